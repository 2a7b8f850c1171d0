"""What a server takes reports about, and what it asks: for whoever maps service codes to categories."""

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind
from services.domain.text import Label
from services.feeds.formats.fields import UNDATED, BadItemError, clean_text, filled, without_tags
from services.feeds.formats.items import Item
from services.feeds.formats.open311.options import categories_of

NO_CODE = Label(id="layanan tanpa service_code", en="a service without a service_code")


class ServiceReader:
    """One feed's options, read once. Raises FeedError when they are wrong."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._categories = feed, categories_of(feed)

    def read(self, item: Item, raw: str) -> Observation:
        code = clean_text(item.get("service_code"))
        if not code:
            raise BadItemError(NO_CODE)
        questions = _questions(item.get("attributes"))
        return Observation(
            source=self._feed.feed_id,
            external_id=code,
            kind=ObservationKind.SITE,
            observed_at=UNDATED,
            title=without_tags(clean_text(item.get("service_name"))) or code,
            text="\n".join(questions) or clean_text(item.get("description")),
            category=self._categories.get(code, ""),
            attributes=filled({
                "site_type": "service",
                "group": clean_text(item.get("group")),
                "keywords": clean_text(item.get("keywords")),
                "answer": clean_text(item.get("type")),
                "questions": str(len(questions)) if questions else _asks(item.get("metadata")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def _asks(metadata: Json) -> str:
    """Return "see services/{code}" when the list says that there are questions."""
    is_asking = metadata is True or clean_text(metadata).casefold() == "true"
    return "services/{code}" if is_asking else ""


def _questions(attributes: Json) -> list[str]:
    rows = attributes if isinstance(attributes, list) else []
    return [_question(row) for row in rows if isinstance(row, dict)]


def _question(row: Item) -> str:
    """Return "CODE (singlevaluelist, required): text [123 = Ford; 124 = Chrysler]"."""
    is_required = row.get("required") is True or clean_text(row.get("required")).casefold() == "true"
    form = ", ".join(filter(None, (clean_text(row.get("datatype")), "required" if is_required else "")))
    values = row.get("values")
    choices = [_choice(value) for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    listed = f" [{'; '.join(choices)}]" if choices else ""
    return f"{clean_text(row.get('code'))} ({form}): {clean_text(row.get('description'))}{listed}"


def _choice(value: Item) -> str:
    return f"{clean_text(value.get('key'))} = {clean_text(value.get('name'))}"

"""outbox.toml: whom the room tells what it did, and in which words."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from services.domain.text import Label
from services.feeds.address import is_loopback, is_loopback_name
from services.outbox.filling import NAMES, faults
from services.profile.schema import Code, LabelModel, OptionalText, Strict, Text, wrong
from services.profile.schema_feeds import DrillUrl, Url

ActName = Literal["assigned", "status", "closed", "reopened", "note"]
StatusName = Literal["new", "verified", "assigned", "in_progress", "on_hold", "resolved", "closed"]
KindName = Literal["open311", "telegram", "webhook", "email"]
TEMPLATE_MAX = 2000


def _can_be_filled(text: str) -> str:
    found = faults(text)
    if found:
        names = ", ".join(NAMES)
        raise wrong(
            Label(
                id=f"isian dari: {names} (kurung biasa ditulis {{{{ }}}}); {found[0]} bukan isian",
                en=f"fields of: {names} (plain braces are written {{{{ }}}}); {found[0]} is none",
            )
        )
    if any(not c.isprintable() and c != "\n" for c in text):
        raise wrong(Label(id="teks tanpa karakter kendali", en="text without control characters"))
    return text


def _is_safe(url: str) -> str:
    if urlsplit(url).scheme != "https" and not is_loopback(url):
        raise wrong(Label(id="alamat https", en="an https address"))
    return url


Filled = Annotated[str, Field(min_length=1, max_length=TEMPLATE_MAX), AfterValidator(_can_be_filled)]
MaybeFilled = Annotated[str, Field(max_length=TEMPLATE_MAX), AfterValidator(_can_be_filled)]
Address = Annotated[str, Field(pattern=r"^[!-~]{1,64}@[A-Za-z0-9.-]{1,190}$")]
Host = Annotated[str, Field(pattern=r"^[A-Za-z0-9.:-]{1,253}$")]


class WordsModel(Strict):
    """``{ id = "...", en = "..." }`` with fields to fill; an empty English falls back to Indonesian."""

    id: Filled
    en: MaybeFilled = ""

    def label(self) -> Label:
        return Label(id=self.id, en=self.en)


class TemplateModel(Strict):
    code: Code
    text: WordsModel
    subject: WordsModel | None = None


class PeerModel(Strict):
    id: Code
    name: LabelModel
    kind: KindName
    enabled: bool
    needs: LabelModel | None = None
    feed: Code | None = None
    agency: Code | None = None
    url: Annotated[Url, AfterValidator(_is_safe)] | None = None
    secret: Code | None = None
    language: Literal["id", "en"] = "id"
    templates: Annotated[dict[ActName, Code], Field(min_length=1)]
    jurisdiction: OptionalText = ""
    service_codes: dict[Code, Text] = Field(default_factory=dict)
    statuses: dict[StatusName, Text] = Field(default_factory=dict)
    host: Host | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: OptionalText = ""
    sender: Address | None = None
    recipient: Address | None = None

    @model_validator(mode="after")
    def _says_why_it_is_off(self) -> "PeerModel":
        if not self.enabled and self.needs is None:
            raise wrong(Label(id="needs: apa yang ditunggu tujuan ini", en="needs: what this peer waits for"))
        return self

    @model_validator(mode="after")
    def _is_for_a_feed_or_an_agency(self) -> "PeerModel":
        if (self.feed is None) == (self.agency is None):
            raise wrong(Label(id='salah satu dari "feed" atau "agency"', en='either "feed" or "agency"'))
        if self.kind == "telegram" and self.feed is None:
            raise wrong(
                Label(id='"feed": umpan Telegram yang dijawab', en='"feed": the Telegram feed that is answered')
            )
        if self.kind in ("webhook", "email") and self.agency is None:
            raise wrong(Label(id="agency: instansi yang diberi tahu", en="agency: who is told"))
        if self.agency is not None and set(self.templates) != {"assigned"}:
            raise wrong(
                Label(
                    id='templates dengan "assigned" saja untuk instansi',
                    en='templates of "assigned" only for an agency',
                )
            )
        return self

    @model_validator(mode="after")
    def _can_be_reached(self) -> "PeerModel":
        if not self.enabled:
            return self
        if self.kind != "email" and self.url is None:
            raise wrong(Label(id="url pada tujuan yang menyala", en="a url on a peer that is on"))
        if self.kind in ("telegram", "webhook") and self.secret is None and self._must_be_sealed():
            raise wrong(Label(id="secret: nama kunci di brankas", en="secret: the name of its key in the store"))
        if self.kind == "email" and None in (self.host, self.sender, self.recipient):
            raise wrong(
                Label(id="host, sender, dan recipient untuk e-mail", en="host, sender and recipient for e-mail")
            )
        if self.user and self.secret is None:
            raise wrong(Label(id="secret: nama sandi untuk user", en="secret: the name of the user's password"))
        if self.security == "none" and not is_loopback_name(self.host or "localhost"):
            raise wrong(Label(id='security "starttls" atau "tls"', en='security "starttls" or "tls"'))
        return self

    def _must_be_sealed(self) -> bool:
        return True


class DrillPeerModel(PeerModel):
    """Of the drill city: it needs no keys and takes no e-mail."""

    kind: Literal["open311", "telegram", "webhook"]
    url: DrillUrl
    enabled: bool = True

    def _must_be_sealed(self) -> bool:
        return False


class OutboxFile(Strict):
    status: dict[StatusName, LabelModel] = Field(default_factory=dict)
    templates: list[TemplateModel] = Field(default_factory=list)
    peers: list[PeerModel] = Field(default_factory=list)
    drill_peers: list[DrillPeerModel] = Field(default_factory=list)

"""A feed's body as XML, with no DTD, no entities and no surprises."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from services.domain.event import Json
from services.feeds.errors import TOO_DEEP, FeedError, broken_data
from services.feeds.formats.json_body import refuse_crowd, refuse_page

DEPTH_MAX = 60
MARKS_MAX = 500_000  # of elements and attributes
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def is_xml(body: bytes) -> bool:
    return body[:200].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def xml_body(body: bytes) -> Element:
    """Return the root. Raises FeedError when it is not whole XML, or declares a DTD (entity attacks need one)."""
    refuse_page(body)
    refuse_crowd(body.count(b"<") + body.count(b"="), most=MARKS_MAX)
    try:
        root: Element = fromstring(body.lstrip(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise FeedError(broken_data("XML"), f"{type(error).__name__}: {error}"[:200]) from error
    return root


def local_name(element: Element) -> str:
    """Return the tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def as_object(element: Element) -> dict[str, Json]:
    """Return the children's texts by tag; empty and nil ones as None. Deeper structure is left out."""
    return {local_name(child): _text(child) for child in element}


def _text(element: Element) -> str | None:
    if element.get(_NIL) in ("true", "1") or element.text is None:
        return None
    return element.text.strip() or None


def as_tree(element: Element) -> Json:
    """Return the element with all below it: a leaf as its text or None, a repeated tag as a list.

    Attributes and signatures are left out. Raises FeedError when it is nested too deeply.
    """
    return _tree(element, DEPTH_MAX)


def _tree(element: Element, depth: int) -> Json:
    if depth == 0:
        raise FeedError(TOO_DEEP)
    children = [child for child in element if local_name(child) != "Signature"]
    if not children:
        return _text(element)
    values: dict[str, list[Json]] = {}
    for child in children:
        values.setdefault(local_name(child), []).append(_tree(child, depth - 1))
    return {name: held[0] if len(held) == 1 else held for name, held in values.items()}

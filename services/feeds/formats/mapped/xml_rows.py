"""XML, RSS and Atom as items: elements become objects, attributes ``@name``, repeated elements lists."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.mapped.table import Document
from services.feeds.formats.xml_body import local_name, xml_body

DEPTH_MAX = 50


def xml_document(body: bytes, *, items: str | None, needs_whole: bool) -> Document:
    """Return the elements at ``items`` ("data/item" from the root, or "item" anywhere); else the root's children.

    Raises FeedError.
    """
    root = xml_body(body)
    found = list(root) if items is None else elements_at(root, items.split("/"))
    if items is None and len({child.tag for child in found}) != 1:
        raise FeedError(
            wrong_shape(Label(id="elemen yang berulang; tulis items", en="one repeated element; write items"))
        )
    is_absent = items is not None and not found and local_name(root) != items.split("/")[0]
    return Document(
        [as_values(element) for element in found],
        whole={local_name(root): as_values(root)} if needs_whole else None,
        missing=Label(id=f"elemen {items}", en=f"elements {items}") if is_absent else None,
    )


def rss_document(body: bytes, *, needs_whole: bool) -> Document:
    """Return the items of RSS 0.9 to 2.0 or the entries of Atom. Raises FeedError when it is neither."""
    root = xml_body(body)
    if local_name(root).lower() not in ("rss", "feed", "rdf"):
        raise FeedError(wrong_shape(Label(id="RSS atau Atom", en="RSS or Atom")))
    found = [element for element in root.iter() if local_name(element) in ("item", "entry")]
    return Document(
        [as_values(element) for element in found], {local_name(root): as_values(root)} if needs_whole else None
    )


def as_values(element: Element, depth: int = 0) -> Json:
    """Return an object, or text for an element that holds nothing else; empty ones are None."""
    text = (element.text or "").strip() or None
    if (not len(element) and not element.attrib) or depth >= DEPTH_MAX:
        return text
    values: dict[str, Json] = {f"@{name.rpartition('}')[2]}": value for name, value in element.attrib.items()}
    if not len(element):
        return values | {"#text": text}
    for name, children in _named(element).items():
        found = [as_values(child, depth + 1) for child in children]
        values[name] = found[0] if len(found) == 1 else list(found)
    return values | ({"#text": text} if text else {})


def _named(element: Element) -> dict[str, list[Element]]:
    """Return the children by local name. Of two namespaces the element's own keeps the name, another gets "_2"."""
    own = _namespace(element)
    names: dict[str, str] = {}
    for child in sorted(element, key=lambda child: _namespace(child) != own):
        name = local_name(child)
        if child.tag not in names:
            names[child.tag] = name if name not in names.values() else f"{name}_2"
    children: dict[str, list[Element]] = {}
    for child in element:
        children.setdefault(names[child.tag], []).append(child)
    return children


def elements_at(root: Element, names: list[str]) -> list[Element]:
    """Return the elements along ``names`` from the root, or all of one name wherever they are."""
    if len(names) == 1:
        return [element for element in root.iter() if local_name(element) == names[0] and element is not root]
    here: Iterable[Element] = [root]
    for name in names[1:] if local_name(root) == names[0] else names:
        here = [child for element in here for child in element if local_name(child) == name]
    return list(here)


def _namespace(element: Element) -> str:
    return str(element.tag).rpartition("}")[0]

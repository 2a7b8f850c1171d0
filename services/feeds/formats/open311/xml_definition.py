"""A service definition in XML, as the object its JSON twin would be: the only nested document of the standard."""

from xml.etree.ElementTree import Element

from services.domain.event import Json
from services.feeds.formats.xml_body import as_object, local_name


def definition_of(root: Element) -> Json:
    """Return service_code and attributes with their values; the list element around them is missing at times."""
    attributes: list[Json] = [_attribute(e) for e in root.iter() if local_name(e) == "attribute"]
    return {**as_object(root), "attributes": attributes}


def _attribute(element: Element) -> Json:
    values: list[Json] = [as_object(e) for e in element.iter() if local_name(e) == "value"]
    return {**as_object(element), "values": values}

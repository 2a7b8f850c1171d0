"""The contact card of an agency: numbers of the profile, words of the incident. Nothing is dialled or sent."""

import re
from zoneinfo import ZoneInfo

from services.domain.clock import Clock
from services.domain.contact_card import ContactCard
from services.domain.incident import Incident
from services.domain.profile import Profile
from services.domain.task import Task
from services.domain.text import Label
from services.outbox.filling import filled

_NUMBER = re.compile(r"\+?\d[\d -]{1,18}\d")
_MOBILE = re.compile(r"0?8\d{7,12}|628\d{7,12}")
TEXT = Label(
    id="""{room}
{number} - {category} ({severity})
{title}
{description}
Tempat: {place} {district}
Titik: {point}
Tugas {agency}: {note}
Dicatat {time}. Mohon kabar: berangkat, tiba, selesai.""",
    en="""{room}
{number} - {category} ({severity})
{title}
{description}
Place: {place} {district}
Point: {point}
Task for {agency}: {note}
Recorded {time}. Please tell us: on the way, on scene, done.""",
)


class ContactCards:
    """Immutable, any thread. The words are Indonesian: they are for the agency, not for the screen."""

    def __init__(self, profile: Profile, clock: Clock) -> None:
        self._profile, self._clock = profile, clock
        self._zone = ZoneInfo(profile.area.time_zone)
        self._agencies = {agency.code: agency for agency in profile.agencies}
        self._categories = {category.code: category.name for category in profile.categories}

    def card(self, incident: Incident, task: Task) -> ContactCard:
        """Return the card; without a published number it has words and no links."""
        agency = self._agencies.get(task.agency)
        name, contact = (agency.name, agency.contact) if agency else (task.agency, "")
        return ContactCard(task.agency, name, contact, links_of(contact), self._text(incident, task, name))

    def _text(self, incident: Incident, task: Task, name: str) -> str:
        category, point, at = self._categories.get(incident.category), incident.point, self._clock.now()
        values = {
            "room": self._profile.name.id,
            "number": incident.number,
            "category": category.id if category else incident.category,
            "severity": incident.severity.name,
            "title": incident.title,
            "description": incident.description,
            "place": incident.place,
            "district": incident.district,
            "point": f"{point.lat:.5f}, {point.lon:.5f}" if point else "",
            "agency": name,
            "note": task.title,
            "time": f"{at.astimezone(self._zone):%d/%m/%Y %H.%M} {self._profile.area.zone_label}",
        }
        return filled(TEXT.id, values)


def links_of(contact: str) -> tuple[str, ...]:
    """Return tel: for every number written in ``contact``, and wa.me for those of mobile phones."""
    links: list[str] = []
    for match in _NUMBER.finditer(contact):
        digits = re.sub(r"\D", "", match[0])
        links.append(f"tel:{'+' if match[0].startswith('+') else ''}{digits}")
        if _MOBILE.fullmatch(digits):
            links.append(f"https://wa.me/62{digits.removeprefix('62').removeprefix('0')}")
    return tuple(dict.fromkeys(links))

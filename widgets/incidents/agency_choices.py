"""Agencies to choose from, the advised ones first, each with why it stands where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from services.domain.agency_advice import AgencyAdvice
from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.choice_list import Choice
from widgets.incidents.profile_words import ProfileWords


def agency_choices(
    incident: Incident, advice: Sequence[AgencyAdvice], *, words: ProfileWords, language: Language
) -> list[Choice]:
    """Return every agency; without advice those responsible for the category come first."""
    if not advice:
        duty = words.responsible.get(incident.category, ())
        codes = words.agencies_for(incident.category)
        advice = [AgencyAdvice(code, code in duty, None, None, 0) for code in codes]
    return [_choice(one, incident, words, language) for one in advice]


def _choice(one: AgencyAdvice, incident: Incident, words: ProfileWords, language: Language) -> Choice:
    name = words.agency(one.agency)
    if one.agency in incident.agencies:
        already = QCoreApplication.translate("Agencies", "already assigned")
        return Choice(one.agency, name, already, is_open=False)
    return Choice(one.agency, name, _why(one, incident, words, language))


def _why(one: AgencyAdvice, incident: Incident, words: ProfileWords, language: Language) -> str:
    """Return "duty: fallen tree; 2.1 km; 3 open tasks", as much of it as is known."""
    translate = QCoreApplication.translate
    parts: list[str] = []
    if one.has_duty:
        category = words.category(incident.category, language).lower()
        parts.append(translate("Agencies", "duty: {0}").format(category))
    if one.serves is False:
        parts.append(translate("Agencies", "not its area"))
    elif one.serves:
        parts.append(translate("Agencies", "its area"))
    if one.distance_m is not None:
        km = f"{one.distance_m / 1000.0:.1f}"
        distance = km.replace(".", ",") if language == "id" else km
        parts.append(translate("Agencies", "{0} km").format(distance))
    if one.open_tasks:
        parts.append(translate("Agencies", "open tasks: {0}").format(one.open_tasks))
    return "; ".join(parts)

"""Answers, while a report is typed: which category, how bad, and is it known already."""

from datetime import datetime

from services.domain.advice import Advice
from services.domain.draft import IncidentDraft
from services.domain.profile import Profile
from services.domain.severity_hint import suggested_severity
from services.incidents.duplicates import DuplicateFinder, DuplicateReader


class Adviser:
    """Immutable. Pool threads: it reads the store, never the network."""

    def __init__(self, profile: Profile, reader: DuplicateReader) -> None:
        self._finder = DuplicateFinder(profile, reader)
        self._usual = {category.code: category.severity for category in profile.categories}

    def advise(self, draft: IncidentDraft, now: datetime) -> Advice:
        """Return what can be said of ``draft`` as it stands."""
        text = f"{draft.title}\n{draft.description}"
        category = draft.category or self._finder.category_told(text)
        hint = suggested_severity(self._usual.get(category), text, people_at_risk=draft.people_at_risk)
        return Advice(category, hint, self._finder.find(draft, now))

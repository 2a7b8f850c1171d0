"""The services of taking calls: what is written down, what is advised, what is kept while it is typed."""

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool

from db.store import Store
from services.domain.clock import Clock
from services.domain.profile import Profile
from services.incidents.adviser import Adviser
from services.incidents.calls import CallBook
from services.incidents.draft_box import DraftBox
from services.incidents.draft_keeper import DraftKeeper
from services.incidents.place_names import PlaceNames


class IntakeRoom(QObject):
    """Owns them; part of the room. GUI thread."""

    def __init__(
        self,
        profile: Profile,
        *,
        store: Store,
        clock: Clock,
        operator: str,
        folder: Path,
        pool: QThreadPool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.calls = CallBook(store, clock=clock, station=profile.station, operator=operator)
        self.adviser = Adviser(profile, store.readers)
        self.places = PlaceNames(profile.area)
        self.drafts = DraftKeeper(DraftBox(folder), pool=pool, parent=self)

    def start(self) -> None:
        self.drafts.restore()

    def stop(self) -> None:
        self.drafts.close()

"""What the board reads. ``db`` satisfies it; tests use fakes we own."""

from typing import Protocol

from services.domain.programme import Measurement


class MeasurementReader(Protocol):
    """Short reads. Pool threads only."""

    def measurements(self, indicator_id: str, *, limit: int) -> tuple[Measurement, ...]:
        """Return the newest values by as_of, oldest first; of one as_of the correction comes last."""
        ...

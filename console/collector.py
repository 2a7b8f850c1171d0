"""Python's cycle collector, where and when it does no harm: on the GUI thread, in small portions.

Left alone it runs on whichever thread allocates next. On a pool thread it may delete a Qt object that belongs to the
GUI thread, which Qt does not allow; and with 100,000 incidents in memory a full run halts every thread for
160 to 180 ms. So it is off, what has been loaded is taken out of its sight (``gc.freeze``: 0.01 ms a run after it),
and the GUI thread collects what is new once a second (every two seconds it took 5 ms in the middle, in a
busy drill on a shared machine).
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

YOUNG_MS = 1_000
ROUNDS = 60  # of young collections, then one of everything not yet frozen


class Collector(QObject):
    """Turns the automatic collection off from its making until ``stop``. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._round = 0
        self._timer = QTimer(self, interval=YOUNG_MS)
        self._timer.timeout.connect(self._collect)

    @Slot()
    def begin(self) -> None:
        """What exists now is taken to stay: never looked at again. From here on what is new is collected."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        """What outlived a full round is frozen too, so that no round is longer than the first.

        A cycle of objects that were frozen and die later stays in memory: that is the price.
        """
        self._round = (self._round + 1) % ROUNDS
        if self._round:
            gc.collect(1)
        else:
            gc.collect()
            gc.freeze()

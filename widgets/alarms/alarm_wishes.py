"""What the operator wishes of the chosen alarm or group."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from services.domain.alarm import Alarm, AlarmGroup
from services.domain.severity import Severity
from widgets.alarms.alarm_form import AlarmAct, AlarmForm
from widgets.alarms.alarm_model import AlarmModel, Row
from widgets.alarms.alarm_table import AlarmTable


class AlarmWishes(QObject):
    """Signals: ``acknowledge_wished(tuple[Alarm, ...], str)``, ``shelve_wished(Alarm, str, float)`` with reason and
    seconds, ``unshelve_wished(Alarm)``, ``mute_wished()``, ``cause_wished(Alarm)``, ``group_toggled(str)``."""

    acknowledge_wished = Signal(object, str)
    shelve_wished = Signal(object, str, float)
    unshelve_wished = Signal(object)
    mute_wished = Signal()
    cause_wished = Signal(object)  # Alarm
    group_toggled = Signal(str)

    def __init__(
        self,
        table: AlarmTable,
        model: AlarmModel,
        *,
        form: AlarmForm,
        longest_shelf_min: Mapping[Severity, int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._form = table, model, form
        self._longest_min = longest_shelf_min
        table.entered_row.connect(self._enter)
        form.entered.connect(self._take_form)

    @Slot()
    def acknowledge(self) -> None:
        """A group is answered with a comment only: nobody waves away what was not looked at."""
        row = self._chosen()
        if isinstance(row, AlarmGroup):
            self._form.ask_comment()
        elif row is not None:
            self.acknowledge_wished.emit((row,), "")

    @Slot()
    def comment(self) -> None:
        if self._chosen() is not None:
            self._form.ask_comment()

    @Slot()
    def shelve(self) -> None:
        row = self._chosen()
        if not isinstance(row, Alarm):
            return
        longest = self._longest_min.get(row.priority, 0)
        if row.is_shelved:
            self.unshelve_wished.emit(row)
        elif longest < 1:
            self.shelve_wished.emit(row, "", 0.0)  # whoever knows the rules says why not
        else:
            self._form.ask_shelf(longest)

    @Slot()
    def _enter(self) -> None:
        row = self._chosen()
        if isinstance(row, AlarmGroup):
            self.group_toggled.emit(row.key)
        elif row is not None:
            self.cause_wished.emit(row)

    @Slot(object, str, int)
    def _take_form(self, act: AlarmAct, text: str, minutes: int) -> None:
        row = self._chosen()
        if row is None:
            self._form.leave()
        elif act is AlarmAct.ACKNOWLEDGE:
            self.acknowledge_wished.emit(row.members if isinstance(row, AlarmGroup) else (row,), text)
        elif isinstance(row, Alarm):
            self.shelve_wished.emit(row, text, minutes * 60.0)

    def _chosen(self) -> Row | None:
        number = self._table.chosen_row()
        return self._model.row_at(number) if number is not None and number < self._model.rowCount() else None

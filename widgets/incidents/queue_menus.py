"""The two menus at the head of the queue: how it is ordered, and which saved view it shows."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from widgets.incidents.group_heads import group_word
from widgets.incidents.queue_cells import QueueColumn, header_text
from widgets.incidents.queue_query import QueueGroup, QueueQuery, QueueSort
from widgets.incidents.saved_views import CHOSEN_COLUMNS, SavedView

MOST_KEYS = 9


class OrderMenu(QToolButton):
    """Sort, group, fold, columns.

    Signals: ``sort_chosen(QueueSort)``, ``group_chosen(QueueGroup)``, ``columns_chosen(frozenset[QueueColumn])``
    with those left out, ``fold_all_wanted()``, ``unfold_all_wanted()``.
    """

    sort_chosen = Signal(object)
    group_chosen = Signal(object)
    columns_chosen = Signal(object)
    fold_all_wanted = Signal()
    unfold_all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._query = QueueQuery()
        self._all = QMenu(self)
        self.setMenu(self._all)
        self._sorts = self._radio(self._all, QueueSort)
        self._all.addSeparator()
        self._grouping = QMenu(self._all)
        self._groups = self._radio(self._grouping, QueueGroup)
        self._grouping.addSeparator()
        self._fold, self._unfold = self._grouping.addAction(""), self._grouping.addAction("")
        self._fold.triggered.connect(self.fold_all_wanted)
        self._unfold.triggered.connect(self.unfold_all_wanted)
        self._all.addMenu(self._grouping)
        self._showing = QMenu(self._all)
        self._columns = {column: self._column(column) for column in CHOSEN_COLUMNS}
        self._all.addMenu(self._showing)
        self._retranslate()

    def show_query(self, query: QueueQuery) -> None:
        self._query = query
        self._sorts[query.sort].setChecked(True)
        self._groups[query.group].setChecked(True)
        self._say()

    def show_columns(self, left_out: frozenset[QueueColumn]) -> None:
        for column, action in self._columns.items():
            action.setChecked(column not in left_out)

    @Slot()
    def offer_groups(self) -> None:
        """Open the menu of groupings under the button."""
        self._grouping.setActiveAction(self._groups[self._query.group])
        self._grouping.popup(self.mapToGlobal(QPoint(0, self.height())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _radio(self, menu: QMenu, kind: type[Enum]) -> dict[Enum, QAction]:
        group, actions = QActionGroup(self), {}
        for word in kind:
            action = QAction(group)
            action.setCheckable(True)
            action.setData(word)
            menu.addAction(action)
            actions[word] = action
        group.triggered.connect(self._choose)
        return actions

    def _column(self, column: QueueColumn) -> QAction:
        action = self._showing.addAction("")
        action.setCheckable(True)
        action.setChecked(True)
        action.triggered.connect(self._choose_columns)
        return action

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        word = action.data()
        if isinstance(word, QueueSort):
            self.sort_chosen.emit(word)
        else:
            self.group_chosen.emit(word)

    @Slot()
    def _choose_columns(self) -> None:
        self.columns_chosen.emit(frozenset(c for c, action in self._columns.items() if not action.isChecked()))

    def _retranslate(self) -> None:
        self._sorts[QueueSort.WORST_FIRST].setText(self.tr("Worst first"))
        self._sorts[QueueSort.DEADLINE].setText(self.tr("Deadline"))
        self._sorts[QueueSort.NEWEST].setText(self.tr("Newest"))
        self._sorts[QueueSort.OLDEST].setText(self.tr("Oldest"))
        for group in QueueGroup:
            self._groups[group].setText(group_word(group))
        for column, action in self._columns.items():
            action.setText(header_text(column))
        self._grouping.setTitle(self.tr("Group  G"))
        self._showing.setTitle(self.tr("Columns"))
        self._fold.setText(self.tr("Fold all groups"))
        self._unfold.setText(self.tr("Open all groups"))
        self._say()

    def _say(self) -> None:
        word = self._sorts[self._query.sort].text()
        if self._query.group is not QueueGroup.NONE:
            word = f"{word} · {group_word(self._query.group)}"
        self.setText(f"{word} ▾")
        self.setAccessibleName(self.tr("Order: {0}").format(word))


class ViewsMenu(QToolButton):
    """Saved views on keys 1 to 9, saving the present one, taking one away.

    Signals: ``view_chosen(SavedView)``, ``save_wanted()``, ``view_forgotten(SavedView)``.
    """

    view_chosen = Signal(object)  # SavedView
    save_wanted = Signal()
    view_forgotten = Signal(object)  # SavedView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._known: tuple[SavedView, ...] = ()
        self._own: tuple[SavedView, ...] = ()
        self._query = QueueQuery()
        self._all, self._forgetting = QMenu(self), QMenu(self)
        self.setMenu(self._all)
        self._all.aboutToShow.connect(self._fill)
        self._retranslate()

    def show_views(self, known: Sequence[SavedView], own: Sequence[SavedView]) -> None:
        """Offer ``known``, which stay, and ``own``, which the operator saved."""
        self._known, self._own = tuple(known), tuple(own)
        self.show_query(self._query)

    def show_query(self, query: QueueQuery) -> None:
        """Name the view whose query this is, if there is one."""
        self._query = query
        name = next((view.name for view in self.views() if view.query == query), "")
        self.setText((name or self.tr("Views")).replace("&", "&&") + " ▾")
        self.setAccessibleName(self.tr("View: {0}").format(name or self.tr("not saved")))

    def views(self) -> tuple[SavedView, ...]:
        return (*self._known, *self._own)

    def choose(self, number: int) -> None:
        """Take the view on key ``number``, from 1; nothing when there is none."""
        if number <= len(self.views()):
            self.view_chosen.emit(self.views()[number - 1])

    @Slot()
    def offer(self) -> None:
        self._fill()
        self._all.popup(self.mapToGlobal(QPoint(0, self.height())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _fill(self) -> None:
        self._all.clear()
        self._forgetting.clear()
        for number, view in enumerate(self.views(), start=1):
            lead = f"&{number}  " if number <= MOST_KEYS else "    "
            action = self._all.addAction(lead + view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.query == self._query)
            action.setData(view)
            action.triggered.connect(self._choose)
        self._all.addSeparator()
        self._all.addAction(self.tr("Save this view…")).triggered.connect(self.save_wanted)
        for view in self._own:
            action = self._forgetting.addAction(view.name.replace("&", "&&"))
            action.setData(view)
            action.triggered.connect(self._forget)
        self._forgetting.setTitle(self.tr("Take a view away"))
        self._all.addMenu(self._forgetting).setEnabled(bool(self._own))

    @Slot()
    def _choose(self) -> None:
        self.view_chosen.emit(self.sender().data())  # type: ignore[attr-defined]

    @Slot()
    def _forget(self) -> None:
        self.view_forgotten.emit(self.sender().data())  # type: ignore[attr-defined]

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("Saved views (V, or 1 to 9)"))
        self.show_query(self._query)

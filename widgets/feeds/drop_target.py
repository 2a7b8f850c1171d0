"""A file or a text that is dropped on a window, or pasted where no field takes it."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class DropTarget(QObject):
    """Watches ``window``. Fields that take text keep doing so.

    Signals: ``file_given(str)`` with a path of this machine, ``text_given(str)``.
    """

    file_given = Signal(str)
    text_given = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), window)
        paste.activated.connect(self._paste)

    def take(self, data: QMimeData) -> bool:
        """Hand on what was dropped or pasted; return whether there was anything in it."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.file_given.emit(paths[0])
            return True
        if data.hasText() and data.text().strip():
            self.text_given.emit(data.text())
            return True
        return False

    @Slot()
    def _paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QDragEnterEvent) and _is_welcome(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent) and self.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _is_welcome(data: QMimeData) -> bool:
    return data.hasText() or any(url.isLocalFile() for url in data.urls())

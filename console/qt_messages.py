"""What Qt has to say goes to console.log; the terminal is for sentences to people."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def send_to_log() -> None:
    """Call once the log is open. Fatal messages still end the process, as Qt decides."""
    qInstallMessageHandler(_log)


def stop_sending() -> None:
    """Call before the log is closed."""
    qInstallMessageHandler(None)


def _log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(LEVELS[kind], "%s", message)

"""The baseline of a start: nothing but Qt, an empty window and an empty web view."""

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> int:
    app = QApplication([])
    window = QMainWindow()
    view = QWebEngineView(window)
    window.setCentralWidget(view)
    window.resize(1920, 1080)
    window.show()
    view.setHtml("<p>.</p>")
    QTimer.singleShot(0, QCoreApplication.quit)
    app.exec()
    print(time.monotonic() - float(os.environ["BENCH_STARTED_S"]), flush=True)
    os._exit(0)  # how it ends is not measured


if __name__ == "__main__":
    sys.exit(main())

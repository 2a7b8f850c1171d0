"""What the map's tests show: incidents by number, and the time it is."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from services.domain.geo import Point
from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from widgets.map.map_view import MapView

AT = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
READY_MS = 15_000
# What the first web view says on a machine without a GPU; it draws in software then.
NO_GPU = ("^QRhiGles2: Failed", "^Failed to create RHI", "^GPUInfo not initialized", "^Unable to detect GPU")

Ask = Callable[[MapView, str], Any]


def an_incident(number: int, *, severity: Severity = Severity.P3, **changed: Any) -> Incident:
    facts: dict[str, Any] = {
        "incident_id": f"inc-{number}", "number": f"A-26-{number:05}", "category": "banjir", "severity": severity,
        "status": IncidentStatus.NEW, "title": f"Banjir {number}", "opened_at": AT, "updated_at": AT,
        "point": Point(-6.50 + 0.02 * (number % 10), 108.10 + 0.03 * (number // 10)),
    }  # fmt: skip
    return Incident(**{**facts, **changed})


def position_of(view: MapView, ask: Ask, place: Point) -> QPoint:
    x, y = ask(view, f"(p => [p.x, p.y])(map_ops.latLngToContainerPoint([{place.lat}, {place.lon}]))")
    return QPoint(round(x), round(y))


def click(view: MapView, position: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mouseClick(view._host.view.focusProxy(), button, Qt.KeyboardModifier.NoModifier, position)

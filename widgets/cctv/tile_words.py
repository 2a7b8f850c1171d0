"""What a tile says in words: its hint, its tooltip, its name for a screen reader."""

import html
from datetime import tzinfo
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from services.domain.camera import Camera, CameraHealth, CameraState
from widgets.cctv.trouble_words import since_text, trouble_sentence
from widgets.words import age_text, camera_word


def is_delayed(camera: Camera) -> bool:
    """Return whether the stream arrives by HLS: its picture shows what was some segments ago."""
    return urlsplit(camera.url).path.endswith(".m3u8")


def live_hint(camera: Camera, health: CameraHealth, *, is_pointed_at: bool) -> str:
    """Return the small text beside a live camera's name, "" when there is nothing to say."""
    if is_pointed_at:
        return measured_text(health)
    return QCoreApplication.translate("CameraTile", "delayed 10-30 s") if is_delayed(camera) else ""


def measured_text(health: CameraHealth) -> str:
    """Return "640 x 360, 15 fps" as measured."""
    text = QCoreApplication.translate("CameraTile", "{0} x {1}, {2} fps")
    return text.format(health.width, health.height, round(health.fps))


def spoken_name(camera: Camera | None, health: CameraHealth | None) -> str:
    if camera is None:
        return QCoreApplication.translate("CameraTile", "No camera")
    state = health.state if health else CameraState.CONNECTING
    return QCoreApplication.translate("CameraTile", "Camera {0}: {1}").format(camera.name, camera_word(state))


def tooltip_lines(camera: Camera, health: CameraHealth | None, zone: tzinfo) -> tuple[str, ...]:
    """Return what is known of the camera, claim and measure apart. Plain text."""
    translate = QCoreApplication.translate
    lines = [spoken_name(camera, health)]
    if health is not None:
        lines += [trouble_sentence(health.reason), since_text(health.since, zone)]
        if health.frame_age_s is not None and not health.is_usable:
            lines.append(
                translate("CameraTile", "Last good picture: {0} ago").format(age_text(health.frame_age_s))
            )
        if health.width:
            lines.append(translate("CameraTile", "Measured: {0}").format(measured_text(health)))
    if camera.claimed_status:
        lines.append(translate("CameraTile", "The camera list says: {0}").format(camera.claimed_status))
    if is_delayed(camera):
        lines.append(translate("CameraTile", "HLS: the picture shows what was 10 to 30 s ago."))
    return tuple(line for line in lines if line)


def tooltip_html(camera: Camera, health: CameraHealth | None, zone: tzinfo) -> str:
    """Return the lines as a tooltip takes them, escaped: names come from outside."""
    return "<br>".join(html.escape(line) for line in tooltip_lines(camera, health, zone))

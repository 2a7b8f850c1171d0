"""What is written over a camera's picture, sized to the tile."""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter

from services.domain.camera import Camera, CameraHealth, CameraState
from widgets.cctv.state_shapes import paint_camera_state
from widgets.cctv.trouble_words import since_text, trouble_sentence
from widgets.theme.theme import Size, Theme
from widgets.words import age_text, camera_word

PAD: Final = 4.0
GAP: Final = 8.0
SMALL_TILE: Final = 120.0  # px high: below, one line must do
LARGE_TILE: Final = 420.0


class TileWriting:
    """Fonts and colours of one theme, and the drawing with them. Text is plain and elided, never markup."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._small = theme.font("small")
        self._name = theme.font("small", QFont.Weight.DemiBold)

    def paint_live(self, painter: QPainter, area: QRectF, camera: Camera, *, hint: str) -> None:
        """Only the name, and at its right a quiet hint."""
        self._paint_name(painter, area, camera.name, hint=hint)
        if camera.is_drill:
            self._paint_drill_mark(painter, area)

    def paint_old(
        self, painter: QPainter, area: QRectF, camera: Camera, *, health: CameraHealth | None, zone: tzinfo
    ) -> None:
        """State by shape and word, the age in large type, why, and since when."""
        self._paint_name(painter, area, camera.name, hint="")
        room = area.adjusted(GAP, GAP, -GAP, -(self._bar_height() + PAD))
        self._paint_lines(painter, room, health, zone)
        if camera.is_drill:
            self._paint_drill_mark(painter, area)

    def paint_hatch(self, painter: QPainter, area: QRectF) -> None:
        """No picture was ever seen: unknown is hatched, so that nobody takes it for a dark street."""
        painter.fillRect(area, QBrush(self._theme.color("line"), Qt.BrushStyle.BDiagPattern))

    def _paint_lines(self, painter: QPainter, room: QRectF, health: CameraHealth | None, zone: tzinfo) -> None:
        state = health.state if health else CameraState.CONNECTING
        age = age_text(health.frame_age_s) if health and health.frame_age_s is not None else ""
        lines: list[tuple[str, QFont, QColor]] = []
        if room.height() < SMALL_TILE - 2 * GAP - self._bar_height():
            self._paint_state(painter, room, state, f"{camera_word(state)} {age}".strip())
            return
        age_size: Size = "display" if room.height() > LARGE_TILE else "figure"
        if age:
            lines.append((age, self._theme.font(age_size, QFont.Weight.DemiBold), self._theme.color("text")))
        if health and (sentence := trouble_sentence(health.reason)):
            lines.append((sentence, self._small, self._theme.color("text")))
        if health and state is not CameraState.CONNECTING:
            lines.append((since_text(health.since, zone), self._small, self._theme.color("text_2")))
        heights = [_height(text, font, room.width()) for text, font, _ in lines]
        word_height = QFontMetricsF(self._word_font()).height() + PAD
        while len(heights) > 1 and word_height + sum(heights) > room.height():
            heights.pop()  # state and age come first; why and since when are in the tooltip too
            lines.pop()
        top = room.top() + max(0.0, (room.height() - word_height - sum(heights)) / 2.0)
        self._paint_state(painter, QRectF(room.left(), top, room.width(), word_height), state, camera_word(state))
        top += word_height
        for (text, font, color), height in zip(lines, heights, strict=True):
            if top + height <= room.bottom() + 1.0:
                _write_centred(painter, QRectF(room.left(), top, room.width(), height), text, font, color)
            top += height

    def _paint_state(self, painter: QPainter, row: QRectF, state: CameraState, word: str) -> None:
        """Shape and word side by side, centred in ``row``."""
        font, side = self._word_font(), QFontMetricsF(self._word_font()).ascent()
        metrics = QFontMetricsF(font)
        word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, max(0.0, row.width() - side - GAP))
        left = row.center().x() - (side + GAP + metrics.horizontalAdvance(word)) / 2.0
        color = self._theme.color("text_2" if state is CameraState.CONNECTING else "stale")
        paint_camera_state(painter, QRectF(left, row.center().y() - side / 2.0, side, side), state, color)
        painter.setFont(font)
        painter.setPen(color)
        text_row = QRectF(left + side + GAP, row.top(), row.right() - left, row.height())
        painter.drawText(text_row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)

    def _paint_name(self, painter: QPainter, area: QRectF, name: str, *, hint: str) -> None:
        bar = QRectF(area.left(), area.bottom() - self._bar_height(), area.width(), self._bar_height())
        painter.fillRect(bar, self._theme.tinted("bg", 0.75))
        inner = bar.adjusted(GAP, 0.0, -GAP, 0.0)
        hint_width = QFontMetricsF(self._small).horizontalAdvance(hint) + GAP if hint else 0.0
        if hint_width > inner.width() * 0.6:
            hint_width = 0.0
        elif hint:
            painter.setFont(self._small)
            painter.setPen(self._theme.color("text_2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        painter.setFont(self._name)
        painter.setPen(self._theme.color("text"))
        text = QFontMetricsF(self._name).elidedText(
            " ".join(name.split()), Qt.TextElideMode.ElideRight, inner.width() - hint_width
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_drill_mark(self, painter: QPainter, area: QRectF) -> None:
        word = QCoreApplication.translate("CameraTile", "DRILL")
        metrics = QFontMetricsF(self._name)
        width = metrics.horizontalAdvance(word) + 2 * PAD
        mark = QRectF(area.right() - width - PAD, area.top() + PAD, width, metrics.height())
        painter.fillRect(mark, self._theme.tinted("bg", 0.75))
        painter.setFont(self._name)
        painter.setPen(self._theme.color("drill"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, word)

    def _word_font(self) -> QFont:
        return self._theme.font("large", QFont.Weight.DemiBold)

    def _bar_height(self) -> float:
        return QFontMetricsF(self._name).height() + PAD


def _height(text: str, font: QFont, width: float) -> float:
    """Return the height of one line, or of two when the text needs them."""
    metrics = QFontMetricsF(font)
    return (
        metrics.height() if metrics.horizontalAdvance(text) <= width else metrics.height() + metrics.lineSpacing()
    )


def _write_centred(painter: QPainter, row: QRectF, text: str, font: QFont, color: QColor) -> None:
    """Write into ``row``, wrapped at words; what two lines cannot take is cut with an ellipsis."""
    metrics = QFontMetricsF(font)
    is_wrapped = row.height() > metrics.height() + 1.0
    room = row.width() * (1.8 if is_wrapped else 1.0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(color)
    wrap = Qt.TextFlag.TextWordWrap if is_wrapped else Qt.TextFlag.TextSingleLine
    painter.drawText(row, int(Qt.AlignmentFlag.AlignCenter) | int(wrap), shown)

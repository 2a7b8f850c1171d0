"""The tokens of ``resources/theme/tokens.toml`` as values. No colour literal lives anywhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtGui import QColor, QFont, QPalette

from services.domain.severity import Severity

ThemeName = Literal["dark", "light"]
Size = Literal["small", "normal", "large", "title", "figure", "display", "wall"]


@dataclass(frozen=True)
class Theme:
    """One theme at one base size. ``colors`` maps token names to ``#RRGGBB``; sizes are in points."""

    name: ThemeName
    colors: Mapping[str, str]
    base_pt: float
    scale: Mapping[str, float]
    family: str

    def color(self, token: str) -> QColor:
        """Raises KeyError for a token that does not exist."""
        return QColor(self.colors[token])

    def tinted(self, token: str, alpha: float) -> QColor:
        """Return the token's colour at ``alpha`` (0..1)."""
        color = self.color(token)
        color.setAlphaF(alpha)
        return color

    def severity_color(self, severity: Severity) -> QColor:
        return self.color(f"p{int(severity)}")

    def points(self, size: Size = "normal") -> float:
        return self.base_pt * self.scale[size]

    def font(self, size: Size = "normal", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the family at a step of the scale, with tabular figures: columns of numbers line up."""
        font = QFont(self.family)
        font.setPointSizeF(self.points(size))
        font.setWeight(weight)
        font.setVariableAxis(QFont.Tag("wght"), float(weight.value))  # Inter comes as one variable file
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def palette(self) -> QPalette:
        """Return a palette for Fusion. Qt's own colour scheme is a no-op on Linux (QTBUG-129917)."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text_3"))
        return palette


_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "bg",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}


def theme_from_tokens(tokens: Mapping[str, object], name: ThemeName, *, family: str, base_pt: float) -> Theme:
    """Build a theme from the parsed token file; ``base_pt`` 0 takes the file's own base size."""
    colors = cast(Mapping[str, str], tokens[name])
    type_ = cast(Mapping[str, object], tokens["type"])
    scale = cast(Mapping[str, float], type_["scale"])
    return Theme(name, dict(colors), base_pt or float(cast(float, type_["base_pt"])), dict(scale), family)

"""How the window looks: one theme and one text scale, from which every widget takes its colours and sizes."""

from typing import Literal, Protocol, TypeGuard

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from kyphoview.view.fonts import font
from kyphoview.view.palette import LIGHT, Theme

TextRole = Literal["main", "title", "heading", "body", "button", "small", "strip", "mark"]

_REGULAR, _SEMIBOLD = QFont.Weight.Normal, QFont.Weight.DemiBold
_TEXTS: dict[TextRole, tuple[float, QFont.Weight]] = {  # pixels at scale 1
    "main": (25, _REGULAR),
    "title": (20, _SEMIBOLD),
    "heading": (16, _SEMIBOLD),
    "body": (17, _REGULAR),
    "button": (16, _REGULAR),
    "small": (15, _REGULAR),
    "strip": (14.5, _REGULAR),
    "mark": (13, _SEMIBOLD),
}
TARGET_PX = 44
SPOKEN_LINE_PX = 2.0
RADIUS_PX = 9.0
FOCUS_WIDTH_PX = 2.5


class Style(Struct, frozen=True):
    """A theme and a text scale (1 to 2). Spaces stay as they are when text grows, so that text gets the room."""

    theme: Theme = LIGHT
    text_scale: float = 1.0

    def px(self, size: float) -> int:
        """A size that belongs to text (a letter's, an icon's), in pixels, at this text scale."""
        return round(size * self.text_scale)

    def font(self, role: TextRole) -> QFont:
        size, weight = _TEXTS[role]
        return font(size * self.text_scale, weight)

    def target_px(self) -> int:
        """The least height and width of what is pressed."""
        return max(TARGET_PX, self.px(38))

    def palette(self) -> QPalette:
        """The colours for what Qt's own style draws: menus, scroll bars, tool tips."""
        theme, palette = self.theme, QPalette()
        role = QPalette.ColorRole
        for names, colour in (
            ((role.Window, role.Base, role.Light), theme.panel),
            ((role.Button, role.AlternateBase, role.Midlight, role.ToolTipBase), theme.panel_raised),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
            ((role.PlaceholderText, role.Dark, role.Mid), theme.border),
            ((role.Highlight, role.Accent), theme.accent),
            ((role.HighlightedText,), theme.on_accent),
            ((role.Link, role.LinkVisited), theme.link),
        ):
            for name in names:
                palette.setColor(name, QColor(colour))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.text_quiet))
        return palette


class Styled(Protocol):
    """A widget that takes its colours and sizes from a style."""

    def set_style(self, style: Style) -> None: ...


def apply_style(root: QWidget, style: Style) -> None:
    """Give the style to a widget and to everything in it."""
    for widget in (root, *root.findChildren(QWidget)):
        if _is_styled(widget):
            widget.set_style(style)


def _is_styled(widget: QWidget) -> TypeGuard[Styled]:
    """Asked of the protocol itself, this would take ten times as long, for each of the hundreds of widgets."""
    return hasattr(widget, "set_style")


def apply_application_style(style: Style) -> None:
    """Give the style to what Qt paints itself."""
    QApplication.setPalette(style.palette())
    QApplication.setFont(style.font("body"))
    QToolTip.setPalette(style.palette())
    QToolTip.setFont(style.font("small"))


def paint_focus_ring(
    painter: QPainter, rect: QRectF, style: Style, radius: float = RADIUS_PX, has_halo: bool = True
) -> None:
    """The ring around what has the focus, on a halo that sets it off from what is painted below."""
    inset = FOCUS_WIDTH_PX / 2
    ring = rect.adjusted(inset, inset, -inset, -inset)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if has_halo:
        painter.setPen(QPen(QColor(style.theme.panel), FOCUS_WIDTH_PX * 2 + 1))
        painter.drawRoundedRect(ring, radius, radius)
    painter.setPen(QPen(QColor(style.theme.focus), FOCUS_WIDTH_PX))
    painter.drawRoundedRect(ring, radius, radius)


def paint_card(painter: QPainter, rect: QRectF, fill: str | None, edge: str | None, radius: float = RADIUS_PX) -> None:
    """A rounded area with an optional fill and an optional edge of one pixel."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_spoken(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """Under letters that are being read aloud: a tint, and a line that is seen on a tinted card, too."""
    painter.fillRect(place, QColor(theme.accent_soft))
    line = QRectF(place.left(), place.bottom() - SPOKEN_LINE_PX, place.width(), SPOKEN_LINE_PX)
    painter.fillRect(line, QColor(theme.accent))


def let_grow_down(widget: QWidget) -> None:
    """Have a layout ask how high it must be for its width, as lines of words need."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)

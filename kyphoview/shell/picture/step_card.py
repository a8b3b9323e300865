"""One step as a card: a small picture, its number and its title."""

from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from kyphoview.language import N_, _
from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.accessible.told import tell_chosen
from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring
from kyphoview.view.icons import draw_icon

StepMark = Literal["seen", "known"]
_MARKS: dict[StepMark, tuple[str, str]] = {"seen": ("eye", N_("Seen.")), "known": ("tick", N_("Seen and known."))}
_MARK_PX = 20
PICTURE_SHARE = 0.5  # height over width
_STEPPED_BACK = 0.35  # how much is seen of a picture while it is not to draw the eye
PAD_PX = 5
_TITLE_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class StepCard(QPushButton):
    """Says which step is chosen, and, by the arrow keys, which card is to have the keys."""

    chosen = Signal(int)
    neighbour_wanted = Signal(int)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.has_picture = True
        self._number = number
        self._title = ""
        self._has_title = True
        self._picture: QPixmap | None = None
        self._is_current = False
        self._mark: StepMark | None = None
        self._steps_back = False
        self._style = Style()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted again when the mouse comes and goes
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_title("")
        self.clicked.connect(self._on_clicked)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @property
    def told_chosen(self) -> bool:
        return self._is_current

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("strip"))

    def show_title(self, title: str) -> None:
        self._title = title
        self.setAccessibleName(
            _("Step {number}: {title}", number=self._number + 1, title=title)
            if title
            else _("Step {number}", number=self._number + 1)
        )
        self.update()

    def set_title_shown(self, is_shown: bool) -> None:
        """With its title, or with its number alone; the tool tip has the title then."""
        self._has_title = is_shown
        self._describe()
        self.update()

    def show_picture(self, picture: QPixmap | None) -> None:
        self._picture = picture
        self.update()

    def set_current(self, is_current: bool) -> None:
        if is_current != self._is_current:
            self._is_current = is_current
            tell_chosen(self)
        self._describe()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def step_back(self, is_back: bool) -> None:
        """Let the picture draw no eye, unless the mouse or the keys are on it."""
        self._steps_back = is_back
        self.update()

    def show_mark(self, mark: StepMark | None) -> None:
        """What is kept of this step."""
        if mark != self._mark:
            self._mark = mark
            self._describe()
            self.update()

    def lines(self, width: int, has_picture: bool) -> int:
        """How many lines the title needs in the present step's heavier letters; too many where a word is too long."""
        metrics = QFontMetrics(self._heavy_font())
        place = QRect(0, 0, width - 2 * PAD_PX, 10_000)
        words = metrics.boundingRect(place, int(_TITLE_FLAGS), self._words(has_picture))
        return max(1, round(words.height() / metrics.lineSpacing())) if words.width() <= place.width() else 99

    def height_for(self, width: int, has_picture: bool, lines: int) -> int:
        picture = round((width - 2 * PAD_PX) * PICTURE_SHARE) + 4 if has_picture else 0
        return picture + lines * QFontMetrics(self._style.font("strip")).lineSpacing() + 2 * PAD_PX

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.neighbour_wanted.emit(self._number + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint_ground(painter)
            if self.has_picture:
                self._paint_picture(painter)
            self._paint_title(painter)
            if self._mark is not None:
                self._paint_mark(painter, self._mark)
            if shows_ring(self):
                paint_focus_ring(painter, QRectF(self.rect()).adjusted(1, 0, -1, 0), self._style)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, place = self._style.theme, QRectF(self.rect()).adjusted(1, 0, -1, 0)
        if self._is_current:
            paint_card(painter, place, theme.accent_soft, theme.accent)
        elif self.underMouse():
            paint_card(painter, place, theme.hover, None)

    def _paint_picture(self, painter: QPainter) -> None:
        theme, place = self._style.theme, self._picture_rect()
        paint_card(painter, QRectF(place), theme.backdrop, None, 5)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._steps_back and not (self._is_current or self.underMouse() or self.hasFocus()):
                painter.setOpacity(_STEPPED_BACK)
            painter.drawPixmap(place, self._picture)
            painter.setOpacity(1.0)
        edge = theme.accent if self._is_current else theme.hairline
        paint_card(painter, QRectF(place), None, edge, 3)
        self._paint_number(painter, place)

    def _paint_number(self, painter: QPainter, picture: QRect) -> None:
        theme, size = self._style.theme, self._style.px(22)
        badge = QRectF(picture.left(), picture.top(), size, size)
        paint_card(painter, badge, theme.accent if self._is_current else theme.panel_raised, theme.border, 5)
        painter.setFont(self._style.font("mark"))
        painter.setPen(QColor(theme.on_accent if self._is_current else theme.text))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(self._number + 1))

    def _paint_mark(self, painter: QPainter, mark: StepMark) -> None:
        """In the corner across from the number; without a picture a line below the title, half as long if only seen."""
        theme, size = self._style.theme, self._style.px(_MARK_PX)
        if self.has_picture:
            badge = QRectF(self.width() - PAD_PX - size, PAD_PX, size, size)
            paint_card(painter, badge, theme.panel_raised, theme.border, 5)
            draw_icon(painter, _MARKS[mark][0], badge.adjusted(2, 2, -2, -2), theme.accent)
        else:
            share = 1.0 if mark == "known" else 0.5
            line = QRectF(PAD_PX, self.height() - PAD_PX, share * (self.width() - 2 * PAD_PX), 3)
            paint_card(painter, line, theme.accent, None, 1.5)

    def _describe(self) -> None:
        place = _("This is the present step") if self._is_current else _("Go to this step")
        mark = "" if self._mark is None else f"{_(_MARKS[self._mark][1])} "
        self.setAccessibleDescription(mark + place)
        self.setToolTip(mark.strip() if self._has_title else f"{self._title}. {mark}".strip())

    def _paint_title(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setFont(self._heavy_font() if self._is_current else self._style.font("strip"))
        painter.setPen(QColor(theme.text if self._is_current or self.underMouse() else theme.text_quiet))
        top = self._picture_rect().bottom() + 4 if self.has_picture else PAD_PX
        place = QRect(PAD_PX, top, self.width() - 2 * PAD_PX, self.height() - top)
        painter.drawText(place, int(_TITLE_FLAGS), self._words(self.has_picture))

    def _words(self, has_picture: bool) -> str:
        """The title; where no picture carries the number, with the number."""
        if not self._has_title:
            return "" if has_picture else str(self._number + 1)
        return self._title if has_picture else f"{self._number + 1} {self._title}"

    def _heavy_font(self) -> QFont:
        letters = self._style.font("strip")
        letters.setWeight(QFont.Weight.DemiBold)
        return letters

    def _picture_rect(self) -> QRect:
        width = self.width() - 2 * PAD_PX
        return QRect(PAD_PX, PAD_PX, width, round(width * PICTURE_SHARE))

    def _on_clicked(self) -> None:
        self.chosen.emit(self._number)

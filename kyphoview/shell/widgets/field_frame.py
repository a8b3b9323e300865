"""An edge around fields that Qt's own style draws, so that they are seen in every theme, and the ring of the focus."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring


def paint_frame(field: QWidget, style: Style) -> None:
    """Call it at the end of the field's `paintEvent`."""
    with QPainter(field) as painter:
        paint_card(painter, QRectF(field.rect()), None, style.theme.border, 4)
        if field.hasFocus():
            paint_focus_ring(painter, QRectF(field.rect()), style, 4, has_halo=False)

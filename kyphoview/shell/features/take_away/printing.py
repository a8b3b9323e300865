"""The sheet to hand over on paper: a preview, and from there the print dialog."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from kyphoview.content.sheet import Handout
from kyphoview.export.handout.pdf_sheet import paint_handout
from kyphoview.language import _


class SheetPreview(QPrintPreviewDialog):
    """Shows both sides as they will be printed; its own button opens the print dialog."""

    def __init__(self, handout: Handout, paper: QPageSize, parent: QWidget | None = None) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        super().__init__(printer, parent)
        self._printer = printer  # which the dialog uses and does not own
        self._handout = handout
        printer.setDocName("kyphoview")
        printer.setFullPage(True)
        printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        self.setWindowTitle(_("The sheet to hand over"))
        self.resize(900, 760)

        self.paintRequested.connect(self._on_paint_requested)

    def _on_paint_requested(self, printer: QPrinter) -> None:
        paint_handout(printer, self._handout)

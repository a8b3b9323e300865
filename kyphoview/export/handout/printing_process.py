"""The process that prints one sheet on the system's usual printer, so that a print service can hold no window.

It is told what to print on its standard input, in one JSON object on a line (`order_of`), and answers with one on its
standard output: {} once the printer has it, or {"reason": "..."}. It keeps nothing.
"""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kyphoview.content.clinic import Clinic
from kyphoview.content.sheet import Handout
from kyphoview.errors import BadInput, Failure
from kyphoview.export.handout.pdf_sheet import paint_handout, start_for_sheets
from kyphoview.language import _
from kyphoview.own_process import end_if_stuck, own_ends
from kyphoview.procedure.case import Case

LONGEST_PRINTING_S = 60


def order_of(handout: Handout) -> dict[str, Any]:
    """A sheet without ink, as it is told to the process."""
    clinic = handout.clinic
    return {
        "case": asdict(handout.case),
        "day": handout.day.isoformat(),
        "questions": list(handout.questions),
        "clinic": [clinic.name, clinic.number, clinic.emergency, str(clinic.logo or "")],
    }


def handout_of(order: dict[str, Any]) -> Handout:
    """The sheet that was told."""
    name, number, emergency, logo = order["clinic"]
    return Handout(
        Case(**order["case"]),
        date.fromisoformat(order["day"]),
        questions=tuple(order["questions"]),
        clinic=Clinic(name, number, emergency, Path(logo) if logo else None),
    )


def print_sheet(handout: Handout, printer: QPrinter) -> None:
    """Print both sides, on Letter where that is the printer's own paper, else on A4.

    Raises:
        BadInput: a data file is damaged, or the clinic's logo cannot be used.
        Failure: the printer took nothing.
    """
    is_letter = printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.Letter
    paper = QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)
    printer.setDocName("kyphoview")  # what stands in the printer's list says nothing of anybody
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    paint_handout(printer, handout)
    if printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
        raise Failure(_("The printer took nothing."))


def serve() -> int:
    """Print what is asked for, once."""
    orders, answers = own_ends()
    if line := orders.readline():
        with end_if_stuck(LONGEST_PRINTING_S):
            answer = _print(json.loads(line))
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
    return 0


def _print(order: dict[str, Any]) -> dict[str, str]:
    try:
        start_for_sheets()
        assert QGuiApplication.instance() is not None
        usual = QPrinterInfo.defaultPrinter()
        if usual.isNull():
            return {"reason": _("There is no printer.")}
        print_sheet(handout_of(order), QPrinter(usual, QPrinter.PrinterMode.HighResolution))
    except (BadInput, Failure) as error:
        return {"reason": str(error)}
    return {}

"""Printing one sheet in a process of its own: what it is told is what was meant, and it says why where it cannot."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from kyphoview.content.clinic import Clinic
from kyphoview.content.sheet import Handout
from kyphoview.errors import BadInput, Failure
from kyphoview.export.handout.printing_process import handout_of, order_of, print_sheet
from kyphoview.own_process import own_command
from kyphoview.procedure.case_checks import make_case

DAY = date(2026, 3, 5)
CLINIC = Clinic("Harbour Clinic", "+44 20 7946 0000", "112")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("logo", [None, Path("logo.png")])
def test_what_is_told_is_the_sheet_that_was_meant(logo: Path | None) -> None:
    clinic = Clinic(CLINIC.name, CLINIC.number, CLINIC.emergency, logo)
    handout = Handout(make_case("T12", "crush", 30.0, 1), DAY, questions=("Who feeds my cat?",), clinic=clinic)
    assert handout_of(json.loads(json.dumps(order_of(handout)))) == handout


@pytest.mark.linux
@pytest.mark.parametrize(("own", "paper"), [("Letter", "612 x 792"), ("A4", "595"), ("A5", "595")])
def test_both_sides_come_out_on_the_printers_own_letter_or_on_a4(own: str, paper: str, tmp_path: Path) -> None:
    """On A4, where its own paper is another one."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, own)))
    print_sheet(Handout(make_case(), DAY, questions=("Who feeds my cat?",), clinic=CLINIC), printer)
    about = subprocess.run(["pdfinfo", tmp_path / "printed.pdf"], check=True, capture_output=True, text=True).stdout
    said = subprocess.run(["pdftotext", tmp_path / "printed.pdf", "-"], check=True, capture_output=True, text=True)
    assert "Pages:           2" in about
    assert f"Page size:       {paper}" in about
    assert "Who feeds my cat?" in said.stdout
    assert "Harbour Clinic" in said.stdout


@pytest.mark.qt_log_ignore("QPainter::(begin|end)")
def test_a_printer_that_takes_nothing_is_one_sentence(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(Failure, match="cannot be printed"):
        print_sheet(Handout(make_case(), DAY), printer)


def test_the_process_says_why_and_ends(tmp_path: Path) -> None:
    order = order_of(Handout(make_case(), DAY, clinic=Clinic(logo=tmp_path / "none.png")))
    done = subprocess.run(
        own_command("print_sheet"), input=json.dumps(order) + "\n", capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0
    assert set(json.loads(done.stdout)) == {"reason"}


def test_a_logo_that_is_gone_is_told(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with pytest.raises(BadInput, match=r"none\.png"):
        print_sheet(Handout(make_case(), DAY, clinic=Clinic(logo=tmp_path / "none.png")), printer)

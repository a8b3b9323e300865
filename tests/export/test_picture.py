"""The same picture in a PNG, an SVG and a PDF, also when another program than Qt draws them."""

import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kyphoview.export.picture import Picture, paint_image, picture_bytes
from kyphoview.export.picture_options import PICTURE_VIEWS, PictureView
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.palette import LIGHT, THEMES

SIZE = QSize(960, 540)
BLOCK_PX = 6  # pictures are compared by the means of blocks: edges are smoothed differently by each program
MOMENTS = [("healthy", 0.2), ("inflating", 0.7), ("cementing", 0.8)]

Pixels = NDArray[np.float64]


def picture(step: str, at: float, view: PictureView, theme: str = "light", size: QSize = SIZE) -> Picture:
    scene = scene_at(DEFAULT_CASE, Moment(step, at))
    return Picture(scene, view, size, THEMES[theme], "A title", "A description & more.")


def pixels(image: QImage) -> Pixels:
    """Rows, columns and red, green, blue, 0 to 255."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).astype(np.float64)


def coarse(image: Pixels) -> Pixels:
    height, width = (side // BLOCK_PX for side in image.shape[:2])
    cut = image[: height * BLOCK_PX, : width * BLOCK_PX]
    return cut.reshape(height, BLOCK_PX, width, BLOCK_PX, 3).mean(axis=(1, 3))


def apart(one: Pixels, other: Pixels) -> tuple[float, float]:
    """How far two pictures are apart: the blocks' mean difference, and the share of blocks clearly different."""
    assert one.shape == other.shape
    difference = np.abs(coarse(one) - coarse(other)).max(axis=2)
    return float(difference.mean()), float((difference > 30).mean())


def drawn_by_another(kind: str, content: bytes, folder: Path) -> Pixels:
    """The file as librsvg or poppler draws it, at the size it asks for at 96 pixels to the inch."""
    source, target = folder / f"in.{kind}", folder / "out.png"
    source.write_bytes(content)
    command = {
        "svg": ["rsvg-convert", "-o", str(target), str(source)],
        "pdf": ["pdftoppm", "-r", "96", "-png", "-singlefile", str(source), str(target.with_suffix(""))],
    }
    subprocess.run(command[kind], check=True, timeout=120)
    return pixels(QImage(str(target)))


@pytest.mark.linux
@pytest.mark.parametrize("kind", ["svg", "pdf"])
@pytest.mark.parametrize("view", PICTURE_VIEWS)
@pytest.mark.parametrize(("step", "at"), MOMENTS)
def test_another_program_draws_the_same(
    kind: str, view: PictureView, step: str, at: float, tmp_path: Path, qtbot: QtBot
) -> None:
    wanted = picture(step, at, view)
    image = drawn_by_another(kind, picture_bytes(wanted, f".{kind}"), tmp_path)
    mean, share = apart(pixels(paint_image(wanted)), image)
    assert mean < 1.5
    assert share < 0.002


def test_the_comparison_sees_a_difference(qtbot: QtBot) -> None:
    """Else the tests above could not fail: a moment a little later is already too far away."""
    one = pixels(paint_image(picture("inflating", 0.5, "side")))
    other = pixels(paint_image(picture("inflating", 0.8, "side")))
    mean, share = apart(one, other)
    assert mean > 1.5 or share > 0.002


@pytest.mark.parametrize("theme", THEMES)
def test_a_png_has_the_size_and_is_not_blank(theme: str, qtbot: QtBot) -> None:
    image = QImage.fromData(picture_bytes(picture("inflating", 1.0, "side", theme), ".png"))
    assert image.size() == SIZE
    assert len(np.unique(pixels(image).reshape(-1, 3), axis=0)) > 100


def test_the_same_moment_gives_the_same_file(qtbot: QtBot) -> None:
    for file_type in (".png", ".svg"):
        wanted = picture("placing", 0.4, "top")
        assert picture_bytes(wanted, file_type) == picture_bytes(wanted, file_type)


def test_an_svg_is_vector_and_says_what_it_shows(qtbot: QtBot) -> None:
    root = ET.fromstring(picture_bytes(picture("inflating", 1.0, "side"), ".svg"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.findtext("svg:title", namespaces=space) == "A title"
    assert root.findtext("svg:desc", namespaces=space) == "A description & more."
    assert root.get("viewBox") == "0 0 960 540"
    assert len(root.findall(".//svg:path", space)) > 200
    assert root.findall(".//svg:image", space) == []


def test_an_xray_in_an_svg_is_one_image_under_vector_labels(qtbot: QtBot) -> None:
    root = ET.fromstring(picture_bytes(picture("inflating", 1.0, "xray-front"), ".svg"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert len(root.findall(".//svg:image", space)) == 1
    assert len(root.findall(".//svg:path", space)) > 20


def test_a_pdf_is_vector_and_carries_its_fonts(qtbot: QtBot) -> None:
    content = picture_bytes(picture("inflating", 1.0, "side"), ".pdf")
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) == 1
        drawn = list(pdf[0].get_objects())
        assert pdf[0].get_size() == pytest.approx((SIZE.width() * 72 / 96, SIZE.height() * 72 / 96), abs=0.01)
        assert sum(thing.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH for thing in drawn) > 200
        assert not any(thing.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for thing in drawn)
    assert b"/FontFile2" in content


def test_light_is_light(qtbot: QtBot) -> None:
    """The backdrop reaches the corners, in the theme's own colour."""
    corner = paint_image(picture("healthy", 0.0, "top")).pixelColor(0, 0)
    assert corner.name() == LIGHT.backdrop


def test_an_svg_has_its_size_in_pixels_its_language_and_a_name(qtbot: QtBot) -> None:
    root = ET.fromstring(picture_bytes(picture("inflating", 1.0, "side", size=QSize(800, 450)), ".svg"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("800px", "450px", "0 0 800 450")
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert root.get("role") == "img"
    named = [root.find(f"./*[@id='{part}']", space) for part in (root.get("aria-labelledby") or "").split()]
    assert [part.tag.partition("}")[2] for part in named if part is not None] == ["title", "desc"]


def test_a_pdf_says_its_language_and_shows_its_title(qtbot: QtBot) -> None:
    with pypdfium2.PdfDocument(picture_bytes(picture("inflating", 1.0, "side"), ".pdf")) as pdf:
        told = pypdfium2.raw.FPDFCatalog_GetLanguage(pdf, None, 0)
        letters = (pypdfium2.raw.FPDF_WCHAR * (told // 2))()
        pypdfium2.raw.FPDFCatalog_GetLanguage(pdf, letters, told)
        assert bytes(letters).decode("utf-16-le").rstrip("\0") == "en"
        assert pdf.get_metadata_value("Title") == "A title"
        assert b"/DisplayDocTitle true" in picture_bytes(picture("inflating", 1.0, "side"), ".pdf")

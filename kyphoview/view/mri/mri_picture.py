"""A picture like an MRI of the fresh break, of the kind in which fat is dark and water is bright (STIR).

It is the side cut of this model in other greys: marrow is fat and so dark, and the water that a fresh break draws into
the marrow around the crushed bone is bright. As in any slice, what lies beside it is not in the picture, as the canal.
An MRI's own pixels are as large as these.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.procedure.case import Case
from kyphoview.procedure.fracture.impaction import Impaction
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import FOUND
from kyphoview.view.cut.bones import paint_bone
from kyphoview.view.cut.discs import paint_disc
from kyphoview.view.cut.fracture_marks import side_points
from kyphoview.view.cut.tissues import paint_tissues
from kyphoview.view.frame import Frame
from kyphoview.view.palette import COLOURS, LIGHT, Theme
from kyphoview.view.paths import polygon
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import faded, fill, restored

CAMERA = Camera((4.0, 2.0), 92.0, 104.0)
_PIXEL_MM, _FINER = 0.62, 4
_DARK = 26
# A monitor's own greys, the same in every theme; what is not named is dark, as fat is.
_GREYS = {
    "backdrop": 8, "bone": 12, "bone_edge": 10, "bone_core": 52, "bone_line": 48, "marrow": 56, "far_bone": 40,
    "annulus": 44, "nucleus": 124, "disc_edge": 14, "disc_line": 44, "nerve": 120, "nerve_edge": 60,
    "muscle": 78, "muscle_fibre": 70, "ligament": 12, "vessel_artery": 12, "vessel_vein": 96, "organ": 92,
}  # fmt: skip
_WATER, _WATER_EACH, _WATER_MM = (
    250,
    0.15,
    14,
)  # how bright, how much of it each millimetre adds, and how far it reaches
_NOISE = 5.0


@lru_cache(maxsize=2)
def mri_picture(case: Case) -> QImage:
    """The picture, its pixels 0.62 mm large, of the bone as it is broken."""
    scene = scene_at(case, Moment(FOUND, 1.0))
    columns, rows = round(CAMERA.width_mm / _PIXEL_MM), round(CAMERA.height_mm / _PIXEL_MM)
    painted = QImage(columns * _FINER, rows * _FINER, QImage.Format.Format_RGB32)
    layout = replace(Layout.of(painted.width(), painted.height(), labels=False), column=0.0, top=0.0, bottom=0.0)
    with QPainter(painted) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(painted.rect(), _grey(_GREYS["backdrop"]))
        _paint(painter, Frame.of(CAMERA, layout), load_cut(case.level, "side", case.path), scene)
    keeps, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return _with_noise(painted.scaled(columns, rows, keeps, smooth).convertToFormat(QImage.Format.Format_Grayscale8))


def _paint(painter: QPainter, frame: Frame, cut: Cut, scene: Scene) -> None:
    theme = _theme()
    paint_tissues(painter, frame, cut, scene, theme)
    for disc in cut.discs:
        paint_disc(painter, frame, cut, disc, scene, theme)
    for bone in cut.bones:
        paint_bone(painter, frame, cut, bone, scene, theme)
    with restored(painter):
        painter.setClipPath(_marrow(frame, cut, scene))
        for impaction in scene.impactions:
            for spread in _spreads(frame, cut, impaction):
                fill(painter, spread, faded(_grey(_WATER).name(), _WATER_EACH))


def _marrow(frame: Frame, cut: Cut, scene: Scene) -> QPainterPath:
    """The inside of the broken vertebra's shell."""
    path = QPainterPath()
    for bone in cut.bones:
        if bone.level == cut.treated:
            for core in bone.cores:
                path.addPath(polygon(frame.project(cut.plane, scene.carry_bone(cut.treated, core))))
    return path


def _spreads(frame: Frame, cut: Cut, impaction: Impaction) -> Iterator[QPainterPath]:
    """The crushed bone with ever more around it, a millimetre each time: bright within, fainter with the distance."""
    half = VERTEBRAE[cut.treated].endplate_depth_mm / 2
    y = np.linspace(-half, half, 40)
    near, _middle, far = impaction.layers_mm(side_points(cut.plane, y, np.zeros(len(y)))[:, 0], y)
    outwards = np.sign(near - far + (1e-9 if impaction.is_upper else -1e-9))
    for away_mm in range(_WATER_MM):
        one, other = near + outwards * (away_mm + 3.0), far - outwards * away_mm
        loop = np.concatenate((side_points(cut.plane, y, one), side_points(cut.plane, y, other)[::-1]))
        yield polygon(frame.project(cut.plane, loop))


@lru_cache(maxsize=1)
def _theme() -> Theme:
    inks: dict[str, Any] = {name: _grey(_GREYS.get(name, _DARK)).name() for name in COLOURS}
    return LIGHT._replace(name="mri", has_depth=False, **inks)


def _grey(value: int) -> QColor:
    return QColor(value, value, value)


def _with_noise(image: QImage) -> QImage:
    """The same with a receiver's noise, always the same."""
    rows, columns, stride = image.height(), image.width(), image.bytesPerLine()
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(rows, stride)[:, :columns].astype(np.float64)
    noise = np.random.default_rng(7).normal(0.0, _NOISE, (2, rows, columns))
    found = np.clip(np.hypot(grey + noise[0], noise[1]), 0.0, 255.0).astype(np.uint8)
    return QImage(found.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()

"""The soft parts around the bones in a cut."""

from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import Cut, TissueCut
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.resting_tissue import TissueShape, tissue_shapes
from kyphoview.view.cut.tissue_styles import tissue_style
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.shading import fill_bands
from kyphoview.view.strokes import faded, fill, mix, stroke

_NEAR_MM, _FAR_MM = 380.0, 820.0  # the height of the picture's reach between which the inner body fades out
_SEEN_FROM_FAR = ("body_outline", "skin", "fat")


def paint_tissues(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """Everything soft that the plane meets, from the skin inwards; from far away, only the body and its spine."""
    detail = detail_of(frame, cut)
    shapes = [shape for shape in tissue_shapes(frame, cut, scene, False) if _opacity(shape.tissue, detail) > 0.0]
    for shape in shapes[_lowest_seen(frame, shapes, detail) :]:
        _paint(painter, frame, shape, theme, detail)


def detail_of(frame: Frame, cut: Cut) -> float:
    """How much of the inner body is shown: all of it up close, nothing of it in the picture of the whole back."""
    if cut.view == "top":
        return 1.0
    reach_mm = frame.layout.height / frame.scale
    share = min(1.0, max(0.0, (_FAR_MM - reach_mm) / (_FAR_MM - _NEAR_MM)))
    return share * share * (3 - 2 * share)


def _opacity(tissue: TissueCut, detail: float) -> float:
    return 1.0 if tissue.name in _SEEN_FROM_FAR or tissue.name.endswith("far_bone") else detail


def _lowest_seen(frame: Frame, shapes: list[TissueShape], detail: float) -> int:
    """The uppermost tissue that fills the whole picture, which hides what was painted before it; else the first."""
    reach = frame.reach
    for at in range(len(shapes) - 1, 0, -1):
        tissue, path = shapes[at].tissue, shapes[at].path
        is_solid = tissue.kind == "region" and _opacity(tissue, detail) == 1.0 and tissue_style(tissue.name).fill != ""
        if is_solid and path.controlPointRect().contains(reach) and path.contains(reach):
            return at
    return 0


def _paint(painter: QPainter, frame: Frame, shape: TissueShape, theme: Theme, detail: float) -> None:
    tissue, path = shape.tissue, shape.path
    style = tissue_style(tissue.name)
    opacity = _opacity(tissue, detail)
    if tissue.kind == "region" and style.fill:
        colour = mix(theme.flesh, theme.fat, detail).name() if tissue.name == "fat" else getattr(theme, style.fill)
        fill(painter, path, faded(colour, opacity))
        if style.rounding is not None and theme.has_depth and detail > 0.0:
            fill_bands(painter, shape.bands, style.rounding, theme, detail)
    stroke(painter, path, faded(getattr(theme, style.edge), opacity), style.width * frame.layout.line_px)

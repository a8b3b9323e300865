"""One X-ray picture of a Scene: the same for the window, a PNG, and inside an SVG or a PDF."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from kyphoview.anatomy.levels import TWO_SIDED
from kyphoview.content.xray import load_xray_words
from kyphoview.procedure.case import Case
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_camera, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import CachingPainter, DirectPainter, PartPainter
from kyphoview.view.frame import Frame
from kyphoview.view.labels.before_and_after import paint_broken_outline, paint_gain
from kyphoview.view.labels.gauges import paint_gauges
from kyphoview.view.labels.label_painter import paint_labels
from kyphoview.view.labels.orientation import paint_in_corners
from kyphoview.view.labels.posture_figure import paint_posture
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import restored, stroke
from kyphoview.view.xray.attenuation import Attenuation
from kyphoview.view.xray.tone_and_noise import AROUND_GREY, framed_part, grey_picture, prepare_noise

# A monitor's own greys, the same in every theme: what is around an X-ray must be dark, or the eye cannot read it.
_RIM, LETTER = "#3d3d3d", "#dcdcdc"
_TOLERANCE_MM = 0.05  # what bones may lag behind while the picture moves: a third of a pixel in a window of 800x800


def paint_xray(
    painter: QPainter,
    scene: Scene,
    view: XrayView,
    width: float,
    height: float,
    theme: Theme,
    text_scale: float = 1.0,
    labels: bool = True,
) -> None:
    """Paint an X-ray into the rectangle from (0, 0) to (width, height), in the painter's units.

    Args:
        view: from the side, or from the front as seen from behind.
        text_scale: 1 to 2, the person's choice of text size.
        labels: with labels, gauges and the small figure; without them the round field fills the picture.
    """
    with restored(painter):
        painter.setClipRect(QRectF(0, 0, width, height))
        XrayPainter(view).paint(painter, Layout.of(width, height, text_scale, labels), scene, theme, labels)


class XrayPainter:
    """Paints one X-ray view, and caches its sums: a moment that has been painted is not computed again."""

    def __init__(self, view: XrayView) -> None:
        self._view: XrayView = view
        self._attenuation = Attenuation(view)
        self._developed: tuple[Case, Moment, Camera, float, bool, QImage] | None = None

    def paint(
        self,
        painter: QPainter,
        layout: Layout,
        scene: Scene,
        theme: Theme,
        has_words: bool,
        kept_words: CachingPainter | None = None,
    ) -> None:
        """This moment; with `has_words` its labels, gauges and the small figure, too.

        Args:
            kept_words: given while it moves: words come from these copies, and bones may lag behind unseen.
        """
        frame = self.paint_bare(painter, layout, scene, scene.moment.camera_clock, kept_words is not None)
        if has_words and kept_words is not None:
            kept_words.start()
            self._paint_words(kept_words, frame, scene, theme)
            for layer in kept_words.layers:
                layer.lay(painter)
        elif has_words:
            self._paint_words(DirectPainter(painter), frame, scene, theme)

    def paint_bare(
        self, painter: QPainter, layout: Layout, scene: Scene, clock: float, is_moving: bool = False
    ) -> Frame:
        """The round picture alone, framed as at a clock; how it is framed."""
        camera = xray_camera(self._view, clock)
        frame = Frame.of(camera, layout)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, layout.width, layout.height), QColor(*(AROUND_GREY,) * 3))
        self._paint_field(painter, frame, camera, self._developed_as(scene, camera, is_moving, layout.zoom.factor))
        return frame

    def prepare(self, scene: Scene) -> Iterator[None]:
        """Work out this moment in slices: each turn of the iterator does one."""
        camera = xray_camera(self._view, scene.moment.camera_clock)
        yield from self._attenuation.narrowest_for(camera).prepare(scene)
        prepare_noise()
        yield
        self._developed_as(scene, camera, False)
        yield

    def develop(self, scene: Scene) -> QImage:
        """The picture's pixels, one for each of the detector's that are framed."""
        return self._developed_as(scene, xray_camera(self._view, scene.moment.camera_clock), False)

    def _developed_as(self, scene: Scene, camera: Camera, is_moving: bool, zoom: float = 1.0) -> QImage:
        kept = self._developed
        if kept is None or kept[:4] != (scene.case, scene.moment, camera, zoom) or (kept[4] and not is_moving):
            image = self._expose(scene, camera, _TOLERANCE_MM if is_moving else 0.0, zoom)
            kept = scene.case, scene.moment, camera, zoom, is_moving, image
            self._developed = kept
        return kept[5]

    def _paint_words(self, parts: PartPainter, frame: Frame, scene: Scene, theme: Theme) -> None:
        paint_posture(parts, frame.layout, scene.posture, theme)
        paint_gauges(parts, frame.layout, scene, theme)
        if self._view == "xray-side":
            project = frame.projection(xray_plane(self._view))
            # A lone needle's plane leaves the arch aslant, which matches nothing that rays from the side show.
            paint_broken_outline(parts, frame.layout, scene, theme, project, TWO_SIDED)
        paint_gain(parts, frame.layout, scene, theme, self._view == "xray-side")
        paint_labels(parts, frame, scene, self._view, theme)

    def _expose(self, scene: Scene, camera: Camera, tolerance_mm: float, zoom: float) -> QImage:
        attenuation, level = self._attenuation.narrowest_for(camera), scene.case.level
        exponents = attenuation.of(scene, tolerance_mm)
        grey = grey_picture(exponents, attenuation.evened(level), attenuation.detector, camera, scene.moment, zoom)
        rows, columns = grey.shape
        image = QImage(grey.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8)
        return image.convertToFormat(QImage.Format.Format_RGB32)

    def _paint_field(self, painter: QPainter, frame: Frame, camera: Camera, image: QImage) -> None:
        """The round picture with its rim, and beside it the words that tell its sides."""
        detector = self._attenuation.narrowest_for(camera).detector
        rows, columns = framed_part(detector, camera)
        left, top = (
            detector.left_mm + columns.start * detector.pitch_mm,
            detector.top_mm - rows.start * detector.pitch_mm,
        )
        pixel = frame.scale * detector.pitch_mm
        place = QRectF(
            frame.offset_x + left * frame.scale, frame.offset_y - top * frame.scale,
            (columns.stop - columns.start) * pixel, (rows.stop - rows.start) * pixel,
        )  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image, QRectF(image.rect()))
        radius = frame.scale * camera.width_mm / 2
        x, y = frame.offset_x + camera.center[0] * frame.scale, frame.offset_y - camera.center[1] * frame.scale
        rim = QPainterPath()
        rim.addEllipse(QPointF(x, y), radius, radius)
        stroke(painter, rim, _RIM, frame.layout.line_px)
        paint_in_corners(painter, frame.layout, load_xray_words().sides(self._view), LETTER)

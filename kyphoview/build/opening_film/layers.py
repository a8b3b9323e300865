"""The layers of the body that the opening film is made of, rendered by the program's own 3D: skin, muscles, the bones
that are drawn of the spine, and one vertebra."""

from dataclasses import replace
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQuickWidgets import QQuickWidget

from kyphoview.anatomy.levels import LEVELS
from kyphoview.build.opening_film.course import HIGH_PX, WIDE_PX
from kyphoview.errors import Failure
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.resources import asset
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens, Orbit
from kyphoview.view.solid.renderer import point_camera
from kyphoview.view.solid.shapes.bones import bone_at_rest
from kyphoview.view.solid.shapes.discs import disc_at_rest
from kyphoview.view.solid.shapes.surfaces import AMBIENT, Solid
from kyphoview.view.solid.shapes.trunk_layers import muscles, skin
from kyphoview.view.solid.stage import materials
from kyphoview.view.solid.stage.materials import Material
from kyphoview.view.solid.stage.stage_objects import SolidObjects
from kyphoview.view.strokes import mix

Layer = Literal["skin", "muscles", "spine", "vertebra"]
Pixels = NDArray[np.float32]
"""(H, W, 4): red, green, blue, premultiplied with alpha, and alpha, 0 to 1."""
_SAMPLES = 2  # along each side of a pixel
_BONE = Material(mix(LIGHT.bone, "#ffffff", 0.35).name(), LIGHT.bone_core)  # paler, for it stands before the window
_MORE_LIGHT = 0.34
_OWN_SHADE = 0.5  # of what is shaded among other bones, so much is shaded in a bone that stands alone


class BodyLayers:
    """A scene that is never shown.

    Raises:
        Failure: there is no graphics interface.
    """

    def __init__(self) -> None:
        self._quick = QQuickWidget()
        self._quick.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._quick.setResizeMode(QQuickWidget.ResizeMode.SizeRootObjectToView)
        self._quick.setClearColor(Qt.GlobalColor.transparent)
        self._quick.setSource(QUrl.fromLocalFile(str(asset("qml", "SolidScene.qml"))))
        root = self._quick.rootObject()
        if root is None:
            raise Failure("The opening film needs a display with a graphics interface (xvfb-run).")
        self._root: QObject = root
        self._quick.resize(WIDE_PX * _SAMPLES, HIGH_PX * _SAMPLES)
        self._quick.show()
        self._objects = SolidObjects(root, "far")
        self._layers: dict[str, Layer] = {}
        self._add_bodies()

    def picture(self, layer: Layer, orbit: Orbit) -> Pixels:
        """One layer alone, (H, W, 4), each 0 to 1.

        Raises:
            Failure: the graphics interface was lost.
        """
        for name, each in self._layers.items():
            self._objects[name].set("visible", each == layer)
        lens = Lens.of(orbit.pose, Layout.of(WIDE_PX, HIGH_PX, labels=False))
        point_camera(self._root, lens, self._quick.size())
        image = self._quick.grabFramebuffer()
        if image.isNull():
            raise Failure("The graphics interface was lost.")
        return _averaged(image)

    def close(self) -> None:
        """Release the scene."""
        self._quick.close()
        self._quick.deleteLater()

    def _add_bodies(self) -> None:
        treated = DEFAULT_CASE.level
        self._add_body("skin", "skin", skin(), materials.skin(LIGHT))
        self._add_body("muscles", "muscles", muscles(), materials.muscle(LIGHT))
        for level in LEVELS:
            self._add_body(level, "spine", bone_at_rest(treated, level, "fine"), _BONE)
        for above, below in pairwise(LEVELS):
            disc = disc_at_rest(treated, above, below, "fine")
            self._add_body(f"{above} {below}", "spine", disc, materials.disc(LIGHT))
        alone = _in_the_open(bone_at_rest(treated, treated, "fine"))
        self._add_body("alone", "vertebra", alone, _BONE)

    def _add_body(self, name: str, layer: Layer, solid: Solid, material: Material) -> None:
        self._layers[name] = layer
        self._objects.add(name, solid).set_material(material)


def _in_the_open(bone: Solid) -> Solid:
    """The bone without the shade of its neighbours."""
    tone = bone.tone.copy()
    tone[:, AMBIENT] = 1.0 - _OWN_SHADE * (1.0 - tone[:, AMBIENT])
    return replace(bone, tone=tone)


def _averaged(image: QImage) -> Pixels:
    """The picture in its final size, each pixel the mean of its samples."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    if plain.size() != QSize(WIDE_PX * _SAMPLES, HIGH_PX * _SAMPLES):
        plain = plain.scaled(WIDE_PX * _SAMPLES, HIGH_PX * _SAMPLES)
    samples = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(HIGH_PX, _SAMPLES, WIDE_PX, _SAMPLES, 4)
    found: Pixels = samples.mean(axis=(1, 3), dtype=np.float32) / np.float32(255.0)
    return _brightened(found)


def _brightened(pixels: Pixels) -> Pixels:
    """As if in a brighter room: shadows gain most, white nothing."""
    alpha = pixels[..., 3:]
    plain = pixels[..., :3] / np.maximum(alpha, np.float32(1e-6))
    found: Pixels = np.concatenate((pixels[..., :3] * (1.0 + _MORE_LIGHT * (1.0 - plain)), alpha), axis=-1)
    return found

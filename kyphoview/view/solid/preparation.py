"""Makes the first 3D picture quick: what it needs is loaded and compiled before, in small parts, while little is to do.

Nothing is imported here that needs a graphics interface; to import that is a part of the preparation.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from typing import Protocol

from kyphoview.anatomy.meshes.shaded_mesh import DETAILS
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import BALLOONS_FULL
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.preload import loading_for
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.graphics import has_graphics
from kyphoview.view.solid.preset_cameras import step_openness, step_orbit
from kyphoview.view.solid.shapes.halves import far_part, names

_MODULES = (
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuick3D", "PySide6.QtQuickWidgets",
    "kyphoview.view.solid.solid_labels", "kyphoview.view.solid.stage.stage", "kyphoview.view.solid.solid_view",
)  # fmt: skip


class PictureMaker(Protocol):
    """What makes 3D pictures, a `SolidPictureCache`."""

    def prepare(self, scene: Scene, lens: Lens, theme: Theme, cutaway: Cutaway) -> Iterator[None]:
        """Make the picture in small parts: each turn of the iterator does one."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The 3D view to prepare, and how its pictures are to look."""

    pictures: PictureMaker
    layout: Layout
    theme: Theme


def preparation(scene: Scene, make: Callable[[], Prepared | None], is_shown_next: bool = False) -> Iterator[None]:
    """Prepare a picture of this moment, some hundredths of a second of work between one `yield` and the next.

    Args:
        make: makes the 3D view when it is needed; None where that cannot be had.
        is_shown_next: somebody waits for it, so what later moments need is left to them.

    Raises:
        BadInput: a data file is missing or damaged.
        ImportError: of a library of the system that only 3D needs.
    """
    if not has_graphics():
        return
    for module in _MODULES:
        import_module(module)
        yield
    yield from _load(scene.case)
    made = make()
    yield
    if made is not None:
        busy = scene_at(scene.case, Moment(BALLOONS_FULL, 0.5))  # it shows every kind of material
        for each in (scene,) if is_shown_next else (busy, scene):
            lens = Lens.of(step_orbit(each).pose, made.layout)
            yield from made.pictures.prepare(each, lens, made.theme, Cutaway(step_openness(each)))


def _load(case: Case) -> Iterator[None]:
    """Read the case's files and cut its solids in two."""
    yield from loading_for("3d", case)
    for detail, name in product(DETAILS, names(case.level)):
        far_part(case.level, case.path, name, detail)
        yield

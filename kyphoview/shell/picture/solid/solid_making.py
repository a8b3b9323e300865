"""Making the view of the body in the round, at once or in slices. What needs a graphics interface is imported late."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.view.palette import Theme

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene
    from kyphoview.shell.picture.solid.solid_bar import SolidBar
    from kyphoview.view.solid.preparation import Prepared
    from kyphoview.view.solid.solid_view import SolidView


def new_solid_view(parent: QWidget, on_failed: Callable[[str], object], is_motion_reduced: bool) -> "SolidView":
    """A view of the body in the round, which tells in a sentence that it cannot be had.

    Raises:
        ImportError: of a library of the system that only 3D needs.
    """
    from kyphoview.view.solid.solid_view import SolidView

    view = SolidView(parent)
    view.failed.connect(on_failed)
    view.set_motion_reduced(is_motion_reduced)
    return view


def new_solid_bar(view: "SolidView", parent: QWidget, style: Style) -> "SolidBar":
    """What turns it and opens it."""
    from kyphoview.shell.picture.solid.solid_bar import SolidBar

    bar = SolidBar(view, parent)
    apply_style(bar, style)
    return bar


def lie_behind(waiting: QWidget, view: "SolidView", bar: "SolidBar | None", column: QVBoxLayout) -> None:
    """Hide a view that is still being made behind what says so, as large as it will be, its bar where it will stay."""
    view.hide()
    if bar is not None:
        bar.show()
    column.activate()
    view.setGeometry(waiting.geometry())


def solid_preparation(
    scene: "Scene", make: Callable[[], "SolidView | None"], theme: Theme, is_shown_next: bool
) -> Iterator[None]:
    """Prepare a picture of this moment in slices: each turn of the iterator does one.

    Args:
        make: the view, made when it is needed; None where it cannot be had.
        is_shown_next: somebody waits for it, so only what this moment needs is made.

    Raises:
        BadInput: a data file is missing or damaged.
        ImportError: of a library of the system that only 3D needs.
    """
    from kyphoview.view.solid.preparation import Prepared, preparation

    def to_prepare() -> "Prepared | None":
        view = make()
        return None if view is None else Prepared(view.pictures, view.picture_layout, theme)

    yield from preparation(scene, to_prepare, is_shown_next)

"""Where the leaders of a moving picture end."""

from kyphoview.procedure.scene import Scene
from kyphoview.view.sight import Ends, ends_now


class Pointing:
    """One view's leaders' ends: those of the frame before as long as what they point at stands still, and in each
    second frame while the body moves. Tools go so fast that their leaders follow in every frame."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Look anew, whatever the moment."""
        self._last: tuple[Scene, frozenset[str], Ends] | None = None
        self._is_fresh = False

    def ends(self, scene: Scene, view: str, names: frozenset[str]) -> Ends:
        """Where the labels of these parts point now, or pointed in the frame before."""
        last = self._last
        if last is not None and last[1] == names and self._serves(last[0], scene):
            return last[2]
        found = ends_now(scene, view, names)
        self._last, self._is_fresh = (scene, names, found), True
        return found

    def _serves(self, last: Scene, scene: Scene) -> bool:
        if last.case != scene.case or last.instruments != scene.instruments:
            return False
        if last.progress == scene.progress:
            return True
        was_fresh, self._is_fresh = self._is_fresh, False
        return was_fresh

"""How often a moving picture is painted: its kept parts are laid down by whole pixels, so frames that would differ by
less than one are left out."""

from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called

SEEN_PX = 1.0  # a smaller move is not worth a frame
_LONGEST_S = 0.13  # of the step's own time: how long a picture stands at the most before the next look


class Pace:
    """Foretells from the speed between the last two pictures when the next one is due."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Whatever comes next is due."""
        self._painted: Scene | None = None
        self._due_at = 0.0

    def is_due(self, scene: Scene) -> bool:
        """Whether a Scene differs visibly from the one painted last, as far as can be foretold."""
        last = self._painted
        if last is None or last.case != scene.case or last.moment.step != scene.moment.step:
            return True
        return not last.moment.at <= scene.moment.at < self._due_at

    def note(self, scene: Scene, moved_px: float) -> None:
        """A Scene is painted in which something has moved so far, and nothing farther, since the one before."""
        last, self._painted = self._painted, scene
        step, at = scene.moment.step, scene.moment.at
        longest = _LONGEST_S / step_called(step).duration_s
        self._due_at = at
        if last is not None and last.case == scene.case and last.moment.step == step and last.moment.at < at:
            gone = at - last.moment.at
            self._due_at = at + min(longest, gone * SEEN_PX / max(moved_px, 1e-9))

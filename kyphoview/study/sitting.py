"""The questions of one sitting: a wrong one comes again."""

from dataclasses import dataclass

_OTHERS_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Sitting:
    """A wrong one comes again after a few others, until it is right."""

    waiting: tuple[str, ...]  # ids

    @property
    def current(self) -> str | None:
        """The one that is asked; None at the end."""
        return self.waiting[0] if self.waiting else None

    def after(self, is_right: bool) -> "Sitting":
        """When the current one has been answered."""
        if not self.waiting:
            return self
        first, rest = self.waiting[0], self.waiting[1:]
        return Sitting(rest if is_right else (*rest[:_OTHERS_BETWEEN], first, *rest[_OTHERS_BETWEEN:]))

"""How much nearer than its camera a picture of a cut or an X-ray is looked at, and where: by hand, for a while."""

from msgspec import Struct

MOST_ZOOM = 8.0
_STEP_FACTOR, _STEP_SHARE = 1.25, 0.12  # one press of a key or a button
_ROUNDED = 5  # decimals, so that what is looked at alike is kept alike


class Zoom(Struct, frozen=True):
    """The picture `factor` times as large about its middle, then moved by shares of its width and height, to the right
    and down. It never leaves its own edges."""

    factor: float = 1.0
    right: float = 0.0
    down: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether it is looked at as its camera frames it."""
        return self == WHOLE

    def nearer(self, by: float, x: float = 0.5, y: float = 0.5) -> "Zoom":
        """Zoomed by a factor; the place (x, y), in shares of the picture from its upper left corner, stays put."""
        factor = min(max(self.factor * by, 1.0), MOST_ZOOM)
        grown = factor / self.factor
        away_x, away_y = x - 0.5, y - 0.5
        return _within(factor, away_x - (away_x - self.right) * grown, away_y - (away_y - self.down) * grown)

    def moved(self, right: float, down: float) -> "Zoom":
        """What is shown goes by shares of the picture's width and height."""
        return _within(self.factor, self.right + right, self.down + down)

    def after(self, action: str) -> "Zoom":
        """After one press: one of `ACTIONS`."""
        return {
            "nearer": lambda: self.nearer(_STEP_FACTOR),
            "farther": lambda: self.nearer(1.0 / _STEP_FACTOR),
            "left": lambda: self.moved(_STEP_SHARE, 0.0),
            "right": lambda: self.moved(-_STEP_SHARE, 0.0),
            "up": lambda: self.moved(0.0, _STEP_SHARE),
            "down": lambda: self.moved(0.0, -_STEP_SHARE),
            "home": lambda: WHOLE,
        }[action]()

    def place(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """Where a place of the unzoomed picture stands, both in pixels of a picture of this size."""
        return (
            width / 2 + (x - width / 2) * self.factor + self.right * width,
            height / 2 + (y - height / 2) * self.factor + self.down * height,
        )


WHOLE = Zoom()
ACTIONS = ("nearer", "farther", "left", "right", "up", "down", "home")
"""`left` to `down` say where one looks, so that what is shown goes the other way."""


def _within(factor: float, right: float, down: float) -> Zoom:
    most = (factor - 1.0) / 2.0
    right, down = (min(max(each, -most), most) for each in (right, down))
    return Zoom(round(factor, _ROUNDED), round(right, _ROUNDED), round(down, _ROUNDED))

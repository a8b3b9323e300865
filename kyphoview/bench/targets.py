"""Every row of the bench in one table: what is measured, beside what, how good it should be, and why so good."""

from dataclasses import dataclass

BARE = "bare PySide6 window"
BLIT = "cached picture"


@dataclass(frozen=True, slots=True)
class Target:
    """What one row measures. A bound is of the ratio where it is measured beside something, else of the value; a row
    without bounds is there to be read."""

    what: str  # with the names that the measurement fills in, in braces
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    beside: str = ""
    why: str = ""


START_ILLUSTRATION = Target(
    "start to the first painted illustration", "s", at_most=2.0, beside=BARE,
    why="what a start costs beyond that of Qt itself should not be felt",
)  # fmt: skip
START_COMPLETE = Target(
    "start to the complete window", "s", at_most=6.0, beside=BARE,
    why="an empty window takes 0.1 to 0.2 s, and after a second people begin to wonder",
)  # fmt: skip

PLAYING_CPU = Target(
    "CPU a second, {step} playing", "s", at_most=5.0, beside=BLIT,
    why="half of what a video player takes for a film of this size, with an engine simple enough to be understood",
)  # fmt: skip
PLAYING_FRAME = Target("frame of {step} playing, median", "ms", beside=BLIT)
PLAYING_FRAME_P95 = Target("frame of {step} playing, 95th percentile", "ms", beside=BLIT)
PLAYING_RATE = Target("frames a second, {step} playing", "", beside=BLIT)

XRAY_FIRST = Target("first picture of {view}", "ms")
XRAY_FRAME = Target(
    "frame of {view} at {size}, {step} playing, mean", "ms", at_most=50.0,
    why="20 pictures a second, as quick as fluoroscopy itself",
)  # fmt: skip
XRAY_FRAME_P95 = Target("frame of {view} at {size}, {step} playing, 95th percentile", "ms")

SCENE = Target("scene_at, median", "ms", at_most=1.0, why="of the 33 ms of a frame, nearly all is left for painting")
SCENE_P95 = Target("scene_at, 95th percentile", "ms")
SCENE_WORST = Target("scene_at, median of {step}", "ms", at_most=1.0, why="in every step")
SCENE_NEW_CASE = Target("another fracture, worked out once", "ms")

SOLID_FIRST = Target("3D at {size}, first picture", "ms")
SOLID_FRAME = Target("3D frame of {step}, the slowest, median", "ms")
SOLID_FRAME_P95 = Target("3D frame of {step}, 95th percentile", "ms")
SOLID_RATE = Target("3D frames a second, {step}", "", at_least=30.0, why="the rate at which everything plays")
SOLID_SCALE = Target(
    "3D pixels rendered for each shown, along a side", "", at_least=0.65,
    why="scaled up from fewer, edges of bone look like steps",
)  # fmt: skip

MEMORY = Target("memory after every step and 2D view", "MB")
MEMORY_PEAK = Target(
    "memory at its highest in the 2D views", "MB", at_most=200.0, why="small computers in waiting rooms have 4 GB"
)
LONGEST_GAP = Target(
    "longest gap between turns of the event loop on a tour, at {stop}", "ms", at_most=250.0,
    why="a window that stands still for longer seems broken",
)  # fmt: skip
FIRST_SOLID_GAP = Target("the same at the first 3D picture", "ms")
PAUSED_PAINTS = Target("paused: paints in 2 s", "", at_most=0, why="nothing changes, so nothing is done")
PAUSED_TIMERS = Target("paused: timers fired in 2 s", "", at_most=0, why="each would wake a sleeping processor")
PAUSED_ACTIVE = Target("paused: active timers", "", at_most=0, why="the same, later than 2 s")
PAUSED_ANIMATIONS = Target("paused: running animations", "", at_most=0, why="the same")
PAUSED_CPU = Target("paused: CPU", "%", at_most=0.5, why="0; what is less than this is the listening itself")

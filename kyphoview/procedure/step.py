"""What a step is made of, and a course of steps.

A key says where something stands at a share of its step, 0 (start) to 1 (end). Between two keys it moves smoothly from
the one to the other, across steps too; before its first key and after its last one it rests.
"""

from collections.abc import Mapping
from typing import Literal, TypeVar

from msgspec import Struct, field

from kyphoview.procedure.view_names import Views

V = TypeVar("V")
Keys = tuple[tuple[float, V], ...]

SideFrame = Literal[
    "whole_back", "one_vertebra", "bend", "instruments", "close", "body", "body_wide", "treated", "examined"
]
TopFrame = Literal["trunk", "one_vertebra", "instruments", "close", "body"]
"""What a cut's camera frames; the rectangles are in `framing.cameras`."""
Orbit3D = tuple[float, float, float]
"""The 3D camera: degrees round from square before the cut face (back positive), degrees up, and how far the spine is
opened along the side cut, 0 to 1."""

Movement = Literal[
    "sunk", "lying", "opened", "pumped", "drained", "settled", "injected", "setting", "healed", "lost_again",
    "incision", "dressing", "filler_withdrawn", "xray_narrowed", "gauges", "gain", "mri",
    "xray_arm", "inset", "finger", "finger_down", "finger_pressed", "knitted", "sunk_further", "leaked", "next_sunk",
]  # fmt: skip
"""What goes from 0 (not yet) to 1 (wholly); what each means is said where it is used, most in `progress`."""
Tool = Literal["needle", "cannula", "drill", "balloon", "filler"]
Leak = Literal["disc", "vein", "canal"]
"""Where cement runs that leaves the body."""
Stop = Literal["away", "at_skin", "in_body", "in_pedicle", "in_front", "in_place"]
"""Where a tool's tip stops; how many mm along the axis that is at each level, `instruments` knows."""


class Step(Struct, frozen=True):
    """One step of the procedure: its id is the contract, its words live in the content files.

    Attributes:
        duration_s: how long its motion lasts at normal speed.
        essence_pace, essence_rest_s: in the running time of the essence, how many times faster it moves, and how long
            it then rests at its end; one that is only passed through does not rest.
        views: what is offered by itself: one large cut wherever a second picture would be only one thing more to see.
        thumbnail_at: where in the step its small picture shows it best.
        gauged: whose volume the gauges show while they are there.
        is_treatment: part of the treatment, which begins with being laid down.
        has_scan: a plane of light passes through the body, as imaging does.
        has_dressing: a place for the dressing can be named.
        shows_whole_body: the 3D camera may stand as far off as the outline of the body needs.
        side_camera, top_camera: what the cuts frame.
        orbit: from where the 3D view looks.
        movements: what changes in the body, and what comes and goes in the picture.
        tools: where the instruments' tips go.
        clocks: a step of another course shows the procedure's bone, tools and camera as they stand at these clocks
            (steps gone since the procedure's beginning), evenly from the one to the other; the procedure's own steps
            have none.
        framed_at: the clock whose cameras a step of another course has, where those of `clocks` are too far or near.
    """

    id: str
    duration_s: float
    essence_pace: float
    essence_rest_s: float = 0.0
    views: Views = ("side",)
    thumbnail_at: float = 0.75
    gauged: Literal["balloon", "cement"] = "balloon"
    is_treatment: bool = True
    has_scan: bool = False
    has_dressing: bool = False
    shows_whole_body: bool = False
    side_camera: Keys[SideFrame] = ()
    top_camera: Keys[TopFrame] = ()
    orbit: Keys[Orbit3D] = ()
    movements: Mapping[Movement, Keys[float]] = field(default_factory=dict)
    tools: Mapping[Tool, Keys[Stop]] = field(default_factory=dict)
    clocks: Keys[float] = ()
    framed_at: float | None = None


class Course(Struct, frozen=True):
    """One course: its id is the contract, its words live in the content files.

    Attributes:
        steps: in order; the end of one is the start of the next.
        balloons: how many there are in it, where that is what it is about.
        regain_percent: how much height comes back in it, where that is what it is about.
        has_treatment: whether anything is put into the bone.
        has_balloon: whether a balloon is; where none is, cement goes in among the trabeculae.
        leak: where cement runs that leaves the body, if any does.
        leaked_ml: how much does, of both sides together.
    """

    id: str
    steps: tuple[Step, ...]
    balloons: int | None = None
    regain_percent: float | None = None
    has_treatment: bool = True
    has_balloon: bool = True
    leak: Leak | None = None
    leaked_ml: float = 0.0

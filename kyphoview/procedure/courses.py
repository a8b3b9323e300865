"""What else can happen: the courses beside the procedure, each a short timeline of its own.

A course's step shows the bone, the tools and the cameras of the procedure at `clocks` of its own, and adds movements
that the procedure has not. So nothing of the procedure is told twice, and every view shows a course as it shows a step.
Where a tool or a camera moves, the clock may not go so fast that anything leaps. A course is continuous in itself; it
need not begin where another one ends.
"""

from kyphoview.procedure.step import Course, Leak, Step
from kyphoview.procedure.view_names import Views

_CEMENT_FLOWS = ((0.0, 8.4), (0.5, 8.62), (1.0, 8.8))  # until the last of it is in
# Slow while the tube and the cannulas are seen to leave, for the camera stands near them.
_TOOLS_OUT_TO_UPRIGHT = ((0.24, 9.22), (0.29, 9.42), (0.46, 9.54), (0.52, 9.76), (0.55, 10.0), (1.0, 10.8))
_BODY = 6.0  # a camera that shows the body as large as its tools allow
_AROUND_BODY = 8.28  # a camera that shows the discs and the canal, too


def _leak(leak: Leak, leaked_ml: float, views: Views, views_after: Views) -> Course:
    """Cement leaves the body by one of its ways while the last of it is put in; then all of it sets."""
    flows = Step(
        f"leak-{leak}-flows", 13.0, essence_pace=1.0,
        views=views, gauged="cement", thumbnail_at=1.0,
        clocks=_CEMENT_FLOWS, framed_at=_AROUND_BODY,
        movements={"leaked": ((0.5, 0.0), (0.95, 1.0))},
    )  # fmt: skip
    sets = Step(
        f"leak-{leak}-after", 10.0, essence_pace=1.0,
        views=views_after, gauged="cement", thumbnail_at=1.0,
        clocks=((0.0, 8.8), (0.03, 9.1), *_TOOLS_OUT_TO_UPRIGHT), framed_at=_AROUND_BODY,
        movements={"leaked": ((0.0, 1.0),)},
    )  # fmt: skip
    return Course(f"leak-{leak}", (flows, sets), leak=leak, leaked_ml=leaked_ml)


OTHER_COURSES: tuple[Course, ...] = (
    Course(
        "no-gain",
        (
            Step(
                "no-gain-balloon", 15.0, essence_pace=1.0,
                views=("side", "xray-side"),
                thumbnail_at=0.68,
                clocks=(
                    (0.0, 6.17), (0.26, 7.02), (0.4, 7.44), (0.42, 7.56), (0.465, 7.62), (0.66, 7.79), (0.71, 8.16),
                    (0.9, 8.3), (0.97, 8.36), (1.0, 8.45),
                ),
                framed_at=_BODY,
            ),
            Step(
                "no-gain-after", 10.0, essence_pace=1.0,
                thumbnail_at=1.0,
                clocks=(
                    (0.0, 8.45), (0.05, 8.5), (0.17, 8.8), (0.2, 9.1), (0.41, 9.22), (0.44, 9.405), (0.62, 9.54),
                    (0.67, 9.76), (0.69, 10.0), (1.0, 10.8),
                ),
                framed_at=_BODY,
            ),
        ),
        regain_percent=0.0,
    ),
    Course(
        "one-side",
        (
            Step(
                "one-side-balloon", 14.0, essence_pace=1.0,
                views=("side", "top"),
                clocks=(
                    (0.0, 5.6), (0.08, 5.76), (0.11, 5.8), (0.3, 5.96), (0.33, 6.02), (0.41, 6.16), (0.92, 7.0),
                ),
            ),
            Step(
                "one-side-cement", 11.0, essence_pace=1.0,
                views=("top", "xray-front"), thumbnail_at=1.0,
                clocks=(
                    (0.0, 7.0), (0.1, 7.44), (0.155, 7.56), (0.2, 7.62), (0.395, 7.79), (0.445, 8.16), (0.635, 8.3),
                    (0.705, 8.36), (0.76, 8.45), (0.81, 8.5), (0.95, 8.8), (1.0, 8.95),
                ),
            ),
        ),
        balloons=1,
    ),
    Course(
        "vertebroplasty",
        (
            Step(
                "vertebroplasty-cement", 15.0, essence_pace=1.0,
                views=("side", "xray-side"),
                # Past what belongs to the balloon, while only the cannula is there.
                clocks=(
                    (0.0, 4.36), (0.2, 4.58), (0.24, 4.7), (0.265, 4.735), (0.445, 4.86), (0.46, 5.0), (0.46, 6.0),
                    (0.465, 6.05), (0.465, 8.0), (0.485, 8.16), (0.67, 8.3), (0.735, 8.36), (0.745, 8.45),
                    (0.79, 8.5), (0.97, 8.8), (1.0, 8.85),
                ),
                framed_at=_BODY,
            ),
            Step(
                "vertebroplasty-after", 10.0, essence_pace=1.0,
                views=("side", "xray-side"), thumbnail_at=1.0,
                clocks=((0.0, 8.85), (0.03, 9.1), *_TOOLS_OUT_TO_UPRIGHT),
                framed_at=_BODY,
            ),
        ),
        has_balloon=False,
    ),
    Course(
        "waiting",
        (
            Step(
                "waiting-heals", 12.0, essence_pace=1.0,
                views=("side", "xray-side"), thumbnail_at=1.0,
                clocks=((0.0, 2.0),), framed_at=4.0,
                movements={"knitted": ((0.1, 0.0), (0.95, 0.5))},
            ),
            Step(
                "waiting-sinks", 12.0, essence_pace=1.0,
                views=("side", "xray-side"), thumbnail_at=1.0,
                clocks=((0.0, 2.0),), framed_at=4.0,
                movements={"knitted": ((0.1, 0.5), (0.95, 1.0)), "sunk_further": ((0.15, 0.0), (0.85, 1.0))},
            ),
        ),
        has_treatment=False,
    ),
    _leak("disc", 0.2, ("side", "xray-side"), ("side", "xray-side")),
    _leak("vein", 0.12, ("top", "xray-side"), ("top", "side")),
    _leak("canal", 0.1, ("top", "xray-side"), ("top", "side")),
    Course(
        "next-break",
        (
            Step(
                "next-break-sinks", 14.0, essence_pace=1.0,
                views=("side", "xray-side"), thumbnail_at=1.0,
                clocks=((0.0, 10.8),), framed_at=2.0,
                movements={"next_sunk": ((0.25, 0.0), (0.75, 1.0))},
            ),
        ),
    ),
)  # fmt: skip

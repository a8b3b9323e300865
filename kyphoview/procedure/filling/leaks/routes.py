"""The ways that cement takes out of a vertebral body: into the disc, into the veins, into the canal.

Along the break into the disc above; through the vein at the back of the body to those in the canal, and through the
front wall into a segmental vein, which leads to the large veins and so towards the lung; into the canal through the
back wall where that is broken, as in a crush, else through the opening of the vein at its back. Where they run is
general anatomy; how far and how thick is a choice of the model.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.levels import LEVELS, VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.leaks.route import Knot, Route, knots
from kyphoview.procedure.filling.leaks.start import TO_MIDDLE, UP, Start, start_of
from kyphoview.procedure.filling.plan import Plan, plan_of
from kyphoview.procedure.step import Leak

_X, _Z, _DOWN = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.0, -1.0)

_CRACK_MM = (3.0, 0.35)
_CRACK_BEHIND_MM = ((0.6, 0.4), (0.8, 0.35), (1.2, 0.35), (1.6, 0.35))
_IN_DISC_MM = ((4.6, 0.6), (5.6, 0.85), (5.6, 0.85), (4.6, 0.7))
_VEIN_IN_BONE_MM, _SEGMENTAL_MM = 0.65, 1.1
_CANAL_VEIN = 0.036  # of the canal's width, the radius of a vein in it
_FILM, _FILM_MM = 0.1, 0.6  # of the canal's width, half of that of a film in it; half its thickness
_OFF_WALL_MM = 0.35  # between a thread and the wall that it runs along
_SEARCHED_MM = 0.02


@lru_cache(maxsize=4)
def routes_of(case: Case, leak: Leak) -> tuple[Route, ...]:
    """The ways of a case's leak, the most important first."""
    plan = plan_of(case)
    return _WAYS[leak](plan, start_of(plan))


def _to_disc(plan: Plan, start: Start) -> tuple[Route, ...]:
    """Up along the break, through the upper endplate, and between the two bones towards the middle of the disc."""
    level, begin = plan.case.level, start.beside(0.35, UP)
    half, upper = VERTEBRAE[level].endplate_depth_mm / 2, LEVELS[LEVELS.index(level) - 1]
    x, y = float(begin[0]), float(begin[1])
    roof = float(body_shape(level).endplate(np.array([x]), np.array([y + 0.6]), True)[0])
    places = [(x, y + 0.4), (0.9 * x, 0.5 * y + 0.06 * half), (0.75 * x, -0.12 * half), (0.6 * x, -0.42 * half)]
    disc = [(x_mm, y_mm, _disc_middle_mm(level, x_mm, y_mm)) for x_mm, y_mm in places]
    return (
        Route(
            (
                *knots([begin], [_CRACK_MM], _X, ()),
                *knots([(x, y + 0.6, roof - 0.1)], [_CRACK_MM], _X, (level,)),
                *knots(disc, _IN_DISC_MM, _X, (level, upper), is_outside=True),
            )
        ),
    )


def _to_veins(plan: Plan, start: Start) -> tuple[Route, ...]:
    """Backwards to the veins in the canal, and forwards along the body's waist."""
    level = plan.case.level
    size = VERTEBRAE[level]
    thick = _CANAL_VEIN * size.canal_width_mm
    aside = 0.29 * size.canal_width_mm
    behind = [
        (-0.12 * size.canal_width_mm, 0.0),
        (-aside, -0.04 * size.posterior_height_mm),
    ]
    along = [(-aside, -0.18 * size.posterior_height_mm), (-1.06 * aside, -0.43 * size.posterior_height_mm)]
    backwards = (
        *_to_opening(level, start),
        *_beside_wall(level, behind, (thick, thick), _DOWN, is_back=True),
        *_beside_wall(level, along, (thick, thick), _X, is_back=True),
    )
    tip = start.tip
    reach = 0.38 * size.endplate_width_mm
    xs = np.linspace(float(tip[0]) + 1.0, reach, 5)
    front = _wall_y_mm(level, float(tip[0]) + 0.5, -1.0, 0.0, is_back=False)
    forwards = (
        *knots([tip], [(0.5, 0.5)], _Z, ()),
        *knots([(tip[0] + 0.5, front, -1.0)], [(_VEIN_IN_BONE_MM,) * 2], _Z, (level,)),
        *_beside_wall(level, [(float(x), -1.0) for x in xs], (_SEGMENTAL_MM,) * 2, _Z, is_back=False),
    )
    return Route(backwards), Route(forwards)


def _to_canal(plan: Plan, start: Start) -> tuple[Route, ...]:
    """Through the back wall, and down behind it beside the sac of the nerves."""
    level = plan.case.level
    size = VERTEBRAE[level]
    width, height = size.canal_width_mm, size.posterior_height_mm
    film_mm = (_FILM * width, _FILM_MM)
    down = [(-0.31 * width, -0.12 * height), (-0.31 * width, -0.42 * height)]
    if plan.case.shape == "crush":
        x, z = -0.28 * width, 0.1 * height
        wall = _wall_y_mm(level, x, z, 0.0, is_back=True)
        narrow_mm = (0.6 * film_mm[0], film_mm[1])
        begin = start.beside(0.0, TO_MIDDLE)
        inside = [(begin[0] + 0.5, min(begin[1], 0.0) - 2.0, z), ((begin[0] + x) / 2, 0.6 * wall, z), (x, wall, z)]
        out = (
            *knots([begin], [_CRACK_BEHIND_MM[0]], _X, ()),
            *knots(inside, _CRACK_BEHIND_MM[1:], _X, (level,)),
            *_beside_wall(level, [(x, z - 0.5), (1.07 * x, 0.04 * height)], narrow_mm, _X, is_back=True),
        )
    else:
        aside = [(-0.12 * width, 0.0), (-0.29 * width, 0.0)]
        out = *_to_opening(level, start), *_beside_wall(level, aside, film_mm, _DOWN, is_back=True)
    return (Route((*out, *_beside_wall(level, down, film_mm, _X, is_back=True))),)


def _to_opening(level: str, start: Start) -> tuple[Knot, ...]:
    """From the cement's inner side through the vein of the body to its opening, in the middle of the back wall."""
    half = VERTEBRAE[level].endplate_depth_mm / 2
    begin, wall = start.beside(0.0, TO_MIDDLE), _wall_y_mm(level, 0.0, 0.0, 0.0, is_back=True)
    inside = [(0.0, min(float(begin[1]), 0.2 * half) - 3.0, 0.0), (0.0, 0.6 * wall, 0.0), (0.0, wall - 0.5, 0.0)]
    return (
        *knots([begin], [(0.5, 0.5)], _DOWN, ()),
        *knots(inside, [(_VEIN_IN_BONE_MM,) * 2] * 3, _DOWN, (level,)),
    )


def _beside_wall(
    level: str,
    places: list[tuple[float, float]],
    section_mm: tuple[float, float],
    wide_way: tuple[float, float, float],
    is_back: bool,
) -> tuple[Knot, ...]:
    """Knots at (x, z) in mm, close to the back or the front wall of the body."""
    off_mm = section_mm[1] + _OFF_WALL_MM
    points = [(x, _wall_y_mm(level, x, z, off_mm, is_back), z) for x, z in places]
    return knots(points, [section_mm] * len(points), wide_way, (level,), is_outside=True)


def _wall_y_mm(level: str, x: float, z: float, off_mm: float, is_back: bool) -> float:
    """How far forward a place lies, at this x and z in mm, that is so far outside of the body's wall."""
    far = 0.75 * VERTEBRAE[level].endplate_depth_mm * (-1.0 if is_back else 1.0)
    ys: Values = np.arange(0.0, abs(far), _SEARCHED_MM) * np.sign(far)
    distance = vertebra_distance(level, np.column_stack([np.full_like(ys, x), ys, np.full_like(ys, z)]))
    return float(ys[np.argmax(distance > off_mm)])


def _disc_middle_mm(level: str, x: float, y: float) -> float:
    """Half way up between the treated bone's upper endplate and the lower one of the bone above, at rest, mm."""
    upper = LEVELS[LEVELS.index(level) - 1]
    into_upper = placement(level, upper).inverse()
    floor = float(body_shape(level).endplate(np.array([x]), np.array([y]), True)[0])
    roof = floor
    for _turn in range(8):
        own: Vector = into_upper.carry(np.array([x, y, roof]))
        roof += float(body_shape(upper).endplate(own[:1], own[1:2], False)[0] - own[2])
    return (floor + roof) / 2


_WAYS: dict[Leak, Callable[[Plan, Start], tuple[Route, ...]]] = {
    "disc": _to_disc,
    "vein": _to_veins,
    "canal": _to_canal,
}

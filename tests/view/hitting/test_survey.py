"""A survey of a whole picture finds thin parts too, points into them, and lights all of them."""

from dataclasses import replace

import numpy as np
import pytest

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.content.parts import PartsPicture, load_parts_pictures
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.study.naming.in_cut import lies_within
from kyphoview.view.hitting.look import Look
from kyphoview.view.hitting.survey import Survey
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.preset_cameras import step_orbit

_RING_PX = 9.0
_LAYOUT = Layout.of(820.0, 560.0)


def _survey(view: str, moment: Moment, case: Case = DEFAULT_CASE) -> Survey:
    scene = scene_at(case, moment)
    lens = Lens.of(step_orbit(scene).pose, _LAYOUT) if view == "3d" else None
    survey = Survey(Look(scene, view, _LAYOUT, lens, 1.0))
    for _slice in survey.slices():
        pass
    return survey


def _lit(survey: Survey, part: str) -> np.ndarray:
    for _slice in survey.refine(part):
        pass
    return survey.closest(part)


@pytest.mark.parametrize("picture", load_parts_pictures(), ids=lambda picture: picture.id)
def test_every_part_that_is_asked_for_is_found_and_pointed_at(picture: PartsPicture) -> None:
    """But ribs in the cut across a bone that has none: those are found where there are."""
    survey = _survey(picture.view, picture.moment)
    missing = set(picture.parts) - set(survey.shown())
    assert missing == ({"rib"} if picture.view == "top" and "rib" in picture.parts else set())
    if missing:
        assert missing <= set(_survey(picture.view, picture.moment, replace(DEFAULT_CASE, level="T11")).shown())
    for part in survey.shown():
        assert part in survey.look.parts_at(*survey.point_of(part))


@pytest.mark.parametrize(("view", "part"), [("side", "vertebral_body"), ("3d", "disc"), ("xray-front", "pedicle")])
def test_what_is_lit_is_the_part_to_a_few_pixels(view: str, part: str) -> None:
    """At random pixels, but beside the border."""
    survey = _survey(view, Moment("inflating", 0.6))
    lit = _lit(survey, part)
    pixels = np.random.default_rng(1).uniform((survey.left, survey.top), (_LAYOUT.width, _LAYOUT.height), (400, 2))
    fine_px = _cell_px(survey, lit)
    cells = ((pixels - (survey.left, survey.top)) / fine_px).astype(int)
    pixels = pixels[(cells < (lit.shape[1], lit.shape[0])).all(axis=1)]
    reach = fine_px * np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)])
    around = np.stack([survey.look.masks(pixels + step)[part] for step in reach])
    is_clear = (around.all(axis=0) | ~around.any(axis=0)) & survey.is_free(pixels)
    columns, rows = ((pixels - (survey.left, survey.top)) / fine_px).astype(int).T
    assert np.mean(lit[rows, columns][is_clear] == around[0][is_clear]) > 0.98
    assert lit.any()


@pytest.mark.parametrize(("view", "count"), [("side", 4), ("3d", 4)])
def test_all_nerve_roots_of_the_picture_light_up(view: str, count: int) -> None:
    lit = _lit(_survey(view, Moment("healthy", 1.0)), "nerve_root")
    assert _pieces(lit) >= count


@pytest.mark.parametrize("moment", [Moment("healthy", 1.0), Moment("inflating", 0.6)])
def test_every_disc_is_lit_as_it_is_drawn(moment: Moment) -> None:
    survey = _survey("side", moment)
    scene, lit = survey.look.scene, _lit(survey, "disc")
    drawn = np.zeros(lit.shape, bool)
    pixels = _middles(survey, lit)
    for disc in load_cut(scene.case.level, "side", scene.case.path).discs:
        outline = survey.look.pixels_of(scene.carry_disc(disc, disc.annulus, disc.annulus_share))
        drawn |= (lies_within(outline, pixels) & survey.is_free(pixels)).reshape(lit.shape)
    assert np.count_nonzero(lit & ~drawn) == 0
    assert np.count_nonzero(drawn & ~lit) < 0.08 * np.count_nonzero(drawn)  # bones lie over its ends


def test_what_is_lit_reaches_as_far_as_the_picture() -> None:
    assert _lit(_survey("side", Moment("healthy", 1.0)), "canal")[-1].any()


@pytest.mark.parametrize(("part", "nothing_of"), [("disc", "vertebral_body"), ("canal", "nerve_root")])
def test_the_ring_stands_well_inside_its_part(part: str, nothing_of: str) -> None:
    survey = _survey("side", Moment("healthy", 1.0))
    around = np.linspace(0.0, 2.0 * np.pi, 12, endpoint=False)
    ring = survey.point_of(part) + _RING_PX * np.stack((np.cos(around), np.sin(around)), axis=1)
    masks = survey.look.masks(ring)
    assert masks[part].all()
    assert not masks[nothing_of].any()


def test_the_ring_of_a_thin_part_is_not_cut_by_the_edge_of_the_picture() -> None:
    survey = _survey("side", Moment("healthy", 1.0))
    for part in ("upper_endplate", "lower_endplate", "front_wall"):
        x, y = survey.point_of(part)
        assert _RING_PX < x < _LAYOUT.width - _RING_PX
        assert _RING_PX < y < _LAYOUT.height - _RING_PX


def test_each_closer_look_gives_finer_cells_and_is_kept() -> None:
    survey = _survey("side", Moment("healthy", 1.0))
    looks = [survey.closest("disc")]
    for closer in survey.refine("disc"):
        if closer is not None:
            looks.append(closer)
        assert survey.closest("disc") is looks[-1] or len(looks) == 1
    assert [len(look) for look in looks] == sorted({len(look) for look in looks})
    assert len(looks) == 3
    assert list(survey.refine("disc")) == []


def _cell_px(survey: Survey, lit: np.ndarray) -> float:
    return survey.cell_px * survey.rows / len(lit)


def _middles(survey: Survey, lit: np.ndarray) -> np.ndarray:
    """The middles (N, 2) of the small cells, row by row."""
    down, right = np.indices(lit.shape)
    return np.stack((right.ravel() + 0.5, down.ravel() + 0.5), axis=1) * _cell_px(survey, lit) + (
        survey.left,
        survey.top,
    )


def _pieces(mask: np.ndarray) -> int:
    """How many parts of a picture are not connected."""
    left, found = {(int(row), int(column)) for row, column in np.argwhere(mask)}, 0
    while left:
        found += 1
        edge = [left.pop()]
        while edge:
            row, column = edge.pop()
            near = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & left
            left -= near
            edge.extend(near)
    return found


def test_nothing_is_lit_over_the_small_figure_however_large_it_has_grown() -> None:
    survey = _survey("xray-front", Moment("access", 0.0))
    box = posture_box(_LAYOUT, survey.look.scene.posture.inset)
    assert box.width() > 2.0 * posture_box(_LAYOUT).width()
    lit = _lit(survey, "rib")
    rows, columns = np.nonzero(lit)
    fine_px = _cell_px(survey, lit)
    x, y = survey.left + (columns + 0.5) * fine_px, survey.top + (rows + 0.5) * fine_px
    assert len(x) > 0
    assert not ((box.left() < x) & (x < box.right()) & (box.top() < y) & (y < box.bottom())).any()

"""Labels fit the case: the shape of its break, its level, and what comes back."""

import math

import pytest

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.levels import TREATABLE, has_cord
from kyphoview.content.labels import Label, load_labels
from kyphoview.content.xray import load_xray_words
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at

STEPS = load_labels().steps
LABELS: list[tuple[str, Label]] = [
    *((step, label) for step, views in STEPS.items() for label in (*views.side, *views.top)),
    *((step, label) for step, views in load_xray_words().steps.items() for label in (*views.side, *views.front)),
]
CASES = [make_case(shape=shape, loss_percent=33.0, level=level) for shape in SHAPES for level in TREATABLE]

cases = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.level} {case.shape}")


def words_of(case: Case) -> list[str]:
    return [label.fitted(case, step).text for step, label in LABELS if label.is_for(case)]


@cases
def test_labels_fit_the_shape_of_the_break(case: Case) -> None:
    """In a biconcave break the front wall stands and both endplates dish; only a crush pushes the back wall out."""
    words = words_of(case)
    healthy, broken = (scene_at(case, Moment(step, 1.0)) for step in ("healthy", "fracture"))
    lost = [100.0 * (1.0 - b / h) for h, b in zip(healthy.heights.columns, broken.heights.columns, strict=True)]
    assert ("Front wall holds" in words) == (case.shape == "biconcave") == (lost[0] < 0.2 * case.loss_percent)
    assert ("Front wall has given way" in words) == (case.shape != "biconcave")
    assert ("Leans forwards" in words) == (broken.above.angle_rad > math.radians(0.1 * case.loss_percent))
    assert ("Bottom dished in" in words) == (case.shape == "biconcave") == (broken.height_map.lower_bulge_mm > 0.0)
    assert ("Back wall bulges" in words) == (case.shape == "crush") == (broken.height_map.retropulsed_mm > 0.0)


@cases
def test_the_cord_is_called_the_cord_and_the_nerves_below_it_nerves(case: Case) -> None:
    is_cord_drawn = any(tissue.name == "cord" for tissue in load_cut(case.level, "top").tissues)
    of_canal = [
        label.fitted(case, step).text for step, views in STEPS.items() for label in views.top if label.part == "nerve"
    ]
    assert has_cord(case.level) == is_cord_drawn
    assert {"cord" in text for text in of_canal} == {is_cord_drawn}
    assert {"erves" in text for text in of_canal} == {not is_cord_drawn}


@pytest.mark.parametrize(
    ("regain", "rises", "settles"), [(0.0, False, False), (35.0, True, True), (100.0, True, False)]
)
def test_what_stays_is_said_to_stay(regain: float, rises: bool, settles: bool) -> None:
    case = make_case(regain_percent=regain)
    for step, moves, moving in (
        ("inflating", rises, "Top of the bone rises"),
        ("deflating", settles, "Settled a little"),
    ):
        words = [label.fitted(case, step).text for label in STEPS[step].side if label.part == "upper_endplate"]
        assert (moving in words) == moves
        assert ("Top of the bone stays" in words) == (not moves)


@pytest.mark.parametrize("balloon_ml", [1.0, 1.6, 2.4])
def test_the_rise_is_named_once_it_is_seen(balloon_ml: float) -> None:
    """Not while the figure beside it still says that the balloon has brought nothing back, and soon after."""
    case = make_case(balloon_ml=balloon_ml)
    label = next(label for label in STEPS["inflating"].side if label.from_rise).fitted(case, "inflating")
    before, after = (scene_at(case, Moment("inflating", label.appears + by)) for by in (-0.002, 0.03))
    assert 0.02 < before.progress.lift < 0.04 < after.progress.lift
    assert after.figures.balloon_percent >= 1.0

"""What a label says is true of the very moment from which it is shown."""

from collections.abc import Callable

import pytest

from kyphoview.content.labels import Label, load_labels
from kyphoview.content.xray import load_xray_words
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at

_SOON = 0.05  # of the step: words may come a moment ahead of what they name


def regained(scene: Scene) -> float:
    return scene.figures.height_regained_percent


def at(step: str, share: float) -> Scene:
    return scene_at(DEFAULT_CASE, Moment(step, min(1.0, share)))


def rises(step: str, share: float) -> bool:
    return regained(at(step, share + _SOON)) > regained(at(step, 0.0))


def sinks(step: str, share: float) -> bool:
    return regained(at(step, share + _SOON)) < regained(at(step, 0.0))


def has_cement(step: str, share: float) -> bool:
    return at(step, share + _SOON).figures.cement_volume_ml[0] > 0.0


def has_all_cement(step: str, share: float) -> bool:
    return at(step, share + _SOON).figures.cement_volume_ml[0] == pytest.approx(DEFAULT_CASE.cement_ml, rel=0.01)


def fills(step: str, share: float) -> bool:
    return at(step, share + _SOON).figures.balloon_volume_ml[0] > 0.0


TRUE_WHEN: dict[str, Callable[[str, float], bool]] = {
    "Opens a little": rises,
    "Endplate rises": rises,
    "Settles a little": sinks,
    "Balloon fills": fills,
    "Contrast in the balloon": fills,
    "Cement fills from the front": has_cement,
    "Cement, white with barium": has_cement,
    "Cement": has_cement,
    "Left cement": has_cement,
    "Right cement": has_cement,
    "Height is held": has_all_cement,
    "Cement turns hard": has_all_cement,
}
STEPS = load_labels().steps
LABELS: list[tuple[str, Label]] = [
    *((step, label) for step, views in STEPS.items() for label in (*views.side, *views.top)),
    *((step, label) for step, views in load_xray_words().steps.items() for label in (*views.side, *views.front)),
]


@pytest.mark.parametrize(
    ("step", "label"), [(s, one) for s, one in LABELS if one.text in TRUE_WHEN], ids=lambda x: getattr(x, "text", x)
)
def test_a_label_is_true_when_it_appears(step: str, label: Label) -> None:
    assert TRUE_WHEN[label.text](step, label.appears), (step, label)


def test_every_claim_about_a_moment_is_shown_somewhere() -> None:
    assert set(TRUE_WHEN) <= {label.text for _, label in LABELS}


def test_what_says_that_height_is_won_has_other_words_where_none_is() -> None:
    """A label that tells of a gain says what happens instead where nothing comes back."""
    without = [label.text for _, label in LABELS if TRUE_WHEN.get(label.text) in (rises, sinks) and not label.if_none]
    assert without == []


@pytest.mark.parametrize("word", ["gives way", "Nerves in the canal", "kept clear"])
def test_no_label_names_what_is_not_there(word: str) -> None:
    """At T12 and L1 the canal holds the spinal cord; and not every break takes the front wall along."""
    assert [label.text for _, label in LABELS if word in label.text] == []

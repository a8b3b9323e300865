"""The drawer "This fracture": at once, refused calmly, and back by one press."""

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.fracture import drawer as fracture_drawer
from kyphoview.shell.features.fracture.drawer import FractureDrawer
from kyphoview.shell.window.window import Window


@pytest.fixture
def drawer(window: Window) -> FractureDrawer:
    window.session.set_moment(Moment("inflating", 0.5))
    window.side.toggle_drawer("fracture")
    found = window.side.currentWidget()
    assert isinstance(found, FractureDrawer)
    return found


def test_changes_show_at_once_at_the_present_moment(window: Window, drawer: FractureDrawer) -> None:
    drawer.level.choices["T12"].click()
    assert window.session.case == make_case(level="T12")
    drawer.shape.choices["biconcave"].click()
    drawer.balloons.choices["1"].click()
    drawer.loss.setValue(45)
    drawer.regain.setValue(0)
    assert window.session.case == make_case("T12", "biconcave", 45.0, 1, regain_percent=0.0)
    assert window.session.moment == Moment("inflating", 0.5)


def test_a_volume_set_by_hand_is_kept(window: Window, drawer: FractureDrawer) -> None:
    drawer.balloon_volume.setValue(20)
    drawer.cement_volume.setValue(18)
    assert (window.session.case.balloon_ml, window.session.case.cement_ml) == (2.0, 1.8)
    drawer.level.choices["L2"].click()
    assert (window.session.case.balloon_ml, window.session.case.cement_ml) == (2.0, 1.8)


@pytest.mark.parametrize(("loss", "grade"), [(20, 1), (30, 2), (50, 3)])
def test_the_grade_is_shown(drawer: FractureDrawer, loss: int, grade: int) -> None:
    drawer.loss.setValue(loss)
    assert f"{loss} %, grade {grade}" in drawer._titles[drawer.loss].text()


def test_one_balloon_has_no_other_side(drawer: FractureDrawer) -> None:
    told = [drawer._titles[slider] for slider in (drawer.balloon_volume, drawer.cement_volume)]
    assert [title.text() for title in told] == ["Fluid in each balloon: 2.4 mL", "Cement on each side: 2.4 mL"]
    drawer.balloons.choices["1"].click()
    assert [title.text() for title in told] == ["Fluid in the balloon: 2.4 mL", "Cement in the bone: 2.4 mL"]


def test_no_height_that_comes_back_is_called_none(drawer: FractureDrawer) -> None:
    drawer.regain.setValue(0)
    assert "none" in drawer._titles[drawer.regain].text()


def test_an_impossible_case_is_refused_calmly(window: Window, drawer: FractureDrawer) -> None:
    drawer.loss.setValue(50)
    stands = window.session.case
    drawer.shape.choices["crush"].click()
    assert window.session.case == stands
    assert drawer.problem.isVisible()
    with pytest.raises(BadInput) as refusal:
        make_case(shape="crush", loss_percent=50.0)
    assert str(refusal.value) in drawer.problem.text()
    assert drawer.shape.choices["wedge"].isChecked()
    drawer.loss.setValue(30)
    assert not drawer.problem.isVisible()


def test_one_press_brings_back_the_usual_case(window: Window, drawer: FractureDrawer) -> None:
    drawer.loss.setValue(50)
    drawer.balloon_volume.setValue(20)
    drawer.usual.click()
    assert window.session.case == DEFAULT_CASE
    assert drawer.loss.value() == 33
    drawer.level.choices["T12"].click()
    assert window.session.case == make_case(level="T12")  # its own volumes again


def test_it_says_what_it_is(drawer: FractureDrawer) -> None:
    from PySide6.QtWidgets import QLabel

    assert any("not a prediction" in label.text() for label in drawer.findChildren(QLabel))


def test_a_refusal_for_any_reason_leaves_the_controls_with_the_case(
    qtbot: QtBot, window: Window, drawer: FractureDrawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_wanted: object) -> None:
        raise BadInput("This much does not fit.")

    monkeypatch.setattr(fracture_drawer, "make_case", refuse)
    drawer.cement_volume.setValue(40)
    assert "This much does not fit." in drawer.problem.text()
    assert drawer.cement_volume.value() == 24
    assert window.session.case == DEFAULT_CASE

"""The drawer "This fracture": at once, no farther than is possible, and back by one press."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest

from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE, Case
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


def test_the_loss_follows_a_shape_that_allows_less(window: Window, drawer: FractureDrawer) -> None:
    drawer.loss.setValue(50)
    drawer.shape.choices["crush"].click()
    assert (window.session.case.shape, window.session.case.loss_percent) == ("crush", 35.0)
    assert (drawer.loss.minimum(), drawer.loss.maximum()) == (20, 35)
    assert "20 to 35 %" in drawer.ends[drawer.loss].text()


def test_no_height_back_can_be_chosen_after_any_other_choice(window: Window, drawer: FractureDrawer) -> None:
    drawer.loss.setValue(55)
    drawer.balloons.choices["1"].click()
    drawer.regain.setValue(100)
    drawer.balloon_volume.setValue(drawer.balloon_volume.maximum())
    largest = window.session.case.balloon_ml
    drawer.regain.setValue(0)
    assert window.session.case.regain_percent == 0.0
    assert window.session.case.balloon_ml < largest


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Home])
@pytest.mark.parametrize("name", ["loss", "regain", "balloon_volume", "cement_volume"])
def test_a_slider_ends_where_what_is_possible_ends(
    window: Window, drawer: FractureDrawer, name: str, key: Qt.Key
) -> None:
    slider, told = getattr(drawer, name), QSignalSpy(drawer.told)
    QTest.keyClick(slider, key)
    assert slider.value() == (slider.maximum() if key == Qt.Key.Key_End else slider.minimum())
    assert told.count() == 0
    assert window.banner.isHidden()


def test_a_volume_ends_at_the_most_that_fits(window: Window, drawer: FractureDrawer) -> None:
    QTest.keyClick(drawer.balloon_volume, Qt.Key.Key_End)
    most = window.session.case.balloon_ml
    assert f"Up to {most:.1f} mL" in drawer.ends[drawer.balloon_volume].text()
    with pytest.raises(BadInput):
        make_case(balloon_ml=most + 0.1)


def test_a_press_where_nothing_is_possible_is_the_end_of_what_is(drawer: FractureDrawer) -> None:
    drawer.shape.choices["crush"].click()
    slider = drawer.loss
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, slider.height() // 2))
    assert slider.value() == 35
    assert slider._handle_place().x() < 0.6 * slider.width()  # its groove goes on


def test_a_volume_comes_back_once_it_fits_again(window: Window, drawer: FractureDrawer) -> None:
    drawer.balloon_volume.setValue(26)
    drawer.level.choices["T10"].click()
    assert window.session.case.balloon_ml < 2.6
    drawer.level.choices["L1"].click()
    assert window.session.case.balloon_ml == 2.6


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
    window: Window, drawer: FractureDrawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_wanted: Case, _course: str) -> Case:
        raise BadInput("This much does not fit.")

    monkeypatch.setattr(fracture_drawer, "case_in_course", refuse)
    drawer.cement_volume.setValue(20)
    assert "This much does not fit." in window.banner.sentence.text()
    assert drawer.cement_volume.value() == 24
    assert window.session.case == DEFAULT_CASE

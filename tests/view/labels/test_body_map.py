"""The small map of the body: where cement got into a vein, and nowhere else, and in nobody's way."""

import pytest

from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.labels.body_map import map_box, map_presence
from kyphoview.view.labels.label_plan import label_plan
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.picture_layout import Layout

pytestmark = pytest.mark.usefixtures("qapp")


def scene(course: str, part: str, at: float) -> Scene:
    return scene_at(make_case(course=course), Moment(f"{course}-{part}", at))


def test_it_comes_once_the_cement_in_the_vein_sets_and_stays() -> None:
    assert map_presence(scene("leak-vein", "flows", 1.0)) == 0.0
    shares = [map_presence(scene("leak-vein", "after", at / 20)) for at in range(21)]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert any(0.0 < share < 1.0 for share in shares)
    for course in ("leak-disc", "leak-canal"):
        assert map_presence(scene(course, "after", 1.0)) == 0.0


@pytest.mark.parametrize("size", [(1280, 800), (640, 480), (420, 700)])
@pytest.mark.parametrize("view", ["side", "top"])
def test_labels_keep_clear_of_it(size: tuple[int, int], view: str) -> None:
    layout = Layout.of(*size, 1.0, True)
    box = map_box(layout)
    assert not box.intersects(posture_box(layout))
    for placed in label_plan(make_case(course="leak-vein"), "leak-vein-after", view, layout):
        place = placed.place
        overlaps = not (
            place.x >= box.right()
            or place.x + place.width <= box.left()
            or place.y >= box.bottom()
            or place.y + place.height <= box.top()
        )
        assert not overlaps, placed.lines

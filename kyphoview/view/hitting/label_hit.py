"""What part the label under a pixel names."""

from collections.abc import Iterator

from kyphoview.study.naming.label_parts import part_of_label
from kyphoview.view.hitting.look import Look
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.labels.label_plan import Placed, label_plan


def part_of_label_at(look: Look, x: float, y: float) -> str:
    """The part whose label stands at a pixel; "" where there is none."""
    for placed in labels_seen(look):
        place = placed.place
        if place.x <= x <= place.x + place.width and place.y <= y <= place.y + place.height:
            return part_of_label(placed.label.part, look.scene.case.level)
    return ""


def labels_seen(look: Look) -> Iterator[Placed]:
    """The labels that a picture shows now."""
    if look.layout.is_bare or not look.layout.has_names:
        return
    if look.lens is not None:
        yield from look.solid_labels
        return
    scene = look.scene
    plan = label_plan(scene.case, scene.moment.step, look.view, look.layout, scene.is_softened)
    for placed in plan:
        if label_opacity(placed.label, scene.moment.at) > 0.0:
            yield placed

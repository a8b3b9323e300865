"""Which part a label names: labels have names of their own for places of one part."""

from kyphoview.anatomy.levels import has_cord

_CALLED = {
    "spine": "vertebral_body", "vertebra_above": "vertebral_body", "vertebra": "vertebral_body",
    "body": "vertebral_body", "cancellous": "vertebral_body", "crush_band": "vertebral_body",
    "upper_endplate": "upper_endplate", "lower_endplate": "lower_endplate", "endplate": "upper_endplate",
    "cortex": "front_wall", "break_front": "front_wall", "back_wall": "back_wall", "disc_above": "disc",
    "pedicle": "pedicle", "spinous": "spinous_process",
    "bump": "spinous_process", "canal": "canal", "nerve_root": "nerve_root", "muscle": "back_muscle", "aorta": "aorta",
    "vena_cava": "vena_cava", "needle": "needle", "cannula": "cannula", "drill": "drill", "balloon": "balloon",
    "marker_front": "marker", "marker_back": "marker", "cavity": "cavity", "channel": "channel",
    "compacted": "compacted", "cement": "cement", "leak": "cement", "leak_ahead": "cement",
    "cement_tube": "cement_tube",
}  # fmt: skip


def part_of_label(name: str, level: str) -> str:
    """The part that a label of this name points at where that level is treated; "" for what is none, as a finger."""
    if name == "nerve":
        return "cord" if has_cord(level) else "cauda"
    return _CALLED.get(name.removesuffix("_left").removesuffix("_right"), "")

"""Every colour of the program, in one table of three themes."""

from typing import NamedTuple

from kyphoview.language import N_


class Theme(NamedTuple):
    """One set of colours, each as "#rrggbb". A dataclass of so many fields would take a start ten times as long.

    The first block is the window's, the second the picture's. What must be told apart is told apart by fill or by the
    outline at 3 to 1; text against what it stands on keeps 4.5 to 1. Tests compute both.
    """

    name: str
    is_dark: bool
    has_depth: bool  # whether soft parts look round
    # the window
    window: str
    panel: str
    panel_raised: str
    border: str
    hairline: str
    hover: str
    text: str
    text_quiet: str
    accent: str
    on_accent: str
    accent_soft: str
    focus: str
    link: str
    warning: str
    # the picture
    backdrop: str
    label: str
    label_text: str
    leader: str
    outline: str
    bone: str
    bone_edge: str
    bone_core: str
    bone_line: str
    marrow: str
    compacted: str
    crack: str
    far_bone: str
    annulus: str
    nucleus: str
    disc_edge: str
    disc_line: str
    nerve: str
    nerve_edge: str
    ghost: str
    muscle: str
    muscle_fibre: str
    fat: str
    flesh: str
    skin: str
    skin_edge: str
    dressing: str
    ligament: str
    vessel_artery: str
    vessel_vein: str
    organ: str
    gleam: str
    steel_light: str
    steel: str
    steel_dark: str
    handle: str
    lumen: str
    shaft: str
    gauge: str
    gauge_track: str
    gauge_fill: str
    gauge_height: str
    cement_gauge: str
    balloon: str
    balloon_light: str
    balloon_edge: str
    contrast: str
    marker: str
    cavity: str
    scan: str
    cement_wet: str
    cement_set: str
    cement_edge: str


# Where a gauge's track is dark, it is filled with the colour of the cement itself.
_SET_CEMENT_ON_DARK, _SET_CEMENT_ON_BLACK = "#c9c7c0", "#d9d9d4"

LIGHT = Theme(
    name="light",
    is_dark=False,
    has_depth=True,
    window="#f4f1ec",
    panel="#fbf9f6",
    panel_raised="#ffffff",
    border="#8a8378",
    hairline="#d9d2c7",
    hover="#ece6dc",
    text="#22201d",
    text_quiet="#565049",
    accent="#1f5f8b",
    on_accent="#ffffff",
    accent_soft="#dce8f0",
    focus="#0b57d0",
    link="#17527a",
    warning="#8a3b12",
    backdrop="#efe9e1",
    label="#fffdf9",
    label_text="#22201d",
    leader="#22201d",
    outline="#241b14",
    bone="#f3e6c8",
    bone_edge="#4a3a2a",
    bone_core="#ecd9ae",
    bone_line="#b08d55",
    marrow="#c99a52",
    compacted="#fff6df",
    crack="#3c2a1c",
    far_bone="#e4d6bb",
    annulus="#b9c7d1",
    nucleus="#dfe9ee",
    disc_edge="#2e3d48",
    disc_line="#7f94a3",
    nerve="#f5e08a",
    nerve_edge="#4a3e0c",
    ghost="#2c2620",
    muscle="#c4877f",
    muscle_fibre="#b2746c",
    fat="#f1e0b4",
    flesh="#efd5c3",
    skin="#e5b79a",
    skin_edge="#5f3823",
    dressing="#fbf7f0",
    ligament="#e9e2d3",
    vessel_artery="#c9605a",
    vessel_vein="#7a93c2",
    organ="#d9a79c",
    gleam="#ffffff",
    steel_light="#f1f4f6",
    steel="#a9b3bb",
    steel_dark="#2b343b",
    handle="#3f6f8f",
    lumen="#8a959d",
    shaft="#dfe6ea",
    gauge="#fffdf9",
    gauge_track="#ddd5c8",
    gauge_fill="#1f6aa5",
    gauge_height="#8a5a12",
    cement_gauge="#6e6a62",
    balloon="#5b9fd6",
    balloon_light="#d6ecfb",
    balloon_edge="#144a78",
    contrast="#2d6ca3",
    marker="#1a1a1a",
    cavity="#5a3d24",
    scan="#bfe6f5",
    cement_wet="#eef0ee",
    cement_set="#cfcdc6",
    cement_edge="#3f3d38",
)

DARK = Theme(
    name="dark",
    is_dark=True,
    has_depth=True,
    window="#16191d",
    panel="#1d2126",
    panel_raised="#272c32",
    border="#7d8794",
    hairline="#3a4149",
    hover="#2b3138",
    text="#f0ede7",
    text_quiet="#b9b5ad",
    accent="#8cc4f0",
    on_accent="#0d1c28",
    accent_soft="#22384a",
    focus="#ffd166",
    link="#9ccdf5",
    warning="#ffb38a",
    backdrop="#1a1d21",
    label="#0f1215",
    label_text="#f5f2ec",
    leader="#f5f2ec",
    outline="#120d09",
    bone="#f1e6cb",
    bone_edge="#1a120a",
    bone_core="#eadbb6",
    bone_line="#a88c60",
    marrow="#c39d68",
    compacted="#fff5dd",
    crack="#1a110a",
    far_bone="#c3b8a1",
    annulus="#8fa2b0",
    nucleus="#bfd0da",
    disc_edge="#14202a",
    disc_line="#5d7484",
    nerve="#eed979",
    nerve_edge="#2c2406",
    ghost="#f5f2ec",
    muscle="#6f3f40",
    muscle_fibre="#613536",
    fat="#7c756b",
    flesh="#66534d",
    skin="#856a5d",
    skin_edge="#f0dccb",
    dressing="#e9e2d6",
    ligament="#d8d0c0",
    vessel_artery="#b04a45",
    vessel_vein="#50689a",
    organ="#574446",
    gleam="#ffffff",
    steel_light="#eef2f5",
    steel="#9aa5ae",
    steel_dark="#20282e",
    handle="#5c93b8",
    lumen="#6c7984",
    shaft="#d5dde2",
    gauge="#0f1215",
    gauge_track="#3b424a",
    gauge_fill="#6db5ee",
    gauge_height="#e0b060",
    cement_gauge=_SET_CEMENT_ON_DARK,
    balloon="#4d97d6",
    balloon_light="#cfe9fc",
    balloon_edge="#07233d",
    contrast="#1f5c95",
    marker="#0b0b0b",
    cavity="#3a2614",
    scan="#8fd3ee",
    cement_wet="#f0f2f0",
    cement_set=_SET_CEMENT_ON_DARK,
    cement_edge="#1b1a17",
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    is_dark=True,
    has_depth=False,
    window="#000000",
    panel="#000000",
    panel_raised="#000000",
    border="#ffffff",
    hairline="#ffffff",
    hover="#2a2a2a",
    text="#ffffff",
    text_quiet="#ffffff",
    accent="#ffe600",
    on_accent="#000000",
    accent_soft="#3a3600",
    focus="#00e5ff",
    link="#9be7ff",
    warning="#ffb000",
    backdrop="#000000",
    label="#000000",
    label_text="#ffffff",
    leader="#ffffff",
    outline="#000000",
    bone="#fff4d6",
    bone_edge="#000000",
    bone_core="#f7e2ae",
    bone_line="#7a5a20",
    marrow="#b8862f",
    compacted="#ffffff",
    crack="#000000",
    far_bone="#8a8a8a",
    annulus="#8fb4cc",
    nucleus="#d8f0ff",
    disc_edge="#000000",
    disc_line="#33566e",
    nerve="#ffea5c",
    nerve_edge="#000000",
    ghost="#ffffff",
    muscle="#4a1f1c",
    muscle_fibre="#3c1715",
    fat="#8f7a3c",
    flesh="#3a2a22",
    skin="#c98f70",
    skin_edge="#000000",
    dressing="#ffffff",
    ligament="#f2ead8",
    vessel_artery="#d6453c",
    vessel_vein="#5b86e0",
    organ="#3a2a28",
    gleam="#ffffff",
    steel_light="#ffffff",
    steel="#b4c0c8",
    steel_dark="#000000",
    handle="#4fc3ff",
    lumen="#77848e",
    shaft="#ffffff",
    gauge="#000000",
    gauge_track="#4a4a4a",
    gauge_fill="#38c0ff",
    gauge_height="#ffe600",
    cement_gauge=_SET_CEMENT_ON_BLACK,
    balloon="#38a2ff",
    balloon_light="#e2f4ff",
    balloon_edge="#000000",
    contrast="#0f6cc4",
    marker="#000000",
    cavity="#2a1a0c",
    scan="#b8f0ff",
    cement_wet="#ffffff",
    cement_set=_SET_CEMENT_ON_BLACK,
    cement_edge="#000000",
)

COLOURS = tuple(name for name, kind in Theme.__annotations__.items() if name != "name" and kind is str)
"""The names of a theme's colours."""

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}


class PenColour(NamedTuple):
    """What people draw with over the picture: a name, the line's colour, and the halo that sets it off anywhere."""

    title: str
    name: str  # where there is little room
    line: str
    halo: str


# The same in every theme, for the bone they stand on is. Dark, middle and light: told apart without seeing any colour.
PEN_COLOURS: tuple[PenColour, ...] = (
    PenColour(N_("Orange ink"), N_("Orange"), "#e2540f", "#ffffff"),
    PenColour(N_("Blue ink"), N_("Blue"), "#0a2a70", "#ffffff"),
    PenColour(N_("Yellow ink"), N_("Yellow"), "#ffe14d", "#1c1a17"),
)

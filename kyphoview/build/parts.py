"""What is built, in the order in which one part needs another's files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kyphoview.anatomy.cuts.cut import cut_file, write_cut
from kyphoview.anatomy.levels import LEVELS, PATHS, RIB_LEVELS, TREATABLE, TWO_SIDED
from kyphoview.anatomy.meshes.mesh import load_mesh, write_mesh
from kyphoview.anatomy.meshes.shaded_mesh import DETAILS, Detail, write_shaded
from kyphoview.anatomy.meshes.shell_depth import SHELLS_FILE, compute_shell_depth, write_shell_depths
from kyphoview.build.cuts.side import build_side
from kyphoview.build.cuts.top import build_top
from kyphoview.build.fingerprints import write_fingerprints
from kyphoview.build.icons import SIZES_PX, write_icon
from kyphoview.build.matching.learning import learn_and_write
from kyphoview.build.opening import record_opening
from kyphoview.build.opening_film.record import write_film, write_still
from kyphoview.build.shaded_surfaces import build_shaded, build_shaded_ribs
from kyphoview.build.surfaces import build_ribs, build_vertebra
from kyphoview.documents.matching.weights import WEIGHTS_FILE
from kyphoview.view.opening.film import FILM_FILE, STILL_FILE
from kyphoview.view.opening.picture import write_opening
from kyphoview.view.picture_layout import VIEWS, View

Writer = Callable[[Path], None]
"""Builds one file and writes it to a path."""
FINGERPRINTS = "fingerprints"
_FILM_SOURCES = (
    "anatomy/solid",
    "anatomy/levels.py",
    "anatomy/trunk.py",
    "build/opening_film",
    "view/palette.py",
    *(f"view/solid/shapes/{name}.py" for name in ("bones", "discs", "surfaces", "trunk_layers", "trunk_surface")),
    "view/solid/stage/materials.py",
)


@dataclass(frozen=True, slots=True)
class Part:
    """Files that are built alike: each one's place below the assets, and what writes it.

    `sources` are the folders and files of the package that decide how they come out. What a graphics interface renders
    differs from one to the next, so such a part `is_rendered` and its check looks at its sources alone.
    """

    name: str
    sources: tuple[str, ...]
    files: Mapping[str, Writer]
    is_rendered: bool = False


def parts(documents: Path | None = None) -> tuple[Part, ...]:
    """Every part; the fingerprints only with the folder in which the five documents lie."""
    built = (
        Part("cuts", ("anatomy", "build/cuts"), _cuts()),
        Part("surfaces", ("anatomy", "build/surfaces.py"), _surfaces()),
        Part("shells", ("anatomy",), {f"anatomy/{SHELLS_FILE}": _write_shells}),
        Part("shaded", ("anatomy", "build"), _shaded_surfaces()),
        Part("opening", ("anatomy", "procedure", "view", "build/opening.py"), _openings()),
        Part("matching", ("documents", "build/matching"), {WEIGHTS_FILE: learn_and_write}),
        Part("icons", ("anatomy", "procedure", "view", "build/icons.py"), _icons()),
        Part("opening-film", _FILM_SOURCES, {FILM_FILE: write_film, STILL_FILE: write_still}, is_rendered=True),
    )
    if documents is None:
        return built
    known = {"documents/known.toml": partial(write_fingerprints, documents)}
    return (*built, Part(FINGERPRINTS, ("documents", "content", "build/fingerprints.py"), known))


def _cuts() -> dict[str, Writer]:
    sides: dict[str, Writer] = {
        f"anatomy/{cut_file(level, 'side', path)}": partial(_write_side, level, path)
        for path in PATHS
        for level in TREATABLE
    }
    return sides | {f"anatomy/{cut_file(level, 'top', TWO_SIDED)}": partial(_write_top, level) for level in TREATABLE}


def _surfaces() -> dict[str, Writer]:
    bones: dict[str, Writer] = {f"anatomy/mesh_{level}.npz": partial(_write_vertebra, level) for level in LEVELS}
    return bones | {f"anatomy/ribs_{level}.npz": partial(_write_ribs, level) for level in RIB_LEVELS}


def _shaded_surfaces() -> dict[str, Writer]:
    found: dict[str, Writer] = {}
    for detail in DETAILS:
        found |= {f"anatomy/{detail}_{level}.npz": partial(_write_shaded, level, detail) for level in LEVELS}
        found |= {
            f"anatomy/{detail}_ribs_{level}.npz": partial(_write_shaded_ribs, level, detail) for level in RIB_LEVELS
        }
    return found


def _openings() -> dict[str, Writer]:
    return {f"opening/{view}.bin": partial(_write_opening, view) for view in VIEWS}


def _icons() -> dict[str, Writer]:
    return {f"icons/kyphoview-{size_px}.png": partial(write_icon, size_px) for size_px in SIZES_PX}


def _write_side(level: str, way: str, path: Path) -> None:
    write_cut(path, build_side(level, way))


def _write_top(level: str, path: Path) -> None:
    write_cut(path, build_top(level))


def _write_vertebra(level: str, path: Path) -> None:
    write_mesh(path, build_vertebra(level))


def _write_ribs(level: str, path: Path) -> None:
    write_mesh(path, build_ribs(level))


def _write_shells(path: Path) -> None:
    """Measured on the meshes as they are kept: those that were just built have finer normals."""
    write_shell_depths(path, {level: compute_shell_depth(level, load_mesh(level)) for level in LEVELS})


def _write_shaded(level: str, detail: Detail, path: Path) -> None:
    write_shaded(path, build_shaded(level, detail))


def _write_shaded_ribs(level: str, detail: Detail, path: Path) -> None:
    write_shaded(path, build_shaded_ribs(level, detail))


def _write_opening(view: View, path: Path) -> None:
    write_opening(path, record_opening(view))

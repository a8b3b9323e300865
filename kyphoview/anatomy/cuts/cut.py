"""The cuts through the spine at rest, built ahead: the outlines that every picture starts from.

All points are in mm in the treated level's frame and lie in the cut's plane; what lies beside the plane is dropped onto
it. In the file a cut is one list of points in picture coordinates, divided into curves, and a table of what each
run of curves is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.array_file import damaged, pack_table, read_archive, read_table
from kyphoview.anatomy.cuts.planes import drawn_plane, plane_of
from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import ONE_SIDED, TREATABLE, TWO_SIDED
from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.resources import asset

KINDS = ("region", "line", "ghost")


@dataclass(frozen=True, slots=True, eq=False)
class Loops:
    """Many curves in one array: `points` (M, 3); curve k is points[starts[k] : starts[k + 1]]; `starts` (K + 1,)."""

    points: Vector
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[Vector]:
        return (self.points[a:b] for a, b in zip(self.starts[:-1], self.starts[1:], strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class BoneCut:
    """One bone where the plane meets it: closed curves (N, 3).

    Attributes:
        level: of the vertebra; ribs carry their vertebra's level and `is_rib`.
        outlines: of the outer surface, one for each separate piece.
        cores: the inner border of the shell.
        pores: the marrow spaces between the struts inside.
    """

    level: str
    outlines: tuple[Vector, ...]
    cores: tuple[Vector, ...]
    pores: Loops
    is_rib: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class DiscCut:
    """A disc: closed `annulus` (N, 3) and `nucleus` (N, 3), open `lamellae`.

    Each point's share says how far it goes with the bone above: 0 on the bone below, 1 on the bone above.
    """

    above: str
    below: str
    annulus: Vector
    annulus_share: Vector
    nucleus: Vector
    nucleus_share: Vector
    lamellae: Loops
    lamellae_share: Vector


@dataclass(frozen=True, slots=True, eq=False)
class TissueCut:
    """Anything else: `kind` is "region" (closed), "line" (open) or "ghost" (beside the plane); `outline` (N, 3).

    `level` names the vertebra it moves with, if it goes with one.
    """

    name: str
    kind: str
    outline: Vector
    is_closed: bool
    level: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """One cut at rest: bones and discs from above downwards, tissues in the order in which they are painted."""

    treated: str
    view: str
    path: str
    plane: Plane
    bones: tuple[BoneCut, ...]
    discs: tuple[DiscCut, ...]
    tissues: tuple[TissueCut, ...]


def cut_file(treated: str, view: str, path: str = TWO_SIDED) -> str:
    """The name of a cut's file; the cut across is the same for both paths."""
    return f"cut_{treated}_{view}_{path}.npz" if (view, path) == ("side", ONE_SIDED) else f"cut_{treated}_{view}.npz"


@cache  # all of them, 25 MB at most: what is kept of a cut elsewhere would hold one that is read anew
def load_cut(treated: str, view: str, path: str = TWO_SIDED) -> Cut:
    """The cut of a treatable level, "side" or "top", along the path of two balloons or of one.

    Raises:
        BadInput: there is no such cut, or its file is missing or damaged.
    """
    if treated not in TREATABLE:
        raise BadInput(
            _(
                "Level '{treated}' cannot be treated here; choose one of {known}.",
                treated=treated,
                known=", ".join(TREATABLE),
            )
        )
    plane_of(treated, view, path)
    return read_cut(asset("anatomy", cut_file(treated, view, path)), treated, view, path)


_ARRAYS = {"points": ("f", 2), "starts": ("iu", 1), "share": ("f", 1), "table": ("u", 1)}


class _Reader:
    """Hands out the curves of a file in order."""

    def __init__(self, file: Path, plane: Plane) -> None:
        found = read_archive(file, _ARRAYS)
        self.file = file
        self.table = read_table(file, found["table"])
        starts = found["starts"].astype(np.int64)
        flat = found["points"]
        if (
            flat.shape[1] != 2
            or len(starts) < 1
            or starts[0] != 0
            or starts[-1] != len(flat)
            or (np.diff(starts) < 2).any()
        ):
            raise damaged(file, _("its curves do not fit its points"))
        if len(found["share"]) != len(flat):
            raise damaged(file, _("its shares do not fit its points"))
        self.points = plane.lift(flat.astype(np.float64))
        self.share = found["share"].astype(np.float64)
        for array in (self.points, self.share, starts):
            array.setflags(write=False)
        self.starts = starts
        self._next = 0

    def _take(self, count: int) -> tuple[int, int]:
        first, self._next = self._next, self._next + count
        if count < 0 or self._next > len(self.starts) - 1:
            raise damaged(self.file, _("its table asks for more curves than there are"))
        return first, self._next

    def curve(self) -> Vector:
        first, last = self._take(1)
        return self.points[self.starts[first] : self.starts[last]]

    def curves(self, count: int) -> tuple[Vector, ...]:
        return tuple(self.curve() for _ in range(count))

    def shared(self) -> tuple[Vector, Vector]:
        first, last = self._take(1)
        span = slice(self.starts[first], self.starts[last])
        return self.points[span], self.share[span]

    def loops(self, count: int) -> tuple[Loops, Vector]:
        first, last = self._take(count)
        begin, end = self.starts[first], self.starts[last]
        starts = self.starts[first : last + 1] - begin
        starts.setflags(write=False)
        return Loops(self.points[begin:end], starts), self.share[begin:end]

    def finish(self) -> None:
        if self._next != len(self.starts) - 1:
            raise damaged(self.file, _("it holds curves that its table does not know"))


def read_cut(file: Path, treated: str, view: str, path: str = TWO_SIDED) -> Cut:
    """A cut from its file.

    Raises:
        BadInput: the file is damaged.
    """
    reader = _Reader(file, drawn_plane(treated, view, path))
    bones, discs, tissues = [], [], []
    for row in reader.table:
        match row:
            case ["bone", str(level), bool(is_rib), int(outlines), int(cores), int(pores)]:
                bones.append(
                    BoneCut(level, reader.curves(outlines), reader.curves(cores), reader.loops(pores)[0], is_rib)
                )
            case ["disc", str(above), str(below), int(lamellae)]:
                discs.append(DiscCut(above, below, *reader.shared(), *reader.shared(), *reader.loops(lamellae)))
            case ["tissue", str(name), str(kind), bool(is_closed), None | str() as owner] if kind in KINDS:
                tissues.append(TissueCut(name, kind, reader.curve(), is_closed, owner))
            case _:
                raise damaged(file, _("its table has a row that means nothing"))
    reader.finish()
    return Cut(treated, view, path, plane_of(treated, view, path), tuple(bones), tuple(discs), tuple(tissues))


def write_cut(file: Path, cut: Cut) -> None:
    """A cut into its file."""
    curves: list[Vector] = []
    shares: list[Vector] = []
    table: list[list[Any]] = []
    plane = drawn_plane(cut.treated, cut.view, cut.path)

    def add(points: Vector, share: Vector | None = None) -> None:
        curves.append(plane.flatten(points))
        shares.append(np.zeros(len(points)) if share is None else share)

    for bone in cut.bones:
        table.append(["bone", bone.level, bone.is_rib, len(bone.outlines), len(bone.cores), len(bone.pores)])
        for curve in (*bone.outlines, *bone.cores, *bone.pores):
            add(curve)
    for disc in cut.discs:
        table.append(["disc", disc.above, disc.below, len(disc.lamellae)])
        add(disc.annulus, disc.annulus_share)
        add(disc.nucleus, disc.nucleus_share)
        for first, last in zip(disc.lamellae.starts[:-1], disc.lamellae.starts[1:], strict=True):
            add(disc.lamellae.points[first:last], disc.lamellae_share[first:last])
    for tissue in cut.tissues:
        table.append(["tissue", tissue.name, tissue.kind, tissue.is_closed, tissue.level])
        add(tissue.outline)
    arrays: dict[str, Any] = {
        "points": (np.round(np.concatenate(curves) * 256) / 256).astype(np.float32),
        "starts": np.concatenate(([0], np.cumsum([len(curve) for curve in curves]))).astype(np.int32),
        "share": np.concatenate(shares).astype(np.float32),
        "table": pack_table(table),
    }
    np.savez_compressed(file, **arrays)

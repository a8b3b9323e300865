"""Cuts: in their plane, on the solid's surface, pores inside cores, discs between bones; damaged files are named."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kyphoview.anatomy.cortical_shell import shell_mm
from kyphoview.anatomy.cuts import cut as cut_module
from kyphoview.anatomy.cuts.cut import BoneCut, Cut, load_cut, read_cut, write_cut
from kyphoview.anatomy.cuts.planes import drawn_plane
from kyphoview.anatomy.geometry.curves import area
from kyphoview.anatomy.levels import LEVELS, SACRAL, TREATABLE, neighbours
from kyphoview.anatomy.meshes.mesh import load_mesh
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.errors import BadInput
from kyphoview.resources import assets_folder
from tests.anatomy.damaged import damaged_copy

_CUTS = [(treated, view) for treated in TREATABLE for view in ("side", "top")]


@pytest.fixture(params=_CUTS, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def cut(request) -> Cut:
    """Each stored cut in turn."""
    return load_cut(*request.param)


def _local(cut: Cut, bone: BoneCut, points: np.ndarray) -> np.ndarray:
    return placement(cut.treated, bone.level).inverse().carry(points)


def test_all_lies_in_the_plane(cut: Cut) -> None:
    every = [points for bone in cut.bones for points in (*bone.outlines, *bone.cores, bone.pores.points)]
    every += [tissue.outline for tissue in cut.tissues] + [disc.annulus for disc in cut.discs]
    assert np.abs(cut.plane.height_over(np.vstack(every))).max() < 1e-9


def test_the_bones_are_those_of_the_view(cut: Cut) -> None:
    levels = [bone.level for bone in cut.bones if not bone.is_rib]
    if cut.view == "side":
        assert tuple(levels) == neighbours(cut.treated)
        assert [(disc.above, disc.below) for disc in cut.discs] == list(pairwise(levels))
    else:
        assert cut.treated in levels


def test_outlines_lie_on_the_solid(cut: Cut) -> None:
    for bone in cut.bones:
        distance = rib_distance if bone.is_rib else vertebra_distance
        for outline in bone.outlines:
            assert np.abs(distance(bone.level, _local(cut, bone, outline))).max() < 0.05
            step = np.linalg.norm(np.diff(cut.plane.flatten(outline), axis=0), axis=1)
            assert 0.2 < np.median(step) < 0.6
            assert step.max() < 1.0


def test_outlines_agree_with_the_mesh_cut_by_the_plane(cut: Cut) -> None:
    for bone in (bone for bone in cut.bones if not bone.is_rib):
        mesh = load_mesh(bone.level)
        vertices = placement(cut.treated, bone.level).carry(mesh.vertices.astype(float))
        crossings = cut.plane.flatten(_crossings(vertices, mesh.triangles, cut.plane.height_over(vertices)))
        outlines = [cut.plane.flatten(outline) for outline in bone.outlines]
        apart = np.concatenate([_to_curves(chunk, outlines) for chunk in np.array_split(crossings, 10)])
        # Splinters too small to draw are left out; where the plane grazes the surface, triangles are coarse, and those
        # of the sacrum, the largest bone, are coarser.
        splinters = crossings[apart > 0.6]
        assert len(splinters) < 40
        assert (np.ptp(splinters, axis=0) < 3.5).all() if len(splinters) else True
        assert np.quantile(apart[apart <= 0.6], 0.99) < (0.35 if bone.level == SACRAL else 0.3)
        # And nothing is drawn that the mesh lacks.
        drawn = np.vstack(outlines)
        nearest = [np.linalg.norm(crossings - point, axis=1).min() for point in drawn]
        assert max(nearest) < 1.0


def _crossings(vertices: np.ndarray, triangles: np.ndarray, height: np.ndarray) -> np.ndarray:
    edges = np.vstack([triangles[:, pair] for pair in ((0, 1), (1, 2), (2, 0))])
    edges = edges[np.sign(height[edges[:, 0]]) != np.sign(height[edges[:, 1]])]
    a, b = edges.T
    share = (height[a] / (height[a] - height[b]))[:, None]
    return vertices[a] + share * (vertices[b] - vertices[a])


def _to_curves(points: np.ndarray, curves: list[np.ndarray]) -> np.ndarray:
    nearest = np.full(len(points), np.inf)
    for curve in curves:
        tail, edge = curve, np.roll(curve, -1, axis=0) - curve
        offset = points[:, None, :] - tail
        share = np.clip((offset * edge).sum(-1) / (edge**2).sum(-1), 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(offset - share[..., None] * edge, axis=-1).min(axis=1))
    return nearest


def test_cores_lie_inside_the_shell(cut: Cut) -> None:
    for bone in (bone for bone in cut.bones if not bone.is_rib):
        for core in bone.cores:
            local = _local(cut, bone, core)
            assert np.abs(vertebra_distance(bone.level, local) + shell_mm(bone.level, local)).max() < 0.08


def test_the_canal_is_a_hole_that_runs_the_other_way() -> None:
    bone = next(bone for bone in load_cut("L1", "top").bones if bone.level == "L1")
    areas = sorted(area(drawn_plane("L1", "top").flatten(outline)) for outline in bone.outlines)
    assert areas[-1] > 1000
    assert -600 < areas[0] < -200


def test_pores_keep_to_the_core_and_to_themselves(cut: Cut) -> None:
    for bone in cut.bones:
        if not len(bone.pores):
            continue
        local = _local(cut, bone, bone.pores.points)
        assert (vertebra_distance(bone.level, local) + shell_mm(bone.level, local)).max() < -0.02
        flat = drawn_plane(cut.treated, cut.view).flatten(bone.pores.points)
        starts = bone.pores.starts
        loops = [flat[a:b] for a, b in pairwise(starts)]
        assert min(area(loop) for loop in loops) > 0
        _no_point_in_another(loops)


def _no_point_in_another(loops: list[np.ndarray]) -> None:
    low = np.array([loop.min(axis=0) for loop in loops])
    high = np.array([loop.max(axis=0) for loop in loops])
    for i, loop in enumerate(loops):
        near = np.flatnonzero((low < high[i]).all(axis=1) & (high > low[i]).all(axis=1))
        others = [loops[j] for j in near if j != i]
        if others:
            assert not _inside(np.vstack(others), loop).any()


def _inside(points: np.ndarray, loop: np.ndarray) -> np.ndarray:
    ahead = np.roll(loop, -1, axis=0)
    spans = (loop[:, 1] > points[:, 1:]) != (ahead[:, 1] > points[:, 1:])
    rise = np.where(ahead[:, 1] == loop[:, 1], 1e-12, ahead[:, 1] - loop[:, 1])
    at = loop[:, 0] + (points[:, 1:] - loop[:, 1]) * (ahead[:, 0] - loop[:, 0]) / rise
    return (spans & (points[:, :1] < at)).sum(axis=1) % 2 == 1


@pytest.mark.parametrize("treated", TREATABLE)
def test_the_weave_is_as_dense_as_a_picture_needs(treated: str) -> None:
    bone = next(bone for bone in load_cut(treated, "side").bones if bone.level == treated)
    assert 150 < len(bone.pores) < 450
    flat = [load_cut(treated, "side").plane.flatten(loop) for loop in bone.pores]
    core = sum(area(load_cut(treated, "side").plane.flatten(curve)) for curve in bone.cores)
    assert 0.5 < sum(area(loop) for loop in flat) / core < 0.85
    tall = np.mean([np.ptp(loop[:, 1]) for loop in flat]) / np.mean([np.ptp(loop[:, 0]) for loop in flat])
    assert tall > 1.05  # spaces stand along the load


@pytest.mark.parametrize("treated", TREATABLE)
def test_discs_fill_the_gaps_between_bones(treated: str) -> None:
    cut = load_cut(treated, "side")
    for disc in cut.discs:
        for points, share in ((disc.annulus, disc.annulus_share), (disc.nucleus, disc.nucleus_share)):
            assert len(points) == len(share)
            assert ((share >= 0) & (share <= 1)).all()
        for level, end in ((disc.below, 0.0), (disc.above, 1.0)):
            edge = disc.annulus[disc.annulus_share == end]
            depth = vertebra_distance(level, placement(treated, level).inverse().carry(edge))
            assert len(edge) > 50
            assert (depth < -0.1).all()
            assert (depth > -0.6).all()  # so that bone painted over it leaves no seam
        assert _inside(cut.plane.flatten(disc.nucleus), cut.plane.flatten(disc.annulus)).all()
        assert len(disc.lamellae) >= 6
        assert len(disc.lamellae.points) == len(disc.lamellae_share)


def test_what_lies_round_the_bones_is_there() -> None:
    side = {tissue.name for tissue in load_cut("L1", "side").tissues}
    assert {"body_outline", "fat", "organ", "front_fat", "aorta", "muscle_deep", "muscle_superficial",
            "root", "canal", "cord", "cauda", "anterior_longitudinal_ligament", "far_bone"} <= side  # fmt: skip
    top = {tissue.name for tissue in load_cut("L1", "top").tissues}
    assert {"skin", "fat", "muscle_wall", "psoas_left", "psoas_right", "aorta", "vena_cava", "sac", "cord", "cauda",
            "root_left", "flavum_ligament"} <= top  # fmt: skip
    assert "cord" not in {tissue.name for tissue in load_cut("L2", "top").tissues}  # it ends above


@pytest.mark.parametrize("treated", TREATABLE)
def test_nerves_lie_clear_of_bone(treated: str) -> None:
    for view in ("side", "top"):
        cut = load_cut(treated, view)
        nerves = [
            t for t in cut.tissues if t.kind == "region" and t.name.split("_")[0] in ("root", "sac", "cord", "cauda")
        ]
        shown = [t for t in nerves if t.level is None or t.level in neighbours(treated)]
        assert shown
        for tissue in shown:
            for bone in (bone for bone in cut.bones if not bone.is_rib):
                assert vertebra_distance(bone.level, _local(cut, bone, tissue.outline)).min() > 0.1


def test_the_far_bones_go_with_a_level() -> None:
    levels = {tissue.level for tissue in load_cut("L2", "side").tissues if "far_bone" in tissue.name}
    assert {"C1", "C7", "T1", "T7", *LEVELS} <= levels


def test_writing_and_reading_keeps_a_cut(tmp_path: Path) -> None:
    cut = load_cut("T12", "side")
    write_cut(tmp_path / "cut.npz", cut)
    again = read_cut(tmp_path / "cut.npz", "T12", "side")
    assert [tissue.name for tissue in again.tissues] == [tissue.name for tissue in cut.tissues]
    assert np.allclose(again.bones[2].pores.points, cut.bones[2].pores.points, atol=1e-6)
    assert (again.discs[1].annulus_share == cut.discs[1].annulus_share).all()


def test_what_is_loaded_cannot_be_changed(cut: Cut) -> None:
    with pytest.raises(ValueError, match="read-only"):
        cut.bones[0].outlines[0][0, 0] = 1.0


def _table(change):
    def harm(arrays: dict) -> None:
        rows = json.loads(arrays["table"].tobytes())
        change(rows)
        arrays["table"] = np.frombuffer(json.dumps(rows).encode(), dtype=np.uint8)

    return harm


@pytest.mark.parametrize("harm", [
    lambda arrays: arrays.pop("points"),
    lambda arrays: arrays.update(points=arrays["points"][:-1]),
    lambda arrays: arrays.update(points=arrays["points"][:, :1]),
    lambda arrays: arrays.update(points=np.full_like(arrays["points"], np.inf)),
    lambda arrays: arrays.update(starts=arrays["starts"][::-1]),
    lambda arrays: arrays.update(starts=arrays["starts"].astype(float)),
    lambda arrays: arrays.update(starts=arrays["starts"][:0]),
    lambda arrays: arrays.update(share=arrays["share"][:-1]),
    lambda arrays: arrays.update(table=arrays["table"][:-9]),
    lambda arrays: arrays.update(table=np.frombuffer(b"{}", dtype=np.uint8)),
    lambda arrays: arrays.update(table=np.frombuffer(b"\xff\xfe", dtype=np.uint8)),
    _table(lambda rows: rows.pop()),
    _table(lambda rows: rows.append(rows[-1])),
    _table(lambda rows: rows[0].__setitem__(0, "bones")),
    _table(lambda rows: rows[0].__setitem__(3, -1)),
    _table(lambda rows: rows[-1].__setitem__(2, "spook")),
])  # fmt: skip
def test_a_damaged_cut_is_named(tmp_path: Path, harm) -> None:
    path = damaged_copy("cut_L1_top.npz", harm, tmp_path)
    with pytest.raises(BadInput, match=r"cut_L1_top\.npz.*damaged"):
        read_cut(path, "L1", "top")


@pytest.mark.parametrize("kept", [0, 10, 5_000, -200, -1])
def test_a_truncated_cut_is_named(tmp_path: Path, kept: int) -> None:
    whole = (assets_folder() / "anatomy" / "cut_L1_side.npz").read_bytes()
    path = tmp_path / "cut_L1_side.npz"
    path.write_bytes(whole[:kept])
    with pytest.raises(BadInput, match=r"cut_L1_side\.npz.*damaged"):
        read_cut(path, "L1", "side")


@pytest.mark.parametrize("at", [200, 0.3, 0.6, 0.9])
def test_an_overwritten_cut_is_named(tmp_path: Path, at: float) -> None:
    whole = bytearray((assets_folder() / "anatomy" / "cut_L1_side.npz").read_bytes())
    start = int(at if at > 1 else at * len(whole))
    whole[start : start + 60] = bytes(60)
    path = tmp_path / "cut_L1_side.npz"
    path.write_bytes(bytes(whole))
    with pytest.raises(BadInput, match=r"cut_L1_side\.npz.*damaged"):
        read_cut(path, "L1", "side")


def test_a_missing_cut_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_module, "asset", lambda *parts: tmp_path.joinpath(*parts))
    load_cut.cache_clear()
    with pytest.raises(BadInput, match=r"cut_L1_side\.npz"):
        load_cut("L1", "side")
    load_cut.cache_clear()


@pytest.mark.parametrize(("treated", "view", "named"), [("T9", "side", "T9"), ("L1", "front", "front")])
def test_what_is_not_there_is_refused(treated: str, view: str, named: str) -> None:
    with pytest.raises(BadInput, match=named):
        load_cut(treated, view)

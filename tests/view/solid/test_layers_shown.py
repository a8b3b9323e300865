"""Skin, muscles and vessels in 3D as they come out of the graphics interface."""

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from tests.display import RunOnDisplay
from tests.view.pixels import pixels_of
from tests.view.solid.test_shown import told


def test_each_layer_is_seen_where_it_is_shown_and_put_away_nothing_of_it_is_kept(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        from kyphoview.view.solid.shapes.coverings import far_covering, near_covering
        view.resize(360, 240)
        def red(picture):
            return float(((picture[..., 0] > picture[..., 1] + 45) & (picture[..., 0] > picture[..., 2] + 30)).mean())
        def blue(picture):
            return float((picture[..., 2] > picture[..., 0] + 25).mean())
        def picture(*layers, openness):
            view.viewpoint.show_layers(frozenset(layers))
            view._fade.end()
            view.viewpoint.open(openness, is_eased=False)
            return view.grab().toImage()
        def held():
            stage = view._renderer._stage
            surroundings = stage._surroundings
            return [
                len(stage._far), len(surroundings._made), len(surroundings._faces), len(surroundings._tissue),
                len(far_covering._kept), len(near_covering._kept),
            ]
        view.show_scene(moment("fracture"))
        bare = picture(openness=1.0)
        counts = [held()]
        muscles, vessels = picture("muscles", openness=1.0), picture("vessels", openness=1.0)
        covered = picture("skin", openness=0.0)
        all_of_them = picture("skin", "muscles", "vessels", openness=0.3)
        counts.append(held())
        again = picture(openness=1.0)
        counts.append(held())
        shown_again = picture("muscles", openness=1.0)
        print(json.dumps({
            "counts": counts, "same": differing(bare, again), "as before": differing(muscles, shown_again),
            "red": [red(pixels(image)) for image in (bare, muscles)],
            "blue": [blue(pixels(image)) for image in (bare, vessels)],
            "covered": differing(bare, covered), "failures": failures,
        }))
        """,
    )
    before, shown, after = found["counts"]
    assert all(more > less for more, less in zip(shown, before, strict=True))
    assert after == before
    assert before[1:] == [0, 0, 0, 0, 0]
    assert found["same"] == found["as before"] == 0.0
    assert found["red"][1] > found["red"][0] + 0.1
    assert found["blue"][1] > found["blue"][0] + 0.02
    assert found["covered"] > 0.5
    assert found["failures"] == []


def test_labels_of_what_is_covered_wait_until_it_is_open(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        view.resize(900, 600)
        view.set_labels_shown(True)
        view.show_scene(moment("healthy"))
        told = []
        for layers, openness in (((), 0.0), (("skin",), 0.0), (("skin", "muscles"), 1.0)):
            view.viewpoint.show_layers(frozenset(layers))
            view.viewpoint.open(openness, is_eased=False)
            view.grab()
            told.append([placed.label.part for placed in view.words.labels])
        print(json.dumps({"told": told}))
        """,
    )
    bare, covered, open_again = found["told"]
    assert "vertebra" in bare
    assert covered == []
    assert {"vertebra", "shell"} & set(open_again)
    assert "canal" not in open_again


def test_render_shows_layers_and_refuses_others(on_display: RunOnDisplay, tmp_path: Path) -> None:
    given = ["-m", "kyphoview", "render", "--step", "closing", "--size", "320x240"]
    pictures = []
    for name, layers in (("a.png", []), ("b.png", ["--layers", "muscles, vessels"])):
        done = on_display(*given, "--view", "3d", *layers, "-o", name)
        assert (done.returncode, done.stderr) == (0, "")
        pictures.append(pixels_of(QImage(str(tmp_path / name))).astype(int))
    assert (np.abs(pictures[0] - pictures[1]).max(axis=-1) > 20).mean() > 0.2
    for wrong, sentence in ((["--view", "3d", "--layers", "hair"], "no layer"), (["--layers", "skin"], "3D alone")):
        done = on_display(*given, *wrong, "-o", "c.png")
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert sentence in done.stderr

"""Cement outside of the bone in an X-ray: as thick along the rays as there is of it."""

import pytest

from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.xray.detector import PITCH_MM, detector_of
from kyphoview.view.xray.materials import CEMENT, SOFT_TISSUE
from kyphoview.view.xray.treatment import TreatmentThickness

LEAKS = ("leak-disc", "leak-vein", "leak-canal")


@pytest.mark.parametrize("view", XRAY_VIEWS)
@pytest.mark.parametrize("course", LEAKS)
def test_the_rays_meet_as_much_as_has_leaked(view: XrayView, course: str) -> None:
    scene = scene_at(make_case(course=course), Moment(f"{course}-flows", 1.0))
    added = list(TreatmentThickness(detector_of(view, PITCH_MM), xray_plane(view)).of_leaks(scene))
    met_ml = sum(float(patch.values.sum()) for patch, _more in added) * PITCH_MM**2 / 1e3
    assert met_ml == pytest.approx(scene.figures.leaked_ml, rel=0.02)
    assert {more for _patch, more in added} == {CEMENT - SOFT_TISSUE}

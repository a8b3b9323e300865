"""The balloon tamp: free shape, shape between walls, volume by a root."""

import numpy as np
import pytest

from kyphoview.errors import Failure
from kyphoview.procedure.filling.balloon_shape import TampSpace, free_radius_mm
from kyphoview.procedure.filling.radial_body import ANGLES, chebyshev_points, volume_ml
from kyphoview.procedure.instruments.balloon_tamp import SLEEVE_RADIUS_MM

S_MM = 9.3 * chebyshev_points()
FREE = np.full((len(S_MM), ANGLES), 30.0)
TIGHT = np.full((len(S_MM), ANGLES), 6.0)


def test_the_free_tamp_is_15_mm_across_when_it_holds_2_4_ml() -> None:
    """A capsule 18 mm long and 15 to 16 mm across holds 2.3 to 2.55 mL (worked out)."""
    assert 2.0 * TampSpace(S_MM, FREE).filled(2.4).max() == pytest.approx(15.4, abs=0.4)


def test_the_empty_tamp_is_a_thin_sleeve() -> None:
    assert free_radius_mm(SLEEVE_RADIUS_MM).max() == pytest.approx(1.2)


@pytest.mark.parametrize("wanted_ml", [0.1, 0.5, 1.0, 1.4])
def test_volume_is_found_to_a_tenth_of_a_percent_between_walls(wanted_ml: float) -> None:
    radius = TampSpace(S_MM, TIGHT).filled(wanted_ml)
    assert volume_ml(S_MM, radius) == pytest.approx(wanted_ml, rel=1e-3)
    assert (radius < TIGHT).all()
    assert volume_ml(S_MM, radius * 1.01) != pytest.approx(wanted_ml, rel=1e-2)


def test_a_full_tamp_presses_against_its_walls() -> None:
    radius = TampSpace(S_MM, TIGHT).filled(1.6)
    assert radius.max() > 5.7


def test_more_than_fits_is_a_failure() -> None:
    with pytest.raises(Failure, match="do not fit"):
        TampSpace(S_MM, TIGHT).filled(3.0)
    assert TampSpace(S_MM, TIGHT).most_ml() < 3.0

"""From the rays' exponents to the grey picture on the screen: evening out, quantum noise, tone, round field.

Across a body, weak bone and its shell add about 0.1 to the exponent and cement more than 4; no straight window shows
both. So the display works as a fluoroscope's does. It takes the logarithm, that is, the exponent itself; it evens out
most of what trunk and lungs change, the more the larger it is, so that bone is seen before air as well; and it
brightens steeply for little and ever less for much (an inverse hyperbolic sine). Bone is bright, as on a plate.
"""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.moment import Moment
from kyphoview.view.xray.detector import Detector, Image, bands

Grey = NDArray[np.uint8]
Noise = NDArray[np.float16]

_KEPT = 0.12  # of a small difference between the soft tissue here and in the middle
_MOST_KEPT = 0.13  # of however large a one, as an exponent
_KNEE = 0.1  # the exponent up to which brightness rises steeply
_TISSUE_GREY, _DENSEST_GREY, _DENSEST = 54.0, 250.0, 8.0
_LOWEST, _HIGHEST, _TONES = -2.0, 12.0, 14_000
_NOISE = 0.009  # the exponent's standard deviation in soft tissue: some 12 000 quanta for each pixel
_NOISE_SIZE = 1024
_PULSES_A_SECOND = 10.0  # the noise is another one with each pulse of the tube
_PENUMBRA_MM = 0.7
AROUND_GREY = 8  # beyond the round field


def evened_out(soft_tissue: Image) -> Image:
    """What is taken off the exponents (rows, columns) so that little stays of how the soft tissue's own differ from
    those in the middle of the picture, below the lungs."""
    middle = float(soft_tissue[:, soft_tissue.shape[1] // 2].max())
    differs = soft_tissue - np.float32(middle)
    evened: Image = soft_tissue - _MOST_KEPT * np.tanh(differs * (_KEPT / _MOST_KEPT))
    return evened


def grey_picture(
    exponents: Image, evened: Image, detector: Detector, camera: Camera, moment: Moment, zoom: float = 1.0
) -> Grey:
    """The part of the picture that a camera frames, greys (R, C) from 0 to 255, dark outside the round field.

    Args:
        exponents: of all that lies on each ray.
        evened: `evened_out`.
        zoom: how many times larger than framed it is looked at: so much less noise, or its grains would be blown up.
    """
    rows, columns = framed_part(detector, camera)
    over = _blurred(exponents[rows, columns] - evened[rows, columns])
    noise, field = _noise_at(moment), _field(detector, camera)
    found = np.empty(over.shape, np.uint8)
    for band in bands(len(over)):
        found[band] = _greys(over[band], noise[band, : over.shape[1]] / np.float16(zoom), field[band])
    return found


def _greys(over: Image, noise: Noise, field: Image) -> Grey:
    """The greys of exponents beyond the trunk's (R, C), which it overwrites, with their share of the noise."""
    tones = _index(over)
    tone, roughness = _tables()
    grey = roughness.take(tones)
    grey *= noise
    grey += tone.take(tones)
    np.clip(grey, 0.0, 255.0, out=grey)
    grey *= field
    np.maximum(grey, AROUND_GREY, out=grey)
    return grey.astype(np.uint8)


def framed_part(detector: Detector, camera: Camera) -> tuple[slice, slice]:
    """The rows and columns of the detector that a camera's square takes in."""
    x, y = camera.center
    half = camera.width_mm / 2
    left, top = (x - half - detector.left_mm) / detector.pitch_mm, (detector.top_mm - y - half) / detector.pitch_mm
    size = camera.width_mm / detector.pitch_mm
    return (
        slice(max(0, math.floor(top)), min(detector.rows, math.ceil(top + size))),
        slice(max(0, math.floor(left)), min(detector.columns, math.ceil(left + size))),
    )


def _index(over: Image) -> NDArray[np.intp]:
    over -= _LOWEST
    over *= _TONES / (_HIGHEST - _LOWEST)
    np.clip(over, 0.0, _TONES - 1.0, out=over)
    return over.astype(np.intp)


@cache
def _tables() -> tuple[Image, Image]:
    """For each tone step its grey, and the standard deviation of the noise in it; fewer quanta make more."""
    over = np.linspace(_LOWEST, _HIGHEST, _TONES)
    gain = (_DENSEST_GREY - _TISSUE_GREY) / math.asinh(_DENSEST / _KNEE)
    grey = _TISSUE_GREY + gain * np.arcsinh(over / _KNEE)
    slope = gain / np.hypot(over, _KNEE)
    return grey.astype(np.float32), (_NOISE * np.exp(over / 2) * slope).astype(np.float32)


def _blurred(image: Image) -> Image:
    """As a detector blurs: 1, 2, 1 across and down."""
    across = 2.0 * image
    across[:, 1:] += image[:, :-1]
    across[:, :-1] += image[:, 1:]
    across[:, 0] += image[:, 0]
    across[:, -1] += image[:, -1]
    down = 2.0 * across
    down[1:] += across[:-1]
    down[:-1] += across[1:]
    down[0] += across[0]
    down[-1] += across[-1]
    down /= 16.0
    return down


def prepare_noise() -> None:
    """Make the noise that all pictures share, before the first of them needs it."""
    _quantum_noise()


@cache
def _quantum_noise() -> Noise:
    """Noise of mean 0 and standard deviation 1, a little coarser than the pixels; always the same."""
    noise = np.random.default_rng(60).standard_normal((_NOISE_SIZE, _NOISE_SIZE), dtype=np.float32)
    coarse = _blurred(noise)
    coarse /= coarse.std()
    return coarse.astype(np.float16)


def _noise_at(moment: Moment) -> Noise:
    """A moment's noise: the same for the same moment, so that a picture that rests does not flicker."""
    pulse = math.floor(moment.seconds * _PULSES_A_SECOND + 1e-6)
    room = _NOISE_SIZE // 3
    down, across = pulse * 211 % room, pulse * 127 % room
    return _quantum_noise()[down:, across:]


def _field(detector: Detector, camera: Camera) -> Image:
    """1 in the round field, 0 outside, soft at its border."""
    rows, columns = framed_part(detector, camera)
    x = (detector.x_mm()[columns] - camera.center[0]).astype(np.float32)
    y = (detector.y_mm()[rows] - camera.center[1]).astype(np.float32)
    away = np.sqrt((x * x)[None, :] + (y * y)[:, None])
    away -= camera.width_mm / 2
    away /= -_PENUMBRA_MM
    np.clip(away, 0.0, 1.0, out=away)
    return away

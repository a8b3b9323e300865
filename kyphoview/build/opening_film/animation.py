"""Pictures as one animated WebP file, which Qt reads frame by frame but does not write.

The container is Google's (WebP Container Specification): a header with the size, then each frame with its time, holding
what a file of that frame alone would hold.
"""

import struct
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from kyphoview.errors import Failure

_HAS_ALPHA, _IS_ANIMATION = 0x10, 0x02
_REPLACES_WHAT_WAS = 0x02  # instead of being laid over it


def animated(frames: Iterable[bytes], wide_px: int, high_px: int, frame_ms: int) -> bytes:
    """The file of an animation that is played once. `frames` are WebP files of that size."""
    size = _three_bytes(wide_px - 1) + _three_bytes(high_px - 1)
    header = _chunk(b"VP8X", struct.pack("<I", _HAS_ALPHA | _IS_ANIMATION) + size)
    played_once = _chunk(b"ANIM", struct.pack("<IH", 0, 1))
    place = _three_bytes(0) + _three_bytes(0) + size + _three_bytes(frame_ms) + bytes([_REPLACES_WHAT_WAS])
    parts = [_chunk(b"ANMF", place + _picture_chunks(frame)) for frame in frames]
    body = b"WEBP" + header + played_once + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_of(image: QImage, quality: int) -> bytes:
    """One picture as a WebP file; quality is 0 to 100.

    Raises:
        Failure: this Qt writes no WebP.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"webp")
    writer.setQuality(quality)
    if not writer.write(image):
        raise Failure(f"A frame cannot be written: {writer.errorString()}.")
    return bytes(buffer.data().data())


def _picture_chunks(file: bytes) -> bytes:
    """What stands in a file of one picture, without its header."""
    at, found = 12, b""
    while at < len(file):
        name, length = file[at : at + 4], int.from_bytes(file[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if name in (b"ALPH", b"VP8 ", b"VP8L"):
            found += file[at:end]
        at = end
    return found


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _three_bytes(number: int) -> bytes:
    return number.to_bytes(3, "little")

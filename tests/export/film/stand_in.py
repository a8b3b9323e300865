"""An encoding process in which something befalls the encoder."""

import sys

_SCRIPT = """
import errno, os, signal, sys, threading
import av
from kyphoview.export.film import encoding, encoding_server, gif

def crash():
    os.abort()

def hang():
    threading.Event().wait()

def fail():
    raise ValueError("no such pixels")

def refuse():
    raise av.error.FFmpegError(errno.EPERM, "Operation not permitted")

def be_full():
    raise av.error.OSError(errno.ENOSPC, "No space left on device")

def need_memory():
    bytearray(10 * encoding_server.MOST_ENCODING_BYTES)

befall = globals()[sys.argv[1]]
kind, place = (encoding.VideoEncoder, sys.argv[2]) if sys.argv[2] != "sample" else (gif.GifEncoder, "sample")
setattr(kind, place, lambda *_given: befall())
encoding_server.serve()
"""


def encoder_that_will(befall: str, place: str = "add") -> list[str]:
    """Its command. `befall` is one of the functions above; `place` what an encoder is told: add, sample, __exit__."""
    return [sys.executable, "-c", _SCRIPT, befall, place]

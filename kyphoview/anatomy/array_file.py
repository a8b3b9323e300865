"""Reading the program's own array files, with one clear sentence when one is damaged."""

import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kyphoview.errors import BadInput
from kyphoview.language import _

# What numpy, zipfile and zlib raise over a file that is cut short, overwritten or not theirs.
_DAMAGE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    EOFError,
    IndexError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    TokenError,  # of a header that numpy takes apart as Python
)


def damaged(path: Path, what: str) -> BadInput:
    """The error for a file that can be opened but not used."""
    return BadInput(
        _("{path}: this file of the program is damaged ({what}); install kyphoview again.", path=path, what=what)
    )


def read_archive(path: Path, names: Mapping[str, tuple[str, int]]) -> dict[str, NDArray[Any]]:
    """The named arrays (...,) of an .npz file, of any unit.

    Each one's kind ("f", "i" or "u") and number of dimensions is checked.

    Raises:
        BadInput: the file cannot be read, or lacks an array, or one is of another kind or not finite.
    """
    found = {}
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
            for name in names:
                found[name] = archive[name]
    except _DAMAGE as error:
        raise damaged(path, _("it cannot be read")) from error
    for name, (kind, dimensions) in names.items():
        array = found[name]
        if array.dtype.kind not in kind or array.ndim != dimensions:
            raise damaged(path, _("'{name}' is not what it should be", name=name))
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            raise damaged(path, _("'{name}' holds what is not a number", name=name))
    return found


def read_table(path: Path, packed: NDArray[Any]) -> list[list[Any]]:
    """The rows of a table that was packed into an array (bytes,) as JSON.

    Raises:
        BadInput: the bytes are no such table.
    """
    try:
        rows = json.loads(packed.tobytes().decode("utf-8"))
    except ValueError as error:
        raise damaged(path, _("its table cannot be read")) from error
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise damaged(path, _("its table is not a table"))
    return rows


def pack_table(rows: list[list[Any]]) -> NDArray[np.uint8]:
    """The inverse of `read_table`: the table as an array (bytes,) of JSON."""
    return np.frombuffer(json.dumps(rows, separators=(",", ":")).encode("utf-8"), dtype=np.uint8)

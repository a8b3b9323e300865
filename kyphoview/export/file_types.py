"""The types of files that pictures and films can be saved as, known by how their names end."""

from pathlib import Path

from kyphoview.errors import BadInput
from kyphoview.language import N_, _

PICTURE_TYPES = (".png", ".svg", ".pdf")
FILM_TYPES = (".mp4", ".webm", ".gif")


def find_picture_type(path: Path) -> str:
    """The type that the name asks for, as ".png".

    Raises:
        BadInput: it is none that a picture can be written as.
    """
    return _find(path, PICTURE_TYPES, N_("{path}: the name of a picture must end in {types} or {last}."))


def find_film_type(path: Path) -> str:
    """The type that the name asks for, as ".mp4".

    Raises:
        BadInput: it is none that a film can be written as.
    """
    return _find(path, FILM_TYPES, N_("{path}: the name of a film must end in {types} or {last}."))


def _find(path: Path, types: tuple[str, ...], refusal: str) -> str:
    suffix = path.suffix.lower()
    if suffix not in types:
        raise BadInput(_(refusal, path=path, types=", ".join(types[:-1]), last=types[-1]))
    return suffix

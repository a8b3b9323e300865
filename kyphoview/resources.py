"""The one place that finds the program's own data files, installed or in a checkout."""

from pathlib import Path

from kyphoview.errors import BadInput

_PACKAGE = Path(__file__).resolve().parent


def assets_folder() -> Path:
    """The folder of data files: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "assets"
    return installed if installed.is_dir() else _PACKAGE.parent / "assets"


def asset(*parts: str) -> Path:
    """The path of one data file.

    Raises:
        BadInput: the file is not there.
    """
    path = assets_folder().joinpath(*parts)
    if not path.exists():
        raise BadInput(f"{path}: this file of the program is missing; install kyphoview again.")
    return path

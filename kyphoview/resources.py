"""The one place that finds the program's own data files, installed or in a checkout."""

import os
from pathlib import Path

from kyphoview.errors import BadInput
from kyphoview.language import _, code, use

_PACKAGE = Path(__file__).resolve().parent
LANGUAGES_VARIABLE = "KYPHOVIEW_LANGUAGES"
"""Names a folder with further languages, for those who write one."""


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
        raise BadInput(_("{path}: this file of the program is missing; install kyphoview again.", path=path))
    return path


def languages() -> dict[str, Path]:
    """The folder of words of each language there is, by its code; English first."""
    roots = [assets_folder() / "text", *(Path(root) for root in [os.environ.get(LANGUAGES_VARIABLE, "")] if root)]
    found = {path.name: path for root in roots if root.is_dir() for path in sorted(root.iterdir()) if path.is_dir()}
    return {"en": found.pop("en", roots[0] / "en"), **found}


def choose_language(language: str) -> None:
    """Speak this language from now on.

    Raises:
        BadInput: there is no such language.
    """
    known = languages()
    if language not in known:
        raise BadInput(
            _("There is no language '{language}'; there are {known}.", language=language, known=", ".join(known))
        )
    use(language, known[language])


def words_folder() -> Path:
    """Where the words of the language that is spoken lie."""
    english = assets_folder() / "text" / "en"
    return english if code() == "en" else languages().get(code(), english)

"""The questions by which whoever explains a step finds out how well it was explained (teach-back)."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from kyphoview.content.load import require_every_step, text_folder
from kyphoview.content.reading import read_toml
from kyphoview.content.words import Text


class AskBack(Struct, frozen=True, forbid_unknown_fields=True):
    """One open question, and what to listen for in the answer."""

    ask: Text
    listen_for: Text


class _AskBacks(Struct, frozen=True, forbid_unknown_fields=True):
    steps: dict[str, AskBack]


@cache
def load_ask_backs(folder: Path | None = None) -> dict[str, AskBack]:
    """The question of each step, by its id.

    Raises:
        BadInput: the file cannot be used, or a step is missing from it or unknown.
    """
    path = (folder or text_folder()) / "ask_back.toml"
    found = read_toml(path, _AskBacks).steps
    require_every_step(path, found)
    return found

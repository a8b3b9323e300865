"""The questions by which whoever explains a step finds out how well it was explained (teach-back)."""

from pathlib import Path

from msgspec import Struct

from kyphoview.content.load import require_every_step
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import Text
from kyphoview.language import kept


class TeachBack(Struct, frozen=True, forbid_unknown_fields=True):
    """One open question, and what to listen for in the answer."""

    ask: Text
    listen_for: Text


class TeachBacks(Struct, frozen=True, forbid_unknown_fields=True):
    """The question of each step."""

    steps: dict[str, TeachBack]


@kept
def load_teach_backs(folder: Path | None = None) -> dict[str, TeachBack]:
    """The question of each step, by its id.

    Raises:
        BadInput: the file cannot be used, or a step is missing from it or unknown.
    """
    found = read_words("teach_back", TeachBacks, folder).steps
    require_every_step(words_path("teach_back", folder), found)
    return found

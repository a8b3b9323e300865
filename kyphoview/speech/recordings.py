"""The recordings of what is said: one file for each sentence, named by a hash of its words.

So a sentence that has been changed has no recording until it is recorded anew, and never the wrong one.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kyphoview.errors import BadInput
from kyphoview.language import _, code, kept, ngettext
from kyphoview.resources import assets_folder

MANIFEST = "recordings.json"
_HASH_DIGITS = 16


class Recorded(Struct, frozen=True, forbid_unknown_fields=True):
    """One file: how long it sounds, and the hash of its bytes."""

    seconds: Annotated[float, Meta(gt=0.0)]
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class RecordingManifest(Struct, frozen=True, forbid_unknown_fields=True):
    """All recordings of a language by their names, and the voice that they were made with."""

    voice: str = ""
    recordings: dict[str, Recorded] = {}


@dataclass(frozen=True, slots=True)
class Recording:
    """A sentence that can be heard; it sounds for `seconds` at its usual speed."""

    path: Path
    seconds: float


def recording_name(sentence: str) -> str:
    """The name of the file that holds this sentence, without its ending."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:_HASH_DIGITS]


def speech_folder(language: str | None = None) -> Path:
    """Where the recordings of a language lie, by default of the one that is spoken."""
    return assets_folder() / "speech" / (language or code())


def find_recording(sentence: str, folder: Path | None = None) -> Recording | None:
    """The recording of this very sentence, if there is one.

    Raises:
        BadInput: the manifest is damaged.
    """
    name, folder = recording_name(sentence), folder or speech_folder()
    recorded = load_manifest(folder).recordings.get(name)
    return None if recorded is None else Recording(folder / f"{name}.opus", recorded.seconds)


def has_recordings() -> bool:
    """Whether anything is recorded in the language that is spoken.

    Raises:
        BadInput: the manifest is damaged.
    """
    return bool(load_manifest(speech_folder()).recordings)


@kept
def load_manifest(folder: Path) -> RecordingManifest:
    """What is recorded in a folder; nothing where there is no manifest.

    Raises:
        BadInput: it is damaged.
    """
    path = folder / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=RecordingManifest)
    except FileNotFoundError:
        return RecordingManifest()
    except (OSError, msgspec.MsgspecError) as error:
        raise BadInput(f"{path}: {error}.") from None


def recording_problems(said: Iterable[str], folder: Path) -> Iterator[str]:
    """What is wrong with the recordings of a folder: words without one, files missing, damaged, or said no more.

    A folder without recordings is well: the voice of the computer reads instead.

    Raises:
        BadInput: the manifest is damaged.
    """
    recorded, names = load_manifest(folder).recordings, {recording_name(sentence): sentence for sentence in said}
    unrecorded = [sentence for name, sentence in names.items() if name not in recorded]
    if unrecorded and recorded:
        yield ngettext(
            "{folder}: {count} sentence has no recording, such as '{sentence}'.",
            "{folder}: {count} sentences have no recording, such as '{sentence}'.",
            len(unrecorded),
            folder=folder,
            sentence=unrecorded[0],
        )
    for name, one in recorded.items():
        path = folder / f"{name}.opus"
        if not path.exists():
            yield _("{path}: this recording is missing.", path=path)
        elif hashlib.sha256(path.read_bytes()).hexdigest() != one.sha256:
            yield _("{path}: this recording is damaged.", path=path)
        elif name not in names:
            yield _("{path}: this recording is of words that are said no more.", path=path)

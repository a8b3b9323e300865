"""Finding the documents in what a person names: files, and folders with all that lies below them."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kyphoview.documents.formats.decoding import looks_like_text
from kyphoview.documents.limits import MOST_ENTRIES, MOST_FILES
from kyphoview.documents.reading import SUFFIXES, why_not
from kyphoview.language import _, number

_SNIFFED = 4096  # bytes of a file whose name does not tell what it is


@dataclass(slots=True)
class Gathered:
    """The files in the order of their names, and a sentence for each thing that was passed over."""

    files: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def gather(paths: Sequence[Path], is_stopped: Callable[[], bool] = lambda: False) -> Gathered:
    """Every document in these files and folders, each once; links are followed, but never in a circle."""
    found = Gathered()
    seen_folders: set[tuple[int, int]] = set()
    seen_files: set[Path] = set()
    looked_at = 0
    for path, is_named in _candidates(paths, found.problems, seen_folders):
        looked_at += 1
        if is_stopped():
            break
        if looked_at > MOST_ENTRIES:
            found.problems.append(_("Only the first {most} files were looked at.", most=number(MOST_ENTRIES)))
            break
        real = path.resolve()
        if real in seen_files or not (is_named or _is_document(path)):
            continue
        if len(found.files) == MOST_FILES:
            found.problems.append(
                _(
                    "Only the first {most} documents were opened; the others were left closed.",
                    most=number(MOST_FILES),
                )
            )
            break
        seen_files.add(real)
        found.files.append(path)
    return found


def _candidates(paths: Sequence[Path], problems: list[str], seen: set[tuple[int, int]]) -> Iterator[tuple[Path, bool]]:
    """Each file, and whether it was named itself."""
    for path in paths:
        try:
            path.stat()
        except FileNotFoundError:
            problems.append(_("{path}: there is no such file or folder.", path=path))
        except (OSError, RuntimeError) as error:
            problems.append(f"{path}: {_link_or(error)}.")
        else:
            if path.is_dir():
                yield from ((file, False) for file in _below(path, problems, seen))
            else:
                yield path, True


def _below(folder: Path, problems: list[str], seen: set[tuple[int, int]]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            place = here.stat()
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(f"{here}: {why_not(error)}.")
            continue
        if (place.st_dev, place.st_ino) in seen:
            if here.is_symlink():
                problems.append(_("{here}: this link leads back to a folder that was already opened.", here=here))
            continue
        seen.add((place.st_dev, place.st_ino))
        folders: list[Path] = []
        yield from _files(entries, folders, problems)
        waiting.extend(reversed(folders))


def _files(entries: Iterable["os.DirEntry[str]"], folders: list[Path], problems: list[str]) -> Iterator[Path]:
    """The files among a folder's entries; its folders are added to `folders`. Hidden ones stay hidden."""
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                folders.append(Path(entry.path))
            elif entry.is_file():
                yield Path(entry.path)
            elif entry.is_symlink() and not Path(entry.path).exists():  # others lead to a device or a pipe
                problems.append(_("{path}: this link leads nowhere.", path=entry.path))
        except OSError as error:
            problems.append(f"{entry.path}: {_link_or(error)}.")


def _is_document(path: Path) -> bool:
    """By its name, or else by how it begins; other files in a folder are passed over without a word."""
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        with path.open("rb") as file:
            start = file.read(_SNIFFED)
    except OSError:
        return False
    return b"%PDF-" in start or (bool(start) and looks_like_text(start))


def _link_or(error: OSError | RuntimeError) -> str:
    if (
        isinstance(error, OSError)
        and error.errno is not None
        and os.strerror(error.errno).startswith("Too many levels")
    ):
        return _("this link leads back to itself")
    return why_not(error) if isinstance(error, OSError) else _("this link leads back to itself")

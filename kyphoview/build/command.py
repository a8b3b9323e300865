"""The command: builds the assets, or checks that those which are kept are the ones that would be built.

Each file is written beside its place and then moved there: an interrupted run leaves every file whole.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from fnmatch import fnmatchcase
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from kyphoview.build.compare import compare
from kyphoview.build.manifest import hash_of, note, read_manifest, sources_hash, versions
from kyphoview.build.parts import FINGERPRINTS, Part, Writer, parts
from kyphoview.errors import BadInput, Failure
from kyphoview.resources import assets_folder
from kyphoview.saving import save


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 when all is well, 1 when a file differs or cannot be built, 2 for a wrong argument."""
    given = _parser().parse_args(arguments)
    try:
        if given.only == [SPEECH] and not given.check:
            return _record()
        chosen = list(_chosen(parts(given.documents), given.only))
        if not chosen:
            raise BadInput(f"Nothing is called {' or '.join(given.only)}.")
        if given.documents is None and not given.only:
            _say(f"{FINGERPRINTS}: left out, the five documents are no part of the project (--documents FOLDER)")
        return _check(chosen) if given.check else _build(chosen)
    except (BadInput, Failure) as error:
        print(f"kyphoview.build: {error}", file=sys.stderr)
        return 2 if isinstance(error, BadInput) else 1


def _record() -> int:
    try:
        from kyphoview.build.speech.record import record
    except ImportError as error:
        raise Failure(f"Recording needs the extra 'voice': pip install -e '.[voice]' ({error}).") from error
    record(_say)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kyphoview.build", description="Build the assets, or check them.")
    names = ", ".join(part.name for part in parts())
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help=f"a part ({names}; {SPEECH} alone) or a file such as anatomy/mesh_L1.npz, * for anything; several times if"
        " need be",
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing: build into a temporary folder and compare"
    )
    parser.add_argument(
        "--documents", type=Path, metavar="FOLDER", help=f"where the five documents lie: {FINGERPRINTS}"
    )
    return parser


def _chosen(all_parts: Sequence[Part], only: Sequence[str]) -> Iterator[tuple[Part, dict[str, Writer]]]:
    """The parts with the files that are asked for; parts without any are left out."""
    for part in all_parts:
        files = {
            name: write
            for name, write in part.files.items()
            if not only or any(fnmatchcase(part.name, each) or fnmatchcase(name, each) for each in only)
        }
        if files:
            yield part, files


def _build(chosen: Sequence[tuple[Part, dict[str, Writer]]]) -> int:
    for part, files in chosen:
        with TemporaryDirectory() as folder:
            for name, built in _written(files, Path(folder)):
                target = assets_folder() / name
                target.parent.mkdir(parents=True, exist_ok=True)
                save(target, built.read_bytes())
                _say(f"{name}: {target.stat().st_size / 1e3:.0f} kB")
        note(part, files)
    return 0


def _check(chosen: Sequence[tuple[Part, dict[str, Writer]]]) -> int:
    differing = 0
    for part, files in chosen:
        here = _differing(part, files)
        if here and (reasons := _what_has_changed(part)):
            _say(f"{part.name}: since it was built, {reasons} changed")
        differing += here
    _say(f"{differing} files differ; build them again" if differing else "all as they would be built")
    return 1 if differing else 0


def _differing(part: Part, files: dict[str, Writer]) -> int:
    """How many of a part's files are not what would be built now, or not what the manifest names."""
    if part.is_rendered:
        return _differing_in_sources(part, files)
    differing = 0
    with TemporaryDirectory() as folder:
        for name, built in _written(files, Path(folder)):
            found, is_kept = compare(assets_folder() / name, built), _is_noted(part, name)
            differing += not (found.is_same and is_kept)
            _say(f"{name}: {found.told}{'' if is_kept else ', and not the file that the manifest names'}")
    return differing


def _differing_in_sources(part: Part, files: dict[str, Writer]) -> int:
    """All of a part's files if its code is another one since they were built, else those that were not built."""
    noted = read_manifest().get(part.name)
    is_same_code = noted is not None and noted.sources == sources_hash(part)
    differing = 0
    for name in files:
        is_kept = _is_noted(part, name)
        differing += not (is_same_code and is_kept)
        told = "built by the same code" if is_same_code else "its code has changed"
        _say(f"{name}: {told}{'' if is_kept else ', and not the file that the manifest names'}")
    return differing


def _written(files: dict[str, Writer], folder: Path) -> Iterator[tuple[str, Path]]:
    """Build files on all processors; each with its path as soon as it is there, in order."""
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(files)), mp_context=get_context("spawn")) as pool:
        paths = {name: folder / Path(name).name for name in files}
        running = {name: pool.submit(write, paths[name]) for name, write in files.items()}
        for name, work in running.items():
            work.result()
            yield name, paths[name]


def _is_noted(part: Part, name: str) -> bool:
    noted = read_manifest().get(part.name)
    path = assets_folder() / name
    return noted is not None and path.exists() and noted.files.get(name) == hash_of(path)


def _what_has_changed(part: Part) -> str:
    """Its code, the libraries, or both; empty where neither has."""
    noted = read_manifest().get(part.name)
    if noted is None:
        return "everything"
    changed = ["its code"] if noted.sources != sources_hash(part) else []
    changed += [name for name, found in versions().items() if noted.made_with.get(name) != found]
    return " and ".join(changed)


SPEECH = "speech"
"""What is said: recorded by its own command, as it needs a voice, and anew only where the words have changed."""

_STARTED = time.perf_counter()


def _say(what: str) -> None:
    print(f"{time.perf_counter() - _STARTED:6.1f} s  {what}", flush=True)

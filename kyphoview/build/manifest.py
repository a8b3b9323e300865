"""What the built assets were made from and with: `assets/manifest.json`."""

import hashlib
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import msgspec

from kyphoview.build.parts import Part
from kyphoview.errors import BadInput
from kyphoview.resources import assets_folder
from kyphoview.saving import save

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = ("numpy", "scipy", "scikit-image", "PySide6")


class BuiltPart(msgspec.Struct, frozen=True):
    """One part: the hash of its sources, the versions it was made with, and each file's hash by its place."""

    sources: str
    made_with: dict[str, str]
    files: dict[str, str]


Manifest = dict[str, BuiltPart]
"""By the parts' names."""


def manifest_path() -> Path:
    """Where the manifest of built assets lies."""
    return assets_folder() / "manifest.json"


def read_manifest() -> Manifest:
    """What the assets say of themselves; nothing where the file is missing.

    Raises:
        BadInput: the file is damaged.
    """
    try:
        return msgspec.json.decode(manifest_path().read_bytes(), type=Manifest)
    except FileNotFoundError:
        return {}
    except msgspec.MsgspecError as error:
        raise BadInput(f"{manifest_path()}: {error}.") from error


def note(part: Part, files: Iterable[str]) -> None:
    """Write down that these files of a part have just been built."""
    manifest = read_manifest()
    before = manifest[part.name].files if part.name in manifest else {}
    hashes = {name: hash_of(assets_folder() / name) for name in files}
    kept = {name: digest for name, digest in (before | hashes).items() if name in part.files}
    manifest[part.name] = BuiltPart(sources_hash(part), versions(), dict(sorted(kept.items())))
    save(manifest_path(), msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")


def hash_of(path: Path) -> str:
    """The hash of a file, as the manifest holds it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sources_hash(part: Part) -> str:
    """One hash of all code and data of the builder that decide how a part comes out."""
    found = hashlib.sha256()
    for source in part.sources:
        place = _PACKAGE / source
        for path in sorted(filter(_is_source, place.rglob("*"))) if place.is_dir() else [place]:
            found.update(path.relative_to(_PACKAGE).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def versions() -> dict[str, str]:
    """Of what the assets depend on, to the last digit of a number."""
    python = {"python": platform.python_version(), "machine": platform.machine()}
    return python | {name: version(name) for name in _LIBRARIES}

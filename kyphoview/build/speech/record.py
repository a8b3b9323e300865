"""`python -m kyphoview.build --only speech`: records what has changed, and throws away what is said no more."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context

import msgspec

from kyphoview.resources import assets_folder
from kyphoview.saving import save
from kyphoview.speech.pronunciations import Pronunciation, load_pronunciations, sounded
from kyphoview.speech.recordings import (
    MANIFEST,
    Recorded,
    RecordingManifest,
    load_manifest,
    recording_name,
    speech_folder,
)
from kyphoview.speech.script import all_said


def record(say: Callable[[str], None]) -> None:
    """Record every sentence whose file is not the one that the manifest names; all of them for another voice.

    Raises:
        Failure: nothing can be written there.
    """
    folder, table = speech_folder(), load_pronunciations()
    folder.mkdir(parents=True, exist_ok=True)
    before, voice = load_manifest(folder), _voice_with(table)
    known = before.recordings if before.voice == voice else {}
    wanted = {recording_name(sentence): sentence for sentence in all_said()}
    missing = {name: text for name, text in wanted.items() if name not in known or not _is_whole(name, known[name])}
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        texts = [sounded(text, table) for text in missing.values()]
        made = dict(zip(missing, pool.map(_record, texts, chunksize=8), strict=True))
    for name, (data, _) in made.items():
        save(folder / f"{name}.opus", data)
    for path in folder.glob("*.opus"):
        if path.stem not in wanted:
            path.unlink()
    recordings = {name: _noted(*made[name]) if name in made else known[name] for name in sorted(wanted)}
    manifest = RecordingManifest(voice, recordings)
    save(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    size_mb = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    length_s = sum(one.seconds for one in recordings.values())
    place = folder.relative_to(assets_folder())
    say(f"{place}: {len(made)} of {len(wanted)} sentences recorded, {length_s / 60:.1f} minutes, {size_mb:.1f} MB")


def _voice_with(table: tuple[Pronunciation, ...]) -> str:
    """The voice, and the table that it goes by: another of either makes other sounds."""
    digest = hashlib.sha256(msgspec.json.encode(table)).hexdigest()[:8]
    return f"hibari-tts {version('hibari-tts')}, heart; pronunciations {digest}"


def _is_whole(name: str, recorded: Recorded) -> bool:
    path = speech_folder() / f"{name}.opus"
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == recorded.sha256


def _noted(data: bytes, seconds: float) -> Recorded:
    return Recorded(seconds, hashlib.sha256(data).hexdigest())


def _record(text: str) -> tuple[bytes, float]:
    from kyphoview.build.speech.sound import RATE_HZ, evened, packed, speak

    sound = evened(speak(_voice(), text))
    return packed(sound), len(sound) / RATE_HZ


@cache
def _voice():  # type: ignore[no-untyped-def]  # the package has no types
    from hibari import Hibari

    return Hibari(threads=1)

"""What somebody who studies has agreed to keep, as one file has it, and how two of them become one.

The file is JSON: when each card comes again, which steps were seen, where the person stopped, and notes pinned to
moments. Every entry says when it was changed. So of two files the later entry counts, whatever the order in which they
are merged: `merged` is commutative, associative and idempotent. What was taken back or deleted stays as an entry that
says so, or it would come back from the other file.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.moment import Moment

VERSION = 1
LONGEST_NOTE, MOST_NOTES = 2000, 500

Share = Annotated[float, Meta(ge=0, le=1)]
Time = Annotated[datetime, Meta(tz=True)]
Entry = TypeVar("Entry")
_Changed = TypeVar("_Changed", "KeptCard", "PinnedNote")
_TICK = timedelta(microseconds=1)


class KeptCard(Struct, frozen=True):
    """A card in the scheduler's own form; None: it was rated, and that was taken back."""

    changed: Time
    card: dict[str, Any] | None = None


class Stop(Struct, frozen=True):
    """Where the person was last."""

    changed: Time
    step: str
    at: Share


class PinnedNote(Struct, frozen=True):
    """What somebody wrote about a moment; "": it was deleted."""

    changed: Time
    step: str
    at: Share
    text: Annotated[str, Meta(max_length=LONGEST_NOTE)]


class Progress(Struct, frozen=True):
    """All that is kept: cards by the id of their question, when each step was first seen, and notes by their own id."""

    version: int = VERSION
    cards: dict[str, KeptCard] = {}
    seen: dict[str, Time] = {}
    stopped: Stop | None = None
    notes: dict[str, PinnedNote] = {}

    @property
    def pinned(self) -> dict[str, PinnedNote]:
        """The notes that were not deleted, the oldest first."""
        found = ((name, note) for name, note in self.notes.items() if note.text)
        return dict(sorted(found, key=lambda entry: (entry[1].changed, entry[0])))


class Reading(Struct, frozen=True):
    """A file that was read; not whole where some entry could not be used, and was left out."""

    progress: Progress
    is_whole: bool


def moment_of(entry: Stop | PinnedNote) -> Moment | None:
    """The moment; None where the step is one that this version does not know."""
    try:
        return Moment(entry.step, entry.at)
    except BadInput:
        return None


def merged(one: Progress, other: Progress) -> Progress:
    """What either has; of what both have, the later. A step was first seen when it was first seen in either."""
    stops = [stop for stop in (one.stopped, other.stopped) if stop is not None]
    return Progress(
        cards=_joined(one.cards, other.cards, _later),
        seen=_joined(one.seen, other.seen, min),
        stopped=max(stops, key=_rank) if stops else None,
        notes=_joined(one.notes, other.notes, _later),
    )


def to_json(progress: Progress) -> bytes:
    """As the file has it, for people to read as well."""
    return msgspec.json.format(msgspec.json.encode(progress, order="sorted"), indent=1) + b"\n"


def from_json(content: bytes) -> Reading:
    """What a file holds; an entry that cannot be used costs itself alone.

    Raises:
        BadInput: it is damaged as a whole, or written by a newer version.
    """
    try:
        found = msgspec.json.decode(content)
        version = msgspec.convert(found["version"], int)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError, KeyError, RecursionError):
        raise BadInput(_("it is damaged")) from None
    if version > VERSION:
        raise BadInput(_("it was written by a newer version of the program"))
    cards, lost_cards = _usable(found.get("cards", {}), KeptCard)
    seen, lost_seen = _usable(found.get("seen", {}), Time)
    notes, lost_notes = _usable(found.get("notes", {}), PinnedNote)
    stops, lost_stop = _usable({"": found.get("stopped")} if found.get("stopped") is not None else {}, Stop)
    progress = Progress(cards=cards, seen=seen, stopped=stops.get(""), notes=notes)
    return Reading(progress, not (lost_cards or lost_seen or lost_notes or lost_stop))


def with_card(progress: Progress, name: str, card: dict[str, Any] | None, now: datetime) -> Progress:
    """With a card as it is after an answer, or as it was before one that is taken back."""
    kept = KeptCard(_after(progress.cards.get(name), now), card)
    return msgspec.structs.replace(progress, cards={**progress.cards, name: kept})


def with_seen(progress: Progress, step: str, now: datetime) -> Progress:
    """After a step was seen; it is noted once."""
    return progress if step in progress.seen else msgspec.structs.replace(progress, seen={**progress.seen, step: now})


def stopped_at(progress: Progress, moment: Moment, now: datetime) -> Progress:
    """With the moment at which the person is."""
    return msgspec.structs.replace(progress, stopped=Stop(_after(progress.stopped, now), moment.step, moment.at))


def with_note(progress: Progress, name: str, moment: Moment, text: str, now: datetime) -> Progress:
    """With a note of this id, new or instead of the one before.

    Raises:
        BadInput: it is empty or too long, or there are too many notes.
    """
    if not text.strip():
        raise BadInput(_("Write your note first."))
    if len(text) > LONGEST_NOTE:
        raise BadInput(_("A note has at most {count} letters; make it shorter.", count=LONGEST_NOTE))
    if len(progress.pinned) >= MOST_NOTES:
        raise BadInput(_("There is room for {count} notes; delete one first.", count=MOST_NOTES))
    note = PinnedNote(_after(progress.notes.get(name), now), moment.step, moment.at, text.strip())
    return msgspec.structs.replace(progress, notes={**progress.notes, name: note})


def without_note(progress: Progress, name: str, now: datetime) -> Progress:
    """With a note deleted; of its words nothing stays."""
    if name not in progress.notes:
        return progress
    note = progress.notes[name]
    gone = msgspec.structs.replace(note, changed=_after(note, now), text="")
    return msgspec.structs.replace(progress, notes={**progress.notes, name: gone})


def _after(entry: KeptCard | Stop | PinnedNote | None, now: datetime) -> datetime:
    """Now, or just after the entry's own time where the clock has been set back: the last change is to count."""
    return now if entry is None else max(now, entry.changed + _TICK)


def _joined(
    one: Mapping[str, Entry], other: Mapping[str, Entry], chosen: Callable[[Entry, Entry], Entry]
) -> dict[str, Entry]:
    both = {name: chosen(one[name], other[name]) for name in one.keys() & other.keys()}
    return {**one, **other, **both}


def _later(one: _Changed, other: _Changed) -> _Changed:
    return max(one, other, key=_rank)


def _rank(entry: KeptCard | Stop | PinnedNote) -> tuple[datetime, bytes]:
    """By when it was changed; two of the same moment are put in order by what they say."""
    return entry.changed, msgspec.json.encode(entry, order="sorted")


def _usable(found: object, kind: Any) -> tuple[dict[str, Any], bool]:
    """The entries that are of a kind, and whether any was lost."""
    if not isinstance(found, dict):
        return {}, True
    usable = {}
    for name, entry in found.items():
        try:
            usable[name] = msgspec.convert(entry, kind)
        except msgspec.ValidationError:
            continue
    return usable, len(usable) < len(found)

"""The sheet to hand over as data: its sections from above downwards, in the order in which they are read.

Whoever shows it (two painted sides, a page for a browser) shows these parts and adds no words.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from kyphoview.content.clinic import NO_CLINIC, Clinic
from kyphoview.content.courses import load_course
from kyphoview.content.handout import Counted, HandoutWords, Pictured, Planned, load_handout_words
from kyphoview.content.load import load_documents, load_step
from kyphoview.content.pages import CHANCE_OF, WEIGHING_PAGE, FigureOf, load_chance, load_columns
from kyphoview.content.when_to_get_help import Signs, load_help
from kyphoview.language import _, day_in_words
from kyphoview.procedure.case import Case
from kyphoview.procedure.ink import Ink
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import KYPHOPLASTY, WEIGHED

Look = Literal["plain", "urgent", "small"]


@dataclass(frozen=True, slots=True)
class Handout:
    """What a sheet is made for: the case that it shows, the day that it bears, and what is this patient's or this
    clinic's own."""

    case: Case
    day: date
    ink: Ink = ()  # over its pictures
    questions: tuple[str, ...] = ()  # that the person wants to ask; none: those that people may ask
    clinic: Clinic = NO_CLINIC


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; strong ones are what must not be missed."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; with boxes, each is to be ticked."""

    texts: tuple[str, ...]
    has_boxes: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What is called something and what it is; empty, it is a line to fill in."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The clinic's, and what is said in its place where it cannot be seen."""

    path: Path
    alternative: str


@dataclass(frozen=True, slots=True)
class PartLabel:
    """The name of a part, which stands in a picture."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A moment from the side, with its heading and words, and what is said where it cannot be seen."""

    heading: str
    text: str
    alternative: str
    moment: Moment
    labels: tuple[PartLabel, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures beside each other in one size, all close to the treated bone, and what holds for each of them."""

    pictures: tuple[SheetPicture, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Hundred:
    """A chance drawn as a hundred people or bones, of which the first `count` are filled."""

    count: int
    of: FigureOf
    text: str


@dataclass(frozen=True, slots=True)
class Hundreds:
    """Such drawings beside each other in one size, each with its words."""

    drawings: tuple[Hundred, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Sections of equal weight, in one size of letters."""

    sections: "tuple[Section, ...]"


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on: at least so many, and as many as there is room for."""

    least: int


Block: TypeAlias = Paragraph | Items | Entry | Logo | Pictures | Hundreds | SideBySide | Room


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. An urgent one stands in a box that nobody overlooks, a small one holds what
    need not be read."""

    heading: str
    blocks: tuple[Block, ...]
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it. The foot stands under both sides."""

    title: str
    main: str  # what kyphoplasty is, in one sentence
    case: Case
    front: tuple[Section, ...]
    back: tuple[Section, ...]
    foot: str

    @property
    def pictures(self) -> tuple[SheetPicture, ...]:
        """All of them, in order."""
        return tuple(
            picture
            for section in (*self.front, *self.back)
            for block in section.blocks
            if isinstance(block, Pictures)
            for picture in block.pictures
        )


def sheet_of(handout: Handout) -> Sheet:
    """The sheet for a case, in the language that is spoken.

    Raises:
        BadInput: a data file is damaged.
    """
    words = load_handout_words()
    return Sheet(
        words.title,
        words.main,
        handout.case,
        (
            Section(words.short, (Items(words.in_short),)),
            _pictures(words, handout.case),
            Section(words.weigh, (SideBySide(_columns()), _hundreds(words), Paragraph(words.differs, is_strong=True))),
            _questions(words, handout.questions),
        ),
        (
            _choices(words),
            Section(words.plan, (SideBySide(tuple(_planned(part) for part in words.parts)),)),
            _at_once(handout.clinic),
            _same_day(words, handout.clinic),
            *_course(handout.case.course),
            Section(words.notes, (Room(2),)),
            Section(words.sources, (Paragraph(_sources(words)),), "small"),
        ),
        f"{words.illustration} {_dates(words, handout.day)}",
    )


def _pictures(words: HandoutWords, case: Case) -> Section:
    pictures = tuple(_picture(words, pictured, case) for pictured in words.pictures)
    return Section(words.happens, (Pictures(pictures, words.drawn),))


def _picture(words: HandoutWords, pictured: Pictured, case: Case) -> SheetPicture:
    is_lifted = not words.is_nothing(case.regain_percent)
    told = pictured.lifted if is_lifted else pictured.not_lifted or pictured.lifted
    return SheetPicture(
        told.heading,
        words.filled_in(told.text, case),
        words.filled_in(told.alternative, case),
        Moment(pictured.step, pictured.at),
        tuple(PartLabel(part, text) for part, text in told.labels.items()),
    )


def _columns() -> tuple[Section, ...]:
    """What may help and what may harm; of the other choices, the page's last column, the sheet tells more."""
    return tuple(
        Section(part.heading, (Items(tuple(said.text for said in part.said)),))
        for part in load_columns(WEIGHING_PAGE).parts[:-1]
    )


def _hundreds(words: HandoutWords) -> Hundreds:
    return Hundreds(tuple(_hundred(counted) for counted in words.chances))


def _hundred(counted: Counted) -> Hundred:
    chance = load_chance(counted.id)
    count = chance.groups[0].count
    return Hundred(count, chance.of, counted.text.format(count=count, rest=CHANCE_OF - count))


def _choices(words: HandoutWords) -> Section:
    beside = SideBySide(tuple(_planned(part) for part in words.choices))
    return Section(words.like, (beside, Paragraph(words.without_balloon.text)))


def _planned(part: Planned) -> Section:
    return Section(part.heading, (Items(tuple(said.text for said in part.said), part.is_to_do),))


def _at_once(clinic: Clinic) -> Section:
    signs, how = load_help().at_once, load_help().whom_to_call("at-once", clinic)
    reason = tuple(Paragraph(text) for text in signs.reason)
    return Section(signs.heading, (*reason, Paragraph(how, is_strong=True), Items(signs.signs)), "urgent")


def _same_day(words: HandoutWords, clinic: Clinic) -> Section:
    signs: Signs = load_help().same_day
    logo = (Logo(clinic.logo, clinic.name or words.logo),) if clinic.logo is not None else ()
    entries = (Entry(words.name, clinic.name), Entry(words.number, clinic.number))
    reason = tuple(Paragraph(text) for text in signs.reason)
    return Section(signs.heading, (*logo, *entries, *reason, Paragraph(signs.how, is_strong=True), Items(signs.signs)))


def _questions(words: HandoutWords, own: tuple[str, ...]) -> Section:
    return Section(words.questions, (Items(own or load_step(WEIGHED).questions, has_boxes=True),))


def _course(course_id: str) -> tuple[Section, ...]:
    """What else happens in a case of another course than the procedure, its main sentences in plain words."""
    if course_id == KYPHOPLASTY:
        return ()
    course = load_course(course_id)
    heading = _("What else can happen: {title}", title=course.title)
    return (Section(heading, (Paragraph(" ".join(step.main for step in course.steps)),)),)


def _sources(words: HandoutWords) -> str:
    """The documents by their names and dates, then the studies."""
    documents = "; ".join(f"{document.short}, {document.date}" for document in load_documents())
    weighed = (said for part in load_columns(WEIGHING_PAGE).parts[:-1] for said in part.said)
    cited = (said.cite.split("; ") for said in (*weighed, *words.said) if said.cite)
    studies = "; ".join(dict.fromkeys(study for studies in cited for study in studies))
    return f"{words.retold.format(documents=documents, studies=studies)} {words.unchecked}"


def _dates(words: HandoutWords, day: date) -> str:
    return words.dates.format(written=day_in_words(words.written), printed=day_in_words(day))

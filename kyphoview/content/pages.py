"""The pages that can be looked up: what their files hold, and reading them.

A page is a title, one main sentence and blocks from above downwards. Whatever a page says names its basis: paragraphs
of the documents, a publication with its year, general guidance, the model, or the program itself.
"""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kyphoview.content.load import other_id
from kyphoview.content.read_toml import shown
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import HelpList, Name, Source, Text
from kyphoview.errors import BadInput
from kyphoview.language import _, kept, ngettext

PAGE_IDS = ("summary", "weigh", "choices", "futures", "common", "beyond", "differences", "glossary", "about")
"""In the order in which they are offered."""
WEIGHING_PAGE = "weigh"
"""What may help, what may harm, and the other choices: one press away from everywhere."""
FUTURES_PAGE = "futures"
"""The same broken bone left alone, with cement, and with balloon and cement: pictures, and what trials found."""

Basis = Literal["general", "model", "program"]
CHANCE_OF = 100
"""The one denominator of all chances."""
FigureOf = Literal["people", "bones"]
"""What one of the hundred figures of a chance stands for."""


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a page says, with one of three bases: `sources`, `cite` or `basis`."""

    text: Text
    sources: tuple[Source, ...] = ()
    cite: Text | None = None  # a publication, with its year
    basis: Basis | None = None

    @property
    def has_one_basis(self) -> bool:
        """Whether exactly one basis is named."""
        return sum((bool(self.sources), self.cite is not None, self.basis is not None)) == 1


class Heading(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="heading"):
    """Opens a part of the page."""

    text: Text


class Lines(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="lines"):
    """Sentences one below the other; `as_list` puts a dot before each, `card` sets them in a box."""

    said: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=7)]
    as_list: bool = False
    card: Literal["calm", "urgent"] | None = None
    heading: Text | None = None


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading with a short list."""

    heading: Text
    said: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=7)]


class Columns(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="columns"):
    """Short lists side by side."""

    parts: Annotated[tuple[Part, ...], Meta(min_length=2, max_length=4)]


class Answer(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="answer"):
    """A question that people ask, with its answer; `also` are everyday words by which a search finds it, too."""

    question: Text
    said: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=4)]
    also: tuple[Text, ...] = ()

    @property
    def text(self) -> str:
        """The question and the answer."""
        return " ".join((self.question, *(said.text for said in self.said)))


class ColumnsOf(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="columns-of"):
    """The columns of another page."""

    page: Name


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Some of a hundred people: `count` of whom it is true, told both ways round; 0 can be fewer than one."""

    name: Text
    count: Annotated[int, Meta(ge=0, le=CHANCE_OF)]
    yes: Text
    no: Text
    is_fewer_than_one: bool = False

    @property
    def sentences(self) -> tuple[str, str]:
        """How many, and how many not."""
        if self.is_fewer_than_one:
            return (
                _("Fewer than {count} of {whole} {what}.", count=1, whole=CHANCE_OF, what=self.yes),
                _("More than {count} of {whole} {what}.", count=CHANCE_OF - 1, whole=CHANCE_OF, what=self.no),
            )
        return _counted(self.count, self.yes), _counted(CHANCE_OF - self.count, self.no)


def _counted(count: int, what: str) -> str:
    return ngettext("{count} of {whole} {what}.", "{count} of {whole} {what}.", count, whole=CHANCE_OF, what=what)


class Chance(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="chance"):
    """A chance as people or treated bones out of a hundred, with where it comes from, how sure it is, and who paid."""

    title: Text
    groups: Annotated[tuple[Group, ...], Meta(min_length=1, max_length=2)]
    cite: Text
    sure: Text
    paid: Text
    more: Text | None = None
    of: FigureOf = "people"
    id: Name | None = None  # by which the sheet names it


class Unknown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="unknown"):
    """What nobody knows, set like a chance."""

    title: Text
    said: Said


class Aspect(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to compare; one cell for each option, in their order."""

    name: Text
    cells: tuple[Annotated[tuple[Said, ...], Meta(min_length=1, max_length=3)], ...]


class Options(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="options"):
    """Choices side by side."""

    names: Annotated[tuple[Text, ...], Meta(min_length=2, max_length=4)]
    aspects: Annotated[tuple[Aspect, ...], Meta(min_length=1)]


class Link(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="link"):
    """Leads to a step or to another page; exactly one of the two."""

    text: Text
    step: Name | None = None
    page: Name | None = None


class Steps(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="steps"):
    """Every step's main sentence, each leading there."""


class OtherCourses(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="courses"):
    """Some of the other courses, each leading there, in a window that can show them; with `has_futures`, the three
    futures before them."""

    heading: Text
    courses: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=6)]
    has_futures: bool = False


class Futures(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="futures"):
    """The same broken bone in three futures, drawn side by side, in a window that can show them."""


class DifferenceTable(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="differences"):
    """Every matter on which the documents differ: what each says, and where it is silent."""

    silent: Text  # how a cell says that its document says nothing


class HelpLists(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="help"):
    """When to get help at once, and when to call, as when_to_get_help.toml has it."""

    lists: Annotated[tuple[HelpList, ...], Meta(min_length=1)]


class Terms(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="terms"):
    """The whole glossary, with a field to search in."""


Block = (
    Heading
    | Lines
    | Columns
    | ColumnsOf
    | Answer
    | Chance
    | Unknown
    | Options
    | Link
    | Steps
    | OtherCourses
    | Futures
    | DifferenceTable
    | HelpLists
    | Terms
)


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """One page."""

    id: Name
    title: Annotated[str, Meta(min_length=1, max_length=45)]
    about: Text  # in the list of pages
    main: Text
    blocks: tuple[Block, ...]
    is_wide: bool = False  # whether it opens over the whole window

    @property
    def said(self) -> tuple[Said, ...]:
        """Everything that needs a basis."""
        found: list[Said] = []
        for block in self.blocks:
            if isinstance(block, Lines | Answer):
                found += block.said
            elif isinstance(block, Columns):
                found += [said for part in block.parts for said in part.said]
            elif isinstance(block, Unknown):
                found.append(block.said)
            elif isinstance(block, Options):
                found += [said for aspect in block.aspects for cell in aspect.cells for said in cell]
        return tuple(found)

    @property
    def columns(self) -> Columns | None:
        """Its first columns."""
        return next((one for one in self.blocks if isinstance(one, Columns)), None)

    @property
    def cites(self) -> tuple[str, ...]:
        """The publications that it names."""
        of_chances = (block.cite for block in self.blocks if isinstance(block, Chance))
        return (*(said.cite for said in self.said if said.cite is not None), *of_chances)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every piece of text of its own, in reading order; what it gathers from elsewhere is left out."""
        return tuple(text for _place, text in self.placed_texts)

    @property
    def sought_texts(self) -> tuple[tuple[str, str, str], ...]:
        """What a search finds: the name of the place, the text, and the words in which it is found. A question is found
        with its answer."""
        found = [("", text, text) for text in (self.title, self.main)]
        for number, block in enumerate(self.blocks):
            if isinstance(block, Answer):
                found.append((place_of(number), block.text, " ".join((block.text, *block.also))))
            else:
                found += [(place_of(number), text, text) for text in _texts(block)]
        return tuple(dict.fromkeys(found))

    @property
    def placed_texts(self) -> tuple[tuple[str, str], ...]:
        """The same, each with the name of the place where the page shows it; "" is its beginning."""
        within = ((place_of(n), text) for n, block in enumerate(self.blocks) for text in _texts(block))
        return (("", self.title), ("", self.main), *within)


def place_of(number: int) -> str:
    """The name of a block's place in its page; blocks are counted from 0."""
    return f"block-{number}"


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Heading() | Link():
            return (block.text,)
        case Lines():
            return (*((block.heading,) if block.heading else ()), *(said.text for said in block.said))
        case Answer():
            return (block.question, *(said.text for said in block.said))
        case Columns():
            return tuple(text for part in block.parts for text in (part.heading, *(said.text for said in part.said)))
        case Chance():
            told = tuple(text for group in block.groups for text in (group.name, *group.sentences))
            return (block.title, *told, block.sure, block.paid, *((block.more,) if block.more else ()))
        case Unknown():
            return (block.title, block.said.text)
        case Options():
            cells = tuple(said.text for aspect in block.aspects for cell in aspect.cells for said in cell)
            return (*block.names, *(aspect.name for aspect in block.aspects), *cells)
        case _:
            return ()


@kept
def load_page(page_id: str, folder: Path | None = None) -> Page:
    """One page.

    Raises:
        BadInput: its file cannot be used.
    """
    page = read_words(f"pages/{page_id}", Page, folder)
    if page.id != page_id:
        raise other_id(words_path(f"pages/{page_id}", folder), page_id, page.id)
    return page


def load_pages(folder: Path | None = None) -> tuple[Page, ...]:
    """All pages in order.

    Raises:
        BadInput: a file cannot be used.
    """
    return tuple(load_page(page_id, folder) for page_id in PAGE_IDS)


def load_chance(chance_id: str, folder: Path | None = None) -> Chance:
    """A chance of the page "beyond", by its id.

    Raises:
        BadInput: its file cannot be used, or has none of that id.
    """
    for block in load_page("beyond", folder).blocks:
        if isinstance(block, Chance) and block.id == chance_id:
            return block
    file = shown(words_path("pages/beyond", folder))
    raise BadInput(_("{file}: there is no chance '{name}'; install kyphoview again.", file=file, name=chance_id))


def load_columns(page_id: str, folder: Path | None = None) -> Columns:
    """The columns of a page.

    Raises:
        BadInput: its file cannot be used, or has none.
    """
    columns = load_page(page_id, folder).columns
    if columns is None:
        file = shown(words_path(f"pages/{page_id}", folder))
        raise BadInput(_("{file}: there are no columns; install kyphoview again.", file=file))
    return columns

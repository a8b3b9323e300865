"""What is wrong with the pages that no type can say, and the checks that they share with the steps."""

from collections.abc import Iterable, Iterator

from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.load import step_ids
from kyphoview.content.pages import PAGE_IDS, Block, ColumnsOf, Link, Options, OtherCourses, Page
from kyphoview.content.words import Source, Words
from kyphoview.language import N_, _
from kyphoview.procedure.steps import OTHER_COURSE_IDS

UNTIDY = N_("the text has needless spaces or is blank")


def is_untidy(text: str) -> bool:
    """Whether a text has spaces that it does not need, or nothing else."""
    return text != " ".join(text.split()) or not text


def bad_sources(sources: Iterable[Source], words: Words) -> Iterator[str]:
    """What is wrong with each source that cannot be used."""
    documents = {document.id: document for document in words.documents}
    for source in sources:
        document = documents.get(source.document)
        if document is None:
            yield _("there is no document {document}.", document=source.document)
        elif source.paragraph > document.paragraph_count:
            yield _(
                "{source}: {id} has only {count} paragraphs.",
                source=source,
                id=document.id,
                count=document.paragraph_count,
            )
        elif source.paragraph in document.unused:
            yield _("{source}: this paragraph is left out of use.", source=source)


def check_pages(pages: tuple[Page, ...], words: Words, place: FileNames) -> Iterator[str]:
    """Every problem of the pages."""
    for page in pages:
        file = place.page(page.id)
        yield from (f"{file}: '{text}': {_(UNTIDY)}." for text in (page.about, *page.texts) if is_untidy(text))
        for said in page.said:
            if not said.has_one_basis:
                yield _("{file}: '{text}': it names one of sources, cite and basis.", file=file, text=said.text)
            yield from (f"{file}: '{said.text}': {problem}" for problem in bad_sources(said.sources, words))
        for at, block in enumerate(page.blocks):
            yield from (f"{file}: blocks[{at}]: {problem}" for problem in _block_problems(block))


def _block_problems(block: Block) -> Iterator[str]:
    if isinstance(block, Link):
        if (block.step is None) == (block.page is None):
            yield _("a link leads to a step or to a page.")
        if block.step is not None and block.step not in step_ids():
            yield _("there is no step '{step}'.", step=block.step)
    if isinstance(block, Link | ColumnsOf) and block.page is not None and block.page not in PAGE_IDS:
        yield _("there is no page '{page}'.", page=block.page)
    if isinstance(block, OtherCourses):
        unknown = (course for course in block.courses if course not in OTHER_COURSE_IDS)
        yield from (_("there is no course '{course}'.", course=course) for course in unknown)
    if isinstance(block, Options):
        for aspect in block.aspects:
            if len(aspect.cells) != len(block.names):
                yield _(
                    "'{name}' has {count} cells for {names} options.",
                    name=aspect.name,
                    count=len(aspect.cells),
                    names=len(block.names),
                )

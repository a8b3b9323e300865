"""What is wrong with the citations of publications: one that is not in the register, or that nothing cites."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kyphoview.content.courses import CourseWords
from kyphoview.content.evidence.chances import Chances
from kyphoview.content.evidence.publications import Publication
from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.pages import Page
from kyphoview.content.words import Words
from kyphoview.language import _

Others = tuple[tuple[Page, ...], tuple[CourseWords, ...]]
"""What says something beside the steps."""


def check_publications(
    publications: Iterable[Publication], words: Words, others: Others, chances: Chances, place: FileNames
) -> Iterator[str]:
    """Every problem of the register, and of what names a publication."""
    file = place.file("publications")
    known = Counter(publication.cite for publication in publications)
    yield from (
        _("{file}: '{cite}' stands there twice.", file=file, cite=cite) for cite, count in known.items() if count > 1
    )
    cited = set()
    for here, cite in _citations(words, others, chances, place):
        cited.add(cite)
        if cite not in known:
            yield _("{here}: there is no publication '{cite}' in {file}.", here=here, cite=cite, file=file)
    yield from (_("{file}: '{cite}' is cited nowhere.", file=file, cite=cite) for cite in known if cite not in cited)


def _citations(words: Words, others: Others, chances: Chances, place: FileNames) -> Iterator[tuple[str, str]]:
    """Each publication that is named, with the file that names it."""
    pages, courses = others
    for told, name in ((words.steps, place.step), (words.full, place.full)):
        yield from ((name(step.id), note.cite) for step in told for note in step.notes if note.cite is not None)
    yield from ((place.page(page.id), cite) for page in pages for cite in page.cites)
    for course in courses:
        lines = (line for step in course.steps for line in step.said)
        yield from ((place.course(course.id), line.cite) for line in lines if line.cite is not None)
    yield from ((place.file("chances"), figure.cite) for figure in chances.figures)

"""What is wrong with the claims: a mark that is not true or that is missing, a paragraph or claim that is forgotten."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kyphoview.content.evidence.claims import Claim
from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.lint.pages import bad_sources
from kyphoview.content.words import Sentence, Source, Statement, Words, in_order
from kyphoview.language import _

CARE = 0  # in place of a sentence's number


def check_claims(claims: tuple[Claim, ...], words: Words, place: FileNames) -> Iterator[str]:
    """Every problem of the claims, and every sentence whose marks they do not bear out."""
    file = place.file("claims")
    counts = Counter(claim.id for claim in claims)
    repeated = [name for name, count in counts.items() if count > 1]
    yield from (_("{file}: two claims have the id '{name}'.", file=file, name=name) for name in repeated)
    problems = [f"{file}: '{claim.id}': {problem}" for claim in claims for problem in _problems(claim, words)]
    yield from problems
    for source in forgotten(claims, words):
        yield _("{file}: {source}: no claim speaks of this paragraph.", file=file, source=source)
    if not problems:
        yield from _untrue_marks(claims, words, place)


def forgotten(claims: Iterable[Claim], words: Words) -> list[Source]:
    """The paragraphs of which no claim speaks and that no document leaves out."""
    spoken_of = {source for claim in claims for source in (*claim.says, *claim.part)}
    return [
        source
        for document in words.documents
        for number in range(1, document.paragraph_count + 1)
        if (source := Source(document.id, number)) not in spoken_of and number not in document.unused
    ]


def place_of(shown_by: str) -> tuple[str, str, int]:
    """Step, statement and sentence, counted from 1; the care counts as 0."""
    step, _, rest = shown_by.partition("/")
    statement, _, which = rest.partition(" ")
    return step, statement, CARE if which == "care" else int(which or 1)


def _problems(claim: Claim, words: Words) -> Iterator[str]:
    yield from bad_sources((*claim.says, *claim.part), words)
    if twice := set(claim.says) & set(claim.part):
        yield _("{source} says it or says part of it, not both.", source=min(map(str, twice)))
    if bool(claim.shown_by) == bool(claim.left_out):
        yield _("it is shown somewhere, or a reason is given why it is left out.")
    marked: set[Source] = set()
    for shown_by in claim.shown_by:
        step, name, number = place_of(shown_by)
        statement, place = _statement(step, name, words), f"{step}/{name}"
        if statement is None:
            yield _("there is no statement '{name}'.", name=place)
        elif number == CARE and not statement.care:
            yield _("'{name}' has no care.", name=place)
        elif number > len(statement.sentences):
            yield _("'{name}' has no sentence {number}.", name=place, number=number)
        else:
            marked.update(
                _told_in_care(statement, words) if number == CARE else statement.sentences[number - 1].sources
            )
    if missing := [str(source) for source in claim.says if claim.shown_by and source not in marked]:
        yield _("what shows it does not name {sources}.", sources=", ".join(missing))


def _statement(step: str, name: str, words: Words) -> Statement | None:
    found = (s for one in words.steps if one.id == step for s in one.statements if s.id == name)
    return next(found, None)


def _told_in_care(statement: Statement, words: Words) -> set[Source]:
    """The paragraphs whose positions stand behind a statement's care."""
    about = [difference for difference in words.differences if difference.id in statement.matters]
    return {source for difference in about for position in difference.says for source in position.sources}


def _untrue_marks(claims: Iterable[Claim], words: Words, place: FileNames) -> Iterator[str]:
    """Each sentence that no claim stands behind, or whose marks are not the paragraphs that say all its claims."""
    shown: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        for shown_by in claim.shown_by:
            shown[place_of(shown_by)].append(claim)
    for step in words.steps:
        for at, statement in enumerate(step.statements):
            for number, sentence in enumerate(statement.sentences, 1):
                here = f"{place.step(step.id)}: statements[{at}].sentences[{number - 1}] ('{statement.id}')"
                yield from (f"{here}: {p}" for p in _mark_problems(sentence, shown[step.id, statement.id, number]))


def _mark_problems(sentence: Sentence, claims: list[Claim]) -> Iterator[str]:
    if not claims:
        yield _("no claim stands behind it.")
        return
    true = in_order(set.intersection(*(set(claim.says) for claim in claims)))
    if sentence.sources != true:
        yield _(
            "expected the marks {true}, which say all of it, got {given}.",
            true=_listed(true),
            given=_listed(sentence.sources),
        )


def _listed(sources: tuple[Source, ...]) -> str:
    return ", ".join(map(str, sources)) or _("none")

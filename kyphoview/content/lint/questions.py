"""What is wrong with the questions of study that no type can say."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.lint.pages import UNTIDY, is_untidy
from kyphoview.content.load import step_ids
from kyphoview.content.questions import (
    TOPICS,
    Basis,
    Choice,
    Explanation,
    Prediction,
    load_check_yourself,
    load_choices,
    load_explanations,
    load_order,
    load_predictions,
    notes_at,
    statement_at,
)
from kyphoview.language import _
from kyphoview.procedure.courses import OTHER_COURSES

_NEEDS_ANSWERS = re.compile(r"\b(which|what) of these\b|\bthe following\b", re.IGNORECASE)
_COURSE_STEPS = tuple(step.id for course in OTHER_COURSES for step in course.steps)

Question = Choice | Prediction | Explanation


def check_questions(place: FileNames, folder: Path | None = None) -> Iterator[str]:
    """Every problem of the questions."""
    load_order(folder)
    read: list[Question] = []
    for name, questions in _files(folder):
        read += questions
        for question in questions:
            here = f"{place.file(f'study/{name}')}: '{question.id}'"
            yield from (f"{here}: {problem}" for problem in _problems(question, folder))
    yield from _giveaways(tuple(question for question in read if isinstance(question, Choice)))
    counts = Counter(question.id for question in read)
    for name in (name for name, count in counts.items() if count > 1):
        yield _("{file}: two questions have the id '{name}'.", file=place.file("study"), name=name)


def _files(folder: Path | None) -> Iterator[tuple[str, tuple[Question, ...]]]:
    for topic in TOPICS:
        yield topic, load_choices(topic, folder)
    yield "check_yourself", load_check_yourself(folder)
    yield "predictions", load_predictions(folder)
    yield "explanations", load_explanations(folder)


def _giveaways(choices: Sequence[Choice]) -> Iterator[str]:
    """Whoever always takes the longest answer, or the shortest, is to do no better than by chance.

    By chance one of an answer's count is right; more than two standard deviations above that tell something.
    """
    chances = [1 / (1 + len(one.wrong)) for one in choices]
    most = sum(chances) + 2 * sum(chance * (1 - chance) for chance in chances) ** 0.5
    longest = sum(len(one.right.text) > max(len(option.text) for option in one.wrong) for one in choices)
    shortest = sum(len(one.right.text) < min(len(option.text) for option in one.wrong) for one in choices)
    if longest > most:
        yield _("the longest answer is right too often: {count} of {all} times.", count=longest, all=len(choices))
    if shortest > most:
        yield _("the shortest answer is right too often: {count} of {all} times.", count=shortest, all=len(choices))


def _problems(question: Question, folder: Path | None) -> Iterator[str]:
    if question.step not in step_ids() and question.step not in _COURSE_STEPS:
        yield _("there is no step '{step}'.", step=question.step)
    yield from (f"'{text}': {_(UNTIDY)}." for text in texts_of(question) if is_untidy(text))
    if not isinstance(question, Explanation) and not question.stem.endswith("?"):
        yield _("what is asked ends with a question mark.")
    if _NEEDS_ANSWERS.search(question.stem):
        yield _("what is asked cannot be understood without its answers, and cards do not show them.")
    bases = question.points if isinstance(question, Explanation) else (question,)
    for basis in bases:
        yield from _basis_problems(basis, folder)
    if isinstance(question, Choice):
        answers = [option.text.casefold() for option in (question.right, *question.wrong)]
        if len(set(answers)) < len(answers):
            yield _("two answers are the same.")
    if isinstance(question, Prediction) and question.at >= question.until:
        yield _("the picture does not go on: 'until' comes after 'at'.")


def _basis_problems(basis: Basis, folder: Path | None) -> Iterator[str]:
    yield from (_("there is no step '{step}'.", step=step) for step in basis.courses if step not in _COURSE_STEPS)
    if not basis.statements and not basis.notes and not basis.courses:
        yield _("it stands on no statement and on no note.")
    for place in (*basis.statements, *basis.notes):
        if place.partition("/")[0] not in step_ids():
            yield _("there is no step '{step}'.", step=place.partition("/")[0])
        elif place in basis.statements and statement_at(place, "plain", folder) is None:
            yield _("there is no statement '{name}'.", name=place)
        elif place in basis.notes and place not in basis.statements and not notes_at(place, folder):
            yield _("there is no note '{name}'.", name=place)


def texts_of(question: Question) -> tuple[str, ...]:
    """All that it says, in reading order."""
    if isinstance(question, Choice):
        options = (question.right, *question.wrong)
        return (question.stem, *(text for option in options for text in (option.text, option.reason)))
    if isinstance(question, Prediction):
        return question.stem, question.reason
    return (question.stem, *(point.text for point in question.points))

"""All that is said of one moment, as the command line prints it: words with their sources, sentences and figures."""

from collections.abc import Iterator

from kyphoview.content.courses import CourseLine, CourseStepWords, load_course_step
from kyphoview.content.load import check_reading_level, load_step_at
from kyphoview.content.words import ReadingLevel, Statement, StepWords
from kyphoview.describe.figures import figures_json, figures_lines
from kyphoview.describe.sentences import describe
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import KYPHOPLASTY


def as_json(scene: Scene, level: str) -> dict[str, object]:
    """Step, figures, description and text of a moment, figures unrounded.

    Raises:
        BadInput: there is no such reading level, or a file of words cannot be used.
    """
    return {
        "step": scene.moment.step,
        "at": scene.moment.at,
        "figures": figures_json(scene),
        "description": list(describe(scene)),
        "text": _text_json(scene, check_reading_level(level)),
    }


def as_lines(scene: Scene, level: str) -> Iterator[str]:
    """The same for people.

    Raises:
        BadInput: there is no such reading level, or a file of words cannot be used.
    """
    reading = check_reading_level(level)
    words = _words(scene, reading)
    main = words.main if isinstance(words, StepWords) else words.main_at(reading)
    yield f"{words.title}\n{main}\n"
    yield "\n".join(describe(scene)) + "\n"
    yield "\n".join(figures_lines(scene)) + "\n"
    if isinstance(words, StepWords):
        for statement in words.statements:
            said = (f"{one.text} [{', '.join(map(str, one.sources))}]" for one in statement.sentences)
            yield f"- {' '.join(said)}"
            if statement.care:
                yield f"  {statement.care}"
    else:
        yield from (f"- {line.told(reading)} [{line.named_basis}]" for line in words.said)


def _words(scene: Scene, level: ReadingLevel) -> StepWords | CourseStepWords:
    if scene.case.course == KYPHOPLASTY:
        return load_step_at(level, scene.moment.step)
    return load_course_step(scene.moment.step)


def _text_json(scene: Scene, level: ReadingLevel) -> dict[str, object]:
    words = _words(scene, level)
    if isinstance(words, StepWords):
        statements = [_statement_json(statement) for statement in words.statements]
        return {"title": words.title, "main": words.main, "statements": statements}
    lines = [_line_json(line, level) for line in words.said]
    return {"title": words.title, "main": words.main_at(level), "statements": lines}


def _statement_json(statement: Statement) -> dict[str, object]:
    """A statement's text and sources; where it has several sentences, each with its own as well."""
    whole: dict[str, object] = {"text": statement.text, "sources": [str(source) for source in statement.sources]}
    if len(statement.sentences) > 1:
        whole["sentences"] = [
            {"text": sentence.text, "sources": [str(source) for source in sentence.sources]}
            for sentence in statement.sentences
        ]
    return whole


def _line_json(line: CourseLine, level: ReadingLevel) -> dict[str, object]:
    """A course's line; what no document says names its basis instead."""
    return {
        "text": line.told(level),
        "about": line.about,
        "sources": [str(source) for source in line.sources],
        "basis": line.named_basis,
    }

"""Every file of words that a person sees, by its name in a language's folder, with what it is read into."""

from typing import Any

from kyphoview.content.courses import CourseWords
from kyphoview.content.handout import HandoutWords
from kyphoview.content.labels import Labels
from kyphoview.content.load import Differences, Documents, Terms, step_ids
from kyphoview.content.pages import PAGE_IDS, Page
from kyphoview.content.parts import PartsWords
from kyphoview.content.questions import QUESTION_FILES
from kyphoview.content.teach_back import TeachBacks
from kyphoview.content.when_to_get_help import Help
from kyphoview.content.words import FullStep, StepWords
from kyphoview.content.xray import XrayWords
from kyphoview.procedure.steps import OTHER_COURSE_IDS

# Without the claims and the register of publications: nobody but the checks reads them.
TEXT_FILES: dict[str, Any] = {
    **{f"steps/{step}": StepWords for step in step_ids()},
    **{f"full/{step}": FullStep for step in step_ids()},
    **{f"pages/{page}": Page for page in PAGE_IDS},
    **{f"courses/{course}": CourseWords for course in OTHER_COURSE_IDS},
    "teach_back": TeachBacks,
    "differences": Differences,
    "glossary": Terms,
    "handout": HandoutWords,
    "when_to_get_help": Help,
    "labels": Labels,
    "sources": Documents,
    "xray": XrayWords,
    **QUESTION_FILES,
    "study/parts": PartsWords,
}

"""What of a case another course decides, with the sentence why it cannot be changed meanwhile."""

from kyphoview.content.courses import course_title
from kyphoview.language import _
from kyphoview.procedure.case import Case
from kyphoview.procedure.steps import KYPHOPLASTY, course_called


def held_by_course(case: Case) -> dict[str, str]:
    """For each part of the case that the course decides, by its name, why; nothing in the procedure.

    Raises:
        BadInput: the course's file cannot be used.
    """
    if case.course == KYPHOPLASTY:
        return {}
    course, title = course_called(case.course), course_title(case.course)
    if not course.has_treatment:
        sentence = _("Nothing is put into the bone in “{course}”.", course=title)
        return dict.fromkeys(("balloons", "regain_percent", "balloon_ml", "cement_ml"), sentence)
    held: dict[str, str] = {}
    if course.balloons is not None:
        held["balloons"] = _("“{course}” decides how many balloons there are.", course=title)
    if not course.has_balloon:
        held |= dict.fromkeys(("regain_percent", "balloon_ml"), _("There is no balloon in “{course}”.", course=title))
    elif course.regain_percent is not None:
        held["regain_percent"] = _("“{course}” decides how much height comes back.", course=title)
    return held

"""Where the session is: a case at a moment of its course, and the place in the procedure from which it came there."""

from dataclasses import replace

import msgspec

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.step import Course, Step
from kyphoview.procedure.steps import KYPHOPLASTY, course_called, course_of


class Place(msgspec.Struct, frozen=True):
    """`left` is None in the procedure; in another course it is where the procedure was left, and `entered` is the case
    with which the course began."""

    case: Case = DEFAULT_CASE
    moment: Moment = OPENING
    left: "Place | None" = None
    entered: Case | None = None

    @property
    def course(self) -> Course:
        return course_of(self.moment.step)

    @property
    def is_elsewhere(self) -> bool:
        """Whether another course than the procedure is shown."""
        return self.case.course != KYPHOPLASTY

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of what is shown."""
        return self.course.steps

    @property
    def number(self) -> int:
        """The present step's place among them, from 0."""
        return next(number for number, step in enumerate(self.steps) if step.id == self.moment.step)

    @property
    def procedure(self) -> "Place":
        """Where one is back in the procedure: where it was left, with what was changed of the fracture meanwhile."""
        if not self.is_elsewhere:
            return self
        left = self.left or Place()
        return left if self.case == self.entered else msgspec.structs.replace(left, case=_back(self.case, left.case))

    def at(self, moment: Moment) -> "Place":
        """The place of another moment, of whichever course.

        Raises:
            BadInput: the course cannot be shown for this case.
        """
        course = course_of(moment.step).id
        if course == self.case.course:
            return msgspec.structs.replace(self, moment=moment)
        left = self.procedure
        if course == KYPHOPLASTY:
            return msgspec.structs.replace(left, moment=moment)
        from kyphoview.procedure.case_checks import case_in_course  # a start stays in the procedure

        case = case_in_course(left.case, course)
        return Place(case, moment, left, case)

    def with_case(self, case: Case) -> "Place":
        """The same moment of another case; one of another course begins with that."""
        if case.course == self.case.course:
            return msgspec.structs.replace(self, case=case)
        return Place(case, Moment(course_called(case.course).steps[0].id, 0.0))


def _back(case: Case, left: Case) -> Case:
    """A case that was changed in another course, back in the procedure; what the course decided is as it was before."""
    from kyphoview.procedure.case_checks import case_in_course  # a start stays in the procedure

    course = course_called(case.course)
    if course.balloons is not None:
        case = replace(case, balloons=left.balloons)
    if course.regain_percent is not None or not course.has_balloon:
        case = replace(case, regain_percent=left.regain_percent)
    return case_in_course(case, KYPHOPLASTY)

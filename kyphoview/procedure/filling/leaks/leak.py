"""The cement that has left the body at a moment."""

from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.leaks.route import CarryBone
from kyphoview.procedure.filling.leaks.routes import routes_of
from kyphoview.procedure.filling.leaks.thread import Thread, grown
from kyphoview.procedure.steps import course_called

LEAST_LEAK_ML = 1e-5  # a drop of this size is not yet drawn


def threads_at(case: Case, leaked_ml: float, carry_bone: CarryBone) -> tuple[Thread, ...]:
    """The threads of cement outside of the body, all together of this volume; none while there is no leak."""
    leak = course_called(case.course).leak
    if leak is None or leaked_ml <= LEAST_LEAK_ML:
        return ()
    routes = routes_of(case, leak)
    all_ml = sum(route.most_ml for route in routes)  # all are filled alike
    return tuple(grown(route.now(carry_bone), leaked_ml * route.most_ml / all_ml) for route in routes)

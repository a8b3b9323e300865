"""A time after the break, and what stands beside each other then, in words."""

from kyphoview.language import N_, _, ngettext
from kyphoview.procedure.futures.three_futures import WEEKS, Future, Then

FUTURE_TITLES: dict[Future, str] = {
    "waiting": N_("Waiting"),
    "vertebroplasty": N_("Vertebroplasty"),
    "kyphoplasty": N_("Kyphoplasty"),
}


def time_in_words(then: Then) -> str:
    """How long after the break that is, in whole weeks."""
    weeks = round(then.weeks)
    if weeks == 0:
        return _("When the bone has just broken")
    if weeks >= WEEKS[-1]:
        return _("A year after the break")
    return ngettext("{count} week after the break", "{count} weeks after the break", weeks)

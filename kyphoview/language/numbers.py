"""Numbers, dates and lists as the chosen language writes them."""

from collections.abc import Sequence
from datetime import date

from kyphoview.language.translation import N_, _, filled, find_plural, pgettext

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def number(value: float, places: int = 0) -> str:
    """A number with so many decimals: 17.5, or 17,5; 2,000, or 2 000. Never "-0"."""
    text = f"{value:,.{places}f}"
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    whole, _point, decimals = text.partition(".")
    whole = whole.replace(",", pgettext("between thousands", ","))
    mark = pgettext("decimal mark", ".")
    return f"{whole}{mark}{decimals}" if decimals else whole


def rounded(value: float, places: int = 0) -> str:
    """A number with at most so many decimals: 17.5, 26, 0."""
    text = f"{value:.{places}f}"
    needed = len(text.partition(".")[2].rstrip("0"))
    return number(value, needed)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The form of a text that goes with a number; `{count}` in it stands for that number."""
    found, english = find_plural(one, many, count)
    return filled(found, english, {"count": number(count), **values})


def day_in_words(day: date) -> str:
    """A date: "29 November 2026"."""
    return pgettext("date", "{day} {month} {year}", day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; "" for none."""
    if len(parts) < 2:
        return "".join(parts)
    before = parts[0]
    for part in parts[1:-1]:
        before = pgettext("list, not its end", "{before}, {next}", before=before, next=part)
    return pgettext("list, its end", "{before} and {last}", before=before, last=parts[-1])

"""The language of every word that a person sees or hears. English stands in the code; others come from catalogues."""

from kyphoview.language.numbers import day_in_words, listed, ngettext, number, rounded
from kyphoview.language.translation import N_, _, code, kept, kept_last, pgettext, translated, use

__all__ = [
    "N_",
    "_",
    "code",
    "day_in_words",
    "kept",
    "kept_last",
    "listed",
    "ngettext",
    "number",
    "pgettext",
    "rounded",
    "translated",
    "use",
]

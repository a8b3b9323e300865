"""The words: steps, sources and glossary, read from data files into frozen, validated objects. Knows nothing of Qt.

The data files stand in `assets/text/<language>/`; `words.py` says what is in them. What a start needs is one step's
file (`load_step`); everything else is read when it is first asked for.
"""

from kyphoview.content.load import (
    care_sources,
    load_differences,
    load_documents,
    load_glossary,
    load_step,
    load_words,
    step_ids,
)
from kyphoview.content.terms import TermSpan, find_terms
from kyphoview.content.words import Document, Note, Source, Statement, StepWords, Term, Words

__all__ = [
    "Document",
    "Note",
    "Source",
    "Statement",
    "StepWords",
    "Term",
    "TermSpan",
    "Words",
    "care_sources",
    "find_terms",
    "load_differences",
    "load_documents",
    "load_glossary",
    "load_step",
    "load_words",
    "step_ids",
]

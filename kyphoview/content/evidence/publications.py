"""The register of publications: each that was read, with the figures that the words may show from it."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.translated import read_words
from kyphoview.content.words import Text
from kyphoview.language import kept


class Publication(Struct, frozen=True, forbid_unknown_fields=True):
    """A publication, or several that are named together, as `cite` names it."""

    cite: Annotated[str, Meta(pattern=r"\b(19|20)\d\d\b|year not seen")]
    figures: tuple[Text, ...]  # all of one text, in its order and as written there: "26 3,175 4"


class _Publications(Struct, frozen=True, forbid_unknown_fields=True):
    publications: tuple[Publication, ...]


@kept
def load_publications(folder: Path | None = None) -> tuple[Publication, ...]:
    """Every publication.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("publications", _Publications, folder).publications

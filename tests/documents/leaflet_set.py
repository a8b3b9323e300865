"""The leaflets that the matching is measured on: labelled as those that it learned from, but kept apart from them."""

from dataclasses import dataclass
from pathlib import Path

from kyphoview.build.matching.labelled import Leaflet, read_leaflets, with_long_paragraphs
from kyphoview.documents.matching.passages import match

FOLDER = Path(__file__).parent / "leaflets"

Pair = tuple[str, int, str]
"""A leaflet's name, a paragraph's number, and a step."""


@dataclass(frozen=True)
class Measured:
    """How many pairs of a passage and a step were found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def pairs_found(leaflet: Leaflet) -> set[Pair]:
    """What the matching finds, without a heading's allowed steps."""
    numbered = {(passage.number, step) for step, passages in match(leaflet.paragraphs).items() for passage in passages}
    return {(leaflet.name, at, step) for at, step in numbered if step not in leaflet.allowed[at - 1]}


def pairs_wanted(leaflet: Leaflet) -> set[Pair]:
    return {(leaflet.name, at, step) for at, steps in enumerate(leaflet.steps, 1) for step in steps}


def measure(part: str, has_long_paragraphs: bool = False) -> Measured:
    """All leaflets of one folder together, as they are or with their paragraphs joined."""
    wanted: set[Pair] = set()
    found: set[Pair] = set()
    for written in read_leaflets(FOLDER / part):
        leaflet = with_long_paragraphs(written) if has_long_paragraphs else written
        wanted |= pairs_wanted(leaflet)
        found |= pairs_found(leaflet)
    return Measured(len(wanted & found), len(found - wanted), len(wanted - found))

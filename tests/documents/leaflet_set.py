"""The labelled leaflets, written for these tests: each line is one paragraph, after the steps that it belongs to."""

from dataclasses import dataclass
from pathlib import Path

from kyphoview.documents.matching import match
from kyphoview.documents.paragraph_breaks import cut_text

FOLDER = Path(__file__).parent / "leaflets"


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


def read_leaflet(path: Path) -> tuple[list[frozenset[str]], list[str]]:
    """The steps of each paragraph, none for a menu or a form, and its text."""
    labels, texts = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        steps, _, text = line.partition(" | ")
        labels.append(frozenset() if steps == "-" else frozenset(step.strip() for step in steps.split(",")))
        texts.append(text)
    return labels, texts


def measure(part: str) -> Measured:
    """All leaflets of one part, `tuning` or `held_out`."""
    wanted: set[tuple[str, int, str]] = set()
    found: set[tuple[str, int, str]] = set()
    for path in sorted((FOLDER / part).glob("*.txt")):
        labels, texts = read_leaflet(path)
        wanted |= {(path.name, number, step) for number, steps in enumerate(labels, 1) for step in steps}
        matched = match(cut_text("\n".join(texts)).paragraphs)
        found |= {(path.name, p.number, step) for step, passages in matched.items() for p in passages}
    return Measured(len(wanted & found), len(found - wanted), len(wanted - found))

"""Reading the labelled sentences (`lessons`) and leaflets that the weights are learned from."""

from dataclasses import dataclass
from pathlib import Path

from kyphoview.content.load import step_ids
from kyphoview.documents.formats.markdown import read_markdown
from kyphoview.documents.formats.web_page import read_web_page
from kyphoview.documents.paragraph import Body, Paragraph, ParagraphKind
from kyphoview.documents.paragraph_breaks import cut_text
from kyphoview.errors import BadInput

LESSONS = Path(__file__).parent / "lessons"
LEAFLETS = Path(__file__).parent / "leaflets"
_READERS = {".txt": cut_text, ".md": read_markdown, ".html": read_web_page}
_MARKUP = "="  # stands before a line without words of its own
_MOST_JOINED = 3
_NONE = "-"  # stands before a paragraph of no step


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text and the steps that it tells of."""

    text: str
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A file as the program reads it, with the steps that each of its paragraphs belongs to.

    `allowed` are the steps at which a heading may be marked, but need not.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    steps: tuple[frozenset[str], ...]
    allowed: tuple[frozenset[str], ...]


def read_lessons() -> list[Lesson]:
    """All labelled sentences: a file for each step, one for sentences of no step, and one for those of several."""
    found = []
    for path in sorted(LESSONS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            label, text = line.split(" | ", 1) if path.stem == "several" else (path.stem, line)
            found.append(Lesson(text, frozenset() if label == "none" else _steps(path, label)))
    return found


def read_leaflets(folder: Path) -> list[Leaflet]:
    """The labelled leaflets of a folder, by their names."""
    return [read_leaflet(path) for path in sorted(folder.iterdir()) if path.suffix in _READERS]


def read_leaflet(path: Path) -> Leaflet:
    """A leaflet: its labels taken off, and read as a file of its kind.

    Raises:
        BadInput: a label is no step, or the lines are not the paragraphs that are read.
    """
    steps, allowed, source = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, block = line.partition(" | ")
        source.append(block)
        if label == _MARKUP:
            continue
        names = [] if label == _NONE else label.split(", ")
        steps.append(_steps(path, ", ".join(name for name in names if not name.endswith("?"))))
        allowed.append(_steps(path, ", ".join(name[:-1] for name in names if name.endswith("?"))))
    body: Body = _READERS[path.suffix](("\n\n" if path.suffix == ".md" else "\n").join(source))
    if len(body.paragraphs) != len(steps):
        raise BadInput(f"{path}: {len(steps)} labels for {len(body.paragraphs)} paragraphs.")
    return Leaflet(path.stem, body.paragraphs, tuple(steps), tuple(allowed))


def with_long_paragraphs(leaflet: Leaflet) -> Leaflet:
    """The same words by a writer of long paragraphs: of what follows each other as text, three become one."""
    gathered: list[tuple[str, ParagraphKind, frozenset[str], frozenset[str]]] = []
    joined = 0
    for paragraph, steps, allowed in zip(leaflet.paragraphs, leaflet.steps, leaflet.allowed, strict=True):
        before = gathered[-1] if gathered else None
        if before and before[1] == paragraph.kind == "text" and joined < _MOST_JOINED:
            gathered[-1] = (f"{before[0]} {paragraph.text}", "text", before[2] | steps, before[3] | allowed)
            joined += 1
        else:
            gathered.append((paragraph.text, paragraph.kind, steps, allowed))
            joined = 1
    texts, kinds, wanted, may = zip(*gathered, strict=True)
    paragraphs = tuple(Paragraph(at, text, kind) for at, (text, kind) in enumerate(zip(texts, kinds, strict=True), 1))
    return Leaflet(leaflet.name, paragraphs, wanted, may)


def _steps(path: Path, label: str) -> frozenset[str]:
    names = frozenset(label.split(", ")) if label else frozenset()
    unknown = names - set(step_ids())
    if unknown:
        raise BadInput(f"{path}: {', '.join(sorted(unknown))} is no step.")
    return names

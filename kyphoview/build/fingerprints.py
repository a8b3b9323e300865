"""What the five documents are known by, from the folder in which they lie; they are no part of the project."""

from pathlib import Path

from kyphoview.content.evidence.fingerprint import recognise_folder
from kyphoview.content.load import load_documents
from kyphoview.content.read_toml import LAST_LINE
from kyphoview.documents.fingerprint_match import sketch

_HEAD = """\
# What the five documents are known by: for each paragraph the fingerprints of some runs of five words. Their
# text is not kept. Made by `python -m kyphoview.build --documents FOLDER`; read by fingerprint_match.py.
"""


def fingerprints(folder: Path) -> str:
    """The file's text from the folder in which the documents lie, whose paragraphs must be the ones that are cited.

    Raises:
        BadInput: the folder or a file in it cannot be read.
    """
    parts = [_HEAD]
    found = {file.document.id: file.paragraphs for file in recognise_folder(folder, load_documents()) if file.document}
    for name in sorted(found):
        rows = "\n".join(f'    "{sketch(paragraph)}",' for paragraph in found[name])
        parts.append(f'[[documents]]\nid = "{name}"\nparagraphs = [\n{rows}\n]\n')
    return "\n".join([*parts, LAST_LINE, ""])


def write_fingerprints(folder: Path, path: Path) -> None:
    """The fingerprints of the documents in a folder into their file."""
    path.write_text(fingerprints(folder), encoding="utf-8")

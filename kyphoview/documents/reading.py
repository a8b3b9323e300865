"""Reading one document, of whatever kind it is."""

import stat
from pathlib import Path

from kyphoview.documents.decoding import decode
from kyphoview.documents.limits import MOST_PDF_BYTES, MOST_TEXT_BYTES
from kyphoview.documents.markdown import read_markdown
from kyphoview.documents.paragraph import Body
from kyphoview.documents.paragraph_breaks import cut_text
from kyphoview.documents.web_page import read_web_page
from kyphoview.errors import BadInput

MARKDOWN_SUFFIXES = frozenset((".md", ".markdown"))
PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
SUFFIXES = frozenset((".txt", ".text", ".pdf")) | MARKDOWN_SUFFIXES | PAGE_SUFFIXES
_PDF_WITHIN = 1024  # bytes before which a PDF says that it is one
_OTHERS = (
    (b"PK\x03\x04", "this is a word processor's file or an archive; save it as PDF or as text"),
    (b"\xd0\xcf\x11\xe0", "this is a word processor's file; save it as PDF or as text"),
    (b"{\\rtf", "this is a word processor's file; save it as PDF or as text"),
)


def read_document(path: Path) -> Body:
    """What a document says.

    Raises:
        BadInput: it cannot be used; one sentence that names it and says why.
    """
    try:
        size = _size(path)
        data = b""
        if size <= MOST_PDF_BYTES:
            with path.open("rb") as file:
                data = file.read(MOST_TEXT_BYTES + 1)
    except OSError as error:
        raise BadInput(f"{path}: {why_not(error)}.") from None
    is_pdf = b"%PDF-" in data[:_PDF_WITHIN] or (path.suffix.lower() == ".pdf" and size > 0)
    most = MOST_PDF_BYTES if is_pdf else MOST_TEXT_BYTES
    if size > most or (not is_pdf and len(data) > most):
        raise BadInput(f"{path}: this file has {size / 1e6:.0f} MB, more than the {most / 1e6:.0f} MB that are opened.")
    body = _read_pdf(path) if is_pdf else _read_text(path, data)
    if not body.paragraphs:
        raise BadInput(f"{path}: there is no text in this file.")
    return body


def why_not(error: OSError) -> str:
    """Why a file or folder cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "the file is not there any more"
    if isinstance(error, PermissionError):
        return "you may not read this"
    if isinstance(error, IsADirectoryError):
        return "this is a folder"
    return f"cannot be read ({error.strerror or error})"


def _size(path: Path) -> int:
    """In bytes.

    Raises:
        BadInput: it is no file, but a device or the like.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise BadInput(f"{path}: this is not a file with text.")
    return found.st_size


def _read_pdf(path: Path) -> Body:
    try:
        from kyphoview.documents.pdf import read_pdf
    except ImportError as error:
        raise BadInput(f"{path}: PDF files cannot be read on this machine ({error}).") from None
    return read_pdf(path)


def _read_text(path: Path, data: bytes) -> Body:
    for start, reason in _OTHERS:
        if data.startswith(start):
            raise BadInput(f"{path}: {reason}.")
    decoded = decode(data, str(path))
    suffix, opening = path.suffix.lower(), decoded.text[:2000].lstrip().lower()
    if suffix in PAGE_SUFFIXES or opening.startswith(("<!doctype html", "<html")):
        body = read_web_page(decoded.text)
    elif suffix in MARKDOWN_SUFFIXES:
        body = read_markdown(decoded.text)
    else:
        body = cut_text(decoded.text)
    return Body(body.paragraphs, body.cut_by, decoded.remark or body.remark)

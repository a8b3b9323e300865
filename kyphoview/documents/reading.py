"""Reading one document, of whatever kind it is."""

import stat
from pathlib import Path

from kyphoview.documents.formats import web_archive
from kyphoview.documents.formats.decoding import decode
from kyphoview.documents.formats.markdown import read_markdown
from kyphoview.documents.formats.web_page import read_web_page
from kyphoview.documents.limits import MOST_PDF_BYTES, MOST_TEXT_BYTES
from kyphoview.documents.paragraph import Body
from kyphoview.documents.paragraph_breaks import cut_text
from kyphoview.errors import BadInput
from kyphoview.language import N_, _, number

MARKDOWN_SUFFIXES = frozenset((".md", ".markdown"))
PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
SUFFIXES = frozenset((".txt", ".text", ".pdf")) | MARKDOWN_SUFFIXES | PAGE_SUFFIXES | web_archive.SUFFIXES
_PDF_WITHIN = 1024  # bytes before which a PDF says that it is one
_OTHERS = (
    (b"PK\x03\x04", N_("this is a word processor's file or an archive; save it as PDF or as text")),
    (b"\xd0\xcf\x11\xe0", N_("this is a word processor's file; save it as PDF or as text")),
    (b"{\\rtf", N_("this is a word processor's file; save it as PDF or as text")),
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
        raise BadInput(
            _(
                "{path}: this file has {size} MB, more than the {most} MB that are opened.",
                path=path,
                size=number(size / 1e6),
                most=number(most / 1e6),
            )
        )
    body = _read_pdf(path) if is_pdf else _read_text(path, data)
    if not body.paragraphs:
        raise BadInput(_("{path}: there is no text in this file.", path=path))
    return body


def why_not(error: OSError) -> str:
    """Why a file or folder cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return _("the file is not there any more")
    if isinstance(error, PermissionError):
        return _("you may not read this")
    if isinstance(error, IsADirectoryError):
        return _("this is a folder")
    return _("cannot be read ({value})", value=error.strerror or error)


def _size(path: Path) -> int:
    """In bytes.

    Raises:
        BadInput: it is no file, but a device or the like.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise BadInput(_("{path}: this is not a file with text.", path=path))
    return found.st_size


def _read_pdf(path: Path) -> Body:
    try:
        from kyphoview.documents.formats.pdf import read_pdf
    except ImportError as error:
        raise BadInput(
            _("{path}: PDF files cannot be read on this machine ({error}).", path=path, error=error)
        ) from None
    return read_pdf(path)


def _read_text(path: Path, data: bytes) -> Body:
    for start, reason in _OTHERS:
        if data.startswith(start):
            raise BadInput(f"{path}: {_(reason)}.")
    page = None
    if web_archive.is_web_archive(data):
        page = web_archive.archived_page(data)
        if page is None:
            raise BadInput(_("{path}: there is no page in this web archive.", path=path))
    decoded = decode(page.data, str(path), page.encoding) if page else decode(data, str(path))
    suffix, opening = path.suffix.lower(), decoded.text[:2000].lstrip().lower()
    if page or suffix in PAGE_SUFFIXES or opening.startswith(("<!doctype html", "<html", "<?xml")):
        body = read_web_page(decoded.text)
    elif suffix in MARKDOWN_SUFFIXES:
        body = read_markdown(decoded.text)
    else:
        body = cut_text(decoded.text)
    return Body(body.paragraphs, body.cut_by, decoded.remark or body.remark)

"""The page inside a web archive (MHTML), as browsers and mail programs save it: letters with the page as a part."""

import email
import email.policy
import re
from dataclasses import dataclass

SUFFIXES = frozenset((".mht", ".mhtml"))
_STARTS_WITHIN = 2_000  # bytes
_HEADER = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_FIRST_LINE = re.compile(rb"\A\s*(?:[\w-]+:\s|MIME-Version)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page's bytes, and the encoding that the archive tells for it."""

    data: bytes
    encoding: str | None


def is_web_archive(data: bytes) -> bool:
    """Whether a file begins as a web archive does: with headers, one of which says that parts follow."""
    start = data[:_STARTS_WITHIN]
    return _FIRST_LINE.match(start) is not None and _HEADER.search(start) is not None


def archived_page(data: bytes) -> ArchivedPage | None:
    """The first page in an archive, None where there is none."""
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return ArchivedPage(content, part.get_content_charset())
    return None

"""An open document as JSON has it, for the pipes between processes."""

from pathlib import Path
from typing import Any

import msgspec

from kyphoview.documents.library import OpenDocument


def parts_of(document: OpenDocument) -> dict[str, Any]:
    """All of a document but its path."""
    parts: dict[str, Any] = msgspec.to_builtins(document, str_keys=True, enc_hook=str)
    del parts["path"]
    return parts


def document_of(path: Path, parts: dict[str, Any]) -> OpenDocument:
    """The document again.

    Raises:
        msgspec.ValidationError: the parts are not those of a document.
    """
    return msgspec.convert({**parts, "path": path}, OpenDocument, str_keys=True)

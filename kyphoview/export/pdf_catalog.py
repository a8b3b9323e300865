"""What a PDF tells a reader about itself and Qt does not write: its language, and that its title is to be shown."""

import ctypes
import io

from kyphoview.errors import Failure
from kyphoview.language import _

_SHOWS_TITLE = b"""%PDF-1.6
1 0 obj<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</DisplayDocTitle true>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]>>endobj
trailer<</Size 4/Root 1 0 R>>
"""


def with_language(pdf: bytes, language: str) -> bytes:
    """The same PDF, which says that it is in `language` (as in "en") and shows its title instead of the file's name.

    Raises:
        Failure: it could not be written anew.
    """
    import pypdfium2  # late: who opens the drawer of what one takes away need not wait for it
    from pypdfium2 import raw

    document, example = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(_SHOWS_TITLE)
    try:
        told = raw.FPDFCatalog_SetLanguage(document, _utf16(language))
        if not (told and raw.FPDF_CopyViewerPreferences(document, example)):
            raise Failure(_("The PDF could not be told its language."))
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    finally:
        document.close()
        example.close()


def _utf16(text: str) -> "ctypes.Array[ctypes.c_ushort]":
    units = bytearray([*text.encode("utf-16-le"), 0, 0])
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer(units)

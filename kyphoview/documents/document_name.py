"""How a document is named to people: one of the five by its mark and its kind, any other by its file."""

from kyphoview.content.load import load_documents
from kyphoview.documents.library import OpenDocument


def name_of(document: OpenDocument) -> str:
    """Such as "D2, Health magazine" or "leaflet.pdf"."""
    kinds = {known.id: known.short for known in load_documents()}
    return f"{document.known}, {kinds[document.known]}" if document.known else document.path.name

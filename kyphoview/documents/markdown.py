"""The text of a Markdown file, by way of the page that it stands for."""

from kyphoview.documents.limits import MOST_CHARACTERS
from kyphoview.documents.paragraph import Body
from kyphoview.documents.web_page import read_web_page
from kyphoview.errors import BadInput
from kyphoview.language import _


def read_markdown(text: str) -> Body:
    """Its blocks as paragraphs, without the signs that mark them up.

    Raises:
        BadInput: the package that reads Markdown is missing.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise BadInput(_("Markdown needs the Python package markdown-it-py, which is missing here.")) from None

    return read_web_page(MarkdownIt("commonmark").enable("table").render(text[:MOST_CHARACTERS]))

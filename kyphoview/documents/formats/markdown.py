"""The text of a Markdown file, by way of the page that it stands for."""

import re

from kyphoview.documents.formats.web_page import read_web_page
from kyphoview.documents.limits import MOST_CHARACTERS
from kyphoview.documents.paragraph import Body
from kyphoview.errors import BadInput
from kyphoview.language import _

_FRONT_MATTER = re.compile(r"\A\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>(?:.*\n){0,200}?)(?P=fence)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^[\w-]+\s*[:=]", re.MULTILINE)


def read_markdown(text: str) -> Body:
    """Its blocks as paragraphs, without the signs that mark them up.

    Raises:
        BadInput: the package that reads Markdown is missing.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise BadInput(_("Markdown needs the Python package markdown-it-py, which is missing here.")) from None

    return read_web_page(MarkdownIt("commonmark").enable("table").render(without_front_matter(text[:MOST_CHARACTERS])))


def without_front_matter(text: str) -> str:
    """The text after the fields (YAML or TOML) at its start, which tell of the file and are not read out."""
    found = _FRONT_MATTER.match(text)
    return text[found.end() :] if found and _FIELD.search(found["fields"]) else text

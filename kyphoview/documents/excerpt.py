"""The beginning of a long text, to be shown in a list, and how long it may be there."""

RESULT_LETTERS = 220  # of what a search has found
REPORT_LETTERS = 160  # of a passage that `kyphoview documents` prints

_LEAST_SHARE = 0.7  # a text without blanks, as in Chinese, is cut anywhere


def excerpt(text: str, most_letters: int) -> str:
    """The text, or as many whole words of it as are no longer than asked, with an ellipsis."""
    if len(text) <= most_letters:
        return text
    blank = text.rfind(" ", 0, most_letters + 1)
    end = blank if blank >= _LEAST_SHARE * most_letters else most_letters
    return f"{text[:end].rstrip()} \N{HORIZONTAL ELLIPSIS}"

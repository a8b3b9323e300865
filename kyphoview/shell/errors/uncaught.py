"""What nobody has caught: noted in the log, told in one sentence, and the program goes on."""

import sys
from collections import Counter
from collections.abc import Callable
from types import TracebackType

from kyphoview.errors import BadInput, Failure
from kyphoview.language import _


def tell_errors(tell: Callable[[str], None]) -> None:
    """From now on give a sentence for whatever goes wrong to `tell`.

    What is painted again and again goes wrong again and again: one fault in one place is logged the first time, the
    tenth, the hundredth and so on.
    """
    seen: Counter[tuple[str, str, int]] = Counter()

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        place = _place(kind, trace)
        seen[place] += 1
        if str(seen[place]).strip("0") == "1":
            from kyphoview.shell.errors.error_log import log_error

            log_error(error, f"the {seen[place]}. time")
        tell(error_sentence(error))
        # Python keeps the last one with all that it came from: a whole window, after it was closed.
        sys.last_value = sys.last_traceback = None

    sys.excepthook = take


def error_sentence(error: BaseException) -> str:
    """One sentence for the person; what was not foreseen is named, so that it can be reported."""
    if isinstance(error, (BadInput, Failure)):
        return str(error)
    return _(
        "Something went wrong in the program ({kind}: {error}). You can go on.",
        kind=type(error).__name__,
        error=error,
    )


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    """The kind of the error and the innermost place of its trace."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return kind.__name__, "", 0
    return kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno

"""The process that reads documents, one after another, for the one that started it.

It is told paths on its standard input and answers on its standard output, one JSON object a line:

    {"path": "..."}      {"document": {...}}      {"problem": "..."}

It ends when its standard input ends, and by itself where a document has held it for too long.
"""

import json
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from kyphoview.documents.apart.parts import parts_of
from kyphoview.documents.library import open_document
from kyphoview.documents.limits import LONGEST_READING_S, MOST_READING_BYTES
from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.own_process import end_if_stuck, limit_memory, own_ends


def serve() -> int:
    """Read what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    orders, answers = own_ends()
    limit_memory(MOST_READING_BYTES)
    with suppress(BrokenPipeError):
        for line in orders:
            with end_if_stuck(LONGEST_READING_S):
                answer = _read(Path(json.loads(line)["path"]))
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()
    return 0


def _read(path: Path) -> dict[str, Any]:
    try:
        return {"document": parts_of(open_document(path))}
    except BadInput as error:
        return {"problem": str(error)}
    except MemoryError:
        return {"problem": _("{path}: this file needs too much memory to read.", path=path)}
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file concerns that file alone
        return {"problem": _("{path}: this file cannot be read ({reason}).", path=path, reason=type(error).__name__)}

"""The command `kyphoview`, and `python -m kyphoview`."""

import sys

from kyphoview import signals


def main() -> int:
    """Run the command line; the exit status. Whoever ends it by a signal, from the first moment on, does so quietly."""
    signals.end_at_once()
    from kyphoview.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())

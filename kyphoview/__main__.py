"""`python -m kyphoview`, the same as the command `kyphoview`."""

import sys

from kyphoview.cli import main

if __name__ == "__main__":
    sys.exit(main())

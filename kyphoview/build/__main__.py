"""`python -m kyphoview.build`."""

import sys

from kyphoview.build.command import main

if __name__ == "__main__":  # and not in the processes that it starts
    sys.exit(main())

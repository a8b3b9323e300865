"""One broken bone and three ways on from it, side by side over one line of time."""

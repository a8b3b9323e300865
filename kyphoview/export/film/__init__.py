"""Films: the moments of a showing, painted one after another and encoded by PyAV, which is the extra `film`."""

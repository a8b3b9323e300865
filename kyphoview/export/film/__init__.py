"""Films: the moments of a running time, painted one after another and encoded by PyAV, which is the extra `film`."""

"""Learning which words tell of which step, from labelled sentences and leaflets that were written for it."""

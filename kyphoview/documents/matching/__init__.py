"""Which passages of any document belong to which step, by weights that were learned from labelled sentences."""

"""Before and after, laid over each other."""

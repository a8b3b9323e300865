"""A Scene in figures and sentences. Knows nothing of Qt."""

"""How much time and memory a film may take to encode, and how long whoever makes it waits in one turn."""

LONGEST_ENCODING_S = 60
"""For one frame of a film, or for its end."""

MOST_ENCODING_BYTES = 2_000_000_000
"""Of memory, for the process that encodes it."""

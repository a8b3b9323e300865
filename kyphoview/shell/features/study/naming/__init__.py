"""Parts of the picture: lit, named, pressed, listed, and said what they are."""

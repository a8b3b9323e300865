"""Records what is said, with a neural voice; needs the extra "voice"."""

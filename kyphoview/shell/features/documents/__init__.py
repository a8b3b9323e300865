"""The documents beside the picture: opening them, showing them as they stand. Loaded when needed."""

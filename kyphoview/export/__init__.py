"""Files made from a Scene: pictures."""

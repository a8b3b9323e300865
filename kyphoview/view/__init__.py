"""Pictures of a Scene: painters, labels, the palette."""

"""What the program opens with: a film rendered ahead, and a picture of recorded strokes."""

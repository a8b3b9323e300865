"""What a screen reader is told of the program's own widgets; each widget says it of itself (`told.py`)."""

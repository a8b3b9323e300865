"""What the clinic's own people set up: the staff code, the waiting room, and the same settings on the next computer."""

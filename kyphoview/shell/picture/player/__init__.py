"""What plays, and the line of time."""

"""What else can happen: the other courses, chosen, shown, and left again."""

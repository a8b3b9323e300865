"""How large a person can have the words: times their usual size."""

LEAST_TEXT_SCALE, MOST_TEXT_SCALE = 1.0, 2.0
LEAST_TEXT_SCALE_OF_VISITORS = 1.25  # one stands before a screen in a waiting room

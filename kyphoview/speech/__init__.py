"""What is said, sentence by sentence, and the recordings of it."""

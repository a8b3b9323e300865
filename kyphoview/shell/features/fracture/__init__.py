"""The case: which bone broke, how, and how badly."""

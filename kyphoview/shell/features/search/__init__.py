"""One search for all: the words of steps and pages, the terms, and the open documents. Loaded when needed."""

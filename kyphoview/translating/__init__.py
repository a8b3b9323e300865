"""For those who bring the program into another language: gather the texts, and try a language that nobody speaks."""

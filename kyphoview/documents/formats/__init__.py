"""The formats that documents come in, each turned into paragraphs."""

"""The sheet to hand over: two sides in large type, its pictures drawn as vectors for one case."""

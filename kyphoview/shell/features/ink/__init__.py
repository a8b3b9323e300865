"""Pointer and ink over the picture."""

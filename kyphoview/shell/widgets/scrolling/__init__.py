"""Columns that scroll, by wheel, bar, key and finger."""

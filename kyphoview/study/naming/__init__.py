"""Naming the parts: what named part of the solid lies at a place of a view, and what it may be called."""

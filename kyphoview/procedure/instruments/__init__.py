"""Needle, cannula, drill, balloon tamp and cement tube: their sizes, where they are, and the way that they leave."""

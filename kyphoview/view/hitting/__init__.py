"""What named part of the solid lies under a pixel of a view: pressed, surveyed, or by its label."""

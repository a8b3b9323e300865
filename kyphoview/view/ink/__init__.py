"""What people draw over the pictures: where it lies in the solid, and how it is painted."""

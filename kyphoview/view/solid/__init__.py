"""The view in 3D: the solids of a Scene opened along the side cut. Loaded when it is first asked for."""

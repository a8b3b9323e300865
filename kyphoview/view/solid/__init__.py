"""The view in the round: the solids of a Scene opened along the side cut. Loaded when it is first asked for."""

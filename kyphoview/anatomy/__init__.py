"""The spine at rest: published dimensions, the solid, its meshes and its cuts. Knows nothing of Qt or of time."""

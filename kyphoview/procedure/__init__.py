"""The case, the fracture, the instruments, balloon and cement, the timeline, and scene_at. Knows nothing of Qt."""

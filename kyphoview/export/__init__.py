"""Files made from Scenes: pictures and films."""

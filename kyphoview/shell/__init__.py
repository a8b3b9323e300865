"""The window: the session, the player (the only clock), panels and settings."""

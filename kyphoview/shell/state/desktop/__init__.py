"""What the desktop says and offers: its contrast, colours, text size and motion, and a screen that stays awake."""

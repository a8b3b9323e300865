"""What a person wants to ask, and the sheet that they take home."""

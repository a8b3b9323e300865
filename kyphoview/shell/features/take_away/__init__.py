"""What can be taken away from the window: a picture, a sheet to hand over, a film."""

"""Sizes of films and their frames a second: the usual ones and the limits; free of Qt, for the command."""

FILM_SIZE_PX, GIF_SIZE_PX = (1920, 1080), (800, 450)
OFFERED_FILM_SIZES_PX = ((1280, 720), FILM_SIZE_PX)  # in the window, the first one chosen
LARGEST_FILM_PX = (3840, 2160)
FILM_FPS, GIF_FPS = 30, 10
FPS_RANGE = (1, 60)

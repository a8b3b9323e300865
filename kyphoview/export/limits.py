"""Sizes and rates of pictures and films: their limits, and the usual ones; free of Qt, for the command."""

PICTURE_SIZE_PX = (1920, 1080)
SIDE_RANGE_PX = (200, 16_384)
MOST_PIXELS = 8_192 * 8_192  # a picture in memory takes four bytes for each

FILM_SIZE_PX, GIF_SIZE_PX = (1920, 1080), (800, 450)
OFFERED_FILM_SIZES_PX = ((1280, 720), FILM_SIZE_PX)  # in the window, the first one chosen
LARGEST_FILM_PX = (3840, 2160)
FILM_FPS, GIF_FPS = 30, 10
FPS_RANGE = (1, 60)


def size_text(size_px: tuple[int, int]) -> str:
    """A size as it is written on the command line: WIDTHxHEIGHT."""
    return f"{size_px[0]}x{size_px[1]}"

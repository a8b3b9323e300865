"""How large a picture is by itself and can be at most; free of Qt, for the command."""

PICTURE_SIZE_PX = (1920, 1080)
SIDE_RANGE_PX = (200, 16_384)
MOST_PIXELS = 8_192 * 8_192  # a picture in memory takes four bytes for each


def size_text(size_px: tuple[int, int]) -> str:
    """A size as it is written on the command line: WIDTHxHEIGHT."""
    return f"{size_px[0]}x{size_px[1]}"

"""Whether there is a graphics interface at all, found out without loading what needs one."""

from PySide6.QtGui import QGuiApplication

_WITHOUT_GRAPHICS = ("offscreen", "minimal", "vnc", "linuxfb")


def has_graphics() -> bool:
    """Whether Qt's platform can have a graphics interface; that one is really there shows only when it is used."""
    return QGuiApplication.platformName() not in _WITHOUT_GRAPHICS

"""What the person has told a Linux desktop: dark, much contrast, larger text, less motion, now and when it changes.

It is asked by the portal that all desktops offer (org.freedesktop.portal.Settings), and nobody waits for its answer:
without a session bus, without a portal, or where it does not know, Qt's own answers stand.
"""

import os

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal

_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_FACE = "org.freedesktop.portal.Settings"
_APPEARANCE, _GNOME = "org.freedesktop.appearance", "org.gnome.desktop.interface"
_ASKED = (
    (_APPEARANCE, "color-scheme"),
    (_APPEARANCE, "contrast"),
    (_APPEARANCE, "reduced-motion"),
    (_GNOME, "enable-animations"),
    (_GNOME, "text-scaling-factor"),
)
_CHANGED = "SettingChanged"
_LEAST_SCALE, _MOST_SCALE = 0.5, 3.0  # that a desktop offers


class Wishes(Struct, frozen=True):
    """None: the desktop does not say."""

    is_dark: bool | None = None
    has_high_contrast: bool = False
    is_motion_reduced: bool = False
    text_scale: float = 1.0

    def told(self, group: str, key: str, value: object) -> "Wishes":
        """With one of the desktop's settings; what nobody can mean changes nothing."""
        if (group, key) == (_APPEARANCE, "color-scheme") and value in (0, 1, 2):
            return replace(self, is_dark=None if value == 0 else value == 1)
        if (group, key) == (_APPEARANCE, "contrast") and isinstance(value, int):
            return replace(self, has_high_contrast=value == 1)
        if (group, key) == (_APPEARANCE, "reduced-motion") and isinstance(value, int):
            return replace(self, is_motion_reduced=value == 1)
        if (group, key) == (_GNOME, "enable-animations") and isinstance(value, bool):
            return replace(self, is_motion_reduced=not value)
        if (group, key) == (_GNOME, "text-scaling-factor") and isinstance(value, int | float):
            return replace(self, text_scale=float(value) if _LEAST_SCALE <= value <= _MOST_SCALE else 1.0)
        return self


class DesktopSettings(QObject):
    """`wishes` are those of now; `begin` once the first picture is there."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wishes = Wishes()
        self._portal: QObject | None = None

    def begin(self) -> None:
        """Ask, and listen from now on; once is enough."""
        if self._portal is not None or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return
        try:
            from kyphoview.shell.state.desktop.settings_portal import SettingsPortal
        except ImportError:  # this Qt has no bus
            return
        portal = SettingsPortal(_SERVICE, _PATH, _FACE, self)
        self._portal = portal
        portal.told.connect(self._take)
        portal.listen(_CHANGED)
        for group, key in _ASKED:
            portal.ask(group, key)

    def _take(self, group: str, key: str, value: object) -> None:
        wishes = self.wishes.told(group, key, value)
        if wishes != self.wishes:
            self.wishes = wishes
            self.changed.emit()


def desktop_settings() -> DesktopSettings:
    """Those of this application, for all its windows."""
    application = QCoreApplication.instance()
    assert application is not None
    found = application.findChild(DesktopSettings)
    return found if isinstance(found, DesktopSettings) else DesktopSettings(application)

"""A stand-in for a desktop's portal on the session's bus, run by the system's own Python, which has gi.

Its argument is the desktop's settings in JSON: lists of a group, a key, a type of D-Bus and a value. A line on its
input is another such list, which has changed.
"""

import json
import sys
from threading import Thread

from gi.repository import Gio, GLib

_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_FACE = "org.freedesktop.portal.Settings"
_TOLD = f"""<node><interface name="{_FACE}">
  <method name="Read">
    <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="out" type="v"/>
  </method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""


def main() -> None:
    """Answer until the input ends."""
    known = {(group, key): GLib.Variant(kind, value) for group, key, kind, value in json.loads(sys.argv[1])}
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def answer(_bus, _sender, _path, _face, _method, arguments, call) -> None:
        found = known.get(arguments.unpack())
        if found is None:
            call.return_dbus_error(f"{_FACE}.NotFound", "no such setting")
        else:  # a variant in a variant, as the real one answers
            call.return_value(GLib.Variant("(v)", (GLib.Variant("v", found),)))

    bus.register_object(_PATH, Gio.DBusNodeInfo.new_for_xml(_TOLD).interfaces[0], answer, None, None)
    Gio.bus_own_name_on_connection(bus, _SERVICE, Gio.BusNameOwnerFlags.NONE, None, None)
    Thread(target=GLib.MainLoop().run, daemon=True).start()
    print("ready", flush=True)
    for line in sys.stdin:
        group, key, kind, value = json.loads(line)
        change = GLib.Variant("(ssv)", (group, key, GLib.Variant(kind, value)))
        bus.emit_signal(None, _PATH, _FACE, "SettingChanged", change)


main()

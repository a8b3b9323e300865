"""A stand-in for what keeps a screen awake, run by the system's own Python, which has gi.

Its arguments say what it offers: "portal" (org.freedesktop.portal.Inhibit), "poor portal" (a portal without it),
"saver" (org.freedesktop.ScreenSaver). It writes a line in JSON for each thing that it is asked for: who offers it, what
is asked, with which arguments; and "gone" when somebody who had asked has left the bus. It ends with its input.
"""

import json
import sys
from threading import Thread

from gi.repository import Gio, GLib

_PORTAL, _PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SAVER, _SAVER_PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_HANDLE, _COOKIE = "/org/freedesktop/portal/desktop/request/1/t", 2**32 - 7
_TOLD = Gio.DBusNodeInfo.new_for_xml(f"""<node>
<interface name="org.freedesktop.portal.Inhibit"><method name="Inhibit">
  <arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="a{{sv}}"/>
  <arg direction="out" type="o"/>
</method></interface>
<interface name="org.freedesktop.portal.Request"><method name="Close"/></interface>
<interface name="org.freedesktop.portal.Settings"/>
<interface name="{_SAVER}">
  <method name="Inhibit">
    <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="out" type="u"/>
  </method>
  <method name="UnInhibit"><arg direction="in" type="u"/></method>
</interface></node>""")


def main() -> None:
    """Answer until the input ends."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    offered = sys.argv[1:]

    def tell(*words: object) -> None:
        print(json.dumps(words), flush=True)

    def answering(who: str):
        def answer(_bus, sender, _path, _face, method, arguments, call) -> None:
            tell(who, method, arguments.unpack())
            Gio.bus_watch_name_on_connection(
                bus, sender, Gio.BusNameWatcherFlags.NONE, None, lambda *_: tell(who, "gone", [])
            )
            answers = {"portal": GLib.Variant("(o)", (_HANDLE,)), "saver": GLib.Variant("(u)", (_COOKIE,))}
            call.return_value(answers[who] if method == "Inhibit" else None)

        return answer

    def offer(who: str, path: str, face: str) -> None:
        bus.register_object(path, _TOLD.lookup_interface(face), answering(who), None, None)

    if "portal" in offered:
        offer("portal", _PORTAL_PATH, "org.freedesktop.portal.Inhibit")
        offer("portal", _HANDLE, "org.freedesktop.portal.Request")
    if "poor portal" in offered:
        offer("portal", _PORTAL_PATH, "org.freedesktop.portal.Settings")
    if "saver" in offered:
        offer("saver", _SAVER_PATH, _SAVER)
    for name, kinds in ((_PORTAL, ("portal", "poor portal")), (_SAVER, ("saver",))):
        if set(kinds) & set(offered):
            bus.call_sync(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                GLib.Variant("(su)", (name, 0)), None, Gio.DBusCallFlags.NONE, -1, None,
            )  # fmt: skip
    Thread(target=GLib.MainLoop().run, daemon=True).start()
    print('"ready"', flush=True)
    sys.stdin.read()


main()

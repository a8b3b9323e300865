"""A client of AT-SPI, as a screen reader is one: it starts the program, and answers questions about what is told of it.

Run by the system's own Python, which has pyatspi, on a bus of its own. It reads a question in each line, a list of a
word and its arguments in JSON, and writes the answer into one line. It ends with its input, and the program with it.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
import pyatspi  # noqa: E402  # after its version is chosen, as gi wants it
from gi.repository import Atspi, Gio, GLib  # noqa: E402

_PATIENCE_S, _END_S = 90.0, 40.0
_CALL_MS, _START_MS = 10_000, 30_000  # libatspi's own 800 ms are less than a turn of a busy machine
_PART_OF_CLIENT = ("Accessible", "Component", "Collection")
_EVENTS = (
    "object:announcement",
    "object:property-change",
    "object:state-changed",
    "object:text-changed",
    "object:value-changed",
    "object:children-changed",
)


class Client:
    """One program, found among what the bus knows by its process."""

    def __init__(self, command: list[str]) -> None:
        self._events: list[list[object]] = []
        self._application: Any = None
        self._last_error = ""
        self._program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self._application = self._await(self._find_application)
        for kind in _EVENTS:
            pyatspi.Registry.registerEventListener(self._on_event, kind)

    def tree(self) -> list[dict[str, object]]:
        """All that is told, from above downwards, each with how deep it lies."""
        return self._await(lambda: [_told(part, depth) for part, depth in _walk(self._application, 0)])  # type: ignore[return-value]

    def wait_for(self, role: str, name: str) -> dict[str, object]:
        return _told(self._part(role, name), 0)

    def await_state(self, role: str, name: str, state: str) -> None:
        """Until a part has a state."""

        def find() -> object | None:
            part = self._find(role, name)
            return part if part is not None and state in _states(part) else None

        self._await(find, f"no {role} {name!r} is {state}")

    def await_value(self, role: str, name: str, value: float) -> None:
        """Until a part has a value."""

        def find() -> object | None:
            part = self._find(role, name)
            return part if part is not None and part.queryValue().currentValue == value else None

        self._await(find, f"{role} {name!r} never is {value}")

    def await_gone(self, role: str, name: str) -> None:
        """Until there is no such part any more."""
        self._await(lambda: True if self._find(role, name) is None else None, f"{role} {name!r} stays")

    def act(self, role: str, name: str, action: str) -> None:
        """Do an action of the first part of that role whose name begins so."""
        actions = self._part(role, name).queryAction()
        names = [actions.getName(at) for at in range(actions.nActions)]
        actions.doAction(names.index(action))

    def set_value(self, role: str, name: str, value: float) -> None:
        self._part(role, name).queryValue().currentValue = value

    def read(self, role: str, name: str) -> list[str]:
        """A part's words, one by one, as one goes from word to word."""
        text = self._part(role, name).queryText()
        words, at = [], 0
        while at < text.characterCount:
            word, _start, end = text.getTextAtOffset(at, pyatspi.TEXT_BOUNDARY_WORD_START)
            words.append(word)
            at = max(end, at + 1)
        return words

    def write(self, role: str, name: str, words: str) -> None:
        self._part(role, name).queryEditableText().setTextContents(words)

    def take_keys(self) -> None:
        """Let the window have the keys, whichever other program on the display had them."""
        self.act("frame", "kyphoview", "SetFocus")
        self.await_state("frame", "kyphoview", "active")

    def press_key(self, name: str) -> None:
        pyatspi.Registry.generateKeyboardEvent(_KEYSYMS[name], None, pyatspi.KEY_SYM)

    def events(self, seconds: float) -> list[list[object]]:
        """What is told within this time."""
        self._turn(seconds)
        told, self._events = self._events, []
        return told

    def await_announcement(self, part: str) -> list[str]:
        """What was said until something with this in it was."""

        def said() -> list[str] | None:
            words = [str(event[3]) for event in self._events if event[0] == "object:announcement"]
            return words if any(part in one for one in words) else None

        found = self._await(said, f"nobody said {part!r}")
        self._events.clear()
        return found

    def end(self) -> int:
        self._program.terminate()
        return self._program.wait(_END_S)

    def _on_event(self, event: object) -> None:
        if event.host_application == self._application:  # type: ignore[attr-defined]
            source = event.source  # type: ignore[attr-defined]
            said = event.any_data if isinstance(event.any_data, str) else str(event.any_data)  # type: ignore[attr-defined]
            self._events.append([str(event.type), source.getRoleName(), source.name, said])  # type: ignore[attr-defined]

    def _find_application(self) -> object | None:
        if self._program.poll() is not None:
            raise SystemExit(f"the program ended by itself, with status {self._program.returncode}")
        there = [one for one in pyatspi.Registry.getDesktop(0) if one is not None]
        own = next((one for one in there if one.get_process_id() == self._program.pid), None)
        return own if own is not None and own.childCount else None

    def _part(self, role: str, name: str) -> object:
        return self._await(lambda: self._find(role, name), f"no {role} {name!r}")

    def _find(self, role: str, name: str) -> object | None:
        """The one of that name, else the first whose name begins so."""
        found = [part for part, _depth in _walk(self._application, 0) if part.getRoleName() == role]  # type: ignore[attr-defined]
        whole = [part for part in found if part.name == name]
        return next((part for part in (*whole, *found) if part.name.startswith(name)), None)

    def _await(self, find: Callable[[], object | None], otherwise: str = "the program did not come") -> object:
        end_s = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end_s:
            found = self._patiently(find)
            if found is not None:
                return found
            if self._application is not None:
                self._application.clear_cache()  # libatspi may go on keeping a part that is gone
            self._turn(0.1)
        seen = self._patiently(self._seen) or []
        raise LookupError(f"{otherwise}; there is: {', '.join(seen)}; the last error: {self._last_error}")

    def _patiently(self, find: Callable[[], Any]) -> Any:
        """Nothing, where a part has gone while it was asked."""
        try:
            return find()
        except GLib.GError as error:
            self._last_error = str(error)
            return None

    def _seen(self) -> list[str]:
        """What is told when something else was looked for, for the message."""
        if self._application is None:
            return [one.name for one in pyatspi.Registry.getDesktop(0) if one is not None]
        return [f"{part.getRoleName()} {part.name!r}" for part, _depth in _walk(self._application, 0)]  # type: ignore[attr-defined]

    def _turn(self, seconds: float) -> None:
        end_s = time.monotonic() + seconds
        while time.monotonic() < end_s:
            if not GLib.MainContext.default().iteration(False):
                time.sleep(0.005)


_KEYSYMS = {"F1": 0xFFBE, "F2": 0xFFBF, "F5": 0xFFC2, "F11": 0xFFC8, "Escape": 0xFF1B}


def _walk(part: object, depth: int) -> Iterator[tuple[object, int]]:
    yield part, depth
    for at in range(part.childCount):  # type: ignore[attr-defined]
        child = part.getChildAtIndex(at)  # type: ignore[attr-defined]
        if child is not None:
            yield from _walk(child, depth + 1)


def _states(part: object) -> list[str]:
    return sorted(pyatspi.stateToString(state) for state in part.getState().getStates())  # type: ignore[attr-defined]


def _told(part: object, depth: int) -> dict[str, object]:
    kinds = [kind for kind in pyatspi.listInterfaces(part) if kind not in _PART_OF_CLIENT]
    told: dict[str, object] = {
        "depth": depth,
        "role": part.getRoleName(),
        "name": part.name,
        "description": part.description,
        "states": _states(part),
        "attributes": part.getAttributes(),
        "locale": part.objectLocale,
        "kinds": kinds,
    }
    if "Component" in pyatspi.listInterfaces(part):
        place = part.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        told["place"] = [place.x, place.y, place.width, place.height]
    if "Value" in kinds:
        value = part.queryValue()
        told["value"] = [value.minimumValue, value.currentValue, value.maximumValue]
    if "Action" in kinds:
        actions = part.queryAction()
        told["actions"] = [actions.getName(at) for at in range(actions.nActions)]
    if "Text" in kinds:
        told["text"] = part.queryText().getText(0, -1)
    return told


def _keep_to_own_bus() -> None:
    """Ask the session's bus where its accessibility bus is, as the program does.

    libatspi would ask the display first: there stands the bus of whoever came last, with another program on it.
    """
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    asked = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1)
    os.environ["AT_SPI_BUS_ADDRESS"] = session.call_sync(*asked).unpack()[0]


def main() -> None:
    """Answer questions until there are no more."""
    _keep_to_own_bus()
    Atspi.set_timeout(_CALL_MS, _START_MS)
    client = Client(sys.argv[1:])
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        word, *arguments = json.loads(line)
        try:
            answer = {"answer": getattr(client, word)(*arguments)}
        except (LookupError, ValueError, NotImplementedError, GLib.GError) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
    client.end()


main()

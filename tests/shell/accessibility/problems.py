"""What in a tree that is told would stop somebody who does not see the window."""

from tests.shell.accessibility.reader import Told

_PRESSED = ("push button", "check box", "radio button", "link", "list item", "menu item")
_LAYERS = ("filler", "application", "scroll pane", "split pane", "scroll bar")


def problems(tree: list[Told]) -> list[str]:
    """What somebody who does not see the window cannot know or do."""
    found = []
    for part in tree[1:]:
        states, what = part["states"], f"{part['role']} {part['name']!r}"
        if "showing" not in states:
            found.append(f"{what} is told, and is not there")
        if "focusable" in states and not part["name"].strip():
            found.append(f"{what} takes the keys, and has no name")
        if part["role"] not in _LAYERS and part["role"] != "panel" and not part["name"].strip():
            found.append(f"{what} has no name")
        if part["role"] == "unknown":
            found.append(f"{what} has no role")
        if part["role"] in _PRESSED and "enabled" in states and not set(part["actions"]) & {"Press", "Toggle"}:
            found.append(f"{what} cannot be pressed")
        if part["role"] in ("label", "heading") and part["text"].strip() == "":
            found.append(f"{what} has no words")
        if part["role"] != "filler" and min(part["place"][2:]) <= 0:
            found.append(f"{what} has no size")
    return found

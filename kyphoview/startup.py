"""Why Qt could not start, in one line: no display, or a system library that this machine lacks.

Qt itself ends the process when it finds no display. Looking ahead would cost every start some time and miss reasons
(access rights, a dead server), so Qt is let run into it and its last message, which it sends before it ends, is
answered with our own line instead.
"""

import builtins
import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kyphoview.errors import BadInput
from kyphoview.language import _

# The file that Qt's libraries and its X11 and Wayland plugins ask for, and the Debian and Ubuntu package that has it.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # by the network that the reader of PDF is linked to
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

_QT_MODULES = ("QtWidgets", "QtSvg")


def require_display() -> None:
    """Refuse at once where nothing names a display, before Qt is loaded.

    Raises:
        BadInput: this is neither Windows nor macOS, and the environment names no display and no other platform.
    """
    if sys.platform in ("win32", "darwin"):
        return
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise BadInput(no_display_line())


def no_display_line() -> str:
    """The sentence for a display that is not there or does not answer, with the ways out."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    display, ways = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"), _ways_out()
    if platform and not _plugins_of(platform):
        return _(
            "QT_QPA_PLATFORM names '{platform}', which Qt does not have here: {ways}", platform=platform, ways=ways
        )
    if display:
        return _("The display '{display}' does not answer: {ways}", display=display, ways=ways)
    return _("There is no display: {ways}", ways=ways)


def _ways_out() -> str:
    return _(
        "'xvfb-run kyphoview' opens the viewer on a display in memory, "
        "'kyphoview render --step inflating -o picture.png' makes a picture without one."
    )


def load_qt() -> None:
    """Load Qt's core, and leave Python's way of importing as it was. Qt paints in this thread alone.

    It would share every clear fill that is higher than 64 pixels among threads, and waking them takes up to five times
    as much of a processor as the fill itself.

    PySide6 takes its place, and would read the source of every module that is imported from then on, to see which of
    its names that module wishes to be spelt otherwise, and keep it: a twentieth of a start and 10 MB for nothing.
    """
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain


@contextmanager
def explaining_qt() -> Iterator[None]:
    """While Qt makes its application object: if it gives up, end the process with our line and status 2."""
    load_qt()
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    kept: list[str] = []

    def listen(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            kept.append(text)
            return
        lacking = missing_libraries(_platform_plugins())
        print(f"kyphoview: {missing_line(lacking) if lacking else no_display_line()}", file=sys.stderr, flush=True)
        os._exit(2)  # Qt aborts the process when this function returns

    qInstallMessageHandler(listen)
    try:
        yield
    finally:
        qInstallMessageHandler(None)
    for text in kept:
        print(text, file=sys.stderr)


def explain_import(error: ImportError) -> str:
    """One line for a module that could not be loaded: the system's package, or Python's, that is missing."""
    if isinstance(error, ModuleNotFoundError):
        package = (error.name or "").partition(".")[0]
        if package in ("", "kyphoview"):
            return _("A part of the program is missing ({error}); install kyphoview again.", error=error)
        return _(
            "The Python package {package} is missing; 'python -m pip install {package}' brings it.", package=package
        )
    libraries = re.findall(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file", str(error))
    if libraries:
        return missing_line([*libraries, *missing_libraries(_qt_libraries())])
    return _("Qt could not be loaded: {error}", error=error)


def missing_line(libraries: Iterable[str]) -> str:
    """The sentence that names system libraries that are missing and the Debian packages that bring them."""
    names = list(dict.fromkeys(libraries))
    packages = dict.fromkeys(DEBIAN_PACKAGES[name] for name in names if name in DEBIAN_PACKAGES)
    unknown = [name for name in names if name not in DEBIAN_PACKAGES]
    ways = (
        [_("on Debian and Ubuntu 'apt-get install {packages}' brings it", packages=" ".join(packages))]
        if packages
        else []
    )
    ways += [_("'apt-file search {name}' finds the package of {name}", name=name) for name in unknown]
    return _("Qt needs {names}, which this machine lacks: {ways}.", names=", ".join(names), ways="; ".join(ways))


def missing_libraries(files: Iterable[Path]) -> list[str]:
    """The system libraries that these shared objects ask for and the loader does not find, by name; [] if unknown."""
    import shutil  # these two only here: an ordinary start has no use for them
    import subprocess

    ldd = shutil.which("ldd")
    if ldd is None:
        return []
    found: list[str] = []
    for file in files:
        answer = subprocess.run([ldd, str(file)], capture_output=True, text=True, check=False)  # noqa: S603 - our own Qt
        found += re.findall(r"^\s*(\S+) => not found", answer.stdout, re.MULTILINE)
    return list(dict.fromkeys(found))


def _qt_folder() -> Path | None:
    """Where PySide6 is installed, without importing it."""
    spec = importlib.util.find_spec("PySide6")
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _qt_libraries() -> list[Path]:
    """The Qt modules the program uses and, where it will open a window, the plugins for its platform."""
    folder = _qt_folder()
    modules = [path for name in _QT_MODULES for path in folder.glob(f"{name}.*.so")] if folder else []
    return [*modules, *_platform_plugins()]


def _platform_plugins() -> list[Path]:
    """The plugins that Qt would try on the displays that the environment names."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return _plugins_of(platform)
    wanted = {"DISPLAY": "xcb", "WAYLAND_DISPLAY": "wayland"}
    return [path for name, plugin in wanted.items() if os.environ.get(name) for path in _plugins_of(plugin)]


def _plugins_of(platform: str) -> list[Path]:
    folder = _qt_folder()
    return sorted((folder / "Qt" / "plugins" / "platforms").glob(f"libq{platform}*")) if folder else []

"""Dialogs in which files are chosen, which keep nothing of whoever has chosen one."""

from PySide6.QtCore import QSettings, QStandardPaths

_NOWHERE = ":/"  # among the program's own resources, where nothing can be written


def keep_no_history() -> None:
    """Let Qt's own dialogs write no file of the folders that were opened last (`QtProject.conf`)."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _NOWHERE)


def documents_folder() -> str:
    """Where a dialog begins: the person's documents. Left to itself, Qt begins where anybody has opened a file last."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

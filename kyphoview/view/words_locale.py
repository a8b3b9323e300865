"""Qt's own language: dates, numbers, the shaping of letters and what a screen reader hears follow the words."""

from PySide6.QtCore import QLocale

from kyphoview.language import code


def follow_words() -> None:
    """Let Qt speak the language of the words and never the system's; call it as soon as the application is made."""
    QLocale.setDefault(QLocale(code()))


def three_letters() -> str:
    """The language of the words as films name it (ISO 639-2): "eng"."""
    return QLocale.languageToCode(QLocale(code()).language(), QLocale.LanguageCodeType.ISO639Part2T)

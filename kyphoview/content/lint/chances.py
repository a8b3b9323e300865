"""What is wrong with the words for chances: nothing stands behind one, or a figure is out of its bounds."""

from collections.abc import Iterable, Iterator

from kyphoview.content.evidence.chances import Chances
from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.lint.pages import bad_sources
from kyphoview.content.words import Words
from kyphoview.language import _


def check_chances(chances: Chances, texts: Iterable[tuple[str, str]], words: Words, place: FileNames) -> Iterator[str]:
    """Every problem of the table and of the texts, which come with their places."""
    file, told = place.file("chances"), tuple(texts)
    yield from (f"{file}: '{phrase}': {problem}" for phrase, problem in _table_problems(chances, words))
    said = "\n".join(text.casefold() for _place, text in told)
    for phrase in chances.phrases:
        if phrase.casefold() not in said:
            yield _("{file}: '{phrase}' is said nowhere.", file=file, phrase=phrase)
    for here, text in told:
        for word in chances.unfounded(text):
            yield _("{here}: nothing stands behind '{word}': '{text}'", here=here, word=word, text=text)


def _table_problems(chances: Chances, words: Words) -> Iterator[tuple[str, str]]:
    for phrase in chances.phrases:
        if len(chances.words_in(phrase)) != 1:
            yield phrase, _("it holds one chance word.")
    bounds = {entry.word: entry for entry in chances.words}
    for figure in chances.figures:
        for word in chances.words_in(figure.phrase):
            if word not in bounds or not bounds[word].least <= figure.count < bounds[word].below:
                yield figure.phrase, _("{count} of 100 is not '{word}'.", count=figure.count, word=word)
    for own in chances.own:
        yield from ((own.phrase, problem) for problem in bad_sources((own.source,), words))

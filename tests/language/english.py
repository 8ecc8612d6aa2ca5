"""What is left in English: sentences of the catalogues, and words that no Indonesian sentence holds."""

import errno
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter

from quizgeo.language import _
from tools.house.messages import messages
from tools.house.source import checkout

_BREAKS = re.compile(r"[\s│▌▐]+")
"""What stands between two words of a sentence, be it wrapped."""
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|`[^`\n]*`')
"""What is named and not said: fields, values, texts of decks."""
_SYSTEM = re.compile("|".join(re.escape(os.strerror(code)) for code in sorted(errno.errorcode)))
"""What the operating system says in words of its own."""
_EXCERPT = re.compile(r"(?m)^ *\d+ \| .*$")
"""A line of a deck, as the checker shows it."""
WORD = re.compile(r"[A-Za-z]{2,}")
_MEMBER = re.compile(r"(?<![\w./:<>='-])[A-Za-z]+(?![\w./:<>='-])")
"""A word that is no part of a path, an option, a key or a name."""
WORDS = frozenset(
    """
    about and are be been but by cannot does each every for from has have how into is it its nor not of
    or our should than that the their them then there these they this those to until what when where
    which who whose will with without you your
    """.split()  # noqa: SIM905 - a list of sixty words is read more easily as a text
)
"""Words that English sentences cannot do without. None is Indonesian, nor a key or value of decks."""


@cache
def sentences() -> Mapping[str, tuple[str, ...]]:
    """Give every sentence that the program says in English, plurals too, with the texts between the places to fill."""
    said = {text for module in checkout("src") for message in messages(module) for text in (message.text, message.many)}
    parts = {text: tuple(_texts(text)) for text in sorted(said)}
    return {text: pieces for text, pieces in parts.items() if len(WORD.findall(" ".join(pieces))) > 1}


def _texts(message: str) -> Iterator[str]:
    for text, *_place in Formatter().parse(_unquoted(message)):
        if text.strip():
            yield _flat(text)


def _flat(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _unquoted(text: str) -> str:
    """Take away what stands in quotation marks, which may be a name, a value or the text of a deck."""
    return _QUOTED.sub('"…"', text)


@cache
def labels(folder: str) -> frozenset[str]:
    """Give the messages of one word in a folder that Indonesian has no word like."""
    said = {message.text for module in checkout(folder) for message in messages(module)}
    return frozenset(text for text in said if WORD.fullmatch(text) and text.lower() not in _spoken())


@cache
def _spoken() -> frozenset[str]:
    """Give all words that the language in use says somewhere."""
    said = (_(message.text) for module in checkout("src") for message in messages(module))
    return frozenset(word.lower() for text in said for word in WORD.findall(text))


@cache
def _pattern(message: str) -> re.Pattern[str]:
    parts = [(_BREAKS.sub(" ", text), name) for text, name, *_form in Formatter().parse(_unquoted(message))]
    whole = "".join(re.escape(text) + ("" if name is None else ".{1,200}?") for text, name in parts)
    return re.compile(rf"(?<!\w){whole}(?!\w)")


def english_sentences(shown: str) -> list[str]:
    """Give sentences of the catalogues that a text shows in English, though the language in use has other words."""
    flat = _flat(_SYSTEM.sub("", _unquoted(_ESCAPES.sub("", shown))))
    near = (text for text, pieces in sentences().items() if all(piece in flat for piece in pieces))
    return [text for text in near if _(text) != text and _pattern(text).search(flat)]


def english_words(shown: str) -> list[str]:
    """Give words that only English has, each with what stands around it; one in capitals is named and not said."""
    text = _SYSTEM.sub("", _unquoted(_EXCERPT.sub("", _ESCAPES.sub("", shown))))
    found = (each for each in _MEMBER.finditer(text) if each.group().lower() in WORDS and not each.group().isupper())
    return [_flat(text[max(0, each.start() - 40) : each.end() + 40]) for each in found]


def english(shown: str) -> list[str]:
    """Give all that is left in English in what a person sees, where the decks in it are Indonesian."""
    return [*english_sentences(shown), *english_words(shown)]

"""Text files of other programs as text: which encoding they are in, and one sign for the end of a line."""

import codecs
from collections.abc import Sequence

from msgspec import Struct

from quizgeo.decks import Problem
from quizgeo.exchange.errors import ExchangeError, refused
from quizgeo.exchange.shape import Loss
from quizgeo.language import _

LARGEST = 20_000_000
"""Bytes of a text file that are read; twice and a half the largest deck."""
MOST_QUESTIONS = 100_000
"""Questions of a text that are looked at, those that cannot be read and what is none included: five decks of them."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(Struct, frozen=True):
    """What a file says."""

    text: str
    """Lines end with `\n`; nothing else is changed."""
    guessed: str = ""
    """The encoding where it was guessed, for people; empty where the file is certain about it."""

    @property
    def losses(self) -> list[Loss]:
        """Say that the encoding was guessed, where it was."""
        how = _("the file is not UTF-8; it is read as {encoding}").format(encoding=self.guessed)
        return [Loss("", "", "changed", how)] if self.guessed else []


def decoded(data: bytes, name: str) -> Decoded:
    """Read bytes as UTF-8, as UTF-16 where they are marked so, else as Windows-1252.

    name: the file's, for the message. Raises ExchangeError: EX002 for bytes that are no text, EX003 for too many.
    """
    if len(data) > LARGEST:
        raise refused("EX003", name, _("this file is larger than {count} MB").format(count=LARGEST // 1_000_000))
    encoding = next((each for mark, each in _MARKS if data.startswith(mark)), "utf-8")
    guessed = ""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or b"\0" in data:
            raise _no_text(name) from error
        text, guessed = data.decode("cp1252", "replace"), "Windows-1252"
    if "\0" in text:
        raise _no_text(name)
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), guessed)


def _no_text(name: str) -> ExchangeError:
    message = _("{file} is damaged: it is no text").format(file=name)
    return refused("EX002", name, message, _("save it as text in UTF-8"))


def too_many(name: str) -> ExchangeError:
    """Make the exception for a file with more questions than are looked at."""
    message = _("there are more than {count} questions").format(count=MOST_QUESTIONS)
    return refused("EX003", name, message, _("split the file"))


def nothing_in(name: str, problems: Sequence[Problem]) -> ExchangeError:
    """Make the exception for a file without a single question, which names the first problem of it."""
    first = (
        _("line {line}: {message}").format(line=problems[0].place.line, message=problems[0].message) if problems else ""
    )
    return refused("EX006", name, _("no question found in {file}").format(file=name), first)

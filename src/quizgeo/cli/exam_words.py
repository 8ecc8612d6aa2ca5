"""What may be typed in an exam besides answers. Pure."""

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.cli.lines_in import Answered, Refused, Unclear, read
from quizgeo.cli.refusal import shown
from quizgeo.language import _
from quizgeo.study import Asked


class Wish(Enum):
    """What a line asks for besides answering; the words that a person may write are its value."""

    NEXT = (":next", ":n", "")
    PREVIOUS = (":prev", ":p")
    BLANK = (":blank", ":b")
    CLEAR = (":clear",)
    MARK = (":mark", ":m")
    OVERVIEW = (":overview", ":o")
    TIME = (":time", ":t")
    MORE_TIME = (":more-time",)
    HAND_IN = (":hand-in",)
    HELP = ("?", ":help", ":?")
    QUIT = (":quit", ":q")


_DIGITS = 5
"""Of the number of a question."""
_WISHES = {word: wish for wish in Wish for word in wish.value}


class Go(Struct, frozen=True):
    """Another question is wanted."""

    place: int
    """From 0."""


Typed = Wish | Go | Answered | Unclear | Refused


def read_exam_line(line: str, asked: Asked | None) -> Typed:
    """Say what a cleaned line means in an exam. asked: the question on the screen, if it can be asked."""
    line = line.strip()
    if line.lower() in _WISHES:
        return _WISHES[line.lower()]
    if line.startswith(":") and not line.startswith("::"):
        return _command(*line.lower().split(maxsplit=1))
    if asked is None:
        return Refused(_("This question cannot be answered."))
    typed = read(line, replace(asked, kind="text") if asked.kind == "open" else asked)
    return typed if isinstance(typed, Answered | Unclear | Refused) else _unknown(line)


def _command(word: str, rest: str = "") -> Typed:
    if word not in (":go", ":g"):
        return _unknown(word)
    if rest.strip().isdecimal() and len(rest.strip()) <= _DIGITS:
        return Go(int(rest) - 1)
    return Refused(_("Write the number of a question, as in :go 7"))


def _unknown(word: str) -> Refused:
    return Refused(_("There is no command {word} in an exam; ? lists them.").format(word=shown(word)))

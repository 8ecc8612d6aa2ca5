"""One row of the table of settings, and the values it may have: a number, a word of a few, a switch, a week, weights.

A value is checked in one place, whether it was typed, chosen on a screen or read from the log.
"""

from collections.abc import Mapping, Sequence
from typing import TypeGuard, TypeVar, assert_never

from msgspec import Struct

from quizgeo.language import _
from quizgeo.memory import checked_week, complete_parameters

Value = float | str | bool | tuple[str, ...] | tuple[float, ...]
"""A value that may stand."""


Word = TypeVar("Word", str, bool)


class Number(Struct, frozen=True):
    """A number between two bounds, both allowed."""

    least: float
    most: float
    whole: bool = True
    unit: str = ""


class Choice(Struct, frozen=True):
    """One word of a few."""

    words: tuple[str, ...]


class Switch(Struct, frozen=True):
    """On or off."""


class Week(Struct, frozen=True):
    """How much is wanted on each day of the week, Monday first."""


class Weights(Struct, frozen=True):
    """The parameters of FSRS: 21 numbers, or the 17 and 19 of its older versions."""


Bounds = Number | Choice | Switch | Week | Weights

SWITCHED: Mapping[str, bool] = {"on": True, "off": False}
"""How a switch is written."""


class Setting(Struct, frozen=True):
    """One row of the table."""

    name: str
    default: Value
    bounds: Bounds
    help: str
    """One sentence for the settings screen and the documentation."""
    note: str = ""
    """One more sentence, on what follows from a value; empty where there is nothing to know."""
    by_deck: bool = False
    """Whether a deck may have a value of its own."""

    def checked(self, value: object) -> Value:
        """Give the value if it may stand, else raise ValueError with a sentence that names the bounds."""
        match self.bounds:
            case Number() as bounds:
                return self._number(value, bounds)
            case Choice(words=words):
                return self._one_of(value, words)
            case Switch():
                return self._one_of(value, (True, False))
            case Week():
                return checked_week(_texts(value))
            case Weights():
                return complete_parameters(_numbers(value))
            case _ as unreachable:
                assert_never(unreachable)

    def _one_of(self, value: object, allowed: Sequence[Word]) -> Word:
        found = next((each for each in allowed if type(each) is type(value) and each == value), None)
        if found is None:
            message = _("{name} must be {bounds} (you wrote {value})")
            raise ValueError(message.format(name=self.name, bounds=self.bounds_in_words(), value=value))
        return found

    def _number(self, value: object, bounds: Number) -> float:
        number = value if _is_number(value) else None
        if number is None or not bounds.least <= number <= bounds.most or (bounds.whole and number != int(number)):
            message = _("{name} must be {least:g} to {most:g} (you wrote {value})")
            raise ValueError(message.format(name=self.name, least=bounds.least, most=bounds.most, value=value))
        return int(number) if bounds.whole else float(number)

    def read(self, words: Sequence[str]) -> Value:
        """Give the value that was typed, as one word or several. Raises ValueError with a sentence."""
        parts = [part for word in words for part in word.replace(",", " ").split()]
        match self.bounds:
            case Week():
                return self.checked(parts)
            case Weights():
                return self.checked([_number_of(part) for part in parts])
            case Switch():
                return self.checked(SWITCHED.get(" ".join(words), " ".join(words)))
            case Choice():
                return self.checked(" ".join(words))
            case Number():
                return self.checked(_number_of(" ".join(words)))
            case _ as unreachable:
                assert_never(unreachable)

    def bounds_in_words(self) -> str:
        """Say which values may stand."""
        match self.bounds:
            case Number(least=least, most=most):
                return _("{least:g} to {most:g}").format(least=least, most=most)
            case Choice(words=words):
                return _either(words)
            case Switch():
                return _either(tuple(SWITCHED))
            case Week():
                return _("7 words: normal, reduced or minimum")
            case Weights():
                return _("17, 19 or 21 numbers")
            case _ as unreachable:
                assert_never(unreachable)

    def in_words(self, value: Value) -> str:
        """Give a value as it is typed."""
        if isinstance(value, bool):
            return next(word for word, on in SWITCHED.items() if on is value)
        return " ".join(map(_plain, value)) if isinstance(value, tuple) else _plain(value)

    def in_short(self, value: Value) -> str:
        """Give a value in the space of a column; of several words or numbers, whether they are the usual ones."""
        if isinstance(value, tuple):
            return _("as usual") if value == self.default else _("your own")
        return self.in_words(value)


def _either(words: Sequence[str]) -> str:
    return _("{words} or {last}").format(words=", ".join(words[:-1]), last=words[-1])


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _number_of(text: str) -> float | str:
    """Read a number; other text goes on as it is, and is refused with the bounds."""
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _texts(value: object) -> list[str]:
    """Give the words of a list as the log or a command has them; none where it is no list."""
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def _numbers(value: object) -> list[float]:
    """Give the numbers of a list as the log or a command has them; raise ValueError for one that is none."""
    listed = list(value) if isinstance(value, list | tuple) else []
    wrong = [index for index, each in enumerate(listed) if not _is_number(each)]
    if wrong:
        sentence = _("FSRS parameter {index} is no number (you wrote {written})")
        raise ValueError(sentence.format(index=wrong[0], written=listed[wrong[0]]))
    return listed


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)

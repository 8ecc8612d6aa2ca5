"""The texts of a note: its fields as words, and the pictures, sounds and elements that are met in them."""

from collections.abc import Mapping
from urllib.parse import unquote

from quizgeo.exchange.html_text import Text, text_of
from quizgeo.patterns import regex

_SOUND = regex(r"\[sound:([^\]\n]{1,300})\]")
_PICTURE = regex(r"\[image(?:: [^\]\n]*)?\]")


class Sides:
    """Reads the fields of one note and remembers what was in them beside words."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._met: dict[str, None] = {}
        self._lost: dict[str, None] = {}

    def text(self, markup: str) -> str:
        """Give a field as text."""
        return self.seen(text_of(markup)).text

    def line(self, markup: str) -> str:
        """Give a field as text of one line."""
        return " ".join(self.text(markup).split())

    def seen(self, said: Text) -> Text:
        """Remember what is in a text that was read already."""
        for name in (*said.pictures, *_SOUND.findall(said.text)):
            self._met[name] = None
        self._lost.update((name, None) for name in said.lost)
        return said

    @property
    def media(self) -> list[str]:
        """The pictures and sounds that the package holds; none of those that stand somewhere else."""
        named = dict.fromkeys(each for name in self._met for each in (name, unquote(name)))
        return [name for name in named if name in self._known]

    @property
    def lost(self) -> str:
        """Names of elements that no text can hold."""
        return ", ".join(self._lost)


def says_something(text: str) -> bool:
    """Tell whether anything is left of a text without its pictures and sounds."""
    return bool(_SOUND.sub("", _PICTURE.sub("", text)).strip())

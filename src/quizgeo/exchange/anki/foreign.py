"""What a package of Anki holds, as values that are alike for both layouts, and how cells of a database are read."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from quizgeo.exchange.guarded import Value

LEVELS: Final = "::"
"""What parts the levels of a deck's name."""


class ForeignType(Struct, frozen=True):
    """A type of notes."""

    name: str
    fields: tuple[str, ...]
    fronts: tuple[str, ...]
    """The front templates of its cards, which are not run."""
    cloze: bool = False
    stock: int = 0
    """Number of the type that Anki made it from; 0 where it does not tell."""

    @property
    def hides_pictures(self) -> bool:
        """Tell whether its cards hide parts of a picture."""
        return self.stock == _OCCLUSION or any("image-occlusion" in front for front in self.fronts)


_OCCLUSION = 6
"""Anki's number of its type for hidden parts of pictures."""


class Note(Struct, frozen=True):
    """A note with its cards."""

    id: int
    guid: str
    type: ForeignType
    fields: tuple[str, ...]
    """HTML; as many as the type has."""
    tags: tuple[str, ...]
    cards: Sequence[int]
    """Places of the templates, or numbers of the gaps less one, that it has cards for."""


def text(value: Value) -> str:
    """Give a cell that holds a text. Raises ValueError when it does not, or is no UTF-8."""
    if not isinstance(value, bytes):
        raise ValueError("no text")  # noqa: TRY004 - as for bytes that are no UTF-8
    return value.decode()


def whole(value: Value) -> int:
    """Give a cell that holds a whole number. Raises ValueError when it does not."""
    if not isinstance(value, int):
        raise ValueError("no whole number")  # noqa: TRY004 - as above
    return value

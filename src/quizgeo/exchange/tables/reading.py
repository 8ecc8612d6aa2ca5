"""What reading the cells of a row shares: the column of a fault, texts of one line, numbers as people write them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from quizgeo.decks.scalars import MisreadError, read_bool
from quizgeo.exchange.tables.heads import word
from quizgeo.exchange.tables.words import FALSE, TRUE


class CellError(Exception):
    """A cell that cannot be read: our name of its column, a message without an end, and the cure."""

    def __init__(self, column: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.fix = fix


@contextmanager
def column(name: str) -> Iterator[None]:
    """Name the column of what cannot be read. Raises CellError for a MisreadError inside."""
    try:
        yield
    except MisreadError as error:
        raise CellError(name, error.message, error.fix) from None


def line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split("\n")) if "\n" in text else text


def once(texts: Iterable[str]) -> list[str]:
    """Leave out what is empty, and what was there before but for case."""
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(text.casefold(), text)
    return [text for text in seen.values() if text]


def truth(text: str) -> bool:
    """Read yes or no, also in Indonesian and as tests write it. Raises MisreadError."""
    name = word(text)
    if name in TRUE:
        return True
    return False if name in FALSE else read_bool(text)

"""The maps as far as decks are checked by them, imported when the first question with a map is met."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizgeo.cli.refusal import RefusalError

if TYPE_CHECKING:
    from quizgeo.decks.geography import Geography
    from quizgeo.maps import MapError


def geography() -> "Geography":
    """Give what there is on the maps. Raises MapError when their data cannot be read."""
    from quizgeo.answers.geography import geography

    return geography()


@contextmanager
def maps_readable() -> Iterator[None]:
    """Refuse to go on, with the status for damaged data, where the data of the maps cannot be read."""
    try:
        yield
    except _map_error() as error:  # only asked for when something is raised
        raise RefusalError(error.message, error.status) from error


def _map_error() -> "type[MapError]":
    from quizgeo.maps import MapError

    return MapError

"""What several rules ask of a question and no question knows of itself: worked out once, and kept as long as it is."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from quizgeo.decks.lint.subject import Asked

Result = TypeVar("Result")


def kept(work: Callable[[Asked], Result]) -> Callable[[Asked], Result]:
    """Make a function about a question remember what it gave. It must not give the question itself, or a part of it."""
    known = WeakKeyDictionary[Asked, Result]()

    @wraps(work)
    def remembering(asked: Asked) -> Result:
        found = known.get(asked)
        if found is None:
            found = known[asked] = work(asked)
        return found

    return remembering

"""The words of `check` read without click, which costs as much as starting Python: a checker runs on every save.

Only what can be read in one way is read here; for anything else click reads the words, and tells what is off.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckCall:
    """What a call of `check` asks for."""

    paths: tuple[str, ...]
    as_json: bool = False
    strict: bool = False


def read_check(words: Sequence[str]) -> CheckCall | None:
    """Read the words after `check`; None when click has to."""
    paths: list[str] = []
    as_json = strict = False
    for word in words:
        if word == "--strict":
            strict = True
        elif word in ("--json", "--format=json"):
            as_json = True
        elif word.startswith("-") and word != "-":
            return None
        else:
            paths.append(word)
    return CheckCall(tuple(paths), as_json, strict) if paths else None

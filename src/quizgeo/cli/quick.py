"""The words of `check` read without click, which costs as much as starting Python: a checker runs on every save.

Only what can be read in one way is read here; for anything else click reads the words, and tells what is off.
"""

from collections.abc import Sequence

from msgspec import Struct

FORMATS = ("text", "json", "sarif", "github")
"""Ways to tell problems, the usual one first."""


class CheckCall(Struct, frozen=True):
    """What a call of `check` asks for."""

    paths: tuple[str, ...]
    form: str = FORMATS[0]
    """One of `FORMATS`."""
    strict: bool = False


def read_check(words: Sequence[str]) -> CheckCall | None:
    """Read the words after `check`; None when click has to."""
    paths: list[str] = []
    form, as_json, strict = FORMATS[0], False, False
    for word in words:
        if word == "--strict":
            strict = True
        elif word == "--json":
            as_json = True
        elif word.startswith("--format=") and word.removeprefix("--format=") in FORMATS:
            form = word.removeprefix("--format=")
        elif word.startswith("-") and word != "-":
            return None
        else:
            paths.append(word)
    return CheckCall(tuple(paths), "json" if as_json else form, strict) if paths else None

"""The file of names of a class: one a line, each for one person, and the words of a call that name it."""

import click

from quizgeo.classroom.names import LONGEST, fault, folded, tidy
from quizgeo.classroom.settings import MOST_PLAYERS_BOUNDS
from quizgeo.cli.refusal import MISUSED, RefusalError, shown
from quizgeo.language import _
from quizgeo.paths import written_path

BYTES_MOST = 1024 * 1024


class WithRoster(click.Command):
    """A command with `--names`, of which the word `roster` takes a file after it: for `--roster FILE` that is short."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the call."""
        pairs = zip(["", *args], args, strict=False)
        place = next((at for at, pair in enumerate(pairs, 1) if _names_roster(*pair)), None)
        names_none = place is None or place == len(args)
        return super().parse_args(ctx, args if names_none else [*args[:place], "--roster", *args[place:]])


def _names_roster(before: str, word: str) -> bool:
    return word == "--names=roster" or (before, word) == ("--names", "roster")


def read_roster(file: str) -> tuple[str, ...]:
    """Read names from a file. Raises RefusalError that names the line of one that cannot be had, or is there twice."""
    names: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(_text(file).splitlines(), 1):
        name = tidy(line)
        if not name:
            continue
        if fault(name):
            sentence = _("{place}: a name has a letter or a digit, and {count} characters at most.")
            raise RefusalError(sentence.format(place=f"{shown(file)}:{number}", count=LONGEST), MISUSED)
        first, other = names.setdefault(folded(name), (number, name))
        if first != number:
            sentence = _("{place}: {name} looks like {other} on line {line}. Tell them apart by a letter.")
            words = sentence.format(place=f"{shown(file)}:{number}", name=name, other=other, line=first)
            raise RefusalError(words, MISUSED)
    if not 0 < len(names) <= MOST_PLAYERS_BOUNDS[1]:
        sentence = _("{file} holds {count} names; 1 to {most} are needed, one a line.")
        words = sentence.format(file=shown(file), count=len(names), most=MOST_PLAYERS_BOUNDS[1])
        raise RefusalError(words, MISUSED)
    return tuple(name for _number, name in names.values())


def _text(file: str) -> str:
    path = written_path(file)
    try:
        with path.open("rb") as opened:
            data = opened.read(BYTES_MOST + 1)
        if len(data) > BYTES_MOST:
            raise RefusalError(_("{file} is too large for a file of names.").format(file=shown(file)), MISUSED)
        return data.decode("utf-8-sig")
    except OSError as error:
        sentence = _("Cannot read {path}: {reason}")
        raise RefusalError(sentence.format(path=shown(file), reason=error.strerror or str(error)), MISUSED) from error
    except UnicodeDecodeError as error:
        raise RefusalError(_("{file} is no text in UTF-8.").format(file=shown(file)), MISUSED) from error

"""A line that somebody typed becomes an answer, a rating or a command. Pure: nothing here reads, writes or judges.

Every line gives something: what cannot be an answer gives `Unclear`, with what would be one.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct

from quizgeo.answers import Given
from quizgeo.cli.labels import by_digit, by_letter, by_number, by_text, is_double, most_held, named, split
from quizgeo.cli.refusal import shown
from quizgeo.cli.wishes import is_named, rating_wish, wish_of
from quizgeo.language import _
from quizgeo.memory import Rating
from quizgeo.progress import Said
from quizgeo.study import Asked

LONGEST_ANSWER = 2_000
"""Characters."""


class Command(Enum):
    """What a line can ask for besides answering; the words that a person may write are its value."""

    NOTHING = ("",)
    DONT_KNOW = ("?",)
    HELP = (":help", ":?")
    HINT = (":hint", ":h")
    UNDO = (":undo", ":u")
    RIGHT = (":right", ":y")
    WRONG = (":wrong", ":n")
    GUESSED = (":guessed", ":g")
    HARD = (":hard",)
    EASY = (":easy",)
    SUSPEND = (":suspend", ":@")
    SUSPEND_ALL = (":suspend-all", ":!")
    BURY = (":bury", ":-")
    BURY_ALL = (":bury-all", ":=")
    EDIT = (":edit", ":e")
    OPEN = (":open", ":o")
    QUIT = (":quit", ":q")


_COMMANDS = {word: command for command in Command for word in command.value}


class Answered(Struct, frozen=True):
    """An answer to be judged."""

    given: Given
    among: int | None = None
    """How many there were to choose from where a map was told, 0 for what was typed; None: as it was asked."""


class Rated(Struct, frozen=True):
    """The learner's own judgement of a card that is not judged by us."""

    rating: Rating
    ticked: tuple[str, ...] = ()
    """Points of the rubric that were met."""


class Unclear(Struct, frozen=True):
    """A line that cannot be an answer; the question still waits."""

    wish: str
    """What would be an answer, as the beginning of a sentence."""


class Refused(Struct, frozen=True):
    """A line that is no answer, and why, as a sentence; the question still waits."""

    sentence: str


Typed = Command | Answered | Rated | Unclear | Refused


def read(line: str, asked: Asked, rubric: Sequence[str] = ()) -> Typed:
    """Say what a cleaned line means to a question. rubric: points to tick, once the card is turned over."""
    line = line.strip()
    if line.lower() in _COMMANDS:
        return _COMMANDS[line.lower()]
    if line.startswith("::"):
        line = line[1:]
    elif line.startswith(":"):
        sentence = _("There is no command {word}; :help lists them. An answer that begins so is written :{word}")
        return Refused(sentence.format(word=shown(line.split()[0])))
    if len(line) > LONGEST_ANSWER:
        return Refused(_("An answer may have {count} characters.").format(count=LONGEST_ANSWER))
    return _answer(line, asked, rubric)


def _answer(line: str, asked: Asked, rubric: Sequence[str]) -> Typed:
    match asked.kind:
        case "choice" | "true_false":
            typed = _one(line, asked)
        case "multiple" | "order":
            typed = _several(line, asked)
        case "match" | "groups":
            typed = _pairs(line, asked)
        case "cloze":
            typed = _gaps(line, asked)
        case "find":
            typed = _find(line, asked)
        case "place":
            typed = _place(line, asked)
        case "flashcard" | "open":
            typed = _rating(line, rubric)
        case _:
            typed = Answered(line)
    return typed


# -- one or several of what is shown ---------------------------------------------------------------------------------


def _one(line: str, asked: Asked) -> Typed:
    if is_double(line, asked.options):
        return Unclear(_("Write {word}) for the letter and “{word}” for the text").format(word=line))
    chosen = named(line, asked.options) or by_digit(line, asked.options)
    if asked.kind == "true_false":  # other words for true and false are the checker's business
        return Answered(line if chosen is None else asked.options.index(chosen) == 0)
    return Unclear(wish_of(asked)) if chosen is None else Answered(chosen)


_LIST = (",", ";")
_STEPS = ("→", "->", ">", *_LIST)
"""What may stand between things; a right answer is shown with the arrow."""


def _several(line: str, asked: Asked) -> Typed:
    things = asked.options
    chosen = _by_letters(line, things)
    for sign in _STEPS if asked.kind == "order" else _LIST:
        if chosen is None and sign in line + ",":
            chosen = split(line, lambda piece: named(piece, things), most_held(things, sign), sign)
    if asked.kind == "multiple":
        fits = chosen is not None
    else:
        fits = chosen is not None and len(chosen) == len(set(chosen)) == len(things)
    if chosen is None or not fits:
        return Unclear(wish_of(asked))
    return Answered(tuple(dict.fromkeys(chosen)))


def _by_letters(line: str, things: Sequence[str]) -> list[str] | None:
    """Read letters or digits with spaces or commas between them; None when a word is neither, or also a text."""
    words = line.replace(",", " ").split()
    found = [named(word, things) if by_letter(word, things) else by_digit(word, things) for word in words]
    return [thing for thing in found if thing is not None] if found and None not in found else None


# -- pairs -----------------------------------------------------------------------------------------------------------

_SHORT = re.compile(r"([0-9]{1,5})[.)]?\s*[:=]?\s*([A-Za-z]{1,3}|-)\)?")
_OPEN = "-"
"""What stands for a side that is left open."""


def _pairs(line: str, asked: Asked) -> Typed:
    lefts, rights = asked.options, asked.targets
    pairs = _short_pairs(line, lefts, rights)
    for sign in (";", ","):  # a right answer is shown with the first
        if pairs is None:
            held = most_held(lefts, sign) + most_held(rights, sign)
            pairs = split(line, lambda piece: _pair(piece, lefts, rights), held, sign)
    if pairs is None and asked.kind == "groups":
        pairs = _members(line, lefts, rights)
    if pairs is None or len(dict(pairs)) < len(lefts) or len(pairs) > len(lefts):
        return Unclear(wish_of(asked))
    return Answered({left: right for left, right in pairs if right != _OPEN})


def _short_pairs(line: str, lefts: Sequence[str], rights: Sequence[str]) -> list[tuple[str, str]] | None:
    """Read `1b 2a`: numbers of the left side, letters of the right."""
    rest = " ".join(re.sub(r"[,;]", " ", line).split())
    if _SHORT.sub("", rest).strip():
        return None
    found = [(by_number(left, lefts), _right(right, rights)) for left, right in _SHORT.findall(rest)]
    pairs = [(left, right) for left, right in found if left is not None and right is not None]
    return pairs if pairs and len(pairs) == len(found) else None


def _members(line: str, items: Sequence[str], groups: Sequence[str]) -> list[tuple[str, str]] | None:
    """Read `group: item, item; group: item`, as a right answer is shown."""
    parts = split(line, lambda piece: _group(piece, items, groups), most_held((*items, *groups), ";") * len(items), ";")
    return [pair for part in parts for pair in part] if parts is not None else None


def _group(piece: str, items: Sequence[str], groups: Sequence[str]) -> list[tuple[str, str]] | None:
    """Read one group and its items; their names may hold the sign that parts them."""
    for found in re.finditer(":", piece):
        group = named(piece[: found.start()].strip(), groups)
        told = split(piece[found.end() :], lambda each: named(each, items), most_held(items))
        if group is not None and told is not None:
            return [(item, group) for item in told]
    return None


def _pair(piece: str, lefts: Sequence[str], rights: Sequence[str]) -> tuple[str, str] | None:
    """Read `left: right`, either side as a text or a label; texts may hold the sign that parts them."""
    for found in re.finditer("[:=]", piece):
        before, after = piece[: found.start()].strip(), piece[found.end() :].strip()
        left = by_text(before, lefts) or by_number(before, lefts)
        right = _right(after, rights)
        if left is not None and right is not None:
            return left, right
    return None


def _right(typed: str, rights: Sequence[str]) -> str | None:
    return _OPEN if typed == _OPEN else named(typed, rights)


# -- gaps, places, ratings -------------------------------------------------------------------------------------------


def _gaps(line: str, asked: Asked) -> Typed:
    if asked.gaps == 1:
        return Answered((line,))
    for sign in (";", ","):
        parts = tuple(part.strip() for part in line.split(sign))
        if len(parts) == asked.gaps:
            return Answered(parts)
    return Unclear(wish_of(asked))


def _find(line: str, asked: Asked) -> Typed:
    """Take the number of a country that was described, its code or its name; not a name that the question tells."""
    from quizgeo.maps import code_of  # with their data, which few decks need

    words = asked.map.words if asked.map is not None else None
    if words is None or not words.codes:
        return Answered(line, 0)
    chosen = words.chosen(line.rstrip(".)"))
    if chosen is not None:
        return Answered(chosen, len(words.codes))
    tells_nothing = line.isdigit() or (is_named(asked) and code_of(line) is None)
    return Unclear(wish_of(asked)) if tells_nothing else Answered(line, 0)


def _place(line: str, asked: Asked) -> Typed:
    from quizgeo.answers.places import read_point  # with the maps, which few decks need

    point = read_point(line)
    return Unclear(wish_of(asked)) if point is None else Answered(point)


def _rating(line: str, rubric: Sequence[str]) -> Typed:
    first, _space, rest = line.partition(" ")
    rating = _RATINGS.get(first.lower())
    ticked = _by_letters(rest, rubric) if rest.strip() else []
    if rating is not None and ticked is not None:
        return Rated(rating, tuple(dict.fromkeys(ticked)))
    return Unclear(rating_wish(rubric))


_RATINGS: Mapping[str, Rating] = {
    word: rating for rating in Rating for word in (str(rating.value), rating.name.lower())
}


_SAYS: Mapping[Command, Said] = {
    Command.RIGHT: "right",
    Command.WRONG: "wrong",
    Command.GUESSED: "guessed",
    Command.HARD: "hard",
    Command.EASY: "easy",
}


def says(command: Command) -> Said | None:
    """Give the word of the learner that a command stands for, None for commands that say nothing of an answer."""
    return _SAYS.get(command)


def read_word(line: str) -> Command:
    """Say what a line means when nothing is asked any more: a command, or else the end."""
    return _COMMANDS.get(line.strip().lower(), Command.QUIT)

"""What a foreign file held as a deck of our own: identities given, origins kept, what no deck can hold named.

The text that comes out is one in which `quizgeo check` finds no error. No file is opened here.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import CardKey, Deck, DeckId, PartialDate, Problem, Question, propose_id
from quizgeo.decks.identity import alias
from quizgeo.decks.limits import BYTES, LINE, QUESTIONS
from quizgeo.decks.report import shown
from quizgeo.decks.scalars import MisreadError, is_slug, read_language
from quizgeo.decks.skeleton import identity_of
from quizgeo.exchange.errors import problem, refused
from quizgeo.exchange.fitting import fitted
from quizgeo.exchange.judging import Sound, sound_deck
from quizgeo.exchange.origins import with_origin
from quizgeo.exchange.shape import Foreign, Loss, ReadIn
from quizgeo.exchange.voice import in_language
from quizgeo.language import _, speaking
from quizgeo.text import clean


class Wanted(Struct, frozen=True):
    """What a deck is to be made of a foreign file."""

    format: str
    """Name of the format that the file was read as."""
    file: str
    """Name of the foreign file, as it stands in problems."""
    deck: str = ""
    """Identity of the deck, or words to make one of; empty: made of its title."""
    title: str = ""
    """Empty: the one that the file gives, or its name."""
    language: str = ""
    """Language of the texts; empty: the one that the file gives, or English."""


class Imported(Struct, frozen=True):
    """A deck made of a foreign file."""

    deck: Deck
    text: str
    """The file of the deck."""
    losses: tuple[Loss, ...]
    problems: tuple[Problem, ...]
    """What was left out or named anew: EX005 and EX008."""
    silenced: tuple[str, ...] = ()
    """Rules that the questions break, which comments in the text silence."""


class Named(Struct, frozen=True):
    """A foreign question with an identity of ours."""

    question: Question
    place: str
    """Where it stood in its file."""


class Naming(Struct, frozen=True):
    """Foreign questions with their identities, and what happened on the way."""

    questions: tuple[Named, ...]
    losses: tuple[Loss, ...]
    problems: tuple[Problem, ...]


def import_deck(read: ReadIn, wanted: Wanted) -> Imported:
    """Make a deck. Raises ExchangeError EX006 when no question is left, EX003 when there is more than a deck holds."""
    head = empty_deck(read, wanted)
    naming = named(read.questions, head, wanted)
    head = replace(head, as_of=_common_date(naming.questions))
    found = sound_deck(head, [each.question for each in naming.questions])
    if not found.deck.questions:
        raise nothing_found(wanted.file)
    refuse_large(found.text, wanted.file)
    problems = (*read.problems, *naming.problems, *left_out(found, naming.questions, wanted))
    return Imported(found.deck, found.text, (*read.losses, *naming.losses), problems, found.silenced)


def _common_date(questions: Sequence[Named]) -> PartialDate | None:
    """Give the state of the world that all questions describe, if it is one."""
    dates = {each.question.as_of for each in questions}
    return dates.pop() if len(dates) == 1 else None


def nothing_found(name: str) -> Exception:
    """Make the exception for a file without a question."""
    return refused("EX006", name, _("no question found in {file}").format(file=shown(name)))


def refuse_large(text: str, name: str) -> None:
    """Raise ExchangeError for a deck that is larger than a deck may be."""
    if len(text.encode()) > BYTES:
        raise refused("EX003", name, _("the deck would have more than {count} bytes").format(count=BYTES))


def empty_deck(read: ReadIn, wanted: Wanted) -> Deck:
    """Make the head of the deck, which has no questions yet."""
    stem = wanted.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    language = next(filter(_is_language, (wanted.language, read.language)), "en")
    with speaking(language):
        unnamed = _("Imported")
    title = next(filter(None, (clean(each)[:LINE].strip() for each in (wanted.title, read.title, stem))), unnamed)
    identity = wanted.deck if is_slug(wanted.deck) else identity_of(wanted.deck or title, language, stem)
    return Deck(id=DeckId(identity), title=title, language=language, questions=())


def _is_language(tag: str) -> bool:
    try:
        read_language(tag)
    except MisreadError:
        return False
    return True


# -- identities --------------------------------------------------------------------------------------------------------


def named(found: Sequence[Foreign], deck: Deck, wanted: Wanted, there: Sequence[Question] = ()) -> Naming:
    """Give each question the identity that it brought along, or else one made of its words.

    there: questions that the deck has already, whose identities none of them gets. What stands there, or twice in the
    file, does not come in once more. Raises ExchangeError EX003 for
    more questions than a deck holds.
    """
    if len(found) > QUESTIONS:
        message = _("{count} questions, more than the {most} that a deck holds")
        raise refused("EX003", wanted.file, message.format(count=len(found), most=QUESTIONS))
    return _Giver(deck, wanted, found, there).give()


def own_id(question: Question) -> str:
    """Give the identity that a question brought along; empty for one that no question of ours can have."""
    name = _brought(question).rpartition("/")[2]
    return name if is_slug(name) else ""


def brought_id(foreign: Foreign) -> str:
    """Give by what the file knows a question; empty where it has nothing of the kind."""
    return clean(foreign.origin) or _brought(foreign.question)


def _brought(question: Question) -> str:
    return clean(question.key or question.id)


class _Giver:
    """Gives identities, each once."""

    def __init__(self, deck: Deck, wanted: Wanted, found: Sequence[Foreign], there: Sequence[Question]) -> None:
        """Take all questions, and those whose identities are not theirs to have."""
        self._deck = deck
        self._wanted = wanted
        self._found = found
        former = (key.partition("/")[2] for each in there for key in each.was)
        self._foreign = frozenset((*(each.id for each in there), *former))
        self._taken = {*self._foreign, *(own for each in found if (own := own_id(each.question)))}
        self._counts: dict[str, int] = {}
        self._known = {alias(each.body, each.prompt, deck.language) for each in there}
        self._problems: list[Problem] = []
        self._losses: list[Loss] = []

    def give(self) -> Naming:
        """Go through the questions."""
        questions = tuple(self._named())
        return Naming(questions, tuple(self._losses), tuple(self._problems))

    def _named(self) -> Iterator[Named]:
        for foreign in self._found:
            asked = in_language(foreign.question, self._deck.language)
            question, losses = fitted(asked, foreign.place)
            question = replace(question, language=self._deck.language, line=0, path="")
            content = alias(question.body, question.prompt, question.language)
            if content in self._known and not own_id(foreign.question):
                words = _("the same question stands there twice")
                self._problems.append(skipped(foreign.place, words, "", self._wanted))
                continue
            self._known.add(content)
            self._losses += losses
            own = own_id(foreign.question)
            name = own if own and own not in self._foreign else self._made(question, foreign)
            question = replace(question, id=name, key=CardKey(f"{self._deck.id}/{name}"))
            yield Named(with_origin(question, self._wanted.format, brought_id(foreign)), foreign.place)

    def _made(self, question: Question, foreign: Foreign) -> str:
        """Make an identity, which is the same whenever the same file is read."""
        name = self._free(propose_id(wording(question), self._deck.language))
        self._taken.add(name)
        if brought := _brought(foreign.question):
            message = _('"{text}" is not an identity of ours: the question is now {id}')
            words = message.format(text=shown(brought), id=name)
            self._problems.append(problem("EX008", self._wanted.file, words, line=line_of(foreign.place)))
        return name

    def _free(self, name: str) -> str:
        """Give a name that is not taken: itself, or with a number. Counting goes on where it ended."""
        number = self._counts.get(name, 1)
        free = name if number == 1 else f"{name}-{number}"
        while free in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._counts[name] = number
        return free


def wording(question: Question) -> str:
    """Give what a question asks, as its identity is made of it."""
    return question.body.wording or question.prompt


# -- what was left out -------------------------------------------------------------------------------------------------


def left_out(found: Sound, questions: Sequence[Named], wanted: Wanted) -> Iterator[Problem]:
    """Name the questions that the checker refused, in its own words."""
    for place, refusal in found.refused:
        yield skipped(questions[place].place, refusal.message, refusal.fix, wanted)


def skipped(place: str, reason: str, fix: str, wanted: Wanted) -> Problem:
    """Make the problem of a foreign question that does not come in."""
    words = _("{reason}; skipped").format(reason=reason)
    if place and not line_of(place, 0):
        words = f"{shown(place)}: {words}"
    return problem("EX005", wanted.file, words, fix=fix, line=line_of(place))


def line_of(place: str, otherwise: int = 1) -> int:
    """Give the line that a place names."""
    line = place.partition(":")[0]
    return int(line) if line.isascii() and line.isdigit() and len(line) <= 9 else otherwise  # noqa: PLR2004 - an int of C

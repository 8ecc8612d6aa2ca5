"""Questions put to the checker: those with errors are parted from the rest, and rules that are broken are silenced.

A question that cannot be read, or whose own answer is wrong, is no question. One that breaks a rule of good questions
is one all the same, and the deck says so in a comment, `# lint: ignore MC005`, for the author to mend.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers import problems as problems_of_answers
from quizgeo.answers.geography import geography
from quizgeo.decks import Deck, Problem, Question, Severity, deck_text
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.placing import placed
from quizgeo.exchange.errors import refused
from quizgeo.patterns import regex

_RULES = ("MC", "ST", "CT")
"""How codes of rules begin."""
_OFTEN = 3
"""Questions from which on a rule is silenced for the whole deck."""
_NUMBER = regex(r"questions\[(\d+)\]")
_Break = tuple[str, str]
"""The code of a rule, and the key of the question that breaks it; empty for the deck."""


class Sound(Struct, frozen=True):
    """A deck without errors."""

    deck: Deck
    text: str
    refused: tuple[tuple[int, Problem], ...]
    """The places of questions that were left out, from 0, with the first error of each."""
    silenced: tuple[str, ...] = ()
    """Codes of rules that are broken."""


def sound_deck(head: Deck, questions: Sequence[Question]) -> Sound:
    """Put together a deck of all questions that the checker has no error for.

    Raises ExchangeError with the checker's words for an error that is no question's.
    """
    left = dict(enumerate(questions))
    out: dict[int, Problem] = {}
    broken: set[_Break] = set()
    while left:
        deck = replace(head, questions=tuple(left.values()))
        errors = _errors(deck, _comments(broken, deck))
        grave = [each for each in errors if not is_rule(each) or _break(each) in broken]
        places = list(left)
        for error in grave:
            out.setdefault(places[_number(error)], error)
        left = {place: question for place, question in left.items() if place not in out}
        broken = set() if grave else broken | {_break(each) for each in errors}
        if not errors:
            break
    deck = replace(head, questions=tuple(left.values()))
    codes = sorted({code for code, _key in broken})
    return Sound(deck, deck_text(deck, _comments(broken, deck)), tuple(sorted(out.items())), tuple(codes))


def is_rule(error: Problem) -> bool:
    """Tell whether an error is one against a rule of good questions, which a comment may silence."""
    return error.code.startswith(_RULES)


def _break(error: Problem) -> _Break:
    return error.code, error.question


def _errors(deck: Deck, comments: Mapping[str, str]) -> tuple[Problem, ...]:
    """Give the errors that `quizgeo check` would find."""
    text = deck_text(deck, comments)
    checking = inspect_text(text, geography=geography)
    found = list(checking.problems)
    if checking.deck is not None:
        judged = problems_of_answers(checking.deck)
        found += placed(judged, checking.deck, "", lambda _file: text) if judged else ()
    return tuple(each for each in found if each.severity is Severity.ERROR)


def _number(error: Problem) -> int:
    """Give the place of the question that has an error, from 0."""
    found = _NUMBER.match(error.path)
    if found is None:
        raise refused("EX003", error.place.file, error.message, error.fix)
    return int(found[1])


def _comments(broken: Collection[_Break], deck: Deck) -> dict[str, str]:
    """Write the comments that silence rules: above a question, or above all where many break one."""
    counts = Counter(code for code, _key in broken)
    codes: dict[str, set[str]] = {}
    for code, key in broken:
        whole = counts[code] > _OFTEN or deck.find(key) is None
        codes.setdefault("" if whole else key, set()).add(code)
    return {key: silence(each) for key, each in codes.items()}


def silence(codes: Collection[str]) -> str:
    """Write the comment that silences rules."""
    return f"lint: ignore {' '.join(sorted(codes))}"

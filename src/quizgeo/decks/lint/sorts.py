"""The rule about options of different sorts: one date among names needs no knowledge to be told apart."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from quizgeo.decks.lint.lengths import too_long
from quizgeo.decks.lint.rule import OPTIONS, Finding, QuestionRule
from quizgeo.decks.lint.subject import Asked
from quizgeo.decks.lint.values import DATE, Value
from quizgeo.decks.lint.words import Said
from quizgeo.decks.problems import Severity
from quizgeo.language import N_, _

YEARS = (1000, 2100)
ROUND = 50
"""What round numbers are multiples of."""
LONG = 4
"""Words from which an option may be called long."""
SHORT = 5
"""Words up to which it may be called short: one that is neither clearly is no odd one."""
_ODD = 3
"""Options from which one can be the odd one."""
_JOINERS = frozenset(
    (
        *("of", "the", "and", "for", "in", "on", "de", "la", "al", "bin", "van", "von", "der"),
        *("dan", "di", "dari", "yang", "untuk", "dalam"),
    )
)
"""Small words within names."""
TOLD = {
    "number": N_("this is a number among options of another sort"),
    "year": N_("this is a year among options of another sort"),
    "date": N_("this is a date among options of another sort"),
    "name": N_("this is a name among options of another sort"),
    "long": N_("this is a phrase among options of another sort"),
    "other": N_("this is a plain word or two among options of another sort"),
}
"""What to say of the odd one by its sort, the most special first."""


def odd_sort(asked: Asked) -> Iterator[Finding]:
    """MC013: one option is of another sort than all the others; of a right one that is too long, MC005 tells."""
    if len(asked.options) < _ODD:
        return
    values = asked.values or [None] * len(asked.options)
    styled = all(said.text[0].isupper() or not said.text[0].isalpha() for said in asked.options)
    if styled and not asked.values and " " not in asked.together:
        return  # single words with a capital are names and plain words alike
    sorts = [_sorts(said, value, styled=styled) for said, value in zip(asked.options, values, strict=True)]
    if asked.values and sum("year" in each for each in sorts) == len(sorts) - 1 and _exact(asked.values):
        sorts = [each - {"number"} if "year" in each else each for each in sorts]
    if not frozenset.intersection(*sorts) and not any(map(asked.speech.speaks_of_others, asked.options)):
        yield from _odd_one(asked, sorts)


def _odd_one(asked: Asked, sorts: Sequence[frozenset[str]]) -> Iterator[Finding]:
    """Find the right options apart from all wrong ones, or else the first wrong one apart from all the others."""
    right = [own for own, option in zip(sorts, asked.written, strict=True) if option.correct]
    wrong = [own for own, option in zip(sorts, asked.written, strict=True) if not option.correct]
    alone = frozenset.intersection(*right)
    if len(wrong) > 1 and (finding := _apart(alone, frozenset.intersection(*wrong))):
        if "long" not in alone or too_long(asked) is None:
            yield replace(finding, at=asked.option_at(asked.keys[0]), severity=Severity.ERROR)
        return
    counts = Counter(sort for own in sorts for sort in own)
    for said, own, option in zip(asked.options, sorts, asked.written, strict=True):
        rest = frozenset(sort for sort, count in counts.items() if count - (sort in own) == len(sorts) - 1)
        if not option.correct and (finding := _apart(own, rest)):
            yield replace(finding, at=asked.option_at(said))
            return


def _exact(values: Sequence[Value | None]) -> bool:
    """Tell whether some number that may be a year is no round one, as numbers of people or things mostly are."""
    return any(value.low % ROUND and YEARS[0] <= value.low <= YEARS[1] for value in values if value is not None)


def _apart(own: frozenset[str], others: frozenset[str]) -> Finding | None:
    """Say that what is of some sorts stands among what is of others; None if there is no such sort on either side."""
    if not own or not others or not own.isdisjoint(others):
        return None
    message = next(words for sort, words in TOLD.items() if sort in own)
    return Finding(_(message), _("offer options of one sort"))


def _sorts(said: Said, value: Value | None, *, styled: bool) -> frozenset[str]:
    """Give the sorts that a text may be of; `styled`: every option begins with a capital, so it tells nothing."""
    if value is not None:
        return _sorts_of_value(said, value)
    words = said.raw
    named = bool(words) and words[0][0].isupper() and (said.text.istitle() or all(map(_in_a_name, words)))
    if named and (not styled or (len(words) > 1 and words[1] not in _JOINERS)):
        return _NAME
    return _SORTS[named, len(words) >= LONG, len(words) <= SHORT]


def _in_a_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _JOINERS


_NAME = frozenset(("name",))
_SORTS = {
    (named, is_long, is_short): frozenset(
        sort for sort, holds in (("name", named), ("long", is_long), ("other", is_short)) if holds
    )
    for named in (False, True)
    for is_long in (False, True)
    for is_short in (False, True)
}
"""The sorts of a text by whether it may be a name, may be called long, and may be called short."""


def _sorts_of_value(said: Said, value: Value) -> frozenset[str]:
    if value.unit == DATE:
        return frozenset(("date",))
    bare = not value.unit and all(len(word) == len(str(YEARS[0])) and word.isdigit() for word in said.raw)
    if bare and YEARS[0] <= value.low and value.high <= YEARS[1]:
        return frozenset(("year", "number"))
    return frozenset(("number",))


RULES = (QuestionRule("MC013", odd_sort, kinds=OPTIONS),)

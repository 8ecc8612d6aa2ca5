"""The judgement of typed words: a list of rules in a fixed order, of which the first that fits decides.

Every rule is one function that gives a verdict or passes on. No rule depends on the order of the accepted forms
except for which of two equally good spellings is shown.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from quizgeo.answers.context import Context
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.verdict import Verdict
from quizgeo.answers.vocabulary import FILLERS
from quizgeo.text import fold

LONGEST = 500
"""Characters beyond which a text is compared for equality only."""

_PARTED_DIGITS = re.compile(r"\d \d")
_REORDERED = range(2, 5)
"""How many words an answer has that may stand in another order."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an answer and what it folds to."""

    text: str
    bare: str
    """Level 0."""
    same: str
    """Level 2, or level 0 where that leaves nothing, as of `=`."""
    folded: str
    """Level 4, or level 0 as above."""

    @property
    def tokens(self) -> list[str]:
        """The words of the folded form."""
        return self.folded.split()


@dataclass(frozen=True, slots=True)
class Expected:
    """What counts as right, what is refused, and the forms by which they are looked up."""

    forms: tuple[Form, ...]
    """The answer first, then what is accepted too."""
    strict: bool
    same: Mapping[str, Form]
    folded: Mapping[str, Form]
    joined: Mapping[str, Form]
    """By the folded form without its spaces, unless one of them parts two digits."""
    refused: frozenset[str]
    refused_folded: frozenset[str]
    signs: frozenset[str]
    """Level 0 of the answers of which folding leaves nothing."""

    @property
    def answer(self) -> str:
        """The answer to show when nothing nearer was meant."""
        return self.forms[0].text


@dataclass(frozen=True, slots=True)
class Case:
    """One given text before the rules."""

    expected: Expected
    context: Context
    given: str
    same: str
    folded: str

    @property
    def tokens(self) -> list[str]:
        """The words of the folded text."""
        return self.folded.split()


Rule = Callable[[Case], Verdict | None]


def judge(expected: Expected, given: str, context: Context) -> Verdict:
    """Judge a typed text against what is expected."""
    same = fold(given, 2)
    if not same and expected.signs:
        same = fold(given, 0)
    if len(given) > LONGEST:
        case, rules = Case(expected, context, given, same, same), _LONG_RULES
    else:
        case, rules = Case(expected, context, given, same, fold(same, 4, context.language) or same), _RULES
    for rule in rules:
        found = rule(case)
        if found is not None:
            return found
    return _different(case)


@lru_cache(maxsize=1024)
def expect(
    answer: str,
    accept: tuple[str, ...] = (),
    reject: tuple[str, ...] = (),
    *,
    strict: bool = False,
    language: str = "en",
) -> Expected:
    """Fold what a deck calls right and wrong; kept, so that a question is folded once however often it is asked."""
    forms = tuple(_form(text, language) for text in (answer, *sorted(accept)))
    refused = tuple(_form(text, language) for text in reject)
    folded = {form.folded: form for form in reversed(forms)}
    return Expected(
        forms=forms,
        strict=strict,
        same={form.same: form for form in reversed(forms)},
        folded=folded,
        joined={_joined(form.folded): form for form in reversed(forms) if not _PARTED_DIGITS.search(form.folded)},
        refused=frozenset(form.same for form in refused),
        refused_folded=frozenset(form.folded for form in refused) - folded.keys(),
        signs=frozenset(form.same for form in forms if not fold(form.text, 2)),
    )


def _form(text: str, language: str) -> Form:
    bare = fold(text, 0)
    return Form(text, bare, fold(bare, 2) or bare, fold(bare, 4, language) or bare)


def _joined(folded: str) -> str:
    return folded.replace(" ", "")


def _blank(case: Case) -> Verdict | None:
    """Rule 1: nothing is left to judge."""
    return None if case.same else verdict("blank", case.expected.answer)


def _strictly(case: Case) -> Verdict | None:
    """Rule 2: where the spelling counts, nothing below applies."""
    if not case.expected.strict:
        return None
    bare = fold(case.given, 0)
    right = any(bare == form.bare for form in case.expected.forms)
    return verdict("same" if right else "strict", case.expected.answer)


def _same(case: Case) -> Verdict | None:
    """Rule 3: equal but for case, punctuation and the grouping of digits."""
    return verdict("same", case.expected.answer) if case.same in case.expected.same else None


def _rejected(case: Case) -> Verdict | None:
    """Rule 4: what the deck refuses, unless it folds to what is right."""
    if case.same in case.expected.refused or case.folded in case.expected.refused_folded:
        return verdict("rejected", case.expected.answer, given=excerpt(case.given))
    return None


def _folded(case: Case) -> Verdict | None:
    """Rule 5: equal but for accents and articles, or for spaces that part no digits."""
    form = case.expected.folded.get(case.folded)
    if form is not None:
        return verdict("folded", form.text)
    form = case.expected.joined.get(_joined(case.folded))
    if form is None or _PARTED_DIGITS.search(case.folded):
        return None
    return verdict("spacing", form.text)


def _named(case: Case) -> Verdict | None:
    """Rule 6: a known name, of something else or of the same thing."""
    known = case.context.known
    codes = known.entities(case.folded) if known else None
    if not known or not codes:
        return None
    answer, given = case.expected.answer, excerpt(case.given)
    if not any(codes & known.entities(form.folded) for form in case.expected.forms):
        return verdict("other-entity", answer, given=given)
    if _run_in(case.tokens, fold(case.context.prompt, 4, case.context.language).split()) is not None:
        return verdict("in-question", answer, given=given)
    return verdict("other-name", answer, given=given)


def _filled(case: Case) -> Verdict | None:
    """Rule 7: the answer among words that change nothing."""
    tokens = case.tokens
    fillers = FILLERS["en"] | FILLERS.get(case.context.base_language, frozenset())
    if fillers.isdisjoint(tokens):
        return None
    for form in case.expected.forms:
        start = _run_in(form.tokens, tokens)
        if start is not None and fillers.issuperset(tokens[:start] + tokens[start + len(form.tokens) :]):
            return verdict("filler", case.expected.answer)
    return None


def _reordered(case: Case) -> Verdict | None:
    """Rule 9, of words: two to four names in another order."""
    tokens = sorted(case.tokens)
    for form in case.expected.forms:
        names = form.text.split()
        if len(names) in _REORDERED and sorted(form.tokens) == tokens and all(name[0].isupper() for name in names):
            return verdict("word-order", form.text)
    return None


def _different(case: Case) -> Verdict:
    """Rule 11: wrong, and how."""
    tokens = case.tokens
    forms = case.expected.forms
    if any(_run_in(form.tokens, tokens) is not None for form in forms):
        return verdict("extra-words", case.expected.answer)
    if any(_run_in(tokens, form.tokens) is not None for form in forms):
        return verdict("missing-words", case.expected.answer)
    return verdict("different", case.expected.answer)


_RULES: tuple[Rule, ...] = (_blank, _strictly, _same, _rejected, _folded, _named, _filled, _reordered)
_LONG_RULES: tuple[Rule, ...] = (_blank, _strictly, _same)


def _run_in(run: list[str], tokens: list[str]) -> int | None:
    """Find where a run of words stands in a list of words; None where it does not."""
    length = len(run)
    for start in range(len(tokens) - length + 1 if run else 0):
        if tokens[start] == run[0] and tokens[start : start + length] == run:
            return start
    return None

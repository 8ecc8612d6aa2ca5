"""The judgement of typed words: a list of rules in a fixed order, of which the first that fits decides.

Every rule is one function that gives a verdict or passes on. No rule depends on the order of the accepted forms
except for which of two equally good spellings is shown.
"""

import re
from collections.abc import Callable, Iterable

from quizgeo.answers.case import Case, run_in, without_fillers, without_phrases
from quizgeo.answers.context import Context
from quizgeo.answers.diff import agree, alike, diff
from quizgeo.answers.expected import PARTED_DIGITS, Expected, joined
from quizgeo.answers.nearly import misspelt_name, reordered, similar
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.verdict import Verdict
from quizgeo.text import fold

LONGEST = 500
"""Characters beyond which a text is compared for equality only."""

_BRACKETS = re.compile(r"\s*([^()]*[^()\s])\s*\(([^()]+)\)\s*")

Rule = Callable[[Case], Verdict | None]


def judge(expected: Expected, given: str, context: Context) -> Verdict:
    """Judge a typed text against what is expected."""
    same = fold(given, 2)
    if not same and expected.signs:
        same = fold(given, 0)
    if len(given) > LONGEST:
        case = Case(expected, context, given, same, same)
        return _first(_LONG_RULES, case) or _different(case)
    case = Case(expected, context, given, same, fold(same, 4, context.language) or same)
    found = _first(_EXACT_RULES, case)
    if found is None:
        case = without_phrases(case)
        found = _first(_NEAR_RULES, case)
    if found is None and (core := without_fillers(case)) is not None:
        found = _first(_NEAR_RULES, core)
    return found or _explained(case) or _different(case)


def _first(rules: Iterable[Rule], case: Case) -> Verdict | None:
    """Give the verdict of the first rule that fits."""
    return next((found for rule in rules if (found := rule(case)) is not None), None)


def _blank(case: Case) -> Verdict | None:
    """Rule 1: nothing is left to judge."""
    return None if case.same else verdict("blank", case.expected.answer)


def _strictly(case: Case) -> Verdict | None:
    """Rule 2: where the spelling counts, nothing below applies."""
    if not case.expected.strict:
        return None
    bare, answer = fold(case.given, 0), case.expected.answer
    if any(bare == form.bare for form in case.expected.forms):
        return verdict("same", answer)
    return verdict("strict", answer, diff=diff(case.given, answer, strict=True))


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
    form = case.expected.joined.get(joined(case.folded))
    if form is None or PARTED_DIGITS.search(case.folded):
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
    if run_in(case.tokens, case.asked) is not None:
        return verdict("in-question", answer, given=given)
    return verdict("other-name", answer, given=given)


def _filled(case: Case) -> Verdict | None:
    """Rule 7: the answer among words that change nothing."""
    tokens, fillers = case.tokens, case.fillers
    if case.folded in case.expected.folded:
        return verdict("filler", case.expected.answer)
    if fillers.isdisjoint(tokens):
        return None
    for form in case.expected.forms:
        start = run_in(form.tokens, tokens)
        if start is not None and fillers.issuperset(tokens[:start] + tokens[start + len(form.tokens) :]):
            return verdict("filler", case.expected.answer)
    return None


def _explained(case: Case) -> Verdict | None:
    """Rule 7, of brackets: an answer with its abbreviation or another of its names behind it in brackets."""
    brackets = _BRACKETS.fullmatch(case.given)
    if brackets is None:
        return None
    outside, inside = (judge(case.expected, part, case.context) for part in brackets.groups())
    initials = "".join(word[0] for word in fold(brackets.group(1), 4, case.context.language).split())
    if outside.passed and (inside.passed or fold(brackets.group(2), 4, case.context.language) == initials):
        return outside
    return None


def _different(case: Case) -> Verdict:
    """Rule 11: wrong, and how."""
    tokens = case.tokens
    forms, answer = case.expected.forms, case.expected.answer
    if any(run_in(form.tokens, tokens) is not None for form in forms):
        return verdict("extra-words", answer)
    if any(run_in(tokens, form.tokens) is not None for form in forms):
        return verdict("missing-words", answer)
    lines = diff(case.given, answer) if alike(case.folded, forms[0].folded) else None
    return verdict("different", answer, diff=lines if lines and agree(lines) else None)


_EXACT_RULES: tuple[Rule, ...] = (_blank, _strictly, _same, _rejected, _folded)
_NEAR_RULES: tuple[Rule, ...] = (_rejected, _named, _filled, similar, reordered, misspelt_name)
_LONG_RULES: tuple[Rule, ...] = (_blank, _strictly, _same)

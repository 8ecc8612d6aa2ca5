"""The judgement of typed words: a list of rules in a fixed order, of which the first that fits decides.

Every rule is one function that gives a verdict or passes on. No rule depends on the order of the accepted forms
except for which of two equally good spellings is shown.
"""

from collections.abc import Callable, Iterable

from quizgeo.answers.case import Case, run_in
from quizgeo.answers.context import Context
from quizgeo.answers.diff import agree, alike, diff
from quizgeo.answers.expected import PARTED_DIGITS, Expected, joined
from quizgeo.answers.known import of_deck
from quizgeo.answers.marks import signs_of
from quizgeo.answers.names import sort_of
from quizgeo.answers.nearly import misspelt_name, reordered, same_number, similar
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.verdict import Verdict
from quizgeo.patterns import regex
from quizgeo.text import fold

LONGEST = 500
"""Characters beyond which a text is compared for equality only."""

_PICTURED = 40
"""Letters of a wrong answer up to which it is shown where it differs."""
_BRACKETS = regex(r"\s*([^()]*[^()\s])\s*\(([^()]+)\)\s*")

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
    return _first(_EXACT_RULES, case) or _loosely(case) or _explained(case) or _different(case)


def _loosely(case: Case) -> Verdict | None:
    """Judge by the rules that look through other words: refusals first, of whatever remains without them."""
    case = case.without_phrases().among_names()
    core = case.without_fillers() if case.dressed else None
    cases = [case] if core is None else [case, core]
    found = _refused(cases) or _other_name(case) or _filled(case) or (_other_name(core) if core else None)
    if found is None and case.dressed:
        titled = list(case.titled())
        found = next((right for each in titled if (right := _filled(each) or _other_name(each)) is not None), None)
        bare = case.bared()
        found = found or (_refused([bare]) if bare else None)
        cases += titled
    return found or next((near for each in cases if (near := _first(_NEAR_RULES, each)) is not None), None)


def _refused(cases: Iterable[Case]) -> Verdict | None:
    return next((found for each in cases if (found := _rejected(each) or _other_thing(each)) is not None), None)


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


def _signed(case: Case) -> Verdict | None:
    """Rule 3, of signs: folding drops a minus, an arrow or a comparison, but an answer with another one is another."""
    given = signs_of(case.given)
    if any(form.marks.fits(given) for form in case.expected.forms):
        return None
    return verdict("different", case.expected.answer)


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


def _other_thing(case: Case) -> Verdict | None:
    """Rule 6: a known name of something else."""
    known = case.context.known
    codes = known.entities(case.folded) if known else None
    if not codes or not codes.isdisjoint(case.own):
        return None
    answer, sorts = case.expected.answer, set(map(sort_of, case.own))
    of_another_sort = sorts.isdisjoint(map(sort_of, codes))
    if of_another_sort and any(run_in(case.tokens, form.tokens) is not None for form in case.expected.forms):
        return verdict("missing-words", answer)  # the Caucasus is a part of the words for its mountains
    return verdict("other-entity", answer, given=excerpt(case.given))


def _other_name(case: Case) -> Verdict | None:
    """Rule 6: another name of the same thing, as the table knows; what the question itself says is not asked for."""
    known = case.context.known
    shared = known.entities(case.folded) & case.own if known else frozenset()
    if known is None or all(map(of_deck, shared)):
        return None
    meant = {code for code in shared if not of_deck(code)}
    form = next(form for form in case.expected.forms if not meant.isdisjoint(known.entities(form.folded)))
    reason = "other-name" if run_in(case.tokens, case.asked) is None else "in-question"
    return verdict(reason, form.text, given=excerpt(case.given))


def _filled(case: Case) -> Verdict | None:
    """Rule 7: the answer among words that change nothing."""
    tokens, fillers = case.tokens, case.common_fillers
    if case.folded in case.expected.folded:
        return verdict("filler", case.expected.answer)
    if fillers.isdisjoint(tokens):
        return None
    for form in case.expected.forms:
        start = run_in(form.tokens, tokens)
        if start is None or not fillers.issuperset(tokens[:start]):
            continue
        behind = tokens[start + len(form.tokens) :]
        if fillers.issuperset(behind) and all(len(token) > 1 for token in behind):  # `Elizabeth I` is not Elizabeth
            return verdict("filler", case.expected.answer)
    return None


def _explained(case: Case) -> Verdict | None:
    """Rule 7, of brackets: an answer with its abbreviation or another of its names behind it in brackets."""
    brackets = _BRACKETS.fullmatch(fold(case.given, 0))
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
    short = len(case.folded) <= _PICTURED
    lines = diff(case.given, answer) if short and alike(case.folded, forms[0].folded) else None
    return verdict("different", answer, diff=lines if lines and agree(lines) else None)


_EXACT_RULES: tuple[Rule, ...] = (_blank, _strictly, _signed, _same, _rejected, _folded)
_NEAR_RULES: tuple[Rule, ...] = (similar, same_number, reordered, misspelt_name)
_LONG_RULES: tuple[Rule, ...] = (_blank, _strictly, _same)

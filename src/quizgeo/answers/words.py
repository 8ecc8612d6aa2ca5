"""The judgement of typed words: a list of rules in a fixed order, of which the first that fits decides.

Every rule is one function that gives a verdict or passes on. No rule depends on the order of the accepted forms
except for which of two equally good spellings is shown.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import permutations

from quizgeo.answers.context import Context, Known
from quizgeo.answers.diff import agree, alike, diff
from quizgeo.answers.expected import PARTED_DIGITS, Expected, Form, joined
from quizgeo.answers.keys import key
from quizgeo.answers.names import sort_of
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.typos import letters_of, same_key, spelt, typo, within
from quizgeo.answers.verdict import Verdict
from quizgeo.answers.vocabulary import FILLER_PHRASES, FILLERS, TITLES
from quizgeo.text import distance, fold

LONGEST = 500
"""Characters beyond which a text is compared for equality only."""

_BRACKETS = re.compile(r"\s*([^()]*[^()\s])\s*\(([^()]+)\)\s*")
_REORDERED = range(2, 5)
"""How many words an answer has that may stand in another order."""
_LETTERS_APART = 6
"""Letters that two texts may not share and still be the same words, misspelt and in another order."""


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

    @property
    def fillers(self) -> frozenset[str]:
        """The words that change nothing, some of them only beside a name of their sort."""
        common = FILLERS["en"] | FILLERS.get(self.context.base_language, frozenset())
        if _ALL_TITLES.isdisjoint(self.tokens) or self.context.known is None:
            return common
        sorts = {sort_of(code) for code in _own(self, self.context.known)} - {"deck"}
        return common.union(*(TITLES.get(sort, frozenset()) for sort in sorts or ("person",)))


_ALL_TITLES = frozenset().union(*TITLES.values())

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
        case = _without_phrases(case)
        found = _first(_NEAR_RULES, case)
    if found is None and (core := _without_fillers(case)) is not None:
        found = _first(_NEAR_RULES, core)
    return found or _explained(case) or _different(case)


def _first(rules: Iterable["Rule"], case: Case) -> Verdict | None:
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
    if _run_in(case.tokens, _asked(case)) is not None:
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
        start = _run_in(form.tokens, tokens)
        if start is not None and fillers.issuperset(tokens[:start] + tokens[start + len(form.tokens) :]):
            return verdict("filler", case.expected.answer)
    return None


def _without_phrases(case: Case) -> Case:
    """Leave out the phrases that change nothing, of which each word alone may change something."""
    folded = f" {case.folded} "
    for phrase in FILLER_PHRASES["en"] + FILLER_PHRASES.get(case.context.base_language, ()):
        folded = folded.replace(f" {phrase} ", " ")
    return case if len(folded) == len(case.folded) + 2 or folded.isspace() else replace(case, folded=folded.strip())


def _without_fillers(case: Case) -> Case | None:
    """Leave out the words at the ends that change nothing; None where there are none, or nothing else."""
    tokens, fillers = case.tokens, case.fillers
    meant = [place for place, token in enumerate(tokens) if token not in fillers]
    if not meant or meant[-1] - meant[0] + 1 == len(tokens):
        return None
    return replace(case, folded=" ".join(tokens[meant[0] : meant[-1] + 1]))


def _similar(case: Case) -> Verdict | None:
    """Rules 8 and 9: another transliteration of an answer, or one with a few letters wrong; of several the nearest."""
    tokens = case.tokens
    keys = [key(token) for token in tokens]
    spellings = [spelt(form.text, form.folded) for form in case.expected.forms]
    for form, spelling in zip(case.expected.forms, spellings, strict=True):
        if same_key(spelling, tokens, keys):
            return _near("variant", case, form, 0)
    answer = case.expected.forms[0].folded
    found: list[tuple[int, int, int, str, Form]] = []
    for form, spelling in zip(case.expected.forms, spellings, strict=True):
        edits = typo(spelling, tokens, keys)
        if edits is not None:  # of equally near ones the one that looks most like what was given, then like the answer
            apart = distance(form.folded, case.folded), distance(form.folded, answer)
            found.append((edits, *apart, form.text, form))
    if not found:
        return None
    edits, *_, form = min(found)
    return _near("typo", case, form, edits)


def _near(reason: str, case: Case, form: Form, edits: int) -> Verdict:
    """Rule 10: what is nearly an answer, unless it is as near to something else."""
    other = _as_near(case, edits)
    if other is not None:
        return verdict("nearer-other", form.text, other=excerpt(other), diff=diff(case.given, form.text))
    return verdict(reason, form.text, diff=diff(case.given, form.text))


def _as_near(case: Case, edits: int) -> str | None:
    """Find what is refused, or the name of something else, not further from the given text than so many edits."""
    for text, folded in case.expected.refused_forms:
        if within(folded, case.folded, edits) is not None:
            return text
    known = case.context.known
    return known.near(case.folded, edits, _own(case, known)) if known else None


def _own(case: Case, known: Known) -> frozenset[str]:
    """Give the entities that bear one of the accepted names."""
    return frozenset().union(*(known.entities(form.folded) for form in case.expected.forms))


def _misspelt_name(case: Case) -> Verdict | None:
    """Rules 8 and 9 on the other names that are known of the same thing; what the question says is none of them."""
    known = case.context.known
    if known is None:
        return None
    tokens, letters = case.tokens, letters_of(case.folded)
    keys = [key(token) for token in tokens]
    found: list[tuple[int, bool]] = []
    for name in known.names_of(_own(case, known)):
        if (letters_of(name) ^ letters).bit_count() > _LETTERS_APART:
            continue
        spelling = spelt(name, name)
        variant = same_key(spelling, tokens, keys)
        edits = 0 if variant else typo(spelling, tokens, keys)
        if edits is not None and _run_in(list(spelling.tokens), _asked(case)) is None:
            found.append((edits, not variant))
    if not found:
        return None
    edits, mistyped = min(found)
    answer, other = case.expected.answer, _as_near(case, edits)
    if other is not None:
        return verdict("nearer-other", answer, other=excerpt(other))
    return verdict("typo" if mistyped else "variant", answer)


def _asked(case: Case) -> list[str]:
    """Give the words of the question, folded."""
    return fold(case.context.prompt, 4, case.context.language).split()


def _reordered(case: Case) -> Verdict | None:
    """Rule 9, of words: two to four names in another order, each right or nearly."""
    tokens = case.tokens
    if len(tokens) not in _REORDERED:
        return None
    for form in case.expected.forms:
        names = form.text.split()
        if len(names) != len(tokens) or len(form.tokens) != len(tokens) or not all(name[0].isupper() for name in names):
            continue
        found = _in_some_order(form, tokens)
        if found is not None and _as_near(replace(case, folded=" ".join(found[0])), found[1]) is None:
            return verdict("word-order", form.text)
    return None


def _in_some_order(form: Form, tokens: list[str]) -> tuple[tuple[str, ...], int] | None:
    """Find the order of the words in which they are the form's, and the edits they need; None if there is none."""
    expected = spelt(form.text, form.folded)
    if (letters_of(form.folded) ^ letters_of(" ".join(tokens))).bit_count() > _LETTERS_APART:
        return None
    for order in permutations(tokens):
        edits = typo(expected, order, [key(token) for token in order])
        if edits is not None:
            return order, edits
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
    if any(_run_in(form.tokens, tokens) is not None for form in forms):
        return verdict("extra-words", answer)
    if any(_run_in(tokens, form.tokens) is not None for form in forms):
        return verdict("missing-words", answer)
    lines = diff(case.given, answer) if alike(case.folded, forms[0].folded) else None
    return verdict("different", answer, diff=lines if lines and agree(lines) else None)


_EXACT_RULES: tuple[Rule, ...] = (_blank, _strictly, _same, _rejected, _folded)
_NEAR_RULES: tuple[Rule, ...] = (_named, _filled, _similar, _reordered, _misspelt_name)
_LONG_RULES: tuple[Rule, ...] = (_blank, _strictly, _same)


def _run_in(run: list[str], tokens: list[str]) -> int | None:
    """Find where a run of words stands in a list of words; None where it does not."""
    length = len(run)
    for start in range(len(tokens) - length + 1 if run else 0):
        if tokens[start] == run[0] and tokens[start : start + length] == run:
            return start
    return None

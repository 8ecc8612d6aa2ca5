"""The rules for what is nearly an answer: another transliteration, a slip of the pen, names in another order.

Nothing passes here that is as near to the name of something else, or to what the deck refuses.
"""

from dataclasses import replace
from itertools import permutations

from quizgeo.answers.case import Case, run_in
from quizgeo.answers.diff import diff
from quizgeo.answers.expected import Form
from quizgeo.answers.keys import key
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.typos import letters_of, same_key, spelt, typo, within
from quizgeo.answers.verdict import Verdict
from quizgeo.text import distance

_REORDERED = range(2, 5)
"""How many words an answer has that may stand in another order."""
_LETTERS_APART = 6
"""Letters that two texts may not share and still be the same words, misspelt and in another order."""


def similar(case: Case) -> Verdict | None:
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
    return known.near(case.folded, edits, case.own) if known else None


def misspelt_name(case: Case) -> Verdict | None:
    """Rules 8 and 9 on the other names that are known of the same thing; what the question says is none of them."""
    known = case.context.known
    if known is None:
        return None
    tokens, letters = case.tokens, letters_of(case.folded)
    keys = [key(token) for token in tokens]
    found: list[tuple[int, bool]] = []
    for name in known.names_of(case.own):
        if (letters_of(name) ^ letters).bit_count() > _LETTERS_APART:
            continue
        spelling = spelt(name, name)
        variant = same_key(spelling, tokens, keys)
        edits = 0 if variant else typo(spelling, tokens, keys)
        if edits is not None and run_in(list(spelling.tokens), case.asked) is None:
            found.append((edits, not variant))
    if not found:
        return None
    edits, mistyped = min(found)
    answer, other = case.expected.answer, _as_near(case, edits)
    if other is not None:
        return verdict("nearer-other", answer, other=excerpt(other))
    return verdict("typo" if mistyped else "variant", answer)


def reordered(case: Case) -> Verdict | None:
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

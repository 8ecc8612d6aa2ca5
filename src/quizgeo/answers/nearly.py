"""The rules for what is nearly an answer: another transliteration, a slip of the pen, names in another order.

Nothing passes here that is as near to the name of something else, or to what the deck refuses.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from quizgeo.answers.case import Case, run_in
from quizgeo.answers.diff import diff
from quizgeo.answers.expected import Form
from quizgeo.answers.keys import key
from quizgeo.answers.numerals import roman_value, value_of
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.typos import Spelt, letters_of, most_edits, same_key, spelt, typo, within, word_edits
from quizgeo.answers.verdict import Verdict
from quizgeo.answers.vocabulary import LINKS
from quizgeo.text import distance

_REORDERED = range(2, 5)
"""How many words an answer has that may stand in another order."""
_LETTERS_APART = 6
"""Letters that two texts may not share and still be the same words, misspelt and in another order."""


def similar(case: Case) -> Verdict | None:
    """Rules 8 and 9: another transliteration of an answer, or one with a few letters wrong; of several the nearest."""
    tokens = case.tokens
    found: list[tuple[int, Form]] = []
    for form in case.expected.forms:
        spelling = spelt(form.text, form.folded)
        if same_key(spelling, tokens):
            return _near("variant", case, form, 0)
        edits = typo(spelling, tokens)
        if edits is not None:
            found.append((edits, form))
    if not found:
        return None
    least = min(edits for edits, _form in found)
    return _near("typo", case, _likest(case, [form for edits, form in found if edits == least]), least)


def _likest(case: Case, forms: Sequence[Form]) -> Form:
    """Choose of equally near forms the one that looks most like what was given, then most like the answer."""
    if len(forms) == 1:
        return forms[0]
    answer = case.expected.forms[0].folded
    apart = ((distance(form.folded, case.folded), distance(form.folded, answer), form.text) for form in forms)
    return min(zip(apart, forms, strict=True), key=lambda found: found[0])[1]


def _near(reason: str, case: Case, form: Form, edits: int) -> Verdict:
    """Rule 10: what is nearly an answer, unless it is as near to something else."""
    other = _as_near(case, form.text, edits)
    lines = diff(case.given, form.text)
    if other is not None:
        return verdict("nearer-other", form.text, other=excerpt(other), diff=lines)
    return verdict(reason, form.text, diff=lines)


def _as_near(case: Case, meant: str, edits: int) -> str | None:
    """Find what is refused, or the name of something else, not further from the given text than so many edits.

    An answer that is written small is no name: what it is mistaken for must be nearer than itself.
    """
    given_key = key(case.folded)
    for text, folded in case.expected.refused_forms:
        if within(folded, case.folded, edits) is not None or key(folded) == given_key:
            return text
    known = case.context.known
    if known is None or (meant == meant.lower() != meant.upper() and not edits):
        return None
    return known.near(case.folded, edits if meant != meant.lower() else edits - 1, case.own)


def misspelt_name(case: Case) -> Verdict | None:
    """Rules 8 and 9 on the other names that are known of the same thing; what the question says is none of them."""
    known = case.context.known
    if known is None:
        return None
    tokens, letters = case.tokens, letters_of(case.folded)
    refused = {folded for _text, folded in case.expected.refused_forms}
    found: list[tuple[int, bool, str]] = []
    for name in known.names_of(case.own):
        if name in refused or (letters_of(name) ^ letters).bit_count() > _LETTERS_APART:
            continue
        spelling = spelt(name.title(), name)
        variant = same_key(spelling, tokens)
        edits = 0 if variant else typo(spelling, tokens)
        if edits is not None and run_in(list(spelling.tokens), case.asked) is None:
            found.append((edits, not variant, name))
    if not found:
        return None
    edits, mistyped, name = min(found)
    answer, other = case.expected.answer, _as_near(case, name.title(), edits)
    if other is not None:
        return verdict("nearer-other", answer, other=excerpt(other))
    return verdict("typo" if mistyped else "variant", answer)


def same_number(case: Case) -> Verdict | None:
    """Rule 8, of numbers in names: digits, words and Roman numerals of one value are one, as in `World War 2`."""
    tokens = case.tokens
    for form in case.expected.forms:
        if len(form.tokens) == len(tokens) and all(map(_same_value(form), form.tokens, tokens)):
            return verdict("variant", form.text)
    return None


def _same_value(form: Form) -> Callable[[str, str], bool]:
    written = spelt(form.text, form.folded)

    def same(right: str, word: str) -> bool:
        if right == word:
            return True
        roman = right in written.names and right != form.tokens[0]
        value = value_of(right) or (roman_value(right) if roman else None)
        return value is not None and value in (value_of(word), roman_value(word) if not roman else None)

    return same


def reordered(case: Case) -> Verdict | None:
    """Rule 9, of words: two to four names in another order, each right or nearly, with or without what links them."""
    given = [token for token in case.tokens if token not in LINKS]
    if len(given) not in _REORDERED:
        return None
    for form in case.expected.forms:
        spelling = spelt(form.text, form.folded)
        tokens = tuple(token for token in form.tokens if token not in LINKS)
        if len(tokens) != len(given) or not spelling.names.issuperset(tokens):
            continue
        found = _in_some_order(Spelt(tokens, spelling.acronyms, spelling.names), given)
        if found is not None and _as_near(replace(case, folded=" ".join(found[0])), form.text, found[1]) is None:
            return verdict("word-order", form.text)
    return None


def _in_some_order(expected: Spelt, given: Sequence[str]) -> tuple[list[str], int] | None:
    """Find the order in which the given words are the expected ones, and the edits they need; None if there is none."""
    if (letters_of("".join(expected.tokens)) ^ letters_of("".join(given))).bit_count() > _LETTERS_APART:
        return None
    edits = {(right, word): word_edits(expected, right, word) for right in expected.tokens for word in given}
    for order, total in _orders(expected.tokens, list(given), edits):
        if total <= most_edits(expected):
            return order, total
    return None


def _orders(
    rights: Sequence[str], words: list[str], edits: dict[tuple[str, str], int | None]
) -> Iterator[tuple[list[str], int]]:
    """Give each way to put words to the expected ones, with the edits it needs."""
    if not rights:
        yield [], 0
        return
    for place, word in enumerate(words):
        cost = edits[rights[0], word]
        if cost is not None:
            for order, total in _orders(rights[1:], words[:place] + words[place + 1 :], edits):
                yield [word, *order], total + cost

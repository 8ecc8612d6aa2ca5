"""What has to hold of a card, as a function that tells it: cheap parts of a search are asked before dear ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import assert_never

from quizgeo.study.search_cards import MATURE, Candidate, Facts
from quizgeo.study.search_errors import unknown
from quizgeo.study.search_figures import Test, introduced, measured, rated
from quizgeo.study.search_query import Both, Either, Node, Not, Term, Text
from quizgeo.study.search_words import WORDS

Build = Callable[[Term, Facts], Test]


def test_of(node: Node, facts: Facts) -> Test:
    """Give the function that tells whether a search holds of a card. Raises QueryError for a name there is not."""
    match node:
        case Text(forms=forms):
            return _text(forms, facts)
        case Term():
            return _BUILDS[node.word](node, facts)
        case Not(part=part):
            holds = test_of(part, facts)
            return lambda each: not holds(each)
        case Both(parts=parts):
            tests = [test_of(part, facts) for part in sorted(parts, key=_cost)]
            return lambda each: all(test(each) for test in tests)
        case Either(parts=parts):
            tests = [test_of(part, facts) for part in sorted(parts, key=_cost)]
            return lambda each: any(test(each) for test in tests)
        case _ as unreachable:
            assert_never(unreachable)


def _text(forms: Sequence[str], facts: Facts) -> Test:
    """Look for a text in one of its forms; nearly every one has a single form, which takes half the time."""
    first, *more = forms
    if not more:
        return lambda each: first in facts.folded(each)
    return lambda each: any(form in facts.folded(each) for form in forms)


def _cost(node: Node) -> int:
    match node:
        case Text():
            return 2
        case Term(word=word):
            return 2 if WORDS[word].reads else int(word == "rated")
        case Not(part=part):
            return _cost(part)
        case Both(parts=parts) | Either(parts=parts):
            return max(map(_cost, parts), default=0)
        case _ as unreachable:
            assert_never(unreachable)


# -- names -----------------------------------------------------------------------------------------------------------


def fits(pattern: str, name: str) -> bool:
    """Tell whether a name is of a pattern, in which `*` stands for any letters. Case does not count."""
    first, *more = pattern.casefold().split("*")
    name = name.casefold()
    if not more:
        return name == first
    *middle, last = more
    if not name.startswith(first) or not name.endswith(last) or len(name) < len(first) + len(last):
        return False
    place, end = len(first), len(name) - len(last)
    for part in middle:
        found = name.find(part, place, end)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _fitting(term: Term, known: Iterable[str]) -> frozenset[str]:
    """Give the names there are that fit; raise QueryError where none does."""
    names = list(known)
    found = frozenset(name for name in names if fits(term.value, name))
    if not found:
        raise unknown(term.value, term.start, names, f"{term.word}:")
    return found


def _deck(term: Term, facts: Facts) -> Test:
    wished = _fitting(term, facts.decks)
    return lambda each: each.deck.id in wished


def _tag(term: Term, facts: Facts) -> Test:
    wished = _fitting(term, facts.tags)
    return lambda each: not wished.isdisjoint(each.card.tags)


def _kind(term: Term, _facts: Facts) -> Test:
    wished = _fitting(term, [value.name for value in WORDS["kind"].values])
    return lambda each: each.card.kind in wished


def _id(term: Term, _facts: Facts) -> Test:
    """Compare with keys, those that a card had before among them; what no card is called is simply not found."""
    pattern = term.value if "/" in term.value else f"*/{term.value}"
    return lambda each: any(fits(pattern, key) for key in (each.card.key, *each.card.was))


def languages_of(facts: Facts) -> dict[str, list[str]]:
    """Give the languages in which decks can be shown, with the identities of these decks."""
    found: dict[str, list[str]] = {}
    for id_, deck in facts.decks.items():
        for tag in filter(None, (deck.language, *deck.overlays)):
            found.setdefault(tag, []).append(id_)
    return found


def _lang(term: Term, facts: Facts) -> Test:
    """Compare with languages; `en` stands for `en-GB` too."""
    decks = languages_of(facts)
    wide = {tag for tag in decks if tag.casefold().startswith(f"{term.value.casefold()}-")}
    names = wide or _fitting(term, decks)
    names |= {tag for tag in decks if fits(term.value, tag)}
    wished = frozenset(id_ for tag in names for id_ in decks[tag])
    return lambda each: each.deck.id in wished


# -- states and texts ------------------------------------------------------------------------------------------------


def _is(term: Term, facts: Facts) -> Test:
    return _chosen(term, _states(facts))


def _chosen(term: Term, tests: Mapping[str, Test]) -> Test:
    name = term.value.lower()
    if name not in tests:
        raise unknown(term.value, term.start, tests, f"{term.word}:")
    return tests[name]


def _states(facts: Facts) -> Mapping[str, Test]:
    """Give the tests of how a card stands, by their names in the table."""
    day = facts.day
    return {
        "new": lambda each: each.item.seen is None,
        "learned": lambda each: each.item.seen is not None,
        "due": lambda each: _is_due(each, day),
        "overdue": lambda each: (
            each.item.seen is not None and each.item.seen.due_day < day and not each.item.rests(day)
        ),
        "today": lambda each: each.item.seen is not None and each.item.seen.last_day >= day,
        "wrong": lambda each: each.item.seen is not None and not each.item.seen.passed,
        "young": lambda each: each.item.seen is not None and each.item.seen.memory.stability < MATURE,
        "mature": lambda each: each.item.seen is not None and each.item.seen.memory.stability >= MATURE,
        "suspended": lambda each: each.item.suspended,
        "buried": lambda each: each.item.buried_until > day,
        "leech": lambda each: _is_leech(each, facts.leech),
    }


def _is_due(each: Candidate, day: int) -> bool:
    """Tell whether a card waits, as the list of decks counts it: due by its schedule, or missed and not right since."""
    seen = each.item.seen
    return seen is not None and (seen.due_day <= day or seen.open_miss) and not each.item.rests(day)


def _is_leech(each: Candidate, lapses: int) -> bool:
    seen = each.item.seen
    return each.item.suspend_reason == "leech" or (seen is not None and 0 < lapses <= seen.lapses)


def _has(term: Term, facts: Facts) -> Test:
    from quizgeo.study.mapped import has_map

    parts: Mapping[str, Test] = {
        "map": lambda each: (question := facts.question(each)) is not None and has_map(question),
        "source": lambda each: (question := facts.question(each)) is not None and question.source is not None,
        "hint": lambda each: (question := facts.question(each)) is not None and bool(question.hints),
        "explain": lambda each: (question := facts.question(each)) is not None and bool(question.explain),
        "tag": lambda each: bool(each.card.tags),
    }
    return _chosen(term, parts)


def _status(term: Term, facts: Facts) -> Test:
    wished = _fitting(term, [value.name for value in WORDS["status"].values])

    def so(each: Candidate) -> bool:
        question = facts.question(each)
        return question is not None and question.status in wished

    return so


_BUILDS: Mapping[str, Build] = {
    "deck": _deck, "tag": _tag, "kind": _kind, "id": _id, "is": _is, "has": _has, "status": _status, "lang": _lang,
    "prop": measured, "rated": rated, "introduced": introduced,
}  # fmt: skip
"""What each word of the table asks; the order of a list is asked for elsewhere."""

"""Decks of every kind as teachers may write them, in scripts and signs that formats stumble over."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from quizgeo.decks import Deck, parse_deck
from quizgeo.exchange import WriteOptions

NOW = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
OPTIONS = WriteOptions(NOW)

TRICKY = (
    "Georgia", "Тбилиси", "საქართველო", "Երևան", "باكو", "北京", "=1+1", "-3", "+x", "@a", "a = b", "~tilde", "a => b",
    "a -> b", "{brace}", "{{c1::x}}", "#hash", "50%", "50:50", "A. one", "ANSWER: B", "a|b", "a; b", "a, b", "b\\slash",
    "trailing\\", "<b>bold</b>", "</script>", "&amp;", "a & b", "[sound:x.mp3]", "\\(x\\)", "$x$", "`code`", "*stars*",
    "// comment", "::colons::", "((a)) b", 'quote " here', "it's", "''", "1.", "- dash", "1993", "yes", "null",
    "\U0001f1e6\U0001f1f2 flag", "e\u0301t\u00e9", "x" * 70,
)  # fmt: skip
"""Texts of one line that a careless writer would break."""


def texts(*, most: int = 1) -> st.SearchStrategy[str]:
    """Give cleaned texts of up to so many lines."""
    line = st.sampled_from(TRICKY) | st.text("abc XYZ1é'\"&<>{}~=#:|\\%", min_size=1, max_size=8).map(str.strip).filter(
        bool
    )
    return line if most == 1 else st.lists(line, min_size=1, max_size=most).map("\n".join)


def _several(least: int, most: int = 4) -> st.SearchStrategy[list[str]]:
    return st.lists(texts(), min_size=least, max_size=most, unique_by=lambda text: text.casefold())


def _some(name: str, values: list[str]) -> dict[str, list[str]]:
    return {name: values} if values else {}


def _match(parts: list[str]) -> dict[str, Any]:
    return {"question": "Pair.", "match": [parts[:2], parts[2:4]], **_some("extra", parts[4:])}


def _choice(parts: Sequence[str]) -> dict[str, Any]:
    return {"question": parts[0], "answer": parts[0], "wrong": list(parts[1:])}


BODIES: Mapping[str, st.SearchStrategy[dict[str, Any]]] = {
    "choice": _several(2, 5).map(_choice),
    "multiple": _several(3, 5).map(lambda p: {"question": "Which?", "answers": p[:2], "wrong": p[2:]}),
    "true_false": st.builds(lambda t, a: {"statement": t, "answer": a}, texts(), st.sampled_from(("true", "false"))),
    "text": _several(1).map(lambda p: {"question": "Who", "answer": p[0], **_some("accept", p[1:])}),
    "number": st.sampled_from(("38", "-3.5", "11000", "60..70", "0")).map(lambda n: {"question": "Many?", "number": n})
    | st.sampled_from(("5%", "2", "0.5")).map(lambda w: {"question": "Far", "number": "40", "within": w, "unit": "km"}),
    "date": st.sampled_from(("2023", "2023-09", "2024-05-20")).map(lambda d: {"question": "When?", "date": d}),
    "list": _several(2).map(lambda p: {"question": "Name all.", "list": p}),
    "order": _several(3).map(lambda p: {"question": "Order.", "order": p}),
    "match": _several(4, 6).map(_match),
    "groups": _several(4, 6).map(lambda p: {"question": "Sort.", "groups": {p[0]: [p[2]], p[1]: p[3:]}}),
    "cloze": st.sampled_from((
        "((Russia)) closed the ((border|frontier::line)).", "In ((1993)) it {was} ~ so = #1.", "((a b)), ((c))",
    )).map(lambda text: {"cloze": text}),
    "flashcard": st.builds(lambda f, b: {"front": f, "back": b}, texts(most=2), texts(most=2)),
    "open": st.builds(lambda m, r: {"question": "Why?", "model": m, "rubric": r}, texts(most=2), _several(1)),
    "find": st.just({"question": "Find it.", "find": "AM"}),
    "place": st.just({"question": "Place it.", "place": [40.18, 44.51], "within": "30 km"}),
}  # fmt: skip
"""Every kind, as fields of a question."""

_BESIDE = st.fixed_dictionaries(
    {},
    optional={
        "explain": texts(most=2),
        "hint": texts(),
        "tags": st.lists(st.sampled_from(("dates", "south-caucasus", "x1")), min_size=1, max_size=2, unique=True),
        "points": st.sampled_from((2, 2.5)),
        "time": st.sampled_from((20, 45)),
        "difficulty": st.just(3),
        "status": st.just("claim"),
        "as_of": st.just("2025-07"),
        "source": st.just({"ref": "article", "at": 21}),
    },
)


def deck_of(questions: Sequence[Mapping[str, Any]], **head: Any) -> Deck:
    """Read a deck of questions given as fields."""
    whole = {
        "quizgeo": 1, "deck": "d", "title": "Title: a <deck> & more", "language": "en",
        "sources": {"article": {"title": "An article", "published": "2025-07"}},
        **head, "questions": [dict(each) for each in questions],
    }  # fmt: skip
    return parse_deck(json.dumps(whole, ensure_ascii=False))


def decks(*kinds: str, beside: bool = True) -> st.SearchStrategy[Deck]:
    """Give decks of questions of some kinds, or of all; with fields beside those of the kind."""
    bodies = st.one_of([BODIES[kind] for kind in kinds or BODIES])
    added = _BESIDE if beside else st.just({})
    question = st.builds(lambda body, more: {**body, **more}, bodies, added)
    listed = st.lists(question, min_size=1, max_size=4)
    return listed.map(lambda each: deck_of([{"id": f"q{place}", **fields} for place, fields in enumerate(each)]))

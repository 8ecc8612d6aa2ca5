"""Decks as people may write them: every kind, block and flow, all line ends, comments wherever they may stand."""

import json
import re
from dataclasses import dataclass

from hypothesis import strategies as st

HEAD = ("quizgeo: 1", "deck: d", "title: T", "language: en")

BODIES = (
    "answer: x\nwrong: [y, z]",
    "answers: [x, y]\nwrong: z",
    "options: [{text: x, correct: yes}, y]",
    "answer: x\naccept: [ex, 1993]",
    "number: 60..70\nunit: km",
    "number: 11\nwithin: 5%",
    "date: 2023-09\nwithin: 1 month",
    "list: [x, [y, z]]\nneed: 1",
    "order: [x, y, z]",
    "match: {x: y, z: 1}",
    "match: [[x, y], {z: 1}]",
    "groups: {x: [y], z: u}",
    "model: M.",
    "find: AM",
    "place: [40.18, -44]\nwithin: 30 km",
)
PROMPTLESS = (
    "statement: It is so.\nanswer: no",
    'cloze: "((x|y::hint)) is so in ((1993))"',
    "front: F\nback: B\nboth_ways: yes",
)
MORE = ("", "tags: [t, 1993]", "explain: E.", "status: claim", "time: 1:30", "x-own: {any: [~, true]}", "points: 2.5")
COMMENTS = ("", "", "# a comment", "# id: not-one", "# ünï: [")
ENDS = ("\n", "\r\n", "\r")

_PROMPTS = st.one_of(
    st.sampled_from(
        [
            "Who was it?",
            "When did Azerbaijan retake full control of Karabakh?",
            "Кто это?",
            "The 2.5 km",
            "a: b #c",
            "?",
        ]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\ufeff"),
        min_size=1,
        max_size=40,
    ),
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z .?]*[A-Za-z.?]")


@dataclass(frozen=True, slots=True)
class Written:
    """A deck as text, and how many of its questions have no id."""

    text: str
    missing: int
    end: str
    """What ends its lines."""


@st.composite
def decks(draw: st.DrawFn) -> Written:
    """Write a deck."""
    bodies = draw(
        st.lists(st.tuples(_questions(), st.sampled_from(("block", "below", "flow", "lines"))), min_size=1, max_size=6)
    )
    indent = draw(st.sampled_from(("", "  ", "    ")))
    gap = draw(st.sampled_from((" ", "   ")))
    lines = [*HEAD, draw(st.sampled_from(COMMENTS)), "questions:" + draw(st.sampled_from(("", "   # all of them")))]
    missing = 0
    for number, (fields, style) in enumerate(bodies):
        named = draw(st.booleans())
        missing += not named
        comment = draw(st.sampled_from(COMMENTS))
        every = [*fields, f"id: q{number}"] if draw(st.booleans()) else [f"id: q{number}", *fields]
        lines += _question(every if named else list(fields), style, indent, gap, comment)
        lines += draw(st.sampled_from(([], [""], [indent + "# between"])))
    end = draw(st.sampled_from(ENDS))
    text = end.join(lines) + draw(st.sampled_from(("", end, end * 2)))
    return Written(draw(st.sampled_from(("", "\ufeff"))) + text, missing, end)


@st.composite
def _questions(draw: st.DrawFn) -> list[str]:
    """Give the fields of a question without its id, each on one line."""
    body = draw(st.sampled_from((*BODIES, *PROMPTLESS)))
    more = [line for line in (draw(st.sampled_from(MORE)),) if line]
    prompt = draw(_PROMPTS)
    plain = _PLAIN.fullmatch(prompt) and draw(st.booleans())
    written = prompt if plain else json.dumps(prompt, ensure_ascii=False)
    asked = [] if body in PROMPTLESS else [f"question: {written}"]
    fields = [*asked, *body.split("\n"), *more]
    return draw(st.permutations(fields))


def _question(fields: list[str], style: str, indent: str, gap: str, comment: str) -> list[str]:
    """Write a question in one of the styles."""
    if style == "flow":
        return [f"{indent}-{gap}{{{', '.join(fields)}}} {comment}".rstrip()]
    if style == "lines":
        inner = [f"{indent}    {field}," for field in fields]
        return [f"{indent}-{gap}{{ {comment}".rstrip(), *inner, f"{indent}  }}"]
    inner = [f"{indent} {gap}{field}" for field in fields]
    if style == "below":
        return [f"{indent}- {comment}".rstrip(), *inner]
    return [f"{indent}-{gap}{fields[0]}", *([f"{indent} {gap}{comment}"] if comment else []), *inner[1:]]

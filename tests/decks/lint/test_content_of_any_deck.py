"""Whatever a deck says, in whatever language, the rules tell it in one line each, and none of them raises."""

import json
from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import CODES, Severity
from quizgeo.decks.checking import Checking, inspect_text
from quizgeo.decks.lint import as_deck, rules

LISTED = """
Now today Russia Today regime “regime” said Aliyev According to killed 38 4,000 2023 September Why? and why ? : … ___ "
' “ ” - – Shusha KYIV Kiev’s will akan president article Article 5 The Armenia the Türkiye İ ſhusha K 中文 ½ ² ٣ -- 's
claimed menurut kini tahun lalu pasukan tewas a
"""
WORDS = st.sampled_from([*LISTED.split(), "e\u0301", "\u200d"])
READABLE = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
TEXT = st.lists(WORDS, min_size=1, max_size=14).map(" ".join) | st.text(READABLE, min_size=1, max_size=20)
LINES = st.lists(TEXT, min_size=2, max_size=7, unique=True)
DATE = st.sampled_from(["2023", "2023-09", "2023-09-19", "9999-12-31", "0001"])
BODIES: st.SearchStrategy[Mapping[str, object]] = st.one_of(
    st.fixed_dictionaries({"question": TEXT, "answer": TEXT, "wrong": LINES}, optional={"ladder": st.just("typed")}),
    st.fixed_dictionaries({"question": TEXT, "answers": LINES, "wrong": LINES}),
    st.fixed_dictionaries({"statement": TEXT, "answer": st.just("yes")}, optional={"question": TEXT}),
    st.fixed_dictionaries({"question": TEXT, "answer": TEXT}, optional={"accept": LINES, "strict": st.just("yes")}),
    st.fixed_dictionaries(
        {"question": TEXT, "number": st.sampled_from(["4000", "38.50", "60..70", "-3", "1" + "0" * 30])}
    ),
    st.fixed_dictionaries({"question": TEXT, "date": DATE}),
    st.fixed_dictionaries({"question": TEXT, "list": LINES}),
    st.fixed_dictionaries({"question": TEXT, "order": st.lists(TEXT, min_size=3, max_size=4)}),
    st.fixed_dictionaries({"question": TEXT, "match": LINES.map(lambda lines: [[line, line] for line in lines])}),
    st.fixed_dictionaries({"question": TEXT, "groups": LINES.map(lambda lines: {line: [line] for line in lines})}),
    st.fixed_dictionaries({"cloze": st.tuples(TEXT, TEXT, TEXT).map(lambda three: "{} (({}|{}))".format(*three))}),
    st.fixed_dictionaries({"front": TEXT, "back": TEXT}),
    st.fixed_dictionaries({"question": TEXT, "model": TEXT}, optional={"rubric": LINES}),
    st.fixed_dictionaries({"question": TEXT, "find": TEXT}),
    st.fixed_dictionaries({"question": TEXT, "place": st.just([40.18, 44.51]), "within": st.just("30 km")}),
)
MORE = st.fixed_dictionaries(
    {},
    optional={
        "explain": TEXT,
        "hint": LINES,
        "feedback": st.dictionaries(TEXT, TEXT, min_size=1, max_size=2),
        "source": st.just("s") | st.fixed_dictionaries({"title": TEXT}, optional={"quote": TEXT}),
        "as_of": DATE,
        "review_by": DATE,
        "status": st.sampled_from(["fact", "claim", "contested", "forecast", "quote", "analysis"]),
        "tags": st.just(["t"]),
        "map": st.just({"region": "world", "show": ["AM"]}),
        "notes": TEXT,
    },
)
QUESTIONS = st.lists(st.tuples(BODIES, MORE), min_size=1, max_size=4)
HEADS = st.fixed_dictionaries(
    {
        "language": st.sampled_from(["en", "id", "id-ID", "az", "zh-Hant"]),
        "sources": st.just({"s": {"title": "S"}}),
    },
    optional={
        "as_of": DATE,
        "level": st.just("exam"),
        "scope": TEXT,
        "notes": TEXT,
    },
)


def told(checking: Checking) -> None:
    """Check that what is said can be shown: one line, at a place, by a known code."""
    for problem in (*checking.problems, *checking.silenced):
        assert problem.code in CODES
        assert problem.message
        assert "\n" not in problem.message + problem.fix
        assert problem.place.line >= 1
        assert isinstance(problem.severity, Severity)


@given(HEADS, QUESTIONS, st.dates())
@settings(max_examples=150, deadline=None)
def test_no_rule_raises_on_any_deck(
    head: Mapping[str, object], questions: list[tuple[Mapping[str, object], Mapping[str, object]]], today: date
) -> None:
    rows = [{"id": f"q{number}", **body, **more} for number, (body, more) in enumerate(questions)]
    deck = {"quizgeo": "1", "deck": "d", "title": "T", **head, "questions": rows}
    told(inspect_text(json.dumps(deck, ensure_ascii=False, indent=1), today=today))


SNIPPETS = [each.text for rule in rules() for each in (*rule.page.bad, *rule.page.good)]
SIGNS = [*"“”\"?:…,'-& \n%5", "  ", "the ", "\u200b", "é"]


@given(
    st.sampled_from(SNIPPETS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(SIGNS)), max_size=3),
    st.dates(),
)
@settings(max_examples=150, deadline=None)
def test_no_rule_raises_on_examples_that_were_tampered_with(
    snippet: str, changes: list[tuple[float, int, str]], today: date
) -> None:
    for share, length, sign in changes:
        place = int(share * len(snippet))
        snippet = snippet[:place] + sign + snippet[place + length :]
    told(inspect_text(as_deck(snippet), today=today))

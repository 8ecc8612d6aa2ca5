"""A deck written out as text: reading it gives the deck back, and it looks as a person would have written it."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.decks import (
    CardKey,
    Choice,
    Citation,
    Deck,
    DeckId,
    Option,
    PlaceOnMap,
    Question,
    Source,
    Text,
    check_text,
    deck_text,
    load_deck,
    parse_deck,
)
from quizgeo.decks.emitting_values import bare
from quizgeo.text import clean
from tests.decks import written
from tests.exchange import decks as exchange_decks

SHIPPED = sorted(
    path for path in (Path(__file__).resolve().parents[2] / "decks").glob("*.yaml") if "." not in path.stem
)
HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
SIGNS = st.text("ab -:#,[]{}&*!|>'\"%@`?~\\()é.1", max_size=24) | st.text(st.characters(codec="utf-8"), max_size=30)
LINES = st.lists(SIGNS.map(lambda text: text.replace("\n", " ")), max_size=4).map("\n".join)
TEXTS = SIGNS.map(clean).filter(bool)
SEVERAL = LINES.map(lambda text: clean(text, lines=True)).filter(bool)
KEPT = st.recursive(
    st.none() | st.just("") | SEVERAL,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def as_read(deck: Deck) -> Deck:
    """Forget where a deck and its questions stood."""
    return replace(deck, file="", questions=tuple(replace(each, line=0, path="") for each in deck))


def again(deck: Deck) -> Deck:
    return as_read(parse_deck(deck_text(deck)))


def question_of(fields: str) -> str:
    """Give the lines of a question as they are written again, without its id."""
    body = "".join(f"    {line}\n" for line in fields.split("\n"))
    text = deck_text(parse_deck(f"{HEAD}questions:\n  - id: q\n{body}"))
    lines = text.split("questions:\n  - id: q\n")[1].splitlines()
    return "\n".join(line.removeprefix("    ") for line in lines)


# -- as a person would have written it ---------------------------------------------------------------------------------

AS_IT_WAS = (
    "question: Who leads Armenia?\nanswer: Nikol Pashinyan\naccept: [Pashinyan]\nreject: [Serzh Sargsyan]\nstrict: yes",
    "question: Which state closed its border, and when?\nanswer: Turkey\nwrong: [Iran, Georgia]\nshow: 1",
    "question: Which?\nanswer: Turkey\nwrong: [Iran]\nladder: typed\naccept: [Türkiye]\nreject: [Iran]",
    "question: Which are members?\nanswers: [Armenia, Belarus]\nwrong: [Iran, Georgia]\nshow: 2",
    "question: Which?\noptions:\n  - Iran\n  - {text: Georgia, correct: yes, pin: first}\n  - {text: Iraq, credit: 1}",
    'question: Which?\noptions:\n  - {text: Iran, feedback: "Not yet: later."}\n  - {text: Georgia, correct: yes}',
    "statement: Armenia lies on the sea.\nanswer: false",
    "question: True or not?\nstatement: It is so.\nanswer: true",
    "question: How many?\nnumber: 11000\nunit: [people, persons]\nwithin: 5%",
    "question: How many?\nnumber: 60..70\nunit: km",
    "question: How far?\nnumber: -3.5\nwithin: 0.25",
    "question: When?\ndate: 2023-09\nwithin: 2 months",
    "question: When?\ndate: 2023-09-19\nwithin: 1 week",
    "question: Name all.\nlist:\n  - Iran\n  - [Turkey, Türkiye]\nneed: 1",
    "question: From first to last.\norder: [Armenia, Azerbaijan, Turkey]",
    "question: Pair.\nmatch:\n  Georgia: Tbilisi\n  Armenia: Yerevan\nextra: [Baku]",
    "question: Sort.\ngroups:\n  CSTO: [Russia, Belarus]\n  NATO: [Turkey]",
    "cloze: ((Turkey|Türkiye::a neighbour)) closed its border in ((1993)).",
    "front: CSTO\nback: Collective Security Treaty Organisation\nboth_ways: yes",
    "question: Why?\nmodel: |\n  Goods that cannot cross\n  must go round.\nrubric: [names goods, names the way]",
    "question: Where is it?\nfind: AM",
    "question: Put it there.\nplace: [40.18, -44.51]\nwithin: 30 km",
    "question: Where?\nanswer: x\nmap: {region: south-caucasus, show: [AM, AZ]}",
    "question: Where?\nanswer: x\nmap: {region: [43, 38.5, 51, 42]}",
    "question: Where?\nanswer: x\nhint: It is near.\nexplain: Because of it.",
    "question: Where?\nanswer: x\nhint: [It is near, It is far]\nfeedback:\n  right: Well done.\n  Iran: No.",
    "question: Q\nanswer: x\nas_of: 2025-07\nreview_by: 2026-06\nstatus: claim\ntags: [dates, treaties]",
    "question: Q\nanswer: x\ndifficulty: 3\ntime: 90\npoints: 2.5\nshuffle: no\nnotes: For teachers.",
    'question: Q\nanswer: x\nx-from: {format: anki, id: abc}\nx-list: [a, null, [b, "1"]]\nx-text: |\n  a\n  b',
)  # fmt: skip
"""Questions that come out letter for letter as they went in."""


@pytest.mark.parametrize("fields", AS_IT_WAS)
def test_a_question_is_written_as_a_person_writes_it(fields: str) -> None:
    assert question_of(fields) == fields


def test_the_head_is_written_as_a_person_writes_it() -> None:
    text = (
        "quizgeo: 1\ndeck: d\ntitle: A title, with signs\nlanguage: id\ndescription: |\n  One.\n\n  Two.\nscope: S.\n"
        "notes: N.\nas_of: 2025-07\nlicense: CC BY 4.0\nauthors: [The teachers]\nreviewers: [A teacher]\nlevel: exam\n"
        "sources:\n  article: {title: An article, language: id, published: 2025-07}\n"
        '  web: {title: A page, url: "https://example.org/a?b=c#d"}\n'
        'draw:\n  date: 1\n  "*": 1\nx-own: [a]\nquestions:\n'
        "  - id: q1\n    was: [q0, other/q9]\n    question: Q\n    answer: x\n    source: article\n    tags: [date]\n\n"
        "  - id: q2\n    question: R\n    answer: Z\n    source: {ref: web, at: 3, quote: so it is}\n    after: [q1]\n"
    )  # fmt: skip
    assert deck_text(parse_deck(text)) == text


def test_a_source_of_a_question_of_its_own_stays_with_it() -> None:
    fields = "question: Q\nanswer: x\nsource: {title: A book, publisher: P, published: 1998, at: 3}"
    assert question_of(fields) == fields


def test_long_lists_stand_one_below_another() -> None:
    options = [f"A rather long option, number {place}" for place in range(4)]
    written_again = question_of(f"question: Q\nanswer: x\nwrong: {options}")
    assert written_again.endswith("\n".join(["wrong:", *(f"  - {each}" for each in options)]))
    source = {"title": "t" * 90, "published": "1998"}
    assert f"source:\n  title: {'t' * 90}\n  published: 1998" in question_of(
        f"question: Q\nanswer: x\nsource: {source}"
    )


def test_a_question_takes_what_its_deck_says_of_all() -> None:
    text = f"{HEAD}as_of: 2025\ndefaults: {{tags: [t]}}\nquestions:\n  - {{id: q, question: Q, answer: x}}\n"
    deck = parse_deck(text)
    assert again(deck) == as_read(deck)
    assert deck_text(deck).count("as_of") == 1


def test_a_ladder_by_default_comes_back_for_several_right_options_too() -> None:
    items = (
        "  - {id: a, question: Q, options: [{text: x, correct: yes}, {text: y, correct: yes}, z]}\n"
        "  - {id: b, question: Q, answers: [x, y], wrong: [z]}\n  - {id: c, question: Q, answer: x, wrong: [z]}\n"
    )
    deck = parse_deck(f"{HEAD}defaults: {{ladder: typed}}\nquestions:\n{items}")
    assert [question.typed_ladder for question in deck] == [True, False, True]
    assert again(deck) == as_read(deck)


def test_pairs_that_no_mapping_can_hold_are_a_list() -> None:
    long = "l" * 201
    written_again = question_of(f"question: Q\nmatch: [[{long}, a], [b, c]]")
    assert written_again == f"question: Q\nmatch:\n  - [{long}, a]\n  - [b, c]"


def test_sources_that_only_questions_name_come_into_the_head() -> None:
    cited = Citation(Source("book", "A book"), 7)
    question = Question(CardKey("d/q"), "q", Text("x"), "Q", source=cited)
    deck = Deck(id=DeckId("d"), title="T", language="en", questions=(question,))
    read = parse_deck(deck_text(deck))
    assert read.sources == {"book": cited.source}
    assert read["q"].source == cited


def test_spellings_of_a_choice_without_a_ladder_are_not_written() -> None:
    options = (Option("x", correct=True), Option("y"))
    question = Question(CardKey("d/q"), "q", Choice(options, accept=("ex",)), "Q")
    deck = Deck(id=DeckId("d"), title="T", language="en", questions=(question,))
    assert parse_deck(deck_text(deck))["q"].body == Choice(options)


# -- what only some readers take as it is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "When did it happen?", "It is so, and (therefore) not otherwise!", "C# and F#", "at 12:30, or http://x.y/z",
        "38 countries signed", "(so they say)", 'He said "no" and [left]', "Ереван", "Azerbaycan'ın",
    ],
)  # fmt: skip
def test_sentences_stand_without_quotes(text: str) -> None:
    assert bare(text) == text
    assert yaml.safe_load(f"- {text}") == [text]


@pytest.mark.parametrize(
    "text", ["no", "Null", "1993", "1993-05", "1e3 ", "a: b", "a:", "a #b", "- a", "12:30", "a ", "", "0x1f", "1.5"]
)
def test_texts_that_may_be_taken_for_something_else_stand_in_quotes(text: str) -> None:
    assert bare(text) == f'"{text}"'


@given(TEXTS)
def test_any_text_behind_a_key_is_read_by_others_as_it_is(text: str) -> None:
    assert yaml.safe_load(f"key: {bare(text)}") == {"key": text}


@given(TEXTS, SEVERAL, SEVERAL, st.lists(SEVERAL, min_size=1, max_size=3), KEPT)
def test_any_texts_come_back(line: str, several: str, explain: str, hints: list[str], kept: object) -> None:
    question = Question(
        CardKey("d/q"),
        "q",
        Text(line),
        several,
        explain=explain,
        hints=tuple(hints),
        feedback={line[:200].strip(): explain},
        extra={"x-kept": kept, "x-Ключ: a": kept},
    )
    deck = Deck(id=DeckId("d"), title=line, language="en", questions=(question,), description=several)
    assert again(deck) == deck


@given(
    st.decimals(-90, 90, allow_nan=False, places=6),
    st.floats(-180, 180).filter(lambda lon: len(f"{Decimal(repr(lon)):f}") < 40),
    st.sampled_from((0.001, 0.5, 30.0, 32.18688, 1e-7)),
)
def test_any_place_comes_back(lat: Decimal, lon: float, within: float) -> None:
    question = Question(CardKey("d/q"), "q", PlaceOnMap(float(lat), lon, within), "Q")
    deck = Deck(id=DeckId("d"), title="T", language="en", questions=(question,))
    assert again(deck) == deck


# -- the law -----------------------------------------------------------------------------------------------------------


@given(exchange_decks.decks())
def test_any_deck_comes_back(deck: Deck) -> None:
    assert again(deck) == as_read(deck)


@given(written.decks())
def test_any_deck_that_a_person_wrote_comes_back(deck: written.Written) -> None:
    read, _problems = check_text(deck.text)
    assume(read is not None)  # the same question may stand twice
    assert read is not None
    text = deck_text(read)
    assert as_read(parse_deck(text)) == as_read(read)
    assert deck_text(parse_deck(text)) == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_decks_come_back(path: Path) -> None:
    deck = load_deck(path)
    assert again(deck) == as_read(deck)

"""Values written for a deck: whatever they hold, reading the deck gives them back."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import Choice, Cloze, Gap, Kind, ListOf, Number, Option, Text, check_text, parse_deck, quoted
from quizgeo.decks.cloze import parse_cloze
from quizgeo.decks.quoting import listed
from quizgeo.decks.writing import changed_fields, cloze_text
from quizgeo.text import clean

SIGNS = st.text("ab()\\|: ", max_size=6)
FORMS = SIGNS.map(str.strip).filter(bool)
GAPS = st.builds(Gap, FORMS, st.lists(FORMS, max_size=2).map(tuple), SIGNS.map(str.strip))
TRICKY = st.text(st.characters(codec="utf-8"), max_size=40) | st.text("ab-:#,[]{}&*!|>'\"%@`?~ \\\n\t", max_size=20)
TEXTS = TRICKY.map(clean).filter(bool)
TRAPS = (
    "no", "Yes", "null", "~", "12:30", "014", "1e3", ".inf", "-", "- a", "a: b", "a #b", "#a", "[a]", "{a}", "'", '"',
    "!x", "&x", "*x", "%x", "@x", "`x`", "? x", "a,b", "2023-13-45", "\\n", "Kiev: the city", "東京", "🙂", "=", "<<",
)  # fmt: skip
HEAD = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n  - id: q\n"


def deck_of(*fields: str) -> Kind:
    """Read a question with these lines of fields."""
    body = "".join(f"    {field}\n" for field in fields)
    return parse_deck(f"{HEAD}    question: Which one?\n{body}").questions[0].body


@pytest.mark.parametrize("text", TRAPS)
def test_texts_that_mean_something_to_yaml_are_read_as_they_are(text: str) -> None:
    body = deck_of("answer: Kyiv", f"accept: {listed([text, 'other'])}")
    assert isinstance(body, Text)
    assert body.accept == (text, "other")
    assert yaml.safe_load(quoted(text)) == text


@pytest.mark.parametrize("text", ["Kyiv", "Guinea-Bissau", "St. John's", "Nikol Pashinyan (2nd)", "Gəncə", "Ереван"])
def test_plain_words_stand_without_quotes(text: str) -> None:
    assert quoted(text) == text


@given(st.lists(TEXTS, min_size=1, max_size=5), st.booleans())
def test_any_texts_are_read_as_they_were(texts: list[str], plain: bool) -> None:
    written = listed(texts, plain=plain)
    body = deck_of("answer: Kyiv", f"accept: {written}")
    assert isinstance(body, Text)
    assert body.accept == tuple(texts)
    assert yaml.safe_load(written) == texts
    assert written.isascii() or not plain


@given(
    st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=2, max_size=4, unique_by=lambda item: item[0].casefold())
)
def test_any_lists_are_read_as_they_were(items: list[list[str]]) -> None:
    mended = ListOf(tuple(map(tuple, items)), len(items))
    lines = changed_fields(ListOf((("one",), ("two",)), 2), mended)["list"]
    assert deck_of(*lines) == mended


def alternating(parts: list[str | Gap]) -> tuple[str | Gap, ...]:
    """Leave out a text behind a text."""
    kept: list[str | Gap] = []
    for part in parts:
        if not (isinstance(part, str) and kept and isinstance(kept[-1], str)):
            kept.append(part)
    return tuple(kept)


PARTS = st.lists(GAPS | SIGNS.filter(bool), min_size=1, max_size=5).map(alternating)


@given(PARTS.filter(lambda parts: any(isinstance(part, Gap) for part in parts)))
def test_any_text_with_gaps_is_read_as_it_was(parts: tuple[str | Gap, ...]) -> None:
    assert parse_cloze(cloze_text(Cloze(parts))) == parts


@pytest.mark.parametrize(
    "written",
    [
        "((Turkey|Türkiye::a neighbour)) closed its border (in ((1993))).",
        'First line: ((one))\nand a "second" with ((two)) \\ three.',
        "((a|b::c: d))",
    ],
)  # fmt: skip
def test_a_text_without_need_gets_no_backslash(written: str) -> None:
    body = Cloze(parse_cloze(written))
    assert cloze_text(body).replace(r"\(", "(").replace(r"\)", ")") == written
    (line,) = changed_fields(Cloze(("", Gap("x"))), body)["cloze"]
    assert parse_deck(f"{HEAD}    {line}\n").questions[0].body == body


def test_only_what_changed_is_written() -> None:
    text = Text("a", ("b",), ("c",))
    assert changed_fields(text, text) == {}
    assert changed_fields(text, Text("a", ("b", "d"), ("c",))) == {"accept": ["accept: [b, d]"]}
    assert changed_fields(text, Text("a", ("b",), ("c", "d"))) == {"reject": ["reject: [c, d]"]}
    choice = Choice((Option("a", correct=True), Option("b")))
    assert changed_fields(choice, Choice(choice.options, accept=("c",))) == {"accept": ["accept: [c]"]}
    number = deck_of("number: 4")
    assert isinstance(number, Number)
    assert changed_fields(number, number) == {}


def test_a_written_deck_has_no_problems() -> None:
    lines = changed_fields(Text("Kyiv"), Text("Kyiv", tuple(TRAPS)))["accept"]
    found, problems = check_text(f"{HEAD}    question: Which city?\n    answer: Kyiv\n    {lines[0]}\n")
    assert found is not None
    assert problems == ()

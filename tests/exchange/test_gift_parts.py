"""The parts of GIFT by themselves: signs, essays, marks, categories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange import ReadOptions
from quizgeo.exchange.categories import Categories, category_of, levels
from quizgeo.exchange.gift import read, write
from quizgeo.exchange.gift.essays import essay_parts, essay_text
from quizgeo.exchange.gift.marks import marked, marks_in
from quizgeo.exchange.gift.syntax import escaped, formed, hide, part, reveal
from quizgeo.exchange.tags import tag_of
from quizgeo.text import clean
from tests.exchange.decks import OPTIONS, deck_of, texts

SIGNS = st.text("\\:#={}~n \nab", max_size=20)


@given(SIGNS | st.text(max_size=20).map(lambda text: text.translate(dict.fromkeys((*range(9), 14, 127)))))
def test_what_is_escaped_is_revealed_as_it_was(text: str) -> None:
    hidden = hide(escaped(text))
    assert reveal(hidden) == text
    assert not set("#={}~:\n") & set(hidden)


@given(st.text(max_size=30))
def test_hiding_moves_nothing(text: str) -> None:
    assert len(hide(text)) == len(text)


def test_signs_that_hide_others_are_no_signs_themselves() -> None:
    assert reveal(hide("\x03\x0e\\#")) == "\x7f\x7f#"


@pytest.mark.parametrize("text", ["[html]x", "[plain]", "[markdown] x", "[moodle]"])
def test_a_text_that_begins_like_a_form_gets_one(text: str) -> None:
    assert formed(reveal(hide(part(text))), "moodle") == ("plain", text)


@pytest.mark.parametrize("text", ["[x]y", "x[html]", "[HTML]x", "plain"])
def test_other_texts_get_none(text: str) -> None:
    assert part(text) == text
    assert formed(text, "markdown") == ("markdown", text)


@given(texts(most=2), st.lists(texts(), max_size=3), st.just("") | texts(most=2))
def test_an_essay_in_one_text_comes_apart_again(model: str, rubric: list[str], explain: str) -> None:
    assert essay_parts(essay_text(model, rubric, explain)) == (model, tuple(rubric), explain)


@given(st.text("a-\n ", max_size=20))
def test_any_text_comes_apart(text: str) -> None:
    model, rubric, explain = essay_parts(text)
    assert len(model) + sum(map(len, rubric)) + len(explain) <= len(text)


def test_marks_are_read_as_they_are_written() -> None:
    found = marks_in(marked("deck/id", ("a", "b]c")).removeprefix("//"))
    assert (found.key, found.origin, found.tags) == ("deck/id", "deck/id", ("a", "b]c"))


@pytest.mark.parametrize(
    "origin", ["deck", "deck/", "/id", "Deck/id", "deck/id/x", "deck/~xyz", "deck/~0123456789", "a b/c"]
)
def test_other_identities_are_no_keys(origin: str) -> None:
    found = marks_in(f"[id:{origin}]")
    assert (found.key, found.origin) == ("", origin)


@pytest.mark.parametrize(
    ("text", "tag"), [("Old rivers, lakes", "Old-rivers-lakes"), (" , ", ""), ("x" * 60, "x" * 40), ("\u202ea", "a")]
)
def test_a_tag_has_no_spaces_and_an_end(text: str, tag: str) -> None:
    assert tag_of(text) == tag


@pytest.mark.parametrize(
    ("category", "names"),
    [
        ("$course$/top/A/B", ("A", "B")),
        ("$course$/A", ("A",)),
        ("$system$", ()),
        ("top/A", ("top", "A")),
        ("A//B/C", ("A/B", "C")),
        ("", ()),
    ],
)
def test_a_category_has_levels(category: str, names: tuple[str, ...]) -> None:
    assert levels(category) == names


@given(texts())
def test_a_title_is_one_level(title: str) -> None:
    assert levels(category_of(title)) in ((" ".join(clean(title).split()),), ())


@pytest.mark.parametrize("title", ["A/B", "1\\:", "a\\n", "\\", "{x} = ~y", "C:\\\\x"])
def test_a_title_comes_back_as_the_title(title: str) -> None:
    deck = deck_of([{"id": "q", "question": "Q", "answer": "a", "wrong": ["b"]}], title=title)
    assert read(write(deck, OPTIONS).data, ReadOptions("x")).title == title


def test_questions_outside_of_any_category_do_not_widen_the_title() -> None:
    found = Categories(["", "A/B", "A/B"])
    assert (found.title, found.several, found.tag("A/B"), found.tag("")) == ("B", False, "", "")

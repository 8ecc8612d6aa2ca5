"""Paper as PDF: the same bytes for the same paper, texts as texts, and a word where no font has a sign."""

import re
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.json import encode

from quizgeo.decks import Deck
from quizgeo.exchange.paper import MissingTypstError, Wish, card_sheets, pdf
from tests.exchange.decks import deck_of, decks
from tests.exchange.paper.papers import SECRETS, every_kind, paper_of

UNASSIGNED = "\u0378"
"""A sign that no font has: nothing is at its place in Unicode."""


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", data))


def test_every_kind_in_every_part_becomes_a_pdf() -> None:
    made = pdf(paper_of(every_kind(), variants=2, explain=True, points=True).printed("questions", "key"))
    assert made.data.startswith(b"%PDF-")
    assert made.missing == ()
    assert b"pdfuaid" in made.data  # it says that it is an accessible one


def test_the_same_paper_has_the_same_bytes() -> None:
    deck = every_kind()
    one, same, other = (pdf(paper_of(deck, seed=seed).printed("questions")).data for seed in (1, 1, 2))
    assert one == same != other


def test_typst_is_given_no_key_where_none_is_printed() -> None:
    given_to_typst = encode(paper_of(every_kind(), variants=2, explain=True).printed("questions")).decode()
    assert [secret for secret in SECRETS if secret in given_to_typst] == []


def test_signs_that_no_font_has_are_named_once() -> None:
    fields = [{"id": f"q{n}", "question": f"Is {UNASSIGNED} a sign?", "answer": f"x{UNASSIGNED}"} for n in range(2)]
    made = pdf(paper_of(deck_of(fields)).printed("questions", "key"))
    assert made.data.startswith(b"%PDF-")
    assert made.missing == (UNASSIGNED,)


def test_nothing_that_says_nothing_unsettles_readers_of_pdf() -> None:
    for title, missing in (("T", ()), (UNASSIGNED, (UNASSIGNED,))):
        made = pdf(paper_of(deck_of([{"id": "q", "question": "?", "answer": "x"}], title=title)).printed("questions"))
        assert (made.missing, b"/Suspects" in made.data, b"/Marked true" in made.data) == (missing, False, True)
        start = int(made.data.rpartition(b"startxref")[2].split()[0])
        assert made.data[start:][:4] == b"xref" or b" obj" in made.data[start:][:20]


SPELLS = (
    "#panic()", '#read("/etc/passwd")', "$x^2$", "*a* _b_ @c <d>", "\\", "`x`", "]", "#{", "//", "/*", "= x", "- x",
)  # fmt: skip


@pytest.mark.parametrize("spell", SPELLS)
def test_what_looks_like_typst_is_text(spell: str) -> None:
    choice = {"id": "a", "question": spell, "answer": f"{spell} 1", "wrong": [f"{spell} 2"], "explain": spell}
    fields: list[dict[str, Any]] = [choice, {"id": "b", "cloze": f"((x)) - {spell} -"}]
    made = pdf(paper_of(deck_of(fields, title=spell), explain=True).printed("questions", "key"))
    assert made.missing == ()


@settings(max_examples=10, deadline=None)
@given(decks())
def test_every_deck_becomes_a_pdf(deck: Deck) -> None:
    assert pdf(paper_of(deck, explain=True, columns=2, size="letter").printed("questions", "key")).data


@pytest.mark.parametrize("title", ["საქართველო", "Հայաստան", "Россия", "عواصم", "Việt Nam"])
def test_scripts_have_fonts_or_are_named(title: str) -> None:
    made = pdf(paper_of(deck_of([{"id": "q", "question": title, "answer": "x"}], title=title)).printed("questions"))
    assert set(made.missing) <= set(title)


def test_a_question_longer_than_a_page_goes_on_on_the_next() -> None:
    short, long = ({"id": "q", "question": text, "answer": "x"} for text in ("Why?", "word " * 1500))
    counts = [pages(pdf(paper_of(deck_of([each])).printed("questions")).data) for each in (short, long)]
    assert counts == [1, 2]


@pytest.mark.parametrize("region", ["south-america", "africa", "world", "caribbean"])
def test_a_map_of_any_shape_stays_on_its_page(region: str) -> None:
    field = {"id": "q", "question": "Which?", "answer": "x", "map": {"region": region}}
    assert pages(pdf(paper_of(deck_of([field])).printed("questions")).data) == 1


def test_many_lines_go_on_on_the_next_page() -> None:
    field = {"id": "q", "question": "All?", "list": [f"x{place}" for place in range(60)]}
    assert pages(pdf(paper_of(deck_of([field])).printed("questions")).data) == 2


def test_only_a_key_longer_than_a_page_is_torn() -> None:
    fields = [{"id": f"q{place}", "question": "?", "list": ["x", "y", "z"], "explain": "word " * 60}
              for place in range(20)]  # fmt: skip
    rights = [placed.right for placed in paper_of(deck_of(fields), explain=True).variants[0].placed]
    assert not any(each.long for each in rights)
    long = {"id": "q", "question": "?", "answer": "x", "explain": "word " * 1500}
    paper = paper_of(deck_of([long]), explain=True)
    assert paper.variants[0].placed[0].right.long
    assert pages(pdf(paper.printed("key")).data) == 2


def test_two_of_the_tallest_maps_stand_on_a_page() -> None:
    spot = {"question": "Where?", "place": [-15, -47], "within": "30 km", "map": {"region": "south-america"}}
    paper = paper_of(deck_of([{"id": f"q{place}", **spot} for place in range(4)]))
    assert pages(pdf(paper.printed("questions")).data) == 2


def test_cards_go_on_as_many_sides_as_they_need() -> None:
    deck = deck_of([{"id": f"q{place}", "front": "a", "back": "b"} for place in range(9)])
    assert pages(pdf(card_sheets(deck, Wish(), "en").printed).data) == 4


def test_without_typst_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingTypstError):
        pdf(paper_of(every_kind()).printed("questions"))

"""Paper as a page: whole, inert, without its key where none is wished, and in order for those who hear it."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from quizgeo.decks import Deck
from quizgeo.exchange.paper import Wish, card_sheets, page
from quizgeo.exchange.paper.paper import Part
from quizgeo.exchange.paper.sheets import Size
from quizgeo.exchange.paper.style import policy, style
from tests.exchange.decks import deck_of, decks
from tests.exchange.paper.papers import SECRETS, every_kind, paper_of

VOID = {"meta", "br"}
SPELLS = (
    "<script>alert(1)</script>",
    "</style><b>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "javascript:x",
    "&lt;",
)


class Tree(HTMLParser):
    """Checks that elements are closed in order, and keeps what they are and say."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)


def parsed(html: str) -> Tree:
    tree = Tree()
    tree.feed(html)
    tree.close()
    assert tree.open == []
    return tree


def html_of(deck: Deck, *parts: Part, tongue: str = "en", **wish: Any) -> str:
    return page(paper_of(deck, tongue, **wish).printed(*(parts or ("questions", "key"))))


def test_what_is_right_is_nowhere_in_a_paper_without_its_key() -> None:
    alone = html_of(every_kind(), "questions", variants=3, points=True, explain=True)
    assert [secret for secret in SECRETS if secret in alone] == []
    with_key = html_of(every_kind(), explain=True)
    assert [secret for secret in SECRETS if secret not in with_key] == ["ARM"]


def test_a_key_of_its_own_has_no_room_to_write() -> None:
    alone = html_of(every_kind(), "key")
    assert "Key" in alone
    assert "____" not in alone
    assert "Tick all" not in alone


@pytest.mark.parametrize("sign", ["A", "B", "C"])
def test_variant_seed_and_hash_stand_in_each_foot(sign: str) -> None:
    paper = paper_of(every_kind(), variants=3, seed=7)
    html = page(paper.printed("questions", "key"))
    assert html.count(f"Variant {sign} · seed 7 · {paper.digest[:8]}") == 2


def test_the_hash_changes_with_the_deck() -> None:
    fields = {"id": "q", "question": "?", "answer": "x"}
    one, same, other = (paper_of(deck_of([each])).digest for each in (fields, fields, fields | {"answer": "y"}))
    assert one == same != other


def test_nothing_is_loaded_and_nothing_runs() -> None:
    tree = parsed(html_of(every_kind(), explain=True))
    metas = [attributes for tag, attributes in tree.elements if attributes.get("http-equiv")]
    assert metas == [{"http-equiv": "Content-Security-Policy", "content": policy(style("a4"))}]
    assert str(metas[0]["content"]).startswith(
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"
    )
    assert {tag for tag, _ in tree.elements}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    assert not [name for _, attributes in tree.elements for name in attributes if name in ("src", "style", "href")]


@pytest.mark.parametrize("spell", SPELLS)
def test_what_looks_like_markup_is_text(spell: str) -> None:
    fields: list[dict[str, Any]] = [
        {"id": "a", "question": spell, "answer": spell, "wrong": [f"{spell}2"], "explain": spell},
        {"id": "b", "question": spell, "match": [[spell, f"1{spell}"], ["x", "y"]]},
        {"id": "c", "question": spell, "groups": {spell: ["1"], "z": [f"3{spell}"]}},
    ]
    tree = parsed(html_of(deck_of(fields, title=spell), explain=True))
    assert "".join(tree.texts).count(spell) >= 12
    assert {tag for tag, _ in tree.elements}.isdisjoint({"script", "b", "img"})


def test_options_on_a_card_are_as_small_as_its_text() -> None:
    match = {f"left {place}": f"right {place}" for place in range(7)}
    html = page(card_sheets(deck_of([{"id": "q", "question": "Match.", "match": match}]), Wish(), "en").printed)
    assert '<div class="tiny">' in html
    assert '<ul class="tiny">' in html


def test_cards_have_one_heading() -> None:
    tree = parsed(page(card_sheets(every_kind(), Wish(), "en").printed))
    assert [tag for tag, _ in tree.elements if tag in ("h1", "h2")] == ["h1"]


@settings(max_examples=30, deadline=None)
@given(decks())
def test_every_deck_gives_a_whole_page(deck: Deck) -> None:
    parsed(html_of(deck, variants=2, explain=True, points=True))
    parsed(page(card_sheets(deck, Wish(), "en").printed))


def test_headings_go_down_step_by_step() -> None:
    tree = parsed(html_of(every_kind(), variants=2))
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 1, 2, 1, 2, 1, 2]
    assert [tag for tag, _ in tree.elements if tag == "main"] == ["main"]


def test_each_text_says_its_language_and_finds_its_direction() -> None:
    fields = [{"id": "q", "question": "باكو؟", "answer": "باكو"}, {"id": "r", "statement": "Да", "answer": "true"}]
    html = html_of(deck_of(fields, title="Тест", language="ru"), tongue="id")
    assert '<html lang="id">' in html
    assert '<bdi dir="auto" lang="ru">باكو؟</bdi>' in html
    assert "<span>Benar</span>" in html


@pytest.mark.parametrize(("title", "way"), [("ქალაქები", "ltr"), ("عواصم", "rtl"), ("1. ערים", "rtl"), ("123", "ltr")])
def test_the_page_runs_as_its_title_does(title: str, way: str) -> None:
    html = html_of(deck_of([{"id": "q", "question": "?", "answer": "x"}], title=title))
    assert f'<main dir="{way}">' in html


@pytest.mark.parametrize(("size", "written"), [("a4", "@page{size:A4"), ("letter", "@page{size:letter")])
def test_the_size_of_the_paper_is_said(size: Size, written: str) -> None:
    assert written in html_of(every_kind(), size=size)


def test_questions_are_never_broken_over_pages() -> None:
    assert "break-inside:avoid" in style("a4").partition(".question{")[2].partition("}")[0]


def test_a_box_for_a_letter_is_large_enough_for_a_hand() -> None:
    assert "width:7.5mm;height:7.5mm" in style("a4").partition(".cell{")[2].partition("}")[0]
    html = html_of(every_kind(), "questions", in_order=True)
    assert html.count('class="cell"') == 3 + 2  # steps, and lefts of pairs


def test_pairs_stand_side_by_side_in_columns_too() -> None:
    assert "grid-template-columns:1fr 1fr" in style("a4").partition(".pairs{")[2].partition("}")[0]


def test_the_total_keeps_off_the_first_question() -> None:
    assert ".total{margin:0 0 1rem}" in style("a4")


def test_two_columns_are_two_columns() -> None:
    assert 'class="questions two"' in html_of(every_kind(), columns=2)
    assert 'class="questions two"' not in html_of(every_kind())


def test_it_can_be_read_without_its_style() -> None:
    text = "".join(parsed(html_of(every_kind(), in_order=True)).texts)
    assert "1. " in text
    assert "☐ A" in text
    assert re.search(r"The \(1\) _{14} \(hinted\) and \(2\) _{14}\.", text)
    assert re.search(r"first ☐ → ☐ → ☐ last", text)


def test_the_same_paper_has_the_same_bytes() -> None:
    deck = every_kind()
    assert html_of(deck, seed=3, variants=2) == html_of(deck, seed=3, variants=2)
    assert html_of(deck, seed=3) != html_of(deck, seed=4)


def test_a_page_needs_neither_typst_nor_a_screen() -> None:
    program = """
import sys
from quizgeo.decks import parse_deck
from quizgeo.exchange.paper import Wish, compose, page
deck = parse_deck("{quizgeo: 1, deck: d, title: T, language: en, questions: [{id: a, question: Q?, answer: x}]}")
assert "Q?" in page(compose(deck, Wish(), "en").printed("questions", "key"))
print(sorted({"typst", "textual", "rich", "aiohttp", "fsrs", "click"} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_our_own_words_keep_their_direction_on_a_page_from_right_to_left() -> None:
    html = html_of(deck_of([{"id": "q", "question": "ما؟", "answer": "x", "points": 2}], title="عواصم"), points=True)
    assert re.findall(r"<td>([^<]*2 points)", html) == []
    assert re.findall(r"<td><bdi[^>]*>2 points</bdi>", html) != []


def test_a_unit_stands_beside_its_line() -> None:
    assert ".line .rule{flex:0 1 auto}" in style("a4")

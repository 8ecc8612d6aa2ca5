"""A deck as Markdown: readable, its answers folded, nothing of its texts taken for markup."""

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quizgeo.answers import answer_lines
from quizgeo.decks import Deck
from quizgeo.exchange import FORMATS
from quizgeo.exchange.inert import inert
from quizgeo.exchange.markdown import write
from quizgeo.language import in_use
from quizgeo.text import clean
from tests.exchange.decks import OPTIONS, TRICKY, deck_of, decks

READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
HOSTILE = (
    "http://example.org/x", "www.example.org", "a@example.org", "@learner", "#12", "mailto:a@b.c", "[a](http://b.c)",
    "![a](b.png)", "<img src=x onerror=y>", "</details>", "<!-- a -->", "***a***", "__a__", "~~a~~", "`a`", "```",
    "# a", "- a", "+ a", "* a", "1. a", "1) a", "> a", "| a | b |", "---", "===", "~~~", "    code", "&lt;", "&#35;",
    "[^1]",    "$a$", "\\", "a\\", ":-:", "[a]: http://b.c", "a  \nb", "a\n\n# b", "a\n- b\n1. c",
)  # fmt: skip
TEXTS = st.sampled_from((*TRICKY, *HOSTILE)) | st.text("ab #*_-`<>&[]()!|~\\1.)+=:/@$\n", min_size=1, max_size=20)


def of(*questions: dict[str, Any], **head: Any) -> str:
    deck = deck_of([{"id": f"q{place}", **fields} for place, fields in enumerate(questions)], **head)
    return write(deck, OPTIONS).data.decode()


def shown(markdown: str) -> tuple[list[str], str]:
    """Give the tags that a reader of Markdown makes, and the text that it shows; breaks are line ends."""
    page = READER.render(markdown).replace("<!-- -->", "").replace("<br>", "\n")
    return re.findall(r"</?[a-z][^>]*>", page), html.unescape(re.sub(r"<[^>]+>", "", page))


# -- as it is read -----------------------------------------------------------------------------------------------------


def test_a_question_its_options_and_its_answer() -> None:
    fields = {
        "question": "What is the capital of Georgia?", "answer": "Tbilisi", "wrong": ["Batumi", "Kutaisi"],
        "explain": "On the Kura.", "hint": "It begins with T.", "feedback": {"Batumi": "A port."},
        "source": {"ref": "article", "at": 21}, "as_of": "2025-07", "status": "claim", "difficulty": 2,
        "tags": ["capitals", "georgia"], "points": 2, "time": 30,
    }  # fmt: skip
    text = of(fields, description="About the Caucasus.")
    head, _break, rest = text.partition("**1.** ")
    assert head == "# Title: a &lt;deck&gt; &amp; more\n\nAbout the Caucasus.\n\n"
    question, *folded = rest.split("\n\n<details>\n")
    lines = question.split("\n")
    assert lines[:4] == ["What is the capital of Georgia?", "", "2 points · 30 s", ""]
    assert sorted(line.partition(") ")[2] for line in lines[4:]) == ["Batumi", "Kutaisi", "Tbilisi"]
    assert [line[:5] for line in lines[4:]] == ["- A) ", "- B) ", "- C) "]
    facts = "Source: An article, paragraph 21 · as of 2025-07 · claim · difficulty 2 of 5 · about: capitals, georgia"
    assert folded == [
        "<summary>Hint</summary>\n\nIt begins with T.\n\n</details>",
        f"<summary>Answer</summary>\n\n- **Tbilisi**\n\nOn the Kura.\n\n- Batumi: A port.\n\n{facts}\n\n</details>\n",
    ]


@pytest.mark.parametrize(
    ("fields", "asked", "answered"),
    [
        ({"statement": "S.", "answer": "no"}, ["S.", "True or false?"], []),
        ({"question": "Q", "answers": ["a", "b"], "wrong": ["c"]}, ["More than one is right."], ["**a**", "**b**"]),
        ({"question": "Q", "number": "38", "unit": "km"}, ["km"], ["38"]),
        ({"question": "Q", "list": ["a", ["b", "c"], "d"], "need": 2}, ["Name 2."], ["a", "b"]),
        ({"question": "Q", "order": ["a", "b", "c"]}, [") a", ") b", ") c"], ["a", "b", "c"]),
        ({"question": "Q", "match": {"a": "b", "c": "d"}, "extra": ["e"]}, ["- a", ") b", ") e"], []),
        ({"question": "Q", "groups": {"a": ["b"], "c": ["d", "e"]}}, ["- a", "- c", ") d"], []),
        ({"cloze": "In ((1993::a year)) so."}, [r"In \_\_\_\_\_ (a year) so."], ["1993"]),
        ({"question": "P.", "cloze": "((a)) b"}, [r"P.<br>\_\_\_\_\_ b"], []),
        ({"front": "F", "back": "B"}, ["F"], ["**B**"]),
        ({"question": "Why?", "model": "M.", "rubric": ["r1"]}, ["Why?"], ["M.", "- r1"]),
        ({"question": "Q", "answer": "Z", "accept": ["Y"]}, ["Q"], ["**Z**", "also right: Y"]),
        ({"question": "Q", "find": "AM", "map": {"region": "south-caucasus"}}, ["On the map: south-caucasus"], []),
        ({"question": "Q", "options": [
            {"text": "a", "correct": "yes"}, {"text": "b", "credit": 0.5, "feedback": "F."}
        ]}, [") a", ") b"], ["b: 50 % of the points", "b: F."]),
    ],
)  # fmt: skip
def test_every_kind_is_asked_and_answered(fields: dict[str, Any], asked: list[str], answered: list[str]) -> None:
    before, _fold, after = of(fields).partition("<summary>Answer</summary>")
    assert [each for each in asked if each not in before] == []
    assert [each for each in answered if each not in after] == []


def test_the_words_are_in_the_language_of_the_deck() -> None:
    text = of({"statement": "S.", "answer": "no"}, language="id")
    assert "<summary>Answer</summary>" not in text
    assert in_use() == "en"


def test_right_options_do_not_always_come_first() -> None:
    asked = {"question": "Q", "answer": "a", "wrong": ["b", "c", "d"]}
    text = of(*({**asked, "question": f"Q{place}"} for place in range(20)))
    first = re.findall(r"- A\) (.)", text)
    assert len(first) == 20
    assert len(set(first)) > 2


def test_options_that_keep_their_order_and_places_do() -> None:
    asked = {"question": "Q", "options": ["b", {"text": "a", "correct": "yes"}, {"text": "c", "pin": "last"}]}
    assert "- A) b\n- B) a\n- C) c" in of({**asked, "shuffle": "no"})
    assert "- C) c" in of(asked)


def test_fields_that_it_has_no_place_for_are_named() -> None:
    deck = deck_of([{"id": "q", "question": "Q", "answer": "a", "wrong": ["b"], "shuffle": "no"}])
    assert [(loss.key, loss.field, loss.what) for loss in write(deck, OPTIONS).losses] == [
        ("d/q", "shuffle", "dropped")
    ]


# -- inert -------------------------------------------------------------------------------------------------------------


@given(TEXTS)
def test_any_text_is_shown_as_it_is_and_does_nothing(text: str) -> None:
    text = clean(text, lines=True)
    lines = "\n".join(re.sub(r" +", " ", line.strip()) for line in text.split("\n"))
    for before, tags in (("", ["<p>", "</p>"]), ("- A) ", ["<ul>", "<li>", "</li>", "</ul>"])):
        if not text:
            continue
        made, read = shown(f"{before}{inert(text)}")
        assert made == tags
        assert re.sub(r" +", " ", read.strip()) == f"{before.removeprefix('- ')}{lines}".strip()


@pytest.mark.parametrize("text", ["http://example.org", "a@b.c", "www.example.org", "@learner", "#12", "HTTPS://X.Y"])
def test_nothing_is_linked_by_readers_that_link_plain_addresses(text: str) -> None:
    assert "<!-- -->" in inert(text)
    assert inert(text).replace("<!-- -->", "").replace("\\", "") == text


@given(decks())
def test_any_deck_has_the_tags_of_its_blocks_alone(deck: Deck) -> None:
    one = FORMATS["markdown"].write(deck, OPTIONS)
    assert one == FORMATS["markdown"].write(deck, OPTIONS)
    assert one.count == len(deck)
    tags, text = shown(one.data.decode())
    allowed = {"h1", "p", "strong", "ul", "li", "details", "summary"}
    assert {tag.strip("</>") for tag in tags} <= allowed
    assert tags.count("<details>") == tags.count("</details>") == sum(1 + len(each.hints) for each in deck)
    flat = re.sub(r"\s+", " ", text)
    for question in deck:
        for line in answer_lines(question):
            assert re.sub(r"\s+", " ", line).strip() in flat

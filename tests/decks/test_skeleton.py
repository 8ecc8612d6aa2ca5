"""A new deck: nothing is found in it, its values read back as they were given, and its comments are questions too."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import KINDS, AuthoringError, Severity, check_text, parse_deck, quoted, skeleton_text
from quizgeo.decks.checking import inspect_file
from quizgeo.decks.events import read_tree
from quizgeo.decks.generic import read_generic
from quizgeo.decks.nodes import ListNode
from quizgeo.decks.report import Report
from quizgeo.decks.skeleton import identity_of
from quizgeo.text import clean

WORDS = st.one_of(
    st.text(min_size=1, max_size=60),
    st.text(st.sampled_from("abc :#,[]{}&*!|>'\"%@`\\-?~\n\t=<.0"), min_size=1, max_size=20),
    st.sampled_from(
        ["no", "null", "~", "1993", "12:30", "- a", "a: b", "a #b", "Moscow's allies", '"', "'", "\\", "...", "---"]
    ),
)


def uncommented(text: str) -> str:
    """Take the comments away from all questions."""
    return re.sub(r"^  # (?=- |  )", "  ", re.sub(r"^  # [^-\s].*$", "", text, flags=re.MULTILINE), flags=re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "id", "az", "zh-Hant"])
@pytest.mark.parametrize(("source", "published"), [("", ""), ("News article", ""), ("News article", "2025-07")])
def test_nothing_is_found_in_a_new_deck(tmp_path: Path, language: str, source: str, published: str) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(skeleton_text("Moscow's allies", language, source, published), encoding="utf-8")
    checking = inspect_file(path, today=date(2026, 3, 2))
    deck = checking.deck
    assert deck is not None
    undated = ["CT001"] * bool(source and not published)
    assert [problem.code for problem in checking.problems] == ["DK017"] * (language not in ("en", "id")) + undated
    assert all(problem.severity is Severity.INFO for problem in checking.problems)
    assert (deck.id, deck.title, deck.language) == ("moscows-allies", "Moscow's allies", language)
    assert [each.title for each in deck.sources.values()] == ([source] if source else [])
    assert str(deck.as_of or "") == published


@given(title=WORDS, source=WORDS)
def test_any_title_and_source_read_back_as_they_were_given(title: str, source: str) -> None:
    if not clean(title) or not clean(source):
        return
    deck = parse_deck(skeleton_text(title, "en", source))
    assert deck.title == clean(title)
    assert deck.sources["main"].title == clean(source)


@given(st.lists(WORDS.map(lambda text: clean(text, lines=True)).filter(bool), min_size=1, max_size=4))
def test_a_quoted_text_reads_back_wherever_it_stands(texts: list[str]) -> None:
    written = ", ".join(map(quoted, texts))
    for text in (f"[{written}]", "\n".join(f"- {quoted(each)}" for each in texts)):
        root = read_tree(text, report := Report("d.yaml"))[0].root
        assert report.problems == []
        assert isinstance(root, ListNode)
        assert [getattr(item, "value", None) for item in root.items] == texts
        assert read_generic(text) == texts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Karabakh", "Karabakh"),
        ("Moscow's allies (2025)", "Moscow's allies (2025)"),
        ("a: b", '"a: b"'),
        ("no", '"no"'),
        ("1993", '"1993"'),
        ('say "so"', '"say \\"so\\""'),
        ("a\\b", '"a\\\\b"'),
        ("two\nlines", '"two\\nlines"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert quoted(text) == written


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_comment_is_a_question_of_its_kind(language: str) -> None:
    text = uncommented(skeleton_text("T", language, "News article", "2025-07"))
    deck, problems = check_text(text)
    assert problems == ()
    assert deck is not None
    kinds = [row.name for row in KINDS if row.name not in ("options", "text")]
    kinds.insert(kinds.index("multiple") + 1, "choice")
    assert [question.kind for question in deck] == ["text", *kinds]


def test_a_new_deck_says_what_never_changes() -> None:
    lines = skeleton_text("Karabakh").splitlines()
    assert lines[:6] == [
        "quizgeo: 1",
        "deck: karabakh                      # never changes: what learners did hangs on it",
        "title: Karabakh",
        "language: en",
        'scope: "Write here what the deck rests on, and what it leaves out."',
        "questions:",
    ]
    assert "  # A statement is true or false." in lines
    assert skeleton_text("Karabakh").endswith("\n")


@pytest.mark.parametrize(
    ("title", "identity"),
    [
        ("Karabakh", "karabakh"),
        ("Türkiye & Əliyev", "turkiye-and-aliyev"),
        ("The 1990s", "the-1990s"),
        ("Карабах", "deck"),
        ("a" * 100, "a" * 64),
        ("-- a --", "a"),
    ],
)
def test_an_identity_is_made_of_the_title(title: str, identity: str) -> None:
    assert identity_of(title) == identity
    assert parse_deck(skeleton_text(title)).id == identity


def test_another_text_gives_the_identity_where_the_title_has_no_latin_letter() -> None:
    assert identity_of("Карабах", "en", "Karabakh (new)") == "karabakh-new"
    assert identity_of("Карабах", "en", "Карабах") == "deck"
    assert identity_of("Karabakh", "en", "other") == "karabakh"


def test_an_identity_can_be_given() -> None:
    assert parse_deck(skeleton_text("Карабах", "en", deck="karabakh-2")).id == "karabakh-2"


@pytest.mark.parametrize(
    ("given_values", "sentence"),
    [
        ({"title": " \u200b"}, "The title is empty: give a few words."),
        ({"title": "x" * 1001}, "The title is longer than 1000 characters: shorten it."),
        ({"title": "T", "source": "\n"}, "The source is empty: give a few words."),
        ({"title": "T", "language": "english"}, '"english" is no language tag; write en, id, az or zh-Hant'),
        ({"title": "T", "source": "S", "published": "2025-13"},
         "there is no month 13; write 2023, 2023-09 or 2023-09-19"),
        ({"title": "T", "published": "2025"}, "A date of publication needs a source: give its title as well."),
        ({"title": "T", "deck": "My Deck"},
         '"My Deck" is not an identity of small letters, digits and single dashes; write my-deck'),
        ({"title": "T", "deck": "Я"}, '"Я" is not an identity of small letters, digits and single dashes'),
    ],
)  # fmt: skip
def test_a_value_that_no_deck_can_hold_is_told(given_values: dict[str, str], sentence: str) -> None:
    with pytest.raises(AuthoringError) as raised:
        skeleton_text(**given_values)
    assert str(raised.value) == sentence

"""Where a spelling differs: lines for eyes, and words that say all of it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgeo.answers.diff import diff
from quizgeo.cli.difference import Lines, difference, picture
from quizgeo.text import cells, clean


def lines_of(given: str, answer: str, *, strict: bool = False) -> Lines:
    """Align two texts as the judge does."""
    lines = diff(given, answer, strict=strict)
    assert lines is not None
    return lines


@pytest.mark.parametrize(
    ("given", "answer", "words"),
    [
        ("Kyrgystan", "Kyrgyzstan", "letter 6, z missing"),
        ("Tbilissi", "Tbilisi", "letter 7, s too much"),
        ("Kirsk", "Kursk", "letter 2, i in place of u"),
        ("Kazahkstan", "Kazakhstan", "letter 5, k and h exchanged"),
        ("akzakhstan", "Kazakhstan", "letter 1, K and a exchanged"),
        ("Baku!", "Baki", "letter 4, u in place of i"),
        ("New Yrok", "New York", "word 2, letter 2, o and r exchanged"),
        ("NewYork", "New York", "word 1, letter 4, a space missing"),
        ("Mon tenegro", "Montenegro", "letter 4, a space too much"),
        ("North Osetia", "North Ossetia", "word 2, letter 3, s missing"),
        ("Gence", "Gəncə", "letter 2, e in place of ə; letter 5, e in place of ə"),
        ("Еревон", "Ереван", "letter 5, о in place of а"),
        ("東京都", "東都", "letter 2, 京 too much"),
        ("strase", "Straße", "letter 5, s in place of ß"),
        ("straße", "strase", "letter 5, ß in place of s"),
        ("Treaty Org", "Treaty Organisation", "word 2, letter 4, anisation missing"),
        ("a" + "b" * 30, "a" + "c" * 30, f"letter 2, {'b' * 15}… in place of {'c' * 15}…"),
        ("ax\u030cbd", "ax\u030ccd", "letter 3, b in place of c"),
        ("axcyezgh ipqr", "abcdefgh ijkl", None),
    ],
)
def test_a_slip_of_the_fingers_is_told_in_words(given: str, answer: str, words: str | None) -> None:
    told = "Difference: 4 places, from word 1, letter 2 on." if words is None else f"Difference: {words}."
    assert difference(lines_of(given, answer), answer) == told


@pytest.mark.parametrize(
    ("given", "answer", "words"),
    [
        ("victory", "Victory", "letter 1, small v, to be written capital V"),
        ("NATO", "Nato", "letter 2, capital ATO, to be written small ato"),
        ("Rock-hewn", "Rock hewn", "word 1, letter 5, “-” in place of a space"),
        ("same", "same", None),
    ],
)
def test_where_the_spelling_counts_case_and_signs_are_told(given: str, answer: str, words: str | None) -> None:
    told = difference(lines_of(given, answer, strict=True), answer)
    assert told == (f"Difference: {words}." if words else "")


def test_lines_stand_under_each_other_with_their_names() -> None:
    assert picture(lines_of("Kyrgystan", "Kyrgyzstan")) == [
        "you     Kyrgy·stan",
        "answer  Kyrgyzstan",
        "             ^",
    ]


def test_wide_letters_are_aligned_by_cells() -> None:
    assert picture(lines_of("東京都", "東都")) == ["you     東京都", "answer  東· 都", "          ^^"]


def test_texts_from_right_to_left_stand_alone() -> None:
    lines = lines_of("ירושלם", "ירושלים")
    assert picture(lines) == ["you     ירושלם", "answer  ירושלים"]
    assert difference(lines, "ירושלים") == ""


@pytest.mark.parametrize(
    "lines", [("", "", "^"), ("a", "a", "   ^"), ("·", "·", "^"), ("a b", "·", "^^^"), ("·", " ", "^")]
)
def test_lines_that_do_not_fit_each_other_tell_something_or_nothing(lines: Lines) -> None:
    assert difference(lines, "a").startswith("Difference: ") or not difference(lines, "a")


def test_an_answer_that_is_not_in_the_lines_is_told_by_the_lines() -> None:
    assert difference(("abd", "acd", " ^"), "else") == "Difference: letter 2, b in place of c."


TEXTS = st.text("abcäßéə 東ក-·", min_size=1, max_size=20) | st.text(max_size=20)


@given(TEXTS.map(clean), TEXTS.map(clean), st.booleans())
def test_what_is_marked_is_told_and_the_sentence_is_short(given: str, answer: str, strict: bool) -> None:
    lines = diff(given, answer, strict=strict)
    assume(lines is not None)
    assert lines is not None
    told = difference(lines, answer)
    assert bool(told) == ("^" in lines[2])
    assert cells(told) <= 300
    assert "\n" not in told

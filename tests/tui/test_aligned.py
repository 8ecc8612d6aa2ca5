"""Where an answer differs: three lines that are cut together, and parts that each have their own verdict."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.content import Content

from quizgeo.answers import Verdict, check_answer
from quizgeo.decks import CardKey, Cloze, Gap, Kind, ListOf, Question, Text
from quizgeo.memory import Rating
from quizgeo.study import Asked, Blank, Counts, Offer, Revealed
from quizgeo.text import cells
from quizgeo.tui.forms import form_for
from quizgeo.tui.lines.aligned import cut
from quizgeo.tui.lines.parts import Part, gap_part, item_parts, part_sign, part_words
from quizgeo.tui.lines.ratings import rating_row
from quizgeo.tui.lines.reveal import Reveal, message, reveal
from quizgeo.tui.lines.study import side_rows
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

SHEET = Sheet(80, FULL)
NARROW = Sheet(60, FULL)
KEY = CardKey("deck/card")
LONG = "Collective Security Treaty Organisation of the former Soviet republics"
SLIPS = "Colective Security Treaty Organisation of the former Sowiet republics"


def text(rows: Sequence[Content]) -> list[str]:
    return [each.plain.rstrip() for each in rows]


def judged(body: Kind, given: str | list[str], asked: Asked | None = None) -> Revealed:
    """Give the view of a typed answer as it was judged."""
    question = Question(KEY, "card", body, "What?")
    asked = asked or Asked(KEY, body.name, "What?", need=body.need if isinstance(body, ListOf) else 0)
    return Revealed(
        asked=asked, counts=Counts(0, 0, 0, 1), question=question, given=given, verdict=check_answer(question, given),
        rating=Rating.GOOD, offers=(), why="", due_day=3, returns=False, saved=None, practice=False,
    )  # fmt: skip


def shown(view: Revealed, sheet: Sheet = SHEET) -> Reveal:
    return reveal(view, form_for(view.asked), sheet)


def compared(answer: str, given: str, sheet: Sheet = SHEET, *, strict: bool = False) -> list[str]:
    """Give the row of the field and those under it."""
    found = shown(judged(Text(answer, strict=strict), given), sheet)
    return [f"{found.label.plain}{found.field}", *text(found.under)]


class TestCutting:
    def test_lines_that_fit_stay_as_they_are(self) -> None:
        lines = ("Kyrgy·stan", "Kyrgyzstan", "     ^")
        assert cut(lines, 10) == lines

    def test_what_is_too_wide_ends_alike(self) -> None:
        lines = cut(("abcdefghi·jkl", "abXdefghiZjkl", "  ^      ^"), 8)
        assert lines == ("abcdefg…", "abXdefg…", "  ^")

    def test_the_first_difference_is_seen_wherever_it_stands(self) -> None:
        same = "x" * 60
        assert cut((f"{same}a{same}", f"{same}b{same}", " " * 60 + "^"), 12) == (
            "…xxxxaxxxxx…", "…xxxxbxxxxx…", "     ^",
        )  # fmt: skip
        assert cut((f"{same}a", f"{same}b", " " * 60 + "^"), 12) == ("…xxxxxxxxxxa", "…xxxxxxxxxxb", " " * 11 + "^")

    def test_wide_signs_are_not_cut_in_two(self) -> None:
        given_, answer, carets = cut(("東京都府舎前東京", "東京都庁舎前東京", "      ^^"), 9)
        assert (given_, answer, carets) == ("東京都府…", "東京都庁…", "      ^^")

    def test_a_mark_stays_with_its_letter(self) -> None:
        lines = ("e\u0301e\u0301e\u0301xe\u0301e\u0301", "e\u0301e\u0301e\u0301ye\u0301e\u0301", "   ^")
        assert cut(lines, 5) == ("e\u0301e\u0301e\u0301x…", "e\u0301e\u0301e\u0301y…", "   ^")

    def test_lines_without_carets_are_cut_too(self) -> None:
        assert cut(("الجزاير الجزائر", "الجزائر", ""), 9) == ("الجزاير …", "الجزائر …", "")


letters = st.sampled_from("abc東京é· ")
columns = st.lists(st.tuples(letters, letters), min_size=1, max_size=60)


def padded(pairs: list[tuple[str, str]]) -> tuple[str, str, str]:
    lines = ["", "", ""]
    for left, right in pairs:
        width = max(cells(left), cells(right))
        mark = (" " if left == right else "^") * width
        for place, sign in enumerate((left, right, mark)):
            lines[place] += sign + " " * (width - cells(sign))
    return lines[0], lines[1], lines[2].rstrip()


@given(columns, st.integers(6, 50))
def test_cut_lines_fit_and_their_carets_still_stand_under_what_differs(
    pairs: list[tuple[str, str]], width: int
) -> None:
    lines = padded(pairs)
    given_, answer, carets = cut(lines, width)
    assert max(map(cells, (given_, answer, carets))) <= width
    assert ("^" in carets) == ("^" in lines[2])
    places = [[cells(line[:end]) for end in range(len(line))] for line in (given_, answer)]
    for cell, mark in enumerate(carets):
        signs = [
            line[place.index(cell)] if cell in place else ""
            for line, place in zip((given_, answer), places, strict=True)
        ]
        if mark == "^" and all(signs) and " " not in signs:
            assert signs[0] != signs[1]


class TestWords:
    def test_a_close_answer_is_said_to_count_and_the_place_is_marked(self) -> None:
        view = judged(Text("Kyrgyzstan"), "Kyrgystan")
        assert text(message(view, SHEET)) == ["  ≈ Almost, counted as right. It is written Kyrgyzstan."]
        assert compared("Kyrgyzstan", "Kyrgystan") == [
            "    you      Kyrgy·stan", "    answer   Kyrgyzstan", "                  ^",
        ]  # fmt: skip

    @pytest.mark.parametrize("sheet", [NARROW, SHEET, Sheet(72, FULL)], ids=lambda sheet: str(sheet.width))
    def test_a_long_answer_is_cut_in_both_rows_and_whole_in_the_explanation(self, sheet: Sheet) -> None:
        view = judged(Text(LONG), SLIPS)
        given_, answer, carets = compared(LONG, SLIPS, sheet)
        assert given_.endswith("…")
        assert answer.endswith("…")
        assert cells(given_) == cells(answer) <= sheet.width - 2
        assert answer[carets.index("^")] == "l"
        found = shown(view, sheet)
        assert found.whole == LONG
        side = text(side_rows(view, sheet, ruled=True, whole=found.whole))
        assert " ".join(" ".join(side[1:]).split()) == f"Answer {LONG}"

    def test_an_answer_of_many_rows_is_told_whole_too(self) -> None:
        sentence = "word " * 60
        assert shown(judged(Text(sentence.strip()), "other")).whole == sentence.strip()
        assert shown(judged(Text("Tbilisi"), "other")).whole == ""

    def test_wide_signs_have_their_carets_under_them(self) -> None:
        assert compared("東京都庁舎前", "東京都府舎前")[1:] == ["    answer   東京都庁舎前", f"{' ' * 19}^^"]

    def test_what_runs_from_right_to_left_has_two_rows_and_no_carets(self) -> None:
        assert compared("الجمهورية", "الجمهوريا") == ["    you      الجمهوريا", "    answer   الجمهورية"]

    def test_capitals_are_marked_where_the_spelling_counts(self) -> None:
        assert compared("Victory Day", "victory day", strict=True)[2] == f"{' ' * 13}^       ^"

    def test_a_text_without_a_picture_ends_in_an_ellipsis_where_it_is_too_long(self) -> None:
        given_, answer = compared("Tbilisi", "word " * 60, NARROW)
        assert given_.endswith("…")
        assert cells(given_) <= NARROW.width - 2
        assert answer == "    answer   Tbilisi"

    def test_a_single_gap_is_compared_like_a_text(self) -> None:
        view = judged(Cloze((Gap("Baku"), " is it.")), ["Bakku"], Asked(KEY, "cloze", "?", parts=(Blank(), " is it.")))
        assert shown(view).field == judged(Text("Baku"), "Bakku").verdict.diff[0]  # type: ignore[index]  # it has one


CLOSE = Verdict("close", 1.0, "typo", "Almost.", "Georgia")
EXACT = Verdict("exact", 1.0, "same", "Right.", "Armenia")
FOLDED = Verdict("exact", 1.0, "folded", "Right.", "Gəncə")
WRONG = Verdict("wrong", 0.0, "different", "No.", "Armenia, Georgia")


class TestParts:
    def test_a_close_part_shows_its_spelling_and_that_it_counts(self) -> None:
        part = gap_part("Gorgia", "Georgia", CLOSE, FULL)
        assert part_sign(part, FULL)[0] == "≈"
        assert part_words(part, SHEET).plain == "Gorgia  →  Georgia, counted as right"

    def test_an_exact_part_shows_how_it_is_written_where_that_differs(self) -> None:
        assert part_words(gap_part("armenia", "Armenia", EXACT, FULL), SHEET).plain == "armenia"
        assert part_words(gap_part("Ganja", "Gəncə", FOLDED, FULL), SHEET).plain == "Ganja  →  Gəncə"

    def test_a_wrong_gap_shows_its_answer_and_an_empty_one_a_dash(self) -> None:
        part = gap_part("", "Armenia", replace(WRONG, answer="Armenia"), FULL)
        assert (part_sign(part, FULL)[0], part_words(part, SHEET).plain) == ("✘", "–  →  Armenia")

    def test_words_give_way_in_a_narrow_row_and_the_spelling_stays(self) -> None:
        part = Part("Gorgia" * 5, CLOSE, "Georgia" * 3)
        told = part_words(part, Sheet(40, FULL)).plain
        assert told == f"{('Gorgia' * 5)[:19]}…  →  {'Georgia' * 2}…"
        assert cells(told) == 40
        assert part_words(Part("Gorgia", CLOSE, "Georgia"), Sheet(20, PLAIN)).plain == "Gorgia  >  Georgia"

    @pytest.mark.parametrize(
        "typed",
        [
            "Gorgia; Turkey; Armenia", "Gorgia, Turkey, Armenia", "Gorgia; Turkey and Armenia",
            "1. Gorgia 2. Turkey 3. Armenia", "Gorgia + Turkey + Armenia", "Gorgia, Turkey as well as Armenia",
            "Gorgia / Turkey & Armenia",
        ],
    )  # fmt: skip
    def test_items_are_told_one_by_one_however_they_were_typed(self, typed: str) -> None:
        view = judged(ListOf((("Armenia",), ("Georgia",), ("Iran",)), 3), typed)
        parts = item_parts([typed], view.verdict.parts)
        assert [(part.given, part.right) for part in parts] == [("Gorgia", "Georgia"), ("Turkey", ""), ("Armenia", "")]

    def test_items_that_follow_each_other_bare_are_told_one_by_one(self) -> None:
        view = judged(ListOf((("Armenia",), ("Georgia",), ("Iran",)), 3), "Armenia Georgia Iran")
        assert [part.given for part in item_parts(["Armenia Georgia Iran"], view.verdict.parts)] == [
            "Armenia", "Georgia", "Iran",
        ]  # fmt: skip

    def test_a_name_with_a_word_between_items_in_it_is_told_whole(self) -> None:
        view = judged(ListOf((("Bosnia and Herzegovina",), ("Georgia",)), 2), "Bosnia and Herzegovina, Georgia")
        assert [part.given for part in item_parts([""], view.verdict.parts)] == ["Bosnia and Herzegovina", "Georgia"]

    def test_a_repeated_item_is_not_counted_again(self) -> None:
        found = shown(judged(ListOf((("Armenia",), ("Georgia",), ("Iran",)), 3), "Georgia; Gorgia; Iran"))
        assert text(found.top.rows) == ["  ✔ 1        Georgia", "  · 2        Gorgia  →  Georgia, named before"]

    def test_the_same_item_twice_is_told_once(self) -> None:
        found = shown(judged(ListOf((("Armenia",), ("Georgia",)), 2), "Turkey; georgia; Georgia"))
        assert [*text(found.top.rows), f"{found.label.plain}{found.field}"] == [
            "  ✘ 1        Turkey", "  ✔ 2        georgia",
        ]  # fmt: skip

    def test_what_was_not_judged_item_by_item_is_shown_as_given(self) -> None:
        parts = item_parts(["one two; three"], [])
        assert [(part.given, part.verdict) for part in parts] == [("one two", None), ("three", None)]
        assert part_sign(parts[0], FULL) == (" ", "")

    def test_more_items_than_were_asked_for_stand_below(self) -> None:
        view = judged(ListOf((("Armenia",), ("Georgia",)), 2), "Armenia, Turkey, Gorgia")
        found = shown(view)
        assert text(found.top.rows) == ["  ✔ 1        Armenia"]
        assert f"{found.label.plain}{found.field}" == "  ✘ 2        Turkey"
        assert text(found.under)[0] == "  ≈ 3        Gorgia  →  Georgia, counted as right"

    def test_a_list_given_up_shows_nothing_as_given(self) -> None:
        found = shown(replace(judged(ListOf((("Armenia",), ("Georgia",)), 2), "x"), given=None))
        assert text(found.top.rows) == [""]
        assert (found.label.plain, found.field) == ("", "")


WORDY = 71
"""Columns from which on lengths of time are told in whole words."""
OFFERS = (Offer(Rating.AGAIN, 0, 0), Offer(Rating.HARD, 1, 1), Offer(Rating.GOOD, 2, 2), Offer(Rating.EASY, 300, 300))


@pytest.mark.parametrize("width", [60, 70, 71, 80])
def test_four_ratings_fit_the_narrowest_window(width: int) -> None:
    shown = rating_row(OFFERS, Rating.GOOD, Sheet(width, FULL)).face.plain.rstrip()
    assert shown.endswith("4 Easy  10 mo" if width < WORDY else "4 Easy  10 months")
    assert cells(shown) <= width

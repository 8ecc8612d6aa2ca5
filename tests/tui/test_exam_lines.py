"""The rows of exams, made from values alone."""

import pytest
from msgspec.structs import replace

from quizgeo.cli.exam_lines import result_lines
from quizgeo.language import use
from quizgeo.study.exam_log import Line, Marking, Record
from quizgeo.study.exam_mark import Part, mark_of
from quizgeo.study.exam_paper import Paper, Slot
from quizgeo.tui.lines.exam import (
    TAGS,
    Choices,
    choice_rows,
    clock,
    hand_in_words,
    outcome_sign,
    overview_rows,
    overview_words,
    part_words,
    result_rows,
    squares,
    wish_words,
)
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

SHEET = Sheet(80, FULL)


def paper(count: int, *tags: str) -> Record:
    """Give an open paper; questions have these tags in turn."""
    slots = tuple(
        Slot(f"deck/q{n}", "0", 2.0 if n == 0 else 1.0, (tags[n % len(tags)],) if tags else ()) for n in range(count)
    )
    made = Paper("ab" * 16, 1207, "Title", (("deck", "deck.yaml"),), slots, 600_000)
    return Record(made, (Line(),) * count, 0, 20_000, 60_000, 600_000)


def with_lines(record: Record, *lines: Line) -> Record:
    return replace(record, lines=(*lines, *record.lines[len(lines) :]))


def handed(record: Record, *scores: float | None) -> Record:
    markings = tuple(Marking(score, "", "gone" if score is None else "different") for score in scores)
    return replace(record, handed=markings)


def test_each_question_has_a_square_and_no_two_states_look_alike() -> None:
    record = with_lines(paper(5), Line("x", "answered"), Line(None, "unknown"), Line(None, "open", marked=True))
    for signs, row in ((FULL, "■–!·▶"), (PLAIN, "#-!.>")):
        shown = squares(record, 4, Sheet(80, signs)).plain
        assert shown.strip().split()[0] == row
        assert shown.rstrip().endswith("1 answered · 1 marked".replace("·", signs.dot))
        assert len(shown) == 80


@pytest.mark.parametrize("place", [0, 100, 199])
def test_the_squares_of_a_long_paper_keep_the_present_one_in_sight(place: int) -> None:
    shown = squares(paper(200), place, Sheet(60, FULL)).plain
    assert "▶" in shown
    assert len(shown) == 60


def test_times_stand_as_on_a_clock() -> None:
    assert [clock(ms) for ms in (0, 59_999, 1_120_000, 3_909_000)] == ["00:00", "00:59", "18:40", "1:05:09"]


def test_marks_are_told_in_points_and_percent() -> None:
    assert part_words(Part(14, 20, 20)) == "14 of 20 points, 70 %"
    assert part_words(Part(0.5, 1, 1)) == "0.5 of 1 point, 50 %"
    assert part_words(Part(0, 0, 0)) == "nothing counts yet"
    use("id")
    assert "0,5" in part_words(Part(0.5, 1, 1))


def test_handing_in_names_what_is_open_and_lost() -> None:
    record = with_lines(paper(3), Line("x", "answered"), Line(None, "unknown"))
    assert hand_in_words(record, 0) == "1 question is open. Hand the paper in? Nothing can be changed after it."
    assert hand_in_words(record, 2).startswith("2 questions are gone or changed, and do not count. 1 question")
    done = with_lines(paper(1), Line("x", "answered"))
    assert hand_in_words(done, 0).startswith("Hand the paper in?")


def test_the_overview_shows_states_answers_and_the_cursor() -> None:
    record = with_lines(paper(2), Line("Tbilisi", "answered", marked=True))
    drawn = overview_rows(record, [("Which town? " * 20, "Tbilisi")], 0, SHEET)
    first, second = (row.plain for row in drawn.rows)
    assert first.startswith(" ▶ ! ■   1  Which town?")
    assert "→ Tbilisi" in first
    assert second.strip() == "·   2"
    assert max(len(first), len(second)) <= 80
    assert overview_words(record) == "1 open, 1 marked"
    assert overview_words(paper(2)) == "2 open"


def test_the_result_tells_the_tags_that_it_has_room_for() -> None:
    tags = [f"tag{number}" for number in range(TAGS + 3)]
    record = handed(paper(TAGS + 3, *tags), *[1.0] * (TAGS + 2), None)
    rows = [row.plain for row in result_rows(record, [], 0, SHEET, []).rows]
    assert sum(row.strip().startswith("tag") for row in rows) == TAGS
    assert "  … 3 more" in rows
    assert any("not counted 1" in row for row in rows)
    bare = [row.plain for row in result_rows(handed(paper(1), 1.0), [], 0, SHEET, []).rows]
    assert not any("tag" in row for row in bare)
    assert bare[0].startswith("  2 of 2 points, 100 %")


def test_no_time_is_told_by_a_clock_that_stands_still() -> None:
    record = handed(paper(1), 1.0)
    for elapsed, told in ((0, False), (9_000, True)):
        found = replace(record, elapsed=elapsed)
        assert any("Time: " in row.plain for row in result_rows(found, [], 0, SHEET, []).rows) is told
        assert any(line.startswith("Time: ") for line in result_lines(found)) is told


def test_what_became_of_a_question_has_a_sign_of_its_own() -> None:
    for signs in (FULL, PLAIN):
        shown = {outcome_sign(word, Sheet(80, signs))[0] for word in ("right", "partial", "wrong", "blank", "waiting")}
        assert len(shown) == 5
    record = handed(paper(3), 1.0, 0.5, 0.0)
    assert mark_of(record).outcomes == ("right", "partial", "wrong")


def test_what_can_be_begun_is_drawn_in_sections() -> None:
    past = handed(paper(2), 1.0, 0.0)
    drawn = choice_rows(Choices(open=(paper(2),), past=(past,)), 1, SHEET)
    rows = [row.plain for row in drawn.rows]
    assert [row.strip() for row in rows if row.startswith("  ") and "Title" not in row and row.strip()] == [
        "Go on with",
        "Handed in",
    ]
    assert "0 of 2 answered · 09:00 left" in rows[1]
    assert rows[-1].startswith(" ▶ Title")
    assert "2 of 3 points, 67 %" in rows[-1]
    assert [drawn.owner(place) for place in (0, 1)] == [-1, 0]
    assert "There is no deck." in choice_rows(Choices(), 0, SHEET).rows[1].plain
    assert Choices().at(0) is None


def test_wishes_are_told() -> None:
    assert wish_words(20, None, SHEET) == "20 questions · no time limit"
    assert wish_words(None, 30, SHEET) == "as the deck says · 30 min"

"""The rows of a plan say what it gives and takes; none is wider than its sheet, in no language and with no signs."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.content import Content

from quizgeo import language
from quizgeo.cli.plan_lines import exam_lines
from quizgeo.decks import CardEntry, CardKey, DeckEntry, DeckId
from quizgeo.insight.tables import Drawing
from quizgeo.memory import Day, Preparation
from quizgeo.study import DeckRow, Overview
from quizgeo.study.agenda import Agenda, Break, KeptExam
from quizgeo.study.exam_plan import ExamPlan, Wish
from quizgeo.tui.drafting import Draft
from quizgeo.tui.lines.agenda import agenda_row, spread_words, titled
from quizgeo.tui.lines.plan import outcome_rows, wish_rows
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

TODAY = 20_778
"""21 November 2026, a Saturday."""
SHEET = Sheet(80, FULL)
ROW = DeckRow(DeckEntry(DeckId("a"), "A", "en", Path("a.yaml")), 9, 0, 0, 0.0)


def texts(rows: Sequence[Content]) -> list[str]:
    return [row.plain.rstrip() for row in rows]


def made(count: int = 30, **fields: object) -> ExamPlan:
    """Give a plan of some days that grow by a minute each."""
    days = tuple(Day(place, 1, 0, place * 60.0) for place in range(count))
    found = Preparation(days, 1, 0.9, 0.35)
    wish = Wish(TODAY + count, fields.pop("minutes", None))  # type: ignore[arg-type]  # minutes, or None
    usual: dict[str, object] = {"cards": 40, "unseen": 30, "simulated": 40, "new_per_day": 1}
    return ExamPlan(TODAY, wish, ("a",), preparation=found, **(usual | fields))  # type: ignore[arg-type]  # as named


def test_wishes_stand_row_by_row() -> None:
    draft = Draft(TODAY + 14, 12.5, typed=True, away=Break(TODAY + 2, TODAY + 4))
    assert texts(wish_rows(draft, TODAY, 0, "", SHEET).rows) == [
        " ▶ Exam on               Sat 5 Dec 2026, in 14 days",
        "   Minutes a day         12.5",
        "   It asks for words     yes, also where cards show options",
        "   Away from             Mon 23 Nov 2026",
        "   Away until            Wed 25 Nov 2026, 3 days",
    ]


def test_what_is_typed_stands_in_the_marked_row() -> None:
    rows = texts(wish_rows(Draft(TODAY + 1), TODAY, 1, "15", Sheet(80, PLAIN)).rows)
    assert rows[:2] == ["   Exam on               Sun 22 Nov 2026, in 1 day", " > Minutes a day         15_"]
    assert rows[2:] == [
        "   It asks for words     only where the cards do",
        "   Away from             -",
        "   Away until            -",
    ]


def test_a_plan_is_told_with_doing_nothing_beside_it() -> None:
    rows = texts(outcome_rows(made(), SHEET, 15))
    assert rows[0].startswith("  Expected score    90 % ███")
    assert rows[1].startswith("  Doing nothing     35 % ███")
    assert len(rows[0]) > len(rows[1])
    assert rows[3] == "  16 answers, 14 min a day; on the fullest 30, 29 min"
    assert rows[4] == "  1 new card a day · 40 cards, 30 never asked"
    assert rows[6] == "  Minutes a day  until the day before the exam"
    assert rows[7].lstrip().startswith("29┤")
    assert rows[-1] == "        Sat 21 Nov" + " " * (60 - 20) + "Sun 20 Dec"


def test_a_score_is_never_told_as_certain() -> None:
    plan = made()
    sure = replace(plan, preparation=replace(plan.preparation, expected=0.998, idle=1.0))
    rows = texts(outcome_rows(sure, SHEET, 15))
    assert rows[0].startswith("  Expected score    99 % ")
    assert rows[1].startswith("  Doing nothing     99 % ")
    told = list(exam_lines(sure, "A", Drawing(bars=False)))
    assert not [line for line in told if "100 %" in line]
    assert sum("99 %" in line for line in told) == 2


def test_where_there_is_room_the_last_days_are_named() -> None:
    rows = texts(outcome_rows(made(), Sheet(120, FULL), 32))
    start = rows.index("  The last 7 days  what gains most is asked, due or not")
    assert rows[start + 1].startswith("  Mon 14 Dec        24 answers ███")
    assert len(rows) <= 32
    assert not any("The last" in row for row in texts(outcome_rows(made(), SHEET, 15)))


def test_what_the_minutes_do_not_hold_is_named() -> None:
    out = tuple(CardEntry(CardKey(f"a/w{n}"), "text") for n in range(30))
    rows = texts(outcome_rows(made(minutes=5.0, left_out=out[:3]), SHEET, 15))
    assert "  27 of the 30 new cards fit into 5 min a day." in rows
    assert "  Left out, from the end: w0, w1, w2" in rows
    rows = texts(outcome_rows(made(minutes=5.0), SHEET, 15))
    assert "  5 min a day are enough: nothing has to be left out." in rows
    rows = texts(outcome_rows(made(minutes=5.0, left_out=out, fits=False), SHEET, 15))
    assert "  What you have seen takes longer than 5 min a day; no new card fits." in rows


def test_a_sample_is_said_to_be_one() -> None:
    assert "from a sample of 20" in "\n".join(texts(outcome_rows(made(simulated=20), SHEET, 15)))


def test_of_few_days_only_the_first_is_named_below() -> None:
    assert texts(outcome_rows(made(2), SHEET, 15))[-1] == "        Sat 21 Nov"
    assert texts(outcome_rows(made(1), SHEET, 15))[-1] == "        Sat 21 Nov"


@pytest.mark.parametrize("tongue", ["en", "id"])
@pytest.mark.parametrize("signs", [FULL, PLAIN], ids=["full", "plain"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("count", [1, 30, 400])
def test_nothing_is_wider_than_the_sheet(tongue: str, signs: object, width: int, count: int) -> None:
    assert signs in (FULL, PLAIN)
    sheet = Sheet(width, FULL if signs is FULL else PLAIN)
    out = tuple(CardEntry(CardKey(f"a/word-{n}"), "text") for n in range(30))
    language.use(tongue)
    try:
        rows = [*outcome_rows(made(count, minutes=5.0, left_out=out), sheet, 20)]
        rows += wish_rows(Draft(TODAY + count, 5.0), TODAY, 0, "", sheet).rows
    finally:
        language.use("en")
    assert [row.plain for row in rows if row.cell_length > width] == []
    if signs is PLAIN:
        assert all(row.plain.replace("…", "").isascii() for row in rows)


# -- on the home screen ----------------------------------------------------------------------------------------------


def view(agenda: Agenda = Agenda(), backlog: int = 0, due: int = 12) -> Overview:  # noqa: B008 - frozen
    return Overview((ROW,), 0, due, backlog, 0, 3, agenda)


def told(shown: Overview) -> str:
    found = agenda_row(shown, 120, TODAY)
    return found.plain.strip() if found is not None else ""


def test_an_exam_stands_beside_its_deck() -> None:
    exam = KeptExam(TODAY + 12, {"a": 0})
    assert titled("Karabakh", exam, TODAY, 40, SHEET) == "Karabakh · exam in 12 days"
    assert titled("Karabakh", None, TODAY, 40, SHEET) == "Karabakh"
    assert titled("Karabakh", KeptExam(TODAY, {}), TODAY, 40, SHEET) == "Karabakh · exam today"
    long = titled("Karabakh and the peace text", exam, TODAY, 35, Sheet(80, PLAIN))
    assert len(long) == 35
    assert long == "Karabakh and the… - exam in 12 days"


def test_one_row_says_what_holds_for_days() -> None:
    exam, away = KeptExam(TODAY + 12, {"a": 0}), Break(TODAY + 3, TODAY + 9)
    assert told(view()) == ""
    assert told(view(Agenda((exam,)))) == "Exam on 3 Dec 2026, in 12 days"
    assert told(view(Agenda((exam,), away))) == "Away Tue 24 Nov to Mon 30 Nov: what falls due then is asked before"
    assert told(view(Agenda((exam,), away), backlog=50)).startswith("12 today, 50 wait; done in about")
    spread = Agenda((exam,), away, TODAY - 2)
    sentence = "Spread: 12 today, 50 on 4 more days; the most endangered come first."
    assert told(view(spread, backlog=50)) == sentence
    last = Agenda(spread=TODAY - 6)
    assert told(view(last)) == "Spread: 12 today, its last day; the most endangered come first."


def test_one_day_away_is_told_as_one() -> None:
    away = Break(TODAY + 3, TODAY + 3)
    assert told(view(Agenda(away=away))) == "Away on 24 Nov 2026: what falls due then is asked before"


def test_spreading_says_what_it_did() -> None:
    assert spread_words(view()) == "Spread over 7 days: 12 today. No due day was moved; the same key ends it."

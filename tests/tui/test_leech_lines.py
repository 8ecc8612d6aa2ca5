"""Cards forgotten too often: told beside the explanation, in the summary, and in the list of cards set aside."""

from textual.content import Content

from quizgeo.decks import CardEntry, CardKey, Question, Text
from quizgeo.memory import Rating
from quizgeo.progress import EventKind
from quizgeo.study import Resting, SetAside, Summary
from quizgeo.text import cells
from quizgeo.tui.lines.resting import Row, resting_rows
from quizgeo.tui.lines.summary import summary_rows
from quizgeo.tui.lines.why import why
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL

SHEET = Sheet(80, FULL)
KEY = CardKey("deck/card")
QUESTION = Question(KEY, "card", Text("Tbilisi"), "What?", explain="It lies on the Kura.")


def text(rows: list[Content] | tuple[Content, ...]) -> list[str]:
    return [each.plain.rstrip() for each in rows]


def test_remarks_stand_before_the_explanation() -> None:
    remarks = ("You forgot this card 8 times.", "It is set aside now.")
    told = text(why(QUESTION, "", SHEET, remarks=remarks))
    assert told == ["  You forgot this card 8 times. It is set aside now.", "", "  It lies on the Kura."]


def test_the_summary_names_them_on_one_row() -> None:
    aside = tuple(SetAside(KEY, f"A question that is long, number {number}?", 8) for number in range(3))
    summary = Summary(
        cards=1, answers=1, took=9_000, first_right=0, due_recalled=0, due_asked=0, ratings={Rating.AGAIN: 1},
        missed=(), coming_back={}, left=0, saved=None, set_aside=aside,
    )  # fmt: skip
    row = text(summary_rows(summary, 0.9, 20, SHEET))[-1]
    assert row.startswith("  Set aside     forgotten too often; rewrite, resume or leave: A question")
    assert cells(row) <= SHEET.width


def test_the_list_says_how_often_and_what_cures() -> None:
    leech = Row(Resting(CardEntry(KEY, "text"), "Which city?", EventKind.SUSPENDED, lapses=8))
    other = Row(Resting(CardEntry(KEY, "text"), "Which river?", EventKind.SUSPENDED))
    told = text(resting_rows([leech, other], 0, SHEET).rows)
    assert told[:2] == [" ▶ forgotten 8 times   Which city?", "   suspended           Which river?"]
    assert told[3].startswith("  A card that is forgotten again and again is best rewritten")
    assert len(resting_rows([other], 0, SHEET).rows) == 1


def test_no_time_of_a_session_is_told_by_a_clock_that_stood_still() -> None:
    summary = Summary(3, 4, 0, 2, 1, 2, {Rating.GOOD: 4}, (), {}, 0, None)
    assert text(summary_rows(summary, 0.9, 20, SHEET))[0] == "  3 cards, 4 answers"

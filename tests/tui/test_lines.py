"""Rows without a terminal: what is said, where it is cut, and that nothing is wider than its sheet."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.content import Content

from quizgeo.answers import Verdict
from quizgeo.decks import (
    CardKey,
    Choice,
    Citation,
    DeckEntry,
    DeckId,
    Option,
    PartialDate,
    Place,
    Problem,
    Question,
    Severity,
    Source,
    Text,
)
from quizgeo.insight.recent import Recall
from quizgeo.memory import Item, Memory, Rating, Seen
from quizgeo.study import Asked, Counts, DeckRow, Offer, Overview, Revealed, Summary
from quizgeo.study.views import Missed
from quizgeo.text import cells
from quizgeo.tui.action import Where
from quizgeo.tui.content import EMPTY, ends, fit, flow, hung, plain, row, wrap
from quizgeo.tui.forms import Choosing, Typing, form_for
from quizgeo.tui.lines import home
from quizgeo.tui.lines.calendar import (
    day_words,
    due_by_day,
    first_day,
    forecast,
    heat_map,
    next_due,
)
from quizgeo.tui.lines.chrome import Button, bar, header, key_bar, progress, side_by_side
from quizgeo.tui.lines.deck import Deck, Hardest, details
from quizgeo.tui.lines.parts import grade_sign
from quizgeo.tui.lines.problems import from_right, problem_rows
from quizgeo.tui.lines.prompt import prompt_rows, slotted
from quizgeo.tui.lines.ratings import rating_row, said_buttons
from quizgeo.tui.lines.reveal import message, reveal
from quizgeo.tui.lines.study import clock_words, counts_words, side_rows
from quizgeo.tui.lines.summary import summary_rows
from quizgeo.tui.lines.why import hints, source_words, status_words, why
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

SHEET = Sheet(80, FULL)
SATURDAY = 20778
"""21 November 2026."""
KEY = CardKey("deck/card")
ASKED = Asked(KEY, "text", "What?")
QUESTION = Question(KEY, "card", Text("Tbilisi"), "What?")
RIGHT = Verdict("exact", 1.0, "same", "Right.", "Tbilisi")
OFFERS = (Offer(Rating.AGAIN, 0, SATURDAY), Offer(Rating.GOOD, 3, SATURDAY + 3))


def text(rows: Sequence[Content]) -> list[str]:
    return [each.plain.rstrip() for each in rows]


def revealed(**changes: object) -> Revealed:
    view = Revealed(
        asked=ASKED, counts=Counts(1, 0, 2, 3), question=QUESTION, given="Tbilisi", verdict=RIGHT, rating=Rating.GOOD,
        offers=OFFERS, why="Good: the answer was right.", due_day=SATURDAY + 3, returns=False, saved=None,
        practice=False,
    )  # fmt: skip
    return replace(view, **changes)


words = st.text(st.sampled_from("abc éя漢字 -"), max_size=60)


@given(words, st.integers(4, 30))
def test_wrapped_rows_fit_and_lose_no_letter(said: str, width: int) -> None:
    rows = wrap(said, width)
    assert all(cells(each) <= width for each in rows)
    assert "".join("".join(rows).split()) == "".join(said.split())


@given(words, st.integers(4, 30))
def test_flowing_content_breaks_where_its_text_does(said: str, width: int) -> None:
    assert [each.plain for each in flow(plain(said), width)] == wrap(said, width)


def test_own_line_ends_stay_and_long_words_are_cut() -> None:
    assert wrap("one\ntwo", 10) == ["one", "two"]
    assert wrap("漢字漢字", 5) == ["漢字", "漢字"]
    assert wrap("字", 1) == ["字"]


def test_rows_are_fitted_and_filled() -> None:
    assert fit(plain("abcdef"), 4).plain == "abc…"
    assert fit(plain("ab"), 4).plain == "ab  "
    assert ends(plain("a long left end"), plain("right"), 12).plain == "a lon… right"
    assert ends(plain("as long"), plain("right"), 12).plain == "as lo… right"
    assert ends(plain("as long"), plain("right"), 13).plain == "as long right"
    assert ends(plain("as long"), plain(""), 7).plain == "as long"
    assert text(hung(plain("A  "), "one two three", 10)) == ["A  one two", "   three"]


def test_a_bar_is_as_wide_as_it_should_be() -> None:
    assert bar(0, 0, 10, SHEET).plain == "─" * 10
    assert bar(5, 10, 10, SHEET).plain == "━━━━╸─────"
    assert bar(10, 10, 10, SHEET).plain == "━━━━━━━━━╸"
    assert progress(3, 5, SHEET).cell_length == SHEET.width
    assert header("left", "right", SHEET).cell_length == SHEET.width


def test_buttons_know_what_is_under_the_mouse() -> None:
    buttons = side_by_side([Button("one", plain("abc")), Button("two", plain("de"))], left=2, gap=1)
    assert buttons.face.plain == "  abc de "
    assert [buttons.under(x) for x in (1, 2, 4, 5, 6, 7, 8)] == [None, "one", "one", None, "two", "two", None]


@pytest.mark.parametrize("where", Where, ids=lambda where: where.name)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_key_bar_fits_and_never_leaves_help_out(where: Where, width: int) -> None:
    shown = key_bar(where, Sheet(width, FULL), lambda _action: True, 7).face.plain.rstrip()
    assert cells(shown) <= width
    assert where in (Where.HELP, Where.CONFIRM) or shown.endswith("help")


def test_letters_in_the_key_bar_are_those_that_mean_something() -> None:
    shown = [key_bar(Where.CHOOSING, SHEET, lambda _action: True, letters).face.plain for letters in (1, 3, 9)]
    assert [each.split()[0] for each in shown] == ["a", "a-c", "a-g"]


# -- days ----------------------------------------------------------------------------------------------------------


def seen(due: int, **changes: object) -> Item:
    state = Seen(
        memory=Memory(3.0, 5.0), first_day=1, last_day=SATURDAY - 1, due_day=due, nth=1, lapses=0, interval=3,
        passed=True, ever_passed=True, open_miss=False, tries=1, form="text", chance=0.0,
    )  # fmt: skip
    return replace(Item(state), **changes)


def test_days_have_names() -> None:
    assert day_words(SATURDAY) == "Sat 21 Nov"
    assert first_day(SATURDAY, 1) == SATURDAY - 5
    assert first_day(SATURDAY, 12) == SATURDAY - 5 - 77


def test_what_is_late_is_due_today_and_what_rests_is_due_later_or_never() -> None:
    items = [
        seen(SATURDAY - 9), seen(SATURDAY), seen(SATURDAY + 2), seen(SATURDAY + 7), Item(),
        seen(SATURDAY, suspended=True), seen(SATURDAY, buried_until=SATURDAY + 1),
    ]  # fmt: skip
    assert due_by_day(items, SATURDAY) == [2, 1, 1, 0, 0, 0, 0]
    assert next_due(items, SATURDAY) == 2
    assert next_due([], SATURDAY) is None


def test_heat_grows_with_what_was_done() -> None:
    counts = Counter({SATURDAY: 8, SATURDAY - 1: 1, SATURDAY - 2: 4})
    rows = text(heat_map(counts, SATURDAY, 2, SHEET))
    assert rows == [
        "  Last 2 weeks", "  Mon  ··", "  Tue  ··", "  Wed  ··", "  Thu  ·▒", "  Fri  ·░", "  Sat  ·█", "  Sun  ·",
    ]  # fmt: skip
    assert text(heat_map(Counter({SATURDAY - 700: 99}) + counts, SATURDAY, 2, SHEET)) == rows


def test_the_forecast_names_each_day() -> None:
    rows = text(forecast([10, 1, 0, 0, 0, 0, 0], SATURDAY, SHEET))
    assert rows[:4] == ["Next 7 days", "Sat  ▇▇▇▇▇▇▇▇▇▇ 10", "Sun  ▇ 1", "Mon  –"]


# -- home ----------------------------------------------------------------------------------------------------------


def deck(title: str = "A deck", problems: int = 0) -> DeckRow:
    entry = DeckEntry(DeckId("deck"), title, "en", Path("folder/deck.yaml"), problems=problems)
    return DeckRow(entry, 58, 7, 15, 40.6)


def test_a_deck_has_its_figures_under_their_names() -> None:
    head = home.deck_head(SHEET).plain
    line = home.deck_row(deck(), SHEET, marked=True, recall="91 %").plain
    assert line.startswith("▶ A deck ")
    for name, figure in (("new", " 7"), ("due", "15"), ("retention", "91 %")):
        assert head.index(name) + len(name) == line.index(figure) + len(figure)


def test_a_long_title_gives_way_to_the_figures() -> None:
    line = home.deck_row(deck("word " * 40), SHEET, marked=False, recall="91 %").plain
    assert cells(line) <= SHEET.width
    assert line.rstrip().endswith("91 %")


def test_a_broken_deck_says_how_many_problems_it_has() -> None:
    assert "⚠ deck.yaml" in home.deck_row(deck(problems=1), SHEET, marked=False).plain
    assert "1 problem · c shows it" in home.deck_row(deck(problems=1), SHEET, marked=False).plain
    assert "2 problems · c shows them" in home.deck_row(deck(problems=2), SHEET, marked=False).plain
    broken = Deck(deck(problems=1), "A deck", [], None)
    assert text(details(broken, SATURDAY, SHEET)) == ["  deck.yaml"]


def test_the_marked_deck_is_told_with_its_recall_and_its_hardest_questions() -> None:
    recall = Recall((0,) * 20 + (1, 1, 1) * 3 + (2,), (0,) * 20 + (2,) * 10)
    found = Deck(deck(), "A deck", [3, 0, 0, 0, 0, 0, 0], recall, [Hardest("Which body did Armenia leave?", 6)])
    rows = text(details(found, SATURDAY, Sheet(48, FULL)))
    assert rows[:2] == ["  A deck", "  58 cards · 7 new · 15 due"]
    assert rows[3].split() == ["Known", "━━━━━━━━━━╸─────", "70", "%"]
    assert rows[4].split()[:3] == ["Retention", "55", "%"]
    assert rows[-2:] == ["  Hardest", "  · Which body did Armenia leave?     6 lapses"]
    few = Deck(deck(), "A deck", [0] * 7, Recall((1,), (3,)))
    assert "Retention  3 cards came back: too few" in text(details(few, SATURDAY, SHEET))[4]


def test_a_backlog_is_told_with_its_end() -> None:
    view = Overview((deck(),), 0, 120, 727, 0, 20)
    told = home.backlog_row(view, 120)
    assert told is not None
    assert told.plain.strip() == "120 today, 727 wait; done in about 8 days. No new cards until then."
    assert home.backlog_row(replace(view, backlog=0), 120) is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, "Nothing waits. Add a deck, or new cards come tomorrow."),
        (1, "Nothing waits now. The next cards come tomorrow."),
        (3, "Nothing waits now. The next cards come in 3 days."),
    ],
)
def test_when_nothing_waits_it_is_said_when_something_will(days: int | None, said: str) -> None:
    assert home.rest_words(days) == said


def test_paths_of_the_user_are_short() -> None:
    assert home.short_path(Path.home() / "decks") == "~/decks"
    assert home.short_path(Path("/elsewhere")) == "/elsewhere"


# -- a question ----------------------------------------------------------------------------------------------------


def test_counts_and_times_are_said_shortly() -> None:
    assert counts_words(Counts(12, 4, 23, 0), SHEET) == "12 new · 4 again · 23 due"
    assert counts_words(Counts(12, 0, 23, 0), Sheet(80, PLAIN)) == "12 new - 23 due"
    assert [clock_words(seconds) for seconds in (0, 221, 6000)] == ["00:00", "03:41", "100:00"]


def test_instruction_and_statement_stand_apart() -> None:
    judged = replace(ASKED, kind="true_false", prompt="Is it?", statement="It is.")
    card = replace(ASKED, kind="flashcard", prompt="Yerevan", statement="Say what it is.")
    assert text(prompt_rows(judged, SHEET)) == ["  Is it?", "  It is."]
    assert text(prompt_rows(card, SHEET)) == ["  Say what it is.", "  Yerevan"]


def test_a_message_keeps_to_its_rows() -> None:
    assert text(slotted([plain("one")], 3, 20)) == ["", "one"]
    assert text(slotted([plain("one"), plain("two")], 1, 20)) == ["one …"]
    assert slotted([], 3, 20) == []


def test_only_offered_ratings_are_shown_with_what_they_do() -> None:
    shown = rating_row(OFFERS, Rating.GOOD, SHEET)
    assert shown.face.plain.rstrip() == "    1 Again  today    ▐3 Good  3 days▌"
    assert shown.under(30) == "rate('3')"


def test_what_may_be_said_names_its_rating_and_gives_way_to_ratings() -> None:
    right = said_buttons(revealed(may_say=frozenset({"right"})), 3)
    assert [button.face.plain for button in right] == ["y I was right: Good  3 days"]
    others = said_buttons(revealed(may_say=frozenset({"wrong", "guessed"})), None)
    assert [button.run for button in others] == ["say_wrong", "say_guessed"]
    wide, narrow = (rating_row(OFFERS, Rating.GOOD, Sheet(width, FULL), others).face.plain for width in (120, 60))
    assert "guessed" in wide
    assert "guessed" not in narrow


@pytest.mark.parametrize(("grade", "sign"), [("exact", "✔"), ("close", "≈"), ("partial", "½"), ("wrong", "✘")])
def test_every_grade_has_a_sign(grade: str, sign: str) -> None:
    verdict = replace(RIGHT, grade=grade)
    assert grade_sign(verdict, FULL)[0] == sign
    said = text(message(revealed(verdict=verdict), SHEET))
    assert said == [f"  {sign} Right."]


def test_a_diff_stands_under_what_was_given_with_carets() -> None:
    verdict = replace(RIGHT, grade="close", reason="typo", diff=("Tbi·isi", "Tbilisi", "   ^   "))
    shown = reveal(revealed(verdict=verdict, given="Tbiisi"), Typing(ASKED), SHEET)
    assert shown.field == "Tbi·isi"
    assert text(shown.under) == ["    answer   Tbilisi", "                ^"]


def test_other_spellings_are_named() -> None:
    question = replace(QUESTION, body=Text("Tbilisi", accept=("Tiflis",)))
    shown = reveal(revealed(question=question), Typing(ASKED), SHEET)
    assert text([*shown.under, shown.also]) == ["    answer   Tbilisi", "    also     Tiflis"]


def test_giving_up_marks_nothing_as_wrong() -> None:
    body = Choice((Option("Baku", correct=True), Option("Ganja")))
    asked = replace(ASKED, kind="choice", options=("Ganja", "Baku"))
    view = revealed(asked=asked, question=replace(QUESTION, body=body), given=None)
    assert text(reveal(view, Choosing(asked), SHEET).top.rows) == ["    A  Ganja", "  ✔ B  Baku"]


def test_asking_and_revealing_take_the_same_rows() -> None:
    options = tuple(f"{word} " * 14 for word in ("Baku", "Ganja", "Shusha"))
    asked = replace(ASKED, kind="choice", options=options)
    body = Choice(tuple(Option(option, correct=option == options[0]) for option in options))
    form = form_for(asked)
    view = revealed(asked=asked, question=replace(QUESTION, body=body), given=options[1])
    assert len(reveal(view, form, SHEET).top.rows) == len(form.draw(SHEET).rows)


# -- why -----------------------------------------------------------------------------------------------------------

SOURCE = Source("s", "A title", publisher="A house", published=PartialDate(2025, 7))


def test_the_explanation_names_source_date_paragraph_and_who_says_so() -> None:
    question = replace(
        QUESTION, explain="Because.", source=Citation(SOURCE, 21), status="claim", as_of=PartialDate(2025, 7)
    )
    assert text(why(question, "Well seen.", SHEET)) == [
        "  Well seen.", "", "  Because.", "", "  Source   A title, A house, Jul 2025, ¶21 · as of Jul 2025",
        "  Status   a claim by A house",
    ]  # fmt: skip
    assert source_words(Citation(SOURCE, 21), PLAIN).endswith("par. 21")


def test_a_status_without_a_name_is_said_alone() -> None:
    bare = replace(QUESTION, status="forecast")
    assert status_words(bare) == "a forecast"
    assert status_words(replace(bare, source=Citation(Source("s", "A title")))) == "a forecast, as in the source"
    assert status_words(QUESTION) == ""


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    assert why(replace(QUESTION, as_of=PartialDate(2025)), "", SHEET) == []
    assert side_rows(revealed(), SHEET, ruled=True) == []


def test_hints_are_counted() -> None:
    assert text(hints(["One.", "Two."], 3, SHEET)) == ["  Hint 1 of 3  One.", "  Hint 2 of 3  Two."]


# -- summary and problems ------------------------------------------------------------------------------------------

SUMMARY = Summary(
    cards=39, answers=45, took=680_000, first_right=34, due_recalled=20, due_asked=23,
    ratings={Rating.AGAIN: 5, Rating.HARD: 3, Rating.GOOD: 37, Rating.EASY: 0},
    missed=tuple(Missed(KEY, f"Question {number}", "right", "Armenia") for number in range(12)),
    coming_back={1: 14, 3: 19, 5: 2, 9: 4}, left=0, saved=None,
)  # fmt: skip


def test_a_summary_counts_and_keeps_to_its_rows() -> None:
    rows = text(summary_rows(SUMMARY, 0.9, 20, SHEET))
    assert rows[0] == "  39 cards, 45 answers in 11 min 20 s · 15 s an answer"
    assert rows[2].endswith("Right first time    34 of 39 (87 %)")
    assert rows[3].endswith("Due cards recalled  20 of 23 (87 %, goal 90 %)")
    assert "… 5 more" in "\n".join(rows)
    assert rows[-1] == "  Coming back   tomorrow 14 · in 3 days 19 · in 5 days 2 · later 4"
    assert len(rows) <= 20
    assert max(map(cells, rows)) <= SHEET.width


def test_a_session_without_an_answer_says_so() -> None:
    empty = replace(SUMMARY, answers=0, left=3)
    assert text(summary_rows(empty, 0.9, 20, SHEET))[0] == "  Nothing was answered."
    assert "3 cards still wait." in text(summary_rows(empty, 0.9, 20, SHEET))[-1]
    assert text(summary_rows(replace(empty, left=0), 0.9, 20, SHEET)) == ["  Nothing waits now.", ""]


def test_problems_stand_under_their_files() -> None:
    problems = [
        Problem("QN004", Severity.ERROR, Place("a.yaml", 14, 5), "unknown key", "did you mean `answer`?"),
        Problem("QN023", Severity.WARNING, Place("b.yaml", 2, 1), "long"),
    ]
    drawn = problem_rows(problems, 1, SHEET)
    assert text(drawn.rows) == [
        " a.yaml", "", "   error  14:5  QN004", "     unknown key", "     Fix: did you mean `answer`?", "",
        " b.yaml", "", " ▶ warning  2:1  QN023", "     long", "",
    ]  # fmt: skip
    assert drawn.span(1) == (8, 10)
    assert from_right("/a/long/path.yaml", 10) == "…path.yaml"


def test_empty_is_empty() -> None:
    assert EMPTY.plain == ""
    assert row("a", ("b", "bold")).plain == "ab"

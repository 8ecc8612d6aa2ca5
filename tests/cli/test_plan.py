"""`quizgeo plan`: what an exam takes and gives, a break, a year at several goals; kept only where that is asked for."""

from typing import Any

import pytest
from msgspec.structs import replace

from quizgeo.cli.plan_lines import exam_lines
from quizgeo.insight.tables import Drawing
from quizgeo.memory import Day, Preparation
from quizgeo.study.exam_plan import ExamPlan, Wish
from quizgeo.text import cells
from tests.study.past import deck_of

NOON = "2025-07-01T12:00+00:00"
TODAY = 20_270


@pytest.fixture
def decks(home: Any, texts: dict[str, str]) -> Any:
    """Give a home with forty words and three capitals."""
    home.deck(deck_of(40))
    home.deck(texts["capitals"])
    return home


def planned(**fields: Any) -> ExamPlan:
    """Give a plan of three days with figures that are easily told."""
    days = (Day(4, 2, 0, 60.0), Day(8, 0, 0, 120.0), Day(0, 0, 0, 0.0))
    made = Preparation(days, 2, 0.9, 0.35)
    usual: dict[str, Any] = {"decks": ("d",), "cards": 10, "unseen": 2, "simulated": 10, "new_per_day": 2}
    return ExamPlan(TODAY, Wish(TODAY + 3), preparation=made, **(usual | fields))


def test_a_plan_is_told_in_figures_and_bars() -> None:
    assert list(exam_lines(planned(), "Words", Drawing())) == [
        "Exam on 4 Jul 2025, in 3 days: Words",
        "10 cards, 2 of them never asked",
        "",
        "Expected score   90 %  ██████████████████",
        "Doing nothing    35 %  ███████",
        "Answers a day       5  at most 8",
        "Minutes a day     1.0  at most 2.0",
        "New cards a day     2",
        "",
        "Minutes a day, from 1 Jul 2025 on",
        "  Tue 1 Jul  ▅ █    up to 2.0",
        "",
        "The last 3 days",
        "             answers  of them new  minutes",
        "  Tue 1 Jul        6            2      1.0  ██████████",
        "  Wed 2 Jul        8            0      2.0  ████████████████████",
        "  Thu 3 Jul        0            0      0.0",
    ]


def test_a_mean_below_one_answer_a_day_is_not_told_as_none() -> None:
    days = (Day(1, 0, 0, 10.0), *[Day(0, 0, 0, 0.0)] * 9)
    plan = replace(planned(), wish=Wish(TODAY + 10), preparation=Preparation(days, 0, 0.9, 0.35))
    told = list(exam_lines(plan, "Words", Drawing()))
    assert any(" ".join(line.split()) == "Answers a day under 1 at most 1" for line in told)


def test_plain_and_poor_terminals_get_figures_and_letters() -> None:
    plain = list(exam_lines(planned(), "Words", Drawing(bars=False)))
    assert "  Tue 1 Jul: 1.0  2.0  0.0" in plain
    poor = "\n".join(exam_lines(planned(), "Words", Drawing(signs=False)))
    assert poor.isascii()
    assert "  Tue 1 Jul  * #    up to 2.0" in poor.replace("+ #", "* #")


def test_a_plan_for_an_exam_without_an_answer_yet(decks: Any, call: Any) -> None:
    done = call("plan", "many", "--exam", "2025-07-31", now=NOON)
    lines = done.out.splitlines()
    assert (done.status, done.err) == (0, "")
    assert lines[:2] == ["Exam on 31 Jul 2025, in 30 days: Many words", "40 cards, 40 of them never asked"]
    assert "New cards a day     2" in lines
    assert "The last 7 days" in lines
    assert lines[-2:] == [
        "A forecast by simulation, with usual times: yours are known from 20 answers on.",
        "With --keep, study follows it.",
    ]
    assert all(cells(line) <= 80 for line in lines)
    assert not decks.progress.exists() or call("plan").out.startswith("No exam"), "nothing was kept"


def test_the_document_says_the_same(decks: Any, call: Any) -> None:
    found = call("plan", "many", "--exam", "07-31", "--json", now=NOON).json
    exam = found["exam"]
    assert (found["plan"], found["today"], found["decks"], found["year"]) == (1, "2025-07-01", ["many"], None)
    assert (exam["date"], exam["days_left"], exam["cards"], exam["unseen"]) == ("2025-07-31", 30, 40, 40)
    assert exam["idle"] == pytest.approx(0.35)
    assert 0.9 < exam["expected"] <= 1
    assert (exam["new_a_day"], exam["fits"], exam["left_out"]) == (2, True, [])
    assert len(exam["days"]) == 30
    assert sum(day["new"] for day in exam["days"]) == 40
    assert exam["days"][0]["day"] == "2025-07-01"
    assert decks.path.exists()


@pytest.mark.usefixtures("decks")
class TestMinutes:
    def test_enough_of_them_leave_nothing_out(self, call: Any) -> None:
        said = call("plan", "many", "--exam", "+30", "--minutes", "60", now=NOON).out
        assert "60 min a day are enough: nothing has to be left out." in said

    def test_too_few_name_what_is_left_out(self, call: Any) -> None:
        done = call("plan", "many", "--exam", "+30", "--minutes", "1", now=NOON)
        found = call("plan", "many", "--exam", "+30", "--minutes", "1", "--json", now=NOON).json["exam"]
        count = len(found["left_out"])
        assert 8 < count < 40
        assert found["left_out"] == [f"many/w{n}" for n in range(41 - count, 41)], "from the end"
        said = " ".join(done.out.split())
        assert (
            f"{40 - count} of the 40 new cards fit into 1 min a day. Left out, from the end: many/w{41 - count}" in said
        )
        assert f"{count - 8} more: see --json" in said

    def test_a_limit_that_is_too_low_is_said(self, call: Any) -> None:
        call("settings", "due_per_day", "2", now=NOON)
        said = " ".join(call("plan", "many", "--exam", "+30", now=NOON).out.split())
        assert "days more cards are due than your limit lets in: see quizgeo settings due_per_day." in said

    @pytest.mark.parametrize("minutes", ["0", "-3", "nan", "inf", "1441", "much"])
    def test_what_is_no_number_of_minutes_is_refused(self, minutes: str, call: Any) -> None:
        assert call("plan", "many", "--exam", "+30", "--minutes", minutes, now=NOON).status == 2

    def test_seen_cards_alone_can_be_too_many(self, call: Any) -> None:
        call("study", "many", "--json", lines=["no"] * 60, now=NOON)
        said = call("plan", "many", "--exam", "+9", "--minutes", "0.05", now="2025-07-02T12:00+00:00").out
        assert "What you have seen takes longer than 0.05 min a day; no new card fits." in said


@pytest.mark.usefixtures("decks")
class TestDays:
    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            ("2025-01-03", "exam: 2025-01-03 is past (today is 2025-07-01)"),
            ("9999-01-01", "exam: 9999-01-01 is more than two years off, too far for a plan"),
            ("0001-01-01", "exam: 0001-01-01 is past (today is 2025-07-01)"),
            ("soon", "soon is no day: write it as in 2026-12-05, 12-05, 5 Dec, +30 or tomorrow"),
        ],
    )
    def test_a_day_that_cannot_be_planned_for_is_refused(self, day: str, sentence: str, call: Any) -> None:
        done = call("plan", "many", "--exam", day, now=NOON)
        assert (done.status, done.out, done.err.strip()) == (2, "", sentence)

    def test_today_there_is_nothing_left_to_plan(self, call: Any) -> None:
        done = call("plan", "many", "--exam", "2025-07-01", "--keep", now=NOON)
        assert (done.status, done.out.strip()) == (0, "The exam is today: nothing left to plan.")
        assert call("plan", "many", "--exam", "today", "--json", now=NOON).json["exam"] is None

    def test_a_break_that_is_kept_on_the_day_of_an_exam_is_told(self, call: Any) -> None:
        done = call("plan", "many", "--exam", "today", "--away", "+3..+9", "--keep", now=NOON)
        lines = done.out.splitlines()
        assert lines[0] == "The exam is today: nothing left to plan."
        assert "Away from 4 Jul 2025 to 10 Jul 2025" in done.out
        assert lines[-1] == "Kept: study follows it from now on; quizgeo plan --forget ends it."

    def test_tomorrow_there_is_one_day(self, call: Any) -> None:
        said = call("plan", "many", "--exam", "tomorrow", now=NOON).out
        assert "Exam on 2 Jul 2025, in 1 day: Many words" in said
        assert "The last day" in said


@pytest.mark.usefixtures("decks")
class TestKeeping:
    def test_study_follows_what_is_kept_and_all_places_say_so(self, call: Any) -> None:
        kept = call("plan", "many", "--exam", "+13", "--keep", now=NOON)
        assert "Kept: study follows it from now on; quizgeo plan --forget ends it." in kept.out
        again = call("plan", "many", "--exam", "+13", now=NOON).out
        assert again.splitlines()[-1] == kept.out.splitlines()[-1], "it stands without being kept again"
        other = call("plan", "many", "--exam", "+12", now=NOON).out
        assert other.splitlines()[-1] == "With --keep, study follows it."
        line = "Exam on 14 Jul 2025, in 13 days: Many words"
        assert call("plan", now=NOON).out.splitlines()[0] == line
        assert line in call("decks", now=NOON).out.splitlines()
        assert line in call(now=NOON).out.splitlines()
        records = {each["deck"]: each["exam"] for each in call("decks", "--json", now=NOON).json}
        assert (records["many"], records["capitals"]) == ("2025-07-14", None)
        assert call("plan", "--json", now=NOON).json["kept"]["exams"] == [
            {"date": "2025-07-14", "days": 13, "decks": ["many"], "left_out": 0, "minutes": None, "typed": False}
        ]
        asked = call("study", "many", "--json", lines=["x"] * 9, now=NOON).out
        assert "w4" in asked
        assert "w5" not in asked, "40 cards on ten days"

    def test_forgetting_ends_it(self, call: Any) -> None:
        call("plan", "many", "--exam", "+13", "--keep", now=NOON)
        call("plan", "capitals", "--exam", "+9", "--minutes", "5", "--typed", "--keep", now=NOON)
        assert "13 days" not in call("plan", "many", "--forget", now=NOON).out
        left = call("plan", "--json", now=NOON).json["kept"]["exams"]
        assert [(each["decks"], each["minutes"], each["typed"]) for each in left] == [(["capitals"], 5.0, True)]
        call("plan", "--away", "+3..+9", "--keep", now=NOON)
        gone = call("plan", "--forget", now=NOON).out
        assert gone.splitlines()[0] == "No exam and no break is planned."

    def test_an_exam_of_two_decks_is_told_as_one_and_today_as_today(self, call: Any) -> None:
        call("plan", "many", "capitals", "--exam", "+2", "--keep", now=NOON)
        said = call("plan", now="2025-07-03T12:00+00:00").out.splitlines()[0]
        assert said == "Exam today: Capitals, Many words"

    def test_a_backlog_is_spread_and_gathered_again(self, call: Any) -> None:
        said = call("plan", "--spread", now=NOON).out.splitlines()[0]
        assert said == "What waits is spread over 7 days, the most endangered cards first"
        assert call("plan", "--json", now=NOON).json["kept"]["spread_until"] == "2025-07-07"
        assert call("plan", "--forget", "--json", now=NOON).json["kept"]["spread_until"] is None

    def test_forgetting_nothing_is_no_fault(self, call: Any) -> None:
        assert call("plan", "--forget", now=NOON).status == 0

    def test_a_break_is_kept_too(self, call: Any) -> None:
        done = call("plan", "--away", "2025-07-10..2025-07-19", "--keep", now=NOON)
        assert "Away from 10 Jul 2025 to 19 Jul 2025, 10 days" in done.out
        said = call("plan", now=NOON).out.splitlines()[0]
        assert said == "Away from 10 Jul 2025 to 19 Jul 2025: what falls due then is asked before"
        later = call("plan", now="2025-07-12T12:00+00:00").out.splitlines()[0]
        assert later == "Away until 19 Jul 2025: no new cards come"

    def test_an_exam_after_a_kept_break_knows_of_it(self, call: Any) -> None:
        call("plan", "--away", "+5..+14", "--keep", now=NOON)
        found = call("plan", "many", "--exam", "+23", "--json", now=NOON).json["exam"]
        assert found["new_a_day"] == 4
        assert [day["answers"] for day in found["days"][5:15]] == [0] * 10


@pytest.mark.usefixtures("decks")
class TestBreaks:
    def test_what_waits_after_it_is_told(self, call: Any) -> None:
        call("study", "many", "--json", lines=[f"word{n}" for n in range(1, 11)], now=NOON)
        done = call("plan", "--away", "+1..+9", now=NOON)
        assert "10 cards fall due in it." in done.out
        found = call("plan", "--away", "+1..+9", "--json", now=NOON).json["away"]
        assert (found["from"], found["to"], found["days"]) == ("2025-07-02", "2025-07-10", 9)
        assert found["idle"]["waiting"] == 10
        assert found["idle"]["days"] == 0

    def test_what_takes_days_after_it_is_told(self, call: Any) -> None:
        call("study", "many", "--json", lines=[f"word{n}" for n in range(1, 11)], now=NOON)
        call("settings", "due_per_day", "3", now=NOON)
        assert " days" in call("plan", "--away", "+1..+9", now=NOON).out.split("As it comes")[1].splitlines()[0]

    def test_one_day_is_a_break_too(self, call: Any) -> None:
        assert "Away on 2 Jul 2025" in call("plan", "--away", "tomorrow", now=NOON).out

    def test_a_break_that_has_begun_is_refused(self, call: Any) -> None:
        done = call("plan", "--away", "today..+3", now=NOON)
        assert (done.status, done.err.strip()) == (2, "away: 2025-07-01 is not after today (2025-07-01)")

    def test_exam_and_break_are_told_together(self, call: Any) -> None:
        found = call("plan", "many", "--exam", "+20", "--away", "+3..+5", "--json", now=NOON).json
        assert found["exam"]["days"][3]["answers"] == 0
        assert found["away"]["days"] == 3


@pytest.mark.usefixtures("decks")
class TestWithoutAnExam:
    def test_goals_are_compared_over_a_year(self, call: Any) -> None:
        lines = call("plan", "many", now=NOON).out.splitlines()
        assert lines[0] == "No exam and no break is planned."
        assert lines[2] == "What each goal would cost in a year, with 10 new and up to 120 due cards a day"
        assert [line.split()[0] for line in lines[4:10]] == ["80", "85", "90", "93", "95", "97"]
        assert lines[6].endswith("your goal")
        assert all(cells(line) <= 80 for line in lines)

    def test_the_document_has_the_curve(self, call: Any) -> None:
        year = call("plan", "many", "--json", now=NOON).json["year"]
        assert (year["days"], year["cards"], year["simulated"], year["retention"]) == (365, 40, 40, 0.9)
        answers = [each["answers_a_day"] for each in year["curve"]]
        assert answers == sorted(answers)

    def test_without_cards_there_is_nothing_to_tell(self, call: Any) -> None:
        for card in ("georgia", "armenia", "spain"):
            call("card", f"capitals/{card}", "--suspend", now=NOON)
        assert "There is no card to look ahead for." in call("plan", "capitals", now=NOON).out
        done = call("plan", "capitals", "--exam", "+9", now=NOON)
        assert (done.status, done.err.strip()) == (1, "There is no card to prepare.")


@pytest.mark.usefixtures("decks")
@pytest.mark.parametrize(
    "words",
    [
        ["--minutes", "9"],
        ["--typed"],
        ["--keep"],
        ["--forget", "--exam", "+3"],
        ["--forget", "--keep"],
        ["--forget", "--away", "+3"],
        ["--spread"],
        ["--spread", "--keep"],
    ],
)
def test_options_that_do_not_go_together_are_refused(words: list[str], call: Any) -> None:
    assert call("plan", "many", *words, now=NOON).status == 2


def test_a_deck_with_problems_is_refused(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(texts["broken"])
    assert call("plan", str(path), "--exam", "+9", now=NOON).status == 1
    assert call("plan", "nothing", now=NOON).status == 2


def test_own_times_are_named_and_samples_too(home: Any, call: Any) -> None:
    home.deck(deck_of(1200))
    call("settings", "new_per_day", "30", now=NOON)
    call("study", "many", "--json", lines=[f"word{n}" for n in range(1, 31)], now=NOON)
    said = call("plan", "many", "--exam", "+30", now=NOON).out
    assert "600 of the 1,200 cards were simulated and stand for all." in said


def test_study_follows_the_plan_of_the_last_day(decks: Any, call: Any) -> None:
    assert decks.path.exists()
    call("study", "many", "--plain", "--limit", "10", lines=[f"word{n}" for n in range(1, 11)], now=NOON)
    later = "2025-07-20T12:00+00:00"
    assert "Today: 10 new, 10 due" in call(now=later).out
    found = call("plan", "many", "--exam", "tomorrow", "--minutes", "1", "--keep", "--json", now=later).json["exam"]
    answers, new = found["days"][0]["answers"], found["days"][0]["new"]
    assert 0 < answers < 10
    told = call(now=later).out
    assert f" {answers - new} due" in told
    assert f"{10 - answers + new} more are due and wait for another day." in told
    done = call("study", "many", "--json", lines=["?"] * 100, now=later)
    assert len({event["card"] for event in done.of("question")}) == answers

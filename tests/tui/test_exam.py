"""The exam on the screen: sat, left, gone on with, handed in, reviewed."""

import asyncio

import pytest

from quizgeo.progress import ProgressError, ProgressLog, Trouble
from quizgeo.study import Learner, begin_exam, everything, find_paper, open_learner, open_papers, past_papers, watch_of
from quizgeo.study.exam import Exam
from quizgeo.study.exam_log import Line
from quizgeo.study.exam_paper import ExamScope
from quizgeo.tui.action import UNANSWERED, Where, at
from quizgeo.tui.actions import actions_in_exam
from quizgeo.tui.app import QuizApp
from quizgeo.tui.keys import with_twin
from quizgeo.tui.screens.exam import ExamScreen
from quizgeo.tui.screens.exam_overview import ExamOverview
from quizgeo.tui.screens.exam_result import ExamResult
from quizgeo.tui.screens.exam_review import ExamReview
from quizgeo.tui.screens.exams import Exams
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.study import Study

from .conftest import Drive, MakeLearner
from .seats import Stage, text_of

PLACES = UNANSWERED | at(Where.TYPING, Where.DRAFTING, Where.EXAM)
SIMPLE = ("retook", "neighbours", "capital", "three", "corridor")


async def begin(stage: Stage, *, minutes: float | None = None, seed: int = 7) -> ExamScreen:
    """Begin an exam on all that there is."""
    stage.app.open_exam(ExamScope(everything(stage.learner).decks, seed=seed, minutes=minutes))
    await stage.settle()
    return sat(stage)


def sat(stage: Stage) -> ExamScreen:
    assert isinstance(stage.app.screen, ExamScreen)
    return stage.app.screen


def lines(learner: Learner) -> dict[str, Line]:
    """Give how the questions of the open paper stand in the log, by their ids."""
    (record,) = open_papers(learner)
    return {slot.key.partition("/")[2]: line for slot, line in zip(record.paper.slots, record.lines, strict=True)}


async def go_to(stage: Stage, id_: str) -> None:
    if isinstance(stage.app.screen, ExamOverview):
        await stage.press("escape")
    screen = sat(stage)
    keys = [slot.key.partition("/")[2] for slot in screen.sat.paper.slots]
    screen.go_to(keys.index(id_))
    await stage.settle()


@pytest.mark.parametrize("mapped", [False, True])
@pytest.mark.parametrize("where", sorted(PLACES, key=str), ids=lambda where: where.name)
def test_no_key_means_two_things_in_an_exam(where: Where, mapped: bool) -> None:
    keys = [twin for each in actions_in_exam(where, mapped=mapped) for key in each.keys for twin in with_twin(key)]
    assert len(keys) == len(set(keys))
    missing = [each.id for each in actions_in_exam(where, mapped=mapped) if not each.of_app]
    assert [id_ for id_ in missing if not hasattr(ExamScreen, f"action_{id_.partition('.')[2]}")] == []


def test_answers_are_kept_at_once_and_stand_there_again(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await begin(stage)
        await go_to(stage, "retook")
        await stage.press("b", "c")
        assert "■ C" in stage.text
        assert str(lines(stage.learner)["retook"].given) in stage.row_with("■ C")
        await go_to(stage, "neighbours")
        await stage.press("a", "c")
        ticked = lines(stage.learner)["neighbours"].given
        assert isinstance(ticked, tuple)
        assert len(ticked) == 2
        await go_to(stage, "capital")
        await stage.answer("'Tbilisi' enter")
        await go_to(stage, "corridor")
        await stage.answer("'Kura' enter")
        await stage.press("pageup")
        assert lines(stage.learner)["corridor"].given == ("Kura", "")
        await go_to(stage, "capital")
        assert "Tbilisi" in stage.text
        await go_to(stage, "corridor")
        assert "[Kura]" in stage.text
        assert "✔" not in stage.text
        assert "4 answered" in stage.text

    drive(script, *SIMPLE, home=True)


def test_marking_blanks_and_taking_back(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await begin(stage)
        await go_to(stage, "retook")
        await stage.press("m")
        assert "1 marked" in stage.text
        assert "Marked." in stage.text
        await stage.press("a", "delete")
        assert "■" not in stage.text
        await stage.press("space")
        found = lines(stage.learner)["retook"]
        assert (found.marked, found.state) == (True, "unknown")
        await go_to(stage, "retook")
        assert "You said that you do not know." in stage.text

    drive(script, *SIMPLE, home=True)


def test_an_emptied_field_takes_the_answer_back(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await begin(stage)
        await go_to(stage, "capital")
        await stage.answer("'Tbilisi' enter")
        await go_to(stage, "capital")
        await stage.press("ctrl+u", "pagedown")
        assert lines(stage.learner)["capital"].state == "open"

    drive(script, *SIMPLE, home=True)


def test_the_overview_leads_to_a_question_and_hands_in_after_a_yes(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await begin(stage)
        await stage.press("f6")
        assert isinstance(stage.app.screen, ExamOverview)
        await stage.until("What is the capital of Georgia?")
        await stage.press("end", "enter")
        assert sat(stage).sat.place == 4
        await stage.press("pagedown")
        assert isinstance(stage.app.screen, ExamOverview), "after the last question comes the overview"
        await stage.press("h")
        assert "5 questions are open. Hand the paper in?" in " ".join(stage.text.split()).replace("│ │ ", "")
        await stage.press("n")
        assert open_papers(stage.learner)
        await stage.press("h", "y")
        assert isinstance(stage.app.screen, ExamResult)
        assert len(stage.app.screen_stack) == 2
        assert not open_papers(stage.learner)
        await stage.press("escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, *SIMPLE, home=True)


def test_an_exam_is_chosen_begun_left_and_gone_on_with(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x")
        assert isinstance(stage.app.screen, Exams)
        await stage.until("5 questions")
        await stage.press("right", "left", "left", "plus", "plus", "minus", "enter")
        assert "05:00" in stage.rows[0]
        await go_to(stage, "capital")
        await stage.answer("'Tbil' escape escape")
        assert isinstance(stage.app.screen, Exams)
        await stage.until("Go on with")
        assert "1 of 5 answered · 05:00 left" in stage.text
        assert lines(stage.learner)["capital"].given == "Tbil", "an answer typed half is kept as it is"
        await stage.press("home", "enter")
        assert "1 answered" in stage.text

    drive(script, *SIMPLE, home=True)


def test_when_the_time_is_over_what_is_there_is_handed_in(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        screen = await begin(stage, minutes=10)
        await go_to(stage, "capital")
        await stage.type("Tbilisi")
        stage.clock.move(ms=9 * 60_000)
        screen.tick()
        await stage.settle()
        assert "01:00" in stage.rows[0]
        await stage.press("f7")
        assert "03:30" in stage.rows[0]
        stage.clock.move(ms=9 * 60_000)
        screen.tick()
        await stage.settle()
        assert isinstance(stage.app.screen, ExamResult)
        assert "The time was over; what was there was handed in." in stage.text
        (record,) = past_papers(stage.learner)
        assert [line.given for line in record.lines if line.state == "answered"] == ["Tbilisi"]

    drive(script, *SIMPLE, home=True)


def test_the_time_ends_an_exam_under_its_overview_too(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        screen = await begin(stage, minutes=1)
        await stage.press("f6")
        stage.clock.move(ms=2 * 60_000)
        screen.tick()
        await stage.settle()
        assert isinstance(stage.app.screen, ExamResult)
        assert len(stage.app.screen_stack) == 2

    drive(script, *SIMPLE, home=True)


def test_the_review_shows_what_is_right_and_takes_the_learners_word(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await begin(stage)
        await go_to(stage, "capital")
        await stage.answer("'Batumi' enter")
        await go_to(stage, "why-russia")
        await stage.answer("'No help came.' escape")
        await stage.press("f6", "h", "y")
        assert "yours to mark" in stage.text
        place = next(place for place, row in enumerate(stage.rows) if "capital of Georgia" in row)
        await stage.click("What is the capital of Georgia?")
        if isinstance(stage.app.screen, ExamResult):
            await stage.press("enter")
        assert place
        assert isinstance(stage.app.screen, ExamReview)
        assert "Tbilisi" in stage.text
        await stage.press("y")
        assert "that is kept for whoever wrote the deck" in stage.text
        other = "pagedown" if stage.app.screen.found.place == 0 else "pageup"
        await stage.press(other)
        assert "No help came." in stage.text
        await stage.press("2")
        assert stage.app.screen.found.outcome == "partial"
        await stage.press("escape")
        assert isinstance(stage.app.screen, ExamResult)
        await stage.until("you: right")
        assert "0.5 of 2 points, 25 %" in stage.text
        await stage.press("r")
        assert isinstance(stage.app.screen, Study)

    drive(script, "capital", "why-russia", home=True)


def test_a_question_that_is_gone_is_told(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", "states")

    async def script(stage: Stage) -> None:
        await begin(stage)
        make_learner("states").log.close()
        learner.rescan()
        await go_to(stage, "capital")
        assert "This question is not in its deck any more. It will not count." in stage.text
        await stage.press("a", "space", "f6")
        await stage.until("gone or changed")
        await stage.press("h", "y")
        assert "not counted 1" in stage.text
        await stage.press("enter", "pagedown", "escape")
        assert isinstance(stage.app.screen, ExamResult)

    drive(script, learner=learner, home=True)


def test_a_paper_with_a_deck_that_cannot_be_read_waits_until_that_is_wished(
    drive: Drive, make_learner: MakeLearner
) -> None:
    learner = make_learner("capital", "states")

    async def script(stage: Stage) -> None:
        await begin(stage)
        for deck in learner.library.entries:
            deck.path.write_text("quizgeo: 1\ndeck: half\ntitle: [\n", encoding="utf-8")
        learner.rescan()
        await stage.press("f6")
        await stage.until("cannot be read now")
        await stage.press("h", "y")
        await stage.until("without them")
        await stage.press("n")
        assert isinstance(stage.app.screen, ExamOverview)
        await stage.press("h", "y")
        await stage.until("without them")
        await stage.press("y")
        assert isinstance(stage.app.screen, ExamResult)

    drive(script, learner=learner, home=True)


def test_a_full_disk_is_told_and_the_exam_goes_on(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise ProgressError("full", trouble=Trouble.FULL)

    async def script(stage: Stage) -> None:
        await begin(stage)
        monkeypatch.setattr("quizgeo.progress.writer.RETRY_AFTER", ())
        monkeypatch.setattr(ProgressLog, "append", full)
        await go_to(stage, "retook")
        await stage.press("b")
        assert "Disk full or failing: answers are kept in pending.jsonl" in stage.text
        assert "■ B" in stage.text
        monkeypatch.undo()

    drive(script, *SIMPLE, home=True)


def test_a_paper_is_opened_at_once_where_the_call_names_one(make_learner: MakeLearner, drive: Drive) -> None:
    learner = make_learner(*SIMPLE)
    exam = begin_exam(learner, ExamScope(everything(learner).decks, seed=7), watch_of(learner.clock))
    assert isinstance(exam, Exam)
    exam.give("x")
    assert find_paper(learner, exam.paper.name) is not None

    async def script(stage: Stage) -> None:
        stage.app.open_exam(ExamScope((), paper=exam.paper.name))
        await stage.settle()
        assert "1 answered" in stage.text

    drive(script, learner=learner, home=True)


def test_a_scope_without_a_question_says_so(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_exam(ExamScope(everything(stage.learner).decks, tags=("none",)))
        await stage.settle()
        assert "No question can be asked in this exam." in stage.text
        await stage.press("n")
        assert isinstance(stage.app.screen, Home)

    drive(script, *SIMPLE, home=True)


@pytest.mark.parametrize("named", [True, False])
def test_the_app_begins_with_the_exam_that_the_call_asks_for(make_learner: MakeLearner, named: bool) -> None:
    learner = make_learner(*SIMPLE)
    app = QuizApp(learner, ExamScope(everything(learner).decks if named else (), seed=7))

    async def run() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            for _turn in range(50):
                await app.workers.wait_for_complete()
                await pilot.pause(0.02)
                if "1 of 5" in text_of(app.screen) or "5 questions" in text_of(app.screen):
                    break
            assert isinstance(app.screen, ExamScreen if named else Exams)
            assert len(app.screen_stack) == 2

    asyncio.run(run())
    learner.log.close()


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
def test_the_time_that_was_used_is_kept_however_the_exam_is_left(
    key: str, drive: Drive, make_learner: MakeLearner
) -> None:
    learner = make_learner(*SIMPLE)

    async def script(stage: Stage) -> None:
        await begin(stage, minutes=10)
        stage.clock.move(ms=4 * 60_000)
        await stage.press("escape", key)

    drive(script, home=True, learner=learner)
    again = open_learner(learner.log.places, learner.clock)
    (record,) = open_papers(again)
    again.log.close()
    assert record.elapsed == 4 * 60_000

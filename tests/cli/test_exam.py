"""The command `exam`: line by line for people and programs, papers that go on, marks, and past exams."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizgeo.cli.exam_people import ExamPeople
from quizgeo.cli.exam_plain import ExamLines
from quizgeo.clock import FixedClock, parse_instant
from quizgeo.paths import Places
from quizgeo.study import Exam, ExamScope, begin_exam, everything, open_learner
from tests.cli.conftest import Dialogue
from tests.study.sitting import Hand

NOON = "2026-03-02T12:00+00:00"
SEED = ("--seed", "7")
Sitting = Callable[..., Any]


@pytest.fixture
def towns(home: Any, texts: dict[str, str]) -> Any:
    """Give a home with three capitals."""
    home.deck(texts["capitals"])
    return home


@pytest.fixture
def sit(home: Any) -> Iterator[Sitting]:
    """Sit an exam in JSON Lines, with a process of its own."""
    begun: list[Dialogue] = []

    def sitting(*words: str) -> Dialogue:
        begun.append(Dialogue(home.start("exam", "--plain", "--json", *words)))
        return begun[-1]

    yield sitting
    for dialogue in begun:
        dialogue.kill()


CAPITALS = {"capitals/georgia": "Tbilisi", "capitals/armenia": "Yerevan", "capitals/spain": "Madrid"}


@pytest.mark.usefixtures("towns")
def test_an_exam_is_sat_line_by_line_and_tells_its_mark(call: Any) -> None:
    lines = [":help", ":o", "Tbilisi", "Tbilisi", "Tbilisi", ":hand-in"]
    done = call("exam", "capitals", "--plain", *SEED, lines=lines)
    assert done.status == 0
    assert "Exam: Capitals; 3 questions; seed 7." in done.out
    assert ":hand-in ends the exam" in done.out
    assert done.out.count("Kept: Tbilisi") == 3
    assert "Mark: 1 of 3 points, 33 %" in done.out
    assert "europe: 0 of 1 point, 0 %" in done.out
    assert "Right 1, partly 0, wrong 2, blank 0, not counted 0." in done.out
    assert "Seed: 7" in done.out
    assert "You: Tbilisi\nWrong.\nAnswer: Madrid" in done.out


@pytest.mark.usefixtures("towns")
def test_nothing_tells_whether_an_answer_is_right_before_the_end(call: Any) -> None:
    done = call("exam", "capitals", "--plain", *SEED, lines=["Tbilisi", "Yerevan", "x", ":o", ":time"])
    assert "Right" not in done.out
    assert "Wrong" not in done.out
    assert "Madrid" not in done.out
    assert "The paper stays open; quizgeo exam goes on with it." in done.out


@pytest.mark.usefixtures("towns")
def test_the_same_seed_gives_the_same_paper(call: Any) -> None:
    asked = [
        [line for line in call("exam", "capitals", "--plain", *SEED).out.splitlines() if "capital of" in line]
        for _turn in range(2)
    ]
    assert asked[0] == asked[1]


@pytest.mark.usefixtures("towns")
def test_answers_are_changed_taken_back_and_marked(call: Any) -> None:
    lines = ["first", ":go 1", "second", ":prev", ":mark", ":mark", ":blank", ":prev", ":clear", ":go 99", ":n", ":p"]
    done = call("exam", "capitals", "--plain", *SEED, lines=[*lines, ":overview", ":go x", ":x", ":quit"])
    assert "Your answer so far: first" in done.out
    assert "Kept: second" in done.out
    assert "Marked.\n" in done.out
    assert "The mark is off." in done.out
    assert "Kept: you do not know." in done.out
    assert "Taken back; the question is open." in done.out
    assert "Answered: 0 of 3." in done.out
    assert "Write the number of a question, as in :go 7" in done.out
    assert "There is no command :x in an exam; ? lists them." in done.out


@pytest.mark.usefixtures("towns")
def test_open_questions_are_named_before_the_paper_is_handed_in(call: Any) -> None:
    done = call("exam", "capitals", "--plain", *SEED, lines=[":hand-in", "Tbilisi", ":hand-in", ":hand-in"])
    assert "3 questions are open. :hand-in once more hands the paper in." in done.out
    assert "2 questions are open." in done.out
    assert "blank 2" in done.out


@pytest.mark.usefixtures("towns")
def test_without_a_deck_the_open_paper_goes_on(call: Any) -> None:
    none = call("exam", "--plain")
    assert none.status == 2
    assert "No paper is open. Name a deck to begin one" in none.err
    call("exam", "capitals", "--plain", *SEED, lines=["Tbilisi"])
    done = call("exam", "--plain", lines=["Yerevan", ":q"])
    assert "This paper goes on where it was." in done.out
    assert "Answered: 1 of 3." in done.out
    assert "Question 2 of 3:" in done.out


@pytest.mark.usefixtures("towns")
def test_other_papers_that_are_open_are_named(call: Any) -> None:
    call("exam", "capitals", "--plain", "--seed", "1")
    done = call("exam", "capitals", "--plain", "--seed", "2", lines=[":q"])
    assert "Open: " in done.err
    assert "0 of 3 answered" in done.err
    assert "seed 1" in done.err


@pytest.mark.usefixtures("towns")
def test_papers_are_listed_with_their_marks_and_seeds(call: Any) -> None:
    assert "There is no exam yet." in call("exam", "--list").out
    call("exam", "capitals", "--plain", "--seed", "1", "--minutes", "5")
    call("exam", "capitals", "--plain", "--seed", "2", lines=["Madrid", "", "", ":hand-in", ":hand-in"])
    first, second = call("exam", "--list").out.splitlines()
    assert "open, 0 of 3 answered, 5 min 0 s left" in first
    assert "2 Mar 2026" in second
    assert "of 3 points" in second
    assert second.endswith("seed 2")
    told = call("exam", "--list", "--json").json
    assert [each["state"] for each in told] == ["open", "handed_in"]
    assert told[1]["most"] == 3.0


@pytest.mark.usefixtures("towns")
def test_a_past_paper_is_reviewed_in_words_and_as_a_document(call: Any) -> None:
    call("exam", "capitals", "--plain", *SEED, lines=["Tbilisi", "", "", ":hand-in", ":hand-in"])
    (listed,) = call("exam", "--list", "--json").json
    name = listed["exam"]
    assert "Mark: " in call("exam", "--review", name, "--plain").out
    told = call("exam", "--review", name, "--json").json
    assert (told["seed"], told["count"], told["blank"], told["late"]) == (7, 3, 2, False)
    assert {each["card"]: each["answer"] for each in told["questions"]} == CAPITALS
    assert {each["tag"] for each in told["tags"]} == {"caucasus", "europe"}
    missing = call("exam", "--review", "nothing")
    assert missing.status == 2
    assert "No paper nothing was handed in" in missing.err


def test_every_kind_of_question_is_answered_as_in_study(home: Any, call: Any, texts: Any, right: Any) -> None:
    home.deck(texts["kinds"])
    asked = call("exam", "kinds", "--plain", "--json", *SEED, lines=[""] * 20).of("question")
    kinds = [each["kind"] for each in asked[:15]]
    assert len(asked[:15]) == 15
    lines = [right["text" if kind == "open" else kind] for kind in kinds]
    done = call("exam", "kinds", "--plain", "--json", *SEED, lines=[*lines, ":hand-in", "3", "2", ":q"])
    assert done.of("error") == [{"event": "error", "message": done.of("error")[0]["message"]}]
    result = done.of("result")
    assert (result[0]["waiting"], result[-1]["waiting"]) == (2, 0)
    by_kind = dict(zip(kinds, result[-1]["questions"], strict=True))
    own = {"open", "text"} & {kind for kind in by_kind if by_kind[kind]["reason"] == "self"}
    assert own
    wrong = [each["card"] for each in result[-1]["questions"] if each["outcome"] not in ("right", "partial")]
    assert wrong == []


def test_what_the_learner_marks_can_be_left_out(home: Any, call: Any, texts: Any) -> None:
    home.deck(texts["kinds"])
    done = call("exam", "kinds", "--plain", "--json", "--no-self-marked", *SEED, lines=[""] * 20)
    assert done.of("exam")[0]["count"] == 13


CARDS = """\
quizgeo: 1
deck: cards
title: Cards
language: en
questions:
  - {id: card, front: CSTO, back: Collective Security Treaty Organization}
  - {id: open, question: Why does the border matter?, model: It would ease isolation., rubric: [names Turkey]}
"""


def test_own_marks_are_asked_for_and_can_be_given_later(home: Any, call: Any) -> None:
    home.deck(CARDS)
    first = call("exam", "cards", "--plain", *SEED, lines=["a treaty", "isolation", ":hand-in", "5", "2"])
    assert "You will mark this one yourself, at the review." in first.out
    assert "2 questions are yours to mark, and do not count before." in first.out
    assert first.out.count("How much of it did you have? 1 nothing, 2 half, 3 all") == 3
    (listed,) = call("exam", "--list", "--json").json
    assert (listed["score"], listed["waiting"]) == (0.5, 1)
    later = call("exam", "--review", listed["exam"], "--plain", lines=["3"])
    assert "Mark: 1.5 of 2 points, 75 %" in later.out
    assert "A point: names Turkey" in later.out


def test_own_marks_can_be_put_off(home: Any, call: Any) -> None:
    home.deck(CARDS)
    call("exam", "cards", "--plain", *SEED, lines=["a treaty", "isolation", ":hand-in", ":q"])
    (listed,) = call("exam", "--list", "--json").json
    assert (listed["percent"], listed["waiting"]) == (None, 2)
    assert "nothing counts yet" in call("exam", "--list").out


@pytest.mark.usefixtures("towns")
def test_the_time_is_told_and_extended(call: Any) -> None:
    lines = [":time", ":more-time", ":more-time", ":more-time", ":more-time", ":more-time"]
    done = call("exam", "capitals", "--plain", "--minutes", "20", *SEED, lines=lines)
    assert "Time used: 0 s; left: 20 min 0 s." in done.out
    assert [minutes in done.out for minutes in ("25 min 0 s", "30 min 0 s", "40 min 0 s")] == [True] * 3
    assert "there is no limit" in done.out
    assert "This exam has no time limit." in done.out


@pytest.mark.usefixtures("towns")
def test_when_the_time_is_over_the_paper_is_handed_in_with_what_is_there(call: Any) -> None:
    call("exam", "capitals", "--plain", "--minutes", "20", *SEED, lines=["Tbilisi"])
    late = call("exam", "--plain", "--json", lines=["Yerevan"], now="2026-03-02T12:30+00:00")
    assert late.of("exam")[0]["left"] == 20 * 60_000, "only the time that a program had the paper open counts"


@pytest.mark.usefixtures("towns")
def test_what_the_call_asks_for_must_be_there(call: Any) -> None:
    for words, status, said in (
        (["capitls"], 2, "did you mean capitals?"),
        (["capitals", "--tag", "europ"], 2, "Did you mean europe?"),
        (["--count", "3"], 2, "Name a deck for the exam"),
        (["capitals", "--lang", "xx"], 2, "xx"),
        (["capitals", "--minutes", "nan"], 2, "no number of minutes"),
    ):
        done = call("exam", "--plain", *words)
        assert done.status == status, done
        assert said in done.err
    assert "europe: " in call("exam", "capitals", "--plain", "--tag", "EUROPE", lines=["x", ":hand-in"]).out


def test_a_deck_with_errors_is_refused(home: Any, call: Any, texts: Any) -> None:
    home.deck(texts["broken"])
    done = call("exam", str(home.decks / "broken.yaml"), "--plain")
    assert done.status == 1
    assert "has problems" in done.err


def test_a_question_that_changed_is_told(towns: Any, call: Any, texts: Any) -> None:
    call("exam", "capitals", "--plain", *SEED, lines=["a", "b", "c"])
    towns.deck(texts["capitals"].replace("answer: Madrid", "answer: Toledo").replace("{id: georgia,", "{id: other,"))
    lines = [":go 1", "x", ":go 2", "x", ":go 3", "x", ":hand-in"]
    done = call("exam", "--plain", lines=lines)
    assert "This question has changed since the paper was made. It will not count." in done.out
    assert "This question is not in its deck any more. It will not count." in done.out
    assert "This question cannot be answered." in done.out
    assert "not counted 2." in done.out


def test_a_paper_waits_for_a_deck_that_cannot_be_read(towns: Any, call: Any, texts: Any) -> None:
    call("exam", "capitals", "--plain", *SEED, lines=["a", "b", "c"])
    path = towns.decks / "capitals.yaml"
    path.unlink()
    done = call("exam", "--plain", lines=["", ":hand-in"])
    assert "The deck of this question cannot be read now." in done.out
    assert "The deck capitals cannot be read now; the paper stays open. :hand-in now hands it in without" in done.out
    assert "The paper stays open; quizgeo exam goes on with it." in done.out
    towns.deck(texts["capitals"])
    assert "wrong 3" in call("exam", "--plain", lines=[":hand-in"]).out


@pytest.mark.usefixtures("towns")
def test_a_paper_is_handed_in_without_a_deck_on_a_second_word(towns: Any, call: Any) -> None:
    call("exam", "capitals", "--plain", *SEED, lines=["a", "b"])
    (towns.decks / "capitals.yaml").unlink()
    done = call("exam", "--plain", lines=[":hand-in"] * 3)
    assert "1 question is open." in done.out
    assert "not counted 3." in done.out


# -- programs --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("towns")
def test_a_program_is_told_all_of_it(sit: Sitting) -> None:
    dialogue = sit("capitals", "--minutes", "30", *SEED)
    begun = dialogue.next("exam")
    assert (begun["count"], begun["seed"], begun["resumed"], begun["limit"]) == (3, 7, False, 1_800_000)
    question = dialogue.next("question")
    assert (question["number"], question["of"], question["state"]) == (1, 3, "open")
    assert {"answer", "explain", "hints", "counts"}.isdisjoint(question)
    dialogue.send("Tbilisi")
    kept = dialogue.next("kept")
    assert (kept["number"], kept["given"], kept["saved"]) == (1, "Tbilisi", "log")
    assert dialogue.next("question")["number"] == 2
    dialogue.send(":o")
    assert dialogue.next("overview")["open"] == [2, 3]
    dialogue.send(":time")
    assert dialogue.next("time")["limit"] == 1_800_000
    dialogue.send("?")
    assert ":hand-in" in dialogue.next("help")["commands"]
    dialogue.send(":hand-in")
    assert "2 questions are open" in dialogue.next("error")["message"]
    dialogue.send(":hand-in")
    result = dialogue.next("result")
    assert (result["most"], result["blank"]) == (3.0, 2)
    assert dialogue.close() == 0


@pytest.mark.usefixtures("towns")
def test_every_answer_that_was_told_as_kept_survives_a_kill(sit: Sitting) -> None:
    kept: dict[int, str] = {}
    dialogue = sit("capitals", *SEED)
    dialogue.next("exam")
    for turn in range(6):
        number = dialogue.next("question")["number"]
        given = f"answer {turn}"
        dialogue.send(given)
        told = dialogue.next("kept")
        assert (told["number"], told["saved"]) == (number, "log")
        kept[number] = given
        if number < 3:
            dialogue.kill() if turn % 2 else dialogue.next("question")
        else:
            dialogue.kill()
        dialogue = sit()
        assert dialogue.next("exam")["resumed"]
        number = dialogue.next("question")["number"]
        dialogue.send(f":go {1 + turn % 3}")
    dialogue.next("question")
    dialogue.send(":hand-in")
    dialogue.send(":hand-in")
    while (event := dialogue.next())["event"] != "result":
        pass
    found = {each["number"]: each["given"] for each in event["questions"]}
    assert {number: found[number] for number in kept} == kept
    assert dialogue.close() == 0


def test_when_the_time_is_over_the_next_line_comes_too_late(
    home: Any, texts: dict[str, str], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home.deck(texts["capitals"])
    watch = Hand()
    learner = open_learner(Places(tmp_path / "data", (home.decks,)), FixedClock(parse_instant(NOON)))
    exam = begin_exam(learner, ExamScope(everything(learner).decks, seed=7, minutes=10), watch)
    assert isinstance(exam, Exam)

    class Late:
        """Somebody who answers at once, then thinks for long."""

        given = ["first", "too late"]  # noqa: RUF012 - one test

        def next(self) -> str | None:
            line = self.given.pop(0) if self.given else None
            watch.ms += 11 * 60_000 if line == "too late" else 1
            return line

        def may_follow(self) -> bool:
            return bool(self.given)

    assert ExamLines(exam, ExamPeople()).run(Late())
    told = capfd.readouterr()
    assert "The time is over: the paper is handed in with what is there." in told.err
    assert "You: first" in told.out
    assert "too late" not in told.out
    assert "The time was over; what was there was handed in." in told.out
    learner.log.close()

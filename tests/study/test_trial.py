"""Trying a question out: the same asking and judging as in a session, and nothing that a session leaves behind."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from quizgeo.answers import Given, check_answer
from quizgeo.decks import Question, parse_deck
from quizgeo.study import (
    FaceUp,
    Judged,
    Learner,
    Posing,
    Refusal,
    Revealed,
    Trial,
    ask_again,
    renewed,
    try_out,
    ways,
)
from quizgeo.study.hinting import hints_of
from tests.study.bench import EVERY_KIND, RIGHT, answered, asked, begin, right

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n"


def question(fields: str) -> Question:
    """Give a question out of its fields, in flow style."""
    return parse_deck(f"{HEAD}  - {{id: q, {fields}}}\n")["q"]


def posing(fields: str, way: int = 0) -> Posing:
    asked = question(fields)
    return try_out(asked, ways(asked)[way])


def judged(trial: Trial | Refusal) -> Judged:
    assert isinstance(trial, Judged), trial
    return trial


CHOICE = "question: Who?, answer: Russia, wrong: [China, Iran], hint: [One., Two.]"
KINDS = {each.id: each for each in parse_deck(EVERY_KIND)}


@pytest.mark.parametrize("name", KINDS)
def test_it_is_asked_and_judged_as_in_a_session(name: str, kinds: Learner) -> None:
    kinds.settings = replace(kinds.settings, new_per_day=99)
    session = begin(kinds)
    while asked(session.view) != f"kinds/{name}":
        answered(session, right)
    trial = try_out(KINDS[name], ways(KINDS[name])[0])
    assert session.view.asked == trial.asked  # type: ignore[union-attr]  # a question is on the screen
    given: Given | None = RIGHT.get(f"kinds/{name}")
    if given is None:
        assert isinstance(trial.reveal(), FaceUp)
        return
    revealed = session.answer(given)
    assert isinstance(revealed, Revealed)
    tried = judged(trial.answer(given))
    assert (tried.verdict, tried.given, tried.feedback) == (revealed.verdict, revealed.given, revealed.feedback)
    assert tried.question.body == revealed.question.body


def test_giving_up_shows_the_answer_with_the_words_for_a_wrong_one() -> None:
    tried = judged(posing(f"{CHOICE}, feedback: {{wrong: Look again.}}").reveal())
    assert (tried.given, tried.verdict.reason, tried.verdict.answer) == (None, "gave-up", "Russia")
    assert tried.feedback == "Look again."


def test_what_is_said_of_an_option_is_said_to_who_chose_it() -> None:
    trial = posing("question: Who?, options: [{text: Russia, correct: true}, {text: China, feedback: Not yet.}]")
    assert judged(trial.answer("China")).feedback == "Not yet."
    assert judged(trial.answer("Russia")).feedback == ""


@pytest.mark.parametrize(
    ("fields", "given"),
    [
        (CHOICE, "Peru"),
        ("question: How many?, number: 3", "many"),
        ("question: When?, date: 2023", "then"),
        ("statement: So it is., answer: true", "perhaps"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(fields: str, given: str) -> None:
    assert isinstance(posing(fields).answer(given), Refusal)


def test_hints_come_one_by_one_and_stay_with_the_verdict() -> None:
    trial: Trial | Refusal = posing(CHOICE)
    for count in (1, 2):
        assert isinstance(trial, Posing)
        trial = trial.hint()
        assert isinstance(trial, Posing)
        assert len(trial.hints) == count
    assert isinstance(trial, Posing)
    assert trial.hint() == Refusal("There are no more hints.")
    assert judged(trial.answer("Iran")).hints == ("One.", "Two.")


def test_a_card_is_turned_over_with_its_other_side_and_its_points() -> None:
    card = posing("front: CSTO, back: A treaty").reveal()
    assert isinstance(card, FaceUp)
    assert (card.answer, card.rubric, card.question.id, card.way.back) == ("A treaty", (), "q", False)
    free = posing("question: Why?, model: Because., rubric: [one, two]").reveal()
    assert isinstance(free, FaceUp)
    assert (free.answer, free.rubric, free.hints) == ("Because.", ("one", "two"), ())
    assert not judged(posing(CHOICE).reveal()).way.typed


class TestWays:
    def test_a_card_of_both_ways_is_asked_back_too(self) -> None:
        there, back = ways(question("front: CSTO, back: A treaty, both_ways: true"))
        assert (there.back, back.back) == (False, True)
        trial = posing("front: CSTO, back: A treaty, both_ways: true", way=1)
        assert trial.way == back
        assert trial.asked.prompt == "A treaty"
        assert trial.hints == ()
        assert hints_of(trial.posed.question, trial.posed.card.key) == ("One word of 4 letters.", "It begins with C.")
        card = trial.reveal()
        assert isinstance(card, FaceUp)
        assert (card.answer, card.way) == ("CSTO", back)

    def test_a_choice_that_hardens_is_asked_typed_too(self) -> None:
        trial = posing(f"{CHOICE}, ladder: typed", way=1)
        assert trial.way.typed
        assert (trial.asked.kind, trial.asked.options) == ("typed", ())
        assert judged(trial.answer("russia")).verdict.passed

    def test_any_other_question_is_asked_in_one_way(self) -> None:
        assert {len(ways(each)) for each in KINDS.values() if each.id != "flash"} == {1}


class TestAskingAgain:
    def test_it_is_shuffled_anew_and_without_its_hints(self) -> None:
        trial: Trial = posing("question: Who?, answer: a, wrong: [b, c, d, e], hint: One.")
        seen = set()
        for _turn in range(10):
            assert isinstance(trial, Posing)
            seen.add(trial.asked.options)
            hinted = trial.hint()
            assert isinstance(hinted, Posing)
            trial = ask_again(hinted.reveal())
            assert trial.hints == ()
        assert len(seen) > 3

    def test_it_is_asked_in_the_same_way(self) -> None:
        assert ask_again(posing(f"{CHOICE}, ladder: typed", way=1).reveal()).way.typed


class TestRenewal:
    BEFORE = "question: Who?, answer: Russia, wrong: [China, Iran], explain: Old., hint: [One., Two.]"

    def test_a_question_that_waits_has_its_new_words_its_order_and_its_hints(self) -> None:
        hinted = posing(self.BEFORE).hint()
        assert isinstance(hinted, Posing)
        now = renewed(hinted, question(self.BEFORE.replace("Who?", "Who was first?")))
        assert isinstance(now, Posing)
        assert now.asked.prompt == "Who was first?"
        assert now.asked.options == hinted.asked.options
        assert now.hints == ("One.",)

    def test_no_more_hints_are_shown_than_there_are_now(self) -> None:
        hinted = posing(self.BEFORE).hint()
        assert isinstance(hinted, Posing)
        assert renewed(hinted, question(self.BEFORE.replace(", hint: [One., Two.]", ""))).hints == ()

    @pytest.mark.parametrize(
        ("after", "given", "grade"),
        [
            (BEFORE.replace("Old.", "New."), "China", "wrong"),
            ("question: Who?, answer: China, wrong: [Russia, Iran]", "China", "exact"),
            ("question: Who?, answer: Russia, wrong: [Peru, Iran]", None, "wrong"),
            ("question: Who?, answer: Russia", None, "wrong"),
            ("question: How many?, number: 4", None, "wrong"),
        ],
    )
    def test_an_answer_is_judged_again_or_given_up(self, after: str, given: str | None, grade: str) -> None:
        now = judged(renewed(posing(self.BEFORE).answer("China"), question(after)))  # type: ignore[arg-type]  # an option
        assert (now.given, now.verdict.grade) == (given, grade)
        assert now.question == question(after)

    def test_what_was_given_up_stays_shown(self) -> None:
        now = renewed(posing(self.BEFORE).reveal(), question(self.BEFORE.replace("Old.", "New.")))
        assert judged(now).question.explain == "New."

    def test_a_card_stays_face_up_and_is_a_verdict_where_it_is_no_card_any_more(self) -> None:
        card = posing("front: CSTO, back: A treaty").reveal()
        now = renewed(card, question("front: CSTO, back: An alliance"))
        assert isinstance(now, FaceUp)
        assert now.answer == "An alliance"
        assert judged(renewed(card, question("question: What is it?, answer: A treaty"))).given is None

    def test_a_way_that_is_gone_gives_way_to_the_plain_one(self) -> None:
        back = posing("front: CSTO, back: A treaty, both_ways: true", way=1)
        assert renewed(back, question("front: NATO, back: A treaty, both_ways: true")).way.back
        assert not renewed(back, question("front: CSTO, back: A treaty")).way.back
        typed = posing(f"{CHOICE}, ladder: typed", way=1)
        assert renewed(typed, question(f"{CHOICE}, ladder: typed, explain: So.")).way.typed
        assert not renewed(typed, question(CHOICE)).way.typed


def test_every_right_answer_is_right() -> None:
    rights: Mapping[str, Given] = {card.partition("/")[2]: given for card, given in RIGHT.items() if "kinds" in card}
    for name, given in rights.items():
        trial = try_out(KINDS[name], ways(KINDS[name])[0])
        assert judged(trial.answer(given)).verdict == check_answer(KINDS[name], given)

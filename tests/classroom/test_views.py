"""Nothing of an answer is in any message before its reveal; afterwards everybody gets what is theirs."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import json
from msgspec.structs import replace

from quizgeo import parse_deck
from quizgeo.classroom import Refusal, RoomSettings, Stamped, apply, decide
from quizgeo.classroom.commands import Answer, Command, Do, Go, Join, Judge, Regrade
from quizgeo.classroom.events import Created, Given
from quizgeo.classroom.faces import BadGivenError, EmptyGivenError, face
from quizgeo.classroom.judging import overruled
from quizgeo.classroom.lesson import Lesson, items_of
from quizgeo.classroom.views import finished, histogram, reveal, state, typed_texts
from quizgeo.language import in_use

DECK = """\
quizgeo: 1
deck: rivers
title: Rivers
language: en
sources: {atlas: {title: SECRET-source, published: 2024}}
defaults:
  explain: SECRET-explain
  hint: SECRET-hint
  source: {ref: atlas, at: 3}
  notes: SECRET-notes
  tags: [SECRET-tag]
  status: claim
questions:
  - {id: SECRET-choice, question: Which sea?, answer: Caspian Sea, wrong: [Black Sea, Aral Sea]}
  - {id: SECRET-several, question: Which?, answers: [Iran, Georgia], wrong: [Peru, Chile]}
  - {id: SECRET-true, statement: It is so., answer: true}
  - {id: SECRET-text, question: Which river?, answer: SECRET-kura, accept: [SECRET-mtkvari], reject: [SECRET-rioni]}
  - {id: SECRET-number, question: How long?, number: 987123, unit: km, within: 5%}
  - {id: SECRET-date, question: When?, date: 1987-06-05}
  - {id: SECRET-list, question: Which two?, list: [SECRET-one, SECRET-two]}
  - {id: SECRET-order, question: In order?, order: [alpha, beta, gamma]}
  - {id: SECRET-match, question: Pairs?, match: {Georgia: Tbilisi, Armenia: Yerevan}, extra: [Baku]}
  - {id: SECRET-groups, question: Groups?, groups: {sea: [Baku, Sochi], land: [Yerevan, Minsk]}}
  - {id: SECRET-cloze, cloze: "The ((SECRET-gap|SECRET-other::SECRET-clue)) flows."}
  - {id: SECRET-card, front: Van, back: SECRET-back}
  - {id: SECRET-open, question: Why?, model: SECRET-model, rubric: [SECRET-point]}
"""
SECRETS = (b"SECRET", b"987123", b"1987", b"claim")
HIDDEN = "the seed of the room"


class Played:
    """A lesson of the deck above, driven by commands."""

    def __init__(self, **settings: Any) -> None:
        deck = parse_deck(DECK.replace("id: SECRET-", "id: secret-").replace("[SECRET-tag]", "[secret-tag]"))
        self.lesson = Lesson(deck.questions)
        self.now = self.pos = 0
        items = items_of(deck.questions)
        self._take(Created("r", "K7QF2M", "rivers", "Rivers", "en", "0", HIDDEN, RoomSettings(**settings), items))
        for p in ("ann", "bo"):
            self.ask(Join(p, f"t{p}", p))

    def _take(self, event: Any) -> None:
        self.pos += 1
        apply(self.lesson.room, Stamped(self.pos, self.now, event))

    def ask(self, command: Command) -> Any:
        decided = decide(self.lesson.room, command, self.now)
        assert not isinstance(decided, Refusal), decided
        for event in decided:
            self._take(event)
        return decided

    def answer(self, p: str, q: int, sent: object) -> None:
        given = self.lesson.face(p, q).read(sent)
        judged = self.lesson.judge(q).judge(given)
        number = 1 if self.lesson.room.paced else self.lesson.room.round
        verdict = judged.verdict
        self.ask(Answer(p, q, number, given, judged.folded, verdict.grade, verdict.score, verdict.reason))

    def seen(self, p: str) -> bytes:
        """Give all bytes of what a player, or with no name a screen, is shown."""
        return json.encode(state(self.lesson, self.lesson.room.players.get(p), self.now))


@pytest.fixture
def played() -> Callable[..., Played]:
    return Played


def id_of(played: Played, p: str, q: int, text: str) -> str:
    shown = played.lesson.face(p, q).shown
    return next(each.id for each in (*shown.options, *shown.targets) if each.text == text)


def sent_for(played: Played, p: str, q: int) -> object:
    """Give an answer to any question, as a client would send it."""
    shown = played.lesson.face(p, q).shown
    match shown.kind:
        case "choice" | "true_false":
            return shown.options[0].id
        case "multiple" | "order":
            return [each.id for each in shown.options]
        case "match" | "groups":
            return {each.id: shown.targets[0].id for each in shown.options}
        case "cloze" | "list":
            return ["x"]
        case "flashcard":
            return None
        case _:
            return "1" if shown.kind == "number" else "2020-01-01"


def clean(seen: bytes) -> bool:
    return not any(secret in seen for secret in (*SECRETS, b"secret", HIDDEN.encode()))


def test_no_byte_of_an_answer_is_sent_before_its_reveal(played: Any) -> None:
    one = played(board="question", teams="chosen")
    for q in range(len(one.lesson.questions)):
        one.ask(Do("open", q=q))
        for when in ("open", "answered", "closed"):
            assert all(clean(one.seen(p)) for p in ("", "bo")), (q, when)
            if when == "open":
                one.answer("ann", q, sent_for(one, "ann", q))
                assert clean(one.seen("ann")), q
            elif when == "answered":
                one.ask(Do("close"))
        one.ask(Do("reveal"))
        assert not clean(one.seen("ann"))
        one.lesson.room.book.revealed.discard(q)  # so that the next question finds nothing told
        one.lesson.room.phase = "board"


def test_the_order_of_options_says_nothing_and_differs_from_player_to_player(played: Any) -> None:
    question = played().lesson.questions[0]
    orders, places = set(), set()
    for number in range(60):
        shown = face(question, "seed", f"p{number}", 0).shown
        orders.add(tuple(each.text for each in shown.options))
        ids = [each.id for each in shown.options]
        assert ids == sorted(ids)
        places.add([each.text for each in shown.options].index("Caspian Sea"))
    assert len(orders) == 6
    assert places == {0, 1, 2}


def test_a_points_total_tells_nothing_before_the_reveal(played: Any) -> None:
    one = played()
    one.ask(Do("open"))
    before = json.decode(one.seen("ann"))["you"]
    one.answer("ann", 0, id_of(one, "ann", 0, "Caspian Sea"))
    one.answer("bo", 0, id_of(one, "bo", 0, "Aral Sea"))
    told = [json.decode(one.seen(p))["you"].get("points", 0) for p in ("ann", "bo")]
    assert told == [before.get("points", 0)] * 2
    one.ask(Do("close"))
    one.ask(Do("reveal"))
    assert [json.decode(one.seen(p))["you"].get("points", 0) for p in ("ann", "bo")] == [1000, 0]


def test_the_reveal_tells_each_player_what_became_of_the_own_answer(played: Any) -> None:
    one = played()
    one.ask(Do("open"))
    one.answer("ann", 0, id_of(one, "ann", 0, "Caspian Sea"))
    one.ask(Do("close"))
    one.ask(Do("reveal"))
    told = reveal(one.lesson, one.lesson.room.players["ann"], 0)
    assert told.you is not None
    assert (told.right, told.you.grade, told.you.points, told.total) == ("Caspian Sea", "exact", 1000, 1000)
    assert told.right_ids == (id_of(one, "ann", 0, "Caspian Sea"),)
    assert told.you.given == id_of(one, "ann", 0, "Caspian Sea")
    assert told.hist == (("Caspian Sea", 1), ("Black Sea", 0), ("Aral Sea", 0))
    assert reveal(one.lesson, one.lesson.room.players["bo"], 0).you is None


def test_a_client_that_comes_back_finds_its_answer_counted(played: Any) -> None:
    one = played()
    one.ask(Do("open"))
    chosen = id_of(one, "ann", 0, "Aral Sea")
    one.answer("ann", 0, chosen)
    found = state(one.lesson, one.lesson.room.players["ann"], 0)
    assert found.counted is not None
    assert (found.counted.q, found.counted.round, found.counted.given) == (0, 1, chosen)
    assert state(one.lesson, None, 0).counted is None


def test_a_pause_hides_the_question(played: Any) -> None:
    one = played()
    one.ask(Do("open"))
    one.ask(Do("pause"))
    assert state(one.lesson, one.lesson.room.players["ann"], 0).question is None


def test_a_paced_player_learns_what_was_right_after_the_own_answer_or_at_the_end(played: Any) -> None:
    for when in ("each", "end"):
        one = played(mode="paced", reveal=when)
        one.ask(Do("open"))
        one.answer("ann", 0, sent_for(one, "ann", 0))
        assert clean(one.seen("ann")) is (when == "end")
        assert clean(one.seen("bo"))
        one.ask(Go("ann", "next"))
        assert clean(one.seen("ann"))
        one.ask(Do("finish"))
        assert not clean(one.seen("ann"))


def test_typed_answers_are_gathered_as_they_are_compared(played: Any) -> None:
    one = played()
    one.ask(Do("open", q=3))
    one.answer("ann", 3, "Rioni River")
    one.answer("bo", 3, "  rioni  RIVER ")
    one.ask(Do("close"))
    assert typed_texts(one.lesson, 3) == (("rioni river", "Rioni River", 2, False),)
    assert histogram(one.lesson, 3) == ()


def test_what_a_player_takes_home_names_every_answer_of_the_first_round(played: Any) -> None:
    one = played()
    one.ask(Do("open"))
    one.answer("ann", 0, id_of(one, "ann", 0, "Aral Sea"))
    one.ask(Do("close"))
    one.ask(Do("again"))
    one.answer("ann", 0, id_of(one, "ann", 0, "Caspian Sea"))
    one.ask(Do("close"))
    one.ask(Do("finish"))
    home = finished(one.lesson, one.lesson.room.players["ann"])
    assert [(row.key, row.given, row.grade) for row in home.answers] == [("rivers/secret-choice", "Aral Sea", "wrong")]
    assert home.total == 1000
    assert len(home.answers[0].eid) == 32


@pytest.mark.parametrize(
    ("q", "sent"),
    [(0, "nobody"), (0, 7), (0, None), (1, "x"), (1, ["x", "x"]), (2, True), (3, ["x"]), (3, "x" * 201), (4, 5),
     (7, []), (8, {}), (8, {"a": "b"}), (10, "x"), (10, ["a", "b"]), (11, "I have it")],
)  # fmt: skip
def test_what_is_no_answer_of_that_kind_is_refused(q: int, sent: Given, played: Any) -> None:
    with pytest.raises(BadGivenError):
        played().lesson.face("ann", q).read(sent)


@pytest.mark.parametrize(("q", "sent"), [(1, []), (3, " \u200b "), (6, ["", " "]), (10, [""])])
def test_nothing_written_is_no_answer(q: int, sent: Any, played: Any) -> None:
    with pytest.raises(EmptyGivenError):
        played().lesson.face("ann", q).read(sent)


def test_an_own_judgement_is_told_back_and_silence_is_not_taken_home(played: Any) -> None:
    one = played()
    one.ask(Do("open", q=11))
    one.answer("ann", 11, None)
    one.answer("bo", 11, None)
    one.ask(Do("close"))
    one.ask(Do("reveal"))
    ann, bo = (one.lesson.room.players[p] for p in ("ann", "bo"))
    one.ask(Judge("ann", 11, knew=True))
    told = [reveal(one.lesson, player, 11).you for player in (ann, bo)]
    assert [own.knew if own else "?" for own in told] == [True, None]
    one.ask(Do("finish"))
    assert [row.grade for row in finished(one.lesson, ann).answers] == ["exact"]
    assert finished(one.lesson, bo).answers == ()


def test_who_comes_after_a_question_was_opened_is_told_that_the_next_one_is_theirs(played: Any) -> None:
    one = played()
    one.ask(Do("open"))
    one.ask(Join("late", "tlate", "late"))
    late = [json.decode(one.seen(p))["question"].get("late", False) for p in ("ann", "late", "")]
    assert late == [False, True, False]


def test_a_face_has_all_that_there_is_to_choose_from() -> None:
    deck = parse_deck(DECK.replace("id: SECRET-", "id: secret-").replace("[SECRET-tag]", "[secret-tag]"))
    seen = {each.kind: face(each, "seed", "p", 0).shown for each in deck}
    assert {each.text for each in seen["match"].targets} == {"Tbilisi", "Yerevan", "Baku"}
    assert [each.text for each in seen["groups"].targets] == ["sea", "land"]
    assert len(seen["order"].options) == 3
    for shown in seen.values():
        ids = [each.id for each in (*shown.options, *shown.targets)]
        assert len(set(ids)) == len(ids)


def test_an_answer_is_given_back_in_the_ids_in_which_it_was_sent_though_both_sides_have_the_same_words() -> None:
    """A pair's own word may stand on the other side too: the id says on which it was chosen."""
    deck = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n"
    question = parse_deck(f"{deck}  - {{id: a, question: Who?, match: {{Ann: Bo, Bo: Ann}}}}\n").questions[0]
    seen = face(question, "seed", "p", 0)
    lefts, rights = seen.shown.options, seen.shown.targets
    sent = {left.id: right.id for left, right in zip(lefts, rights, strict=True)}
    assert seen.sent(seen.read(sent)) == sent


def test_a_verdict_that_is_changed_after_the_reveal_shows_in_what_a_player_is_told_next(played: Any) -> None:
    """What was worked out for the reveal stands until the next event, and no longer."""
    one = played()
    one.ask(Do("open", q=3))
    one.answer("ann", 3, "SECRET-rioni")
    one.ask(Do("close"))
    one.ask(Do("reveal"))
    before = reveal(one.lesson, one.lesson.room.players["ann"], 3)
    one.ask(Regrade(3, one.lesson.room.book.answers["ann", 3, 1].folded, True))
    after = reveal(one.lesson, one.lesson.room.players["ann"], 3)
    assert before.you is not None
    assert after.you is not None
    assert before.you.points == before.total == 0
    assert after.you.points == after.total == 1000


def test_who_was_overruled_is_told_so_in_their_own_language(played: Any) -> None:
    one = played()
    one.ask(Do("open", q=3))
    one.answer("ann", 3, "Rioni River")
    one.ask(Do("close"))
    folded = one.lesson.room.book.answers["ann", 3, 1].folded
    ann = one.lesson.room.players["ann"]
    for right, said in ((True, "Your teacher lets this count as right."), (False, "")):
        one.ask(Regrade(3, folded, right))
        own = reveal(one.lesson, ann, 3).you
        assert own is not None
        assert own.grade == ("exact" if right else "wrong")
        assert own.message == said or not right, "where the verdict stands, its own words do"
    one.ask(Regrade(3, folded, True))
    abroad = replace(ann, lang="id")
    assert in_use() == "en"
    own = reveal(one.lesson, abroad, 3).you
    assert own is not None
    assert own.message == overruled("id", right=True)
    assert in_use() == "en"

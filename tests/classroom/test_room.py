"""A lesson goes its way: phases, clocks, who may answer when, and what each answer is worth."""

from typing import Any

import pytest

from quizgeo.classroom import Refusal, RoomSettings
from quizgeo.classroom.commands import Change, Expect, Extend, Go, Join, Judge, Manage, Regrade
from quizgeo.classroom.events import Closed, Interrupted
from quizgeo.classroom.rules import due
from quizgeo.classroom.scoring import board, teams, total

BOTH = frozenset({"ann", "bo"})


def why(decided: Any) -> str:
    assert isinstance(decided, Refusal)
    return decided.why


def test_a_question_goes_from_open_to_revealed_and_the_next_one_opens(lesson: Any) -> None:
    one = lesson()
    one.join("ann")
    phases = [one.room.phase]
    for cmd in ("open", "close", "reveal", "board", "open"):
        one.do(cmd)
        phases.append(one.room.phase)
    assert phases == ["lobby", "open", "closed", "revealed", "board", "open"]
    assert one.room.q == 1


@pytest.mark.parametrize("cmd", ["close", "again", "reveal", "board", "pause", "void", "skip"])
def test_a_command_from_the_wrong_phase_is_stale_and_changes_nothing(cmd: str, lesson: Any) -> None:
    one = lesson()
    assert why(one.do(cmd)) == "stale"
    assert len(one.log) == 1


def test_a_double_click_does_its_command_once(lesson: Any) -> None:
    one = lesson()
    here = Expect("lobby", -1, 0)
    one.do("open", expect=here)
    assert why(one.do("open", expect=here)) == "stale"
    assert (one.room.phase, one.room.q) == ("open", 0)


def test_an_answer_counts_once_and_the_first_one_stands(lesson: Any) -> None:
    one = lesson()
    one.join("ann")
    one.do("open")
    one.answer("ann", "wrong", given="Baku")
    assert one.answer("ann", "exact", given="Tbilisi") == ()
    assert one.room.book.answers["ann", 0, 1].given == "Baku"


@pytest.mark.parametrize(("late", "counts"), [(0, True), (500, True), (501, False)])
def test_an_answer_counts_until_half_a_second_after_its_deadline(late: int, counts: bool, lesson: Any) -> None:
    one = lesson(timer=20)
    one.join("ann")
    one.do("open")
    decided = one.answer("ann", after=20_000 + late)
    assert bool(one.room.book.answers) is counts
    assert counts or why(decided) == "late"


def test_a_pause_stops_the_clocks_and_takes_no_answer(lesson: Any) -> None:
    one = lesson(timer=20)
    one.join("ann")
    one.do("open")
    one.now += 15_000
    one.do("pause")
    assert why(one.answer("ann", after=60_000)) == "paused"
    one.do("resume")
    one.answer("ann", after=5_000)
    assert one.room.book.answers["ann", 0, 1].t == 20_000


def test_extra_time_stretches_the_limit_and_the_time_taken(lesson: Any) -> None:
    one = lesson(timer=20)
    one.join("ann", "bo")
    one.ask(Manage("extra", "ann", factor=1.5))
    one.do("open")
    one.now += 30_000
    assert why(one.answer("bo")) == "late"
    one.answer("ann")
    assert one.room.book.answers["ann", 0, 1].t == 20_000


def test_who_has_no_limit_keeps_the_question_open_and_loses_no_points(lesson: Any) -> None:
    one = lesson(timer=20, points="kahoot")
    one.join("ann", "bo")
    one.ask(Manage("extra", "ann", factor=None))
    one.do("open")
    one.now += 60_000
    assert due(one.room, BOTH, one.now) == ()
    one.answer("ann")
    assert total(one.room, "ann") == 1000


def test_the_timer_closes_after_the_last_deadline_of_those_who_are_there(lesson: Any) -> None:
    one = lesson(timer=20)
    one.join("ann", "bo")
    one.ask(Manage("extra", "bo", factor=2.0))
    one.do("open")
    assert due(one.room, BOTH, one.now + 40_499) == ()
    assert due(one.room, BOTH, one.now + 40_500) == (Closed(0, 1, "timer"),)
    assert due(one.room, frozenset({"ann"}), one.now + 20_500) == (Closed(0, 1, "timer"),)


def test_a_question_closes_when_all_who_are_there_have_answered(lesson: Any) -> None:
    one = lesson()
    one.join("ann", "bo")
    one.do("open")
    one.answer("ann")
    assert due(one.room, BOTH, one.now) == ()
    assert due(one.room, frozenset({"ann"}), one.now) == (Closed(0, 1, "all"),)
    assert due(one.room, frozenset(), one.now) == ()


def test_who_comes_late_begins_at_the_next_question(lesson: Any) -> None:
    one = lesson()
    one.join("ann")
    one.do("open")
    one.join("bo")
    assert why(one.answer("bo")) == "not_open"
    for cmd in ("close", "reveal", "open"):
        one.do(cmd)
    assert one.answer("bo")


def test_more_time_for_all_moves_the_deadline(lesson: Any) -> None:
    one = lesson(timer=20)
    one.join("ann")
    one.do("open")
    one.ask(Extend(10_000))
    one.now += 29_000
    assert one.answer("ann")


def test_a_server_that_was_away_costs_nobody_time(lesson: Any) -> None:
    one = lesson(timer=20)
    one.join("ann")
    one.do("open")
    last, opened = one.room.pos, one.now
    one.now += 300_000
    one.take(Interrupted(since=opened + 1_000, after=last))
    one.now += 18_000
    assert one.answer("ann")
    assert one.room.book.answers["ann", 0, 1].t == 19_000


def test_an_absence_after_which_something_happened_is_none(lesson: Any) -> None:
    one = lesson(timer=20)
    one.join("ann")
    one.do("open")
    one.now += 300_000
    one.take(Interrupted(since=one.now - 299_000, after=one.room.pos - 1))
    assert why(one.answer("ann")) == "late"


def test_asked_again_the_last_round_counts_unless_the_first_is_to(lesson: Any) -> None:
    for revote, points in (("last", 1000), ("first", 0)):
        one = lesson(revote=revote)
        one.join("ann")
        one.do("open")
        one.answer("ann", "wrong")
        one.do("close")
        one.do("again")
        one.answer("ann")
        assert total(one.room, "ann") == points


def test_silence_in_the_last_round_earns_nothing(lesson: Any) -> None:
    one = lesson()
    one.join("ann")
    one.do("open")
    one.answer("ann")
    one.do("close")
    one.do("again")
    assert total(one.room, "ann") == 0


def test_a_text_that_is_regraded_counts_for_all_who_wrote_it(lesson: Any) -> None:
    one = lesson()
    one.join("ann", "bo", "cy")
    one.do("open")
    for p, folded in (("ann", "tiflis"), ("bo", "tiflis"), ("cy", "baku")):
        one.answer(p, "wrong", folded=folded)
    assert why(one.ask(Regrade(0, "tiflis", True))) == "stale"
    one.do("close")
    one.ask(Regrade(0, "tiflis", True))
    assert [total(one.room, p) for p in ("ann", "bo", "cy")] == [1000, 1000, 0]


def test_a_void_question_counts_for_nobody(lesson: Any) -> None:
    one = lesson()
    one.join("ann")
    one.do("open")
    one.answer("ann")
    one.do("close")
    one.do("void")
    assert total(one.room, "ann") == 0
    assert board(one.room)[0].answered == 0


def test_who_is_kicked_is_out_of_the_ranks_and_cannot_answer(lesson: Any) -> None:
    one = lesson()
    one.join("ann", "bo")
    one.ask(Manage("ban", "bo"))
    one.do("open")
    assert why(one.answer("bo")) == "kicked"
    assert [row.p for row in board(one.room)] == ["ann"]
    one.join("cy")
    assert one.room.players["cy"].standing == "waiting"
    one.ask(Manage("approve", "cy"))
    assert one.room.players["cy"].there


@pytest.mark.parametrize(
    ("settings", "name", "reason"),
    [
        ({}, "\u200b ", "name_empty"),
        ({}, "x" * 25, "name_long"),
        ({}, "ANN", "name_taken"),
        ({}, "\u0430nn", "name_taken"),  # a Cyrillic letter
        ({"most_players": 1}, "bo", "room_full"),
    ],
)
def test_a_name_or_a_room_that_cannot_be_had_is_refused(settings: Any, name: str, reason: str, lesson: Any) -> None:
    one = lesson(**settings)
    one.join("ann")
    refusal = one.ask(Join("p", "t", name))
    assert why(refusal) == reason
    assert reason != "name_taken" or refusal.suggest == f"{name} 2"


def test_a_closed_door_lets_nobody_in(lesson: Any) -> None:
    one = lesson(lock_after_start=True)
    one.do("open")
    assert why(one.ask(Join("p", "t", "p"))) == "locked"
    one.do("unlock")
    one.join("p")
    late = lesson(late=False)
    late.do("open")
    assert why(late.ask(Join("p", "t", "p"))) == "locked"


def test_learners_judge_a_card_after_it_was_shown_and_it_earns_nothing(lesson: Any) -> None:
    one = lesson()
    one.join("ann")
    one.do("open", q=2)
    one.answer("ann", given=None)
    assert why(one.ask(Judge("ann", 2, knew=True))) == "not_open"
    one.do("close")
    one.do("reveal")
    one.ask(Judge("ann", 2, knew=True))
    assert one.room.book.knew == {("ann", 2): True}
    assert total(one.room, "ann") == 0


def test_settings_change_in_the_lobby_alone(lesson: Any) -> None:
    one = lesson()
    one.ask(Change(RoomSettings(timer=30)))
    one.do("open")
    assert one.room.opening.limit_ms == 30_000
    assert why(one.ask(Change(RoomSettings()))) == "stale"


def test_paced_players_go_each_at_their_own_pace(lesson: Any) -> None:
    one = lesson(mode="paced", order="own")
    one.join("ann", "bo", "cy")
    one.do("open")
    for _question in range(3):
        assert one.answer("ann")
        one.ask(Go("ann", "next"))
    assert {q for p, q, _round in one.room.book.answers if p == "ann"} == {0, 1, 2}
    assert one.room.players["ann"].at == 3
    assert one.answer("bo")
    one.do("finish")
    assert why(one.answer("cy")) == "not_open"


def test_speed_counts_in_kahoot_and_wayground_and_not_in_accuracy(lesson: Any) -> None:
    found = {}
    for points in ("accuracy", "kahoot", "wayground", "none"):
        one = lesson(points=points, timer=20)
        one.join("ann", "bo")
        one.do("open")
        one.answer("ann", after=400)
        one.answer("bo", after=9_600)
        found[points] = (total(one.room, "ann"), total(one.room, "bo"))
    assert found == {"accuracy": (1000, 1000), "kahoot": (1000, 750), "wayground": (992, 800), "none": (0, 0)}


@pytest.mark.parametrize(
    ("conf", "grade", "points"),
    [("guess", "exact", 333), ("unsure", "exact", 667), ("sure", "exact", 1000), (None, "exact", 333),
     ("guess", "wrong", 0), ("unsure", "wrong", -667), ("sure", "wrong", -2000)],
)  # fmt: skip
def test_certainty_marks_pay_honesty(conf: Any, grade: Any, points: int, lesson: Any) -> None:
    one = lesson(points="confidence", confidence=True)
    one.join("ann")
    one.do("open")
    one.answer("ann", grade, conf=conf)
    assert total(one.room, "ann") == points


def test_right_answers_in_a_row_earn_more_where_that_is_set(lesson: Any) -> None:
    one = lesson(streak=True)
    one.join("ann")
    for _question in range(2):
        one.do("open")
        one.answer("ann")
        one.do("close")
        one.do("reveal")
    assert total(one.room, "ann") == 1000 + 2000 + 100


def test_equal_points_share_a_rank(lesson: Any) -> None:
    one = lesson()
    one.join("ann", "bo", "cy", "di")
    one.do("open")
    for p, grade in (("ann", "wrong"), ("bo", "exact"), ("cy", "partial"), ("di", "partial")):
        one.answer(p, grade)
    assert [(row.p, row.rank) for row in board(one.room)] == [("bo", 1), ("cy", 2), ("di", 2), ("ann", 4)]


def test_a_team_earns_the_mean_of_its_members_so_that_size_does_not_count(lesson: Any) -> None:
    one = lesson(teams="chosen")
    one.join("ann", "bo", team="red")
    one.join("cy", team="blue")
    one.do("open")
    one.answer("ann")
    one.answer("cy")
    assert teams(one.room) == {"red": 500.0, "blue": 1000.0}


def test_drawn_teams_differ_by_one_at_most(lesson: Any) -> None:
    one = lesson(teams="balanced", team_names=("red", "blue"))
    one.join("ann", "bo", "cy")
    assert [one.room.players[p].team for p in ("ann", "bo", "cy")] == ["red", "blue", "red"]


def test_settings_out_of_range_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"the time for a question must be 5 to 3600 \(you wrote 0\)"):
        RoomSettings(timer=0)
    with pytest.raises(ValueError, match="at least two names"):
        RoomSettings(teams="balanced")

"""Several programs on one log lose nothing and double nothing."""

from collections import Counter
from collections.abc import Callable

import pytest

from quizgeo.paths import Places
from quizgeo.progress import ProgressLog, verify_log
from quizgeo.progress.pending import keep

from .conftest import NOON, Start, an_answer, appending, opened, patiently


def play(places: Places, start: Start, writers: int, answers: int) -> None:
    """Let programs write and one read; all that each wrote must be there, once, and in its order."""

    def read(tell: Callable[[bytes], object]) -> None:
        with opened(places) as log:
            seen = 0
            while seen < writers * answers:
                patiently(log.news)
                events = patiently(lambda: list(log.scan()))
                assert [pos for pos, _event in events] == list(range(1, len(events) + 1))
                assert len(events) >= seen
                seen = len(events)
        tell(b"read all of them")

    programs = [start(appending(places, answers)) for _writer in range(writers)]
    reader = start(read)
    written = [program.result() for program in programs]
    assert reader.result() == [b"read all of them"]
    with ProgressLog.open(places, now=NOON) as log:
        events = [event for _pos, event in log.scan()]
        assert Counter(event.id for event in events) == Counter(id_ for one in written for id_ in one)
        assert len(events) == writers * answers
        assert sorted(event.seq for event in events) == list(range(1, writers * answers + 1))
        for one in written:
            assert [event.id for event in events if event.id in set(one)] == one
    assert verify_log(places).damage == ()


def test_three_writers_and_a_reader_lose_and_double_nothing(places: Places, start: Start) -> None:
    play(places, start, writers=3, answers=60)


@pytest.mark.slow
def test_three_writers_of_two_hundred_answers_each(places: Places, start: Start) -> None:
    play(places, start, writers=3, answers=200)


def test_programs_that_start_at_once_share_one_new_log(places: Places, start: Start) -> None:
    programs = [start(appending(places, 1)) for _program in range(5)]
    told = [program.result() for program in programs]
    with ProgressLog.open(places, now=NOON) as log:
        assert {event.id for _pos, event in log.scan()} == {one[0] for one in told}
        assert {event.device for _pos, event in log.scan()} == {log.device}


def test_waiting_answers_that_many_programs_take_in_arrive_once(places: Places, start: Start) -> None:
    """Some programs keep answers in `pending.jsonl` while others start and take them in."""

    def waiting(tell: Callable[[bytes], object]) -> None:
        with opened(places) as log:
            for number in range(15):
                event = an_answer(log, number)
                keep(places, [event])
                tell(event.id)

    def taking(_tell: Callable[[bytes], object]) -> None:
        for _time in range(10):
            opened(places).close()

    ProgressLog.open(places, now=NOON).close()
    programs = [start(waiting), start(taking), start(waiting), start(taking)]
    told = [id_ for program in programs for id_ in program.result()]
    with ProgressLog.open(places, now=NOON) as log:
        assert Counter(event.id for _pos, event in log.scan()) == Counter(told)
    assert len(told) == 30

"""Taking part line by line, against a real server: rounds, names that the teacher gives, and lines that are lost."""

import asyncio
from pathlib import Path

import pytest

from tests.classroom.test_attending import until
from tests.cli.test_lesson_lines import Room, played


def test_digits_choose_too_and_a_second_round_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann")
        await until(lambda: ann.seat.on)
        room.host.take("")
        ann.take("1")
        await until(lambda: room.phase() == "closed")
        room.host.take("again")
        await until(lambda: ann.seat.asking)
        room.host.take("end")
        await until(lambda: ann.seat.over)

    played(scene, tmp_path)
    said = capsys.readouterr().out
    assert "Your answer is counted." in said
    assert "These are the first answers" in said
    assert "Round 2: the question is asked again. Your own progress keeps the first answer." in said


def test_a_name_that_is_not_taken_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann")
        await until(lambda: ann.seat.on)
        assert ann.seat.you.name != "Ann"

    played(scene, tmp_path, names="generated")
    said = capsys.readouterr().out
    assert said.count("Names come from the teacher here") == 1
    assert "not Ann." in said


def test_a_line_that_is_lost_is_told_with_an_answer_only_where_there_is_one_and_that_it_is_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizgeo.cli.join_plain.LOST_S", 0.0)

    async def scene(room: Room) -> None:
        ann = room.join("Ann")
        await until(lambda: ann.seat.on)
        socket = ann.participant._client._socket  # noqa: SLF001 - as if the line was torn
        assert socket is not None
        await socket.close()
        await until(lambda: not ann.seat.on)
        await until(lambda: ann.seat.on)
        ann.take(None)
        await asyncio.wait_for(room.tasks[-1], 5)

    played(scene, tmp_path)
    said = capsys.readouterr().out
    assert said.count("The line is lost; trying again.\n") == 1
    assert said.count("The line is back.") == 1
    assert "Your answer is kept" not in said


def test_whoever_leaves_has_lost_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann")
        await until(lambda: ann.seat.on)
        room.host.take("")
        await until(lambda: ann.seat.asking)
        ann.take(":quit")
        await asyncio.wait_for(room.tasks[-1], 5)
        ann._miss()  # noqa: SLF001 - what would be told a moment later

    played(scene, tmp_path)
    assert "lost" not in capsys.readouterr().out


def test_pairs_that_are_all_open_are_no_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann")
        await until(lambda: ann.seat.on)
        for _step in range(8 * 3 + 1):  # open, close, reveal: to the ninth, whose pairs are to be found
            room.host.take("")
        await until(lambda: ann.asked is not None and ann.asked.kind == "match" and ann.seat.asking)
        assert ann.asked is not None
        ann.take(" ".join(f"{place}-" for place, _left in enumerate(ann.asked.options, 1)))
        assert ann.seat.asking is not None

    played(scene, tmp_path)
    assert "Pair every number with a letter" in capsys.readouterr().out

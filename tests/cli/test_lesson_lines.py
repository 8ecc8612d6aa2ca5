"""Lessons line by line, against a real server: answering, leading, and what is left in the learner's own log."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import click
import pytest

from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.shelf import Session
from quizgeo.cli.host import host, serving_of, settings_of
from quizgeo.cli.host_plain import Podium
from quizgeo.cli.join import keeper
from quizgeo.cli.join_plain import Attendance
from quizgeo.cli.main import run
from quizgeo.cli.refusal import RefusalError
from quizgeo.cli.roster import read_roster
from quizgeo.clock import FixedClock, parse_instant
from quizgeo.paths import Places
from quizgeo.progress import EventKind
from quizgeo.study import Learner, open_learner
from tests.classroom.test_attending import until
from tests.classroom.test_server import CODE, HOST, running
from tests.classroom.test_views import DECK

WORDS: dict[str, object] = {
    "mode": "live", "timer": "off", "points": "accuracy", "board": "never", "confidence": False, "names": "own",
    "approve": False, "teams": "", "lock_after_start": False, "late": True,
    "minutes": None, "until": "", "roster": "", "max_players": 500,
    "share_deck": False,
}  # fmt: skip


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    folder = tmp_path / "decks"
    folder.mkdir()
    deck = DECK.replace("id: SECRET-", "id: secret-").replace("[SECRET-tag]", "[secret-tag]")
    (folder / "rivers.yaml").write_text(deck, encoding="utf-8")
    return open_learner(Places(tmp_path / "home", (folder,)), FixedClock(parse_instant("2026-03-02T10:00:00+00:00")))


class Room:
    """A lesson led by lines, and whoever takes part by lines."""

    def __init__(self, port: int, folder: Path) -> None:
        self.where, self.folder = Invitation(CODE, "127.0.0.1", port), folder
        session = Session(folder, "r", CODE, "rivers", "Rivers", "en", 0, True, None, HOST, "")
        self.host = Podium(session)
        self.host.leader._client.where = self.where  # noqa: SLF001 - the session of a shelf knows its own server
        self.tasks = [asyncio.create_task(self.host.leader.run())]

    def join(self, name: str, keeps: Any = None, home: str = "") -> Attendance:
        attendance = Attendance(self.folder / (home or name), self.where, name, keeps)
        self.tasks.append(asyncio.create_task(attendance.participant.run()))
        return attendance

    def phase(self) -> str:
        room = self.host.leader.lectern.room
        return room.phase if room is not None else ""


def played(scene: Callable[[Room], Awaitable[None]], folder: Path, **settings: Any) -> None:
    async def play() -> None:
        async with running(**settings) as server:
            room = Room(server.port, folder)
            try:
                await until(lambda: room.phase() == "lobby")
                await scene(room)
            finally:
                for task in room.tasks:
                    task.cancel()
                await asyncio.gather(*room.tasks, return_exceptions=True)

    asyncio.run(play())


def answers(learner: Learner) -> list[tuple[str, str | None]]:
    events = [event for event in learner.backwards() if event.kind == EventKind.ANSWERED]
    return [(event.card or "", event.given) for event in events][::-1]


def test_an_answer_lies_in_the_own_log_once_however_often_one_comes_back(
    learner: Learner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann", keeper(learner))
        await until(lambda: ann.seat.on)
        room.host.take("")
        ann.take("caspian sea")
        await until(lambda: room.phase() == "closed")
        assert answers(learner) == []
        room.host.take("")
        await until(lambda: answers(learner))
        assert answers(learner) == [("rivers/secret-choice", "Caspian Sea")]
        again = room.join("Ann", keeper(learner))  # as after a crash: by the token of the first time
        await until(lambda: again.seat.on)
        assert again.seat.you.name == "Ann"
        room.host.take("end")
        await until(lambda: again.seat.over)
        assert len(answers(learner)) == 1

    played(scene, tmp_path)
    learner.log.close()
    said = capsys.readouterr().out
    assert "Your answer is counted." in said
    assert said.count("Right.") == 2, "once each time that it was shown"


def test_a_verdict_that_the_teacher_changes_and_a_voided_question_follow(learner: Learner, tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann", keeper(learner))
        await until(lambda: ann.seat.on)
        for _question in range(4):  # to the one that is typed
            room.host.take("")
            await until(lambda: room.phase() == "open")
            if _question == 3:
                ann.take("Mtkvari river")
            else:
                room.host.take("")
            await until(lambda: room.phase() == "closed" and room.host.leader.lectern.result)
            room.host.take("")
            await until(lambda: room.phase() == "revealed")
        await until(lambda: answers(learner))
        key = answers(learner)[0][0]
        assert learner.item(key).seen is not None
        room.host.take("right mtkvari river")
        await until(lambda: learner.item(key).seen and learner.item(key).seen.passed)  # type: ignore[union-attr]  # it was
        room.host.take("void")
        room.host.take("end")
        await until(lambda: ann.seat.over)
        assert learner.item(key).seen is None

    played(scene, tmp_path)
    learner.log.close()


def test_a_host_is_told_what_happens_and_what_is_right_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann")
        await until(lambda: room.host.leader.lectern.inside)
        for line in ("help", "names", "nonsense", "lock", "lock", ""):
            room.host.take(line)
        await until(lambda: room.phase() == "open")
        assert "SECRET" not in capsys.readouterr().out
        room.host.take("key")
        assert "Caspian Sea\nSECRET-explain" in capsys.readouterr().out
        room.host.take("pause")
        await until(lambda: room.host.leader.lectern.next == "resume")
        room.host.take("")
        await until(lambda: room.host.leader.lectern.next == "close")
        ann.take("z")
        ann.take("black sea")
        await until(lambda: room.host.leader.lectern.result)
        room.host.take("count")
        room.host.take("again")
        await until(lambda: ann.seat.asking)
        ann.take(":quit")
        assert (await asyncio.wait_for(room.tasks[-1], 5)).why == "left"
        room.host.take(None)
        assert (await asyncio.wait_for(room.tasks[0], 5)).why == "left"

    played(scene, tmp_path)
    said = capsys.readouterr().out
    assert "1 answered: Black Sea" in said
    assert "(right)" not in said


def test_a_file_of_lines_leads_a_lesson_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def scene(room: Room) -> None:
        lines = ("", "pause", "", "", "", "board", "", "", "again", "nonsense", "end")
        other = Podium(Session(tmp_path, "r", CODE, "rivers", "Rivers", "en", 0, True, None, HOST, ""))
        other.leader._client.where = room.where  # noqa: SLF001 - as above
        for line in (*lines, None):
            other.take(line)  # before anybody answers at the other end
        room.tasks.append(asyncio.create_task(other.leader.run()))
        assert (await asyncio.wait_for(room.tasks[-1], 5)).why == "left"
        told = other.leader.lectern.room
        assert told is not None
        assert (told.phase, told.q, told.round) == ("finished", 1, 2)

    played(scene, tmp_path)
    said = capsys.readouterr().out
    assert "The clocks stand." in said
    assert "Nothing was done" not in said
    assert "The lesson is over." in said


def test_how_sure_an_answer_is_is_asked_for_and_a_card_is_judged_by_whoever_answers(
    learner: Learner, tmp_path: Path
) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann", keeper(learner))
        await until(lambda: ann.seat.on)
        room.host.take("")
        for line in ("caspian sea", "4", "1"):
            ann.take(line)
        await until(lambda: room.phase() == "closed")
        room.host.take("")
        await until(lambda: answers(learner))
        assert learner.history("rivers/secret-choice")[0].rating == 1, "an honest guess comes back"

    played(scene, tmp_path, confidence=True)
    learner.log.close()


def test_words_of_the_call_become_settings() -> None:
    settings = settings_of({**WORDS, "timer": "30", "teams": "A, B,A", "points": "confidence"})
    assert (settings.timer, settings.team_names, settings.teams, settings.confidence) == (
        30,
        ("A", "B"),
        "balanced",
        True,
    )


def test_words_of_the_call_say_how_a_lesson_is_reached_and_who_comes_in() -> None:
    words = [
        "karabakh",
        "--lan",
        "--max-players",
        "5000",
        "--join-rate",
        "50",
        "--remote-host",
        "--public-name",
        "quiz.example",
    ]
    params = host.make_context("host", [*words, "--public-name", "quiz.example", "--share-deck"]).params
    serving, settings = serving_of(params), settings_of(params)
    assert (serving.join_rate, serving.remote_host, serving.public_name) == (50, True, "quiz.example")
    assert (settings.most_players, settings.share_deck) == (5000, True)
    with pytest.raises(click.BadParameter, match="5000"):
        host.make_context("host", ["karabakh", "--max-players", "5001"])


def test_the_end_says_where_a_shared_deck_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def scene(room: Room) -> None:
        ann = room.join("Ann")
        await until(lambda: ann.seat.on)
        room.host.take("end")
        await until(lambda: ann.seat.over)

    played(scene, tmp_path, share_deck=True)
    said = capsys.readouterr().out
    assert "Your teacher shares the deck." in said
    assert "http://127.0.0.1:" in said.partition("shares the deck")[2]


def test_a_lesson_until_a_time_ends_at_that_time_of_the_teachers_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEO_NOW", "2026-03-02T08:10:00+07:00")
    settings = settings_of({**WORDS, "mode": "paced", "until": "9:45", "minutes": 30})
    assert settings.until == parse_instant("2026-03-02T09:45:00+07:00").ms
    assert settings.minutes == 30


def test_a_name_of_the_teachers_is_picked_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def scene(room: Room) -> None:
        ann = Attendance(tmp_path / "ann", room.where, "Somebody", None)
        room.tasks.append(asyncio.create_task(ann.attend()))
        for line in ("9", "2"):
            ann.take(line)
        await until(lambda: ann.seat.on)
        assert ann.seat.you.name == "Bo"
        late = Attendance(tmp_path / "late", room.where, "Bo", None)
        room.tasks.append(asyncio.create_task(late.attend()))
        await until(lambda: "1) Ann" in told())
        late.take(None)
        ending = await asyncio.wait_for(room.tasks[-1], 5)
        assert ending.refused is not None
        assert ending.refused.why == "pick_name"

    said: list[str] = []

    def told() -> str:
        said.append(capsys.readouterr().out)
        return said[-1]

    played(scene, tmp_path, names="roster", roster=("Ann", "Bo"))


NAMES = "\ufeffAnn\n\n  J\u00fcrgen \x1b[2K \nLi   Wei\r\n"


@pytest.mark.parametrize(
    "call", [["--names", "roster", "{file}"], ["--names=roster", "{file}"], ["--roster", "{file}"]]
)
def test_a_file_of_names_follows_the_word_roster(call: list[str], tmp_path: Path) -> None:
    file = tmp_path / "class.txt"
    file.write_text(NAMES, encoding="utf-8")
    words = [each.format(file=file) for each in call]
    context = host.make_context("host", ["karabakh", *words, "--lan"])
    settings = settings_of(context.params)
    assert (settings.names, settings.roster) == ("roster", ("Ann", "J\u00fcrgen [2K", "Li Wei"))
    assert context.params["deck"] == ("karabakh",)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"Ann\nBo\n ann \n", ":3: ann looks like Ann on line 1"),
        (b"Ann\n" + b"x" * 25, ":2: a name has a letter or a digit, and 24 characters at most"),
        (b"\xff\xfe", "is no text in UTF-8"),
        (b"\n \n", "holds 0 names"),
        (b"".join(b"name %d\n" % place for place in range(5001)), "holds 5001 names"),
        (b"x" * (1024 * 1024 + 1), "too large for a file of names"),
        (None, "Cannot read"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_names_is_refused(body: bytes | None, said: str, tmp_path: Path) -> None:
    file = tmp_path / "class.txt"
    if body is not None:
        file.write_bytes(body)
    with pytest.raises(RefusalError, match=said):
        read_roster(str(file))


def test_everybody_is_told_in_words_when_a_lesson_at_their_own_pace_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scene(room: Room) -> None:
        room.join("Ann")
        await until(lambda: room.host.leader.lectern.inside)
        room.host.take("")
        await until(lambda: room.phase() == "running")
        room.host.take("count")

    played(scene, tmp_path, mode="paced", minutes=40)
    said = capsys.readouterr().out
    assert said.count("The lesson ends in 40 minutes.") == 3, "to the host at its beginning and when asked, and to Ann"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["host"], "Name the deck to play"),
        (["host", "a", "b"], "A session plays one deck"),
        (["host", "karabakh", "--timer", "soon"], "--timer takes off, deck or seconds"),
        (["host", "karabakh", "--timer", "1"], "must be 5 to 3600"),
        (["host", "karabakh", "--teams", "A"], "at least two names"),
        (["host", "karabakh", "--names", "roster"], "--names roster FILE"),
        (["host", "karabakh", "--names", "roster", "nowhere.txt"], "Cannot read nowhere.txt"),
        (["host", "karabakh", "--minutes", "5"], "add --mode paced"),
        (["host", "karabakh", "--mode", "paced", "--until", "25:00"], "--until takes a time such as 09:45"),
        (["host", "karabakh", "--mode", "paced", "--until", "00:00"], "00:00 has passed"),
        (["host", "karabakh", "--tls", "a.pem", "b.pem"], "There is no file a.pem"),
        (["host", "--attach"], "No session is running"),
        (["host", "karabakh", "--attach"], "name no deck with it"),
        (["host", "nowhere"], "nowhere"),
        (["join", "OIL000"], "OIL000 is no code"),
        (["join", "nonsense here"], "names no session"),
        (["join", "127.0.0.1:1", "--name", "Ann"], "quizgeo join CODE@127.0.0.1:1 --name NAME"),
        (["join", "k7q", "f2m@127.0.0.1:1"], "Say what to join"),
        (["join"], "Say what to join"),
        (["join", "K7QF2M@127.0.0.1:1"], "Say what to join"),
    ],
)  # fmt: skip
def test_what_cannot_be_begun_is_refused_in_a_sentence(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZGEO_HOME", str(tmp_path))
    assert run(words, None) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_session_that_does_not_answer_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZGEO_HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run(["join", "K7QF2M@127.0.0.1:1", "--name", "Ann", "--plain", "--no-log"], None) == 1
    assert "No answer from 127.0.0.1:1" in capsys.readouterr().err

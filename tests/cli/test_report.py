"""`quizgeo report`: of a session, over or not, or of a table of answers; in every form, and what it refuses."""

import csv
import json
import random
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from quizgeo.classroom import Refusal, RoomSettings, apply, decide
from quizgeo.classroom.commands import Answer, Command, Do, Join
from quizgeo.classroom.deck_files import gather
from quizgeo.classroom.events import Grade
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.shelf import Session, Shelf, lesson_of
from quizgeo.clock import parse_instant

PEOPLE = ("Ann", "=cmd|' /C calc'!A1", "<b>Bo</b>", "Cy", "Di", "Ed", "Flo")
AT = "2026-03-01T09:00+00:00"


class Played:
    """A session on the shelf whose class answers by lot."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.log = SqliteLog.open(session.log)
        self.lesson = lesson_of(self.log)
        self.now = session.created

    def ask(self, command: Command) -> None:
        """Do what a command asks for."""
        decided = decide(self.lesson.room, command, self.now)
        assert not isinstance(decided, Refusal), decided
        for stamped in self.log.append(list(decided), self.now):
            apply(self.lesson.room, stamped)

    def join(self, people: tuple[str, ...]) -> None:
        """Let people in."""
        for place, name in enumerate(people):
            self.ask(Join(f"p{place}", f"token {place}", name))

    def question(self, people: int, lot: random.Random) -> None:
        """Ask the next question and have all answer it."""
        self.ask(Do("open"))
        for place in range(people):
            self.now += 1_000
            right = lot.random() < 0.6
            grade: Grade = "exact" if right else "wrong"
            given = "Tbilisi" if right else "Baku"
            q = self.lesson.room.q
            self.ask(Answer(f"p{place}", q, 1, given, given.casefold(), grade, float(right), "same"))
        self.ask(Do("close"))
        self.ask(Do("reveal"))


@pytest.fixture
def play(home: Any, texts: dict[str, str]) -> Iterator[Callable[..., Played]]:
    """Give what plays a session on the capitals."""
    begun: list[Played] = []
    deck = home.deck(texts["capitals"])

    def begin(people: tuple[str, ...] = PEOPLE, questions: int = 3, *, finish: bool = True, at: str = AT) -> Played:
        session = Shelf(home.path / "sessions").create(gather(deck), RoomSettings(), parse_instant(at))
        one = Played(session)
        begun.append(one)
        one.join(people)
        lot = random.Random(7)
        for _ in range(questions):
            one.question(len(people), lot)
        if finish:
            one.ask(Do("finish"))
            one.log.close()
        return one

    yield begin
    for one in begun:
        if one.lesson.room.phase != "finished":
            one.log.close()


def test_the_newest_session_is_told(call: Any, play: Any) -> None:
    play()
    play(("Ann", "Bo"), at="2026-03-02T09:00+00:00")
    done = call("report")
    assert done.status == 0
    assert done.out.startswith("Capitals · 2026-03-02 · ")
    assert "2 persons took part. Everybody was asked everything.\n3 questions; the highest score is 3." in done.out


def test_a_session_is_found_by_its_name_or_its_code(call: Any, play: Any) -> None:
    one = play().session
    play(("Ann",), at="2026-03-02T09:00+00:00")
    for word in (one.room, one.code, one.code.lower(), one.room[-6:]):
        assert "7 persons" in call("report", word).out


def test_one_without_answers_is_passed_over_and_the_newest_of_several_is_taken(call: Any, play: Any) -> None:
    play()
    newer = play(("Ann", "Bo"), at="2026-03-02T09:00+00:00").session
    empty = play(("Cy",), questions=0, at="2026-03-03T09:00+00:00").session
    assert "2 persons" in call("report").out
    done = call("report", "capitals")
    assert (done.status, "2 persons" in done.out) == (0, True)
    assert f"3 sessions are called capitals; this is the newest one with answers, {newer.room}." in done.err
    assert "Nobody answered" in call("report", empty.room).err


def test_a_session_that_goes_on_can_be_asked_and_is_not_disturbed(call: Any, play: Any) -> None:
    one = play(questions=2, finish=False)
    done = call("report", "--json")
    assert (done.status, done.json["session"]["running"]) == (0, True)
    assert [item["shown"] for item in done.json["items"]] == [7, 7]
    one.question(len(PEOPLE), random.Random(1))
    assert len(call("report", "--json").json["items"]) == 3


def test_a_mark_list_is_a_table_of_persons(call: Any, play: Any, tmp_path: Path) -> None:
    play()
    people = call("report", "--json").json["people"]
    for words in (["--persons"], ["--persons", "--format", "csv"]):
        rows = list(csv.DictReader(StringIO(call("report", *words).out.lstrip("\ufeff"))))
        assert {row["name"].removeprefix("'"): float(row["score"]) for row in rows} == {
            each["name"]: each["score"] for each in people
        }
        assert [row["name"] for row in rows if row["name"].endswith("A1")] == [f"'{PEOPLE[1]}"]
    path = tmp_path / "marks.csv"
    assert call("report", "--persons", "--pseudonyms", "-o", str(path)).status == 0
    assert "P01" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("words", [["--format", "html"], ["--json"], ["-o", "marks.html"]])
def test_a_mark_list_is_no_page_and_no_document(call: Any, play: Any, words: list[str]) -> None:
    play()
    done = call("report", "--persons", *words)
    assert (done.status, "--persons is a table" in done.err) == (2, True)


def test_every_format_tells_the_same(call: Any, play: Any, tmp_path: Path) -> None:
    play()
    document = call("report", "--json").json
    assert call("report", "--format", "json").json == document
    facilities = [item["facility"]["value"] for item in document["items"]]
    rows = list(csv.DictReader(StringIO(call("report", "--format", "csv").out.lstrip("\ufeff"))))
    assert [float(row["facility"]) for row in rows] == facilities
    page = call("report", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "&lt;b&gt;Bo&lt;/b&gt;" in page
    assert "<b>Bo" not in page
    for name in ("a.html", "a.csv", "a.json"):
        path = tmp_path / name
        done = call("report", "-o", str(path))
        assert (done.status, done.out) == (0, "")
        assert str(path) in done.err
        assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == document
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfkey,kind,text,")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(call: Any, play: Any, tmp_path: Path) -> None:
    play()
    path = tmp_path / "a.html"
    path.write_text("mine", encoding="utf-8")
    done = call("report", "-o", str(path))
    assert done.status == 2
    assert "--force" in done.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert call("report", "-o", str(path), "--force").status == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype")


def test_pseudonyms_stand_for_names_and_stay_the_same(call: Any, play: Any) -> None:
    play()
    names = [each["name"] for each in call("report", "--json", "--pseudonyms").json["people"]]
    assert sorted(names) == [f"P0{place}" for place in range(1, 8)]
    assert names == [each["name"] for each in call("report", "--json", "--pseudonyms").json["people"]]
    for form in ("html", "csv", "json"):
        out = call("report", "--format", form, "--pseudonyms").out
        assert not any(name in out for name in ("Ann", "calc", "Flo"))


def test_a_changed_deck_is_told_and_the_stored_one_is_used(
    call: Any, home: Any, play: Any, texts: dict[str, str]
) -> None:
    play()
    assert call("report", "--json").json["session"]["deck_changed"] is False
    home.deck(texts["capitals"].replace("Georgia?", "Sakartvelo?"))
    done = call("report", "--json")
    assert done.json["session"]["deck_changed"] is True
    assert done.json["items"][0]["text"] == "What is the capital of Georgia?"
    home.deck("quizgeo: 1\ndeck: capitals\nquestions: [", "capitals")
    assert "What is the capital of Georgia?" in call("report").out


def test_plain_lines_have_no_bars(call: Any, play: Any) -> None:
    play()
    assert "█" in call("report").out
    assert "█" not in call("report", "--plain").out


def test_words_that_are_off_are_refused(call: Any, play: Any) -> None:
    play()
    assert call("report", "--json", "--format", "csv").status == 2
    done = call("report", "-o", "report.txt")
    assert done.status == 2
    assert "--format" in done.err
    assert call("report", "--format", "pdf").status == 2


def test_an_unknown_session_names_those_that_there_are(call: Any, play: Any) -> None:
    assert call("report").status == 2
    one = play().session
    done = call("report", "xyzzy")
    assert done.status == 2
    assert one.room in done.err
    assert "xyzzy" in done.err


def test_a_session_without_an_answer_has_no_report(call: Any, play: Any) -> None:
    play(questions=0, finish=False)
    done = call("report")
    assert (done.status, done.out) == (1, "")
    assert "Nobody answered" in done.err


def test_a_damaged_log_is_named(call: Any, play: Any) -> None:
    one = play()
    one.session.log.write_bytes(b"broken" * 50)
    done = call("report")
    assert done.status == 3
    assert str(one.session.log) in done.err


# -- a table of answers ------------------------------------------------------------------------------------------------


def of_file(call: Any, tmp_path: Path, text: str, name: str = "class.csv") -> Any:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return call("report", str(path), "--json")


def test_a_row_for_each_answer_is_read(call: Any, tmp_path: Path) -> None:
    text = (
        "\ufeffPerson,Question,Score,Given,Seconds,Round,Confidence,Worth,Text,Right\r\n"
        "Ann,q1,1,Tbilisi,4.5,1,sure,2,Which city?,Tbilisi\r\n"
        "Bo,q1,0,'=Baku,3,,guess,2,,\r\n"
        "Cy,q1,,,,,,2,,\r\n"
        "Bo,q1,1,Tbilisi,2,2,sure,2,,\r\n"
        "\r\n"
        "Ann,q2,0.5,x,,,,,,\r\n"
    )
    found = of_file(call, tmp_path, text).json
    first, second = found["items"]
    assert (first["text"], first["points"], first["shown"], first["answered"]) == ("Which city?", 2, 3, 2)
    assert first["median_seconds"]["value"] == 3.75
    assert [each["text"] for each in first["answers"]] == ["=Baku", "Tbilisi"]
    assert [each["answered"] for each in first["rounds"]] == [2, 1]
    assert (second["facility"]["value"], second["shown"]) == (0.5, 1)
    assert found["test"]["points"] == 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_for_each_person_is_read(delimiter: str, call: Any, tmp_path: Path) -> None:
    text = "name,q1,q2\nAnn,1,0\nBo,,1\n".replace(",", delimiter)
    found = of_file(call, tmp_path, text).json
    assert [(item["key"], item["shown"], item["right_in_full"]) for item in found["items"]] == [
        ("q1", 1, 1),
        ("q2", 2, 1),
    ]


def test_numbers_may_have_a_comma(call: Any, tmp_path: Path) -> None:
    assert of_file(call, tmp_path, "name;q1\nAnn;0,5\n").json["items"][0]["facility"]["value"] == 0.5


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("score,q1\nAnn,1\n", 1),
        ("person,q1,q1\nAnn,1,0\n", 1),
        ("person,,q1\nAnn,1,0\n", 1),
        ("person,q1\nAnn,2\n", 2),
        ("person,q1\nAnn,nan\n", 2),
        ("person,q1\nAnn,-1\n", 2),
        ("person,q1\nAnn,right\n", 2),
        ("person,q1\n\nAnn,1,1\n", 3),
        ("person,question,score\nAnn,,1\n", 2),
        ("person,question,score\n,q1,1\n", 2),
        ("person,question,score,round\nAnn,q1,1,0\n", 2),
        ("person,question,score,round\nAnn,q1,1,x\n", 2),
        ("person,question,score,seconds\nAnn,q1,1,x\n", 2),
    ],
)
def test_a_fault_of_a_table_names_its_line(text: str, line: int, call: Any, tmp_path: Path) -> None:
    done = of_file(call, tmp_path, text)
    assert (done.status, done.out) == (1, "")
    assert f"class.csv:{line}: " in done.err


def test_what_is_no_table_is_refused(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    assert call("report", str(path)).status == 2
    path.write_bytes(b"person,q1\nAnn\xff,1\n")
    done = call("report", str(path))
    assert done.status == 1
    assert "UTF-8" in done.err


def test_a_table_without_answers_has_no_report(call: Any, tmp_path: Path) -> None:
    done = of_file(call, tmp_path, "person,q1\nAnn,\n")
    assert (done.status, done.out) == (1, "")
    assert "Nobody answered" in done.err


def test_a_place_that_cannot_be_written_is_named(call: Any, play: Any, tmp_path: Path) -> None:
    play()
    done = call("report", "-o", str(tmp_path / "no" / "such" / "report.html"))
    assert (done.status, done.out) == (1, "")
    assert "Cannot write" in done.err

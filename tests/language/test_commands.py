"""Every command, its help and what it says in Indonesian: nothing is left in English."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.cli.group import COMMANDS
from quizgeo.cli.main import run
from tests.language.calls import CALLS
from tests.language.english import english, english_sentences, sentences
from tests.language.written import BROKEN, FLAWED, KINDS, PARTLY

SOURCE = Path(__file__).resolve().parents[2] / "src"
DAY = "2026-03-02T12:00+00:00"
LINES = (
    *(":help", "b", ":g", ":h", "a c", ":x", "x", "?", "", "?", ":hard", "banyak", "39", ":y", "?", "Mei 2023"),
    *("Iran", "c a b", "1a 2b", ":u", ":o", ":e", ":@", ":-", ":n", "1a 2a 3b 4b", "Rusia; Georgia", "", "3"),
    *("Perang.", "", "3 a", "Armenia", "40.4, 49.9", ":y", "?", "?", "?", "?", ":quit"),
)
"""What a person may type, right, wrong and odd."""
SHEET = """\
{"quizgeo": "paper", "format": 1, "deck": "kaukasus", "title": "Kaukasus", "language": "id", "hash": "0", "seed": 0,
 "questions": {
  "kaukasus/benar": {"kind": "true_false", "question": "", "language": "id", "points": 1,
   "body": {"statement": "Baku terletak di tepi Laut Kaspia.", "answer": true}},
  "kaukasus/terbuka": {"kind": "open", "question": "Jelaskan sebabnya.", "language": "id", "points": 1,
   "body": {"model": "Ada perang."}}},
 "variants": [{"variant": "A", "questions": [
  {"number": 1, "question": "kaukasus/benar", "key": "B", "options": ["Benar", "Salah"], "things": []},
  {"number": 2, "question": "kaukasus/terbuka", "key": "", "options": [], "things": []}]}]}
"""
"""What lies beside a printed paper."""
FOREIGN = [
    line.removeprefix("title: ")
    for path in sorted((SOURCE.parent / "decks").glob("*.yaml"))
    for line in path.read_text(encoding="utf-8").split("\n")
    if line.startswith("title: ")
]
"""Titles of shipped decks, in the language that they were written in."""
QUIZ = """\
::Ibu kota:: Apa ibu kota Georgia? {=Tbilisi ~Batumi ~Kutaisi####Terletak di Sungai Kura.}

Rusak {=a ~b

Negara apa ini? {=Jawaban yang jauh lebih panjang daripada semua jawaban salah ~Iran ~Oman}

Negara apa ini? {=Jawaban yang jauh lebih panjang daripada semua jawaban salah ~Iran ~Oman}
"""
"""A foreign file with a question that cannot be read, one that breaks a rule, and the same once more."""
CLASS = "person,question,score,given,confidence,round\n" + "".join(
    f"Ani{place},{question},{int((place + shift) % 3 > 0)},jawaban {(place + shift) % 3},{sure},1\n"
    for place in range(32)
    for shift, (question, sure) in enumerate([("soal1", "sure"), ("soal2", "guess"), ("soal3", ""), ("soal4", "")])
)
"""Answers of a class that is large enough for words on its questions."""
Says = Callable[..., str]


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Says]:
    """Give what calls a command in Indonesian and gives all that it says, and a learner who has studied once."""
    decks = tmp_path / "decks"
    decks.mkdir()
    (tmp_path / "kosong").mkdir()
    files = {"kaukasus": KINDS, "rusak": BROKEN, "cacat": FLAWED, "kaukasus.en": PARTLY}
    for name, text in files.items():
        (decks / f"{name}.yaml").write_text(text, encoding="utf-8")
    old = KINDS.replace("merebut Karabakh", "menguasai Karabakh").replace("date: 2023-09-19", "date: 2023-09")
    old = (
        old.replace("id: kartu", "id: kilas")
        .replace("number: 38", "number: 39")
        .replace("[Armenia, Turki, Iran]", "[Turki]")
    )
    (tmp_path / "lama.yaml").write_text(old, encoding="utf-8")
    (tmp_path / "soal.gift").write_text(QUIZ, encoding="utf-8")
    (tmp_path / "baru.gift").write_text(QUIZ[: QUIZ.index("Negara")].replace("Sungai", "tepi"), encoding="utf-8")
    (tmp_path / "kelas.csv").write_text(CLASS, encoding="utf-8")
    (tmp_path / "rusak.csv").write_text("person,q1\nAni,dua\n", encoding="utf-8")
    (tmp_path / "ujian.json").write_text(SHEET, encoding="utf-8")
    (tmp_path / "isian.csv").write_text("name,variant,1,2\nAni,A,Z,banyak\nBudi,B,A,9\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    environment = {"QUIZGEO_LANG": "id", "QUIZGEO_HOME": str(tmp_path / "home"), "QUIZGEO_DECKS": str(decks)}
    for name, value in (environment | {"QUIZGEO_NOW": DAY}).items():
        monkeypatch.setenv(name, value)

    def call(*words: str, lines: tuple[str, ...] = ()) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        run(words)
        told = capsys.readouterr()
        return told.out + told.err

    yield call
    language.use("en")


def without_titles(said: str) -> str:
    """Leave out the lines that name shipped decks."""
    return "\n".join(line for line in said.split("\n") if not any(title in line for title in FOREIGN))


def test_a_session_in_line_mode_says_nothing_in_english(says: Says) -> None:
    said = says("study", "kaukasus", "--plain", "--limit", "99", lines=LINES)
    assert "Sesi selesai" in said
    assert english(said) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_no_command_says_anything_in_english(command: str, says: Says) -> None:
    says("study", "kaukasus", "--plain", "--limit", "99", lines=LINES)
    name = [command] if command else []
    said = {" ".join([*name, *words]): says(*name, *words) for words in CALLS[command]}
    assert all(said.values()), said
    assert {call: left for call, text in said.items() if (left := english(without_titles(text)))} == {}


def test_every_command_is_called_here() -> None:
    assert sorted(CALLS) == sorted(["", *COMMANDS])


HELPS = """\
import contextlib, io, json
from quizgeo.cli.main import run

with contextlib.redirect_stdout(io.StringIO()):
    run(["--help"])  # now click has been imported in this language
import click
from quizgeo.cli.group import quizgeo

def pages(command, words):
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        run([*words, "--help"])
    yield " ".join(words), told.getvalue()
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                yield from pages(command.get_command(context, name), [*words, name])

print(json.dumps(dict(pages(quizgeo, []))))
"""
"""Prints every page of help; click keeps its words in the language it first spoke, so in a process of its own."""


def test_no_page_of_help_holds_any_english(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(SOURCE), "QUIZGEO_HOME": str(tmp_path), "QUIZGEO_LANG": "id", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", HELPS], env=environment, capture_output=True, text=True, check=True)
    pages: dict[str, str] = json.loads(done.stdout)
    assert set(COMMANDS) < pages.keys()
    assert "progress verify" in pages
    assert {name: left for name, page in pages.items() if (left := english(page))} == {}


def test_english_that_is_left_is_found() -> None:
    language.use("id")
    assert "There is no deck." in english_sentences("Benar.\n  There is no\n  deck.\n")
    assert 'unknown field "{name}"' in english_sentences('unknown field "awnser"')
    assert english_sentences("Tidak ada dek.") == []
    assert english("12 kartu and all") == ["12 kartu and all"]
    assert english('bidang "not" tidak cocok, lihat --with dan `of`') == []
    assert len(sentences()) > 1000

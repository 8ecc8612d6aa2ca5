"""Who chooses the language: words of the call first, then `QUIZGEO_LANG`, then the locale."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.cli.main import before_the_command, run, tongue
from quizgeo.cli.start import OpenApp
from quizgeo.study import Learner, Scope

SOURCE = Path(__file__).resolve().parents[1] / "src"
DECK = """\
quizgeo: 1
deck: capitals
title: Capitals
language: en
questions:
  - {id: georgia, question: "Which is the capital of Georgia?", answer: Tbilisi}
"""
OVERLAY = """\
quizgeo: 1
translates: capitals
language: id
questions:
  georgia: {question: "Manakah ibu kota Georgia?", answer: Tbilisi}
"""
EVERYTHING = ("QUIZGEO_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

Said = Callable[..., str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a learner's home with one deck, in an environment that asks for no language."""
    for name in EVERYTHING:
        monkeypatch.delenv(name, raising=False)
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "capitals.yaml").write_text(DECK, encoding="utf-8")
    (decks / "capitals.id.yaml").write_text(OVERLAY, encoding="utf-8")
    monkeypatch.setenv("QUIZGEO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QUIZGEO_DECKS", str(decks))
    yield decks
    language.use("en")


@pytest.fixture
def said(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Give what calls a command with nothing on stdin, and gives all that it says."""
    assert home.is_dir()
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def call(*words: str) -> str:
        run(words)
        told = capsys.readouterr()
        return told.out + told.err

    return call


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id_ID"),
        ({"LANG": "id_ID.UTF-8", "LC_MESSAGES": "en_GB"}, "en_GB"),
        ({"LANG": "id_ID", "LC_ALL": "en_GB"}, "en_GB"),
        ({"LANG": "en_GB", "LANGUAGE": "id"}, "id"),
        ({"LANG": "en_GB", "LANGUAGE": "jv:id:en"}, "id"),
        ({"LANG": "id_ID", "LANGUAGE": "jv:su"}, "id_ID"),
        ({"LANG": "de_DE", "LANGUAGE": "jv:su"}, "jv"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "id"}, "id"),
        ({"LC_ALL": "C", "LANGUAGE": "id", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "id"}, "id"),
        ({"QUIZGEO_LANG": "id", "LC_ALL": "C"}, "id"),
        ({"QUIZGEO_LANG": "en", "LANGUAGE": "id", "LANG": "id_ID"}, "en"),
        ({"QUIZGEO_LANG": "jv", "LANG": "id_ID"}, "id_ID"),
        ({"QUIZGEO_LANG": "", "LANG": ""}, "en"),
    ],
)
def test_the_environment_is_asked_in_order(environment: dict[str, str], tag: str) -> None:
    assert tongue(environment) == tag


@pytest.mark.parametrize(
    ("words", "left", "wanted"),
    [
        ([], [], None),
        (["decks"], ["decks"], None),
        (["--lang", "id"], [], "id"),
        (["--lang=id", "decks", "--json"], ["decks", "--json"], "id"),
        (["--lang", "en", "--lang", "id", "decks"], ["decks"], "id"),
        (["--help", "--lang", "id"], ["--help"], "id"),
        (["study", "--lang", "id"], ["study", "--lang", "id"], None),
        (["--language", "id"], ["--language", "id"], None),
        (["--lang"], [], ""),
        (["--lang="], [], ""),
    ],
)
def test_only_what_stands_before_the_command_is_taken_out(words: list[str], left: list[str], wanted: str) -> None:
    assert before_the_command(words) == (left, wanted)


def test_the_locale_chooses(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Capitals (capitals): 1 new" in said()
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert "Capitals (capitals): 1 baru" in said()


def test_a_call_goes_before_the_environment(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEO_LANG", "id")
    assert said().startswith("Hari ini: ")
    assert said("--lang", "en").startswith("Today: ")
    assert said().startswith("Hari ini: ")


@pytest.mark.parametrize("words", [["--lang", "id", "decks"], ["--lang=id_ID", "decks"]])
def test_any_command_speaks_the_language_before_it(words: list[str], said: Said) -> None:
    assert "Judul" in said(*words)


def test_the_checker_that_reads_its_words_itself_speaks_it_too(home: Path, said: Said) -> None:
    (home / "broken.yaml").write_text(DECK.replace("answer", "awnser"), encoding="utf-8")
    assert 'bidang "awnser" tidak dikenal' in said("--lang", "id", "check", str(home / "broken.yaml"))


@pytest.mark.parametrize("words", [["--lang", "id", "study"], ["study", "--lang", "id"], ["study", "--lang=id"]])
def test_studying_in_a_language_shows_decks_in_it(words: list[str], said: Said) -> None:
    told = said(*words, "capitals", "--plain")
    assert "Manakah ibu kota Georgia?" in told
    assert "Sisa: 1 baru" in told


def test_the_locale_leaves_decks_as_they_are(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    told = said("study", "capitals", "--plain")
    assert "Which is the capital of Georgia?" in told
    assert "Sisa: 1 baru" in told


def test_the_last_wish_of_a_call_counts(said: Said) -> None:
    assert "Left: 1 new" in said("--lang", "id", "study", "--lang", "en", "capitals", "--plain")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--lang", "tlh"], "Nothing here is in the language tlh. There are: en, id"),
        (["--lang", "../id", "decks"], "Nothing here is in the language ../id. There are: en, id"),
        (["--lang"], "--lang needs a language. There are: en, id"),
    ],
)
def test_a_language_that_is_not_there_is_refused(
    words: list[str], sentence: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    assert run(words) == 2
    assert capsys.readouterr().err == f"{sentence}\n"


def test_the_app_speaks_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    def app(_learner: Learner, _scope: Scope | None, _tongue: str) -> int:
        spoken.append(language.in_use())
        return 0

    assert home.is_dir()
    opened: OpenApp = app
    monkeypatch.setattr("quizgeo.cli.home.has_screen", lambda: True)
    assert run(["--lang", "id"], opened) == 0
    assert spoken == ["id"]


@pytest.mark.parametrize("words", [["decks"], ["card", "capitals/georgia"], ["settings"]])
def test_json_is_english_in_any_language(words: list[str], said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    english = json.loads(said(*words, "--json"))
    monkeypatch.setenv("QUIZGEO_LANG", "id")
    assert json.loads(said(*words, "--json")) == english


def test_problems_as_json_are_english_in_any_language(home: Path, said: Said) -> None:
    (home / "broken.yaml").write_text(DECK.replace("answer", "awnser"), encoding="utf-8")
    told = said("--lang", "id", "check", str(home / "broken.yaml"), "--json")
    assert json.loads(told)["problems"][0]["message"] == 'unknown field "awnser"'


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (["--help"], ["Penggunaan: quizgeo", "Opsi:", "Perintah:", "Pelajari yang waktunya diulang, lalu kartu baru."]),
        (["study", "--help"], ["Penggunaan: quizgeo study", "Berhenti setelah sekian menit."]),
        (["stdy"], ["Tidak ada perintah stdy. Maksud Anda study?"]),
        (["study", "--limt"], ["Tidak ada opsi '--limt'.", "Lihat: quizgeo study --help"]),
        (["study", "--limit", "0"], ["Nilai tidak sah untuk '--limit'"]),
        (["card"], ["Argumen belum disebutkan"]),
    ],
)
def test_help_and_refusals_are_indonesian(words: list[str], sentences: list[str], home: Path) -> None:
    code = "import sys; from quizgeo.__main__ import main; sys.exit(main())"
    environment = {"PYTHONPATH": str(SOURCE), "QUIZGEO_HOME": str(home.parent / "home"), "PYTHONUTF8": "1"}
    call = [sys.executable, "-c", code, "--lang", "id", *words]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert [sentence for sentence in sentences if sentence not in done.stdout + done.stderr] == []


def test_help_of_a_command_speaks_its_own_language(home: Path) -> None:
    code = "import sys; from quizgeo.__main__ import main; sys.exit(main())"
    environment = {"PYTHONPATH": str(SOURCE), "QUIZGEO_HOME": str(home.parent / "home"), "PYTHONUTF8": "1"}
    call = [sys.executable, "-c", code, "study", "--lang", "id", "--help"]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert "Berhenti setelah sekian menit." in done.stdout

"""The boundary of the commands: statuses, sentences instead of tracebacks, and no harm to data that is not ours."""

import errno
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgeo import __version__
from quizgeo.cli import group, main
from quizgeo.cli.start import OpenApp


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which something was answered."""
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome"])
    return home


def test_the_version_is_told(home: Any, call: Any) -> None:
    assert home.run("--version").out == call("--version").out == f"quizgeo {__version__}\n"


def test_help_lists_every_command_and_each_has_help(call: Any) -> None:
    done = call("--help")
    assert done.status == 0
    for name in group.COMMANDS:
        assert f"  {name} " in done.out
        assert call(name, "--help").out.startswith(f"Usage: quizgeo {name}")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["stdy"], "There is no command stdy. Did you mean study?"),
        (["exams"], "There is no command exams."),
        (["qqqqqq\x1b[31m"], "There is no command qqqqqq[31m."),
        (["study", "--limt", "3"], "--limit"),
        (["study", "--limit", "0"], "--limit"),
        (["study", "--minutes", "0"], "--minutes"),
        (["study", "--minutes", "nan"], "nan is no number of minutes"),
        (["study", "--minutes", "inf"], "inf is no number of minutes"),
        (["study", "--lang", "tlh", "capitals"], "Nothing here is in the language tlh. There are: en"),
        (["progress", "restore", "no.db"], "There is no file no.db. The backups there are: quizgeo progress restore"),
        (["study", "capitls"], 'there is no deck "capitls"; did you mean capitals?'),
        (["study", "capitals", "--tag", "europ"], "No card has the tag europ. Did you mean europe?"),
        (["card", "capitals"], "A card is named by its deck and id"),
        (["card", "capitals/pai"], "There is no card capitals/pai. Did you mean capitals/spain?"),
        (["card", "capitals/spian"], "There is no card capitals/spian. Did you mean capitals/spain?"),
        (["card", "captals/spain"], "did you mean capitals?"),
        (["check"], "See: quizgeo check --help"),
        (["check", "--format", "xml", "x"], "See: quizgeo check --help"),
        (["progress", "exprt"], "No such command"),
    ],
)
@pytest.mark.usefixtures("studied")
def test_words_that_are_off_give_two_and_say_why(call: Any, words: Sequence[str], sentence: str) -> None:
    done = call(*words)
    assert done.status == 2
    assert sentence in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "moment",
    [
        "yesterday",
        "2026-13-01",
        "99999-01-01",
        "\x1b[31m",
        "0001-01-01T00:00",
        "1969-01-01",
        "9001-01-01",
        "9999-12-31",
    ],
)
def test_a_clock_that_is_no_time_is_refused(call: Any, moment: str) -> None:
    done = call("decks", now=moment)
    assert done.status == 2
    assert "QUIZGEO_NOW is no ISO time" in done.err
    assert "\x1b" not in done.err


COMMANDS = [
    ("study", "--plain"), ("study", "--json"), ("decks",), ("card", "capitals/spain"), (), ("progress", "export"),
    ("progress", "verify"), ("progress", "backup"),
]  # fmt: skip


def test_a_home_that_is_a_file_is_said(home: Any, call: Any) -> None:
    file = home.path / "file"
    file.write_text("")
    for place in (file, file / "below"):
        home.environment = {"QUIZGEO_HOME": str(place)}
        for words in (*COMMANDS, ("progress", "restore")):
            done = call(*words)
            assert (done.status, done.out) == (2, "")
            assert "is a file, and your data needs a folder there" in done.err


@pytest.mark.parametrize("words", COMMANDS)
def test_damaged_progress_gives_three_and_stays_as_it_is(studied: Any, call: Any, words: Sequence[str]) -> None:
    data = b"not a log at all" * 300
    studied.progress.write_bytes(data)
    done = call(*words)
    assert done.status == 3
    assert "progress" in done.err + done.out
    assert "Traceback" not in done.err
    assert studied.progress.read_bytes() == data


@pytest.mark.parametrize("words", COMMANDS)
def test_progress_of_a_newer_version_gives_three_and_stays_as_it_is(
    studied: Any, call: Any, words: Sequence[str]
) -> None:
    connection = sqlite3.connect(studied.progress)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    data = studied.progress.read_bytes()
    done = call(*words)
    assert done.status == 3
    assert "newer quizgeo" in done.err + done.out
    assert studied.progress.read_bytes() == data


def test_progress_that_was_lost_is_no_first_start(studied: Any, call: Any) -> None:
    call("progress", "backup")
    studied.progress.unlink()
    for words in (("study", "--plain"), ("progress", "backup"), ("progress", "export")):
        done = call(*words)
        assert done.status == 3
        assert "progress.db is missing" in done.err
    studied.progress.touch()
    assert "progress.db is empty" in call("progress", "backup").err


def test_a_broken_deck_disturbs_no_other(studied: Any, call: Any, texts: dict[str, str]) -> None:
    path = studied.deck(texts["broken"])
    assert call("study", "capitals", "--json").status == 0
    assert call("card", "capitals/spain").status == 0
    rows = {row["deck"]: row for row in call("decks", "--json").json}
    assert (rows["broken"]["problems"] > 0, rows["broken"]["questions"]) == (True, 0)
    assert rows["capitals"]["problems"] == 0
    for words in (("study", "broken"), ("card", "broken/one")):
        done = call(*words)
        assert done.status == 1
        assert f"quizgeo check {path}" in done.err


def test_what_is_left_out_is_said_once(studied: Any, call: Any, texts: dict[str, str]) -> None:
    path = studied.deck(texts["broken"])
    copy = studied.deck(texts["capitals"], "zz-copy")
    for form in ("--plain", "--json"):
        first, second = sorted(call("study", form).err.splitlines(), key=len)
        assert first.startswith("broken.yaml has ")
        assert first.endswith(f" and is left out. See: quizgeo check {path}")
        assert f'{copy}:1:1: error DK009: deck "capitals" is also ' in second
        assert call("study", "capitals", form).err == f"{second}\n"


def test_a_deck_that_is_named_twice_is_asked_once(studied: Any, call: Any, texts: dict[str, str]) -> None:
    path = studied.path / "one.yaml"
    path.write_text(texts["capitals"].replace("deck: capitals", "deck: other"))
    done = call("study", str(path), f"{path.parent}/./one.yaml", "--json")
    assert done.of("question")[0]["counts"]["left"] == 3
    path.write_text(texts["capitals"])
    done = call("study", "capitals", str(path))
    assert (done.status, "Name one of them" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("foo: 1\n", "is no deck: a deck begins with the line quizgeo: 1"),
        ("part_of: capitals\nquestions: []\n", "is a part that decks include"),
        (
            "quizgeo: 1\ntranslates: capitals\nlanguage: id\nquestions: {}\n",
            "is a translation. Study its deck: quizgeo study capitals --lang id",
        ),
    ],
)
def test_a_file_that_is_no_deck_is_refused(studied: Any, call: Any, text: str, sentence: str) -> None:
    path = studied.path / "some.yaml"
    path.write_text(text)
    for words in (("study", str(path)), ("study", str(path), "--json"), ("card", f"{path}/x")):
        done = call(*words)
        assert (done.status, done.out) == (1, "")
        assert sentence in done.err


NAMES = ("\x1b[31mred", "b\x9b2Jc", "bell\x07", "over\u202eride", "zero\u200b", "line\nend")


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_acts_on_the_terminal(studied: Any, call: Any, texts: dict[str, str], name: str) -> None:
    good = studied.deck(texts["capitals"].replace("deck: capitals", "deck: strange"), name)
    bad = studied.deck(texts["broken"], f"{name}-broken")
    studied.deck(texts["capitals"], f"{name}-copy")
    calls = [
        (), ("decks",), ("decks", "--json"), ("card", "strange/spain"), ("card", "strange/spain", "--json"),
        ("study",), ("study", "--json"), ("study", "strange", "--plain"), ("study", str(good), "--json"),
        ("study", str(bad)), ("study", "broken"), ("study", f"{name}.yaml"), ("card", f"{name}/x"),
        ("check", str(good), str(bad)), ("check", str(studied.decks), "--json"), ("check", f"{name}.yaml"),
        ("progress", "export", "-o", str(studied.path / f"{name}.jsonl")), (name,), ("study", f"--{name}"),
        ("progress", "backup", "-o", str(studied.path / f"{name}.db")), ("progress", "restore", name),
        ("progress", "restore", str(studied.path / f"{name}.db")), ("study", "--tag", name), ("study", "--lang", name),
        ("study", "--limit", name), ("progress", name), ("check", "--format", name, "x"),
    ]  # fmt: skip
    for words in calls:
        done = call(*words, lines=["?", ":e", ":u"])
        assert "fault" not in done.err, words
        assert not set("\x1b\x07\x7f\x9b\u202e\u200b") & set(done.out + done.err), words
        assert "Traceback" not in done.err


def test_bytes_that_are_no_text_may_name_a_file(studied: Any, texts: dict[str, str]) -> None:
    path = os.fsdecode(bytes(studied.path) + b"/\xff\xfe\x1b[2J.yaml")
    for text in (texts["broken"], texts["capitals"].replace("deck: capitals", "deck: bytes"), "no: deck\n"):
        with Path(path).open("w") as file:
            file.write(text)
        for words in (("study", path, "--plain"), ("study", path, "--json"), ("check", path)):
            done = studied.run(*words, lines=["?", ":e"])
            assert done.status in (0, 1)
            assert "\x1b" not in done.out + done.err
            assert "fault" not in done.err, done.err


def test_reading_commands_write_nothing(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    for words in (("decks",), ("card", "capitals/spain"), (), ("progress", "export"), ("progress", "verify")):
        assert call(*words).status == 0
    assert not home.progress.exists()
    assert not (home.path / "device").exists()


@pytest.mark.parametrize("at_home", [True, False])
def test_a_fault_of_ours_is_one_line_and_a_report(
    home: Any, call: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, at_home: bool
) -> None:
    def broken(_arguments: Sequence[str], _open_app: OpenApp | None) -> int:
        raise ZeroDivisionError("a secret \x1b[31m")

    monkeypatch.setattr(group, "call", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if not at_home:
        home.environment = {"QUIZGEO_HOME": str(home.path / "nowhere")}
    done = call("decks")
    report = home.path / "fault.txt" if at_home else next(tmp_path.glob("quizgeo-report-*.txt"))
    assert done.status == 1
    assert len(done.err.splitlines()) == 1
    assert str(report) in done.err
    text = report.read_text()
    assert "ZeroDivisionError" in text
    assert __version__ in text
    assert "\x1b" not in text
    assert report.stat().st_mode & 0o077 == 0


def test_a_fault_without_a_place_for_a_report_is_still_one_line(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_arguments: Sequence[str], _open_app: OpenApp | None) -> int:
        raise ZeroDivisionError("division by zero")

    def refused(**_options: str) -> tuple[int, str]:
        raise PermissionError

    monkeypatch.setattr(group, "call", broken)
    monkeypatch.setattr("tempfile.mkstemp", refused)
    done = call("decks")
    assert (done.status, done.err) == (1, "quizgeo has a fault: ZeroDivisionError('division by zero')\n")


def test_what_the_system_refuses_is_a_sentence(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_arguments: Sequence[str], _open_app: OpenApp | None) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "some\x1bfile")

    monkeypatch.setattr(group, "call", broken)
    done = call("decks")
    assert (done.status, done.err) == (1, "somefile: No space left on device\n")


def test_ctrl_c_gives_its_status(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_arguments: Sequence[str], _open_app: OpenApp | None) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(group, "call", stopped)
    assert call("decks").status == 130


@pytest.mark.parametrize(
    ("environment", "tongue"),
    [
        ({}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id_ID"),
        ({"LC_ALL": "C.UTF-8", "LANG": "id_ID"}, "en"),
        ({"LANGUAGE": "id:en", "LC_ALL": "de_DE@euro"}, "id"),
        ({"LC_MESSAGES": "de_DE@euro"}, "de_DE"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], tongue: str) -> None:
    assert main.tongue(environment) == tongue


def test_a_terminal_without_the_signs_gets_others(studied: Any) -> None:
    studied.environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    studied.deck(
        "quizgeo: 1\ndeck: signs\ntitle: “Signs” ✔\nlanguage: en\nquestions: [{id: a, question: “Ä?”, answer: ö}]\n"
    )
    assert studied.run("decks").status == 0
    done = studied.run("study", "signs", "--json", lines=["ö"])
    assert done.status == 0
    assert done.of("question")[0]["question"] == "“Ä?”"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault(studied: Any, closed: str) -> None:
    call = shlex.join([sys.executable, "-c", "import sys; from quizgeo.__main__ import main; sys.exit(main())"])
    for words in ("decks", "study capitals --plain", "study capitals --json", "study nowhere"):
        script = f"{call} {words} {closed}"
        done = subprocess.run(
            ["/bin/sh", "-c", script], input="?\n", capture_output=True, text=True, env=studied.variables(), check=False
        )
        assert done.returncode == (2 if "nowhere" in words else 0), done.stderr
        assert "Traceback" not in done.stderr


@given(
    lines=st.lists(
        st.one_of(st.text(max_size=20), st.sampled_from([":u", ":y", ":n", ":@", ":-", "?", "", "1", "a b", ":h"])),
        max_size=12,
    )
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_is_a_fault(home: Any, call: Any, texts: dict[str, str], lines: list[str]) -> None:
    home.deck(texts["kinds"])
    for form in ("--json", "--plain"):
        done = call("study", "kinds", form, lines="\n".join(lines).encode(errors="surrogatepass"))
        assert (done.status, done.err) == (0, "")
    shutil.rmtree(home.path / "backups", ignore_errors=True)
    home.progress.unlink(missing_ok=True)

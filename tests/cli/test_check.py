"""`check`: the problems of decks as a compiler prints them, or as JSON; and how little it imports."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from quizgeo.cli import group
from quizgeo.cli.problem_lines import text_lines
from quizgeo.cli.quick import CheckCall, read_check
from quizgeo.decks import Place, Problem, Related, Severity


def test_a_problem_is_shown_with_its_line_and_carets(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(texts["broken"])
    done = call("check", str(path))
    assert done.status == 1
    assert done.out.splitlines()[-3:] == [
        f'{path}:8:5: error QN004: unknown field "anser"',
        "    8 |     anser: Nobody",
        '      |     ^^^^^ did you mean "answer"?',
    ]
    assert re.fullmatch(
        r"1 file: \d errors?, 0 warnings\nWhy, with examples: quizgeo check --explain QN004\n",
        done.err,
    )


def test_a_good_deck_gives_nothing_and_zero(home: Any, call: Any, texts: dict[str, str]) -> None:
    done = call("check", str(home.deck(texts["sound"])))
    assert (done.status, done.out, done.err) == (0, "", "1 file, 2 questions: no problems\n")


def test_several_paths_and_folders_are_checked_once_each(home: Any, call: Any, texts: dict[str, str]) -> None:
    good, _bad = home.deck(texts["sound"]), home.deck(texts["broken"])
    (home.decks / "other.yaml").write_text("image: alpine\n")
    summary = call("check", "--json", str(good), str(home.decks), str(good)).json["summary"]
    assert (summary["files"], summary["questions"], summary["warnings"], summary["infos"]) == (2, 2, 0, 0)
    assert summary["errors"] > 0


@pytest.mark.parametrize("name", ["Deck.YAML", "deck.Yml"])
def test_a_folder_holds_the_decks_whose_names_are_in_capitals(
    tmp_path: Path, call: Any, texts: dict[str, str], name: str
) -> None:
    (tmp_path / name).write_text(texts["broken"])
    done = call("check", str(tmp_path))
    assert (done.status, done.out.partition(": error")[0]) == (1, f"{tmp_path / name}:8:5")


@pytest.mark.parametrize(("before", "end"), [("\ufeff", "\n"), ("# mine\n\n", "\r"), ("# mine\n", "\r\n")])
def test_a_deck_of_a_folder_may_begin_with_a_mark_or_a_comment_and_end_its_lines_in_any_way(
    tmp_path: Path, call: Any, texts: dict[str, str], before: str, end: str
) -> None:
    text = (before + texts["sound"]).replace("\n", end)
    (tmp_path / "deck.yaml").write_bytes(text.encode())
    assert call("check", str(tmp_path)).err == "1 file, 2 questions: no problems\n"


def test_a_deck_of_a_folder_that_is_no_utf_8_is_not_passed_over(
    tmp_path: Path, call: Any, texts: dict[str, str]
) -> None:
    (tmp_path / "deck.yaml").write_bytes(texts["sound"].encode("utf-16"))
    (tmp_path / "other.yaml").write_text("image: alpine\n")
    done = call("check", str(tmp_path))
    assert done.status == 1
    assert done.out.startswith(f"{tmp_path / 'deck.yaml'}:1:1: error YA003: this is UTF-16, not UTF-8")
    assert done.err.startswith("1 file: 1 error")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read everything is refused nothing")
def test_a_file_of_a_folder_that_cannot_be_read_is_told(tmp_path: Path, call: Any, texts: dict[str, str]) -> None:
    (tmp_path / "deck.yaml").write_text(texts["sound"])
    (tmp_path / "deck.yaml").chmod(0)
    done = call("check", str(tmp_path))
    assert done.status == 1
    assert done.out.startswith(f"{tmp_path / 'deck.yaml'}:1:1: error YA001: cannot read deck.yaml: Permission denied")


def test_a_folder_without_a_deck_is_a_mistake_of_the_call(tmp_path: Path, call: Any) -> None:
    done = call("check", str(tmp_path / "home"), str(tmp_path))
    assert done.status == 2
    assert "There is no deck in" in done.err


def test_a_file_that_is_not_there_is_a_problem(call: Any) -> None:
    done = call("check", "nowhere.yaml")
    assert done.status == 1
    assert done.out.startswith("nowhere.yaml:1:1: error YA001: cannot read nowhere.yaml: No such file or directory")


@pytest.mark.parametrize("name", ["a.yaml", "-"])
def test_what_is_no_text_is_named_and_not_shown(tmp_path: Path, call: Any, name: str) -> None:
    data = b"\x7fELF\x02\x01\x01" + b"\x00" * 40
    (tmp_path / "a.yaml").write_bytes(data)
    path = str(tmp_path / name) if name != "-" else name
    done = call("check", path, lines=data)
    assert (done.status, done.out) == (
        1,
        f"{path}:1:1: error YA002: this is a program, no text\n      = a deck is a file of text, in YAML\n",
    )


def test_stdin_is_checked_and_shown(call: Any, texts: dict[str, str]) -> None:
    done = call("check", "-", lines=texts["broken"].encode())
    assert done.status == 1
    assert "-:8:5: error QN004" in done.out
    assert "    8 |     anser: Nobody" in done.out
    assert call("check", "-", lines=texts["sound"].encode()).status == 0
    assert call("check", "-", lines=b"quizgeo: \xff\n").status == 1


def test_warnings_count_only_under_strict(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(texts["sound"].replace("{id: spain, ", "{"))
    assert "warning QN009" in call("check", str(path)).out
    assert [call("check", str(path)).status, call("check", "--strict", str(path)).status] == [0, 1]


def test_what_only_the_checker_of_answers_sees_is_told_too(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(texts["sound"].replace("answer: Madrid", "answer: Madrid, accept: [madrid]"))
    (problem,) = call("check", "--format", "json", str(path)).json["problems"]
    assert (problem["code"], problem["severity"], problem["question"]) == ("AN003", "info", "sound/spain")
    assert (problem["place"]["line"], problem["path"]) == (7, "questions[1].accept[0]")
    line = path.read_text(encoding="utf-8").splitlines()[6]
    assert line[problem["place"]["col"] - 1 : problem["place"]["end_col"] - 1] == "madrid"


def test_two_files_of_one_identity_are_told(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    home.deck(texts["capitals"], "second")
    done = call("check", str(home.decks))
    assert done.status == 1
    assert "DK009" in done.out
    assert f"{home.decks / 'capitals.yaml'}:1:1: note: " in done.out


def test_json_holds_every_field_of_a_problem(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(texts["broken"])
    done = call("check", "--json", str(path))
    assert done.json["format"] == 1
    assert done.json["problems"][-1] == {
        "code": "QN004",
        "severity": "error",
        "place": {"file": str(path), "line": 8, "col": 5, "end_line": 8, "end_col": 10},
        "message": 'unknown field "anser"',
        "fix": 'did you mean "answer"?',
        "question": "broken/one",
        "path": "questions[0].anser",
        "related": [],
    }
    assert (done.status, done.err) == (1, "")


def test_coverage_counts_the_paragraphs_that_questions_rest_on(home: Any, call: Any, texts: dict[str, str]) -> None:
    (home.decks / "book.txt").write_text("One.\n\nTwo.\nThree.\n")
    deck = texts["kinds"].replace("title: A book of facts", "title: A book, text: book.txt").replace("at: 21", "at: 2")
    path = home.deck(deck)
    assert call("check", "--json", str(path)).json["coverage"] == {"kinds": {"book": {"paragraphs": 3, "used": 1}}}


def test_text_of_a_broken_deck_never_acts_on_the_terminal(home: Any, call: Any) -> None:
    path = home.decks / "a\x1b[31m.yaml"
    path.write_text('quizgeo: 1\ndeck: x\ntitle: \x1b]0;x\x07\nlanguage: en\nquestions:\n  - {"a\\e[2J": "\u202e"}\n')
    done = call("check", str(path))
    assert done.status == 1
    assert not {char for char in done.out + done.err if ord(char) < 32 and char != "\n"}
    assert not set("\x7f\x9b\u202e") & set(done.out)


PROBLEM = Problem(
    "QN004", Severity.WARNING, Place("deck.yaml", 3, 1, 3, 4), "unknown field", "remove it",
    related=(Related(Place("deck.yaml", 1, 1), "first here"),),
)  # fmt: skip


def test_colour_only_adds_to_the_text() -> None:
    plain = list(text_lines(PROBLEM, lambda _place: "abc: d", colours=False))
    painted = list(text_lines(PROBLEM, lambda _place: "abc: d", colours=True))
    assert plain == [
        "deck.yaml:3:1: warning QN004: unknown field",
        "    3 | abc: d",
        "      | ^^^ remove it",
        "deck.yaml:1:1: note: first here",
    ]
    assert "\x1b[" not in "".join(plain)
    assert [line.replace("\x1b[33;1m", "").replace("\x1b[36m", "").replace("\x1b[0m", "") for line in painted] == plain


def test_a_problem_without_a_line_still_tells_what_to_do() -> None:
    assert list(text_lines(PROBLEM, lambda _place: None, colours=False))[1] == "      = remove it"


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["a.yaml"], CheckCall(("a.yaml",))),
        (["--strict", "a", "-", "--json"], CheckCall(("a", "-"), "json", strict=True)),
        (["--format=json", "a"], CheckCall(("a",), "json")),
        (["--format=sarif", "--json", "a"], CheckCall(("a",), "json")),
        (["--format=github", "a"], CheckCall(("a",), "github")),
        (["--format=xml", "a"], None), (["a", "--stale"], None), (["a", "--as-of", "2026-01-01"], None),
        ([], None), (["--strict"], None), (["--format", "json", "a"], None), (["--help"], None), (["-x", "a"], None),
        (["--", "a"], None),
    ],
)  # fmt: skip
def test_plain_words_are_read_without_click(words: Sequence[str], call: CheckCall | None) -> None:
    assert read_check(words) == call


def test_click_reads_the_same_words_alike(home: Any, call: Any, texts: dict[str, str], monkeypatch: Any) -> None:
    path = str(home.deck(texts["broken"]))
    for words in (["--json", path], ["--strict", path], [path, "--format=json"], ["--format=github", "--json", path]):
        quick = call("check", *words)
        with monkeypatch.context() as patched:
            patched.setattr("quizgeo.cli.main.read_check", lambda _words: None)
            assert call("check", *words) == quick


def modules_after(words: Sequence[str], home: Path) -> set[str]:
    """Give the modules that a call of the program imports."""
    code = (
        "import json, sys; from quizgeo.cli.main import run; run(sys.argv[1:]); "
        "sys.stderr.write('\\n' + json.dumps([*sys.modules]))"
    )
    environment = {"PYTHONPATH": str(Path(group.__file__).parents[2]), "QUIZGEO_HOME": str(home), **os.environ}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, env=environment, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_checking_imports_little(home: Any, texts: dict[str, str]) -> None:
    unwanted = {"textual", "rich", "fsrs", "aiohttp", "click", "sqlite3", "quizgeo.study", "quizgeo.progress"}
    assert unwanted.isdisjoint(modules_after(["check", str(home.deck(texts["kinds"]))], home.path))


@pytest.mark.parametrize("words", [("decks",), ("card", "kinds/choice"), ("progress", "verify"), ()])
def test_reading_imports_no_scheduler_and_no_screen(home: Any, texts: dict[str, str], words: Sequence[str]) -> None:
    home.deck(texts["kinds"])
    assert {"textual", "rich", "fsrs", "aiohttp"}.isdisjoint(modules_after(words, home.path))

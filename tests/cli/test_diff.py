"""Two versions of a deck as authors see them: files, or what git holds; what changed, and whether progress is kept."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
OLD = f"""{HEAD}questions:
  - {{id: a, question: Who was it?, answer: x, wrong: [y, z]}}
  - {{id: b, question: When?, date: 2023}}
  - {{id: c, question: What?, answer: u}}
  - {{id: e, front: F, back: B, both_ways: yes}}
  - {{id: f, question: Same?, answer: s}}
"""
NEW = f"""{HEAD.replace("title: T", "title: U")}questions:
  - {{id: a, question: Who is it?, answer: x, wrong: [y, v]}}
  - {{id: b, question: When?, date: 2023-09, explain: E.}}
  - {{id: g, question: What?, answer: u}}
  - {{id: e, front: F, back: B}}
  - {{id: f, question: Same?, answer: s}}
  - {{id: n, question: New?, answer: n}}
"""


@pytest.fixture
def folder(home: Any) -> Path:
    """Give a folder with two versions of a deck."""
    place: Path = home.path / "files"
    place.mkdir()
    (place / "old.yaml").write_text(OLD)
    (place / "new.yaml").write_text(NEW)
    return place


def git(folder: Path, *words: str) -> None:
    """Call git as nobody in particular."""
    nobody = {
        "GIT_AUTHOR_NAME": "n",
        "GIT_AUTHOR_EMAIL": "n@n",
        "GIT_COMMITTER_NAME": "n",
        "GIT_COMMITTER_EMAIL": "n@n",
    }
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **nobody}
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(folder: Path) -> Path:
    """Give a repository in which a deck with a part was kept, and the deck was changed since."""
    deck = folder / "decks" / "deck.yaml"
    deck.parent.mkdir()
    include = "include: [more.part.yaml]\nquestions"
    deck.write_text(OLD.replace("questions", include, 1))
    (folder / "decks" / "more.part.yaml").write_text("part_of: d\nquestions:\n  - {id: p, question: P?, answer: p}\n")
    git(folder, "init", "-q")
    git(folder, "add", "decks")
    git(folder, "commit", "-q", "-m", "first")
    git(folder, "tag", "v1")
    deck.write_text(NEW.replace("questions", include, 1))
    (folder / "decks" / "more.part.yaml").write_text("part_of: d\nquestions:\n  - {id: p, question: Q?, answer: p}\n")
    return folder


def test_what_changed_is_told_question_by_question(call: Call, folder: Path) -> None:
    done = call("diff", str(folder / "old.yaml"), str(folder / "new.yaml"))
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "head: title",
        "d/a: reworded, other wrong options",
        "  - Who was it?",
        "  + Who is it?",
        "d/b: another answer, explain changed",
        "  - 2023",
        "  + September 2023",
        "d/g: renamed",
        "  - d/c",
        "  + d/g",
        "d/e: both_ways changed",
        "d/n: new",
        "    New?",
        "1 question as it was",
        "Progress of d/c does not count for d/g: write was: c there.",
        "Progress of d/e~back rests: the card is asked one way only.",
    ]


def told(call: Call, folder: Path, old: str, new: str) -> list[str]:
    """Give the last lines: those of progress."""
    (folder / "old.yaml").write_text(f"{HEAD}questions:\n- {old}\n")
    (folder / "new.yaml").write_text(
        f"{HEAD.replace('deck: d', 'deck: e') if 'deck-e' in new else HEAD}questions:\n- {new}\n"
    )
    done = call("diff", str(folder / "old.yaml"), str(folder / "new.yaml"))
    assert done.status == 0
    return [line for line in done.out.splitlines() if line.startswith("Progress")]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("{id: a, question: A?, answer: x}", "{id: a, question: B?, answer: x}", ["Progress is kept."]),
        ("{id: a, question: A?, answer: x}", "{id: b, question: B?, answer: y}",
         ["Progress of d/a rests: the question is gone."]),
        ("{id: a, question: A?, answer: x}", "{question: A?, answer: x}",
         ["Progress of d/a does not count for d/~8ed6d1e1c8: write id: a there."]),
        ("{id: a, was: b, question: A?, answer: x}", "{id: a, question: A?, answer: x}",
         ["Progress of d/b does not count any more: no question names it under was."]),
        ("{id: a, front: A, back: B, both_ways: yes}", "{id: b, front: C, back: D}",
         ["Progress of d/a rests: the question is gone."]),
        ("{id: a, question: A?, answer: x}", "{id: a, question: A?, answer: x, tags: [deck-e]}",
         ["Progress of d/a does not count for e/a: write was: d/a there."]),
    ],
)  # fmt: skip
def test_what_is_lost_is_told_with_its_cure(call: Call, folder: Path, old: str, new: str, lines: list[str]) -> None:
    found = told(call, folder, old, new)
    assert [line.partition("~")[0] for line in found] == [line.partition("~")[0] for line in lines]
    assert [line.rpartition(":")[2] for line in found] == [line.rpartition(":")[2] for line in lines]


def test_a_difference_as_json(call: Call, folder: Path) -> None:
    record = call("diff", str(folder / "old.yaml"), str(folder / "new.yaml"), "--json").json
    assert {
        name: record[name] for name in ("format", "deck", "keeps_progress", "lost", "begun", "head", "summary")
    } == {
        "format": 1,
        "deck": "d",
        "keeps_progress": False,
        "lost": ["d/c", "d/e~back"],
        "begun": ["d/g", "d/n"],
        "head": ["title"],
        "summary": {"kept": 2, "reworded": 1, "answer": 1, "wrong": 1, "renamed": 1, "new": 1, "retired": 0},
    }
    by_card = {each["card"]: each for each in record["questions"]}
    assert by_card["d/g"] == {
        "card": "d/g", "former": "d/c", "changes": ["renamed"], "fields": [], "keeps_progress": False,
        "asked": {"old": "What?", "new": "What?"}, "answer": {"old": "u", "new": "u"},
    }  # fmt: skip
    assert by_card["d/n"]["asked"] == {"old": None, "new": "New?"}
    assert by_card["d/b"]["answer"] == {"old": "2023", "new": "September 2023"}


def test_a_file_is_compared_with_itself_in_a_revision_with_its_parts(call: Call, repository: Path) -> None:
    done = call("diff", str(repository / "decks" / "deck.yaml"), "--since", "v1")
    assert (done.status, done.err) == (0, "")
    assert "d/p: reworded\n  - P?\n  + Q?\n" in done.out
    assert "d/a: reworded, other wrong options\n" in done.out


def test_a_part_that_git_does_not_hold_is_an_error_of_that_version(call: Call, repository: Path) -> None:
    deck = repository / "decks" / "deck.yaml"
    deck.write_text(deck.read_text().replace("more.part", "later.part"))
    git(repository, "commit", "-q", "-a", "-m", "second")
    (repository / "decks" / "later.part.yaml").write_text(
        "part_of: d\nquestions:\n  - {id: p, question: P?, answer: p}\n"
    )
    done = call("diff", str(deck), "--since", "HEAD")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("HEAD:./deck.yaml:5:11: error DK014: part later.part.yaml cannot be used")


def test_revisions_are_named_as_git_names_them(call: Call, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    done = call("diff", "v1:decks/deck.yaml", "decks/deck.yaml", "--json")
    assert (done.status, done.err) == (0, "")
    assert done.json["summary"]["reworded"] == 2
    monkeypatch.chdir(repository / "decks")
    assert call("diff", "HEAD:./deck.yaml", "v1:decks/deck.yaml").out == "6 questions as they were\nProgress is kept.\n"
    assert call("diff", "deck.yaml", "--since", "HEAD").status == 0


def test_a_deck_with_errors_is_told_and_not_compared(call: Call, folder: Path) -> None:
    (folder / "new.yaml").write_text(OLD.replace("date: 2023", "date: soon"))
    done = call("diff", str(folder / "old.yaml"), str(folder / "new.yaml"))
    assert (done.status, done.out) == (1, "")
    first, last = done.err.splitlines()
    assert "error QN013" in first
    assert last.endswith("new.yaml cannot be compared before its errors are mended.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("old.yaml",), "Name two versions: OLD and NEW, or one file and --since REVISION."),
        (("old.yaml", "new.yaml", "--since", "HEAD"), "Name two versions: OLD and NEW, or one file and --since"),
        (("old.yaml", "none.yaml"), "There is no file none.yaml."),
        (("old.yaml", "."), "There is no file .."),
        (("old.yaml", "deck.id.yaml"), "deck.id.yaml is a translation: compare the deck that it translates."),
        (("old.yaml", "more.part.yaml"), "more.part.yaml is a part that a deck includes: compare that deck, its"),
        (("none:decks/deck.yaml", "new.yaml"), "git does not find none:decks/deck.yaml: fatal: "),
        (("v1:decks/none.yaml", "new.yaml"), "git does not find v1:decks/none.yaml: fatal: "),
        (("new.yaml", "--since", "v1"), "git does not find v1:./new.yaml: fatal: "),
        (("--", "--output=x:deck.yaml", "new.yaml"), "--output=x is no revision."),
    ],
)  # fmt: skip
def test_words_of_diff_that_are_off_are_told(
    call: Call, repository: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    (repository / "deck.id.yaml").write_text("quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {}\n")
    (repository / "more.part.yaml").write_text("part_of: d\nquestions: []\n")
    monkeypatch.chdir(repository)
    done = call("diff", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(sentence)


def test_without_git_only_files_are_compared(call: Call, home: Any, repository: Path, tmp_path: Path) -> None:
    home.environment["PATH"] = str(tmp_path)
    done = call("diff", str(repository / "old.yaml"), "--since", "v1")
    assert (done.status, done.err) == (2, "git is not installed, and it alone knows what v1:./old.yaml was.\n")
    assert call("diff", str(repository / "old.yaml"), str(repository / "new.yaml")).status == 0

"""The command `preview` without a screen: a deck as text, again after each save, and sentences for what is no deck."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizgeo.__main__ import Screens
from quizgeo.cli.preview import Previewer

from .conftest import BROKEN, CAPITALS, EVERY_KIND, Done, Home

Preview = Callable[..., Done]

SEAS = """\
quizgeo: 1
deck: seas
title: Seas
language: en
sources:
  atlas: {title: An atlas, author: A. Writer, published: 2024}
questions:
  - id: black
    question: Which sea lies west of Georgia?
    options: [{text: Black Sea, correct: true}, {text: Aral Sea, feedback: Too far away.}]
    hint: It is dark.
    explain: Its southern shore is Turkey's.
    source: {ref: atlas, at: 3}
    ladder: typed
    status: claim
    tags: [seas]
  - id: rivers
    cloze: "The ((Kura)) flows into the ((Caspian Sea::a lake))."
  - {id: card, front: Van, back: A lake in Turkey, both_ways: true}
"""
LAUT = """\
quizgeo: 1
translates: seas
language: id
questions:
  black: {question: Laut apa di barat Georgia?, options: [Laut Hitam, Laut Aral]}
"""


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Any) -> Preview:
    """Give what calls the command in a folder with a deck and its translation."""
    monkeypatch.chdir(tmp_path)
    Path("seas.yaml").write_text(SEAS, encoding="utf-8")
    Path("seas.id.yaml").write_text(LAUT, encoding="utf-8")

    def called(*words: str) -> Done:
        done: Done = call("preview", *words)
        assert "Traceback" not in done.err
        return done

    return called


def block(done: Done, start: str) -> list[str]:
    """Give the lines that begin with one and end before the next empty one."""
    lines = done.out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(start))
    return lines[first : lines.index("", first)] if "" in lines[first:] else lines[first:]


def test_questions_are_told_without_their_answers(preview: Preview) -> None:
    done = preview("seas.yaml", "--plain")
    assert done.status == 0
    assert done.out.splitlines()[0] == "Seas (seas, en)"
    black = block(done, "seas.yaml:8:")
    assert black[0] == "seas.yaml:8: black (choice)"
    assert black[1] == "Which sea lies west of Georgia?"
    assert {line[3:] for line in black[2:4]} == {"Black Sea", "Aral Sea"}
    assert "Once it is well known, typed:" in black
    assert block(done, "seas.yaml:17:")[1:3] == ["Fill in what is missing.", "The (1 ____) flows into the (2 ____)."]
    assert block(done, "seas.yaml:19:")[1:4] == ["Van", "The way back:", "A lake in Turkey"]
    for secret in ("Too far away", "It is dark", "southern shore", "Kura", "Answer:"):
        assert secret not in done.out


def test_answers_and_all_that_the_author_says_are_told_on_request(preview: Preview) -> None:
    done = preview("seas.yaml", "--plain", "--answers", "--question", "black")
    for line in (
        "Answer: Black Sea", "Its southern shore is Turkey's.", "This is a claim.", "Hint: It is dark.",
        "Feedback: Aral Sea: Too far away.",
        "Source: An atlas, 2024, paragraph 3", "By: A. Writer", "Tags: seas",
    ):  # fmt: skip
        assert line in done.out.splitlines(), line
    assert "rivers" not in done.out


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["--question", "rivers"], "seas.yaml:17: rivers (cloze)"),
        (["--question", "seas/card"], "seas.yaml:19: card (flashcard)"),
        (["--line", "9"], "seas.yaml:8: black (choice)"),
        (["--line", "1"], "seas.yaml:8: black (choice)"),
        (["--line", "999"], "seas.yaml:19: card (flashcard)"),
    ],
)
def test_one_question_is_told_alone(words: list[str], shown: str, preview: Preview) -> None:
    done = preview("seas.yaml", "--plain", *words)
    assert [line for line in done.out.splitlines() if line.startswith("seas.yaml:") and "(" in line] == [shown]


@pytest.mark.parametrize("words", [["seas.yaml", "--lang", "id"], ["seas.id.yaml"], ["seas.yaml", "--lang", "id_ID"]])
def test_a_translation_is_told(words: list[str], preview: Preview) -> None:
    done = preview(*words, "--plain")
    assert "Laut apa di barat Georgia?" in done.out
    assert "seas.id.yaml:5: black (choice)" in done.out
    assert "seas.yaml:17: rivers (cloze)" in done.out


def test_a_deck_is_found_by_its_identity(home: Home, preview: Preview) -> None:
    home.deck(CAPITALS)
    assert "What is the capital of Georgia?" in preview("capitals", "--plain").out
    assert "karabakh" in preview("karabakh", "--plain").out


def test_every_kind_is_told(home: Home, preview: Preview) -> None:
    path = home.deck(EVERY_KIND)
    done = preview(str(path), "--plain", "--answers")
    assert done.status == 0
    assert done.out.count("Answer: ") == 15
    assert "40.18" in done.out


def test_problems_stand_under_their_question_and_those_of_the_head_at_the_end(preview: Preview) -> None:
    text = SEAS.replace("    tags: [seas]", "    accept: [black sea]")
    Path("seas.yaml").write_text(text.replace("sources:", "sources:\n  other: {title: Another}"), encoding="utf-8")
    done = preview("seas.yaml", "--plain")
    black = block(done, "seas.yaml:9:")
    assert any("info AN003" in line for line in black)
    assert any("DK015" in line for line in done.out.splitlines()[-4:])
    assert done.status == 0


def test_errors_are_told_instead_of_questions(home: Home, preview: Preview) -> None:
    done = preview(str(home.deck(BROKEN)), "--plain")
    assert done.status == 1
    assert 'broken.yaml:8:5: error QN004: unknown field "anser"' in done.out
    assert "Who?" not in done.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["gone.yaml"], "There is no file gone.yaml."),
        (["."], ". is a folder; name one of its decks: seas.yaml"),
        (["-"], "and - is no file"),
        (["seaz"], 'there is no deck "seaz"'),
        (["part.yaml"], "part.yaml is a part that decks include; name the deck."),
        (["noise.yaml"], "noise.yaml: not UTF-8"),
        (["deck.zip"], "this is a zip archive, no text; a deck is a file of text, in YAML"),
        (["lone.id.yaml"], "lone.id.yaml is a translation, and its deck lakes is not beside it."),
        (["seas.yaml", "--lang", "fr"], "There are: en, id"),
        (["seas.id.yaml", "--lang", "en"], "seas.id.yaml is in the language id; to see another one, name the deck."),
        (["seas.yaml", "--question", "blak"], "The deck has no question blak. Did you mean black?"),
        (["seas.yaml", "--question", "black", "--line", "3"], "leave one of the two out"),
        (["seas.yaml", "--line", "0"], "0 is not in the range"),
        ([], "Missing argument 'DECK'."),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(words: list[str], sentence: str, preview: Preview) -> None:
    Path("part.yaml").write_text("part_of: seas\nquestions: []\n", encoding="utf-8")
    Path("lone.id.yaml").write_text(LAUT.replace("seas", "lakes"), encoding="utf-8")
    Path("deck.zip").write_bytes(b"PK\x03\x04")
    Path("noise.yaml").write_bytes(bytes(range(128, 256)))
    done = preview(*words, "--plain")
    assert done.status == 2
    assert done.out == ""
    assert sentence in done.err


def test_nothing_of_a_learner_is_opened_or_made(home: Home, preview: Preview) -> None:
    home.deck(CAPITALS)

    def there() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in home.path.rglob("*") if path.name != "stdin"}

    before = there()
    for words in (["seas.yaml"], ["capitals"], ["seas.yaml", "--answers", "--lang", "id"], ["gone"]):
        preview(*words, "--plain")
    assert there() == before
    assert not home.progress.exists()


def test_no_screen_is_loaded_for_text(home: Home) -> None:
    path = home.deck(CAPITALS)
    code = (
        "import atexit, sys; from quizgeo.__main__ import main;"
        "atexit.register(lambda: print('textual' in sys.modules, 'fsrs' in sys.modules, file=sys.stderr));"
        f"sys.argv = ['quizgeo', 'preview', {str(path)!r}]; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=home.variables(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.split()) == (0, ["False", "False"])
    assert "What is the capital of Georgia?" in done.stdout


@pytest.fixture
def watched(home: Home) -> Iterator[subprocess.Popen[str]]:
    """Watch a deck in a process of its own."""
    home.deck(CAPITALS)
    process = home.start("preview", str(home.decks / "capitals.yaml"), "--plain", "--watch")
    yield process
    process.kill()
    process.communicate()


def lines_until(process: subprocess.Popen[str], text: str) -> list[str]:
    """Read lines up to the first that holds a text."""
    assert process.stdout is not None
    lines: list[str] = []
    while not lines or text not in lines[-1]:
        line = process.stdout.readline()
        assert line, (lines, process.stderr.read() if process.stderr else "")
        lines.append(line.rstrip("\n"))
    return lines


def test_a_deck_is_told_again_after_each_save_until_it_is_stopped(home: Home, watched: subprocess.Popen[str]) -> None:
    lines_until(watched, "capital of Spain?")
    home.deck(CAPITALS.replace("Spain?", "Peru?"))
    again = lines_until(watched, "capital of Peru?")
    assert any("Saved and read again" in line for line in again)
    assert not any("Spain" in line for line in again)
    home.deck(CAPITALS + "bogus: 1\n")
    assert any("error DK004" in line for line in lines_until(watched, "DK004"))
    (home.decks / "capitals.yaml").unlink()
    lines_until(watched, "YA001")
    home.deck(CAPITALS)
    lines_until(watched, "capital of Spain?")
    watched.send_signal(signal.SIGINT)
    assert watched.wait(20) == 130
    assert watched.stderr is not None
    assert "Traceback" not in watched.stderr.read()


def test_a_reader_that_goes_away_ends_the_watching(home: Home, watched: subprocess.Popen[str]) -> None:
    lines_until(watched, "capital of Spain?")
    assert watched.stdout is not None
    watched.stdout.close()
    home.deck(CAPITALS.replace("Spain?", "Peru?"))
    assert watched.wait(20) == 141


def test_the_program_can_open_a_preview() -> None:
    assert isinstance(Screens(), Previewer)

"""A learner's home with decks of their own, and the program called as a person calls it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest

from quizgeo.cli.main import run
from quizgeo.decks import Deck, parse_deck

SOURCE = Path(__file__).resolve().parents[2] / "src"
NOON = "2026-03-02T12:00+00:00"

EVERY_KIND = """\
quizgeo: 1
deck: kinds
title: Every kind
language: en
sources:
  book: {title: A book of facts, published: 2025-07, url: "https://example.org/book"}
questions:
  - id: choice
    question: Which country retook full control of Karabakh?
    answer: Azerbaijan
    wrong: [Armenia, Georgia]
    hint: It lies on the Caspian Sea.
    explain: A swift campaign ended a conflict of decades.
    source: {ref: book, at: 21}
  - id: multiple
    question: Which of these are capitals?
    answers: [Baku, Yerevan]
    wrong: [Istanbul, Grozny]
  - {id: true-false, statement: Turkey closed its border with Armenia in 1993., answer: true}
  - {id: text, question: In which city is the Kremlin?, answer: Moscow}
  - {id: number, question: How many kilometres?, number: 11000, within: 5%, unit: km}
  - {id: date, question: When was full control retaken?, date: 2023-09}
  - {id: list, question: Name two neighbours of Armenia., list: [Georgia, Iran, Azerbaijan], need: 2}
  - {id: order, question: First to last?, order: [Border closed, Karabakh retaken, Treaty suspended]}
  - id: match
    question: Match the capitals.
    match: {Georgia: Tbilisi, Armenia: Yerevan}
    extra: [Ganja]
  - id: groups
    question: Sort by sea.
    groups: {Black Sea: [Georgia, Turkey], Caspian Sea: [Azerbaijan]}
  - {id: cloze, cloze: "((Turkey)) closed its border with ((Armenia)) in ((1993))."}
  - {id: flashcard, front: CSTO, back: Collective Security Treaty Organization}
  - id: open
    question: Why does the border matter?
    model: It would ease isolation.
    rubric: [names isolation, names Turkey]
  - {id: find, question: Where is Armenia?, find: AM}
  - {id: place, question: Put the cursor on Yerevan., place: [40.18, 44.51], within: 30 km}
"""

RIGHT = {
    "choice": "Azerbaijan",
    "multiple": "Baku, Yerevan",
    "true_false": "true",
    "text": "Moscow",
    "number": "11,000",
    "date": "September 2023",
    "list": "Iran, Georgia",
    "order": "Border closed, Karabakh retaken, Treaty suspended",
    "match": "Georgia: Tbilisi, Armenia: Yerevan",
    "groups": "Georgia: Black Sea, Turkey: Black Sea, Azerbaijan: Caspian Sea",
    "cloze": "Turkey; Armenia; 1993",
    "flashcard": "3",
    "open": "3",
    "find": "AM",
    "place": "40.18, 44.51",
}
"""A right line for each kind."""

CAPITALS = """\
quizgeo: 1
deck: capitals
title: Capitals
language: en
questions:
  - {id: georgia, question: What is the capital of Georgia?, answer: Tbilisi, tags: [caucasus]}
  - {id: armenia, question: What is the capital of Armenia?, answer: Yerevan, tags: [caucasus]}
  - {id: spain, question: What is the capital of Spain?, answer: Madrid, tags: [europe]}
"""

BROKEN = """\
quizgeo: 1
deck: broken
title: Broken
language: en
questions:
  - id: one
    question: Who?
    anser: Nobody
"""

SOUND = """\
quizgeo: 1
deck: sound
title: Sound
language: en
questions:
  - {id: georgia, question: What is the capital of Georgia?, answer: Tbilisi, explain: It lies on the Kura.}
  - {id: spain, question: What is the capital of Spain?, answer: Madrid, explain: It became so in 1561.}
"""

FLAWED = """\
quizgeo: 1
deck: flawed
title: Flawed
language: en
defaults: {explain: It is so.}
questions:
  - {id: long, question: What is the CSTO?, answer: A military alliance of six states, wrong: [A bank, A port, A river]}
  # lint: ignore MC005
  - {id: calm, question: What is NATO?, answer: A military alliance of many states, wrong: [A bank, A port, A river]}
  - {question: What is the capital of Georgia?, answer: Tbilisi, accept: [tbilisi]}
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What a call gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)

    @property
    def events(self) -> list[dict[str, Any]]:
        """The JSON objects of the lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]

    def of(self, event: str) -> list[dict[str, Any]]:
        """The objects of one event."""
        return [each for each in self.events if each["event"] == event]


@dataclass
class Home:
    """A learner's home, and calls of the program in it."""

    path: Path
    decks: Path
    environment: dict[str, str] = field(default_factory=dict)

    def deck(self, text: str, name: str = "") -> Path:
        """Put a deck into the home."""
        name = name or text.partition("deck: ")[2].partition("\n")[0]
        path = self.decks / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    @property
    def progress(self) -> Path:
        """The log."""
        return self.path / "progress.db"

    def variables(self, now: str = NOON) -> dict[str, str]:
        """Give the environment of a call."""
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        home = {"QUIZGEO_HOME": str(self.path), "QUIZGEO_NOW": now, "PYTHONPATH": str(SOURCE), "HOME": str(self.path)}
        return kept | home | {"LC_ALL": "C.UTF-8"} | self.environment

    def start(self, *words: str, now: str = NOON, stdout: IO[str] | int = subprocess.PIPE) -> "subprocess.Popen[str]":
        """Start the program in a process of its own, with pipes at the ends; it hears Ctrl-C whoever runs the tests."""
        code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        code += "import sys; from quizgeo.__main__ import main; sys.exit(main())"
        return subprocess.Popen(
            [sys.executable, "-c", code, *words],
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=self.variables(now),
            cwd=self.path,
        )

    def run(self, *words: str, lines: Sequence[str] = (), now: str = NOON) -> Done:
        """Run the program in a process of its own to its end."""
        with self.start(*words, now=now) as process:
            out, err = process.communicate("".join(f"{line}\n" for line in lines))
        return Done(process.returncode, out, err)


class Dialogue:
    """A session in JSON Lines with a process of its own: one event is read, one line is written."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def next(self, event: str = "") -> dict[str, Any]:
        """Read the next object; with a name, it must be that event."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found: dict[str, Any] = json.loads(line)
        assert event in ("", found["event"]), line
        return found

    def send(self, line: str) -> None:
        """Write a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """Let the process die at once, as a lost machine would."""
        self.process.kill()
        self.process.communicate()

    def close(self) -> int:
        """End the input and give the exit status."""
        self.process.communicate()
        return self.process.returncode


@pytest.fixture
def talk(home: Home) -> Iterator[Callable[..., Dialogue]]:
    """Begin a session in JSON Lines."""
    begun: list[Dialogue] = []

    def talked(*words: str, now: str = NOON) -> Dialogue:
        begun.append(Dialogue(home.start("study", "--plain", "--json", *words, now=now)))
        return begun[-1]

    yield talked
    for dialogue in begun:
        dialogue.kill()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Give an empty home with a folder for decks; the shipped decks are there too."""
    decks = tmp_path / "home" / "decks"
    decks.mkdir(parents=True)
    return Home(tmp_path / "home", decks)


@pytest.fixture(scope="session")
def every_kind() -> Deck:
    """Give a deck with a question of every kind."""
    return parse_deck(EVERY_KIND)


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Give the texts of some decks by their identities; one has nothing to mend, one is broken."""
    return {"kinds": EVERY_KIND, "capitals": CAPITALS, "sound": SOUND, "broken": BROKEN}


@pytest.fixture(scope="session")
def flawed() -> str:
    """Give the text of a deck with an error, a warning and an info, and with rules that a comment silences."""
    return FLAWED


@pytest.fixture(scope="session")
def right() -> dict[str, str]:
    """Give a right line for each kind of question."""
    return RIGHT


Call = Callable[..., Done]


@pytest.fixture
def call(home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Call the program in this process: quicker, with the same boundary."""

    def called(*words: str, lines: Sequence[str] | bytes = (), now: str = NOON) -> Done:
        for name, value in home.variables(now).items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("QUIZGEO_DECKS", raising=False)
        raw = lines if isinstance(lines, bytes) else "".join(f"{line}\n" for line in lines).encode()
        file = home.path / "stdin"
        file.write_bytes(raw)
        with file.open(encoding="utf-8") as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            status = run(list(words))
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return called

"""No text from outside acts on the terminal: what the commands write is searched for all that is not ours."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from quizgeo.cli.group import COMMANDS, quizgeo
from quizgeo.cli.main import run
from quizgeo.progress import EventKind, ProgressLog, new_id
from quizgeo.progress.events import Event
from quizgeo.progress.lines import event_line, header_line

from .hostile import ACTS, KINDS, MARK, RAW, strange, write_all

NOW = "2026-03-02T12:00+00:00"
DAY = 20_514


class Screen(io.StringIO):
    """What a terminal is told; colours come with it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


Told = Callable[..., str]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Give what calls a command on a terminal and gives all that the terminal was told."""
    home = tmp_path / "home"
    write_all(home / "decks")
    (tmp_path / "answers.jsonl").write_text("\n".join([header_line(2), *map(event_line, answers()), RAW, ""]))
    monkeypatch.chdir(tmp_path)
    environment = {
        "QUIZGEO_HOME": str(home),
        "QUIZGEO_NOW": NOW,
        "TERM": "xterm-256color",
        "QUIZGEO_DECKS": f"{tmp_path}/{RAW[:40]}",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value.replace("\0", ""))
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*words: str, lines: str = "") -> str:
        screen = Screen()
        for stream in ("stdout", "stderr"):
            monkeypatch.setattr(sys, stream, screen)
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        run(list(words))
        return screen.getvalue()

    return call


def answers() -> Iterator[Event]:
    """Give answers to the hostile deck as another program may have written them."""
    for number, kind in enumerate(KINDS):
        yield Event(
            id=new_id(), kind=EventKind.ANSWERED, card=f"hostile/{kind}", device="other", seq=number,
            at=DAY * 86_400_000, offset=0, day=DAY, origin="study", form=RAW[:500], shown=json.dumps([RAW, "x"]),
            grade=0, score=0, reason=RAW[:500], rating=1, took=1000, given=RAW, scheduler=RAW[:500],
        )  # fmt: skip
    for number in range(2):  # taken for another thing twice, which the numbers tell
        yield Event(
            id=new_id(), kind=EventKind.ANSWERED, card="hostile/text", device="other", seq=50 + number,
            at=DAY * 86_400_000 + number, offset=0, day=DAY, origin="study", form=RAW[:500], grade=0, score=0,
            reason="other-entity", rating=1, nth=2, took=1000, given=RAW,
        )  # fmt: skip
    for extra in (json.dumps({"set": {RAW: RAW}}), RAW, json.dumps({"set": {"retention": RAW, "new_per_day": 5}})):
        yield Event(
            id=new_id(),
            kind=EventKind.SETTINGS,
            device="other",
            seq=99,
            at=DAY * 86_400_000,
            offset=0,
            day=DAY,
            extra=extra,
        )


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give every command there is, with those below it."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            below = group.get_command(context, name)
            if isinstance(below, click.Group):
                yield from commands(below, (*words, name))
            else:
                yield (*words, name)


EVERY = tuple(commands(quizgeo))
"""All commands, those to come too: each is called in all the ways below, whatever it makes of them."""
WAYS: tuple[tuple[str, ...], ...] = (
    (),
    ("--json",),
    ("hostile",),
    ("hostile", "--json"),
    ("hostile", "--plain"),
    ("hostile/choice",),
    ("home/decks",),
    ("home/decks/broken.yaml",),
    ("home/decks/hostile.yaml", "--plain", "--answers"),
    ("answers.jsonl",),
    (RAW,),
    (f"--{RAW}",),
    (f"home/decks/{RAW[:40]}.yaml",),
    ("hostile", "home/decks/broken.yaml"),
)
LASTING: dict[str, frozenset[tuple[str, ...]]] = {
    "serve": frozenset({()}),
    "host": frozenset(way for way in WAYS if way[:1] in (("hostile",), ("home/decks/hostile.yaml",))),
}
"""Calls that begin a server, which goes on until it is stopped: what it sends is tried with the classroom."""
LINES = "\n".join(
    [RAW, ":h", "?", "a", "1", ":x", "", ":y", "3", ":e", ":u", ":n", RAW, "?", ":help", *["?"] * 30, ":q", ""]
)


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_no_command_lets_foreign_text_act(words: tuple[str, ...], told: Told) -> None:
    told("progress", "import", "answers.jsonl")
    left_out = LASTING.get(words[0], frozenset())
    said = {way: told(*words, *way, lines=LINES) for way in WAYS if way not in left_out}
    assert {way: bad for way, text in said.items() if (bad := strange(text))} == {}
    assert {way: text for way, text in said.items() if "quizgeo has a fault" in text} == {}


def test_every_command_is_called() -> None:
    assert {words[0] for words in EVERY} == set(COMMANDS)
    assert len(EVERY) > len(COMMANDS)


def test_a_session_a_check_and_a_story_show_the_text_that_is_left(told: Told) -> None:
    told("progress", "import", "answers.jsonl")
    for words in (("study", "hostile", "--plain"), ("check", "home/decks"), ("card", "hostile/choice")):
        said = told(*words, lines=LINES)
        assert f"[b]{MARK}[/b]" in " ".join(said.split()), words
    assert "hostile/choice" in told("card", "hostile/choice")


def test_what_other_programs_wrote_is_kept_as_it_is_and_shown_clean(told: Told, tmp_path: Path) -> None:
    told("progress", "import", "answers.jsonl")
    from quizgeo.paths import Places

    with ProgressLog.open(Places(tmp_path / "home", ()), readonly=True) as log:
        assert RAW in {event.given for _pos, event in log.scan()}
    assert json.loads(told("progress", "export").splitlines()[1])["given"] == RAW


@pytest.mark.parametrize("act", ACTS)
def test_what_acts_is_found(act: str) -> None:
    assert strange(f"a {act} b")


def test_what_is_ours_is_let_through() -> None:
    assert strange("\x1b[31;1mred\x1b[0m\n\tplain ’ – × á") == []

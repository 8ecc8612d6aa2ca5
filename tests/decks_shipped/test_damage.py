"""However a shipped deck or its translation is damaged, what reads it gives problems or a deck, and never a fault."""

import json
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quizgeo.cli.main import run
from quizgeo.decks import Severity, check_file

FEW, MANY = 40, 2_000
SIGNS = (
    *"[]{}:,#&*!|>'\"%@`-? \t\n\r~<=\\é\u200b\x00\x85\ufeff",
    "- ", ": ", " #x", "\n  - ", "---\n", "<<: ", "null", "11.000", "((", "))", "\r\n", "was: [x]", "? ", "|-\n",
)  # fmt: skip
CALLS = (
    ("check", "--json"),
    ("check", "--format=sarif"),
    ("check", "--format=github"),
    ("check",),
    ("check", "--answers"),
    ("check", "--stale"),
    ("ids",),
    ("ids", "--write"),
)
"""What is called on the folder that holds the damaged file and those that belong to it."""

Damage = Callable[[str, random.Random], str]


def cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + text[start + chance.choice((1, 4, 40, 400)) :]


def double(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[: start + chance.choice((1, 4, 40, 400))] + text[start:]


def write(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    sign: str = chance.choice(SIGNS)
    return text[:start] + sign + text[start + chance.randrange(2) :]


def move_lines(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    taken = [lines.pop(start) for _ in range(min(chance.choice((1, 1, 3, 12)), len(lines) - start))]
    place = chance.randrange(len(lines) + 1)
    return "".join([*lines[:place], *taken * chance.randrange(3), *lines[place:]])


def indent(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    lines[place] = " " * chance.randrange(9) + lines[place].lstrip(" ")
    return "".join(lines)


DAMAGES: tuple[Damage, ...] = (cut, double, write, move_lines, indent)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Damage a file in a few places, now and then its bytes or its encoding."""
    text = data.decode()
    for _ in range(chance.choice((1, 1, 2, 4))):
        text = chance.choice(DAMAGES)(text or " ", chance)
    if chance.random() < 0.1:
        return text.replace("\n", chance.choice(("\r", "\r\n"))).encode(chance.choice(("utf-16", "utf-8-sig")))
    data = text.encode(errors="replace")
    if chance.random() < 0.2:
        place = chance.randrange(len(data) + 1)
        data = data[:place] + bytes(chance.choices(range(256), k=chance.randrange(1, 5))) + data[place + 1 :]
    return data


@pytest.mark.parametrize("many", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_damage_anywhere_gives_problems_or_a_deck(
    many: int,
    tmp_path: Path,
    paths: Sequence[Path],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QUIZGEO_HOME", str(tmp_path / "home"))
    for seed in range(many):
        chance = random.Random(seed)
        original = chance.choice(paths)
        folder = tmp_path / str(seed)
        folder.mkdir()
        files = [Path(shutil.copy(path, folder)) for path in original.parent.glob(f"{original.stem}*.yaml")]
        file = chance.choice(sorted(files))
        file.write_bytes(damaged(file.read_bytes(), chance))
        call = CALLS[seed % len(CALLS)]
        assert run([*call, str(folder)]) in (0, 1, 2), seed
        said = capfd.readouterr()
        assert "fault" not in said.err, seed
        assert not said.out or "json" not in call[-1] or json.loads(said.out)["problems"] is not None
        deck, problems = check_file(file)
        assert (deck is None) is any(problem.severity is Severity.ERROR for problem in problems), seed
        lines = file.read_bytes().decode(errors="replace").count("\n") + file.read_bytes().count(b"\r") + 1
        assert all(1 <= problem.place.line <= lines for problem in problems), seed
        shutil.rmtree(folder)

"""Anki at the other end of a pipe, so that both sides take turns in one run and neither loads the other's packages."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import NamedTuple, Self

from benchmarks.peer.install import PYTHON, install

WORKER = Path(__file__).with_name("worker.py")


class Spent(NamedTuple):
    """Seconds by the wall and of the processor."""

    wall: float
    cpu: float


class Peer:
    """Anki in a process of its own, which ends with the `with` block."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [str(PYTHON), str(WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate()

    def ask(self, name: str, **words: int | str) -> object:
        """Let the other side do something; give what came out. Ends the program, with a word, when it could not."""
        pipe, answers = self.process.stdin, self.process.stdout
        assert pipe is not None
        assert answers is not None
        pipe.write(json.dumps([name, words]) + "\n")
        pipe.flush()
        line = answers.readline()
        if not line:
            raise SystemExit(f"Anki ended at {name}")
        answer: dict[str, object] = json.loads(line)
        if "error" in answer:
            print(f"LEFT OUT {answer['error']}")
            sys.exit(0)
        return answer["value"]

    def number(self, name: str, **words: int | str) -> int:
        """Ask for a whole number."""
        found = self.ask(name, **words)
        assert isinstance(found, int)
        return found

    def seconds(self, name: str, **words: int | str) -> list[Spent]:
        """Ask for the seconds that something took, once or more often."""
        found = self.ask(name, **words)
        assert isinstance(found, list)
        return [Spent(*each) for each in found]


def medians(spent: Sequence[Spent]) -> Spent:
    """Give the median seconds of both clocks."""
    return Spent(median(each.wall for each in spent), median(each.cpu for each in spent))


def meet() -> Peer:
    """Start Anki, setting it up where needed; ends the program with a sentence where it is not to be had."""
    if not install():
        print("LEFT OUT Anki could not be installed into build/peer, so nothing is compared with it")
        sys.exit(0)
    peer = Peer()
    print(f"Anki {peer.ask('version')}")
    return peer

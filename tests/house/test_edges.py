"""Effects are found outside their homes, by whatever name they come in."""

import pytest

from tools.house import example
from tools.house.edges import forbidden_calls, misplaced_effects


@pytest.mark.parametrize(
    "text",
    [
        "eval('1')",
        "exec('x = 1')",
        "import pickle",
        "from pickle import loads",
        "import yaml\nyaml.load(text)",
        "import yaml as y\ny.safe_load(text)",
        "from yaml import unsafe_load\nunsafe_load(text)",
        "connection.executescript('')",
        "self.archive.extractall()",
        "import subprocess\nsubprocess.run('ls', shell=True)",
        "import os\nos.system('ls')",
        "apply = eval",
    ],
)
def test_a_forbidden_call_is_found(text: str) -> None:
    assert list(forbidden_calls([example(text)]))


@pytest.mark.parametrize(
    "text",
    [
        "import yaml\nyaml.parse(text)",
        "connection.execute('')",
        "import re\nre.compile('a')",
        "run(x, shell=False)",
        "evaluate(x)",
    ],
)
def test_other_calls_are_let_in(text: str) -> None:
    assert not list(forbidden_calls([example(text)]))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("study/queue.py", "from datetime import datetime\nnow = datetime.now()"),
        ("study/queue.py", "import datetime as dt\nnow = dt.datetime.now(dt.UTC)"),
        ("study/queue.py", "from datetime import date\nday = date.today()"),
        ("tui/app.py", "import time\nnow = time.time()"),
        ("tui/app.py", "from time import time as now\nnow()"),
        ("study/queue.py", "import random\nrandom.shuffle(cards)"),
        ("study/queue.py", "from random import choice\nchoice(cards)"),
        ("cli/study.py", "print('due')"),
        ("cli/study.py", "import click\nclick.echo('due')"),
        ("cli/study.py", "import sys\nsys.stdout.write('due')"),
        ("cli/study.py", "show = print"),
        ("study/queue.py", "rows = log.execute('SELECT card FROM event')"),
        ("study/queue.py", "sql = f'SELECT {names} FROM event'"),
        ("tui/app.py", "log.execute('PRAGMA user_version')"),
        ("study/queue.py", "import sqlite3"),
        ("study/queue.py", "from fsrs import Scheduler"),
        ("memory/replay.py", "import fsrs"),
        ("cli/main.py", "from textual.app import App"),
        ("study/queue.py", "import rich.text"),
        ("progress/store.py", "import yaml"),
        ("study/queue.py", "import click"),
        ("progress/store.py", "def f() -> None:\n    from urllib.request import urlopen"),
        ("study/queue.py", "open('deck.yaml')"),
        ("study/queue.py", "import io\nio.open('deck.yaml')"),
        ("study/queue.py", "Path('deck.yaml').open()"),
        ("answers/names.py", "path.open()"),
        ("memory/snapshot.py", "path.write_text('')"),
    ],
)
def test_an_effect_away_from_home_is_found(path: str, text: str) -> None:
    assert len(list(misplaced_effects([example(text, f"src/quizgeo/{path}")]))) >= 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("clock.py", "import time\nnow = time.time()"),
        ("cli/output.py", "print('due')"),
        ("progress/store.py", "import sqlite3\nrows = log.execute('SELECT card FROM event')"),
        ("progress/parts/scan.py", "rows = log.execute('SELECT card FROM event')"),
        ("memory/fsrs6.py", "from fsrs import Scheduler"),
        ("tui/screens/home.py", "from textual.screen import Screen"),
        ("decks/events.py", "import yaml"),
        ("tui/address.py", "from urllib.parse import urlsplit"),
        ("decks/library.py", "open('deck.yaml')"),
        ("study/queue.py", "from random import Random\nRandom(seed).shuffle(cards)"),
        ("study/queue.py", "from datetime import date\nday = date(2026, 3, 1)"),
        ("study/queue.py", "now = self.clock.now()"),
        ("study/learner.py", "from quizgeo.progress import ProgressLog\nlog = ProgressLog.open(path)"),
        ("study/queue.py", '"""SELECT is a word of SQL."""'),
        ("study/queue.py", "label = 'Select a deck'\nother = 'UPDATE available'"),
        ("tui/app.py", "self.opened = True\nself.print_it()"),
    ],
)
def test_an_effect_at_home_is_let_in(path: str, text: str) -> None:
    assert not list(misplaced_effects([example(text, f"src/quizgeo/{path}")]))


def test_a_finding_says_where_the_effect_belongs() -> None:
    (found,) = misplaced_effects([example("\nprint('due')", "src/quizgeo/cli/study.py")])
    assert str(found) == "src/quizgeo/cli/study.py:2: words or facts are printed; only in quizgeo.cli.output"

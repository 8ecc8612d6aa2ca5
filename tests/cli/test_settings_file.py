"""Settings as a file: what is written is read back, every fault is named with its line, and then nothing changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from quizgeo.cli.settings_file import Wish, read_settings, settings_lines
from quizgeo.decks.report import Report
from quizgeo.memory import DEFAULT_PARAMETERS
from quizgeo.paths import Places
from quizgeo.progress import ProgressLog
from quizgeo.study import SETTINGS, Settings
from quizgeo.study.setting import Choice, Number, Switch, Week

OTHER = Settings(
    retention=0.85, new_per_day=7, due_per_day=30, max_interval=400, rollover=3,
    week=("normal", "normal", "reduced", "normal", "normal", "minimum", "minimum"), new_order="mixed", leech=0,
    goal_days=4, streak=True, parameters=tuple(0.9 * w if n < 4 else w for n, w in enumerate(DEFAULT_PARAMETERS)),
    retention_of={"capitals": 0.95},
)  # fmt: skip


def read(text: str, decks: tuple[str, ...] = ("capitals",)) -> tuple[tuple[Wish, ...], list[str]]:
    """Give what a text wishes, and its faults as line and sentence."""
    report = Report("my.yaml")
    wishes = read_settings(text, report, decks)
    return wishes, [f"{each.place.line}: {each.message}" for each in report.problems]


def held(text: str) -> Settings:
    """Give the settings after a file, from those that hold unless set."""
    wishes, faults = read(text)
    assert faults == []
    now = Settings()
    for wish in wishes:
        now = now.changed(wish.name, wish.value, wish.deck)
    return now


@pytest.mark.parametrize("now", [Settings(), OTHER], ids=["usual", "own"])
def test_what_is_written_is_read_back(now: Settings) -> None:
    assert held("\n".join(settings_lines(now))) == now


def test_each_value_stands_with_its_meaning_and_its_bounds() -> None:
    text = "\n".join(settings_lines(OTHER))
    for row in SETTINGS.values():
        assert f"\n{row.name}: " in text
        assert row.bounds_in_words() in text
    assert "# New cards a study day, over all decks." in text
    assert "# 0 to 9999; unless set: 10\nnew_per_day: 7" in text
    assert "retention_of:\n  capitals: 0.95\n" in text
    assert "streak: on" in text
    assert all(len(line) <= 100 or not line.startswith("#") for line in text.splitlines())


def test_what_is_left_out_stays_and_nothing_sets_what_holds_unless_set() -> None:
    assert read("new_per_day: 3\n") == ((Wish("new_per_day", 3),), [])
    assert read("leech:\nretention_of: {capitals: }\n")[0] == (Wish("leech", None), Wish("retention", None, "capitals"))
    assert read("# nothing\n\n") == ((), [])
    assert read("") == ((), [])
    assert read("retention_of:\n") == ((), [])


@pytest.mark.parametrize(("text", "fault"), [
    ("a:\n- 1\nretention: 2", "1: There is no setting a."),
    ("streak: on\nretention: 1.5", "2: retention must be 0.7 to 0.97 (you wrote 1.5)"),
    ("new_per_dya: 3", "1: There is no setting new_per_dya. Did you mean new_per_day?"),
    ("\n\nweek: [normal]", "3: week must be 7 words, from Monday to Sunday (you wrote 1)"),
    ("week: {Mon: normal}", "1: week must be 7 words: normal, reduced or minimum, and here is a mapping"),
    ("parameters: [[1]]", "1: parameters must be 17, 19 or 21 numbers, and here is a list"),
    ("parameters: [1, x]", "1: FSRS parameter 1 is no number (you wrote x)"),
    ("leech: []", "1: leech must be 0 to 99, and here is a list"),
    ("streak: yes", "1: streak must be on or off (you wrote yes)"),
    ("retention_of: 0.9", "1: retention_of has a line for each deck, such as karabakh: 0.95"),
    ("retention_of:\n  capitals: 0.9\n  captials: 0.9", "3: There is no deck captials. Did you mean capitals?"),
    ("retention_of: {capitals: 2}", "1: retention must be 0.7 to 0.97 (you wrote 2)"),
    ("- retention", "1: a file of settings has lines such as retention: 0.9"),
    ("retention: 0.9\nretention: 0.8", '2: "retention" is given twice (first on line 1)'),
    ("retention: [0.9", "1: this [ is never closed"),
    ("retention: 0.9\x07", "1: character U+0007 is not allowed"),
])  # fmt: skip
def test_each_fault_is_named_with_its_line(text: str, fault: str) -> None:
    assert fault in [each[: len(fault)] for each in read(text)[1]]


def value_of(name: str) -> st.SearchStrategy[object]:
    """Give values that a setting may have."""
    match SETTINGS[name].bounds:
        case Number(least=least, most=most, whole=True):
            return st.integers(int(least), int(most))
        case Number(least=least, most=most):
            return st.integers(int(least * 1000), int(most * 1000)).map(lambda share: share / 1000)
        case Choice(words=words):
            return st.sampled_from(words)
        case Switch():
            return st.booleans()
        case Week():
            return st.tuples(*[st.sampled_from(("normal", "reduced", "minimum"))] * 7)
        case _:
            return st.floats(0.5, 1.0).map(lambda w: tuple(w if n < 4 else v for n, v in enumerate(DEFAULT_PARAMETERS)))


@given(st.fixed_dictionaries({name: value_of(name) for name in SETTINGS}))
def test_any_settings_come_back_as_they_were(values: dict[str, Any]) -> None:
    now = Settings(**values)
    assert held("\n".join(settings_lines(now))) == now


@given(st.text(alphabet="retnio:[]{}#-0. 9\n\"'&*!|>\t", max_size=60))
@limits(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    wishes, faults = read(text)
    assert all(wish.name in SETTINGS for wish in wishes)
    assert all(fault.split(":")[0].isdecimal() for fault in faults)


# -- the command -------------------------------------------------------------------------------------------------


@pytest.fixture
def file(home: Any, texts: dict[str, str], tmp_path: Path) -> Callable[[str], str]:
    """Give what writes a file of settings, in a home with a deck."""
    home.deck(texts["capitals"])

    def write(text: str) -> str:
        path = tmp_path / "my.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def count(home: Any) -> int:
    """Count the events of settings."""
    with ProgressLog.open(Places(home.path, (home.decks,)), readonly=True) as log:
        return len(log.settings())


def test_settings_travel_by_a_file(call: Any, home: Any, file: Callable[[str], str]) -> None:
    path = file("new_per_day: 3\nretention_of: {capitals: 0.95}\n")
    assert call("settings", "--from", path).out == "2 settings were changed.\n"
    assert call("settings", "--json").json["new_per_day"] == 3
    exported = call("settings", "--export")
    assert (exported.status, exported.err) == (0, "")
    assert "new_per_day: 3" in exported.out
    assert call("settings", "--from", "-", lines=exported.out.splitlines()).out == "Everything is set so already.\n"
    assert count(home) == 2


def test_one_fault_and_nothing_changes(call: Any, home: Any, file: Callable[[str], str]) -> None:
    path = file("new_per_day: 3\nretention: 2\nweek: [a]\n")
    done = call("settings", "--from", path)
    assert (done.status, done.out) == (1, "")
    assert [line.removeprefix(f"{path}:") for line in done.err.splitlines()] == [
        "2:12: retention must be 0.7 to 0.97 (you wrote 2)",
        "3:7: week must be 7 words, from Monday to Sunday (you wrote 1)",
        "Nothing was changed.",
    ]
    assert count(home) == 0


def test_what_cannot_be_read_is_told(call: Any, file: Callable[[str], str]) -> None:
    path = file("")
    assert call("settings", "--from", path).out == "Everything is set so already.\n"
    assert "cannot read" in call("settings", "--from", f"{path}x").err
    assert "not UTF-8" in call("settings", "--from", "-", lines=b"leech: \xff\n").err


@pytest.mark.parametrize("words", [
    ("--export", "--from", "x"), ("leech", "--export"), ("leech", "3", "--from", "x"), ("--deck", "a", "--export"),
    ("leech", "--reset", "--export"),
])  # fmt: skip
def test_a_whole_file_goes_with_nothing_else(words: tuple[str, ...], call: Any) -> None:
    done = call("settings", *words)
    assert (done.status, "--export and --from go with nothing else." in done.err) == (2, True)

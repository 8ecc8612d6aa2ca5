"""Settings are events; the newest valid value counts, and a value out of bounds is refused with its bounds."""

import pytest
from msgspec.structs import fields, replace

from quizgeo.progress import Event, EventKind, new_id
from quizgeo.study import SETTINGS, Learner, Settings
from quizgeo.study.settings import fold_settings
from tests.study.bench import Bench, begin, right


def event(extra: str | None) -> Event:
    return Event(id=new_id(), kind=EventKind.SETTINGS, device="d", seq=1, at=0, offset=0, day=0, extra=extra)


def test_the_table_and_the_values_agree() -> None:
    now = Settings()
    assert {field.name for field in fields(Settings)} == {*SETTINGS, "retention_of"}
    assert {name: now.of(name) for name in SETTINGS} == {row.name: row.default for row in SETTINGS.values()}
    assert all(row.checked(row.default) == row.default for row in SETTINGS.values())


def test_the_newest_value_counts() -> None:
    events = [event('{"set":{"new_per_day":5}}'), event('{"set":{"new_per_day":7,"retention":0.85}}')]
    assert fold_settings(events) == Settings(new_per_day=7, retention=0.85)


@pytest.mark.parametrize("extra", [
    None, "", "{", "[]", '{"set":[]}', '{"set":{"retention":1.5}}', '{"set":{"retention":"0.9"}}',
    '{"set":{"new_per_day":2.5}}', '{"set":{"new_per_day":true}}', '{"set":{"nonsense":1}}', '{"doubt":[[1,2]]}',
])  # fmt: skip
def test_what_may_not_stand_is_passed_over(extra: str | None) -> None:
    assert fold_settings([event(extra)]) == Settings()


def test_a_refusal_names_the_bounds() -> None:
    with pytest.raises(ValueError, match=r"retention must be 0\.7 to 0\.97 \(you wrote 1\.5\)"):
        SETTINGS["retention"].checked(1.5)


def test_a_change_holds_at_once_and_after_a_restart(plain: Learner, bench: Bench) -> None:
    right(begin(plain, limit=1))
    plain.change("new_per_day", 3)
    plain.change("max_interval", 400)
    assert plain.settings == Settings(new_per_day=3, max_interval=400)
    assert bench.restarted(plain).settings == plain.settings


def test_a_change_out_of_bounds_changes_nothing(plain: Learner) -> None:
    with pytest.raises(ValueError, match="rollover must be 0 to 6"):
        plain.change("rollover", 12)
    assert plain.settings == Settings()


def test_a_setting_of_another_program_is_taken_in(plain: Learner, bench: Bench) -> None:
    right(begin(plain, limit=1))
    other = bench.learner()
    other.log.append([replace(other.event(EventKind.SETTINGS, None), extra='{"set":{"retention":0.8}}')])
    assert plain.refresh()
    assert plain.settings.retention == pytest.approx(0.8)
    assert bench.restarted(plain).item("plain/q1") == plain.item("plain/q1")

"""Export and import lose nothing, and what is damaged is left out and named."""

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.clock import DAY_MS
from quizgeo.paths import Places
from quizgeo.progress import (
    Event,
    Fault,
    ProgressError,
    ProgressLog,
    checksum,
    events_of_file,
    export_lines,
    merge_events,
)
from quizgeo.progress.lines import event_line, import_lines

from .conftest import Home

BASE = Event(id=b"b" * 16, kind=1, card="d/x", device="a", seq=1, at=1_770_000_000_000, offset=420, day=20_486)


def read(text: str | bytes, header: str = '{"quizgeo":"progress","format":1,"events":1}\n') -> list[Event | Fault]:
    content = header.encode() + (text if isinstance(text, bytes) else text.encode())
    return list(import_lines(io.BytesIO(content)))


def changed(**change: object) -> str:
    """Give the line of `BASE` with some keys changed, and without its sum."""
    line = {**json.loads(event_line(BASE)), "crc": None, **change}
    return json.dumps({key: value for key, value in line.items() if value is not None})


def reason(found: list[Event | Fault]) -> str:
    (fault,) = [one for one in found if isinstance(one, Fault)]
    return fault.reason


def test_a_line_speaks_words_and_says_only_what_is_set() -> None:
    event = replace(BASE, grade=3, said=5, origin="study", target=b"t" * 16, shown='["a"]', given="Թ")
    assert json.loads(event_line(event)) == {
        "id": "62" * 16, "kind": "answered", "card": "d/x", "device": "a", "seq": 1, "at": 1_770_000_000_000,
        "tz": 420, "day": 20_486, "clock": 1, "origin": "study", "shown": '["a"]', "said": "wrong", "grade": "exact",
        "given": "Թ", "target": "74" * 16, "crc": checksum(event),
    }  # fmt: skip


words = st.text(max_size=20)
numbers = st.none() | st.integers(-(2**53), 2**53)
keys = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=200)
events = st.builds(
    lambda at, **rest: Event(at=at, day=at // DAY_MS, **rest),
    at=st.integers(-62_135_596_800_000, 253_402_300_799_999), id=st.binary(min_size=16, max_size=16),
    kind=st.integers(1, 99), card=st.none() | keys, device=keys, seq=st.integers(0, 2**53),
    offset=st.integers(-1440, 1440), clock=st.integers(0, 1), origin=st.none() | words, form=st.none() | words,
    shown=st.none() | words, hints=numbers, tries=numbers, said=st.none() | st.integers(0, 9),
    grade=st.none() | st.integers(0, 9), score=st.none() | st.integers(0, 1000), reason=st.none() | words,
    rating=st.none() | st.integers(1, 4), ivl=numbers, nth=numbers, took=numbers, given=st.none() | st.text(),
    scheduler=st.none() | words, target=st.none() | st.binary(min_size=16, max_size=16), extra=st.none() | words,
)  # fmt: skip


@given(event=events)
def test_every_event_comes_back_as_it_went(event: Event) -> None:
    assert read(event_line(event)) == [event]


def test_an_export_imported_twice_changes_nothing_the_second_time(filled: Places, home: Home) -> None:
    with ProgressLog.open(filled) as log, ProgressLog.open(home("other")) as other:
        text = "".join(export_lines((event for _pos, event in log.scan()), log.last_pos()))
        for number, expected in ((1, (31, 0)), (2, (0, 31))):
            merged = merge_events(other, import_lines(io.BytesIO(text.encode())))
            assert (merged.new, merged.here, merged.left_out) == (*expected, 0), number
        assert list(other.scan()) == list(log.scan())
        again = "".join(export_lines((event for _pos, event in other.scan()), other.last_pos()))
    assert again == text
    assert text.splitlines()[0] == '{"quizgeo": "progress", "format": 1, "events": 31}'


def test_an_export_has_no_more_events_than_its_header_says(filled: Places) -> None:
    with ProgressLog.open(filled) as log:
        assert len(list(export_lines((event for _pos, event in log.scan()), 5))) == 6


def test_missing_day_clock_and_sum_are_computed() -> None:
    assert read(changed(day=None, clock=None)) == [BASE]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "the line is not JSON"),
        ("[]", "the line is no JSON object"),
        ("7", "the line is no JSON object"),
        ("[" * 60_000, "the line is nested too deeply"),
        ('{"seq": ' + "9" * 5000 + "}", "the line is not JSON"),
        ('{"seq": NaN}', "the line holds a number that is none"),
        ('{"seq": -Infinity}', "the line holds a number that is none"),
        ('{"seq": 1, "seq": 2}', "the line has one key twice"),
        (b'{"card": "\xff"}', "the line is not UTF-8"),
        ('{"x": "' + "y" * 65_536 + '"}', "the line is longer than 65536 bytes"),
        (changed(seq=1e300), "seq is no whole number"),
        (changed(seq=True), "seq is no whole number"),
        (changed(seq=10**40), f"seq is {10**40}, outside 0 to {2**53}"),
        (changed(card=["d/x"]), "card is no text"),
        (changed(card="d/\u202e"), "card is not printable ASCII"),
        (changed(card=""), "card is not printable ASCII"),
        (changed(given="\ud800"), "given is not Unicode text"),
        (changed(kind="invented"), "kind 'invented' is unknown"),
        (changed(grade="perfect"), "grade 'perfect' is unknown"),
        (changed(kind=0), f"kind is 0, outside 1 to {2**53}"),
        (changed(id="zz"), "id is not 16 bytes in hexadecimal"),
        (changed(id="00"), "id is not 16 bytes in hexadecimal"),
        (changed(id=None), "id is missing"),
        (changed(at=None, day=None), "at is missing"),
        (changed(at=10**15, day=None), f"at is {10**15}, outside -62135596800000 to 253402300799999"),
        (changed(day=5), "day does not fit the time"),
        (changed(tz=9000), "offset is 9000, outside -1440 to 1440"),
        (changed(more=1), "the key 'more' is unknown"),
        (changed(**{"\x1b": 1}), r"the key '\x1b' is unknown"),
        (changed(crc=checksum(BASE) ^ 1), "the checksum does not fit: the line was changed or damaged"),
    ],
)
def test_a_bad_line_is_left_out_and_named(line: str | bytes, expected: str) -> None:
    raw = line if isinstance(line, bytes) else line.encode()
    good = event_line(BASE).encode()
    found = read(raw + b"\n" + good + b"\n", '{"quizgeo":"progress","format":1,"events":2}\n')
    assert found == [Fault(2, expected), BASE]


def test_a_file_that_is_cut_off_says_so() -> None:
    header = '{"quizgeo":"progress","format":1,"events":3}\n'
    assert read(event_line(BASE) + "\n\n", header) == [BASE, Fault(3, "the file is cut off: 1 of 3 events")]


@pytest.mark.parametrize(
    "header",
    ["", "\n", "hello\n", "{}\n", "[]\n", '{"quizgeo":"deck","format":1,"events":1}\n',
     '{"quizgeo":"progress","format":"1","events":1}\n', '{"quizgeo":"progress","format":1}\n'],
)  # fmt: skip
def test_a_foreign_file_is_refused(header: str) -> None:
    with pytest.raises(ProgressError, match="This is no export of quizgeo's progress") as caught:
        read(event_line(BASE), header)
    assert caught.value.status == 1


def test_an_export_of_a_newer_format_is_refused() -> None:
    with pytest.raises(ProgressError, match=r"newer quizgeo \(format 2, this one knows 1\). Upgrade"):
        read("", '{"quizgeo":"progress","format":2,"events":0}\n')


def test_a_compressed_export_is_read_and_bounded(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl.gz"
    path.write_bytes(gzip.compress("".join(export_lines([BASE], 1)).encode()))
    assert list(events_of_file(path)) == [BASE]
    with pytest.raises(ProgressError, match="would unpack to more than") as caught:
        list(events_of_file(path, largest=60))
    assert caught.value.status == 1


@pytest.mark.parametrize("cut", [-3, -9, -500])
def test_a_damaged_compressed_export_gives_what_can_be_read(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "answers.jsonl.gz"
    events = [replace(BASE, id=bytes([n]) * 16, seq=n) for n in range(200)]
    path.write_bytes(gzip.compress("".join(export_lines(events, 200)).encode())[:cut])
    found = list(events_of_file(path))
    assert found[0] == events[0]
    assert found[-1] == Fault(len(found) + 1, "the compressed file is damaged or cut off from here")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProgressError, match="This is not a file"):
        list(events_of_file(tmp_path))
    with pytest.raises(ProgressError, match="There is no such file"):
        list(events_of_file(tmp_path / "nowhere"))

"""The log as JSON Lines: a header, then one event a line, for export, import and answers that wait.

    {"quizgeo": "progress", "format": 1, "events": 2}
    {"id": "0f…", "kind": "answered", "card": "karabakh/retook", "device": "a1…", "seq": 7, "at": 1770000000000, …}

Only fields that are set are written. Numbers that stand for words are written as words, ids in hexadecimal; `shown`
and `extra` are kept as the JSON texts they are in the log, so that the checksum `crc` holds to the byte.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Final, NoReturn

from quizgeo.clock import Instant, study_day
from quizgeo.language import _
from quizgeo.progress.errors import PROBLEM, ProgressError
from quizgeo.progress.events import GRADES, SAID, Event, EventKind, checksum
from quizgeo.progress.ranges import Fault, fault_of
from quizgeo.text import escaped

FORMAT = 1
LONGEST_LINE = 65_536
"""Bytes of the longest line that is read."""

_NAMES: Final = {
    "id": "id", "kind": "kind", "card": "card", "device": "device", "seq": "seq", "at": "at", "offset": "tz",
    "day": "day", "clock": "clock", "origin": "origin", "form": "form", "shown": "shown", "hints": "hints",
    "tries": "tries", "said": "said", "grade": "grade", "score": "score", "reason": "reason", "rating": "rating",
    "ivl": "ivl", "nth": "nth", "took": "took", "given": "given", "scheduler": "sched", "target": "target",
    "extra": "extra",
}  # fmt: skip
"""Name in a line by name in `Event`, in the order of the log."""
_ATTRIBUTES: Final = {name: attribute for attribute, name in _NAMES.items()}
_BLANK: Final[Mapping[str, object]] = dict.fromkeys(_NAMES)
_WORDS: Final[Mapping[str, Mapping[int, str]]] = {
    "kind": {kind.value: kind.name.lower() for kind in EventKind},
    "grade": dict(enumerate(GRADES)),
    "said": dict(enumerate(SAID)),
}
_NUMBERS: Final = {name: {word: number for number, word in words.items()} for name, words in _WORDS.items()}
_write = json.JSONEncoder(ensure_ascii=False).encode


class _LineError(ValueError):
    """A line is not an event; the sentence part says why."""


def header_line(count: int) -> str:
    """Give the first line of an export of `count` events."""
    return json.dumps({"quizgeo": "progress", "format": FORMAT, "events": count})


def event_line(event: Event) -> str:
    """Give an event as one line, without its end."""
    line: dict[str, object] = {}
    for attribute, name in _NAMES.items():
        value: object = getattr(event, attribute)
        if isinstance(value, bytes):
            line[name] = value.hex()
        elif name in _WORDS and isinstance(value, int):
            line[name] = _WORDS[name].get(value, value)
        elif value is not None:
            line[name] = value
    line["crc"] = checksum(event)
    return escaped(_write(line))


def export_lines(events: Iterable[Event], count: int) -> Iterator[str]:
    """Give the lines of an export, each with its end. count: how many of the events are written, for the header."""
    yield header_line(count) + "\n"
    for event, _number in zip(events, range(count), strict=False):
        yield event_line(event) + "\n"


def import_lines(file: BinaryIO) -> Iterator[Event | Fault]:
    """Read an export: its events, and what had to be left out. Raises ProgressError when it is no export of ours."""
    expected = _read_header(file)
    number = found = 0
    for number, line in enumerate(_lines(file), start=2):
        found += 1
        yield read_event(line, number)
    if found < expected:
        reason = _("the file is cut off: {found} of {expected} events").format(found=found, expected=expected)
        yield Fault(number + 1, reason)


def read_event(line: bytes | None, number: int) -> Event | Fault:
    """Read one line, None for one that was too long; `number` is its place for a fault."""
    if line is None:
        return Fault(number, _("the line is longer than {limit} bytes").format(limit=LONGEST_LINE))
    try:
        return _event(_parse(line))
    except _LineError as error:
        return Fault(number, str(error))


def _read_header(file: BinaryIO) -> int:
    foreign = ProgressError(_("This is no export of quizgeo's progress: its first line is not the header"), PROBLEM)
    line = file.readline(LONGEST_LINE + 1)
    try:
        header = _parse(line)
    except _LineError:
        raise foreign from None
    version, count = header.get("format"), header.get("events")
    if header.get("quizgeo") != "progress" or type(version) is not int or type(count) is not int:
        raise foreign
    if version > FORMAT:
        raise ProgressError(
            _("This export was written by a newer quizgeo (format {theirs}, this one knows {ours}). Upgrade").format(
                theirs=version, ours=FORMAT
            ),
            PROBLEM,
        )
    return count


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines that hold anything; None for one that is too long."""
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            if line.strip():
                yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def _parse(line: bytes) -> dict[str, object]:
    try:
        value: object = json.loads(line.decode("utf-8"), object_pairs_hook=_pairs, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise _LineError(_("the line is not UTF-8")) from None
    except RecursionError:
        raise _LineError(_("the line is nested too deeply")) from None
    except _LineError:
        raise
    except ValueError:
        raise _LineError(_("the line is not JSON")) from None
    if not isinstance(value, dict):
        raise _LineError(_("the line is no JSON object"))
    return value


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _LineError(_("the line has one key twice"))
    return found


def _no_constant(_text: str) -> NoReturn:
    raise _LineError(_("the line holds a number that is none"))


def _event(line: dict[str, object]) -> Event:
    crc = line.pop("crc", None)
    unknown = sorted(line.keys() - _ATTRIBUTES.keys())
    if unknown:
        raise _LineError(_("the key {key} is unknown").format(key=ascii(unknown[0][:40])))
    values = {**_BLANK} | {_ATTRIBUTES[name]: _value(name, value) for name, value in line.items()}
    values["clock"] = 1 if values["clock"] is None else values["clock"]
    at, offset = values["at"], values["offset"]
    if values["day"] is None and type(at) is int and type(offset) is int:
        values["day"] = study_day(Instant(at, offset))
    event = Event(**values)  # type: ignore[arg-type] # any JSON value so far: the next line checks each one
    reason = fault_of(event)
    if reason is not None:
        raise _LineError(reason)
    if crc is not None and crc != checksum(event):
        raise _LineError(_("the checksum does not fit: the line was changed or damaged"))
    return event


def _value(name: str, value: object) -> object:
    if isinstance(value, str) and name in _NUMBERS:
        number = _NUMBERS[name].get(value)
        if number is None:
            raise _LineError(_("{field} {word} is unknown").format(field=name, word=ascii(value[:40])))
        return number
    if isinstance(value, str) and name in ("id", "target"):
        try:
            return bytes.fromhex(value)
        except ValueError:
            return value
    return value

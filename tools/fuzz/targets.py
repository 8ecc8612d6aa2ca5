"""What is fed: each target takes any bytes and raises only where a promise is broken."""

import gzip
import io
import json
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from quizgeo.decks import DeckError, Problem, decode_deck
from quizgeo.decks.checking import inspect_text
from quizgeo.paths import Places
from quizgeo.progress import Fault, ProgressError, events_of_file, readable_event
from quizgeo.progress.lines import event_line, header_line, import_lines, read_event
from quizgeo.progress.verify import verify_log
from quizgeo.text import clean, escaped, fold, removed
from tools.fuzz.foreign import packages, texts

Target = Callable[[bytes], None]
HIDDEN = frozenset({"Cc", "Cs", "Co"})


class BrokenPromiseError(Exception):
    """What was found is none of the ways in which a reader may end."""


def _hold(promise: bool, what: str) -> None:
    if not promise:
        raise BrokenPromiseError(what)


def _no_part(_name: str) -> bytes | None:
    return None


def decks(data: bytes) -> None:
    """Read a deck: a deck or problems with places; all text of it is clean."""
    try:
        decode_deck(data, "deck.yaml", _no_part)
    except DeckError as error:
        _check(error.problems)
        _hold(bool(error.problems), "a refusal without a problem")
    else:
        checking = inspect_text(data.decode("utf-8-sig"))
        _check(checking.problems)
        for question in checking.deck.questions if checking.deck else ():
            _shown(question.id)
            _shown(question.explain or "")


def _check(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        _shown(problem.message)
        _shown(problem.fix or "")
        _hold(problem.place.line >= 0, "a place before the file")


def _shown(text: str) -> None:
    _hold(all(unicodedata.category(char) not in HIDDEN or char == "\n" for char in text), f"text that acts: {text!r}")


def lines(data: bytes) -> None:
    """Read an export: events that can be written again, or faults with a reason."""
    for content in (data, header_line(1).encode() + b"\n" + data):
        try:
            found = list(import_lines(io.BytesIO(content)))
        except ProgressError:
            continue
        for one in found:
            if isinstance(one, Fault):
                _shown(one.reason)
                continue
            _hold(read_event(event_line(one).encode(), 1) == one, "an event that is not read as it was written")
            _shown(readable_event(one).given or "")


def log(data: bytes) -> None:
    """Read a file of progress: whole events, faults, or a refusal; checking it ends in a report."""
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        places = Places(Path(folder), ())
        for content in (data, data.replace(b"\0\0\0\0", b"")):
            places.progress.write_bytes(content)
            try:
                for one in events_of_file(places.progress):
                    _hold(isinstance(one, Fault) or len(one.id) == 16, "no id")  # noqa: PLR2004 - bytes of an id
            except ProgressError as error:
                _shown(error.message)
        places.progress.write_bytes(data)
        try:
            verify_log(places)
        except ProgressError as error:
            _shown(error.message)
        _hold(places.progress.read_bytes() == data, "a file that was only to be read was changed")


_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def packed(data: bytes) -> None:
    """Read a compressed export, whole or cut off."""
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        path = Path(folder) / "export.gz"
        for content in (b"\x1f\x8b" + data, gzip.compress(header_line(2).encode() + b"\n" + data)[: len(data) + 30]):
            path.write_bytes(content)
            try:
                list(events_of_file(path, largest=1_000_000))
            except ProgressError as error:
                _shown(error.message)


def text(data: bytes) -> None:
    """Clean, fold and escape a text: the same again, nothing that acts, never an error."""
    foreign = (
        data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace")
        if _is_text(data)
        else data.decode("latin-1")
    )
    for kept in (False, True):
        once = clean(foreign, lines=kept)
        _hold(clean(once, lines=kept) == once, "cleaning twice differs")
        _shown(once)
    removed(foreign)
    for level in range(6):
        fold(foreign, level)
    _hold(json.loads(escaped(json.dumps(foreign))) == foreign, "an escape that means another text")


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def foreign(data: bytes) -> None:
    """Read a text as other programs' formats: a sound deck or a refusal, in clean words."""
    for told in texts(data):
        _shown(told)


def archives(data: bytes) -> None:
    """Read an archive as other programs' packages: a sound deck or a refusal, in clean words."""
    for told in packages(data):
        _shown(told)


TARGETS: Mapping[str, Target] = {
    "decks": decks, "lines": lines, "log": log, "packed": packed, "text": text, "foreign": foreign,
    "archives": archives,
}  # fmt: skip


def seeds(root: Path, name: str) -> Iterator[bytes]:
    """Give what a target begins with: the corpus kept for it."""
    kept = root / "tests" / "safety" / "corpus" / name
    yield from (path.read_bytes() for path in sorted(kept.glob("*")))

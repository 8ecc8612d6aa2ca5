"""Keep the catalogues of `src/quizgeo/locale` in step with what the program says: `python -m tools.messages`.

Each is a file `.po`, where sentences are translated, and beside it the `.mo` that the program reads. `quizgeo` holds
our own sentences; `click` those of the library that reads the words of calls. What is new is left open, what is no
longer said is dropped, and nothing is ever guessed. With `--check` nothing is written; each fault is told, and the exit
status is 1.
"""

import re
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import PoFileError, read_po, write_po
from babel.plural import to_gettext

from tools.house.messages import Message, fields, messages
from tools.house.source import ROOT, checkout, example

LOCALE = ROOT / "src" / "quizgeo" / "locale"
_PERCENT = re.compile(r"%\(\w+\)[a-z]")


def ours() -> Iterator[Message]:
    """Give what quizgeo says."""
    return (message for module in checkout("src") for message in messages(module))


def of_click() -> Iterator[Message]:
    """Give what click says: usage, headings of help, and what is wrong with the words of a call."""
    spec = find_spec("click")
    assert spec is not None
    assert spec.origin is not None
    for path in sorted(Path(spec.origin).parent.glob("*.py")):
        yield from messages(example(path.read_text(encoding="utf-8"), f"click/{path.name}"))


SOURCES: dict[str, Callable[[], Iterable[Message]]] = {"quizgeo": ours, "click": of_click}
"""Each catalogue with what gives its sentences."""


@dataclass(frozen=True, slots=True)
class Book:
    """One catalogue in one language."""

    name: str
    """`quizgeo` or `click`."""
    language: str
    po: Path

    @property
    def mo(self) -> Path:
        """The file that the program reads."""
        return self.po.with_suffix(".mo")

    @property
    def title(self) -> str:
        """How the file is named in messages: `id/quizgeo.po`."""
        return f"{self.language}/{self.po.name}"

    def read(self) -> Catalog:
        """Read what was translated so far."""
        text = self.po.read_bytes() if self.po.exists() else head(self.language).encode()
        return read_po(BytesIO(text), locale=self.language, abort_invalid=True)


def books(locale: Path = LOCALE) -> tuple[Book, ...]:
    """Give the catalogues of every language that has a folder."""
    folders = sorted(path.parent for path in locale.glob("*/LC_MESSAGES"))
    return tuple(
        Book(name, folder.name, folder / "LC_MESSAGES" / f"{name}.po") for folder in folders for name in SOURCES
    )


def template(said: Iterable[Message]) -> Catalog:
    """Make a catalogue without translations, in the order of files and, within one, of the alphabet.

    So a sentence that moves within its file leaves no trace.
    """
    places: dict[tuple[str, str], set[str]] = {}
    for message in said:
        places.setdefault((message.text, message.many), set()).add(message.path)
    catalogue = Catalog()
    for text, many in sorted(places, key=lambda ids: (min(places[ids]), ids)):
        files = [(path, 0) for path in sorted(places[text, many])]
        catalogue.add((text, many) if many else text, locations=files)
    return catalogue


def brought_up(catalogue: Catalog, wanted: Catalog) -> Catalog:
    """Bring a catalogue up to what is said now: in that order, without what is no longer said."""
    catalogue.update(wanted, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    for entry in _entries(catalogue):
        if entry.fuzzy:
            entry.string = ""
    return catalogue


def po_text(catalogue: Catalog, language: str) -> str:
    """Write a catalogue as a file that is translated: no dates, no names of people or machines, no line numbers."""
    for entry in _entries(catalogue):
        entry.flags.clear()
        entry.flags.update({"python-brace-format"} if "{" in _ids(entry)[0] else ())
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return f"{head(language)}\n{buffer.getvalue().decode()}".rstrip() + "\n"


def head(language: str) -> str:
    """Give the beginning of a file, which tells what language it is in and which forms a count takes there."""
    lines = "".join(f'"{line}\\n"\n' for line in _head(language))
    return f'# {Locale(language).english_name}.\nmsgid ""\nmsgstr ""\n{lines}'


def _head(language: str) -> tuple[str, ...]:
    return (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {to_gettext(Locale(language).plural_form)}",
    )


def mo_bytes(catalogue: Catalog, language: str) -> bytes:
    """Write what is translated as the program reads it; the same sentences give the same bytes.

    Source of the format: GNU gettext manual, "The Format of GNU MO Files".
    """
    notes = "".join(f"{line}\n" for line in _head(language))
    said = {"": notes} | {
        "\0".join(_ids(entry)): "\0".join(_forms(entry)) for entry in _entries(catalogue) if entry.string
    }
    pairs = sorted((key.encode(), value.encode()) for key, value in said.items())
    table = 28
    texts = table + 16 * len(pairs)
    rows, body = [], b""
    for column in (0, 1):
        for pair in pairs:
            rows.append(struct.pack("<II", len(pair[column]), texts + len(body)))
            body += pair[column] + b"\0"
    numbers = (0x950412DE, 0, len(pairs), table, table + 8 * len(pairs), 0, texts)
    return struct.pack("<7I", *numbers) + b"".join(rows) + body


def _entries(catalogue: Catalog) -> Iterator[Entry]:
    return (entry for entry in catalogue if entry.id)


def _ids(entry: Entry) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.string or "",) if isinstance(entry.string, str | None) else tuple(entry.string)


# -- the gate --------------------------------------------------------------------------------------------------------


def faults(book: Book, wanted: Catalog) -> Iterator[str]:
    """Tell what is wrong with a catalogue, each fault in one sentence with the message."""
    try:
        catalogue = book.read()
    except PoFileError as error:
        yield f"the file cannot be read, {error}"
        return
    known = {_ids(entry)[0]: entry for entry in _entries(catalogue)}
    said = {_ids(entry)[0]: entry for entry in _entries(wanted)}
    for text in sorted(known.keys() - said.keys() | {_ids(entry)[0] for entry in catalogue.obsolete.values()}):
        yield f"the program no longer says this: {text!r}"
    for text, entry in said.items():
        if text not in known:
            yield f"this is not translated: {text!r}"
        else:
            yield from (f"{fault}: {text!r}" for fault in entry_faults(known[text], _ids(entry), catalogue.num_plurals))
    brought_up(catalogue, wanted)
    if not book.po.exists() or book.po.read_text(encoding="utf-8") != po_text(catalogue, book.language):
        yield "the file is not as `make messages` writes it"
    if not book.mo.exists() or book.mo.read_bytes() != mo_bytes(catalogue, book.language):
        yield f"{book.mo.name} is not what this file gives; run `make messages`"


def entry_faults(entry: Entry, ids: tuple[str, ...], plurals: int) -> Iterator[str]:
    """Tell what is wrong with one translation. ids: the forms in the source."""
    forms = _forms(entry)
    if not all(forms):
        yield "this is not translated"
        return
    if entry.fuzzy:
        yield "this is only guessed"
    if _ids(entry) != ids or len(forms) != (plurals if len(ids) > 1 else 1):
        yield f"this has {len(forms)} forms, not {plurals if len(ids) > 1 else 1}"
    for form in forms:
        yield from _form_faults(form, ids[-1])


def _form_faults(form: str, source: str) -> Iterator[str]:
    for what, give in (("places to fill", _places), ("spaces at its ends", _margins), ("line ends", _line_ends)):
        try:
            here, there = give(form), give(source)
        except ValueError as error:
            yield f"the braces of {form!r} are not closed, {error}"
            return
        if here != there:
            yield f"{form!r} has other {what} than"


def _places(text: str) -> object:
    return (fields(text), set(_PERCENT.findall(text)))


def _margins(text: str) -> object:
    return (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])


def _line_ends(text: str) -> object:
    return text.count("\n")


def main(arguments: list[str]) -> int:
    """Bring all catalogues up to date, or tell their faults; give the exit status."""
    wanted = {name: template(source()) for name, source in SOURCES.items()}
    if "--check" in arguments:
        found = [f"{book.title}: {fault}" for book in books() for fault in faults(book, wanted[book.name])]
        print(*found, sep="\n", end="\n" if found else "")
        return int(bool(found))
    try:
        for book in books():
            write(book, wanted[book.name])
    except PoFileError as error:
        print(f"a catalogue cannot be read: {error}")
        return 1
    return 0


def write(book: Book, wanted: Catalog) -> None:
    """Write a catalogue anew, and name what is left to translate."""
    catalogue = brought_up(book.read(), wanted)
    book.po.write_text(po_text(catalogue, book.language), encoding="utf-8")
    book.mo.write_bytes(mo_bytes(catalogue, book.language))
    entries = list(_entries(catalogue))
    left = [_ids(entry)[0] for entry in entries if not all(_forms(entry))]
    print(f"{book.title}: {len(entries)} messages, {len(left)} to translate", *map(repr, left), sep="\n  ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The one table of formats: name, suffixes, what each can do. A format's module is imported when it is used."""

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from msgspec import Struct

from quizgeo.decks import Deck
from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.language import N_


class Writer(Protocol):
    """Writes a deck."""

    def __call__(self, deck: Deck, options: WriteOptions) -> Written:
        """Give the file as bytes with what it lacks; equal arguments give equal bytes."""


class Reader(Protocol):
    """Reads a foreign file."""

    def __call__(self, data: bytes, options: ReadOptions) -> ReadIn:
        """Give what is in it. Raises ExchangeError when nothing can be read."""


class Format(Struct, frozen=True):
    """One format."""

    name: str
    suffixes: tuple[str, ...]
    """Those that mean this format, the usual one first; a suffix that several have tells none of them."""
    home: str
    """Its module or package in this one: `write(deck, options)` stands there, and `read(data, options)`."""
    title: str
    """For people, marked for the catalogues."""
    writes: bool = True
    reads: bool = True

    def write(self, deck: Deck, options: WriteOptions) -> Written:
        """Write a deck."""
        return cast("Writer", import_module(f"quizgeo.exchange.{self.home}").write)(deck, options)

    def read(self, data: bytes, options: ReadOptions) -> ReadIn:
        """Read a foreign file. Raises ExchangeError when nothing can be read."""
        return cast("Reader", import_module(f"quizgeo.exchange.{self.home}").read)(data, options)


FORMATS = {
    each.name: each
    for each in (
        Format("anki", (".apkg", ".colpkg"), "anki", N_("package for Anki")),
        Format("anki-tsv", (".txt",), "tables.anki_tsv", N_("text for Anki's import")),
        Format("csv", (".csv",), "tables.csv", N_("table, commas between the cells")),
        Format("tsv", (".tsv",), "tables.tsv", N_("table, tabs between the cells")),
        Format("xlsx", (".xlsx",), "tables.xlsx", N_("the same table as a spreadsheet")),
        Format("gift", (".gift", ".txt"), "gift", N_("GIFT, for Moodle")),
        Format("aiken", (".aiken", ".txt"), "aiken", N_("Aiken, for Moodle")),
        Format("moodle", (".xml",), "moodle", N_("XML for Moodle")),
        Format("qti21", (".zip",), "qti.version21", N_("QTI 2.1 package")),
        Format("qti30", (".zip",), "qti.version30", N_("QTI 3.0 package")),
        Format("kahoot", (".xlsx",), "tables.kahoot", N_("spreadsheet for Kahoot")),
        Format("wayground", (".xlsx", ".csv"), "tables.wayground", N_("spreadsheet for Wayground")),
        Format("blooket", (".csv",), "tables.blooket", N_("table for Blooket")),
        Format("markdown", (".md",), "markdown", N_("text to read or to publish"), reads=False),
        Format("json", (".json",), "document", N_("all that a deck says in one language, for programs"), reads=False),
    )
}


def told_by(name: str, *, reads: bool = False) -> tuple[Format, ...]:
    """Give the formats that the suffix of a file's name may mean; those that can be read where reads is given.

    When a file is written, a suffix that is a format's own name means it alone.
    """
    suffix = PurePath(name).suffix.lower()
    own = FORMATS.get(suffix.removeprefix("."))
    if own is not None and not reads:
        return (own,)
    return tuple(each for each in FORMATS.values() if suffix in each.suffixes and (each.reads or not reads))

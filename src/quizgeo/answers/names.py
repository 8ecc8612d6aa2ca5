"""The table of known names: countries, cities, and the people, places and organisations of the shipped decks.

A folded name leads to the codes of all entities that bear it; two names mean the same where their codes meet. Folds
come from the package's data, so nothing is folded here, and the data is read when the first name is looked up.
"""

import os
from collections.abc import ItemsView, Iterator, Mapping
from functools import cache
from typing import Protocol, cast

from msgspec import Struct

FILES = ("names.tsv", "names.extra.tsv")
"""The names of the CLDR, then what it lacks. Columns: code, alpha-3, names en, names id, folds, acronyms."""

_COUNTRY = len("ID")
"""The length of a country's code; all others are longer."""
_NONE: frozenset[str] = frozenset()


class _Reader(Protocol):
    """The part of a module's loader that reads a file beside the module, out of a folder or an archive."""

    def get_data(self, path: str) -> bytes:
        """Give the bytes of a file."""
        ...


class NamesTable(Struct, frozen=True):
    """Names in English and Indonesian, folded at level 4 as decks of either language fold them."""

    names: Mapping[str, frozenset[str]]
    """The codes by folded name; acronyms are not among them."""
    acronyms: Mapping[str, frozenset[str]]
    """The codes by folded acronym."""
    countries: Mapping[str, str]
    """The codes of countries by alpha-2 and alpha-3 in small letters."""
    shown: Mapping[str, tuple[str, str]]
    """The names of each entity as they are written, parted by `|`: English, Indonesian."""

    def entities(self, folded: str) -> frozenset[str]:
        """Give the codes of all entities that bear a name, folded at level 4; none when it is not known."""
        codes = self.names.get(folded, _NONE)
        return codes | self.acronyms[folded] if folded in self.acronyms else codes

    def items(self) -> ItemsView[str, frozenset[str]]:
        """Give every folded name with its codes, but no acronym: `US` is not what someone means who writes `as`."""
        return self.names.items()

    def display(self, code: str, language: str) -> str:
        """Give the first name of an entity in a language, a tag such as `id`; in English where there is none.

        Raises KeyError when no entity has this code.
        """
        english, indonesian = self.shown[code]
        names = indonesian if language.partition("-")[0].lower() == "id" else english
        return (names or english or indonesian).partition("|")[0]

    def country(self, folded: str) -> str | None:
        """Give the alpha-2 code of a country by alpha-2, alpha-3 or name, folded at level 4; codes go before names.

        None when no country is called so, or more than one.
        """
        if folded in self.countries:
            return self.countries[folded]
        codes = [code for code in self.entities(folded) if len(code) == _COUNTRY]
        return codes[0] if len(codes) == 1 else None


def sort_of(code: str) -> str:
    """Give the sort of an entity, such as `city` or `person`; a bare code is a country."""
    return code.partition(":")[0] if ":" in code else "country"


@cache
def names() -> NamesTable:
    """Give the table that comes with the package, read once."""
    spelled: dict[str, frozenset[str]] = {}
    acronyms: dict[str, frozenset[str]] = {}
    countries: dict[str, str] = {}
    shown: dict[str, tuple[str, str]] = {}
    for line in _lines():
        code, alpha3, english, indonesian, folds, *rest = line.split("\t")
        codes = frozenset((code,))
        if folds:
            _add(spelled, folds, codes)
        if rest:
            _add(acronyms, rest[0], codes)
        if len(code) == _COUNTRY:
            countries[code.lower()] = code
            if alpha3:
                countries[alpha3.lower()] = code
        shown.setdefault(code, (english, indonesian))
    return NamesTable(spelled, acronyms, countries, shown)


def _add(table: dict[str, frozenset[str]], folds: str, codes: frozenset[str]) -> None:
    for folded in folds.split("|"):
        table[folded] = table[folded] | codes if folded in table else codes


def _lines() -> Iterator[str]:
    """Give the rows of both files; by the loader of this module, which knows folders and archives alike."""
    reader = cast("_Reader", __spec__.loader)
    folder = f"{__file__.rpartition(os.sep)[0]}{os.sep}data{os.sep}"
    for name in FILES:
        text = reader.get_data(folder + name).decode()
        yield from [line for line in text.splitlines() if not line.startswith("#")]

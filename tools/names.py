"""Write the names of countries and cities that answers are compared with: `python -m tools.names`.

`names.tsv` is made from the CLDR data that Babel carries, in English and Indonesian. `names.extra.tsv` adds what the
CLDR lacks; it is kept by hand, only its last two columns are written here. With `--check` nothing is written: files
that would change are named and the exit status is 1, unless Babel carries another CLDR than the shipped file is from.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import babel
from babel import Locale
from babel.core import get_cldr_version, get_global

from quizgeo.text import fold

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "quizgeo" / "answers" / "data"
TABLE, EXTRA = DATA / "names.tsv", DATA / "names.extra.tsv"
LICENCE = Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode"

LANGUAGES = ("en", "id")
COLUMNS = "code\talpha-3\tnames en\tnames id\tfolds\tacronyms"
HEADER = """\
Names of countries and territories, and of the cities that time zones are named after, in English and Indonesian.
Made by `make names` from the Unicode CLDR {version}, as Babel carries it. Changed: names with brackets or additions are
split, codes of three letters joined, folded forms added. The notice below belongs to the data and goes where it goes.
"""
NO_PLACES = frozenset(("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"))
"""Region codes that stand for unions, for the rest of an ocean, for tests or for nothing."""
FORMER_ALPHA_3 = frozenset(("BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"))
"""Codes that ISO 3166 has withdrawn and the CLDR still reads as those of the successors."""
USED_ALPHA_3 = {"XK": "XKX"}
"""Codes in use that ISO 3166 has not assigned."""

_ADDITIONS = re.compile(" SAR China$| DAK Tiongkok$")
_BRACKETS = re.compile(r"(\S+) \((\S+)\)")
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z0-9]{2,6}")
_VERSION = re.compile(r"Unicode CLDR ([\d.]+\d)")


@dataclass(frozen=True, slots=True)
class Row:
    """One entity with its names."""

    code: str
    alpha3: str
    names: tuple[tuple[str, ...], ...]
    """Those of each language."""

    def line(self) -> str:
        """Lay out the row with its folds: names first, then what is only ever meant when it is written in full."""
        every = dict.fromkeys(name for names in self.names for name in names)
        acronyms = folds(name for name in every if is_acronym(name))
        others = (form for form in folds(name for name in every if not is_acronym(name)) if form not in acronyms)
        cells = (self.code, self.alpha3, *map("|".join, (*self.names, others, acronyms)))
        return "\t".join(cells).rstrip("\t")


def is_acronym(name: str) -> bool:
    """Tell whether a name is two to six capitals or digits, at least two of them letters; full stops do not count."""
    return _ACRONYM.fullmatch(name.replace(".", "")) is not None


def folds(names: Iterable[str]) -> tuple[str, ...]:
    """Fold names as decks of each language do, which drop other articles; each form once, in order."""
    return tuple(dict.fromkeys(fold(name, 4, language) for name in names for language in LANGUAGES))


def forms(name: str) -> tuple[str, ...]:
    """Split a name of the CLDR into all that it says: `Myanmar (Burma)` is three names, and an addition is none."""
    name = _ADDITIONS.sub("", name)
    if not _BRACKETS.search(name):
        return (name,)
    return _BRACKETS.sub(r"\1", name), _BRACKETS.sub(r"\2", name), name


def territories() -> Iterator[Row]:
    """Give the countries and territories by their codes of two letters."""
    names = [Locale(language).territories for language in LANGUAGES]
    joined = {two[0]: three for three, two in get_global("territory_aliases").items() if _is_alpha_3(three, two)}
    for code in sorted(names[0]):
        if len(code) == len("ID") and code not in NO_PLACES:
            own = tuple(forms(each[code]) if code in each else () for each in names)
            yield Row(code, {**joined, **USED_ALPHA_3}.get(code, ""), own)


def _is_alpha_3(alias: str, stands_for: Sequence[str]) -> bool:
    one = len(alias) == len("IDN") and alias.isalpha() and len(stands_for) == 1
    return one and alias not in FORMER_ALPHA_3


def cities() -> Iterator[Row]:
    """Give the cities after which time zones are named."""
    older: dict[str, list[str]] = {}
    for alias, zone in get_global("zone_aliases").items():
        older.setdefault(zone, []).append(alias)
    for zone, territory in sorted(get_global("zone_territories").items()):
        if territory != "001" and not zone.startswith("Etc/"):
            ids = (zone, *sorted(older.get(zone, ())))
            yield Row(f"city:{zone}", "", tuple((_city(ids, language),) for language in LANGUAGES))


def _city(ids: Sequence[str], language: str) -> str:
    """Give the name that a language has for a city, else the English one, else the one in the zone's own name."""
    for names in (Locale(language).time_zones, Locale("en").time_zones):
        for zone in ids:
            if city := names.get(zone, {}).get("city"):
                return cast("str", city)
    return ids[0].rpartition("/")[2].replace("_", " ")


def table() -> str:
    """Make the text of `names.tsv`."""
    notice = f"{HEADER.format(version=get_cldr_version())}\n{LICENCE.read_text(encoding='utf-8').strip()}\n\n{COLUMNS}"
    comments = (f"# {line}".rstrip() for line in notice.splitlines())
    return "".join(f"{line}\n" for line in (*comments, *(row.line() for row in (*territories(), *cities()))))


def extra(text: str) -> str:
    """Make the text of `names.extra.tsv` anew out of the columns that are kept by hand; comments stay."""
    return "".join(f"{line if line.startswith('#') else read(line).line()}\n" for line in text.splitlines())


def read(line: str) -> Row:
    """Read a row; folds are left out. Raises ValueError when there is no code or no name."""
    code, alpha3, *cells = [*line.split("\t"), "", "", ""][: 2 + len(LANGUAGES)]
    if not code or not any(cells):
        raise ValueError(f"a row is a code, a code of three letters or nothing, names en, names id; not {line!r}")
    return Row(code, alpha3, tuple(tuple(filter(None, cell.split("|"))) for cell in cells))


def cldr_of(text: str) -> str:
    """Give the CLDR version that a table says it is made from; empty when it does not say."""
    found = _VERSION.search(text)
    return found[1] if found else ""


def stale(folder: Path, *, check: bool) -> dict[Path, str]:
    """Give the files of a folder that are not what they should be, with what they should be.

    With `check`, a table made from another CLDR than Babel carries is let be.
    """
    wanted = {folder / EXTRA.name: extra((folder / EXTRA.name).read_text(encoding="utf-8"))}
    shipped = folder / TABLE.name
    there = shipped.read_text(encoding="utf-8") if shipped.exists() else ""
    if not (check and cldr_of(there) not in ("", get_cldr_version())):
        wanted[shipped] = table()
    return {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text}


def main(arguments: list[str], folder: Path = DATA) -> int:
    """Write both files, or with `--check` name those that would change; give the exit status."""
    check = "--check" in arguments
    changed = stale(folder, check=check)
    for path, text in changed.items():
        print(f"{path.name} {'is not what `make names` gives' if check else 'written'}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return int(check and bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

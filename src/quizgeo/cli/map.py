"""`quizgeo map`: a region drawn in the terminal, told in words, as facts, or as a picture in a file."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size

import click

from quizgeo import language, maps
from quizgeo.answers.countries import country_code
from quizgeo.cli import output
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown, unknown
from quizgeo.cli.whole_file import free_path
from quizgeo.language import N_, _
from quizgeo.maps import Labels, MapError, Mark, Region
from quizgeo.maps.model import in_language

_BELOW = 3
"""Rows of a terminal that are left for the notice and the next prompt."""
_LARGEST = 500
"""Columns or rows; a map larger than 160 by 50 is only centred."""


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, metavar="[REGION]")
@click.option(
    "--show", multiple=True, metavar="CODE", help=N_("Mark a country, by code or name. May be given several times.")
)
@click.option("--size", metavar="WxH", help=N_("Columns and rows, such as 80x24; else those of the terminal."))
@click.option("--no-colour", "--no-color", "mono", is_flag=True, help=N_("Draw with characters alone."))
@click.option("--no-names", is_flag=True, help=N_("Write no names of countries."))
@click.option("--words", "in_words", is_flag=True, help=N_("Tell in words where the countries are."))
@click.option("-o", "--output", "target", metavar="FILE", help=N_("Write the map into a file as SVG."))
@click.option("--force", is_flag=True, help=N_("Replace a file that is there."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def map(  # noqa: A001 - commands are found by their names
    *,
    words: tuple[str, ...],
    show: tuple[str, ...],
    size: str | None,
    mono: bool,
    no_names: bool,
    in_words: bool,
    target: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """Draw a region: by its name, or as west,south,east,north in degrees. Without a region, list them."""
    if as_json:
        language.use("en")
    region = _one(words, needed=target is not None)
    try:
        if region is None:
            return _list(as_json=as_json)
        drawn = maps.region(_named(region))
        marks: dict[str, Mark] = {_code(drawn, word): "mark" for word in show}
        if as_json:
            output.document(_record(drawn, list(marks)))
        elif target is not None:
            _write(drawn, marks, _free(target, force=force), names=not no_names)
        elif in_words:
            output.facts([*_words(drawn, list(marks)), "", maps.notice(drawn)])
        else:
            _draw(drawn, marks, _size(size), mono=mono, names=not no_names)
    except MapError as error:
        raise RefusalError(error.message, error.status) from error
    return DONE


def _one(words: Sequence[str], *, needed: bool) -> str | None:
    """Give the region of the call, which may begin with a minus; None without one. Raises RefusalError for more.

    needed: refuse to do without.
    """
    options = [word for word in words if word.startswith("-") and "," not in word]
    if options:
        raise RefusalError(
            _("There is no option {word}. See: quizgeo map --help").format(word=shown(options[0])), MISUSED
        )
    if len(words) > 1 or (needed and not words):
        raise RefusalError(_("Name one region. quizgeo map lists them."), MISUSED)
    return words[0] if words else None


def _draw(drawn: Region, marks: dict[str, Mark], size: tuple[int, int], *, mono: bool, names: bool) -> None:
    """Draw in the terminal, or tell in words where it has too little room."""
    cols, rows = size
    if not maps.fits(drawn, cols, rows):
        output.say(_("There is too little room for a map here, so this is it in words."))
        output.facts([*_words(drawn, list(marks)), "", maps.notice(drawn)])
        return
    plain = mono or bool(os.environ.get("NO_COLOR")) or not (output.colours() or _wanted())
    labels = Labels(language.in_use(), countries=names, seas=names)
    picture = maps.draw(drawn, cols, rows, mark=marks, labels=labels, mono=plain)
    if plain:
        output.facts(picture.text().splitlines())
    else:
        from quizgeo.cli.ink import ink

        output.facts(list(ink(picture)))
    output.fact(maps.notice(drawn))


def _wanted() -> bool:
    """Tell whether colours are asked for where no terminal is, as with `FORCE_COLOR`."""
    return bool(os.environ.get("FORCE_COLOR"))


def _list(*, as_json: bool) -> int:
    """List the regions that can be drawn."""
    entries = maps.regions().values()
    if as_json:
        output.document([_entry(entry.name) for entry in entries])
        return DONE
    tongue = language.in_use()
    widest = max(len(entry.name) for entry in entries)
    output.facts([f"{entry.name:{widest}}  {in_language(entry.title, tongue)}" for entry in entries])
    return DONE


def _named(region: str) -> str:
    """Give the name of a region as it was meant, or a box as it stands. Raises RefusalError with the nearest name."""
    known = maps.regions()
    name = region.strip().casefold().replace(" ", "-").replace("_", "-")
    if name in known:
        return name
    if "," in region:
        if maps.read_box(region) is None:
            raise RefusalError(
                _("{box} is no box: write west,south,east,north in degrees, such as 43,38,51,42.").format(
                    box=shown(region)
                ),
                MISUSED,
            )
        return region
    first = unknown(_("There is no region {word}."), name, list(known))
    raise RefusalError(_("{no_region} quizgeo map lists them.").format(no_region=first), MISUSED)


def _code(drawn: Region, word: str) -> str:
    """Give the alpha-3 code of a country that was named by a code or a name. Raises RefusalError if it is not here."""
    code = country_code(word, language.in_use())
    if code is None:
        raise RefusalError(_no_country(word), MISUSED)
    if code not in maps.ranking(drawn):
        elsewhere = ", ".join(maps.regions_showing(code))
        name = maps.countries()[code].named(language.in_use())
        raise RefusalError(
            _("{country} is not on this map; it is on: {regions}.").format(country=name, regions=elsewhere), MISUSED
        )
    return code


def _no_country(word: str) -> str:
    """Say that a word names no country, and what it may be instead."""
    from quizgeo.answers.geography import geography

    known = geography()
    message = _("There is no country {word}.").format(word=shown(word))
    if known.is_city(word):
        return f"{message} {_('It is a city: name its country.')}"
    near = known.like(word)
    if not near:
        return message
    return f"{message} {_('Did you mean {near}?').format(near=maps.countries()[near].named(language.in_use()))}"


def _size(size: str | None) -> tuple[int, int]:
    """Read columns and rows. Raises RefusalError for what is no size."""
    if size is None:
        room = get_terminal_size()
        return room.columns, room.lines - _BELOW
    found = re.fullmatch(r"(\d{1,4})[x×](\d{1,4})", size.strip().lower())
    cols, rows = (int(part) for part in found.groups()) if found else (0, 0)
    if not (1 <= cols <= _LARGEST and 1 <= rows <= _LARGEST):
        raise RefusalError(
            _("{size} is no size: write columns and rows, such as 80x24, each from 1 to {most}.").format(
                size=shown(size), most=_LARGEST
            ),
            MISUSED,
        )
    return cols, rows


def _words(drawn: Region, codes: Sequence[str]) -> list[str]:
    """Tell where countries are: those that are marked, or all of them, by name."""
    tongue = language.in_use()
    chosen = codes or sorted(maps.ranking(drawn), key=lambda code: drawn.named(code, tongue))
    return [maps.describe(drawn, code, tongue) for code in chosen]


def _free(target: str, *, force: bool) -> Path:
    """Give the path of a picture to write. Raises RefusalError for another suffix, and for a file that is there."""
    if Path(target).suffix.lower() != ".svg":
        raise RefusalError(_("A map is written as SVG: name a file that ends in .svg."), MISUSED)
    return free_path(target, force=force)


def _write(drawn: Region, marks: dict[str, Mark], target: Path, *, names: bool) -> None:
    """Write the map as SVG. Raises RefusalError where it cannot be written."""
    labels = Labels(language.in_use(), countries=names, seas=names)
    try:
        target.write_text(maps.svg(drawn, mark=marks, labels=labels), encoding="utf-8")
    except OSError as error:
        raise RefusalError(
            _("Cannot write {path}: {reason}").format(path=shown(str(target)), reason=error.strerror or str(error)),
            PROBLEMS,
        ) from error


def _entry(name: str) -> dict[str, output.JSON]:
    """Give what is known of a region without its shapes."""
    entry = maps.regions()[name]
    return {
        "region": entry.name,
        "title": dict(entry.title),
        "box": list(entry.box),
        "least_within_km": entry.within,
        "countries": sorted(entry.cells),
    }


def _record(drawn: Region, marked: Sequence[str]) -> dict[str, output.JSON]:
    """Give a map as facts: its countries with names, places and neighbours. Names are in all languages."""
    return {
        "region": drawn.name,
        "title": dict(drawn.title),
        "box": list(drawn.box),
        "notice": maps.notice(drawn),
        "marked": list(marked),
        "countries": [_country(drawn, code) for code in sorted(maps.ranking(drawn))],
    }


def _country(drawn: Region, code: str) -> dict[str, output.JSON]:
    shape, known = drawn.shapes[code], maps.facts(drawn, code)
    return {
        "code": code,
        "iso2": shape.iso2,
        "name": dict(shape.name),
        "contested": bool(shape.contested),
        "neighbours": dict(known.neighbours),
        "coast": known.has_coast,
    }

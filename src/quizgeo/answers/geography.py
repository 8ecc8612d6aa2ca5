"""What the maps and the table of names know of regions and countries, as decks are checked by it."""

from functools import cache

from quizgeo import maps
from quizgeo.answers.names import names, sort_of
from quizgeo.decks.geography import Geography
from quizgeo.text import fold


@cache
def geography() -> Geography:
    """Give what there is on the maps, for whoever checks a deck; `country_code` knows the same countries.

    Raises MapError when the contents of the maps cannot be read.
    """
    there = maps.countries()
    short = {country.iso2: code for code, country in there.items() if country.iso2}
    codes = {code: code for code in there} | short
    table = names()
    named = {fold(name, 4): code for code, country in there.items() for name in country.name.values()}
    for folded in (*table.names, *table.acronyms):
        code = short.get(table.country(folded) or "")
        if code and folded.upper() not in codes:
            named[folded] = code
    contested = frozenset(code for code, country in there.items() if country.contested)
    cities = frozenset(folded for folded, entities in table.items() if any(map(_is_city, entities))) - named.keys()
    return Geography(tuple(maps.regions()), codes, named, contested, cities)


def _is_city(entity: str) -> bool:
    return sort_of(entity) == "city"

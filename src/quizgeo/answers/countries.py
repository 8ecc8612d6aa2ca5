"""Countries by code or name, as the maps know them: whatever a person writes leads to one alpha-3 code, or to none.

Names come from the table of names; the few shapes of a map that have no code of ISO's are known by the maps alone.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from quizgeo import maps
from quizgeo.answers.known import names_by_code
from quizgeo.answers.names import names
from quizgeo.patterns import regex
from quizgeo.text import fold

_CODE_LENGTHS = (2, 3)
_POSSESSIVE = regex("['’]s\\b")
_TELLING = 4
"""Letters of a word that tells a name."""
_LEVEL = 4
"""Of folding, as the table of names has it."""


def country_code(written: str, language: str = "en") -> str | None:
    """Give the alpha-3 code of a country, or of what is drawn like one, by its alpha-2 or alpha-3 code or any name.

    Codes go before names. None when it is on no map, or when more than one is called so. Raises MapError when the
    contents of the maps cannot be read.
    """
    if len(written.strip()) in _CODE_LENGTHS and (code := maps.code_of(written.strip())):
        return code
    folded = fold(written, _LEVEL, language)
    short = names().country(folded)
    return maps.code_of(short) if short else _names_of_maps().get(folded)


def country_name(written: str, language: str = "en") -> str:
    """Give the name of a country in a language, by its code or one of its names; what is no country as it stands."""
    short = names().country(fold(written, _LEVEL))
    if short:
        return names().display(short, language)
    try:
        code = country_code(written, language)
    except maps.MapError:
        return written
    return maps.countries()[code].named(language) if code else written


def is_contested(code: str) -> bool:
    """Tell whether the status of what an alpha-3 code stands for is in dispute."""
    country = maps.countries().get(code)
    return country is not None and country.contested


def is_named(code: str, text: str, language: str = "en") -> bool:
    """Tell whether a text names a country, by any of its names; `Armenia's` names Armenia."""
    folded = f" {fold(_POSSESSIVE.sub('', text), _LEVEL, language)} "
    return any(f" {name} " in folded for name in folded_names(code))


def folded_names(code: str) -> tuple[str, ...]:
    """Give the folded names of a country by its alpha-3 code."""
    country = maps.countries().get(code)
    short = country.iso2 if country else None
    if short:
        return tuple(names_by_code().get(short, ()))
    return tuple(name for name, other in _names_of_maps().items() if other == code)


def akin(codes: Collection[str], among: Iterable[str], language: str = "en") -> frozenset[str]:
    """Give those countries whose names tell that of another: Northern Cyprus tells Cyprus, by a word that both have."""
    words = {word for code in codes for word in _words(code, language)}
    return frozenset(code for code in among if not words.isdisjoint(_words(code, language)))


def _words(code: str, language: str) -> list[str]:
    folded = fold(maps.countries()[code].named(language), _LEVEL, language)
    return [word for word in folded.split() if len(word) >= _TELLING]


@cache
def _names_of_maps() -> Mapping[str, str]:
    """Give the codes of shapes without a code of ISO's by their folded names."""
    return {
        fold(name, _LEVEL): code
        for code, country in maps.countries().items()
        if not country.iso2
        for name in country.name.values()
    }

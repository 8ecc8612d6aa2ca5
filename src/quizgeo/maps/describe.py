"""A map in words, for those who cannot see it or have no room for it. Every map question can be answered from them.

What must not be named stays unnamed in all of a description, be it within the name of a sea.
"""

from collections.abc import Collection, Sequence

from quizgeo.language import N_, _
from quizgeo.maps.facts import Facts, facts
from quizgeo.maps.giveaway import tells
from quizgeo.maps.model import Region, in_language
from quizgeo.maps.winds import Wind, wind_name

_FIELDS: dict[Wind | None, str] = {
    "north": N_("in the north of the map"),
    "north-east": N_("in the north-east of the map"),
    "east": N_("in the east of the map"),
    "south-east": N_("in the south-east of the map"),
    "south": N_("in the south of the map"),
    "south-west": N_("in the south-west of the map"),
    "west": N_("in the west of the map"),
    "north-west": N_("in the north-west of the map"),
    None: N_("in the middle of the map"),
}


def describe(region: Region, code: str, language: str = "en") -> str:
    """Describe a country by name: where it is on the map, its neighbours and seas, its rank by area.

    language: of the names; the sentence is in the language in use. Raises KeyError when it is not on the map.
    """
    return _named(region, code, _described(region, facts(region, code), language, ()), language)


def describe_marks(
    region: Region, marked: Collection[str], language: str = "en", *, asked: Sequence[str] = (), hidden: Collection[str]
) -> tuple[str, ...]:
    """Describe what stands out on a map: what is asked for without its name, the rest by name. Gives a line each.

    hidden: codes of countries and English names of seas that are not named.
    """
    told = [code for code in marked if code in region.shapes and code not in hidden and code not in asked]
    unnamed = describe_shown(region, asked, language, options=hidden) if asked else ()
    seas = {sea.name["en"] for sea in region.seas}.intersection(hidden)
    named = (_named(region, code, _described(region, facts(region, code), language, seas), language) for code in told)
    return (*unnamed, *named)


def describe_shown(
    region: Region,
    shown: Sequence[str],
    language: str = "en",
    *,
    options: Collection[str] = (),
    neighbours: bool = True,
) -> tuple[str, ...]:
    """Describe the countries that a question shows on the map, without their names and those of the options.

    options: codes of countries and English names of seas. neighbours: tell them, which is left out where they are to be
    counted. Gives a line each. Raises KeyError for one that is not on the map.
    """
    hidden = {*shown, *options}
    texts = [_described(region, facts(region, code), language, hidden, neighbours=neighbours) for code in shown]
    if len(texts) == 1:
        return (_("The country asked: {description}").format(description=texts[0]),)
    numbered = _("Country {number}: {description}")
    return tuple(numbered.format(number=place, description=text) for place, text in enumerate(texts, start=1))


def describe_candidates(region: Region, codes: Sequence[str], language: str = "en") -> tuple[str, ...]:
    """Describe countries to choose from, none by its name or by that of another; no two descriptions are alike.

    Raises KeyError for one that is not on the map.
    """
    texts = (_described(region, facts(region, code), language, codes) for code in codes)
    return tuple(text[:1].upper() + text[1:] for text in texts)


def _named(region: Region, code: str, description: str, language: str) -> str:
    return _("{name}: {description}").format(name=region.named(code, language), description=description)


def _described(region: Region, known: Facts, language: str, hidden: Collection[str], *, neighbours: bool = True) -> str:
    if region.shapes[known.code].rings:
        around = [_borders(region, known, language, hidden)] if neighbours else []
        around.append(_seas(region, known, language, hidden))
    else:
        around = [_near(region, known.near, language, hidden)]
    rank = _("number {rank} of {count} by area on this map").format(rank=known.rank, count=known.count)
    return "; ".join([_(_FIELDS[known.field]), *around, rank])


def _near(region: Region, code: str | None, language: str, hidden: Collection[str]) -> str:
    if code is None:
        return _("a dot in the water")
    if code in hidden:
        return _("a dot near another country")
    return _("a dot near {country}").format(country=region.named(code, language))


def _borders(region: Region, known: Facts, language: str, hidden: Collection[str]) -> str:
    if not known.neighbours:
        return _("no land border on this map")
    named, unnamed = _("{name} ({wind})"), _("another country ({wind})")
    parts = [
        (unnamed if code in hidden else named).format(name=region.named(code, language), wind=wind_name(where))
        for code, where in known.neighbours
    ]
    return _("borders {countries}").format(countries=", ".join(parts))


def _seas(region: Region, known: Facts, language: str, hidden: Collection[str]) -> str:
    if not known.has_coast:
        return _("no coast on this map")
    if not known.seas:
        return _("on the sea")
    secret = [region.named(code, language) for code in hidden if code in region.shapes]
    named, unnamed = _("the {name} ({wind})"), _("another sea ({wind})")
    parts = []
    for number, where in known.seas:
        name = in_language(region.seas[number].name, language)
        told = region.seas[number].name["en"] in hidden or any(tells(name, other) for other in secret)
        if where is None:
            parts.append(_("another sea") if told else _("the {name}").format(name=name))
        else:
            parts.append((unnamed if told else named).format(name=name, wind=wind_name(where)))
    return _("on {seas}").format(seas=", ".join(parts))

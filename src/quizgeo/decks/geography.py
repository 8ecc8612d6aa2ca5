"""What the maps know that decks are checked by: names of regions, codes and names of countries, and no shapes.

Decks know no maps: whoever checks them with both fills in a `Geography`. Without one none of this is checked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, field

from quizgeo.decks.codes import CODES
from quizgeo.decks.kinds import Find, Place
from quizgeo.decks.model import Deck, MapView, Question
from quizgeo.decks.problems import Place as At
from quizgeo.decks.problems import Problem
from quizgeo.decks.report import shown
from quizgeo.decks.scalars import nearest
from quizgeo.language import _
from quizgeo.text import distance, fold

_LEVEL = 4
"""Of folding: as names of countries are compared everywhere."""
_MOST_EDITS, _LETTERS_TO_AN_EDIT = 2, 3
"""A name is near another one where so few edits lead to it, and each stands for so many letters."""
_SIDES = 4
_LEAST_SIDE = 0.1
"""Degrees from west to east and from south to north."""
_NOISE = 1e-9
"""Degrees by which a difference of two numbers with decimals may be off."""


class Geography(Struct, frozen=True):
    """What there is on the maps."""

    regions: tuple[str, ...]
    """Names, in the order in which they are offered."""
    codes: Mapping[str, str]
    """The alpha-3 code of all that is on a map, by its alpha-2 code where it has one and by itself."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The same by every name, folded at level 4."""
    contested: frozenset[str] = frozenset()
    """The alpha-3 codes of what has a status in dispute."""
    cities: frozenset[str] = frozenset()
    """Names of cities, folded at level 4."""

    def code_of(self, written: str, language: str = "en") -> str | None:
        """Give the alpha-3 code of a country by a code or name, codes first; None when it is on no map."""
        return self.codes.get(written.strip().upper()) or self.names.get(fold(written, _LEVEL, language))

    def is_city(self, written: str, language: str = "en") -> bool:
        """Tell whether what is on no map is known as a city."""
        return fold(written, _LEVEL, language) in self.cities

    def like(self, written: str, language: str = "en") -> str:
        """Give the alpha-3 code of the country whose name is spelt nearly so; empty where none is."""
        close = near_name(fold(written, _LEVEL, language), self.names)
        return self.names[close] if close else ""

    def is_contested(self, written: str, language: str = "en") -> bool:
        """Tell whether the status of what is so called is in dispute."""
        return self.code_of(written, language) in self.contested


def near_name(written: str, names: Iterable[str]) -> str:
    """Give the name that at most two edits make of what is written, one to three letters; empty where there is none."""
    most = min(_MOST_EDITS, len(written) // _LETTERS_TO_AN_EDIT)
    edits, name = min(((distance(written, name, most), name) for name in names), default=(most + 1, ""))
    return name if edits <= most else ""


GetGeography = Callable[[], Geography]
"""Gives it when the first question with a map is met: most decks need none of it."""


def has_map(question: Question) -> bool:
    """Tell whether a question is asked on a map or beside one."""
    return question.map is not None or isinstance(question.body, Find | Place)


def targets(question: Question) -> Iterator[tuple[str, str]]:
    """Give the countries that a question names for its map, as they are written, each with its path."""
    if isinstance(question.body, Find):
        yield question.body.target, "find"
    if question.map is not None:
        for place, text in enumerate(question.map.show):
            yield text, f"map.show[{place}]"


def geography_problems(deck: Deck, geography: Geography) -> Iterator[Problem]:
    """QN032: a region, a box or a country that there is not; each by its path in the deck."""
    for place, question in enumerate(deck):
        path = f"questions[{place}]"
        if question.map is not None and question.map.region:
            yield from _of_region(question, question.map, geography, f"{path}.map.region")
        for text, inner in targets(question):
            if geography.code_of(text, question.language) is None:
                message = _('no map has a country "{text}"').format(text=shown(text))
                yield _problem(question, message, _country_like(text, question, geography), f"{path}.{inner}")


def _of_region(question: Question, view: MapView, geography: Geography, path: str) -> Iterator[Problem]:
    if "," in view.region:
        if not _is_box(view.region):
            message = _("{text} is no box on the globe").format(text=shown(view.region))
            fix = _("write west, south, east, north in degrees, such as [43, 38, 51, 42]")
            yield _problem(question, message, fix, path)
    elif view.region not in geography.regions:
        message = _('no region "{text}"').format(text=shown(view.region))
        yield _problem(question, message, _region_like(view.region, geography), path)


def _is_box(written: str) -> bool:
    """Tell whether four numbers are west, south, east and north of a box."""
    try:
        sides = [float(side) for side in written.strip(" []").split(",")]
    except ValueError:
        return False
    if len(sides) != _SIDES:
        return False
    west, south, east, north = sides
    on_globe = west >= -180 and east <= 180 and south >= -90 and north <= 90  # noqa: PLR2004 - the globe
    return on_globe and min(east - west, north - south) >= _LEAST_SIDE - _NOISE


def _region_like(written: str, geography: Geography) -> str:
    """Say what region may be meant: one of a like name, or with a like word in it."""
    words = {word: name for name in reversed(geography.regions) for word in name.split("-")}
    meant = written.strip().lower().replace(" ", "-").replace("_", "-")
    close = nearest(meant, geography.regions) or words.get(nearest(meant, words))
    if close:
        return _('did you mean "{word}"?').format(word=close)
    return _("there are: {regions}").format(regions=", ".join(geography.regions))


def _country_like(written: str, question: Question, geography: Geography) -> str:
    """Say what country may be meant, by its codes."""
    if geography.is_city(written, question.language):
        return _("{name} is a city: write the country, by its code or name").format(name=shown(written))
    long = geography.like(written, question.language)
    if not long:
        return _("write its code, such as AZ or AZE, or its name")
    short = next((code for code, other in geography.codes.items() if other == long and code != long), "")
    return _("write {short} or {long}").format(short=short, long=long) if short else _("write {code}").format(code=long)


def _problem(question: Question, message: str, fix: str, path: str) -> Problem:
    place = At(question.path, max(1, question.line))
    return Problem("QN032", CODES["QN032"].severity, place, message, fix, question.key, path)

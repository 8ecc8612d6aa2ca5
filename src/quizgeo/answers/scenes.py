"""What the map of a question shows: before the answer nothing that gives it away, after it what was right and picked.

A scene is a plain value that a front end draws; `scene_words` tells as much to those who see no map.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo import maps
from quizgeo.answers.context import Context
from quizgeo.answers.countries import akin, country_code, is_named
from quizgeo.answers.mentions import codes_of, given_texts, offered_texts, right_texts
from quizgeo.answers.places import check_place, country_at, point_of
from quizgeo.answers.regions import pickable, region_to_place, region_to_show
from quizgeo.answers.verdict import Given
from quizgeo.decks.kinds import Cloze, Find, Flashcard, ListOf, Place, Text
from quizgeo.decks.model import Question
from quizgeo.maps import Labels, Mark, Spot, labels_to_identify
from quizgeo.text import fold

Task = Literal["look", "find", "place"]
"""What is done with the map: looked at beside the question, a country picked on it, or the cursor put on a point."""


_LEVEL = 4
"""Of folding, as names are compared."""
_TELLING = 4
"""Letters of a text that tells a name which it is a part of."""


class MapScene(Struct, frozen=True):
    """What a map shows at one moment of a question; `maps.draw` takes its parts by their names."""

    task: Task
    region: str
    """Name or box, as `maps.region` takes it."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """Countries that stand out, by alpha-3 code."""
    labels: Labels = field(default_factory=Labels)
    spots: tuple[Spot, ...] = ()
    """Points that are shown: after the answer where the cursor was put, and where it belonged."""
    options: int = 0
    """find: how many countries there are to pick from, for the chance of a lucky guess; else 0."""
    told: bool = False
    """find: whether the question's text names the country, so that typing that name shows no knowledge."""


def map_scene(question: Question, language: str = "") -> MapScene | None:
    """Give what the map shows while a question is asked; None for a question without a map.

    language: of names, a tag; that of the question's texts unless given. Raises MapError when the data of the maps
    cannot be read; the question can then be answered without a map, by names and coordinates.
    """
    tongue = language or question.language
    asked, shown = _asked_region(question), shown_codes(question)
    match question.body:
        case Find(target=target):
            code = country_code(target, question.language)
            region = region_to_show(asked, (code,) if code else ())
            marks: dict[str, Mark] = {other: "mark" for other in shown if other != code}
            told = code is not None and names(question, code)
            return MapScene("find", region, marks, _unwritten(region, tongue), (), pickable(region), told)
        case Place(lat=lat, lon=lon):
            region = region_to_place(asked, lat, lon)
            labels = replace(_unwritten(region, tongue), unnamed_seas=hidden_seas(question, region))
            return MapScene("place", region, dict.fromkeys(shown, "mark"), labels)
        case _ if question.map is None:
            return None
        case _:
            region = region_to_show(asked, shown)
            return MapScene("look", region, dict.fromkeys(shown, "mark"), _written(question, region, shown, tongue))


def map_scene_after(question: Question, given: Given | None, language: str = "") -> MapScene | None:
    """Give what the map shows once a question is answered: all names, what is right and what was picked.

    given: as for `check`; None where nothing was, as when the learner gave up. The rest is as for `map_scene`.
    """
    before = map_scene(question, language)
    if before is None:
        return None
    labels = Labels(language or question.language)
    if isinstance(question.body, Place):
        return MapScene("place", before.region, before.marks, labels, _spots(question.body, given))
    right, picked = _answered(question, given, before.region)
    marks = dict(before.marks) | dict.fromkeys(picked, "wrong") | dict.fromkeys(right, "right")
    return MapScene(before.task, before.region, marks, labels, (), before.options, before.told)


def shown_codes(question: Question) -> tuple[str, ...]:
    """Give the alpha-3 codes of the countries that a question marks on its map, as far as there are such."""
    return codes_of(question.map.show, question.language) if question.map else ()


def unknown_codes(question: Question, shown: Sequence[str]) -> tuple[str, ...]:
    """Give those of the marked countries that the question's text does not name: they may be what is asked."""
    return tuple(code for code in shown if not names(question, code))


def names(question: Question, code: str) -> bool:
    """Tell whether the text of a question names a country."""
    return is_named(code, f"{question.prompt} {question.body.wording}", question.language)


def hidden_codes(question: Question, region: str, shown: Sequence[str]) -> frozenset[str]:
    """Give the countries whose names would give an answer away: what is offered; all, where another one is typed.

    A name that tells another one goes with it.
    """
    body, tongue, there = question.body, question.language, maps.region(region).shapes
    hidden = set(unknown_codes(question, shown))
    if isinstance(body, Text | ListOf | Cloze | Flashcard):
        right = codes_of(right_texts(body), tongue)
        hidden |= there.keys() if set(right).difference(shown) else set(right)
    else:
        hidden |= set(codes_of(offered_texts(body), tongue))
    return akin(hidden, there, tongue).union(hidden)


def hidden_seas(question: Question, region: str) -> frozenset[str]:
    """Give the English names of the seas whose names would give an answer away: those offered; all, where one is typed.

    Where a point is put on the map, it is those that the question names.
    """
    body, seas = question.body, maps.region(region).seas
    texts = (question.prompt,) if isinstance(body, Place) else (*right_texts(body), *offered_texts(body))
    folded = [f" {fold(text, _LEVEL, question.language)} " for text in texts]
    told = {sea.name["en"] for sea in seas if any(_is_told(name, folded) for name in sea.name.values())}
    typed = isinstance(body, Text | ListOf | Cloze | Flashcard)
    return frozenset(sea.name["en"] for sea in seas) if typed and told else frozenset(told)


def _is_told(sea: str, texts: Sequence[str]) -> bool:
    """Tell whether a folded text names a sea, or has one of the words that make up its name and nothing else."""
    name = f" {fold(sea, _LEVEL)} "
    return any(name in text or (len(text.strip()) >= _TELLING and text in name) for text in texts)


def _asked_region(question: Question) -> str:
    return question.map.region if question.map else ""


def _unwritten(region: str, language: str) -> Labels:
    """Write no country, and no sea whose name tells one: which seas are written must not depend on what is asked."""
    return Labels(language, countries=False, unnamed=frozenset(maps.region(region).shapes))


def _written(question: Question, region: str, shown: Sequence[str], language: str) -> Labels:
    """Write what does not give the answer away beside what is shown."""
    hidden = hidden_codes(question, region, shown)
    told = [code for code in shown if code not in unknown_codes(question, shown)]
    seas = hidden_seas(question, region)
    return labels_to_identify(shown, language, options=hidden, named=told, seas=seas)


def _answered(question: Question, given: Given | None, region: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the countries that were right, and those that were given and are not."""
    tongue, body = question.language, question.body
    if isinstance(body, Find):
        right = codes_of((body.target,), tongue)
        picked = codes_of(given_texts(given), tongue)
        if point := point_of(given):
            at = country_at(region, point, right[0] if right else None)
            picked = (at,) if at else ()
    else:
        right, picked = codes_of(right_texts(body), tongue), codes_of(given_texts(given), tongue)
    return right, tuple(code for code in picked if code not in right)


def _spots(body: Place, given: Given | None) -> tuple[Spot, ...]:
    """Give where the cursor belonged, and where it was put."""
    right = Spot(body.lat, body.lon, "right")
    point = point_of(given)
    if point is None:
        return (right,)
    passed = check_place(body, point, Context()).passed
    return Spot(*point, "mark" if passed else "wrong"), right

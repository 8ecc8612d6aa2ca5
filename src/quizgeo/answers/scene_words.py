"""A map in words, for those who see no map: every question that is asked on a map can be answered from them.

Names that would give the answer away are not among them. Nothing here tells which of several countries is right.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import assert_never

from msgspec import Struct

from quizgeo import maps
from quizgeo.answers.countries import akin, country_code
from quizgeo.answers.scenes import MapScene, hidden_codes, map_scene
from quizgeo.decks.kinds import Find, Number
from quizgeo.decks.model import Question
from quizgeo.language import _
from quizgeo.maps import Region

CANDIDATES = 5
"""How many countries a learner chooses from who looks for one in words."""


class MapWords(Struct, frozen=True):
    """What is told in place of a map."""

    lines: tuple[str, ...]
    """The map's title, and what stands out on it."""
    how: str = ""
    """find, place: how an answer is given."""
    candidates: tuple[str, ...] = ()
    """find: countries to choose from, described without their names; told by numbers from 1."""
    codes: tuple[str, ...] = ()
    """find: the alpha-3 code of each, which is what is given when it is chosen."""

    def chosen(self, typed: str) -> str | None:
        """Give the code of the candidate whose number was typed; None for what is no such number."""
        written = typed.strip()
        number = int(written) if len(written) == 1 and written.isascii() and written.isdigit() else 0
        return self.codes[number - 1] if 1 <= number <= len(self.codes) else None


def map_words(question: Question, language: str = "", seed: str = "") -> MapWords | None:
    """Tell the map of a question in words; None for a question without a map.

    language: of names; that of the question's texts unless given; the sentences are in the language in use. seed: what
    the order of candidates is drawn from. Raises MapError when the data of the maps cannot be read.
    """
    scene = map_scene(question, language)
    if scene is None:
        return None
    region, tongue = maps.region(scene.region), scene.labels.language
    title = _("Map: {title}.").format(title=region.titled(tongue))
    match scene.task:
        case "find":
            return _to_find(question, scene, title, seed)
        case "place":
            how = _("Give latitude and longitude, such as 12.5, -7.25.")
            return MapWords((title, *_marked(scene, "")), how)
        case "look":
            shown = _there(scene)
            return MapWords((title, *_looked_at(question, scene, shown)))
        case _ as unreachable:
            assert_never(unreachable)


def _looked_at(question: Question, scene: MapScene, shown: Sequence[str]) -> tuple[str, ...]:
    """Describe the countries that are shown; where a number is asked for, without neighbours that could be counted."""
    if not shown:
        return ()
    hidden = hidden_codes(question, scene.region, tuple(scene.marks)) | scene.labels.unnamed_seas
    counted = isinstance(question.body, Number)
    return maps.describe_shown(
        maps.region(scene.region), shown, scene.labels.language, options=hidden, neighbours=not counted
    )


def _to_find(question: Question, scene: MapScene, title: str, seed: str) -> MapWords:
    """Describe five countries, one of which is the one looked for."""
    assert isinstance(question.body, Find)  # nothing else is found
    region, tongue = maps.region(scene.region), scene.labels.language
    target = country_code(question.body.target, question.language)
    if target not in maps.ranking(region):
        return MapWords((title, *_marked(scene, "")), _("Give the name of the country."))
    codes = sorted(maps.candidates(region, target, CANDIDATES), key=lambda code: _lot(seed, question.key, code))
    how = _("Give the number of the country.") if scene.told else _("Give the number of the country, or its name.")
    return MapWords((title, *_marked(scene, target)), how, _described(region, codes, tongue), tuple(codes))


def _described(region: Region, codes: Sequence[str], language: str, target: str = "") -> tuple[str, ...]:
    """Describe countries without their names, that of the target, and those that tell one of these."""
    secret = [*codes, *([target] if target else [])]
    others = akin(secret, maps.ranking(region), language).difference(secret)
    return maps.describe_candidates(region, [*secret, *others], language)[: len(codes)]


def _lot(*drawn: str) -> bytes:
    """Give what puts things into an order that the same seed brings again."""
    return blake2b("\0".join(drawn).encode(), digest_size=8).digest()


def _marked(scene: MapScene, target: str) -> tuple[str, ...]:
    """Describe what stands out while something else is looked for, without names and without that of the target."""
    region, shown = maps.region(scene.region), _there(scene)
    told = _described(region, shown, scene.labels.language, target)
    return tuple(_("Marked on the map: {description}.").format(description=text) for text in told)


def _there(scene: MapScene) -> tuple[str, ...]:
    """Give the marked countries that are on the map."""
    there = maps.ranking(maps.region(scene.region))
    return tuple(code for code in scene.marks if code in there)

"""Names of maps, and ids of the countries on them. They tell nothing: each room and each question has others."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

from quizgeo.decks import Find, Question

NAME_BYTES, ID_BYTES = 8, 6
_KEPT = 256


def map_name(seed: str, q: int) -> str:
    """Give the name of the map of a question, which only its question tells."""
    return blake2b(f"{seed};map|{q}".encode(), digest_size=NAME_BYTES).hexdigest()


def map_name_after(seed: str, q: int) -> str:
    """Give the name of the map that shows what is right, which only the reveal tells."""
    return blake2b(f"{seed};map after|{q}".encode(), digest_size=NAME_BYTES).hexdigest()


def country_ids(question: Question, seed: str, q: int) -> Mapping[str, str]:
    """Give what each id on the map of a question stands for, by alpha-3 code; nothing where no country is chosen.

    Contested territories cannot be chosen, but where one is what is asked for. Without the data of the maps there is
    nothing to choose from either.
    """
    if not isinstance(question.body, Find):
        return {}
    from quizgeo.answers import map_scene  # with the maps, which few decks need
    from quizgeo.answers.countries import country_code
    from quizgeo.maps import MapError

    try:
        scene = map_scene(question)
    except MapError:
        return {}
    assert scene is not None  # a country is found on a map
    return _ids(seed, q, scene.region, country_code(question.body.target, question.language) or "")


@lru_cache(_KEPT)
def _ids(seed: str, q: int, region: str, target: str) -> Mapping[str, str]:
    from quizgeo import maps

    shown = maps.region(region)
    codes = [code for code in maps.ranking(shown) if code == target or not shown.shapes[code].contested]
    return {_id(seed, q, code): code for code in codes}


def _id(seed: str, q: int, code: str) -> str:
    return blake2b(f"{seed};map|{q}|{code}".encode(), digest_size=ID_BYTES).hexdigest()

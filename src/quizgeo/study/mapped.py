"""The map of a question as it is asked: what is drawn, and the same in words. Pure.

Nothing in it shows what is right. What it is made of is imported for the first question with a map.
"""

from typing import TYPE_CHECKING

from msgspec import Struct

from quizgeo.answers import Given
from quizgeo.decks import Find, PartialDate, PlaceOnMap, Question

if TYPE_CHECKING:
    from quizgeo.answers import MapScene, MapWords


class AskedMap(Struct, frozen=True):
    """The map of a question that waits for its answer."""

    scene: "MapScene | None"
    """What is drawn; None where the data of the maps cannot be read, and the question is answered without them."""
    words: "MapWords"
    """The same in words, for those who see no map."""
    as_of: PartialDate | None = None
    """The state of the world that the answer describes."""

    @property
    def options(self) -> int:
        """How many countries there are to pick from on what is drawn; 0 where none is picked."""
        return self.scene.options if self.scene is not None else 0


def has_map(question: Question) -> bool:
    """Tell whether a map belongs to a question."""
    return question.map is not None or isinstance(question.body, Find | PlaceOnMap)


def asked_map(question: Question, seed: str) -> AskedMap | None:
    """Give the map of a question as it is asked; None for one without. seed: what the order of countries hangs on."""
    if not has_map(question):
        return None
    from quizgeo.answers import MapWords, map_scene, map_words  # with the maps, which few decks need
    from quizgeo.maps import MapError

    try:
        words = map_words(question, seed=seed)
        return AskedMap(map_scene(question), words or MapWords(()), question.as_of)
    except MapError as error:
        return AskedMap(None, MapWords((error.message,)), question.as_of)


def told_after(question: Question, given: Given | None) -> tuple[str, ...]:
    """Tell after the answer, by name, where what was right lies and what was picked; nothing where no country was.

    given: None where nothing was. The right one comes first.
    """
    if not has_map(question):
        return ()
    from quizgeo import maps  # with their data, which few decks need
    from quizgeo.answers import map_scene_after

    try:
        scene = map_scene_after(question, given)
        assert scene is not None  # it has a map
        region = maps.region(scene.region)
        marked = [code for code in scene.marks if code in maps.ranking(region)]
        marked.sort(key=lambda code: scene.marks[code] != "right")
        return tuple(maps.describe(region, code, scene.labels.language) for code in marked)
    except maps.MapError:
        return ()


def given_on_map(question: Question, given: Given) -> str:
    """Tell what was given on a map: what was picked by its name, a point in degrees; what was typed as it was."""
    from quizgeo.answers.countries import country_name  # with the maps, which few decks need
    from quizgeo.answers.places import read_point
    from quizgeo.answers.shown import place_text
    from quizgeo.maps import code_of

    parts = given if isinstance(given, list | tuple) else (given,)
    text = ", ".join(map(str, parts))
    if isinstance(question.body, Find):
        return country_name(text, question.language) if code_of(text) else text
    point = read_point(text)
    return text if point is None else place_text(*point)

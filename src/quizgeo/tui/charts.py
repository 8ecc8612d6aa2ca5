"""Scenes of questions as pictures: what the map of a question looks like at one moment of it. Pure.

It imports the maps, so it is imported for the first question that has one.
"""

from functools import lru_cache

from msgspec.structs import replace

from quizgeo import maps
from quizgeo.answers import MapScene
from quizgeo.maps import Labels, Mark, Picture
from quizgeo.maps.giveaway import tells
from quizgeo.maps.model import in_language
from quizgeo.tui.forms import Aim

_KEPT = 32


def chart(scene: MapScene, cols: int, rows: int, *, mono: bool, aim: Aim | None = None) -> Picture:
    """Draw a scene in so many cells. aim: what the learner picked so far. mono: in characters alone."""
    aim = aim or Aim()
    marks: dict[str, Mark] = dict(scene.marks)
    if aim.code:
        marks[aim.code] = "mark"
    return maps.draw(
        maps.region(scene.region),
        cols,
        rows,
        mark=marks,
        labels=_lean(scene.region, scene.labels),
        spots=scene.spots,
        cursor=aim.cell,
        dot=aim.dot,
        mono=mono,
    )


@lru_cache(_KEPT)
def _lean(region: str, labels: Labels) -> Labels:
    """Where no country is written, keep of those that must not be told only whose name a sea tells: 8 ms less a step.

    What is written stays the same.
    """
    if labels.countries:
        return labels
    drawn = maps.region(region)
    seas = [in_language(sea.name, labels.language) for sea in drawn.seas]
    names = ((code, drawn.named(code, labels.language)) for code in labels.unnamed if code in drawn.shapes)
    told = frozenset(code for code, name in names if any(tells(sea, name) for sea in seas))
    return replace(labels, unnamed=told)

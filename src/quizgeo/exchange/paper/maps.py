"""Maps on paper, as SVG, with the note on their borders. Nothing on one gives an answer away."""

from quizgeo import maps
from quizgeo.answers import MapScene, map_scene, map_scene_after, map_words
from quizgeo.decks import Find, PlaceOnMap, Question
from quizgeo.exchange.paper.sheets import Picture
from quizgeo.language import _
from quizgeo.study import date_in_words

_WIDE, _NARROW = 640, 400
"""Units across: of a map to write on, and of one in the key."""
COLOURS = {
    "water": "#eef3f7", "land0": "#ffffff", "land1": "#f6f6f2", "land2": "#f0f0ec", "land3": "#fafaf8",
    "land4": "#f3f5f0", "line": "#3d4248", "label": "#000000", "mark": "#bfbfbf",
}  # fmt: skip
"""Black on white, as most printers have it; a mark is grey, and stands with its sign."""


def drawn(question: Question) -> Picture | None:
    """Give the map of a question as it is asked; None for one without, and where the maps cannot be read."""
    if question.map is None and not isinstance(question.body, Find | PlaceOnMap):
        return None
    try:
        scene, words = map_scene(question), map_words(question)
        if scene is None:  # pragma: no cover - a question with a map has a scene
            return None
        return _picture(question, scene, words.lines if words else (), _WIDE)
    except maps.MapError:
        return None


def answered(question: Question) -> Picture | None:
    """Give the map of a question that is answered by marking it, with what is right on it."""
    if not isinstance(question.body, Find | PlaceOnMap):
        return None
    try:
        scene = map_scene_after(question, None)
        if scene is None:  # pragma: no cover - as above
            return None
        region = maps.region(scene.region)
        told = [maps.describe(region, code, scene.labels.language) for code in scene.marks if code in region.shapes]
        return _picture(question, scene, told or [region.titled(scene.labels.language)], _NARROW)
    except maps.MapError:
        return None


def _picture(question: Question, scene: MapScene, words: tuple[str, ...] | list[str], width: int) -> Picture:
    region = maps.region(scene.region)
    svg = maps.svg(
        region, mark=scene.marks, labels=scene.labels, spots=scene.spots, width=width, colours=COLOURS
    )  # fmt: skip
    notice = maps.notice(region)
    if question.as_of:
        when = question.as_of
        told = _("State of {date}.").format(date=date_in_words(when.year, when.month, when.day))
        notice = f"{notice} {told}"
    return Picture(svg, _ratio(svg), " ".join(words), notice)


def _ratio(svg: str) -> float:
    """Give the height of a drawing as a share of its width, as its own head tells it."""
    _x, _y, width, height = svg.partition('viewBox="')[2].partition('"')[0].split()
    return round(float(height) / float(width), 4)

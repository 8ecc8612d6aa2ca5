"""The maps of a lesson as pages draw them: shapes under ids that tell nothing, described but never named.

A map is found by a name that only its question tells, so that nobody sees it before that is asked. Ids are those of
`faces`: other ones in every room and for every question.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct, field, json

from quizgeo.answers import MapScene, map_scene, map_scene_after, map_words
from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.map_ids import country_ids, map_name, map_name_after
from quizgeo.classroom.server.pages import Page, page
from quizgeo.decks import Question
from quizgeo.maps import MapError, Region, describe_candidates, region, short_notice, svg
from quizgeo.maps.vector import outlined

WIDTH = 600.0
"""Units of a drawing; pages scale it."""
PICTURE = ".svg"


class DrawnShape(Struct, frozen=True, omit_defaults=True):
    """One country on a map."""

    d: str = ""
    """Its outline, as the `d` of a path."""
    id: str = ""
    """What is sent when it is chosen; empty for one that cannot be."""
    text: str = ""
    """Where it lies, in words that do not name it."""
    dot: tuple[float, float] | None = None
    tint: int = 0
    marked: bool = False


class DrawnMap(Struct, frozen=True, omit_defaults=True):
    """A map, with what is done on it."""

    task: str
    """`find`, `place` or `look`."""
    words: tuple[str, ...]
    """The map in words, a line each."""
    notice: str
    width: float
    height: float
    typed: bool = True
    """Whether a name may be typed instead; not where the question names the country."""
    shapes: tuple[DrawnShape, ...] = ()
    lines: str = ""
    dashed: str = ""
    rows: tuple[tuple[float, float, float, float], ...] = ()
    """For finding the point under a finger: a latitude, its y, the x of longitude 0 there, the width of a degree."""
    picture: str = ""
    """Name of the drawing where no country is chosen on it."""


class Shapes(Struct):
    """The maps of one lesson, each drawn when it is first asked for."""

    lesson: Lesson
    _made: dict[str, Page] = field(default_factory=dict)

    def find(self, name: str) -> Page | None:
        """Give a map as JSON, or with `.svg` behind its name its drawing; None where there is none of that name."""
        if name not in self._made:
            made = self._draw(name)
            if made is None:
                return None
            self._made[name] = page(made, PICTURE if name.endswith(PICTURE) else ".json")
        return self._made[name]

    def _draw(self, name: str) -> bytes | None:
        after = self._place(name.removesuffix(PICTURE), map_name_after)
        if after is not None:
            return self._after(after, name)
        q = self._place(name.removesuffix(PICTURE), map_name)
        try:
            scene = None if q is None else map_scene(self.lesson.questions[q])
        except MapError:  # its data cannot be read: the question is answered in words
            return None
        if q is None or scene is None:
            return None
        return _picture(scene) if name.endswith(PICTURE) else self._map(q, scene, name)

    def _after(self, q: int, name: str) -> bytes | None:
        """Draw what is right, with all names."""
        try:
            scene = map_scene_after(self.lesson.questions[q], None)
        except MapError:
            return None
        if scene is None or name.endswith(PICTURE):
            return None if scene is None else _picture(scene)
        sheet = outlined(region(scene.region), WIDTH)
        words = (self.lesson.right(q),)
        return json.encode(
            DrawnMap("look", words, short_notice(), WIDTH, round(sheet.height, 1), picture=name + PICTURE)
        )

    def _place(self, name: str, named: Callable[[str, int], str]) -> int | None:
        """Give the question that a map belongs to. named: how its name is made."""
        places = range(len(self.lesson.questions))
        return next((q for q in places if named(self.lesson.seed, q) == name), None)

    def _map(self, q: int, scene: MapScene, name: str) -> bytes:
        question, shown = self.lesson.questions[q], region(scene.region)
        sheet = outlined(shown, WIDTH)
        head = (scene.task, _words(question), short_notice(), WIDTH, round(sheet.height, 1))
        if scene.task != "find":
            return json.encode(DrawnMap(*head, rows=sheet.rows, picture=name + PICTURE))
        shapes = tuple(self._shapes(q, scene, shown))
        return json.encode(DrawnMap(*head, not scene.told, shapes, sheet.lines, sheet.dashed))

    def _shapes(self, q: int, scene: MapScene, shown: Region) -> Iterator[DrawnShape]:
        """Give all shapes, those that can be chosen in the order of their ids, which tells nothing."""
        outlines = {each.code: each for each in outlined(shown, WIDTH).outlines}
        ids = country_ids(self.lesson.questions[q], self.lesson.seed, q)
        codes = [ids[each] for each in sorted(ids)]
        texts = dict(zip(codes, describe_candidates(shown, codes, scene.labels.language), strict=True))
        by_code = {code: each for each, code in ids.items()}
        for code in (*codes, *sorted(outlines.keys() - by_code.keys())):
            drawn = outlines[code]
            marked = code in scene.marks
            yield DrawnShape(
                drawn.path, by_code.get(code, ""), texts.get(code, ""), drawn.dot, drawn.tint, marked=marked
            )


def _words(question: Question) -> tuple[str, ...]:
    told = map_words(question)
    return told.lines if told else ()


def _picture(scene: MapScene) -> bytes:
    """Draw a map on which nothing is chosen, or a point."""
    shown = region(scene.region)
    return svg(shown, mark=scene.marks, labels=scene.labels, spots=scene.spots, width=WIDTH).encode()

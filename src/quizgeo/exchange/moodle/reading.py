"""Moodle's XML as questions of ours. What a type of question cannot say here is named, the rest comes in."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.parsers import expat

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Problem, Question
from quizgeo.exchange.categories import Categories
from quizgeo.exchange.errors import MOST_PROBLEMS, problem, refused
from quizgeo.exchange.keys import own_key
from quizgeo.exchange.moodle.found import Found, UnreadableError, number
from quizgeo.exchange.moodle.kinds_in import READERS, SKIPPED
from quizgeo.exchange.moodle.nodes import inner, value
from quizgeo.exchange.moodle.result import Read
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions
from quizgeo.exchange.trees import tree_of
from quizgeo.language import _
from quizgeo.text import clean, shorten

_LONGEST_NAME = 40
_MOST_POINTS = 1000.0


class _Skipped(Exception):  # noqa: N818 - it is no error
    """A question of a type that we have no kind for; the message says why."""


class _Place(Struct, frozen=True):
    """Where a question stands in its file, from 1."""

    line: int
    col: int


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read a file. Raises ExchangeError when nothing can be read."""
    root = tree_of(data, options.name)
    nodes = [node for node in root if node.tag == "question"] if root.tag == "quiz" else []
    places = _places(data) if nodes else []
    told = _Told(options)
    for nth, (node, place) in enumerate(zip(nodes, places, strict=True), start=1):
        told.take(node, nth, place)
    if not told.questions:
        raise refused("EX006", options.name, _("no question found in {name}").format(name=options.name))
    categories = Categories(told.categories)
    if categories.several:
        told.losses.append(Loss("", "tags", "changed", _("categories became tags")))
    questions = [_tagged(each, categories.tag(of)) for each, of in zip(told.questions, told.categories, strict=True)]
    return ReadIn(tuple(questions), tuple(told.losses), tuple(told.problems), title=categories.title)


class _Told:
    """What a file has said so far."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._category = ""
        self.questions: list[Foreign] = []
        self.categories: list[str] = []
        """Of each question, as written."""
        self.losses: list[Loss] = []
        self.problems: list[Problem] = []

    def take(self, node: Element, nth: int, place: _Place) -> None:
        """Take in one element: a question, or the category of those after it."""
        if node.get("type", "") == "category":
            self._category = inner(node.find("category"))
            return
        found = Found(node, str(place.line))
        try:
            self.questions.append(_foreign(found, self._options))
        except _Skipped as reason:
            self.losses.append(Loss(found.place, "", "left out", str(reason)))
        except UnreadableError as reason:
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(_problem(found, nth, place, self._options.name, str(reason)))
        else:
            self.categories.append(self._category)
            self.losses += found.lost


def _tagged(foreign: Foreign, tag: str) -> Foreign:
    """Add the tag that tells a category from the others."""
    if not tag or tag in foreign.question.tags:
        return foreign
    return replace(foreign, question=replace(foreign.question, tags=(*foreign.question.tags, tag)))


def _problem(found: Found, nth: int, place: _Place, name: str, reason: str) -> Problem:
    """Name a question that cannot be read by its number and its name."""
    message = _('Moodle: question {number} "{title}": {reason}; skipped').format(
        number=nth, title=shorten(found.name, _LONGEST_NAME), reason=reason
    )
    return problem("EX005", name, message, line=place.line, col=place.col)


def _foreign(found: Found, options: ReadOptions) -> Foreign:
    """Read one question. Raises UnreadableError or _Skipped."""
    kind = found.node.get("type", "").strip()
    reader = READERS.get(kind)
    if reader is None:
        why = SKIPPED.get(kind)
        raise _Skipped(_(why) if why else _("quizgeo has no kind for the type {type}").format(type=clean(kind)[:40]))
    told = reader(found)
    if name := value(found.node, "image"):  # as Moodle 1.9 wrote them
        found.lose(
            "question", "dropped", _("the picture {address}").format(address=shorten(clean(name), _LONGEST_NAME))
        )
    identity = clean(value(found.node, "idnumber"))
    own = own_key(identity)
    question = Question(
        key=own,
        id="",
        body=told.body,
        prompt=told.prompt,
        hints=tuple(_hints(found)),
        explain=found.text("generalfeedback"),
        feedback=told.feedback,
        tags=tuple(dict.fromkeys(_tags(found.node))),
        points=_points(found, told),
        shuffle=told.shuffle,
        language=options.language,
    )
    return Foreign(question, "" if own else identity, found.place)


def _hints(found: Found) -> Iterator[str]:
    for node in found.node.iterfind("hint"):
        old = node.find("hintcontent")
        text = found.read(node if old is None else old, "hint")
        if text:
            yield text


def _tags(node: Element) -> Iterator[str]:
    for tag in node.iterfind("tags/tag"):
        text = clean(inner(tag))
        if text:
            yield text


def _points(found: Found, told: Read) -> float:
    if told.points is not None:
        return min(max(told.points, 1.0), _MOST_POINTS)
    points = float(number(value(found.node, "defaultgrade")) or 1)
    return points if 0 < points <= _MOST_POINTS else 1.0


def _places(data: bytes) -> list[_Place]:
    """Give where the questions of a document that is well formed begin."""
    parser = expat.ParserCreate(namespace_separator="}")
    places: list[_Place] = []
    depth = 0

    def start(tag: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth == 2 and tag == "question":  # noqa: PLR2004 - inside the root
            places.append(_Place(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return places

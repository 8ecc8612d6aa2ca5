"""Pictures of a report as SVG. Each has a title, a description and, beside it, its numbers as a table."""

from collections.abc import Iterator, Sequence

from quizgeo.elements import Element, el
from quizgeo.insight.report import sentences
from quizgeo.insight.report.options import Taken
from quizgeo.insight.report.statistic import Statistic
from quizgeo.insight.report.totals import Bar
from quizgeo.insight.report.whole import Item
from quizgeo.language import _

_WIDTH = 640
_ROW, _TOP = 20, 44
"""Height of a question's row, and of what stands above them."""
_LEFT, _PANEL, _GAP = 40, 250, 70


def _picture(name: str, height: float, title: str, about: str, shapes: Sequence[Element]) -> Element:
    """Give a picture that is told as well. name: unlike all others on the page."""
    told = el("title", title, id=f"{name}-title"), el("desc", about, id=f"{name}-about")
    return el(
        "svg", *told, *shapes, viewBox=f"0 0 {_WIDTH} {height:g}", width=_WIDTH, height=height, role="img",
        labelled=f"{name}-title {name}-about",
    )  # fmt: skip


def distribution(bars: Sequence[Bar]) -> Element:
    """Draw how many persons had how many points."""
    most, wide, tall = max(each.n for each in bars) or 1, (_WIDTH - _LEFT) / len(bars), 140
    shapes = [el("line", x1=_LEFT, y1=tall + 20, x2=_WIDTH, y2=tall + 20, class_="axis")]
    for place, each in enumerate(bars):
        x, high = _LEFT + place * wide, tall * each.n / most
        middle = x + wide / 2
        shapes.append(
            el("rect", x=x + wide * 0.1, y=tall + 20 - high, width=wide * 0.8, height=max(high, 0.5), class_="bar")
        )
        shapes.append(_text(str(each.n), middle, tall + 14 - high))
        shapes.append(_text(sentences.span(each), middle, tall + 38))
    about = _("A bar for each score, from the lowest to the highest; the table beside it has the numbers.")
    return _picture("scores", tall + 50, _("Scores, and how many had them"), about, shapes)


def _text(words: str, x: float, y: float, anchor: str = "middle") -> Element:
    return el("text", words, x=x, y=y, anchor=anchor)


def questions(items: Sequence[Item]) -> Element:
    """Draw facility and r of every question with their intervals; r only where there is one."""
    height = _TOP + _ROW * len(items) + 10
    second = _LEFT + _PANEL + _GAP
    shapes = [*_panel(_LEFT, height, (0.0, 0.5, 1.0), 0.0), _text(_("share right"), _LEFT + _PANEL / 2, 12)]
    for place, item in enumerate(items):
        y = _row_of(place)
        shapes.append(_text(str(place + 1), _LEFT - 10, y + 4, "end"))
        shapes += _marks(item.facility, y, _LEFT, 0.0, item)
    if all(item.r.value is None for item in items):
        about = _("The share right of each question, from 0 to 1. Lines are 95 % intervals.")
        return _picture("questions", height, _("Facility of the questions"), about, shapes)
    shapes += [
        *_panel(second, height, (-1.0, -0.5, 0.0, 0.5, 1.0), -1.0),
        _text(_("r with the rest"), second + _PANEL / 2, 12),
    ]
    for place, item in enumerate(items):
        shapes += _marks(item.r, _row_of(place), second, -1.0, item)
    about = _("Left: the share right of each question, from 0 to 1. Right: r, from -1 to 1. Lines are 95 % intervals.")
    return _picture("questions", height, _("Facility and r of the questions"), about, shapes)


def _row_of(place: int) -> float:
    """Give the middle of a question's row."""
    return _TOP + _ROW * place + _ROW / 2


def _panel(left: float, height: float, ticks: Sequence[float], least: float) -> Iterator[Element]:
    for tick in ticks:
        x = left + _PANEL * (tick - least) / (1 - least)
        yield el("line", x1=x, y1=_TOP - 8, x2=x, y2=height, class_="axis")
        yield _text(sentences.figure(tick), x, _TOP - 14)


def _marks(found: Statistic, y: float, left: float, least: float, item: Item) -> Iterator[Element]:
    if found.value is None:
        return

    def at(value: float) -> float:
        return left + _PANEL * (value - least) / (1 - least)

    if found.lo is not None and found.hi is not None:
        yield el("line", x1=at(found.lo), y1=y, x2=at(found.hi), y2=y, class_="span")
    if item.findings:  # another shape too, not another colour alone
        yield el("rect", x=at(found.value) - 5, y=y - 5, width=10, height=10, class_="doubt")
    else:
        yield el("circle", cx=at(found.value), cy=y, r=4.5, class_="dot")


def answers(place: int, taken: Sequence[Taken]) -> Element:
    """Draw how many gave each answer: the right ones full, the others as a frame."""
    height = _ROW * len(taken) + 10
    most = max(each.count for each in taken) or 1
    shapes = []
    for row, each in enumerate(taken):
        y = 5 + _ROW * row
        width = max((_WIDTH - 120) * each.count / most, 1)
        shapes.append(el("rect", x=60, y=y + 3, width=width, height=_ROW - 6, class_="bar" if each.right else "lure"))
        shapes.append(_text(str(row + 1), 50, y + 14, "end"))
        shapes.append(_text(str(each.count), 66 + width, y + 14, "start"))
    title = _("Answers to question {number}").format(number=place)
    about = _("A bar for each answer of the table, in its order; right ones are filled.")
    return _picture(f"answers-{place}", height, title, about, shapes)

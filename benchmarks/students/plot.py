"""The picture of a report as SVG: whether what was asked for is remembered, and what knowledge costs.

Lines differ by dashes and names as well as by colour; the ground is light, so that it reads the same on a dark page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 940, 470
TOP, BOTTOM = 80, 410
LEFT, SPAN = (62, 550), 270
"""Where the two panels begin, and how wide they are."""
GAP = 15
"""Least distance of two names, in pixels."""
INK, FAINT, GRID = "#1a1a1a", "#595959", "#d9d9d9"
STYLES = {
    "typed": ("#0072b2", ""),
    "choice": ("#b34700", ""),
    "true/false": ("#00795a", ""),
    "ladder": ("#a0447a", ""),
    "naive choice": ("#b34700", "2 4"),
    "naive true/false": ("#00795a", "2 4"),
    "flip": ("#1a1a1a", "10 4"),
    "SM-2": ("#7a5900", "10 4 2 4"),
    "Leitner": ("#5e3c99", "6 3"),
}
"""Colour and dashes of each policy."""
ASKED = ("typed", "choice", "true/false", "naive choice", "naive true/false")
"""Policies of the left panel."""
COSTED = ("typed", "choice", "true/false", "ladder", "flip", "SM-2", "Leitner")
"""Policies of the right panel."""
NAMES = {"naive choice": "choice, luck unpaid", "naive true/false": "true/false, luck unpaid", "flip": "flip card"}
TITLE = "What was asked for and what was remembered; what knowledge costs"
WORDS = (
    "Two panels about model students. Left: true recall at review against the retention asked for. Typed questions and"
    " questions with options whose luck is paid for lie together; those whose luck is not paid for lie below."
    " Right: mean recall at the end against minutes of study a question, for ours and for other ways of scheduling."
)


@dataclass(frozen=True)
class Curve:
    """One policy, from low aims to high ones."""

    aims: Sequence[float]
    """Retention asked for; empty for a policy that has none."""
    truths: Sequence[float]
    minutes: Sequence[float]
    known: Sequence[float]


@dataclass(frozen=True)
class Axis:
    """From values to pixels, straight or by the logarithm."""

    low: float
    high: float
    begin: float
    end: float
    by_log: bool = False

    def at(self, value: float) -> float:
        """Give the pixel of a value."""
        low, high, here = (log(each) if self.by_log else each for each in (self.low, self.high, value))
        return self.begin + (here - low) / (high - low) * (self.end - self.begin)


@dataclass(frozen=True)
class Panel:
    """One diagram: its axes, with their marks and words."""

    x: Axis
    y: Axis
    marks_x: Sequence[float]
    marks_y: Sequence[float]
    name_x: str
    name_y: str
    heading: str
    form_x: str = "g"


def write(path: Path, curves: Mapping[str, Curve], compared: float) -> None:
    """Write the picture; `compared` is the knowledge at which costs are set side by side."""
    path.write_text("\n".join(picture(curves, compared)) + "\n", encoding="utf-8")


def picture(curves: Mapping[str, Curve], compared: float) -> Iterator[str]:
    """Give the lines of the file."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' role="img" aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="12" fill="{INK}">'
    )
    yield f'<title id="t">{escape(TITLE)}</title>'
    yield f'<desc id="d">{escape(WORDS)}</desc>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" rx="8" fill="#ffffff"/>'
    yield from promise(curves)
    yield from price(curves, compared)
    yield "</svg>"


def promise(curves: Mapping[str, Curve]) -> Iterator[str]:
    """Draw the left panel."""
    marks = (0.75, 0.80, 0.85, 0.90, 0.95)
    panel = Panel(
        Axis(0.79, 0.98, LEFT[0], LEFT[0] + SPAN), Axis(0.70, 0.98, BOTTOM, TOP), marks[1:], (0.70, *marks),
        "retention asked for", "true recall at review", "Is what was asked for remembered?", ".2f",
    )  # fmt: skip
    yield from frame(panel)
    ends = ((panel.x.at(value), panel.y.at(value)) for value in (0.79, 0.98))
    yield line(list(ends), FAINT, "1 3", 1)
    shown = {name: list(zip(curves[name].aims, curves[name].truths, strict=True)) for name in ASKED}
    yield from drawn(panel, shown)


def price(curves: Mapping[str, Curve], compared: float) -> Iterator[str]:
    """Draw the right panel."""
    minutes = [each for name in COSTED for each in curves[name].minutes]
    low = int(50 * min(each for name in COSTED for each in curves[name].known)) / 50
    marks = [each for each in (0.5, 1, 2, 3, 5, 10) if min(minutes) * 0.9 <= each <= max(minutes) * 1.1]
    panel = Panel(
        Axis(min(minutes) * 0.93, max(minutes) * 1.07, LEFT[1], LEFT[1] + SPAN, by_log=True),
        Axis(low, 1.0, BOTTOM, TOP), marks, [n / 50 for n in range(round(low * 50), 51)],
        "minutes of study a question", "mean recall at the end", "What does knowledge cost?",
    )  # fmt: skip
    yield from frame(panel)
    height = panel.y.at(compared)
    yield line([(LEFT[1], height), (LEFT[1] + SPAN, height)], FAINT, "1 3", 1)
    shown = {name: list(zip(curves[name].minutes, curves[name].known, strict=True)) for name in COSTED}
    yield from drawn(panel, shown)


def frame(panel: Panel) -> Iterator[str]:
    """Draw heading, grid and words of the axes."""
    left, right = panel.x.begin, panel.x.end
    yield f'<text x="{left:.0f}" y="36" font-size="15" font-weight="600">{escape(panel.heading)}</text>'
    yield f'<text x="{left:.0f}" y="58" fill="{FAINT}">{escape(panel.name_y)}</text>'
    yield f'<text x="{right:.0f}" y="{BOTTOM + 40}" text-anchor="end" fill="{FAINT}">{escape(panel.name_x)}</text>'
    for value in panel.marks_y:
        height = panel.y.at(value)
        yield line([(left, height), (right, height)], GRID, "", 1)
        yield f'<text x="{left - 8:.0f}" y="{height + 4:.1f}" text-anchor="end" fill="{FAINT}">{value:.2f}</text>'
    for value in panel.marks_x:
        place = panel.x.at(value)
        yield line([(place, BOTTOM), (place, BOTTOM + 5)], FAINT, "", 1)
        words = format(value, panel.form_x)
        yield f'<text x="{place:.1f}" y="{BOTTOM + 20}" text-anchor="middle" fill="{FAINT}">{words}</text>'


def drawn(panel: Panel, shown: Mapping[str, Sequence[tuple[float, float]]]) -> Iterator[str]:
    """Draw each policy, with its name beside its last point."""
    ends = {}
    for name, values in shown.items():
        points = sorted((panel.x.at(x), panel.y.at(y)) for x, y in values)
        colour, dashes = STYLES[name]
        yield line(points, colour, dashes, 2)
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
        ends[name] = points[-1]
    for name, height in apart({name: y for name, (_x, y) in ends.items()}).items():
        colour, dashes = STYLES[name]
        x, y = ends[name]
        beside = panel.x.end + 14
        yield line([(x + 4, y), (beside - 4, height)], colour, "1 2", 1)
        yield f'<text x="{beside:.0f}" y="{height + 4:.1f}" fill="{colour}">{escape(NAMES.get(name, name))}</text>'


def apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Move names up and down until none covers another, and none leaves the panel."""
    order = sorted(heights, key=heights.__getitem__)
    found = dict(zip(order, pushed([heights[name] for name in order], max, GAP), strict=True))
    over = max(0.0, found[order[-1]] - BOTTOM)
    back = pushed([min(found[name], BOTTOM) for name in reversed(order)], min, -GAP) if over else None
    return dict(zip(reversed(order), back, strict=True)) if back else found


def pushed(heights: Sequence[float], further: Callable[[float, float], float], gap: float) -> list[float]:
    """Move each height away from the one before."""
    found: list[float] = []
    for height in heights:
        found.append(further(height, found[-1] + gap) if found else height)
    return found


def line(points: Sequence[tuple[float, float]], colour: str, dashes: str, width: float) -> str:
    """Give a line through points."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'

"""Questions for a number, as ours: one number with its tolerance; units that spell the same."""

from xml.etree.ElementTree import Element

from quizgeo.decks import Number, Tolerance
from quizgeo.exchange.moodle.found import Found, UnreadableError, number
from quizgeo.exchange.moodle.nodes import inner, value
from quizgeo.exchange.moodle.result import Read
from quizgeo.language import _
from quizgeo.text import clean


def numerical(found: Found) -> Read:
    """Read a number: the first of those that earn most."""
    said: dict[str, str] = {}
    numbers = []
    for percent, node in found.answers():
        if inner(node) in ("", "*"):
            said["wrong"] = found.said(node)
        elif percent > 0:
            numbers.append((percent, node))
    if not numbers:
        raise UnreadableError(_("it has no right answer"))
    _best, node = max(numbers, key=lambda each: each[0])
    if len(numbers) > 1:
        found.lose("number", "dropped", _("other numbers that earn something"))
    said["right"] = found.said(node)
    body = _number(node, _units(found))
    return Read(found.stem, body, {answer: text for answer, text in said.items() if text})


def _number(node: Element, units: tuple[str, ...]) -> Number:
    right, off = number(inner(node)), number(value(node, "tolerance") or "0")
    if right is None or off is None:
        raise UnreadableError(_('"{text}" is no number').format(text=clean(inner(node))[:40]))
    written = f"{right:f}"
    return Number(right, right, written, units, Tolerance(abs(off)) if off else None)


def _units(found: Found) -> tuple[str, ...]:
    """Give the units that are the same; others would need another number."""
    units: dict[str, None] = {}
    for unit in found.node.iterfind("units/unit"):
        name = clean(value(unit, "unit_name"))
        if not name:
            continue
        if number(value(unit, "multiplier") or "1") == 1:
            units[name] = None
        else:
            found.lose("unit", "dropped", _("another unit: {unit}").format(unit=name))
    return tuple(units)

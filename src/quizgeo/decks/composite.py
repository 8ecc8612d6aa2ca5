"""Reading functions for answers that are more than a text or a list: ranges, pairs, groups, points, options."""

from decimal import Decimal
from typing import Any

from quizgeo.decks import limits
from quizgeo.decks.decimals import has_decimal_comma, two_readings
from quizgeo.decks.degrees import decimal_degrees
from quizgeo.decks.kinds import Option
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar
from quizgeo.decks.records import Record
from quizgeo.decks.report import Report, shown
from quizgeo.decks.scalars import MisreadError, read_decimal, read_range
from quizgeo.decks.values import Read, T, line, list_of, mapping_of, misshapen, parsed
from quizgeo.language import _

_POLE, _DATE_LINE = 90, 180
_PAIR = 2


def tag(name: str) -> Read[str]:
    """Read a tag: a word without space or comma."""

    def parse(written: str) -> str:
        if len(written) <= limits.TAG and " " not in written and "," not in written:
            return written
        message = _('"{text}" is not a tag: no space or comma, at most {count} characters')
        better = "-".join(written.replace(",", " ").split())[: limits.TAG]
        raise MisreadError(
            message.format(text=shown(written), count=limits.TAG), _("write {better}").format(better=better)
        )

    return parsed(name, parse, "tag")


def number(name: str) -> Read[tuple[Decimal, Decimal, str]]:
    """Read a number or a range: low end, high end, and how it is written."""
    read_written = parsed(name, lambda written: (*read_range(written), written))

    def read(node: Node, report: Report) -> tuple[Decimal, Decimal, str] | None:
        ends = read_written(node, report)
        if ends is None or ends[0] <= ends[1]:
            return ends
        low, _dots, high = ends[2].partition("..")
        message = _("{range} runs backwards").format(range=shown(ends[2]))
        report.add("QN014", node, message, _("write {range}").format(range=f"{high.strip()}..{low.strip()}"))
        return None

    return read


def doubted(read: Read[T], language: str) -> Read[T]:
    """Warn of numbers that a text in the language would write for other ones, such as `11.000`."""
    comma = has_decimal_comma(language)

    def read_and_warn(node: Node, report: Report) -> T | None:
        value = read(node, report)
        if value is None or not isinstance(node, Scalar):
            return value
        ways = two_readings(node.value, comma=comma)
        if ways:
            one, other = map(shown, ways)
            message = _('"{text}" is read with a decimal point, and may mean {other}')
            fix = _("write {one} or {other}").format(one=one, other=other)
            report.trouble("QN018", node, message.format(text=shown(node.value), other=other), fix)
        return value

    return read_and_warn


def items(name: str, least: int) -> Read[tuple[tuple[str, ...], ...]]:
    """Read a list whose items are texts, or lists of texts that are equals."""
    return list_of(name, list_of(name, line(name)), least)


def pairs(name: str, least: int) -> Read[tuple[tuple[str, str], ...]]:
    """Read a mapping from left to right, or a list of pairs."""
    read_line = line(name)
    read_mapping = mapping_of(name, read_line, least)
    read_list = list_of(name, _pair(name), least)

    def read(node: Node, report: Report) -> tuple[tuple[str, str], ...] | None:
        if type(node) is not ListNode:
            mapping = read_mapping(node, report)
            return tuple(mapping.items()) if mapping else None
        return read_list(node, report)

    return read


def _pair(name: str) -> Read[tuple[str, str]]:
    """Read a list of two, or a mapping of one entry."""
    read_line = line(name)

    def read(node: Node, report: Report) -> tuple[str, str] | None:
        if type(node) is MapNode and len(node.keys) == 1:
            both: list[Node] = [node.keys[0], node.values[0]]
        elif type(node) is ListNode and len(node.items) == _PAIR:
            both = node.items
        else:
            count = len(node.items) if type(node) is ListNode else len(node.keys) if type(node) is MapNode else 1
            message = _('"{name}" holds pairs, and this is no pair: {count}').format(name=name, count=count)
            report.trouble("shape", node, message, _("write two texts: [left, right]"))
            return None
        left, right = (read_line(each, report) for each in both)
        return (left, right) if left is not None and right is not None else None

    return read


def groups(name: str, least: int) -> Read[tuple[tuple[str, tuple[str, ...]], ...]]:
    """Read a mapping from groups to their items."""
    read_mapping = mapping_of(name, list_of(name, line(name)), least)

    def read(node: Node, report: Report) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
        mapping = read_mapping(node, report)
        return tuple(mapping.items()) if mapping else None

    return read


def point(name: str) -> Read[tuple[float, float]]:
    """Read latitude and longitude in decimal degrees: `40.18, 44.51`, or a list of the two."""
    read_degrees = parsed(name, read_decimal)
    read_both = parsed(name, _degrees)

    def read(node: Node, report: Report) -> tuple[float, float] | None:
        if type(node) is ListNode and len(node.items) == _PAIR:
            lat, lon = (read_degrees(item, report) for item in node.items)
        elif isinstance(node, Scalar):
            lat, lon = read_both(node, report) or (None, None)
        else:
            misshapen(node, report, name, _("latitude and longitude"))
            return None
        if lat is None or lon is None:
            return None
        if abs(lat) <= _POLE and abs(lon) <= _DATE_LINE:
            return float(lat), float(lon)
        fix = _("write {lat}, {lon}").format(lat=lon, lon=lat) if abs(lon) <= _POLE and abs(lat) <= _DATE_LINE else ""
        report.add("QN033", node, _("latitude comes first and is at most 90, longitude at most 180"), fix)
        return None

    return read


def _degrees(written: str) -> tuple[Decimal, Decimal]:
    """Read two numbers with a comma between them."""
    lat, _comma, lon = written.partition(",")
    try:
        return read_decimal(lat.strip()), read_decimal(lon.strip())
    except MisreadError:
        message = _('"{text}" is not a latitude and a longitude').format(text=shown(written))
        meant = decimal_degrees(written)
        fix = _("write {point}").format(point=meant) if meant else _("write degrees with a point, such as 40.18, 44.51")
        raise MisreadError(message, fix) from None


def option(name: str, record: Record) -> Read[Option]:
    """Read an option: a bare text is wrong, a mapping says more."""
    read_line = line(name)

    def read(node: Node, report: Report) -> Option | None:
        if isinstance(node, Scalar):
            written = read_line(node, report)
            return None if written is None else Option(written)
        if type(node) is not MapNode:
            misshapen(node, report, name, _("a text or a mapping"))
            return None
        errors = report.errors
        values: dict[str, Any] = record.read(node, report)
        values.pop("extra", None)
        return Option(**values) if report.errors == errors else None

    return read


def read_credit(written: str) -> float:
    """Read a share of the points."""
    value = read_decimal(written)
    if not 0 <= value <= 1:
        raise MisreadError(
            _("credit {value} is not from 0 to 1").format(value=shown(written)), _("write 0.5 for half the points")
        )
    return float(value)


def read_pin(written: str) -> str:
    """Read the end at which an option stays."""
    if written not in ("first", "last"):
        raise MisreadError(
            _('pin "{text}" is neither first nor last').format(text=shown(written)), _("write first or last")
        )
    return written

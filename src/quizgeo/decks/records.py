"""Mappings with fields of the table: sources, citations, options, maps; with their unknown and missing fields."""

from msgspec import Struct

from quizgeo.decks import limits
from quizgeo.decks.faults import WIDE
from quizgeo.decks.fields import Field, fields
from quizgeo.decks.nodes import MapNode, Node, Scalar, first_of
from quizgeo.decks.report import Report, shown
from quizgeo.decks.unknown import cure, glued
from quizgeo.decks.values import Read, anything, parted
from quizgeo.language import _
from quizgeo.patterns import regex

_WIDE = regex(f"[{WIDE}]")
_Part = tuple[int, str, Read[object]]
"""Place of a field in the mapping, name of its value, and what reads it."""


class _Plan(Struct, frozen=True):
    """What follows from the names of a mapping's fields alone."""

    parts: tuple[_Part, ...]
    extra: tuple[tuple[int, str], ...]
    unknown: tuple[tuple[int, str], ...]
    missing: tuple[str, ...]


class Record:
    """Reads a mapping by the fields of one place of the format."""

    __slots__ = ("_fields", "_missing", "_plans", "_reads")

    def __init__(self, where: str, reads: dict[str, Read[object]], missing: str = "missing") -> None:
        """Take what reads each field; one without a reading function is passed over."""
        self._fields: dict[str, Field] = fields(where)
        self._reads = reads
        self._missing = missing
        self._plans: dict[tuple[str, ...], _Plan] = {}

    def read(self, node: MapNode, report: Report, *, whole: bool = True) -> dict[str, object]:
        """Give the values of the fields that could be read. `x-` fields come under `extra`.

        whole: whether a missing field is a problem, which it is not after a syntax error.
        """
        plan = self._plans.get(node.names)
        if plan is None:
            plan = self._plans[node.names] = self._plan(node.names)
        values: dict[str, object] = {}
        for place, name, read in plan.parts:
            value = read(node.values[place], report)
            if value is not None:
                values[name] = value
        if plan.extra:
            values["extra"] = {name: anything(node.values[place]) for place, name in plan.extra}
        for place, name in plan.unknown:
            report_unknown(report, (node.keys[place], node.values[place]), name, tuple(self._fields))
        for name in plan.missing if whole else ():
            report.trouble(self._missing, first_of(node), _('"{name}" is missing').format(name=name), _("add it"))
        return values

    def _plan(self, names: tuple[str, ...]) -> _Plan:
        """Sort fields by what is to be done with them."""
        parts, extra, unknown = [], [], []
        for place, name in enumerate(names):
            if name.startswith("x-"):
                extra.append((place, name))
            elif name not in self._fields:
                unknown.append((place, name))
            elif name in self._reads:
                parts.append((place, self._fields[name].attribute or name, self._reads[name]))
        given = {glued(name) or name for name in names}
        missing = [name for name, field in self._fields.items() if field.required and name not in given]
        return _Plan(tuple(parts), tuple(extra), tuple(unknown), tuple(missing))


def report_unknown(report: Report, entry: tuple[Scalar, Node], name: str, fitting: tuple[str, ...]) -> None:
    """Report a field that the format does not have, or what was not meant as one."""
    key, value = entry
    if name == "<<":
        report.add("YA023", key, _('"<<" is a merge key'), _("write the fields out"))
    elif len(name) > limits.KEY:
        report.add("YA007", key, _("a key is longer than {count} characters").format(count=limits.KEY), _("shorten it"))
    elif not name:
        report.add("YA026", key, _("a key is empty"), _('write "key: value"'))
    elif _WIDE.match(key.value):
        message = _("the space {code} cannot indent").format(code=f"U+{ord(key.value[0]):04X}")
        report.add("YA010", key, message, _("use spaces"))
    elif field := glued(name):
        message = _('there is no space after "{key}:"').format(key=field)
        report.add("YA019", key, message, _('write "{key}: …"').format(key=field))
    elif not parted(key, value, report):
        report.trouble("unknown", key, _('unknown field "{name}"').format(name=shown(name)), cure(name, fitting))

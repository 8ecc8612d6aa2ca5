"""Mappings with fields of the table: sources, citations, options, maps. Unknown and missing fields are reported once."""

from quizgeo.decks import limits
from quizgeo.decks.fields import Field, fields
from quizgeo.decks.nodes import MapNode, Scalar, first_of
from quizgeo.decks.report import Report, shown
from quizgeo.decks.unknown import cure
from quizgeo.decks.values import Read, anything
from quizgeo.language import _
from quizgeo.text import clean


class Record:
    """Reads a mapping by the fields of one place of the format."""

    __slots__ = ("_fields", "_missing", "reads")

    def __init__(self, where: str, reads: dict[str, Read[object]], missing: str = "missing") -> None:
        """Take what reads each field; a field without a reading function is passed over. `missing`: see `Report.trouble`."""
        self._fields: dict[str, Field] = fields(where)
        self.reads = reads
        self._missing = missing

    def read(self, node: MapNode, report: Report, *, whole: bool = True) -> dict[str, object]:
        """Give the values of the fields that could be read. `x-` fields come under `extra`.

        whole: whether a missing field is a problem, which it is not after a syntax error.
        """
        values: dict[str, object] = {}
        extra: dict[str, object] = {}
        for name, key, value_node in zip(map(clean, node.names), node.keys, node.values, strict=True):
            if name.startswith("x-"):
                extra[name] = anything(value_node)
            elif name not in self._fields:
                report_unknown(report, key, name, tuple(self._fields))
            elif name in self.reads:
                value = self.reads[name](value_node, report)
                if value is not None:
                    values[self._fields[name].attribute or name] = value
        if extra:
            values["extra"] = extra
        if whole:
            self._report_missing(node, report)
        return values

    def _report_missing(self, node: MapNode, report: Report) -> None:
        for field in self._fields.values():
            if field.required and field.name not in node.names:
                message = _('"{name}" is missing').format(name=field.name)
                report.trouble(self._missing, first_of(node), message, _("add it"))


def report_unknown(report: Report, key: Scalar, name: str, fitting: tuple[str, ...]) -> None:
    """Report a field that the format does not have, or a merge key."""
    if name == "<<":
        report.add("YA023", key, _('"<<" is a merge key'), _("write the fields out"))
    elif len(name) > limits.KEY:
        report.add("YA007", key, _("a key is longer than {count} characters").format(count=limits.KEY), _("shorten it"))
    elif not name:
        report.add("YA026", key, _("a key is empty"), _('write "key: value"'))
    else:
        report.trouble("unknown", key, _('unknown field "{name}"').format(name=shown(name)), cure(name, fitting))

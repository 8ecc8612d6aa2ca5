"""The shape of a question: which fields it has, in their order.

What follows from that alone is found once for all questions of the same shape, and a deck has few shapes.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from quizgeo.decks.bodies import BUILDERS, Builder
from quizgeo.decks.citations import Citations
from quizgeo.decks.fields import ANSWER_KEYS, FIELDS, KINDS, Field, KindRow, fields
from quizgeo.decks.nodes import MapNode, first_of
from quizgeo.decks.readers import reader
from quizgeo.decks.records import report_unknown
from quizgeo.decks.report import Report
from quizgeo.decks.unknown import glued, meant
from quizgeo.decks.values import Read
from quizgeo.language import _

_COMMON = fields("question")
_OWN = {row.name: fields(row.name) for row in KINDS}
_QUESTION_FIELDS = frozenset(_COMMON).union(*_OWN.values())

_ELSEWHERE = frozenset(("choices", "correct"))
"""Fields with which other formats write a choice."""
_SPECIAL = frozenset(("was", "after", "feedback"))

Common = tuple[int, int, Read[object]]
"""Place of a field in the question, place of its value in the arguments of `Question`, and what reads it."""
Own = tuple[int, str, Read[object]]
"""Place of a field in the question, name of its value, and what reads it."""


class Fault(Struct, frozen=True):
    """A problem of a shape."""

    place: int
    """Place of the field; -1 for the question as a whole."""
    code: str
    message: str
    fix: str


class Shape(Struct, frozen=True):
    """What a question's fields say before any value is read."""

    kind: KindRow | None
    build: Builder | None
    id: int
    """Place of `id`; -1 without one."""
    common: tuple[Common, ...]
    own: tuple[Own, ...]
    extra: tuple[tuple[int, str], ...]
    """Places and names of `x-` fields."""
    unknown: tuple[tuple[int, str], ...]
    faults: tuple[Fault, ...]
    special: bool
    """Whether there is a field that few questions have, or no id."""
    hardens: bool
    """Whether the kind can have a ladder."""
    flawed: bool
    """Whether there is anything to report."""

    def report(self, node: MapNode, report: Report) -> None:
        """Write down the problems of a question of this shape."""
        for place, name in self.unknown:
            if name in _ELSEWHERE and _ELSEWHERE.issubset(node.names):
                fix = _("write answer: the right option, and wrong: a list of the others")
                report.add("QN004", node.keys[place], _('unknown field "{name}"').format(name=name), fix)
            else:
                report_unknown(report, (node.keys[place], node.values[place]), name, tuple(self._fitting()))
        for fault in self.faults:
            at = first_of(node) if fault.place < 0 else node.keys[fault.place]
            report.add(fault.code, at, fault.message, fault.fix)

    def _fitting(self) -> frozenset[str]:
        return _QUESTION_FIELDS if self.kind is None else frozenset(_COMMON) | frozenset(_OWN[self.kind.name])


class Shapes:
    """Finds the shape of questions."""

    def __init__(
        self, citations: Citations, slots: Mapping[str, int], *, prompted: bool = False, language: str = "en"
    ) -> None:
        """Take the places of values in the arguments of `Question`, and what the deck's head says.

        prompted: whether its defaults give a prompt. language: that of its texts.
        """
        self._slots = slots
        self._prompted = prompted
        self._reads: dict[int, Read[object]] = {
            id(field): reader(field, citations, language) for field in FIELDS if field.name in _QUESTION_FIELDS
        }
        self._known: dict[tuple[str, ...], Shape] = {}

    def of(self, node: MapNode) -> Shape:
        """Give the shape of a question."""
        shape = self._known.get(node.names)
        if shape is None:
            shape = self._known[node.names] = self._find(node.names)
        return shape

    def _find(self, names: Sequence[str]) -> Shape:
        row, fault = _kind_as_meant(names)
        own_fields = {} if row is None else _OWN[row.name]
        faults = [fault] if fault else []
        common, own, extra, unknown = [], [], [], []
        for place, name in enumerate(names):
            if name.startswith("x-"):
                extra.append((place, name))
            elif name in _COMMON:
                field = _COMMON[name]
                common.append((place, self._slots[field.attribute or name], self._reads[id(field)]))
            elif name in own_fields:
                field = own_fields[name]
                own.append((place, field.attribute or name, self._reads[id(field)]))
            elif name not in _QUESTION_FIELDS:
                unknown.append((place, name))
            elif row is not None:
                faults.append(_misplaced(place, name, row))
        faults += self._missing(_as_meant(names), row, own_fields)
        return Shape(
            row,
            BUILDERS[row.name] if row is not None else None,
            names.index("id") if "id" in names else -1,
            tuple(part for part in common if names[part[0]] != "id"),
            tuple(own),
            tuple(extra),
            tuple(unknown),
            tuple(faults),
            special=bool(extra) or "id" not in names or not _SPECIAL.isdisjoint(names),
            hardens=row is not None and row.name in ("choice", "options"),
            flawed=bool(faults or unknown),
        )

    def _missing(self, names: Sequence[str], row: KindRow | None, own: dict[str, Field]) -> list[Fault]:
        """Find the required fields that are not there; those that name the kind are already told."""
        if row is None:
            return []
        missing = [name for name, field in own.items() if field.required and name not in names and name not in row.keys]
        if row.prompted and "question" not in names and not self._prompted:
            missing.append("question")
        return [Fault(-1, "QN006", _('"{name}" is missing').format(name=name), _("add it")) for name in missing]


def _as_meant(names: Sequence[str]) -> list[str]:
    """Put known fields in the place of misspelt ones, so that a slip is not told twice."""
    return [
        name
        if name in _QUESTION_FIELDS or name.startswith("x-")
        else glued(name) or meant(name, _QUESTION_FIELDS) or name
        for name in names
    ]


def _kind_as_meant(names: Sequence[str]) -> tuple[KindRow | None, Fault | None]:
    """Name the kind; a misspelt answer key is told as that alone, and nothing is told of fields that are not there."""
    row, fault = kind_of(names)
    if fault is None:
        return row, None
    as_meant = _as_meant(names)
    row, fault = kind_of(as_meant)
    if fault is not None and fault.code == "QN003" and not set(as_meant).intersection(ANSWER_KEYS).issubset(names):
        return row, None
    return row, fault


def kind_of(names: Sequence[str]) -> tuple[KindRow | None, Fault | None]:
    """Name the kind by the answer keys among the fields, with the fault that they have together."""
    present = [name for name in names if name in ANSWER_KEYS]
    for row in KINDS:
        if row.keys == set(present):
            return row, None
    near = [row for row in KINDS if row.keys.issuperset(present)]
    if len(near) == 1:
        missing = next(name for name in sorted(near[0].keys) if name not in present)
        return near[0], Fault(-1, "QN006", _('"{name}" is missing').format(name=missing), _("add it"))
    if near:
        fix = _("add answer, number, date, list or another answer key")
        return None, Fault(-1, "QN002", _("nothing says what is right"), fix)
    one, other = next(pair for pair in combinations(present, 2) if not any(row.keys.issuperset(pair) for row in KINDS))
    message = _('"{one}" and "{other}" do not go together').format(one=one, other=other)
    return None, Fault(names.index(other), "QN003", message, _("remove one"))


def _misplaced(place: int, name: str, row: KindRow) -> Fault:
    """Describe a field that other kinds have."""
    message = _('"{name}" does not go with {kind}').format(name=name, kind=_kind_name(row))
    names = ", ".join(_OWN[row.name])
    return Fault(place, "QN005", message, _("this kind has {names}").format(names=names))


def _kind_name(row: KindRow) -> str:
    """Give a kind as people name it."""
    return row.name.replace("_", " or ") if row.name == "true_false" else row.name

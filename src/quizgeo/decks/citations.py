"""Reading functions for what a question points to: sources, other questions, a map."""

from collections.abc import Mapping
from typing import Any

from quizgeo.decks.guesses import Guesses
from quizgeo.decks.model import Citation, MapView, Source
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries
from quizgeo.decks.records import Record
from quizgeo.decks.report import Report, shown
from quizgeo.decks.scalars import MisreadError, is_slug, read_decimal, slug_of
from quizgeo.decks.values import Read, line, list_of, misshapen, parsed
from quizgeo.language import _

_BOX = 4


class Citations:
    """Reads the field `source` of questions by the sources of their deck, and keeps count of those used."""

    __slots__ = ("_guesses", "_known", "_record", "_seen", "sources", "used")

    def __init__(self, sources: Mapping[str, Source] | None, record: Record) -> None:
        """Take the deck's sources, and what reads the mapping of a citation."""
        self.sources = sources
        """The deck's sources; None when a syntax error hid them."""
        self.used: set[str] = set()
        self._guesses = Guesses(sources or ())
        self._record = record
        self._seen: dict[tuple[object, ...], Citation] = {}
        self._known = parsed("source", self._cite, "QN025")

    def read(self, node: Node, report: Report) -> Citation | None:
        """Read an identity of a source, or a mapping. The same words give the same value again."""
        if type(node) is MapNode:
            try:
                raw = (node.names, *[value.value for value in node.values])  # type: ignore[union-attr] # others raise
            except AttributeError:
                return self._mapping(node, report)
            return self._seen.get(raw) or self._first(raw, node, report)
        if isinstance(node, Scalar):
            return self._known(node, report)
        misshapen(node, report, "source", _("a source"))
        return None

    def _first(self, raw: tuple[object, ...], node: MapNode, report: Report) -> Citation | None:
        """Read a mapping that was not met before, and remember it if there was nothing to say."""
        problems = len(report.problems)
        citation = self._mapping(node, report)
        if citation is not None and len(report.problems) == problems:
            self._seen[raw] = citation
        return citation

    def _mapping(self, node: MapNode, report: Report) -> Citation | None:
        """Read `ref`, `at`, `quote`, or a source of the question's own."""
        errors = report.errors
        values: dict[str, Any] = self._record.read(node, report)
        if report.errors != errors:
            return None
        at, quote, ref = values.pop("at", None), values.pop("quote", ""), values.pop("ref", None)
        values.pop("extra", None)
        if ref is None and "title" not in values:
            report.trouble(
                "missing", node, _('a source needs "ref" or "title"'), _("add ref, the identity of a source")
            )
            return None
        if ref is None:
            return Citation(Source("", **values), at, quote)
        if values:
            key = entries(node)[next(iter(values))][0]
            report.add("QN003", key, _('"ref" and "{name}" do not go together').format(name=key.value), _("remove one"))
            return None
        citation = self._known(entries(node)["ref"][1], report)
        return None if citation is None else Citation(citation.source, at, quote)

    def _cite(self, ref: str) -> Citation:
        """Find a source by its identity."""
        if self.sources is None:
            return Citation(Source(ref, ref))
        self.used.add(ref)
        if ref in self.sources:
            return Citation(self.sources[ref])
        close = self._guesses.nearest(ref)
        fix = _('did you mean "{name}"?').format(name=close) if close else _("add it to the sources of the deck")
        raise MisreadError(_('source "{ref}" is not in sources').format(ref=shown(ref)), fix)


def former(name: str, code: str) -> Read[tuple[str, ...]]:
    """Read identities of questions, a bare one or a list: `id`, or `deck/id` where the field is `was`."""

    def parse(written: str) -> str:
        deck, slash, question = written.rpartition("/")
        if is_slug(question) and (is_slug(deck) if slash and name == "was" else not slash):
            return written
        better = slug_of(question)
        fix = _("write {better}").format(better=better) if better else _("write the id of a question")
        raise MisreadError(_('"{text}" is not an id').format(text=shown(written)), fix)

    return list_of(name, parsed(name, parse, code))


def map_view(record: Record) -> Read[MapView]:
    """Read a map: its region, and the countries to mark."""

    def read(node: Node, report: Report) -> MapView | None:
        if type(node) is not MapNode:
            misshapen(node, report, "map", _("a mapping with region and show"))
            return None
        if not node.keys:
            report.trouble("empty", node, _('"{name}" is empty').format(name="map"), _("write region or show"))
            return None
        errors = report.errors
        values: dict[str, Any] = record.read(node, report)
        values.pop("extra", None)
        return MapView(**values) if report.errors == errors else None

    return read


def region(name: str) -> Read[str]:
    """Read the name of a region, or a box `[west, south, east, north]`, which is kept as text."""
    read_name = line(name)
    read_side = parsed(name, read_decimal)

    def read(node: Node, report: Report) -> str | None:
        if type(node) is not ListNode:
            return read_name(node, report)
        if len(node.items) != _BOX:
            misshapen(node, report, name, _("a name, or west, south, east and north"))
            return None
        sides = [read_side(item, report) for item in node.items]
        return None if None in sides else ", ".join(f"{side:f}" for side in sides if side is not None)

    return read

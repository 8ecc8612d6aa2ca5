"""The head of a deck: everything but its questions, as values, every problem written down."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from quizgeo.decks.fields import FIELDS, default_fields, fields
from quizgeo.decks.model import Source
from quizgeo.decks.nodes import MapNode, Node, Scalar, first_of
from quizgeo.decks.readers import reader, record
from quizgeo.decks.records import report_unknown
from quizgeo.decks.report import Report
from quizgeo.decks.scalars import read_whole, slug_of
from quizgeo.decks.values import mapping_of, misshapen, parsed, slug
from quizgeo.language import _
from quizgeo.text import clean

_MOST = 1_000_000


class Head(Struct, frozen=True):
    """What the head says."""

    id: str
    language: str
    values: Mapping[str, Any]
    """Values of `Deck` by its names, without the questions."""
    sources: Mapping[str, Source]
    defaults: Mapping[str, Any]
    """Values that every question has unless it gives its own, by the names of `Question`; of `source` its node."""
    include: tuple[str, ...]


def read_head(node: MapNode | None, report: Report) -> Head:
    """Read the head of a deck; None when a syntax error left nothing of it. What is missing is no problem yet."""
    report.enter(node)
    head = record("deck", sources=_sources, defaults=_defaults, draw=_draw)
    values: dict[str, Any] = head.read(node, report, whole=False) if node is not None else {}
    values.pop("quizgeo", None)
    defaults = values.pop("defaults", {})
    if "as_of" in values:
        defaults.setdefault("as_of", values["as_of"])
    deck_id = values.pop("id", "") or _named_after(report.file)
    return Head(
        deck_id, values.pop("language", "en"), values, values.get("sources", {}), defaults, values.pop("include", ())
    )


def _named_after(file: str) -> str:
    """Give the identity that a deck without one has by the name of its file."""
    from pathlib import PurePath

    return slug_of(PurePath(file).stem)


def report_missing(node: MapNode, report: Report) -> None:
    """Write down the required fields that the head does not have."""
    for name, field in fields("deck").items():
        elsewhere = name == "quizgeo" or (name == "questions" and "include" in node.names)
        if field.required and name not in node.names and not elsewhere:
            report.add("DK003", first_of(node), _('the deck has no "{name}"').format(name=name), _("add it"))


def _sources(node: Node, report: Report) -> dict[str, Source] | None:
    """Read the sources, by an identity of each."""
    if type(node) is not MapNode:
        misshapen(node, report, "sources", _("a mapping"))
        return None
    read_key, fields_of_source = slug("sources"), record("source", missing="DK005")
    sources: dict[str, Source] = {}
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        key = read_key(key_node, report)
        if type(value_node) is not MapNode:
            misshapen(value_node, report, clean(key_node.value), _("a mapping with a title"))
            continue
        values: dict[str, Any] = fields_of_source.read(value_node, report)
        values.pop("extra", None)
        if key is not None and "title" in values:
            sources[key] = Source(key, **values)
    return sources


def _draw(node: Node, report: Report) -> dict[str, int] | None:
    """Read how many questions of a tag are picked; `*` stands for the rest."""
    return mapping_of("draw", parsed("draw", lambda written: read_whole(written, 1, _MOST)))(node, report)


def _defaults(node: Node, report: Report) -> dict[str, object] | None:
    """Read fields that every question has. A source is kept as its node, for the sources may come later."""
    if type(node) is not MapNode:
        misshapen(node, report, "defaults", _("a mapping"))
        return None
    possible = default_fields()
    values: dict[str, object] = {}
    for name, key, value_node in zip(node.names, node.keys, node.values, strict=True):
        if name not in possible:
            _no_default(name, (key, value_node), report, tuple(possible))
            continue
        field = possible[name]
        value = value_node if name == "source" else reader(field)(value_node, report)
        if value is not None:
            values[field.attribute or name] = value
    return values


def _no_default(name: str, entry: tuple[Scalar, Node], report: Report, possible: tuple[str, ...]) -> None:
    """Report a default that there cannot be; one that no field is called is unknown."""
    if any(name == field.name and field.where != ("deck",) for field in FIELDS):
        report.add(
            "DK011", entry[0], _('"{name}" cannot have a default').format(name=name), _("write it at each question")
        )
    else:
        report_unknown(report, entry, name, possible)

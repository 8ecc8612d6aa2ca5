"""Stamps for the entries of a translation: which texts of the original each was made from."""

from collections.abc import Collection, Iterator
from pathlib import Path

from quizgeo.decks.edits import Addition, Draft, Edit, SourceFile, open_source, refuse
from quizgeo.decks.insertion import first_field, new_value
from quizgeo.decks.model import Deck
from quizgeo.decks.nodes import MapNode, Scalar, entries, place_of
from quizgeo.decks.overlay import STAMP, overlay_head, read_overlay
from quizgeo.decks.pairing import deck_beside
from quizgeo.decks.translatable import stamp

_BLOCKING = frozenset(("DK002", "TR001", "TR002"))
"""Errors in which it is not known what is translated."""


def plan_stamps(path: Path, revised: Collection[str] | None = None) -> Edit:
    """Plan a stamp for every entry without one, or else for the entries in `revised`, with one or without.

    Raises DeckError when the text of the file has errors, or when there is no deck without errors beside it.
    """
    deck = deck_beside(path, overlay_head(path)[0])
    refuse(read_overlay(path, deck).problems, _BLOCKING)
    file = open_source(path)
    drafts = list(_drafts(file, deck, revised)) if deck else []
    names = tuple(name for name, _node in _entries(file))
    return Edit((file.edited(drafts),) if drafts else (), names)


def _entries(file: SourceFile) -> Iterator[tuple[str, MapNode]]:
    listed = file.field("questions")
    if isinstance(listed, MapNode):
        for name, node in zip(listed.names, listed.values, strict=True):
            if isinstance(node, MapNode) and node.keys:
                yield name, node


def _drafts(file: SourceFile, deck: Deck, revised: Collection[str] | None) -> Iterator[Draft]:
    for name, node in _entries(file):
        if name not in deck or (revised is not None and name not in revised):
            continue
        wanted = stamp(deck[name])
        place = place_of(str(file.path), node)
        if STAMP not in node.names:
            addition = Addition(place, STAMP, wanted, name)
            yield Draft(first_field(file.text, node, STAMP, wanted), addition)
        elif revised and not _holds(node, wanted):
            yield Draft(new_value(node, STAMP, wanted), Addition(place, STAMP, wanted, name, renewed=True))


def _holds(node: MapNode, wanted: str) -> bool:
    value = entries(node)[STAMP][1]
    return isinstance(value, Scalar) and value.value == wanted

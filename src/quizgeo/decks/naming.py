"""Identities for the questions of a deck that have none, in its own file and in its parts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from quizgeo.decks.authoring import AuthoringError
from quizgeo.decks.cloze import parse_cloze
from quizgeo.decks.edits import Addition, Draft, Edit, FileEdit, SourceFile, open_source, refuse
from quizgeo.decks.files import read_data, read_file
from quizgeo.decks.insertion import first_field
from quizgeo.decks.keys import CardKey
from quizgeo.decks.kinds import Gap
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries, place_of
from quizgeo.decks.problems import Severity
from quizgeo.decks.proposals import propose_id
from quizgeo.decks.read import Reading
from quizgeo.decks.report import shown
from quizgeo.decks.scalars import MisreadError
from quizgeo.language import _
from quizgeo.text import clean

_BLOCKING = frozenset(("DK001", "DK002", "DK013", "DK014"))
"""Errors in which it is not known which questions there are."""
_ASKING = ("statement", "cloze", "front", "question")
"""Fields that say what is asked, the one that says most first."""


def plan_ids(path: Path) -> Edit:
    """Plan an identity for every question without one, each unlike all others of the deck.

    Questions may have errors. Raises DeckError when the text of a file has, AuthoringError when nothing can be put in.
    """
    reading = read_file(path)
    refuse(reading.problems, _BLOCKING)
    files = [open_source(each) for each in dict.fromkeys((path, *reading.parts))]
    head = files[0]
    taken = {name for file in files for name in _names(file, _plain(head.field("deck")))}
    edits = []
    for file in files:
        drafts = list(_drafts(file, head, taken))
        edits += [file.edited(drafts)] if drafts else []
    _compare(path, reading, files, edits)
    return Edit(tuple(sorted(edits, key=lambda edit: edit.path == path)))


def _questions(file: SourceFile) -> Iterator[MapNode]:
    """Give the questions of a file that are more than an empty pair of braces."""
    listed = file.field("questions")
    yield from (
        node
        for node in (listed.items if isinstance(listed, ListNode) else [])
        if isinstance(node, MapNode) and node.keys
    )


def _names(file: SourceFile, deck: str) -> Iterator[str]:
    """Give the identities that questions of a file have or had."""
    for node in _questions(file):
        fields = entries(node)
        for name in ("id", "was"):
            value = fields[name][1] if name in fields else None
            for each in value.items if isinstance(value, ListNode) else [value]:
                yield _plain(each).removeprefix(f"{deck}/")


def _plain(node: Node | None) -> str:
    return clean(node.value) if isinstance(node, Scalar) else ""


def _drafts(file: SourceFile, head: SourceFile, taken: set[str]) -> Iterator[Draft]:
    """Plan the identities of a file, and take them."""
    language = _plain(head.field("language")) or "en"
    defaults = head.field("defaults")
    asked = entries(defaults).get("question") if isinstance(defaults, MapNode) else None
    for node in _questions(file):
        if "id" not in node.names:
            wording = _wording(node) or (_plain(asked[1]) if asked else "")
            stretch = file.text[node.start_mark.index : node.end_mark.index]
            name = propose_id(wording or stretch, language, taken)
            taken.add(name)
            addition = Addition(place_of(str(file.path), node), "id", name, wording)
            yield Draft(first_field(file.text, node, "id", name), addition)


def _wording(node: MapNode) -> str:
    """Give what a question asks, on one line; of a text with gaps what stands around them."""
    fields = entries(node)
    name = next((name for name in _ASKING if name in fields), "")
    text = _plain(fields[name][1]) if name else ""
    if name != "cloze":
        return text
    try:
        return " ".join("…" if isinstance(part, Gap) else part.strip() for part in parse_cloze(text))
    except MisreadError:
        return text


def _compare(path: Path, before: Reading, files: list[SourceFile], edits: list[FileEdit]) -> None:
    """Read the deck as it is to be, and require that it is the same but for identities."""
    held = {file.path: file.data for file in files} | {edit.path: edit.after for edit in edits}
    after = read_data(held[path], str(path), lambda name: held.get(path.parent / name))
    same = before.deck is None or after.deck is None or _unnamed(before.deck) == _unnamed(after.deck)
    if _errors(after) - _errors(before) or not same:
        message = _("{file} would not be the same deck with ids. Write them by hand; quizgeo check names the places.")
        raise AuthoringError(message.format(file=shown(path.name)))


def _errors(reading: Reading) -> Counter[str]:
    return Counter(problem.code for problem in reading.problems if problem.severity is Severity.ERROR)


def _unnamed(deck: Deck) -> tuple[Deck, list[Question]]:
    """Give a deck and its questions without their identities and lines."""
    return replace(deck, questions=()), [replace(each, key=CardKey(""), id="", line=0) for each in deck]

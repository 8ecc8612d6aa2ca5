"""The manifest beside a paper: what stands where in each variant, so that marks on a sheet map back to the questions.

It holds the questions themselves, so that a class is marked as it was asked, whatever became of the deck since.
"""

from collections.abc import Mapping

from msgspec import DecodeError, Struct, ValidationError, convert, to_builtins
from msgspec.json import Decoder, encode, format  # noqa: A004 - msgspec's own name
from msgspec.structs import replace

from quizgeo.decks import (
    CardKey,
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    PlaceOnMap,
    Question,
    Text,
    TrueFalse,
)
from quizgeo.decks.model import Peers
from quizgeo.exchange.errors import refused
from quizgeo.exchange.paper.paper import Paper, Placed
from quizgeo.language import _

FORMAT = 1
LARGEST = 50_000_000
"""Bytes of a manifest that is read: 20,000 questions have less."""
_KINDS: Mapping[str, type[Kind]] = {
    kind.name: kind
    for kind in (Choice, Multiple, TrueFalse, Text, Number, Date, ListOf, Order, Match, Groups, Cloze, Flashcard, Open,
                 Find, PlaceOnMap)
}  # fmt: skip


class Slot(Struct, frozen=True):
    """What stands at a number of a variant."""

    number: int
    question: str
    """Its key in the deck."""
    key: str
    """What is right, in letters; empty for what is written in words, or marked by hand."""
    options: tuple[str, ...]
    """Texts behind the letters, from A on."""
    things: tuple[str, ...]
    """Texts that letters are given to, in their order: of pairs the lefts, of groups what is sorted."""


class Arranged(Struct, frozen=True):
    """One variant."""

    variant: str
    questions: tuple[Slot, ...]


class Content(Struct, frozen=True):
    """A question as it was asked: with the options that stood on the paper, in the deck's order."""

    kind: str
    question: str
    language: str
    points: float
    body: Mapping[str, object]


class Manifest(Struct, frozen=True):
    """All of it."""

    quizgeo: str
    """`paper`."""
    format: int
    deck: str
    title: str
    language: str
    hash: str
    seed: int
    questions: Mapping[str, Content]
    variants: tuple[Arranged, ...]


def manifest_of(paper: Paper) -> Manifest:
    """Give the manifest of a paper."""
    first = paper.variants[0].placed
    return Manifest(
        "paper",
        FORMAT,
        paper.deck,
        paper.title,
        paper.language,
        paper.digest,
        paper.wish.seed,
        {each.question.key: _content(each.question) for each in sorted(first, key=lambda each: each.question.key)},
        tuple(Arranged(variant.letter, tuple(map(_slot, variant.placed))) for variant in paper.variants),
    )


def _slot(placed: Placed) -> Slot:
    asked = placed.asked
    return Slot(placed.posed.number, placed.question.key, asked.letters, asked.options, asked.things)


def _content(question: Question) -> Content:
    body: dict[str, object] = to_builtins(question.body)
    return Content(question.kind, question.prompt, question.language, question.points, body)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Give a manifest as JSON, to be read by people and programs."""
    return format(encode(manifest), indent=1) + b"\n"


def read_manifest(data: bytes, name: str) -> Manifest:
    """Read a manifest. name: stands in what is wrong with it. Raises ExchangeError."""
    wrong = refused("EX006", name, _("this is no list of a paper's questions, which quizgeo print writes beside it"))
    if len(data) > LARGEST:
        raise wrong
    try:
        found = Decoder(Manifest).decode(data)
    except (DecodeError, ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise wrong from error
    if found.quizgeo != "paper" or found.format > FORMAT or not _is_whole(found):
        raise wrong
    return found


def _is_whole(manifest: Manifest) -> bool:
    """Tell whether each question that stands somewhere is there."""
    return all(slot.question in manifest.questions for variant in manifest.variants for slot in variant.questions)


def questions_of(manifest: Manifest, name: str) -> Mapping[str, Question]:
    """Give the questions as they were asked, by key. name: as for `read_manifest`. Raises ExchangeError."""
    try:
        alone = [
            Question(CardKey(key), "", convert(each.body, _KINDS[each.kind]), each.question,
                     points=each.points, language=each.language)
            for key, each in manifest.questions.items()
        ]  # fmt: skip
    except (ValidationError, KeyError) as error:
        message = _("a question of this paper is damaged: {reason}").format(reason=error)
        raise refused("EX002", name, message) from error
    peers = Peers(tuple(alone))
    return {each.key: replace(each, peers=peers) for each in alone}

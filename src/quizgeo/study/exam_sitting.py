"""A question of a paper as it is sat: asked in the order that the seed gives, without hints, and judged at the end.

Pure but for the deck that is read. A card is asked as a text to be written, for nothing is turned over in an exam.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers import Given, Grade, Verdict, answer_text, check, gave_up
from quizgeo.decks import CardEntry, DeckError, Question, UnknownDeckError
from quizgeo.decks.fingerprints import encode, hexdigest
from quizgeo.language import ngettext
from quizgeo.progress import GRADES, Event, EventKind
from quizgeo.study.asking import Asked, Posed, pose
from quizgeo.study.exam_log import Line, Marking, answer_id
from quizgeo.study.exam_paper import Paper, Slot
from quizgeo.study.learner import Learner
from quizgeo.study.settings import compact
from quizgeo.text import clean

Lost = Literal["gone", "changed", "unread"]
"""Why a question of a paper can be asked no more, or, where its deck cannot be read, not now."""


class UnreadError(LookupError):
    """Decks of a paper that cannot be read now, so that handing it in would void their questions."""

    def __init__(self, decks: Sequence[str]) -> None:
        self.decks = tuple(decks)
        sentence = ngettext(
            "The deck {decks} cannot be read now; the paper stays open.",
            "The decks {decks} cannot be read now; the paper stays open.",
            len(self.decks),
        )
        super().__init__(sentence.format(decks=", ".join(map(clean, self.decks))))


BLANK = Marking(0.0, "wrong", "blank")
SELF = Marking(None, "", "self")
_DIGEST = 6
"""Bytes."""


class Sat(Struct, frozen=True):
    """A question of a paper on this side of the screen."""

    posed: Posed
    asked: Asked
    """As it is shown."""

    @property
    def self_marked(self) -> bool:
        """Whether the learner marks it, at the review."""
        return self.posed.asked.self_graded


def slot_of(card: CardEntry, question: Question, seed: int) -> Slot:
    """Give the place in a paper of a question as it is now."""
    asked = pose(card, question, (seed,), 0).asked
    return Slot(card.key, _digest(question, asked), question.points, tuple(question.tags))


def sit(learner: Learner, paper: Paper, place: int) -> Sat | Lost:
    """Give a question of a paper as it is asked; say why where it is not there any more, or is another one now."""
    slot = paper.slots[place]
    card = learner.entry(slot.key)
    try:
        question = learner.question(card, paper.language) if card is not None else None
        if card is None and learner.library.load(_deck_of(slot.key), paper.language).find(slot.key) is not None:
            return "unread"  # the deck can be read again, which the learner's cards do not know yet
    except (DeckError, UnknownDeckError):
        return "unread"
    if card is None or question is None:
        return "gone"
    posed = pose(card, question, (paper.seed,), learner.now().ms)
    if _digest(question, posed.asked) != slot.digest:
        return "changed"
    return Sat(posed, _shown(posed.asked))


def sit_all(learner: Learner, paper: Paper) -> list[Sat | Lost]:
    """Give all questions of a paper; a deck that cannot be read is tried once."""
    unread: set[str] = set()
    sats: list[Sat | Lost] = []
    for place, slot in enumerate(paper.slots):
        deck = _deck_of(slot.key)
        sats.append("unread" if deck in unread else sit(learner, paper, place))
        if sats[-1] == "unread":
            unread.add(deck)
    return sats


def unread_in(sats: Sequence[Sat | Lost], paper: Paper) -> tuple[str, ...]:
    """Name the decks of a paper that cannot be read. sats: all its questions."""
    places = (slot for slot, sat in zip(paper.slots, sats, strict=True) if sat == "unread")
    return tuple(dict.fromkeys(_deck_of(slot.key) for slot in places))


def _deck_of(key: str) -> str:
    return key.partition("/")[0]


def _digest(question: Question, asked: Asked) -> str:
    """Give what changes with what is right and what there is to choose from, and not with wording."""
    choices = () if asked.kind == "true_false" else sorted(asked.options)
    return hexdigest(encode([question.fingerprint, asked.kind, choices, sorted(asked.targets), asked.need]), _DIGEST)


def _shown(asked: Asked) -> Asked:
    """Leave the hints out, and ask a card as a text; its instruction, if there is any, comes first."""
    bare = replace(asked, hints=0)
    if asked.kind != "flashcard":
        return bare
    if not asked.statement:
        return replace(bare, kind="text")
    return replace(bare, kind="text", prompt=asked.statement, statement=asked.prompt)


def verdict_on(sat: Sat, line: Line) -> Verdict:
    """Judge what a question of a paper was answered with; what the learner marks has their own verdict."""
    question = sat.posed.question
    if line.state != "answered" or line.given is None:
        return gave_up(question)
    if sat.self_marked:
        return _own_verdict(question, line.score or 0.0)
    return check(question, line.given)


def marking_of(sat: Sat | Lost, line: Line) -> Marking:
    """Give what a question is worth when its paper is handed in."""
    if not isinstance(sat, Sat):
        return Marking(None, "", "changed" if sat == "changed" else "gone")
    if line.state != "answered" or line.given is None:
        return BLANK
    if sat.self_marked:
        return SELF
    try:
        verdict = verdict_on(sat, line)
    except TypeError:  # an answer of another shape, which no program of ours writes for this question
        return Marking(None, "", "changed")
    return Marking(verdict.score, verdict.grade, verdict.reason)


def answered_event(stamp: Event, paper: Paper, place: int, *, sat: Sat, line: Line, marking: Marking) -> Event:
    """Make the event that tells a card's history of its answer in an exam; it has no rating and moves no schedule.

    stamp: a bare event of this moment.
    """
    asked = sat.posed.asked
    shown = compact(asked.options) if asked.kind in ("choice", "multiple", "order") else None
    return replace(
        stamp,
        id=answer_id(paper.id, place),
        kind=EventKind.ANSWERED,
        card=sat.posed.card.key,
        origin="exam",
        form=asked.kind,
        shown=shown,
        grade=GRADES.index(marking.grade),
        score=round((marking.score or 0.0) * 1000),
        reason=marking.reason,
        took=line.spent,
        given=_as_text(line.given),
        extra=compact({"exam": paper.id, "place": place, "points": paper.slots[place].points}),
    )


def own_marking(score: float) -> Marking:
    """Give the marking of a question that the learner marks with a score, 0..1."""
    return Marking(score, _grade_of(score), "self")


def _own_verdict(question: Question, score: float) -> Verdict:
    return Verdict(_grade_of(score), score, "self", "", answer_text(question))


def _grade_of(score: float) -> Grade:
    return "exact" if score >= 1 else "partial" if score > 0 else "wrong"


def _as_text(given: Given | None) -> str | None:
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, bool):
        return "true" if given else "false"
    return compact(given)

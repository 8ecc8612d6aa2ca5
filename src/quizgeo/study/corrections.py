"""What learners said against the judge: typed answers that a deck might accept or reject, and wrong ones given often.

Pure: questions and standing events in, facts out. Nothing that was taken back counts. Every answer is judged again, so
that what a deck settles by now is told no more.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.answers import Verdict, feedback_for
from quizgeo.decks import Choice, Cloze, Date, Deck, Find, Kind, ListOf, Number, PlaceOnMap, Question, Text, cards
from quizgeo.decks.limits import LINE, TEXT
from quizgeo.progress import GRADES, SAID, Event, EventKind
from quizgeo.progress.history import order as merged_order
from quizgeo.study.ladder import TYPED, climbs
from quizgeo.study.typed_parts import MOST_PARTS, Found, Sheet, Typing, as_word, one_line, with_parts
from quizgeo.text import clean, fold

OFTEN = 2
"""Times from which on a wrong answer is told as a common one."""

Obstacle = Literal["", "too-long", "unclear", "no-field", "rejected", "other-entity", "in-question", "accepted"]
"""Why a deck cannot take an answer in: it is longer than a deck may hold; it is not clear which part is meant; the kind
has no field for it; the deck refuses it, it names something else, the question names it; or the deck accepts it."""

History = Callable[[str], Sequence[Event]]
"""Gives the standing events of a key of the log."""


class TypedAnswer(Struct, frozen=True):
    """An answer as it was typed most often, with all that differ from it in case, accents or punctuation alone."""

    text: str
    """Cleaned, on one line, of any length."""
    count: int
    day: int
    """Study day on which it was given last."""
    part: int | None = None
    """The item of a list or the gap of a text that it was given for, from 0; None for a whole answer or if unclear."""
    obstacle: Obstacle = ""


class Corrections(Struct, frozen=True):
    """What learners said against the judge about one question."""

    question: Question
    right: tuple[TypedAnswer, ...]
    """Called right by the learner, and still judged wrong."""
    wrong: tuple[TypedAnswer, ...]
    """Called wrong by the learner, and still judged right."""
    often: tuple[TypedAnswer, ...]
    """Wrong, given often, and never called right; the deck says nothing to them yet."""
    mended: Kind
    """The question's body with all taken in that can be; the same body where that is nothing."""


def corrections_of(
    questions: Iterable[Question], history: History, translations: Sequence[Deck] = ()
) -> tuple[Corrections, ...]:
    """Give what was said against the judge, question by question, of those about which something was.

    history: the standing events of a key; progress under former keys counts. translations: the deck in other
    languages; what is right in one of them is right.
    """
    found = (_corrections(question, history, translations) for question in questions)
    return tuple(each for each in found if each is not None and (each.right or each.wrong or each.often))


def _corrections(question: Question, history: History, translations: Sequence[Deck]) -> Corrections | None:
    answers = list(_answers(question, history))
    if not answers:
        return None
    others = [other for deck in translations if (other := deck.find(question.key)) is not None]
    sheet = Sheet(as_word(question), tuple(map(as_word, others)))
    right, wrong, missed = _tallies(sheet, answers)
    accepting, called_right = _accepting(sheet, right.typed())
    parts, called_wrong = _rejecting(sheet, accepting, wrong.typed())
    often = [each for each in missed.but(right) if each.count >= OFTEN and _is_news(question, sheet, each.text)]
    if isinstance(question.body, ListOf):  # what a wrong item was meant for is nobody's business
        often = [replace(each, part=None) for each in often]
    common = tuple(sorted(often, key=_commonest))
    return Corrections(question, called_right, called_wrong, common, with_parts(question.body, parts))


# -- the log ---------------------------------------------------------------------------------------------------------


class _Answer(Struct, frozen=True):
    """One typed answer of the log, and what became of it."""

    given: Typing
    day: int
    said: str
    """What the learner said of it last, such as `right`; empty for nothing."""
    missed: bool
    """Whether it was judged wrong, or right in part."""


def _answers(question: Question, history: History) -> Iterator[_Answer]:
    """Give the typed answers to a question that stand, in the order in which they were given."""
    card = cards(question)[0]
    found = {event.id: event for key in (card.key, *card.was) for event in history(key)}
    events = sorted(found.values(), key=merged_order)
    words = {event.target: event.said for event in events if event.kind == EventKind.OVERRIDDEN}
    forms = _forms(question)
    for event in events:
        if event.kind == EventKind.ANSWERED and event.form in forms:
            given = _given(question.body, event.given or "")
            if given:
                said = words.get(event.id, event.said) or 0
                missed = event.grade is not None and event.grade < GRADES.index("close")
                yield _Answer(given, event.day, SAID[said] if said < len(SAID) else "", missed)


def _forms(question: Question) -> frozenset[str]:
    """Give the forms in which the answer to a question is typed; none when it never is."""
    match question.body:
        case Text():
            return frozenset(("text", TYPED))
        case Choice():
            return frozenset(("text", TYPED)) if climbs(question) else frozenset()
        case Number() | Date() | ListOf() | Cloze() | Find() | PlaceOnMap():
            return frozenset((question.kind,))
        case _:
            return frozenset()


def _given(body: Kind, written: str) -> Typing:
    """Give an answer in the shape in which it was given, cleaned; empty where it cannot be read as one to this body."""
    several = _several(written) if isinstance(body, ListOf | Cloze | PlaceOnMap) else None
    if isinstance(body, PlaceOnMap) and several:
        return ", ".join(several)
    if isinstance(body, Cloze):
        gaps = len(body.gaps)
        given = several or ((clean(written),) if gaps == 1 else ())
        return given if len(given) == gaps else ()
    return clean(written) if several is None else several


def _several(written: str) -> tuple[str, ...] | None:
    """Read texts or numbers that the log keeps as JSON; None for what is no such list."""
    if not written.startswith("["):
        return None
    try:
        parts: object = json.loads(written)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parts, list) or not all(isinstance(part, str | int | float) for part in parts):
        return None
    return tuple(clean(str(part)) for part in parts[:MOST_PARTS])


# -- counting --------------------------------------------------------------------------------------------------------


def _tallies(sheet: Sheet, answers: Iterable[_Answer]) -> tuple["_Tally", "_Tally", "_Tally"]:
    """Count what was called right and is judged wrong, what was called wrong and is judged right, and what is wrong."""
    right, wrong, missed = _Tally(sheet), _Tally(sheet), _Tally(sheet)
    for answer in answers:
        if answer.said == "wrong":
            wrong.add([Found(one_line(answer.given), frozenset())] if sheet.passes(answer.given) else [], answer.day)
        elif answer.said == "right":
            right.add([found for found in sheet.look(answer.given) if not found.right], answer.day)
        elif answer.missed:
            missed.add([found for found in sheet.look(answer.given) if found.grade == "wrong"], answer.day)
    return right, wrong, missed


_Key = tuple[str, frozenset[int]]


class _Group(Struct):
    """Spellings of one answer."""

    places: frozenset[int]
    counts: Counter[str] = field(default_factory=Counter)
    days: dict[str, int] = field(default_factory=dict)


class _Tally:
    """Answers by what they fold to."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.groups: dict[_Key, _Group] = {}

    def add(self, found: Iterable[Found], day: int) -> None:
        """Count texts that were given on a day; a text may be meant for what every answer with it leaves open."""
        for each in found:
            group = self.groups.setdefault(self._key(each), _Group(each.places))
            group.places &= each.places
            group.counts[each.text] += 1
            group.days[each.text] = max(day, group.days.get(each.text, day))

    def typed(self) -> list[TypedAnswer]:
        """Give the answers, part after part, the commonest first."""
        return sorted((self._told(group) for group in self.groups.values()), key=_in_order)

    def but(self, other: "_Tally") -> list[TypedAnswer]:
        """Give the answers that another tally does not have."""
        return [self._told(group) for key, group in self.groups.items() if key not in other.groups]

    def _key(self, found: Found) -> _Key:
        """Give what makes answers one: their folded text, and their gap."""
        question = self._sheet.question
        level = 0 if isinstance(question.body, Text) and question.body.strict else 4 if self._sheet.parts else 2
        folded = fold(found.text, level, question.language) or fold(found.text, 0)
        return folded, found.places if isinstance(question.body, Cloze) else frozenset()

    def _told(self, group: _Group) -> TypedAnswer:
        text = min(group.counts, key=lambda text: (-group.counts[text], -group.days[text], text))
        several = isinstance(self._sheet.question.body, ListOf | Cloze)
        part = next(iter(group.places)) if several and len(group.places) == 1 else None
        return TypedAnswer(text, group.counts.total(), max(group.days.values()), part)


def _in_order(typed: TypedAnswer) -> tuple[int, int, int, str]:
    return -1 if typed.part is None else typed.part, *_commonest(typed)


def _commonest(typed: TypedAnswer) -> tuple[int, int, str]:
    return -typed.count, -typed.day, typed.text


# -- taking in -------------------------------------------------------------------------------------------------------

_SETTLED: tuple[Obstacle, ...] = ("rejected", "other-entity", "in-question")
"""Reasons of a verdict against which a deck should not be changed without a thought."""


def _accepting(sheet: Sheet, found: Sequence[TypedAnswer]) -> tuple[tuple[Text, ...], tuple[TypedAnswer, ...]]:
    """Let the parts accept what learners called right, as far as they can, and nothing that is right without it."""
    parts, told = sheet.parts, list[TypedAnswer]()
    for typed in found:
        obstacle = _obstacle(sheet, parts, typed)
        place = typed.part or 0
        if not obstacle and not sheet.verdict(parts[place], typed.text).passed:
            wider = replace(parts[place], accept=(*parts[place].accept, typed.text))
            trial = (*parts[:place], wider, *parts[place + 1 :])
            if _written(with_parts(sheet.question.body, trial)) > TEXT:
                obstacle = "too-long"
            else:
                parts = trial
        told.append(replace(typed, obstacle=obstacle))
    return parts, tuple(told)


def _obstacle(sheet: Sheet, parts: Sequence[Text], typed: TypedAnswer) -> Obstacle:
    if not parts:
        return "no-field"
    if len(typed.text) > LINE:
        return "too-long"
    if len(parts) > 1 and typed.part is None:
        return "unclear"
    reason = sheet.verdict(parts[typed.part or 0], typed.text).reason
    return next((word for word in _SETTLED if word == reason), "")


def _written(body: Kind) -> int:
    """Give at least the characters that a text with gaps takes in a deck, as some are escaped; 0 for other kinds."""
    if not isinstance(body, Cloze):
        return 0
    forms = [form for gap in body.gaps for form in (gap.answer, *gap.accept, gap.hint, "((::))", "|" * len(gap.accept))]
    plain = [part for part in body.parts if isinstance(part, str)]
    return sum(len(text) + sum(map(text.count, r"()\|:")) for text in (*forms, *plain))


def _rejecting(
    sheet: Sheet, parts: tuple[Text, ...], found: Sequence[TypedAnswer]
) -> tuple[tuple[Text, ...], tuple[TypedAnswer, ...]]:
    """Let a word reject what learners called wrong, as long as every accepted form stays right."""
    told: list[TypedAnswer] = []
    for typed in found:
        obstacle: Obstacle = "" if isinstance(sheet.question.body, Text) else "no-field"
        if not obstacle and len(typed.text) > LINE:
            obstacle = "too-long"
        elif not obstacle:
            narrower = replace(parts[0], reject=(*parts[0].reject, typed.text))
            kept = all(sheet.verdict(narrower, form).passed for form in (narrower.answer, *narrower.accept))
            if not kept or sheet.verdict(narrower, typed.text).passed:
                obstacle = "accepted"
            else:
                parts = (narrower,)
        told.append(replace(typed, obstacle=obstacle))
    return parts, tuple(told)


def _is_news(question: Question, sheet: Sheet, text: str) -> bool:
    """Tell whether a deck says nothing of its own to a wrong answer yet: neither feedback nor a refusal."""
    said = feedback_for(question, text, Verdict("wrong", 0.0, "different", ""))
    if said not in ("", question.feedback.get("wrong", "")):
        return False
    return not any(sheet.verdict(part, text).reason == "rejected" for part in sheet.parts)

"""Leeches: cards forgotten so often that asking them once more is no cure. They are said to be so, then set aside.

A card is set aside by an event written with the answer it follows from, and only for as long as that answer stands as a
miss: taking it back, or an "I was right", brings the card back with it.
"""

from collections import Counter

from msgspec import Struct

from quizgeo.language import _, ngettext
from quizgeo.memory import Feed, Item, Rating, feeds
from quizgeo.progress import GRADES, Event, EventKind, new_id
from quizgeo.study.attempt import Attempt
from quizgeo.study.learner import Learner
from quizgeo.study.settings import compact
from quizgeo.text import shorten

WARNED_FROM = 4
"""Lapses from which on a miss is told to be one of many."""
EACH_MORE = 4
"""Lapses after which a card that was brought back is set aside again."""
_TOLD = 3
"""Wrong answers that are named."""
_LONGEST = 60
"""Cells of a wrong answer that is named."""
_WRONG = GRADES.index("wrong")


class Leech(Struct, frozen=True):
    """What there is to say of a card that was forgotten once more."""

    lapses: int
    confused: tuple[tuple[str, int], ...] = ()
    """Wrong answers that were given to it, and how often, the commonest first."""
    set_aside: bool = False

    def in_words(self) -> tuple[str, ...]:
        """Say it, one sentence after another."""
        told = [ngettext("You forgot this card {count} time.", "You forgot this card {count} times.", self.lapses)]
        if self.confused:
            told.append(_("Often confused with: {answers}."))
        if self.set_aside:
            told.append(_("It is set aside now: rewrite it, resume it, or leave it."))
        answers = ", ".join(f"{text} ({count})" for text, count in self.confused)
        return tuple(sentence.format(count=self.lapses, answers=answers) for sentence in told)


def lapses_after(before: Item, event: Event, rating: Rating) -> int | None:
    """Give the lapses of a card after an answer that is one more; None for an answer that is none."""
    seen = before.seen
    if seen is None or not seen.ever_passed or rating is not Rating.AGAIN:
        return None
    return seen.lapses + 1 if feeds(before, event.day, rating, event.origin or "") is Feed.GRADED else None


def is_one_too_many(lapses: int, limit: int) -> bool:
    """Tell whether a card is to be set aside at so many lapses. limit: of the settings; 0: never."""
    return 0 < limit <= lapses and (lapses - limit) % EACH_MORE == 0


def setting_aside(learner: Learner, before: Item, answer: Event, last: Event, rating: Rating) -> tuple[Event, ...]:
    """Give the event that sets a card aside because of an answer; none where it is not forgotten too often.

    before: the state of the card before the answer. last: the event it is written after, the answer or a word on it.
    """
    lapses = lapses_after(before, answer, rating)
    if lapses is None or not is_one_too_many(lapses, learner.settings.leech):
        return ()
    extra = compact({"on": True, "reason": "leech"})
    aside = Event(
        id=new_id(), kind=EventKind.SUSPENDED, card=answer.card, device=last.device, seq=last.seq + 1, at=last.at,
        offset=last.offset, day=last.day, clock=last.clock, target=answer.id, extra=extra,
    )  # fmt: skip
    return (aside,)


def leech_of(learner: Learner, made: Attempt) -> Leech | None:
    """Tell what there is to say of an answer that was one more lapse of many; None for any other."""
    lapses = lapses_after(made.before, made.event, made.rating)
    if lapses is None or lapses < WARNED_FROM:
        return None
    confused = () if made.answer.posed.asked.self_graded else _confused(learner.history(made.card.key))
    return Leech(lapses, confused, made.item.suspended)


def _confused(history: tuple[Event, ...]) -> tuple[tuple[str, int], ...]:
    """Count the wrong answers in one piece that stand as such."""
    right = {event.target for event in history if event.kind == EventKind.OVERRIDDEN and event.rating != Rating.AGAIN}
    given = [
        " ".join(event.given.split())
        for event in history
        if event.kind == EventKind.ANSWERED and event.grade == _WRONG and event.given and event.id not in right
    ]
    texts = {text.casefold(): text for text in given if text[:1] not in ("[", "{", "")}
    counts = Counter(text.casefold() for text in given if text.casefold() in texts)
    return tuple((shorten(texts[folded], _LONGEST), count) for folded, count in counts.most_common(_TOLD))

"""Leeches: cards forgotten so often that asking them once more is no cure. They are said to be so, then set aside.

A card is set aside by an event written with the answer it follows from, and only for as long as that answer stands as a
miss: taking it back, or an "I was right", brings the card back with it.
"""

from collections import Counter

from msgspec import Struct

from quizgeo.language import _, ngettext
from quizgeo.memory import Feed, Item, Rating, feeds, replay
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


def is_one_too_many(lapses: int, limit: int, last: int | None = None) -> bool:
    """Tell whether a card is to be set aside at so many lapses. limit: of the settings; 0: never.

    last: its lapses when it was set aside before. What was over the limit when that was set goes at the next lapse.
    """
    return 0 < limit <= lapses and (last is None or lapses >= last + EACH_MORE)


def setting_aside(learner: Learner, before: Item, answer: Event, last: Event, rating: Rating) -> tuple[Event, ...]:
    """Give the event that sets a card aside because of an answer; none where it is not forgotten too often.

    before: the state of the card before the answer. last: the event it is written after, the answer or a word on it.
    """
    lapses = lapses_after(before, answer, rating)
    limit = learner.settings.leech
    if (
        lapses is None
        or not is_one_too_many(lapses, limit)
        or not is_one_too_many(lapses, limit, _last(learner, answer))
    ):
        return ()
    extra = compact({"on": True, "reason": "leech"})
    aside = Event(
        id=new_id(), kind=EventKind.SUSPENDED, card=answer.card, device=last.device, seq=last.seq + 1, at=last.at,
        offset=last.offset, day=last.day, clock=last.clock, target=answer.id, extra=extra,
    )  # fmt: skip
    return (aside,)


def _last(learner: Learner, answer: Event) -> int | None:
    """Give the lapses at which the card of an answer was set aside last before it; None if it never was."""
    key = answer.card or ""
    history = learner.history(key)
    aside = [each for each, event in enumerate(history) if event.kind == EventKind.SUSPENDED and event.target]
    if not aside:
        return None
    seen = replay(history[: aside[-1] + 1], learner.scheduler, learner.policy(key)).seen
    return seen.lapses if seen is not None else None


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

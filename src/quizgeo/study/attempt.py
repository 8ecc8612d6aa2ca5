"""One answer on its way into the log: judged, rated, scheduled, and what the learner says of it afterwards."""

from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers import Given, Verdict
from quizgeo.decks import CardEntry
from quizgeo.language import N_, _
from quizgeo.memory import Feed, Item, Outcomes, Rating, Suggestion, chance, feeds, implied_chance, suggest
from quizgeo.progress import GRADES, SAID, Event, EventKind, Said
from quizgeo.study.asking import Posed
from quizgeo.study.learner import Learner
from quizgeo.study.settings import compact

Origin = Literal["study", "redo"]

WHY = {
    "right": N_("Good: the answer was right."),
    "wrong": N_("Again: the answer was wrong."),
    "gave-up": N_("Again: you gave up."),
    "timeout": N_("Again: the time was up."),
    "partial": N_("Again: only a part was right."),
    "hint": N_("Again: it was right after a hint."),
    "guessed": N_("Again: you said that it was a guess."),
    "self": N_("You rate this card yourself."),
}
"""Why a rating is suggested, by the stable word for it, or for the reason of a verdict where nothing was answered."""


class Answer(Struct, frozen=True):
    """What was given to a question, before anything follows from it."""

    posed: Posed
    given: Given | None
    """None when the learner gave up."""
    verdict: Verdict
    took: int
    """Milliseconds."""
    origin: Origin = "study"
    among: int | None = None
    """How many there were to choose from, 0 for what was typed; None: as many as were asked."""

    @property
    def chance(self) -> float:
        """Chance of a lucky guess, 0..1."""
        asked = self.posed.asked
        return asked.chance if self.among is None else chance(asked.kind, options=self.among)


class Attempt(Struct, frozen=True):
    """An answer with all that follows from it. `event` is as logged; `item` is the state of its card as it stands."""

    answer: Answer
    before: Item
    outcomes: Outcomes
    suggestion: Suggestion
    event: Event
    item: Item
    rating: Rating
    said: str = ""
    practice: bool = False

    @property
    def card(self) -> CardEntry:
        """The card that was answered."""
        return self.answer.posed.card

    @property
    def missed(self) -> bool:
        """Whether the card has to come back in the session."""
        return self.item.seen is not None and self.item.seen.open_miss and not self.item.suspended

    @property
    def right(self) -> bool:
        """Whether the answer counts as right, after what the learner said of it."""
        return self.rating > Rating.AGAIN


def attempt(learner: Learner, answer: Answer, rating: Rating | None = None) -> Attempt:
    """Judge what an answer does to the schedule; `rating` is given for self-graded kinds.

    Nothing is written yet: the state after it follows from recording its event.
    """
    key, asked, verdict = answer.posed.card.key, answer.posed.asked, answer.verdict
    before = learner.item(key)
    suggestion = suggest(asked.kind, verdict.grade, score=verdict.score, hints=answer.posed.hints, chance=answer.chance)
    chosen = rating or suggestion.rating
    bare = _told(answer, before, learner)
    outcomes = outcomes_of(learner, answer.posed, before, bare.day, answer.chance)
    event, feed = scheduled(bare, before, outcomes, chosen, learner)
    return Attempt(answer, before, outcomes, suggestion, event, before, chosen, practice=feed is Feed.PRACTICE)


def outcomes_of(learner: Learner, posed: Posed, before: Item, day: int, chance: float) -> Outcomes:
    """Give what each rating does: as it was shown, if card and day are still the same."""
    promise = posed.promise
    if promise is not None and promise.before == before and promise.day == day:
        return promise.outcomes
    return learner.outcomes(before, posed.card.key, day, chance)


def amend(learner: Learner, made: Attempt, said: Said) -> tuple[Attempt, Event]:
    """Let the learner's word stand against the stored rating; give the attempt as it will be, and the event to log.

    The state follows from replaying the card once the event is written.
    """
    rating, grade, score = _in_words(said, made)
    amended, feed = scheduled(
        replace(made.event, grade=GRADES.index(grade), score=score), made.before, made.outcomes, rating, learner
    )
    override = replace(
        learner.event(EventKind.OVERRIDDEN, made.card.key),
        target=made.event.id,
        said=SAID.index(said),
        grade=amended.grade,
        score=amended.score,
        rating=amended.rating,
        ivl=amended.ivl,
        nth=amended.nth,
        given=made.event.given,
        scheduler=amended.scheduler,
        extra=compact({"grade": made.answer.verdict.grade, "reason": made.answer.verdict.reason}),
    )
    return replace(made, rating=rating, said=said, practice=feed is Feed.PRACTICE), override


def explain(made: Attempt) -> str:
    """Say in one sentence why the rating is what it is."""
    match made.said:
        case "":
            reason = made.answer.verdict.reason
            return _(WHY[reason if reason in WHY else made.suggestion.why])
        case "guessed":
            return _(WHY["guessed"])
        case "right":
            return _("Good: you said that it was right.")
        case "wrong":
            return _("Again: you said that it was wrong.")
        case _:
            return _("You chose this rating.")


def _told(answer: Answer, before: Item, learner: Learner) -> Event:
    """Make the event of an answer, without what it does to the schedule."""
    verdict, asked = answer.verdict, answer.posed.asked
    event = learner.event(EventKind.ANSWERED, answer.posed.card.key)
    shown = compact(asked.options) if asked.kind in ("choice", "multiple", "order") else None
    implied = implied_chance(asked.kind, shown) == answer.chance
    return replace(
        event,
        origin=answer.origin,
        form=asked.kind,
        shown=shown,
        hints=answer.posed.hints or None,
        tries=1 + (before.seen.tries if before.seen and before.seen.last_day >= event.day else 0),
        grade=GRADES.index(verdict.grade),
        score=round(verdict.score * 1000),
        reason=verdict.reason,
        took=answer.took,
        given=as_text(answer.given),
        extra=None if implied else compact({"chance": answer.chance}),
    )


def scheduled(event: Event, before: Item, outcomes: Outcomes, rating: Rating, learner: Learner) -> tuple[Event, Feed]:
    """Add to the event of an answer what it does to the schedule with a rating, and tell what that is."""
    feed = feeds(before, event.day, rating, event.origin or "")
    if feed is Feed.PRACTICE:
        return replace(event, rating=rating, ivl=None, nth=None, scheduler=None), feed
    nth = 1 + (before.seen.nth if before.seen else 0)
    return replace(
        event, rating=rating, ivl=outcomes[rating].interval, nth=nth, scheduler=learner.scheduler.version
    ), feed


def _in_words(said: Said, made: Attempt) -> tuple[Rating, str, int]:
    verdict = made.answer.verdict
    match said:
        case "right":
            return Rating.GOOD, "exact", 1000
        case "wrong":
            return Rating.AGAIN, "wrong", 0
        case "guessed":
            return Rating.AGAIN, verdict.grade, round(verdict.score * 1000)
        case "hard":
            return Rating.HARD, verdict.grade, round(verdict.score * 1000)
        case "easy":
            return Rating.EASY, verdict.grade, round(verdict.score * 1000)
        case _ as unreachable:
            assert_never(unreachable)


def as_text(given: Given | None) -> str | None:
    """Give an answer as the log keeps it: as text, or as compact JSON where it has parts."""
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, bool):
        return "true" if given else "false"
    return compact(given)

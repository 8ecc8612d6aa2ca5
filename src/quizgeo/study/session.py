"""A session: asking, judging, logging, taking back. One engine under every front end.

An answer is written before its verdict is shown, so a session can be left, or killed, at any moment with nothing lost.
Nothing here reads a clock, draws lots or opens a file; the learner brings time, decks and log.
"""

from collections.abc import Collection, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.answers import Given, Verdict, check, gave_up, prepare, timeout
from quizgeo.decks import CardEntry, DeckError, Question, UnknownDeckError
from quizgeo.language import _
from quizgeo.memory import NEW, Item, Rating
from quizgeo.progress import Event, EventKind, Said, Written
from quizgeo.study.ahead import map_ahead
from quizgeo.study.asking import Asked, Posed, Promise, pose
from quizgeo.study.attempt import Answer, Attempt, Origin, amend, attempt
from quizgeo.study.deeds import SHORT, Deed
from quizgeo.study.judging import judge, next_hint
from quizgeo.study.ladder import TYPED, climbs, is_typed
from quizgeo.study.learner import Learner
from quizgeo.study.leeches import leech_of, setting_aside
from quizgeo.study.queue import MOST_TRIES, Queue
from quizgeo.study.resting import set_aside
from quizgeo.study.scope import MINUTE_MS, Scope
from quizgeo.study.show import SAYING, may_say, ratings_left, revealed, turned
from quizgeo.study.summary import summarise
from quizgeo.study.undo import Step, deed, last_done, take_back
from quizgeo.study.views import Asking, Counts, Refusal, Revealed, Summary, View

LONGEST_ANSWER_MS = 30 * MINUTE_MS
"""More than this is a learner who was away, or a clock that jumped."""


class Session(Struct):
    """What a front end drives. Make one with `start` or `redo`. `view` is always what is to be shown now."""

    learner: Learner
    scope: Scope
    queue: Queue
    origin: Origin = "study"
    attempts: list[Attempt] = field(default_factory=list)
    """Answers of this session that stand, oldest first."""
    saved: Written | None = None
    """How safe the newest answer is."""
    notice: str = ""
    """A sentence about the last step, such as what was taken back; empty when there is nothing to say."""
    undone: Deed | None = None
    """What was taken back last."""
    began: int = 0
    typed: frozenset[str] | None = None
    """Keys of the choices that are asked typed whatever their state; None: each as its rung of the ladder says."""
    _hinted: dict[tuple[str, tuple[int, ...]], int] = field(default_factory=dict)
    """By card and try, the hints that were shown: they count also when the question is asked anew."""
    _steps: list[Step] = field(default_factory=list)
    """What was done in this session and can be taken back, oldest first; one key press is one step."""
    _posed: Posed | None = None
    _counted: tuple[int, Counts] | None = None
    """The counts, and the change of the queue that they belong to."""
    _reveal: bool = False
    """Whether the newest answer is on the screen."""

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What is to be shown now."""
        if self._reveal:
            return self.shown_again(self.attempts[-1])
        posed = self._posed
        if posed is None:
            return self.summary()
        if posed.turned:
            return turned(self.learner, posed, self.counts)
        return Asking(posed.asked, self.counts, posed.hints_shown)

    def shown_again(self, made: Attempt) -> Revealed:
        """Show an answer of this session as it stands, also while the next question is asked."""
        return revealed(made, self.counts, self.saved, leech_of(self.learner, made))

    @property
    def counts(self) -> Counts:
        """Cards left, the one being asked among them, and cards done."""
        if self._counted is None or self._counted[0] != self.queue.changes:
            self._counted = self.queue.changes, self._count()
        return self._counted[1]

    def _count(self) -> Counts:
        today, ahead = self.learner.today(), [self.learner.item(card.key).seen for card in self.queue.ahead]
        new = ahead.count(None)
        again = sum(seen is not None and seen.open_miss and seen.last_day >= today for seen in ahead)
        waiting = {card.key for card in self.queue}
        done = len({made.card.key for made in self.attempts} - waiting)
        return Counts(new, again + len(self.queue.returning), len(ahead) - new - again, done)

    @property
    def last(self) -> Attempt | None:
        """The newest answer of this session that stands."""
        return self.attempts[-1] if self.attempts else None

    @property
    def question(self) -> Question | None:
        """The question on the screen, with its answer: for opening it in an editor, never for showing it early."""
        if self._reveal:
            return self.attempts[-1].answer.posed.question
        return self._posed.question if self._posed else None

    def summary(self) -> Summary:
        """Give the summary of the session so far."""
        return summarise(self.attempts, today=self.learner.today(), left=len(self.queue), saved=self.saved)

    def prepare(self) -> None:
        """Have ready what judging the answer needs: to be called once the question is shown, so that no key waits.

        It may be called as often as one likes; only the first call for a deck takes time.
        """
        if self._posed is not None and not self._reveal:
            prepare(self._posed.question)

    def following(self) -> Asked | None:
        """Give what is asked next if a map belongs to it, so that it can be drawn before; None else."""
        here = self._on_screen()
        card = next((card for card in self.queue.ahead if card != here), None)
        return map_ahead(self.learner, card, self.scope.language) if card else None

    # -- answering -----------------------------------------------------------------------------------------------

    def answer(self, given: Given, among: int | None = None) -> View | Refusal:
        """Judge an answer, write it, and show the verdict. What cannot be an answer changes nothing.

        among: how many there were to choose from where a map was told, 0 for what was typed; None: as it was asked.
        """
        verdict = judge(self._asking(), given)
        return verdict if isinstance(verdict, Refusal) else self._log(given, verdict, among=among)

    def give_up(self, *, out_of_time: bool = False) -> View:
        """Log that the learner does not know, or that the time is up, and show the answer."""
        posed = self._asking()
        return self._log(None, (timeout if out_of_time else gave_up)(posed.question))

    def hint(self) -> View | Refusal:
        """Show the next hint."""
        posed = next_hint(self._asking())
        if isinstance(posed, Refusal):
            return posed
        self._posed = posed
        self._hinted[posed.card.key, posed.turn] = posed.hints
        return self.view

    def turn(self) -> View:
        """Turn a self-graded card over; nothing is logged until it is rated."""
        posed, day = self._asking(), self.learner.today()
        before = self.learner.item(posed.card.key)
        outcomes = self.learner.outcomes(before, posed.card.key, day, posed.asked.chance)
        self._posed = replace(posed, turned=True, promise=Promise(before, day, outcomes))
        return self.view

    def rate(self, rating: Rating, ticked: Sequence[str] = ()) -> View | Refusal:
        """Rate a card, and go on.

        A self-graded card is logged with this rating; `ticked` are the points of its rubric that were met. After a
        verdict the rating must be one of those offered, and stands in place of the suggested one.
        """
        if self._posed is not None and not self._reveal:
            return self._rate_self(rating, ticked)
        made = self._shown()
        if rating is not made.rating:
            if rating not in ratings_left(made):
                return Refusal(_("This answer cannot be rated so."))
            self._say(made, SAYING[rating])
        return self.next()

    def say(self, word: Said) -> View | Refusal:
        """Let the learner's word stand against the last verdict, also while the next question is asked."""
        self._look_around()
        made = self.last
        if made is None or word not in may_say(made):
            return Refusal(_("There is no answer of which that can be said."))
        self._say(made, word)
        if self._reveal or (self._posed is not None and self._posed.card in self.queue):
            return self.view
        return self.next()

    def next(self) -> View:
        """Leave the reveal and ask the next question; give the summary when nothing is left."""
        self._reveal = False
        self.notice = ""
        self._look_around()
        self._ask_next()
        return self.view

    # -- setting aside and taking back ---------------------------------------------------------------------------

    def set_aside(self, kind: EventKind, *, siblings: bool = False) -> View | Refusal:
        """Suspend a card, or bury it until the next study day; with `siblings` all cards of its question."""
        card = self._on_screen()
        if card is None:
            return Refusal(_("There is no card to set aside."))
        step: list[Event] = []
        for key in (card.key, card.sibling) if siblings and card.sibling else (card.key,):
            event, self.saved = set_aside(self.learner, kind, key)
            self.queue.drop(self.learner.entries.get(key, card))
            step.append(event)
        self._steps.append(Step(tuple(step)))
        return self.next()

    def next_undo(self) -> Deed | None:
        """Tell what the next undo takes back, and whether it was done before this session; None for nothing."""
        self._look_around()
        step = self._last_step()
        return deed(self.learner, step, self.scope.language, earlier=not self._steps) if step else None

    def undo(self) -> View | Refusal:
        """Take back the newest thing done, in this session or before it.

        After an answer, or a card set aside, its question is asked again as it was asked; after a word said of an
        answer that answer stands as it did before, and is shown again where it is the last one.
        """
        self._look_around()
        step = self._last_step()
        if step is None:
            return Refusal(_("There is nothing left to take back."))
        self.undone = deed(self.learner, step, self.scope.language, earlier=not self._steps)
        del self._steps[-1:]
        for event in reversed(step.events):
            self.saved = take_back(self.learner, event)
        self._counted = None
        if step.is_word:
            self._unsay(step)
        else:
            self._ask_back(step)
        self.notice = self.undone.taken_back(SHORT)
        return self.view

    # -- inside --------------------------------------------------------------------------------------------------

    def _asking(self) -> Posed:
        if self._posed is None or self._reveal:
            raise RuntimeError("no question is being asked")
        return self._posed

    def _shown(self) -> Attempt:
        if not self._reveal:
            raise RuntimeError("no verdict is on the screen")
        return self.attempts[-1]

    def _on_screen(self) -> CardEntry | None:
        if self._reveal:
            return self.attempts[-1].card
        return self._posed.card if self._posed else None

    def _log(
        self, given: Given | None, verdict: Verdict, rating: Rating | None = None, among: int | None = None
    ) -> View:
        posed = self._asking()
        self._look_around()
        took = max(0, min(self.learner.now().ms - posed.since, LONGEST_ANSWER_MS))
        answer = Answer(posed, given, verdict, took, self.origin, among)
        made = attempt(self.learner, answer, rating)
        aside = setting_aside(self.learner, made.before, made.event, made.event, made.rating)
        item, self.saved = self.learner.record(made.event, *aside)
        made = replace(made, item=item)
        self.attempts.append(made)
        self._steps.append(Step((made.event,)))
        self.queue.answered(posed.card, missed=self._returns(made))
        self._reveal = True
        self.notice = self.learner.clock_notice
        return self.view

    def _rate_self(self, rating: Rating, ticked: Sequence[str]) -> View:
        posed = self._asking()
        given: Given = list(ticked) if ticked else rating.name.lower()
        verdict = check(posed.question, given)
        return self._log(given, verdict, rating)

    def _say(self, made: Attempt, word: Said) -> None:
        amended, override = amend(self.learner, made, word)
        aside = setting_aside(self.learner, made.before, made.event, override, amended.rating)
        self.saved = self.learner.rewrite(override, made.card.key, *aside)
        self._stand(replace(amended, item=self.learner.item(made.card.key)))
        self._steps.append(Step((override,), made))

    def _stand(self, made: Attempt) -> None:
        """Put an answer in the place of itself as it stood, and let its card come back or not."""
        self.attempts = [made if each.event.id == made.event.id else each for each in self.attempts]
        self.queue.settle(made.card, missed=self._returns(made))

    def _last_step(self) -> Step | None:
        return self._steps[-1] if self._steps else last_done(self.learner)

    def _ask_back(self, step: Step) -> None:
        """Ask a card again after its answer was taken back, or that it was set aside; leave it out if it now rests."""
        taken = {event.id for event in step.events}
        self.attempts = [made for made in self.attempts if made.event.id not in taken]
        self._reveal = False
        card = self.learner.entry(step.event.card or "")
        if card is not None and self.learner.item(card.key).rests(self.learner.today()):
            self.queue.drop(card)
        elif card is not None and self._ask(card, step.event):
            self.queue.put_first(card)
        if self._posed is None or self._posed.card not in self.queue:
            self._ask_next()

    def _unsay(self, step: Step) -> None:
        """Let an answer stand as before a word was said of it; show it again where it is the last one here."""
        made = step.before
        if made is not None:
            self._stand(replace(made, item=self.learner.item(made.card.key)))
            self._reveal = self.attempts[-1].event.id == made.event.id
            return
        card = self.learner.entry(step.event.card or "")
        item = self.learner.item(card.key) if card is not None else NEW
        if card is None or item.seen is None or item.seen.last_day < self.learner.today():
            return
        self.queue.settle(card, missed=self._comes_back(item))
        if self._posed is None or self._posed.card not in self.queue:
            self._ask_next()

    def _returns(self, made: Attempt) -> bool:
        return self._comes_back(made.item)

    def _comes_back(self, item: Item) -> bool:
        seen = item.seen
        if seen is None or item.suspended or self.origin != "study":
            return False
        return seen.open_miss and seen.tries < MOST_TRIES

    def _look_around(self) -> None:
        """Take in what another program did meanwhile: answers it took back, and cards that it asked."""
        if not self.learner.refresh():
            return
        standing = {event.id for made in self.attempts for event in self.learner.history(made.card.key)}
        self.attempts = [made for made in self.attempts if made.event.id in standing]
        self._steps = [step for step in self._steps if self._stands(step, standing)]
        self._reveal = self._reveal and bool(self.attempts)
        self._counted = None
        today = self.learner.today()
        for card in list(self.queue):
            item = self.learner.item(card.key)
            if item.rests(today) or (item.seen and item.seen.last_day >= today and not item.seen.open_miss):
                self.queue.drop(card)

    def _stands(self, step: Step, standing: Collection[bytes]) -> bool:
        """Tell whether a step was not taken back by another program; a word goes with its answer."""
        if step.before is not None and step.before.event.id not in standing:
            return False
        return any(self.learner.stands(event) for event in step.events)

    def _ask_next(self) -> None:
        self._posed = None
        while not self._over() and (card := self.queue.next()) is not None:
            if self._ask(card):
                return
            self.queue.drop(card)

    def _ask(self, card: CardEntry, back: Event | None = None) -> bool:
        """Put a card's question on the screen; tell whether it could be read.

        back: what was taken back, if anything; an answer is asked for in its form, with the hints that it had.
        """
        try:
            question = self.learner.question(card, self.scope.language)
        except (DeckError, UnknownDeckError) as error:
            reason = str(error).partition("\n")[0]
            self.notice = _("Cards were left out: {reason}").format(reason=reason)
            return False
        if question is None:
            self.notice = _("{card} was left out: its deck does not hold it any more.").format(card=card.key)
            return False
        seen = self.learner.item(card.key).seen
        turn = (seen.nth, seen.tries) if seen else (0, 0)
        typed = climbs(question) and self._is_typed(question, card.key, back)
        posed = pose(card, question, turn, self.learner.now().ms, typed=typed)
        hints = max(self._hinted.get((card.key, turn), 0), (back.hints or 0) if back else 0)
        self._posed = replace(posed, hints=min(hints, posed.asked.hints))
        return True

    def _is_typed(self, question: Question, card: str, back: Event | None) -> bool:
        if back is not None and back.form:
            return back.form == TYPED
        if self.typed is not None:
            return card in self.typed
        return is_typed(question, self.learner.item(card).seen, self.learner.scheduler)

    def _over(self) -> bool:
        minutes = self.scope.minutes
        return minutes is not None and self.learner.now().ms - self.began >= minutes * MINUTE_MS

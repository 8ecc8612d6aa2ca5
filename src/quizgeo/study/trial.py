"""A question tried out by whoever writes it: asked and judged as in a session, with no learner and no log. Pure."""

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers import Given, Verdict, gave_up
from quizgeo.decks import BACK, CardEntry, Open, Question, cards
from quizgeo.study.asking import Asked, Posed, pose
from quizgeo.study.judging import feedback, judge, next_hint, right_answer
from quizgeo.study.ladder import climbs
from quizgeo.study.views import Refusal


class Way(Struct, frozen=True):
    """One way in which a question is asked."""

    card: CardEntry
    typed: bool = False
    """Whether a choice is asked without its options."""

    @property
    def back(self) -> bool:
        """Whether it is the way back of a flashcard."""
        return self.card.key.endswith(BACK)


def ways(question: Question) -> tuple[Way, ...]:
    """Give every way, the plain one first: the way back of a flashcard, the typed rung of a choice."""
    asked = tuple(Way(card) for card in cards(question))
    return (*asked, Way(asked[0].card, typed=True)) if climbs(question) else asked


class Posing(Struct, frozen=True):
    """A question that waits for its answer."""

    posed: Posed

    @property
    def way(self) -> Way:
        """How it is asked."""
        return _way(self.posed)

    @property
    def asked(self) -> Asked:
        """What is asked."""
        return self.posed.asked

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints shown so far."""
        return self.posed.hints_shown

    def answer(self, given: Given) -> "Judged | Refusal":
        """Judge an answer; what cannot be one is refused."""
        verdict = judge(self.posed, given)
        return verdict if isinstance(verdict, Refusal) else Judged(self.posed, given, verdict)

    def reveal(self) -> "FaceUp | Judged":
        """Show what is right: a card that its learner judges is turned over, any other question given up."""
        if self.asked.self_graded:
            return FaceUp(self.posed)
        return Judged(self.posed, None, gave_up(self.posed.question))

    def hint(self) -> "Posing | Refusal":
        """Show the next hint."""
        posed = next_hint(self.posed)
        return posed if isinstance(posed, Refusal) else Posing(posed)


class FaceUp(Struct, frozen=True):
    """A card that its learner judges, turned over."""

    posed: Posed

    @property
    def way(self) -> Way:
        """How it was asked."""
        return _way(self.posed)

    @property
    def asked(self) -> Asked:
        """What was asked."""
        return self.posed.asked

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints that were shown."""
        return self.posed.hints_shown

    @property
    def question(self) -> Question:
        """The question, with its answer."""
        return self.posed.question

    @property
    def answer(self) -> str:
        """The other side."""
        return right_answer(self.posed)

    @property
    def rubric(self) -> tuple[str, ...]:
        """What a good answer says."""
        body = self.question.body
        return body.rubric if isinstance(body, Open) else ()


class Judged(Struct, frozen=True):
    """An answer that was judged and goes nowhere."""

    posed: Posed
    given: Given | None
    """What was given; None for nothing."""
    verdict: Verdict

    @property
    def way(self) -> Way:
        """How it was asked."""
        return _way(self.posed)

    @property
    def asked(self) -> Asked:
        """What was asked."""
        return self.posed.asked

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints that were shown."""
        return self.posed.hints_shown

    @property
    def question(self) -> Question:
        """The question as it is judged, with its answer."""
        return self.posed.question

    @property
    def feedback(self) -> str:
        """The author's words for this answer."""
        return feedback(self.posed, self.given, self.verdict)


Trial = Posing | FaceUp | Judged


def try_out(question: Question, way: Way, turn: int = 0) -> Posing:
    """Ask a question in one of its ways. turn: how often it was asked before; each time it is shuffled anew."""
    posed = pose(way.card, question, (0, turn), 0, typed=way.typed)
    return Posing(posed)


def ask_again(trial: Trial) -> Posing:
    """Ask once more from the beginning, shuffled anew."""
    posed = trial.posed
    return try_out(posed.written, trial.way, posed.turn[-1] + 1)


def renewed(trial: Trial, question: Question) -> Trial:
    """Go on with a question that was written anew, where it was: in the same way and order, with as many hints.

    What was shown stays shown: an answer is judged again, and where the question cannot take it any more, given up.
    """
    before, offered = trial.way, ways(question)
    way = next((each for each in offered if (each.typed, each.back) == (before.typed, before.back)), offered[0])
    posed = try_out(question, way, trial.posed.turn[-1]).posed
    posing = Posing(replace(posed, hints=min(trial.posed.hints, posed.asked.hints)))
    if isinstance(trial, Posing):
        return posing
    if isinstance(trial, Judged) and trial.given is not None and posing.asked.kind == trial.asked.kind:
        result = posing.answer(trial.given)
        return posing.reveal() if isinstance(result, Refusal) else result
    return posing.reveal()


def _way(posed: Posed) -> Way:
    return Way(posed.card, typed=posed.question is not posed.written)

"""Leafing through a deck that is being written: which question is open, in which way, and how it stands. Pure."""

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Question
from quizgeo.study.manuscript import Bookmark, Manuscript
from quizgeo.study.trial import Posing, Trial, Way, renewed, try_out, ways


class Leaf(Struct, frozen=True):
    """The question that is open. Make one with `open_at`."""

    manuscript: Manuscript
    bookmark: Bookmark
    """What is opened once there is a version of the deck that can be shown."""
    answers: bool = False
    """Whether questions come with their answers."""
    place: int = 0
    """Place of the question in the deck, from 0."""
    trial: Trial | None = None
    """The question as it stands; None while there is no version of the deck that can be shown."""

    @property
    def way(self) -> Way | None:
        """The way in which the question is asked."""
        return None if self.trial is None else self.trial.way

    def at(self, place: int) -> "Leaf":
        """Open the question at a place of the deck, from 0, in its plain way; the last one for a place after it."""
        deck = self.manuscript.deck
        if deck is None:
            return self
        place = min(place, len(deck) - 1)
        question = deck.questions[place]
        return self._asking(place, try_out(question, ways(question)[0]))

    def turned(self, by: int) -> "Leaf | None":
        """Open the next question, or the way in which this one is asked next, with 1, the one before with -1.

        None where there is none.
        """
        deck, way = self.manuscript.deck, self.way
        if deck is None or way is None:
            return None
        offered = ways(deck.questions[self.place])
        number, place = offered.index(way) + by, self.place
        if not 0 <= number < len(offered):
            place += by
            if not 0 <= place < len(deck):
                return None
            offered = ways(deck.questions[place])
            number = 0 if by > 0 else len(offered) - 1
        return self._asking(place, try_out(deck.questions[place], offered[number]))

    def after(self, manuscript: Manuscript) -> "Leaf":
        """Go on with what the files say now: at the same question in its new words, else at the one in its place."""
        now = replace(self, manuscript=manuscript)
        deck, trial = manuscript.deck, self.trial
        if deck is None or deck is self.manuscript.deck:
            return now
        if trial is None:
            return now.at(manuscript.place(self.bookmark) or 0)
        key = trial.posed.written.key
        same = next((place for place, question in enumerate(deck) if _was(question, key)), None)
        if same is None:
            return now.at(self.place)
        return replace(now, place=same, trial=renewed(trial, deck.questions[same]))

    def _asking(self, place: int, posing: Posing) -> "Leaf":
        return replace(self, place=place, trial=posing.reveal() if self.answers else posing)


def open_at(manuscript: Manuscript, bookmark: Bookmark, *, answers: bool = False) -> Leaf:
    """Open a deck at the question that is meant, else at the first; answers: whether questions come with them."""
    return Leaf(manuscript, bookmark, answers).at(manuscript.place(bookmark) or 0)


def _was(question: Question, key: str) -> bool:
    return key == question.key or key in question.was

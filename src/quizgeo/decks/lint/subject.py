"""What rules look at: a text, a question, a deck, each with what several rules ask of it, worked out once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from quizgeo.decks.kinds import Choice, Multiple, Option
from quizgeo.decks.lint.once import Once
from quizgeo.decks.lint.speech import Speech
from quizgeo.decks.lint.values import Value, value_of
from quizgeo.decks.lint.words import Said, attributed
from quizgeo.decks.model import Deck, Question

Spot = tuple[str, ...]
"""A part of a question by the ways to write it, such as `("options[2].text", "options[2]", "wrong[1]")`."""

STEM: Spot = ("question", "statement", "cloze", "front")
"""What is asked."""
QUESTIONS: Spot = ("questions", "include")
"""The place in the head for what concerns all questions together."""


_ENDS = " .:?!…"
"""Signs at the end of a question that ask for nothing else."""


class Asked:
    """One question, and what surrounds it."""

    def __init__(self, question: Question, whole: "Whole") -> None:
        """Take a question of a deck."""
        self.question = question
        self.whole = whole
        self.speech = whole.speech

    @Once
    def stem(self) -> Said:
        """Give what is asked: the prompt, and the statement, gap text or front."""
        prompt, wording = self.question.prompt, self.question.body.wording
        return Said(f"{prompt} {wording}" if prompt and wording else prompt or wording, self.speech)

    @Once
    def explain(self) -> Said:
        """Give what is told after the answer."""
        return Said(self.question.explain, self.speech)

    @Once
    def attributed(self) -> bool:
        """Tell whether the stem gives what it says to somebody."""
        return attributed(self.stem, self.speech)

    @Once
    def written(self) -> tuple[Option, ...]:
        """Give the options as the deck has them; none but for a choice, of one or of several."""
        body = self.question.body
        return body.options if isinstance(body, Choice | Multiple) else ()

    @Once
    def options(self) -> tuple[Said, ...]:
        """Give the texts of the options, in the order of `written`."""
        return tuple(Said(option.text, self.speech) for option in self.written)

    @Once
    def keys(self) -> tuple[Said, ...]:
        """Give the right options."""
        return tuple(said for said, option in zip(self.options, self.written, strict=True) if option.correct)

    @Once
    def distractors(self) -> tuple[Said, ...]:
        """Give the wrong options."""
        return tuple(said for said, option in zip(self.options, self.written, strict=True) if not option.correct)

    @Once
    def together(self) -> Said:
        """Give stem and options as one text, to see at once whether a word is in any of them."""
        return Said("\n".join((self.stem.text, *(option.text for option in self.written))), self.speech)

    @Once
    def values(self) -> tuple[Value | None, ...]:
        """Give what the options are as numbers or dates, None for one that is neither."""
        return tuple(value_of(said, self.speech) for said in self.options)

    @Once
    def _spots(self) -> dict[int, Spot]:
        """Give where each option stands, by what it is as an object: there may be thousands of them."""
        spots = {}
        counts = {True: 0, False: 0}
        for place, (said, option) in enumerate(zip(self.options, self.written, strict=True)):
            number = counts[option.correct]
            counts[option.correct] += 1
            short = (f"answers[{number}]", "answers", "answer") if option.correct else (f"wrong[{number}]", "wrong")
            spots[id(said)] = (f"options[{place}].text", f"options[{place}]", *short)
        return spots

    def option_at(self, said: Said) -> Spot:
        """Give where an option, one of `options`, stands."""
        return self._spots[id(said)]


class Whole:
    """A deck, and what its rules need beside it."""

    def __init__(
        self,
        deck: Deck,
        speech: Speech,
        *,
        today: dt.date | None = None,
        texts: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Take a deck in one language, the day where it is known, and the paragraphs of its sources by their names."""
        self.deck = deck
        self.speech = speech
        self.today = today
        self.texts = texts or {}
        self.asked = tuple(Asked(question, self) for question in deck if question.language == deck.language)
        """Its questions; of a translation those that are translated."""

    @Once
    def by_stem(self) -> Mapping[str, Sequence[Asked]]:
        """Give its questions by what they ask, apart from case and what it ends in."""
        gathered = defaultdict[str, list[Asked]](list)
        for asked in self.asked:
            gathered[" ".join(asked.stem.text.lower().split()).rstrip(_ENDS)].append(asked)
        return gathered

    @Once
    def choices(self) -> tuple[Asked, ...]:
        """Give its questions with one right option."""
        return tuple(asked for asked in self.asked if isinstance(asked.question.body, Choice))

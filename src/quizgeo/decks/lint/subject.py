"""What rules look at: a text, a question, a deck, each with what several rules ask of it, worked out once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from quizgeo.decks.geography import Geography
from quizgeo.decks.kinds import Choice, Multiple, Option
from quizgeo.decks.lint.once import Once
from quizgeo.decks.lint.rows import Spot, texts_of
from quizgeo.decks.lint.speech import Speech
from quizgeo.decks.lint.typed import Typed, typed_answers
from quizgeo.decks.lint.values import Value, has_digits, value_of
from quizgeo.decks.lint.words import Said, attributed, fold_together, parts
from quizgeo.decks.model import Deck, Question

STEM: Spot = ("question", "statement", "cloze", "front")
"""What is asked."""
QUESTIONS: Spot = ("questions", "include")
"""The place in the head for what concerns all questions together."""


_NO_WORDS = frozenset[bytes]()
_ENDS = " .:?!…"
"""Signs at the end of a question that ask for nothing else."""


Trait = Literal["stem", "source", "standing"]
Traits = frozenset[Trait]
"""What is uncommon about a question: its stem is long or no plain question; its source is missing, its own or quoted;
it is no fact, or must be looked at again. Rules that are about such questions alone are not asked about others."""
_COMMON: Traits = frozenset()
_SHORT = 80
"""Characters of a stem that has few words."""


@cache
def _uncommon(stem: bool, source: bool, standing: bool) -> Traits:
    named: tuple[tuple[Trait, bool], ...] = (("stem", stem), ("source", source), ("standing", standing))
    return frozenset(trait for trait, holds in named if holds)


class Known(Struct, frozen=True):
    """What is known beside a question: its deck, the language that is judged, and the day."""

    deck: Deck
    speech: Speech
    today: dt.date | None = None
    geography: Geography | None = None
    """What is on the maps; None where whoever checks does not say."""

    @property
    def accountable(self) -> bool:
        """Whether the deck answers for what it says of the world: it names sources, or the time that it describes."""
        return bool(self.deck.sources) or self.deck.as_of is not None


class Asked:
    """One question, and what is known beside it."""

    def __init__(self, question: Question, known: Known) -> None:
        """Take a question of a deck."""
        body, speech = question.body, known.speech
        prompt, wording = question.prompt, body.wording
        self.question = question
        self.known = known
        self.speech = speech
        self.stem = Said(f"{prompt} {wording}" if prompt and wording else prompt or wording, speech)
        """What is asked: the prompt, and the statement, gap text or front."""
        self.written: tuple[Option, ...] = body.options if isinstance(body, Choice | Multiple) else ()
        """The options as the deck has them; none but for a choice, of one or of several."""
        self.options = [Said(option.text, speech) for option in self.written]
        """The texts of the options, in the order of `written`."""

    @Once
    def explain(self) -> Said:
        """Give what is told after the answer."""
        return Said(self.question.explain, self.speech)

    @property
    def traits(self) -> Traits:
        """What is uncommon about the question."""
        question, text = self.question, self.stem.text
        source = question.source
        plain = text[-1:] == "?" and text.count("?") == 1 and len(text) <= _SHORT and text.isascii()
        sourced = source is not None and source.source.id and not source.quote
        timed = question.review_by is None and question.status == "fact"
        return _COMMON if plain and sourced and timed else _uncommon(not plain, not sourced, not timed)

    @Once
    def texts(self) -> Sequence[str]:
        """Give all texts of its body but what it asks."""
        return texts_of(self.question.body)

    @Once
    def listed(self) -> frozenset[bytes]:
        """Give words by which phrases of the word lists are known, of what is asked and what is offered or right."""
        return self.speech.listed.intersection(parts("\n".join([self.stem.text, *self.texts])))

    @Once
    def listed_behind(self) -> frozenset[bytes]:
        """Give such words of what is told on request or after the answer."""
        question = self.question
        if not question.explain and not question.hints and not question.feedback:
            return _NO_WORDS
        texts = (question.explain, *question.hints, *question.feedback.values())
        return self.speech.listed.intersection(parts("\n".join(texts)))

    @Once
    def typed(self) -> Typed:
        """Give what has to be typed; of a choice once it has become typed recall."""
        return typed_answers(self.question, self.speech)

    @Once
    def attributed(self) -> bool:
        """Tell whether the stem gives what it says to somebody."""
        return attributed(self.stem, self.speech)

    @Once
    def keys(self) -> Sequence[Said]:
        """Give the right options."""
        return [said for said, option in zip(self.options, self.written, strict=True) if option.correct]

    @Once
    def distractors(self) -> Sequence[Said]:
        """Give the wrong options."""
        return [said for said, option in zip(self.options, self.written, strict=True) if not option.correct]

    @Once
    def lengths(self) -> tuple[int, int, int]:
        """Give the characters of the shortest right option, of the shortest wrong one and of the longest wrong one."""
        right = [len(option.text) for option in self.written if option.correct]
        wrong = [len(option.text) for option in self.written if not option.correct]
        return min(right), min(wrong), max(wrong)

    @Once
    def together(self) -> str:
        """Give all options as one text, to see at once what is in none of them."""
        return "\n".join([option.text for option in self.written])

    @Once
    def values(self) -> tuple[Value | None, ...]:
        """Give what the options are as numbers or dates, None for one that is neither; nothing where all are so."""
        if not has_digits(self.together):
            return ()
        values = tuple([value_of(said, self.speech) for said in self.options])
        return values if any(value is not None for value in values) else ()

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
        geography: Geography | None = None,
    ) -> None:
        """Take a deck in one language, the day where it is known, and the paragraphs of its sources by their names."""
        self.deck = deck
        self.speech = speech
        self.known = Known(deck, speech, today, geography)
        self.texts = texts or {}
        self.asked = tuple([Asked(question, self.known) for question in deck if question.language == deck.language])
        """Its questions; of a translation those that are translated."""
        said = (each for asked in self.asked for each in (asked.stem, *asked.options, *asked.typed.said))
        fold_together(list(said), speech)

    @Once
    def by_stem(self) -> Mapping[str, Sequence[Asked]]:
        """Give questions that ask the same, apart from case and what it ends in, by what that is; few stand alone."""
        gathered = defaultdict[str, list[Asked]](list)
        for asked in self.asked:
            gathered[asked.stem.folded].append(asked)
        exact = defaultdict[str, list[Asked]](list)
        for same in gathered.values():
            for asked in same if len(same) > 1 else ():
                exact[" ".join(asked.stem.text.lower().split()).rstrip(_ENDS)].append(asked)
        return exact

    @Once
    def choices(self) -> tuple[Asked, ...]:
        """Give its questions with one right option."""
        return tuple([asked for asked in self.asked if isinstance(asked.question.body, Choice)])

"""The shape of a rule: a function that finds, and what is known of it without running it.

To add a rule:

1. Give its code a severity and a sentence in `quizgeo.decks.codes`, and the severities that a finding may have instead.
2. Write the function into the file about its subject, such as `lengths.py`. A rule of a question takes an `Asked`, a
   rule of the deck a `Whole`, and yields a `Finding` for each thing to mend:

       def longest_option(asked: Asked) -> Iterator[Finding]:
           longest = max(asked.options, key=len)
           if len(longest) > 60:
               yield Finding(
                   _('"{text}" is a long option').format(text=longest.shown), _("shorten it"), asked.option_at(longest)
               )

   Texts are asked through `Said` (`asked.stem`, `asked.options`, `said.words`, `said.folded`, `said.content`), word
   lists through `asked.speech` (`asked.speech.negative.first(asked.stem)`); in a language without lists they find
   nothing. What several rules need of a question is a property of `Asked`, worked out once. A rule of the deck may walk
   over it once or a few times, but never compares all questions with all others: it gathers them by a key first.
   Most questions are in order, and a deck may have thousands: see with the cheapest test there is that nothing can be
   found, before a text is parted into words or a pattern is tried.
3. Name it in the `RULES` of that file, as `QuestionRule("MC005", long_key, kinds=OPTIONS)` or
   `DeckRule("MC006", key_is_longest, least=10)`; a new file of rules joins `table.py`. A rule that judges no words is
   `translated=False`, so that the original alone is told. One that looks for words of a list names it in `lists`, and
   is asked only about questions that may have one. A rule of the deck that counts shares has no say about a deck of
   which some questions could not be read; one that compares a few questions is `partial=True`.
4. Write `pages/MC005.md`: why the rule is there, in two to five sentences with its source, then at least two decks
   fenced as `yaml bad` and two as `yaml good`. A snippet is a list of questions, or fields of the head and then
   `questions:`; what the head must have is added. Between them they show each severity. Write `pages/id/MC005.md` too,
   in Indonesian, with as many. The tests run every snippet; the docs and `check --explain` show them.
"""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from quizgeo.decks.fields import KINDS
from quizgeo.decks.lint.rows import Spot
from quizgeo.decks.lint.subject import Asked, Trait, Whole
from quizgeo.decks.model import Question
from quizgeo.decks.problems import Severity

EVERY = frozenset(row.name for row in KINDS)
"""The names of all kinds of question."""
OPTIONS = frozenset(("choice", "multiple"))
"""Kinds with something to choose from."""


class Near(Struct, frozen=True):
    """Another question that belongs to a finding, or a part of it."""

    question: Question
    message: str
    at: Spot = ()


class Finding(Struct, frozen=True):
    """One thing that a rule found; the code and the file come to it later."""

    message: str
    """One line, foreign text cut by `shown`."""
    fix: str = ""
    at: Spot = ()
    """The part of the question, or of the head, by the ways to write it; the first one that is there is meant."""
    severity: Severity | None = None
    """None: the one of the code."""
    question: Question | None = None
    """For a rule of the deck, the question that is meant; None means the deck itself."""
    related: tuple[Near, ...] = ()
    in_brackets: bool = False
    """Whether it holds only if the part stands in a list in brackets, without quotes."""


class QuestionRule(Struct, frozen=True):
    """A rule that looks at one question at a time."""

    code: str
    find: Callable[[Asked], Iterable[Finding]]
    kinds: frozenset[str] = EVERY
    """Kinds that it is for."""
    translated: bool = True
    """Whether it judges words, and so a translation by itself."""
    dated: bool = False
    """Whether it finds more when today is known."""
    mapped: bool = False
    """Whether it finds anything only where it is known what is on the maps."""
    lists: tuple[str, ...] = ()
    """Names of word lists in `Speech`: it is asked only where a text of the question may hold a phrase of one."""
    behind: bool = False
    """Whether it looks for them in hints, explanation and feedback too."""
    trait: Trait | None = None
    """What must be uncommon about a question for it to be asked about that; None: it is asked about common ones too."""
    accountable: bool = False
    """Whether it is for decks alone that name sources, or the time that they describe."""

    @property
    def scope(self) -> Literal["options", "question"]:
        """What it looks at."""
        return "options" if self.kinds <= OPTIONS else "question"


class DeckRule(Struct, frozen=True):
    """A rule that looks at the deck as a whole."""

    code: str
    find: Callable[[Whole], Iterable[Finding]]
    least: int = 1
    """Questions below which a deck says nothing."""
    translated: bool = True
    accountable: bool = False
    """Whether it is for decks alone that name sources, or the time that they describe."""
    partial: bool = False
    """Whether what it says of some questions holds when others of the deck could not be read."""

    @property
    def scope(self) -> Literal["deck"]:
        """What it looks at."""
        return "deck"


class ReaderRule(Struct, frozen=True):
    """A rule that reading itself sees to, as no deck can be without it; it cannot be silenced."""

    code: str

    @property
    def scope(self) -> Literal["options"]:
        """What it looks at."""
        return "options"


Rule = QuestionRule | DeckRule | ReaderRule
"""Any rule."""

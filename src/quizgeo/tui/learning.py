"""What the screens of a learner may ask of the app besides: whose it is, and going from one of them to another."""

import sys
from abc import abstractmethod
from collections.abc import Sequence

from rich.text import Text

from quizgeo import study
from quizgeo.language import in_use, languages
from quizgeo.progress import ProgressError
from quizgeo.study import Learner, Scope
from quizgeo.tui.shell import Shell


class Learning(Shell):
    """An app with a learner."""

    def __init__(self, learner: Learner, tongue: str = "") -> None:
        """Take the learner, and the language in which decks are wanted where they have it; empty for their own."""
        super().__init__(learner.log.places.home)
        self.learner = learner
        self.tongue = tongue

    @property
    def naming(self) -> str:
        """The language that decks are named in where they can: the one wanted, else that of the interface.

        English, which is spoken where nobody asks for anything, is no wish: such decks keep their own titles.
        """
        return self.tongue or ("" if in_use() == languages()[0] else in_use())

    @abstractmethod
    def open_study(self, scope: Scope) -> None:
        """Begin a session on what waits in a scope."""

    @abstractmethod
    def open_session(self, session: "study.Session") -> None:
        """Show a session that has begun in place of the present screen."""

    @abstractmethod
    def open_summary(self, session: "study.Session") -> None:
        """Show the summary of a session in place of the session."""

    @abstractmethod
    def open_problems(self) -> None:
        """Show the problems of the decks that cannot be studied."""

    @abstractmethod
    def open_exam(self, scope: "study.ExamScope | None" = None) -> None:
        """Begin an exam or go on with one, or show the mark of one; without a scope let it be chosen."""

    @abstractmethod
    def open_resting(self) -> None:
        """Show the cards that are set aside."""

    @abstractmethod
    def open_browser(self, query: str = "", *, typing: bool = False) -> None:
        """Show the cards that a search finds; typing: with the cursor in the field of the search."""

    @abstractmethod
    def open_stats(self) -> None:
        """Show how it goes."""

    @abstractmethod
    def open_card(self, key: str) -> None:
        """Show one card, by its key at present or a former one."""

    @abstractmethod
    def open_settings(self) -> None:
        """Show what may be set."""

    @abstractmethod
    def open_fitting(self) -> None:
        """Fit FSRS to the learner's answers, and show what comes of it."""

    @abstractmethod
    def open_keeping(self) -> None:
        """Show the learner's own data: export, merge, verify, backups."""

    @abstractmethod
    def open_plan(self, deck: str = "") -> None:
        """Plan for an exam with a deck, by its identity; without one, with all."""

    @abstractmethod
    def go_home(self) -> None:
        """Go to the home screen, whatever is open."""

    def fail(self, error: ProgressError) -> None:
        """Leave with the sentence of an error and its status."""
        self.exit(error.status, return_code=error.status, message=Text(error.message))

    def _fatal_error(self) -> None:
        """Leave with a sentence also where a screen, or what works beside it, met a log that cannot be read."""
        error = sys.exc_info()[1]
        if isinstance(error, ProgressError):
            self.fail(error)
        else:
            super()._fatal_error()

    def end(self, lines: Sequence[str]) -> None:
        """Leave with sentences: what was asked for is done, and the program has to be started again."""
        self.exit(0, message=Text("\n".join(lines)))

"""The learner's app: going from screen to screen, leaving with every answer kept, and the boundary of all apps.

Before the first paint only the home screen is imported; every other screen is imported by what opens it.
"""

import asyncio
import gc
from contextlib import suppress
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from textual.screen import Screen

from quizgeo import study
from quizgeo.language import ngettext
from quizgeo.progress import ProgressError
from quizgeo.study import Learner, Scope
from quizgeo.tui.learning import Learning
from quizgeo.tui.program import STYLES, Program
from quizgeo.tui.shell import Shell


class QuizApp(Program, Learning):
    """quizgeo in the terminal."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / "app.tcss", STYLES / "home.tcss", STYLES / "study.tcss"]
    """With those of the screens that can be the first: Textual does not look for styles of a first screen."""

    def __init__(self, learner: Learner, scope: Scope | None = None, tongue: str = "") -> None:
        super().__init__(learner, tongue)
        self.scope = scope
        """What to study at once; None begins at home."""

    def get_default_screen(self) -> Screen[None]:
        """Have home below everything else."""
        from quizgeo.tui.screens.home import Home

        return Home()

    def on_mount(self) -> None:
        """Begin a session that was asked for."""
        if self.scope is None:
            return
        if isinstance(self.scope, study.ExamScope):
            self.open_exam(self.scope if self.scope.decks or self.scope.paper else None)
        else:
            self.open_study(self.scope)

    # -- going somewhere -----------------------------------------------------------------------------------------

    def open_study(self, scope: Scope) -> None:
        """Begin a session on what waits in a scope."""
        self.push_screen(self._study(scope))

    def open_session(self, session: "study.Session") -> None:
        """Show a session that has begun in place of the present screen."""
        self.switch_screen(self._study(session.scope, session))

    def open_summary(self, session: "study.Session") -> None:
        """Show the summary of a session in place of the session."""
        from quizgeo.tui.screens.calls import Caller
        from quizgeo.tui.screens.summary import SummaryScreen

        before = self.screen
        self.switch_screen(SummaryScreen(session, before.pressed if isinstance(before, Caller) else ""))

    def open_problems(self) -> None:
        """Show the problems of the decks that cannot be studied."""
        from quizgeo.tui.screens.problems import Problems

        self.push_screen(Problems())

    def open_exam(self, scope: "study.ExamScope | None" = None) -> None:
        """Begin an exam or go on with one, or show the mark of one; without a scope let it be chosen."""
        from quizgeo.tui.screens.exams import exam_screen

        self.push_screen(exam_screen(self.learner, scope))

    def open_resting(self) -> None:
        """Show the cards that are set aside."""
        from quizgeo.tui.screens.resting import RestingCards

        self.push_screen(RestingCards())

    def open_browser(self, query: str = "", *, typing: bool = False) -> None:
        """Show the cards that a search finds; typing: with the cursor in the field of the search."""
        from quizgeo.tui.screens.browser import Browser

        self.push_screen(Browser(query, typing=typing))

    def open_stats(self) -> None:
        """Show how it goes."""
        from quizgeo.tui.screens.stats import StatsScreen

        self.push_screen(StatsScreen())

    def open_card(self, key: str) -> None:
        """Show one card, by its key at present or a former one."""
        from quizgeo.tui.screens.card import CardScreen

        self.push_screen(CardScreen(key))

    def open_settings(self) -> None:
        """Show what may be set."""
        from quizgeo.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def open_fitting(self) -> None:
        """Fit FSRS to the learner's answers, and show what comes of it."""
        from quizgeo.tui.screens.fitting import FittingScreen

        self.push_screen(FittingScreen())

    def open_keeping(self) -> None:
        """Show the learner's own data: export, merge, verify, backups."""
        from quizgeo.tui.screens.keeping import KeepingScreen

        self.push_screen(KeepingScreen())

    def open_plan(self, deck: str = "") -> None:
        """Plan for an exam with a deck, by its identity; without one, with all."""
        from quizgeo.tui.screens.plan import PlanScreen

        self.push_screen(PlanScreen(deck))

    def go_home(self) -> None:
        """Go to the home screen, below what is open."""
        self.pop_screen()

    def _study(self, scope: Scope, session: "study.Session | None" = None) -> Screen[None]:
        from quizgeo.tui.screens.study import Study

        return Study(scope, session)

    # -- leaving -------------------------------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Leave; try once more to save what is nowhere but in memory, and ask before it is lost."""
        writer = self.learner.writer
        if writer.unsaved:
            with suppress(ProgressError):
                await asyncio.to_thread(writer.flush)
        unsaved = writer.unsaved
        if not unsaved:
            self.exit(0)
            return
        words = ngettext(
            "{count} answer is only in memory and would be lost. Quit all the same?",
            "{count} answers are only in memory and would be lost. Quit all the same?",
            unsaved,
        )
        self.ask(words.format(count=unsaved), partial(self.exit, 1, return_code=1))


def run_app(learner: Learner, scope: Scope | None = None, tongue: str = "") -> int:
    """Run the app until the learner leaves; give the exit status. With a scope it begins with that session at once.

    tongue: the language in which home names decks and begins sessions, where decks have it; empty for their own.
    """
    gc.disable()  # nothing that the start makes is garbage: the first paint comes in 0.85 of the time
    return run(QuizApp(learner, scope, tongue))


def run(app: Shell) -> int:
    """Run an app to its end; give the exit status."""
    try:
        app.run()
    except Exception as error:  # noqa: BLE001 - the boundary: the terminal is restored, and one line says what to do
        app.error_console.print(app.reported(error))
        return 1
    finally:
        gc.enable()
    return app.return_code or 0

"""The rows of the table for every screen but those that ask questions."""

from typing import Final

from quizgeo.language import N_
from quizgeo.tui.action import EVERYWHERE, LISTS, PAGES, SCROLLED, Action, Where, at

HOME: Final = (
    Action("home.study", ("space", "s"), N_("study"), N_("Study all that waits today."), at(Where.HOME), 1),
    Action("home.open", ("enter",), N_("this deck"), N_("Study the marked deck."), at(Where.HOME), 2),
    Action("home.problems", ("c",), N_("problems"),
        N_("Show the problems of decks that cannot be read."), at(Where.HOME), 3,
    ),
    Action("home.resting", ("at",), N_("set aside"),
        N_("Show the cards that were set aside; there they can be resumed."), at(Where.HOME), 4,
    ),
)  # fmt: skip

CARD: Final = (
    Action("card.edit", ("e",), N_("edit"), N_("Open the deck at this question in your editor."), at(Where.CARD), 1),
    Action("card.source", ("o",), N_("source"), N_("Open the source; its address is shown first."), at(Where.CARD), 2),
    Action("card.suspend", ("at",), N_("suspend"),
        N_("Do not ask this card any more; pressed once more, ask it again."), at(Where.CARD), 3,
    ),
    Action("card.bury", ("minus",), N_("bury"),
        N_("Leave this card for the next study day; pressed once more, ask it today."), at(Where.CARD), 4,
    ),
    Action("card.undo", ("u", "ctrl+z"), N_("undo"),
        N_("Take back what was done last to this card; it is asked before."), at(Where.CARD), 5,
    ),
)  # fmt: skip

ELSEWHERE: Final = (
    Action("summary.leave", ("enter", "space"), N_("home"), N_("Go to the home screen."), at(Where.SUMMARY), 1),
    Action("summary.redo", ("r",), N_("redo those"),
        N_("Ask the wrong ones again; it never moves the schedule."), at(Where.SUMMARY), 2,
    ),
    Action("summary.undo", ("u", "ctrl+z"), N_("undo last"),
        N_("Take back what was done last, and show its question again."), at(Where.SUMMARY), 3,
    ),
    Action("problems.edit", ("e", "enter"), N_("edit"),
        N_("Open the deck at this problem in your editor."), at(Where.PROBLEMS), 1,
    ),
    Action("resting.resume", ("enter", "at"), N_("resume"),
        N_("Ask the marked card again; pressed once more, set it aside as it was."), at(Where.RESTING), 1,
    ),
    Action("confirm.yes", ("y", "enter"), N_("yes"), N_("Do what is asked."), at(Where.CONFIRM), 1),
    Action("confirm.no", ("n",), N_("no"), N_("Leave everything as it is."), at(Where.CONFIRM), 2),
    Action("list.up", ("up",), N_("move"), N_("Move up."), LISTS | SCROLLED),
    Action("list.down", ("down",), N_("move"), N_("Move down."), LISTS | SCROLLED),
    Action("list.first", ("home",), N_("first"), N_("Go to the first row."), LISTS | SCROLLED),
    Action("list.last", ("end",), N_("last"), N_("Go to the last row."), LISTS | SCROLLED),
    Action("page.page_up", ("pageup",), N_("scroll"), N_("Move up by a page."), PAGES),
    Action("page.page_down", ("pagedown",), N_("scroll"), N_("Move down by a page."), PAGES),
    Action("page.back", ("escape",), N_("back"),
        N_("Leave the field, then the screen; a session can be left at any time."),
        EVERYWHERE - {Where.HOME, Where.DRAFTING}, 20,
    ),
)  # fmt: skip

APP: Final = (
    Action("app.command_palette", ("ctrl+p",), N_("commands"),
        N_("Find a command by its name."), EVERYWHERE - {Where.HELP, Where.CONFIRM}, 30,
    ),
    Action("app.quit", ("q", "ctrl+q", "ctrl+c"), N_("quit"),
        N_("Leave quizgeo; every answer is kept."), EVERYWHERE, 31,
    ),
    Action("app.help", ("question_mark", "f1"), N_("help"),
        N_("Show the keys of this screen."), EVERYWHERE - {Where.HELP, Where.CONFIRM}, 99,
    ),
)  # fmt: skip

"""The command palette: what can be done on the present screen, in our order, which is not the alphabet's."""

from collections.abc import Mapping, Sequence
from typing import Final

from textual.command import DiscoveryHit, Hit, Hits, Provider

from quizgeo.language import N_, _
from quizgeo.tui.action import Action

MAIN: Final = 2
"""Commands of the screen that stand before those of the whole app."""
PLACES: Final[Mapping[str, str]] = {
    "exam": N_("Exam"), "exams": N_("Exams"), "home": N_("Home"), "problems": N_("Problems"), "study": N_("Study"),
    "summary": N_("Summary"), "preview": N_("Preview"), "browser": N_("Cards"), "resting": N_("Cards set aside"),
    "card": N_("Card"), "stats": N_("Stats"), "settings": N_("Settings"), "fitting": N_("Fit"), "plan": N_("Plan"),
    "keeping": N_("Your progress"), "backups": N_("Backups"),
    "join": N_("Join"), "lesson": N_("Lesson"), "host": N_("Lesson"), "people": N_("Names"), "naming": N_("Names"),
    "leaving": N_("Lesson"),
}  # fmt: skip
NAMES: Final[Mapping[str, str]] = {
    "home.study": N_("Home: study all that is due"),
    "home.open": N_("Home: study the marked deck"),
    "home.problems": N_("Home: show the problems of decks"),
    "study.suspend": N_("Study: suspend this card"),
    "study.bury": N_("Study: leave this card for tomorrow"),
    "study.edit": N_("Study: edit this question"),
    "study.source": N_("Study: open the source"),
    "study.undo": N_("Study: take back what was done last"),
    "problems.edit": N_("Problems: edit the deck"),
    "preview.go_on": N_("Preview: go on to the next question"),
    "preview.next": N_("Preview: the next question"),
    "preview.previous": N_("Preview: the question before"),
    "preview.problems": N_("Preview: all problems of the deck"),
    "preview.edit": N_("Preview: edit this question"),
    "preview.show": N_("Preview: show the question"),
    "preview.mend": N_("Preview: edit at this problem"),
    "summary.leave": N_("Summary: go home"),
    "summary.redo": N_("Summary: ask the wrong ones again"),
    "summary.undo": N_("Summary: take back what was done last"),
    "home.stats": N_("Home: show how it goes"),
    "stats.deck": N_("Stats: choose a deck"),
    "stats.open": N_("Stats: the figures of this panel"),
    "stats.workload": N_("Stats: what other goals would cost"),
    "stats.export": N_("Stats: write the numbers to a file"),
    "trouble.card": N_("Stats: show this card"),
    "whose.choose": N_("Stats: numbers of this deck"),
    "card.edit": N_("Card: edit its question"),
    "card.suspend": N_("Card: suspend it, or resume it"),
    "card.bury": N_("Card: bury it, or ask it today"),
    "card.undo": N_("Card: take back what was done last"),
    "home.browse": N_("Home: look through all cards"),
    "home.search": N_("Home: search all cards"),
    "browser.edit": N_("Cards: edit this question"),
    "browser.suspend": N_("Cards: suspend, or ask again"),
    "browser.bury": N_("Cards: leave for tomorrow"),
    "browser.undo": N_("Cards: take back what was done last"),
    "browser.study": N_("Cards: study these"),
    "home.exam": N_("Home: sit an exam"),
    "exam.overview": N_("Exam: all questions, and handing in"),
    "exam.flag": N_("Exam: mark this question"),
    "exam.more_time": N_("Exam: more time"),
    "home.plan": N_("Home: plan for an exam"),
    "home.spread": N_("Home: spread what is overdue over 7 days"),
    "plan.keep": N_("Plan: keep it, so that study follows it"),
    "plan.clear": N_("Plan: take away what the row holds"),
    "plan.forget": N_("Plan: forget what is kept"),
    "home.resting": N_("Home: show the cards set aside"),
    "home.settings": N_("Home: settings"),
    "settings.cost": N_("Settings: what a recall to aim at costs"),
    "settings.undo": N_("Settings: take back the last change"),
    "settings.set": N_("Settings: set the marked one"),
    "settings.reset": N_("Settings: set what holds unless set"),
    "fitting.move": N_("Fit: move due days"),
    "fitting.undo": N_("Fit: take back what it changed"),
    "keeping.export": N_("Your progress: export it to a file"),
    "keeping.merge": N_("Your progress: import or merge a file"),
    "keeping.copies": N_("Your progress: merge what a sync client left"),
    "keeping.back_up": N_("Your progress: back it up now"),
    "keeping.restore": N_("Your progress: restore a backup"),
    "backups.put_back": N_("Backups: put the marked one back"),
    "page.back": N_("Leave this screen"),
    "app.quit": N_("Quit quizgeo"),
    "app.help": N_("Help: the keys of this screen"),
}
"""Names that say more than the key bar has room for; the others are made of place and label."""


def command_name(action: Action, family: str = "") -> str:
    """Say what a command does and where. family: of the screen's actions, where it borrows from those of study."""
    name = action.id.partition(".")[0]
    borrowed = bool(family) and name == "study"
    if action.id in NAMES and not borrowed:
        return _(NAMES[action.id])
    place = PLACES.get(family if borrowed else name, "")
    return f"{_(place)}: {_(action.label)}" if place else _(action.label)


def in_order(actions: Sequence[Action]) -> tuple[Sequence[Action], Sequence[Action]]:
    """Give what comes before the themes and what comes after them: first what matters here, then leaving."""
    ranked = sorted(actions, key=lambda action: action.rank)
    first = [action for action in ranked if not action.of_app][:MAIN]
    first += [action for action in ranked if action.id == "app.quit"]
    return first, [action for action in ranked if action not in first]


class Commands(Provider):
    """Offers the commands that the app gives, as they come."""

    async def discover(self) -> Hits:
        """Offer all of them while nothing is typed."""
        for name, words, run, *_more in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(name, run, help=words)

    async def search(self, query: str) -> Hits:
        """Offer those whose name matches what is typed."""
        matcher = self.matcher(query)
        for name, words, run, *_more in self.app.get_system_commands(self.screen):
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), run, help=words)

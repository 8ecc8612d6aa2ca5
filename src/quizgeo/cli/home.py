"""The program without a command: the home screen, or in words what waits today."""

from collections.abc import Iterator, Sequence

from quizgeo.cli import output
from quizgeo.cli.deck_words import broken_line, title_of
from quizgeo.cli.naming import tongue_of
from quizgeo.cli.refusal import DONE
from quizgeo.cli.start import OpenApp, has_screen, learner
from quizgeo.language import _, ngettext
from quizgeo.study import Overview, overview
from quizgeo.study.agenda_words import agenda_lines


def home(open_app: OpenApp | None, tongue: str = "") -> int:
    """Open the home screen; where there is no screen, say what waits and how to study it.

    tongue: the language that the call asks for, in which decks are named where they can; empty for their own.
    """
    if open_app is not None and has_screen():
        with learner(later=True) as studying:
            return open_app(studying, None, tongue_of(tongue, studying.library.entries))
    with learner(readonly=True) as studying:
        today = overview(studying)
        wanted = tongue_of(tongue, [row.deck for row in today.rows])
        titles = [title_of(row.deck, wanted) for row in today.rows]
        output.facts(list(home_lines(today, titles, studying.today())))
    return DONE


def home_lines(today: Overview, titles: Sequence[str], day: int) -> Iterator[str]:
    """Say what waits today, deck by deck, under these titles, and what is planned. day: the present study day."""
    minutes = ngettext("about {count} minute", "about {count} minutes", today.minutes).format(count=today.minutes)
    yield _("Today: {new} new, {due} due, {minutes}.").format(new=today.new, due=today.due, minutes=minutes)
    if later := today.backlog + today.withheld:
        yield _("{count} more are due and wait for another day.").format(count=later)
    by_deck = {str(row.deck.id): title for row, title in zip(today.rows, titles, strict=True)}
    yield from agenda_lines(today.agenda, day, by_deck)
    for row, title in zip(today.rows, titles, strict=True):
        deck = row.deck
        if deck.problems:
            yield broken_line(deck)
        else:
            yield _("{title} ({deck}): {new} new, {due} due").format(
                title=title, deck=deck.id, new=row.new, due=row.due
            )
    yield _("Study here, line by line: quizgeo study --plain")

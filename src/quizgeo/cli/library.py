"""The commands `decks` and `card`: what there is, and how one card goes. Both only read."""

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.card_story import CardStory, card_lines, card_record, card_story
from quizgeo.cli.deck_words import broken, broken_line, path_of, title_of
from quizgeo.cli.naming import find_deck
from quizgeo.cli.output import JSON
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, unknown
from quizgeo.cli.start import learner
from quizgeo.language import _
from quizgeo.study import DeckRow, Learner, overview
from quizgeo.text import cells, clean


@click.command()
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON document."))
def decks(as_json: bool) -> int:
    """List the decks and what waits in each."""
    with learner(readonly=True) as reading:
        rows = overview(reading).rows
        if as_json:
            language.use("en")
            output.document([_deck_record(row) for row in rows])
        else:
            output.facts(table(rows))
        for problem in reading.library.problems:
            output.say(clean(str(problem)))
    return DONE


def _deck_record(row: DeckRow) -> dict[str, JSON]:
    deck = row.deck
    return {
        "deck": deck.id or None,
        "title": title_of(deck),
        "language": deck.language or None,
        "languages": list(deck.overlays),
        "questions": row.questions,
        "new": row.new,
        "due": row.due,
        "known": round(row.known, 1),
        "problems": deck.problems,
        "warnings": deck.warnings,
        "path": path_of(deck),
    }


def table(rows: tuple[DeckRow, ...]) -> list[str]:
    """Give the decks as a table; what cannot be studied stands last and names what to do."""
    if not rows:
        return [_("There is no deck.")]
    head = (_("Deck"), _("Questions"), _("New"), _("Due"), _("Known"), _("Title"))
    good = [row for row in rows if not row.deck.problems]
    body = [
        (row.deck.id, str(row.questions), str(row.new), str(row.due), f"{row.known:.0f}", title_of(row.deck))
        for row in good
    ]
    lines = _laid_out([head, *body])
    return [*lines, *(broken_line(row.deck) for row in rows if row.deck.problems)]


def _laid_out(rows: list[tuple[str, ...]]) -> list[str]:
    """Lay rows out in columns; the first and the last begin at the left, figures end at the right."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *figures, last in rows:
        filled = [" " * (width - cells(text)) + text for text, width in zip(figures, widths[1:-1], strict=True)]
        lines.append("  ".join([first + " " * (widths[0] - cells(first)), *filled, last]).rstrip())
    return lines


@click.command()
@click.argument("key", metavar="DECK/ID")
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON document."))
def card(key: str, as_json: bool) -> int:
    """Show one card: its state and every answer to it."""
    if as_json:
        language.use("en")
    with learner(readonly=True) as reading:
        story = _story(reading, key)
        if as_json:
            output.document(card_record(story))
        else:
            output.facts(card_lines(story))
    return DONE


def _story(reading: Learner, key: str) -> CardStory:
    """Find a card by its key, also a former one. Raises RefusalError with the nearest one when there is none."""
    name, slash, _id = key.rpartition("/")
    if not slash:
        raise RefusalError(_("A card is named by its deck and id, as in karabakh/capitals."))
    deck = find_deck(reading, name)
    entry = reading.entry(f"{deck.id}/{_id}")
    story = None if entry is None else card_story(reading, entry)
    if story is None:
        if deck.problems:
            raise broken(deck)
        raise RefusalError(unknown(_("There is no card {word}."), key, [card.key for card in deck.cards]), MISUSED)
    return story

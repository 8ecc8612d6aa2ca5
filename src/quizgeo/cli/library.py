"""The command `decks`: what there is. It only reads."""

from collections.abc import Sequence

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.deck_words import broken_line, path_of, title_of
from quizgeo.cli.naming import tongue_of
from quizgeo.cli.output import JSON
from quizgeo.cli.refusal import DONE
from quizgeo.cli.start import learner
from quizgeo.clock import day_date
from quizgeo.language import N_, _
from quizgeo.study import DeckRow, overview
from quizgeo.study.agenda import KeptExam
from quizgeo.study.agenda_words import agenda_lines
from quizgeo.text import cells, clean


@click.command()
@click.option("--lang", default="", metavar="L", help=N_("Speak this language, and name decks in it where they can."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def decks(lang: str, as_json: bool) -> int:
    """List the decks and what waits in each."""
    if as_json or language.speaks(lang):
        language.use("en" if as_json else lang)
    with learner(readonly=True) as reading:
        today = overview(reading)
        rows = today.rows
        tongue = tongue_of(lang, [row.deck for row in rows])
        titles = [title_of(row.deck, tongue) for row in rows]
        if as_json:
            named = zip(rows, titles, strict=True)
            output.document([_deck_record(row, title, today.agenda.exam_of(row.deck.id)) for row, title in named])
        else:
            by_deck = {str(row.deck.id): title for row, title in zip(rows, titles, strict=True)}
            output.facts([*table(rows, titles), *agenda_lines(today.agenda, reading.today(), by_deck)])
        for problem in reading.library.problems:
            output.say(clean(str(problem)))
    return DONE


def _deck_record(row: DeckRow, title: str, exam: KeptExam | None) -> dict[str, JSON]:
    deck = row.deck
    return {
        "deck": deck.id or None,
        "title": title,
        "language": deck.language or None,
        "languages": list(deck.overlays),
        "questions": row.questions,
        "new": row.new,
        "due": row.due,
        "known": round(row.known, 1),
        "exam": day_date(exam.day).isoformat() if exam else None,
        "problems": deck.problems,
        "warnings": deck.warnings,
        "path": path_of(deck),
    }


def table(rows: Sequence[DeckRow], titles: Sequence[str]) -> list[str]:
    """Give the decks as a table, with these titles; what cannot be studied stands last and names what to do."""
    if not rows:
        return [_("There is no deck.")]
    head = (_("Deck"), _("Questions"), _("New"), _("Due"), _("Known"), _("Title"))
    body = [
        (row.deck.id, str(row.questions), str(row.new), str(row.due), f"{row.known:.0f}", title)
        for row, title in zip(rows, titles, strict=True)
        if not row.deck.problems
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

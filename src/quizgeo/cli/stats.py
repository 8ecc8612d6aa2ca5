"""The command `stats`: how it goes, in numbers. It only reads."""

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.deck_words import broken, title_of
from quizgeo.cli.naming import find_decks
from quizgeo.cli.refusal import DONE
from quizgeo.cli.start import learner
from quizgeo.insight import numbers_of
from quizgeo.insight.record import record
from quizgeo.language import N_, _
from quizgeo.study import workload_of


@click.command()
@click.argument("decks", metavar="[DECK]...", nargs=-1)
@click.option(
    "--days",
    type=click.IntRange(1, 36_500),
    metavar="N",
    help=N_("Look back on the last N study days; without it, on all."),
)
@click.option("--plain", is_flag=True, help=N_("In words and figures alone, without bars."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def stats(decks: tuple[str, ...], *, days: int | None, plain: bool, as_json: bool) -> int:
    """Tell how it goes: what you remember, what is to come, what goes wrong."""
    if as_json:
        language.use("en")
    with learner(readonly=True) as reading:
        chosen = find_decks(reading, decks)
        for deck in chosen:
            if deck.problems:
                raise broken(deck)
        found, year = numbers_of(reading, chosen, days), workload_of(reading, chosen)
        if as_json:
            output.document(record(found, year, [deck.id for deck in chosen], days))
        else:
            from quizgeo.insight.words import Drawing, lines

            titles = ", ".join(title_of(deck) for deck in chosen) or _("all decks")
            output.facts(lines(found, year, titles, days, Drawing(bars=not plain, signs=not output.only_ascii())))
    return DONE

"""The command `browse`: the cards that a search finds, and the words that a search may use. It only reads."""

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.browse_lines import table, word_lines
from quizgeo.cli.browse_record import record
from quizgeo.cli.naming import tongue_of
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, shown
from quizgeo.cli.start import learner
from quizgeo.language import N_, _, ngettext
from quizgeo.study import Finder, Found, QueryError
from quizgeo.study.search_query import with_sort
from quizgeo.study.search_words import ORDERS


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", metavar="[QUERY]...", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--sort", "order", type=click.Choice([order.name for order in ORDERS]), help=N_("The order, as in sort:due.")
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help=N_("List so many cards at most."))
@click.option("--words", is_flag=True, help=N_("List the words of a search, and what each finds."))
@click.option("--lang", default="", metavar="L", help=N_("Speak this language, and show decks in it where they can."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def browse(
    query: tuple[str, ...], *, order: str | None, limit: int | None, words: bool, lang: str, as_json: bool
) -> int:
    """List the cards that a search finds, such as: karabakh is:due tag:dates. Without a search, all of them."""
    if as_json or language.speaks(lang):
        language.use("en" if as_json else lang)
    if words:
        output.facts(word_lines())
        return DONE
    written = joined(query)
    with learner(readonly=True) as reading:
        finder = Finder(reading, tongue_of(lang, reading.library.entries))
        found = searched(finder, with_sort(written, order) if order else written)
        cards = found.cards[:limit]
        finder.read(cards)
        if as_json:
            output.document(record(written, found, cards, finder))
        else:
            output.facts(table(cards, finder, reading.today()))
            output.say(_counted(found, len(cards)))
    return DONE


def joined(query: tuple[str, ...]) -> str:
    """Join the words of a call to one search. Raises RefusalError for what looks like an option."""
    option = next((word for word in query if word.startswith("--")), None)
    if option is not None:
        raise RefusalError(_("There is no option {word}.").format(word=shown(option)), MISUSED)
    return " ".join(query)


def searched(finder: Finder, query: str) -> Found:
    """Find cards. Raises RefusalError with what is wrong with the search."""
    try:
        return finder.find(query)
    except QueryError as error:
        raise RefusalError(error.message, MISUSED) from error


def _counted(found: Found, listed: int) -> str:
    """Say how many cards were found among all, and how many of them are listed."""
    count = len(found.cards)
    sentence = ngettext("{count} of {total} cards is found.", "{count} of {total} cards are found.", count)
    said = sentence.format(count=count, total=found.total)
    return said if listed == count else f"{said} {_('Listed: the first {count}.').format(count=listed)}"

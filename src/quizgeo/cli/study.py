"""The command `study`: what waits today, in the app or line by line."""

import gc
import math

import click
from msgspec import Struct
from msgspec.structs import replace

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.deck_words import broken, left_out_lines
from quizgeo.cli.naming import find_decks, tongue_of
from quizgeo.cli.people import People
from quizgeo.cli.plain import LineMode
from quizgeo.cli.protocol import Protocol
from quizgeo.cli.read_line import Lines
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, unknown
from quizgeo.cli.start import OpenApp, back_up, has_screen, learner
from quizgeo.language import N_, _
from quizgeo.study import Learner, Scope, Session, everything, start


class Wishes(Struct, frozen=True):
    """What the words of the call ask for."""

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    minutes: float | None = None
    limit: int | None = None
    language: str = ""
    search: str = ""
    """Only the cards that a search finds; empty for all."""


def _finite(_context: click.Context, _parameter: click.Parameter, minutes: float | None) -> float | None:
    """Refuse what is written as a number and is none. Raises click.BadParameter."""
    if minutes is not None and not math.isfinite(minutes):
        raise click.BadParameter(_("{number} is no number of minutes.").format(number=minutes))
    return minutes


@click.command()
@click.argument("deck", nargs=-1)
@click.option("--tag", multiple=True, metavar="T", help=N_("Only cards with this tag; may be given again."))
@click.option(
    "--search", default="", metavar="QUERY", help=N_("Only cards that a search finds, as quizgeo browse does.")
)
@click.option(
    "--minutes",
    type=click.FloatRange(0, min_open=True),
    callback=_finite,
    metavar="N",
    help=N_("End after so many minutes."),
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help=N_("Ask so many cards at most."))
@click.option("--lang", default="", metavar="L", help=N_("Speak this language, and show decks in it where they can."))
@click.option("--plain", is_flag=True, help=N_("Line by line on stdin and stdout, for screen readers and pipes."))
@click.option("--json", "as_json", is_flag=True, help=N_("Line by line as JSON Lines, for programs."))
@click.pass_obj
def study(
    open_app: OpenApp | None,
    *,
    deck: tuple[str, ...],
    tag: tuple[str, ...],
    search: str,
    minutes: float | None,
    limit: int | None,
    lang: str,
    plain: bool,
    as_json: bool,
) -> int:
    """Study what is due, then new cards: of all decks, or of those named by identity or file."""
    if as_json or language.speaks(lang):
        language.use("en" if as_json else lang)
    wishes = Wishes(deck, tag, minutes, limit, lang, search)
    with learner() as studying:
        scope = scope_of(studying, wishes)
        if open_app is None or plain or as_json or not has_screen():
            for line in left_out_lines(studying, scope.decks if deck else ()):
                output.say(line)
            return line_by_line(studying, scope, as_json=as_json)
        return open_app(studying, scope, scope.language)


def scope_of(studying: Learner, wishes: Wishes) -> Scope:
    """Find the decks that are meant.

    Raises RefusalError for a deck, tag or language that is not there, and for a deck with errors.
    """
    decks = find_decks(studying, wishes.decks) or everything(studying).decks
    for deck in decks:
        if deck.problems:
            raise broken(deck)
    known = {tag.casefold(): tag for deck in decks for card in deck.cards for tag in card.tags}
    for tag in wishes.tags:
        if tag.casefold() not in known:
            raise RefusalError(unknown(_("No card has the tag {word}."), tag, list(known.values())), MISUSED)
    tongue = tongue_of(wishes.language, decks)
    return _searched(studying, wishes, Scope(decks, wishes.tags, wishes.limit, wishes.minutes, tongue))


def _searched(studying: Learner, wishes: Wishes, scope: Scope) -> Scope:
    """Leave the cards that the wished search finds. Raises RefusalError for one that finds none, or is no search."""
    if not wishes.search.strip():
        return scope
    from quizgeo.study import Finder, QueryError  # what searches, 5 ms, is seldom needed

    try:
        found = Finder(studying, scope.language, scope.decks).find(wishes.search)
    except QueryError as error:
        raise RefusalError(error.message, MISUSED) from error
    if not found.cards:
        raise RefusalError(_("No card is found by this search."), MISUSED)
    narrowed = found.scope(scope.language)
    return replace(scope, decks=narrowed.decks, keys=narrowed.keys)


def spoken(session: Session) -> bool:
    """Speak JSON Lines until the program at the other end is done; tell whether every answer is on disk."""
    try:
        return LineMode(session, Protocol()).run(Lines())
    except BrokenPipeError:  # it stopped reading: every verdict that was told is on disk
        output.give_up()
        return not session.learner.writer.unsaved


def line_by_line(studying: Learner, scope: Scope, *, as_json: bool) -> int:
    """Study without a screen; give 1 when an answer is nowhere on the disk."""
    gc.enable()
    session = start(studying, scope)
    if as_json:
        safe = spoken(session)
    else:
        people = People()
        people.greet(scope, studying)
        safe = LineMode(session, people).run(Lines())
    if safe:
        back_up(studying)
    return DONE if safe else PROBLEMS

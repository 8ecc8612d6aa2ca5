"""The command `host`: a deck played live with a class. The server is a process of its own; this is its first client."""

import gc
import os
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Literal, Protocol, cast, runtime_checkable

import click

from quizgeo import language
from quizgeo.classroom.deck_files import gather
from quizgeo.classroom.server import process
from quizgeo.classroom.settings import MINUTES_BOUNDS, MOST_PLAYERS_BOUNDS, Points, RoomSettings, Timer
from quizgeo.classroom.shelf import Serving, Session
from quizgeo.cli import output
from quizgeo.cli.classroom_shelf import open_shelf, shelf_in_words
from quizgeo.cli.refusal import MISUSED, RefusalError, shown
from quizgeo.cli.roster import WithRoster, read_roster
from quizgeo.cli.start import clock, has_screen
from quizgeo.clock import Instant
from quizgeo.language import N_, _
from quizgeo.paths import places
from quizgeo.study import NoDeckError, find_files

ONLY = "*"
"""What `--attach` stands for when no code follows it."""


@runtime_checkable
class Hosting(Protocol):
    """What can open the screen of a host."""

    def host(self, home: Path, session: Session) -> int:
        """Open it on a session whose server runs; give the exit status. home: where the theme is kept."""
        ...


@click.command(cls=WithRoster)
@click.argument("deck", nargs=-1)
@click.option("--lan", is_flag=True, help=N_("Let others on the network in; without it only this computer can join."))
@click.option(
    "--mode",
    type=click.Choice(["live", "paced"]),
    default="live",
    help=N_("live: all on one question; paced: everybody at their own pace."),
)
@click.option("--timer", default="off", metavar="off|deck|N", help=N_("Seconds for each question, or the deck's own."))
@click.option(
    "--points",
    type=click.Choice(["accuracy", "kahoot", "wayground", "confidence", "none"]),
    default="accuracy",
    help=N_("How answers earn points; with accuracy speed never pays."),
)
@click.option(
    "--board",
    type=click.Choice(["never", "end", "section", "question"]),
    default="never",
    help=N_("When the five with most points are named."),
)
@click.option("--confidence", is_flag=True, help=N_("Ask with each answer how sure it is."))
@click.option(
    "--names",
    type=click.Choice(["own", "generated", "roster"]),
    default="own",
    metavar="own|generated|roster FILE",
    help=N_("Own names, drawn ones, or those of a file, one a line."),
)
@click.option("--roster", default="", metavar="FILE", hidden=True)
@click.option(
    "--max-players", type=click.IntRange(*MOST_PLAYERS_BOUNDS), default=500, metavar="N", help=N_("Let in so many.")
)
@click.option("--approve", is_flag=True, help=N_("Let each person in yourself."))
@click.option("--teams", default="", metavar="A,B", help=N_("Draw teams of these names."))
@click.option(
    "--minutes", type=click.IntRange(*MINUTES_BOUNDS), metavar="N", help=N_("Paced: end the lesson after so long.")
)
@click.option("--until", default="", metavar="HH:MM", help=N_("Paced: end the lesson at this time of today."))
@click.option("--lock-after-start", is_flag=True, help=N_("Close the door when the first question opens."))
@click.option("--late/--no-late", default=True, help=N_("Let people join after the start; they begin at the next."))
@click.option("--count", type=click.IntRange(1), metavar="N", help=N_("Ask so many questions of the deck."))
@click.option("--tag", multiple=True, metavar="T", help=N_("Only questions with this tag; may be given again."))
@click.option("--address", default="", metavar="A", help=N_("Listen on this address only."))
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help=N_("8765, or the next one that is free."))
@click.option("--public-name", default="", metavar="NAME", help=N_("A name under which it is reached too."))
@click.option(
    "--join-rate", type=click.FloatRange(1), default=5.0, metavar="N", help=N_("Joins a second from one address.")
)
@click.option("--remote-host", is_flag=True, help=N_("Let the lesson be led from another computer, with its token."))
@click.option("--share-deck", is_flag=True, help=N_("Give the deck to those who took part, when the lesson is over."))
@click.option("--tls", nargs=2, metavar="CERT KEY", help=N_("Files of a certificate and its key."))
@click.option("--no-save", is_flag=True, help=N_("Keep nothing of the session when it ends."))
@click.option(
    "--attach",
    is_flag=False,
    flag_value=ONLY,
    metavar="[CODE]",
    help=N_("Come back to a session that runs, or was interrupted."),
)
@click.option("--lang", default="", metavar="L", help=N_("Speak this language, and ask in it where the deck can."))
@click.option("--plain", is_flag=True, help=N_("Line by line on stdin and stdout, for screen readers and pipes."))
@click.pass_obj
def host(
    open_app: object, /, *, deck: tuple[str, ...], attach: str | None, lang: str, plain: bool, **words: object
) -> int:
    """Play a deck live with a class: they join with a code, you lead question by question. DECK is its file or name."""
    if language.speaks(lang):
        language.use(lang)
    with shelf_in_words():
        session = _attached(deck, attach) if attach is not None else _begun(deck, lang, words)
    if isinstance(open_app, Hosting) and has_screen() and not plain:
        status = open_app.host(places().home, session)
        _say_whether_it_runs(session)
        return status
    from quizgeo.cli.host_plain import lead  # with what speaks to a network

    gc.enable()
    return lead(session)


def _attached(deck: tuple[str, ...], attach: str) -> Session:
    """Find the session that runs, and start its server again where it is gone."""
    if deck:
        raise RefusalError(_("--attach comes back to a session: name no deck with it."), MISUSED)
    return process.attach(open_shelf(), "" if attach == ONLY else attach)


def _begun(deck: tuple[str, ...], lang: str, words: Mapping[str, object]) -> Session:
    """Make a session of a deck, and start its server."""
    if not deck:
        raise RefusalError(_("Name the deck to play, such as: quizgeo host karabakh --lan"), MISUSED)
    if len(deck) > 1:
        raise RefusalError(_("A session plays one deck; name one of these."), MISUSED)
    settings = settings_of(words)
    serving = serving_of(words)
    path, overlay = _files(deck[0], lang)
    shelf = open_shelf()
    count, tags = cast("int | None", words["count"]), cast("tuple[str, ...]", words["tag"])
    session = shelf.create(
        gather(path, overlay), settings, clock().now(), count=count, tags=tags, kept=not words["no_save"]
    )
    return process.begin(session, serving)


def _files(name: str, lang: str) -> tuple[Path, Path | None]:
    """Find a deck, with its translation into the language that was asked for, or that `QUIZGEO_LANG` names.

    A language of ours that the deck has not is one for the screens alone. Raises RefusalError.
    """
    tongue = lang or os.environ.get("QUIZGEO_LANG", "").partition(".")[0]
    folders = places().deck_folders
    try:
        try:
            return find_files(name, tongue, folders)
        except NoDeckError as error:
            if lang and not language.speaks(lang):
                raise
            found = find_files(name, "", folders)
            if lang:
                output.say(error.message)
            return found
    except NoDeckError as error:
        raise RefusalError(error.message, MISUSED) from error


def serving_of(words: Mapping[str, object]) -> Serving:
    """Give what the words of the call say of how the server is reached. Raises RefusalError."""
    cert, key = cast("tuple[str, str] | None", words["tls"]) or ("", "")
    for file in filter(None, (cert, key)):
        if not Path(file).is_file():
            raise RefusalError(_("There is no file {file}.").format(file=shown(file)), MISUSED)
    port = cast("int | None", words["port"]) or 0
    cert, key = (str(Path(file).absolute()) if file else "" for file in (cert, key))
    rate, name = cast("float", words["join_rate"]), str(words["public_name"])
    return Serving(
        bool(words["lan"]), str(words["address"]), port, cert, key, name, rate, remote_host=bool(words["remote_host"])
    )


def settings_of(words: Mapping[str, object]) -> RoomSettings:
    """Give what the words of the call set for a room. Raises RefusalError for what is out of range."""
    teams = tuple(dict.fromkeys(filter(None, (each.strip() for each in str(words["teams"]).split(",")))))
    try:
        return RoomSettings(
            mode=cast("Literal['live', 'paced']", words["mode"]),
            timer=_timer(str(words["timer"])),
            late=bool(words["late"]),
            points=cast("Points", words["points"]),
            board=cast("Literal['never', 'end', 'section', 'question']", words["board"]),
            confidence=bool(words["confidence"]) or words["points"] == "confidence",
            teams="balanced" if teams else "off",
            team_names=teams,
            names="roster" if words["roster"] else cast("Literal['own', 'generated']", words["names"]),
            roster=read_roster(str(words["roster"])) if words["roster"] else (),
            most_players=cast("int", words["max_players"]),
            share_deck=bool(words["share_deck"]),
            approve=bool(words["approve"]),
            lock_after_start=bool(words["lock_after_start"]),
            minutes=cast("int | None", words["minutes"]),
            until=_until(str(words["until"]), clock().now()),
        )
    except ValueError as error:
        raise RefusalError(str(error), MISUSED) from error


def _timer(text: str) -> Timer:
    if text in ("off", "deck"):
        return cast("Timer", text)
    if not text.isascii() or not text.isdigit():
        raise RefusalError(_("--timer takes off, deck or seconds, not {text}.").format(text=shown(text)), MISUSED)
    return int(text[:6])


def _until(text: str, now: Instant) -> int | None:
    """Read a time of today; None for none. Raises RefusalError for what is none, or has passed."""
    if not text:
        return None
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text, re.ASCII)
    if found is None:
        raise RefusalError(_("--until takes a time such as 09:45, not {text}.").format(text=shown(text)), MISUSED)
    here = now.local()
    left = here.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0) - here
    if left <= timedelta():
        raise RefusalError(_("{time} has passed; --until takes a time of today.").format(time=text), MISUSED)
    return now.ms + left // timedelta(milliseconds=1)


def _say_whether_it_runs(session: Session) -> None:
    """Say how to come back to a lesson that goes on, and where a lesson that is over can be looked at."""
    from quizgeo.classroom.shelf import ShelfError, look

    try:
        now = look(session)
    except ShelfError:  # nothing of it was to be kept
        return
    if now.finished is not None:
        output.say(_("See how it went: quizgeo report {code}").format(code=now.code))
    else:
        output.say(_("The lesson runs on. Come back with: quizgeo host --attach {code}").format(code=now.code))

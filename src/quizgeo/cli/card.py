"""The command `card`: how one card goes, and setting it aside or having it asked again."""

from collections.abc import Iterator
from pathlib import Path

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.card_story import card_lines, card_record
from quizgeo.cli.deck_words import broken
from quizgeo.cli.naming import find_deck
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, unknown
from quizgeo.cli.start import in_words, learner
from quizgeo.decks import DeckEntry, UnknownDeckError
from quizgeo.insight.card import CardStory, card_story, story_without_deck
from quizgeo.insight.tables import Drawing
from quizgeo.language import N_, _
from quizgeo.progress import EventKind, Written
from quizgeo.study import Learner, bring_back, set_aside


@click.command()
@click.argument("key", metavar="DECK/ID")
@click.option("--suspend", "wish", flag_value="suspend", help=N_("Do not ask it any more, until it is resumed."))
@click.option("--bury", "wish", flag_value="bury", help=N_("Do not ask it before the next study day."))
@click.option("--resume", "wish", flag_value="resume", help=N_("Ask it again, whatever it was set aside for."))
@click.option("--plain", is_flag=True, help=N_("In words and figures alone, without bars."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def card(key: str, *, wish: str | None, plain: bool, as_json: bool) -> int:
    """Show one card: its state and every answer to it. Or set it aside, or ask it again."""
    if as_json:
        language.use("en")
    with learner(readonly=wish is None) as reading:
        story = _story(reading, key)
        if wish is not None:
            _set(reading, story, wish)
            story = _story(reading, key)
        if as_json:
            output.document(card_record(story))
        else:
            output.facts(card_lines(story, Drawing(bars=not plain, signs=not output.only_ascii())))
        return PROBLEMS if reading.writer.unsaved else DONE


_KINDS = {"suspend": EventKind.SUSPENDED, "bury": EventKind.BURIED}


def _set(studying: Learner, story: CardStory, wish: str) -> None:
    """Set a card aside, or have it asked again, unless it is so already; say what was done."""
    key, item = story.card.key, story.item
    if wish == "resume":
        done = [written for _event, written in bring_back(studying, key)]
        said = _("Resumed: {card}") if done else _("{card} was not set aside.")
    elif item.suspended or (wish == "bury" and item.rests(story.today)):
        done, said = [], _("{card} is set aside already.")
    else:
        done = [set_aside(studying, _KINDS[wish], key)[1]]
        said = _("Suspended: {card}") if wish == "suspend" else _("Buried until tomorrow: {card}")
    output.say(said.format(card=key))
    for banner in _banners(done):
        output.say(banner)


def _banners(done: list[Written]) -> Iterator[str]:
    """Say where what was done is, if it is not in the log."""
    return (written.message for written in done[-1:] if written.message)


def _story(reading: Learner, key: str) -> CardStory:
    """Find a card by its key, also a former one, or by its deck's file and its id.

    Raises RefusalError with the nearest one when there is none.
    """
    name, slash, id_ = key.rpartition("/")
    if not slash:
        raise RefusalError(_("A card is named by its deck and id, as in karabakh/capitals."))
    try:
        deck = _deck(reading, name)
    except RefusalError as refusal:
        story = story_without_deck(reading, key)
        if story is None:
            raise
        output.say(_("{reason} This is what was logged.").format(reason=refusal.message))
        return story
    entry = reading.entry(f"{deck.id}/{id_}")
    with in_words():
        story = None if entry is None else card_story(reading, entry)
    if story is None:
        if deck.problems:
            raise broken(deck)
        known = [card.key for card in deck.cards]
        raise RefusalError(unknown(_("There is no card {word}."), f"{deck.id}/{id_}", known), MISUSED)
    return story


def _deck(reading: Learner, name: str) -> DeckEntry:
    """Find a deck by its identity or file; one that lies in the present folder, as it was studied by its file, too."""
    try:
        return find_deck(reading, name)
    except RefusalError as refusal:
        if not isinstance(refusal.__cause__, UnknownDeckError):
            raise
        beside = _beside(name)
        if beside is None:
            hint = _("A deck that lies elsewhere is named by its file, as in decks/capitals.yaml/georgia.")
            raise RefusalError(f"{refusal.message}. {hint}", refusal.status) from refusal
        return find_deck(reading, str(beside))


def _beside(name: str) -> Path | None:
    """Find the file of a deck in the present folder by its identity."""
    from quizgeo.decks.claims import content, deck_named
    from quizgeo.decks.walk import deck_files

    return next((path for path in map(Path, deck_files([Path()], deep=0)) if deck_named(content(path)) == name), None)

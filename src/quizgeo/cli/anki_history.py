"""`progress import` of a package of Anki: what was answered there for the questions of one deck comes in.

It says first what it would do, and does it when told so.
"""

from collections.abc import Iterator
from pathlib import Path

from quizgeo.cli import output
from quizgeo.cli.naming import find_deck
from quizgeo.cli.output import JSON
from quizgeo.cli.read_line import Lines
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.start import learner
from quizgeo.clock import day_date
from quizgeo.decks import Deck
from quizgeo.exchange import ExchangeError
from quizgeo.exchange.anki.taking_in import Plan, plan, take_in
from quizgeo.exchange.archive import MOST_BYTES
from quizgeo.language import _, ngettext
from quizgeo.study import Learner, day_in_words
from quizgeo.text import clean

_YES = "y"


def import_history(file: Path, deck_name: str, *, yes: bool, as_json: bool) -> int:
    """Take in the answers of a package. Raises RefusalError."""
    data = _content(file)
    with learner() as studying:
        deck = _deck(studying, deck_name)
        planned = _planned(studying, deck, data, file.name)
        if not as_json:
            output.facts(list(_lines(planned, deck, file.name)))
        agreed = bool(planned.new) and (yes or (not as_json and _agreed()))
        backup = take_in(studying, planned) if agreed else None
    if as_json:
        output.document(_record(planned, deck, taken=agreed, backup=backup))
    elif agreed:
        output.facts(list(_done_lines(planned, backup)))
    return DONE


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise RefusalError(_("{file} is larger than 200 MB.").format(file=shown(file.name)), PROBLEMS)
        return file.read_bytes()
    except OSError as error:
        message = _("Cannot read {path}: {reason}").format(path=shown(str(file)), reason=error.strerror or str(error))
        raise RefusalError(message, PROBLEMS) from error


def _deck(studying: Learner, name: str) -> Deck:
    """Read the deck that the answers belong to. Raises RefusalError, and DeckError when it has problems."""
    if not name:
        message = _("Say which deck the answers belong to: quizgeo progress import FILE --deck DECK")
        raise RefusalError(message, MISUSED)
    return studying.library.load(str(find_deck(studying, name).path))


def _planned(studying: Learner, deck: Deck, data: bytes, name: str) -> Plan:
    try:
        return plan(studying, deck, data, clean(name))
    except ExchangeError as error:
        raise RefusalError(str(error.problem), PROBLEMS) from error


def _lines(planned: Plan, deck: Deck, name: str) -> Iterator[str]:
    """Say what a package holds and what of it is new, one fact a line."""
    history = planned.history
    answers = ngettext("{count} answer", "{count} answers", history.reviews).format(count=f"{history.reviews:,}")
    cards = ngettext("{count} card", "{count} cards", history.cards).format(count=f"{history.cards:,}")
    if history.days is None:
        yield _("{file}: no answers to {deck}").format(file=clean(name), deck=deck.id)
    else:
        first, last = map(day_in_words, history.days)
        sentence = _("{file}: {answers} to {cards} of {deck}, {first} to {last}")
        yield sentence.format(file=clean(name), answers=answers, cards=cards, deck=deck.id, first=first, last=last)
    yield from (sentence for count, sentence in _counts(planned) if count)


def _counts(planned: Plan) -> Iterator[tuple[int, str]]:
    history = planned.history
    taken_back = len(history.events) - history.reviews
    numbers = (planned.here, taken_back, history.ours, history.unbelieved, history.unmatched, len(history.problems))
    sentences = (
        ngettext("{count} is in your progress already", "{count} are in your progress already", numbers[0]),
        ngettext(
            "{count} no longer counts: its card was reset",
            "{count} no longer count: their cards were reset",
            numbers[1],
        ),
        ngettext("{count} was given here and exported", "{count} were given here and exported", numbers[2]),
        ngettext(
            "{count} row with numbers out of range is skipped",
            "{count} rows with numbers out of range are skipped",
            numbers[3],
        ),
        ngettext(
            "{count} other card has answers and is not of this deck",
            "{count} other cards have answers and are not of this deck",
            numbers[4],
        ),
        ngettext("{count} note cannot be read", "{count} notes cannot be read", numbers[5]),
    )
    yield from ((count, text.format(count=f"{count:,}")) for count, text in zip(numbers, sentences, strict=True))


def _agreed() -> bool:
    """Ask. The end of input is no answer."""
    output.say(_("Take them into your progress? y does, enter leaves it as it is:"))
    answer = Lines().next()
    if answer is None:
        raise RefusalError(_("Nothing was changed. To take them in without being asked, add --yes"), PROBLEMS)
    if answer.strip().casefold() == _YES:
        return True
    output.say(_("Nothing was changed."))
    return False


def _done_lines(planned: Plan, backup: Path | None) -> Iterator[str]:
    sentence = ngettext("{count} event was taken in.", "{count} events were taken in.", len(planned.new))
    yield sentence.format(count=f"{len(planned.new):,}")
    if backup is not None:
        yield _("As it was before: {file}").format(file=clean(str(backup)))


def _record(planned: Plan, deck: Deck, *, taken: bool, backup: Path | None) -> JSON:
    history = planned.history
    first, last = (day_date(day).isoformat() for day in history.days) if history.days else (None, None)
    return {
        "deck": deck.id,
        "answers": history.reviews,
        "cards": history.cards,
        "first": first,
        "last": last,
        "new": len(planned.new),
        "here": planned.here,
        "reset": len(history.events) - history.reviews,
        "ours": history.ours,
        "out_of_range": history.unbelieved,
        "unmatched": history.unmatched,
        "unreadable": len(history.problems),
        "taken": taken,
        "backup": clean(str(backup)) if backup else None,
    }

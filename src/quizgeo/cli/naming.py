"""The decks that the words of a call name, by identity or by file, and the language to show them in."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from quizgeo import language
from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.decks import DeckEntry, UnknownDeckError
from quizgeo.decks.walk import is_deck_name
from quizgeo.language import _
from quizgeo.study import Learner


def find_deck(studying: Learner, name: str) -> DeckEntry:
    """Find a deck by its identity or file.

    Raises RefusalError with the nearest one when there is none, and for a file that holds no deck.
    """
    path = Path(name)
    if is_deck_name(path.name) and path.is_file():
        refuse_no_deck(path)
    try:
        return studying.deck(name)
    except UnknownDeckError as error:
        raise RefusalError(str(error), MISUSED) from error


def find_decks(studying: Learner, names: Iterable[str]) -> tuple[DeckEntry, ...]:
    """Find decks, each once however often it is named.

    Raises RefusalError as `find_deck`, and for two files of one identity.
    """
    found: dict[str, DeckEntry] = {}
    for name in names:
        deck = find_deck(studying, name)
        other = found.setdefault(deck.id or str(deck.path), deck)
        if other.path != deck.path:
            message = _("{one} and {other} have one identity, {deck}: they are one deck. Name one of them.")
            files = {"one": shown(str(other.path)), "other": shown(str(deck.path))}
            raise RefusalError(message.format(deck=shown(deck.id), **files), MISUSED)
    return tuple(found.values())


def refuse_no_deck(path: Path) -> None:
    """Raise RefusalError for a file that is a translation, a part, or nothing of ours; an empty one has problems."""
    from quizgeo.decks import claims

    data = claims.content(path)
    file = shown(str(path))
    if data and claims.is_part(data):
        raise RefusalError(_("{file} is a part that decks include; name the deck.").format(file=file), PROBLEMS)
    if data and not claims.begins_as_deck(data):
        message = _("{file} is no deck: a deck begins with the line quizgeo: 1").format(file=file)
        raise RefusalError(message, PROBLEMS)
    if claims.is_overlay(data):
        from quizgeo.decks.overlay import overlay_head

        deck, tongue = overlay_head(path)
        message = _("{file} is a translation. Study its deck: quizgeo study {deck} --lang {language}")
        raise RefusalError(message.format(file=file, deck=shown(deck), language=shown(tongue)), PROBLEMS)


def tongue_of(wanted: str, decks: Sequence[DeckEntry]) -> str:
    """Give the language that is meant, as the decks write it; empty for their own.

    Raises RefusalError when neither the interface nor any of these decks has it.
    """
    known = {_plain(each): each for each in (*language.languages(), *_written(decks))}
    found = known.get(_plain(wanted)) or known.get(_plain(wanted).partition("-")[0])
    if wanted and found is None:
        message = _("Nothing here is in the language {language}. There are: {known}")
        raise RefusalError(message.format(language=shown(wanted), known=", ".join(sorted(known.values()))), MISUSED)
    return found or ""


def _plain(tag: str) -> str:
    return tag.replace("_", "-").casefold()


def _written(decks: Iterable[DeckEntry]) -> Iterable[str]:
    """Give the languages of decks and their translations."""
    return (tag for deck in decks for tag in (deck.language, *deck.overlays) if tag)

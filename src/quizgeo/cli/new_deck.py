"""`new`: a file with a deck to begin with, out of options, or of answers where somebody sits at a terminal."""

import sys
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from quizgeo.cli import output
from quizgeo.cli.read_line import Lines
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, shown
from quizgeo.decks import AuthoringError, skeleton_text
from quizgeo.decks.claims import content, deck_named
from quizgeo.decks.skeleton import identity_of
from quizgeo.decks.walk import deck_files, is_deck_name
from quizgeo.language import _, in_use


class Wish(Struct, frozen=True):
    """What a new deck is to hold; None for what was not said."""

    title: str | None = None
    language: str | None = None
    source: str | None = None
    published: str | None = None
    deck: str | None = None


def write_new(file: str, wish: Wish) -> int:
    """Write a new deck into a file that is not there yet. Raises RefusalError where that cannot be."""
    path = Path(file)
    _refuse_place(path)
    if output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout):
        wish = _asked(wish)
    if wish.title is None:
        raise RefusalError(_("A deck needs a title: give it with --title."), MISUSED)
    language = wish.language or "en"
    identity = wish.deck or identity_of(wish.title, language, path.stem)
    try:
        text = skeleton_text(wish.title, language, wish.source or "", wish.published or "", identity)
    except AuthoringError as error:
        raise RefusalError(str(error), MISUSED) from error
    _refuse_double(path, identity)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as target:
            target.write(text)
    except FileExistsError as error:  # made by another program just now
        raise _there(path) from error
    output.say(
        _("Deck {deck} written into {file}. Now add questions, then call: quizgeo check {file}").format(
            deck=identity, file=shown(file)
        )
    )
    return DONE


def _refuse_place(path: Path) -> None:
    """Refuse a file that is there, that no deck can be, or that stands nowhere."""
    if not is_deck_name(path.name):
        better = f"{path.stem.rstrip('.') or 'deck'}.yaml"
        message = _("A deck is a file that ends in .yaml: name it {better}.")
        raise RefusalError(message.format(better=shown(better)), MISUSED)
    if path.exists() or path.is_symlink():
        raise _there(path)
    if not path.parent.is_dir():
        message = _("There is no folder {folder}: make it first.")
        raise RefusalError(message.format(folder=shown(str(path.parent))), MISUSED)


def _there(path: Path) -> RefusalError:
    message = _("{file} is there already, and stays as it is: give another name.")
    return RefusalError(message.format(file=shown(str(path))), MISUSED)


def _refuse_double(path: Path, identity: str) -> None:
    """Refuse the identity of another deck in the same folder: progress would be mixed up."""
    for other in deck_files([path.parent], deep=0):
        if deck_named(content(Path(other))) == identity:
            message = _("Deck {deck} is there already, in {file}: give another identity with --deck.")
            raise RefusalError(message.format(deck=identity, file=shown(Path(other).name)), MISUSED)


def _asked(wish: Wish) -> Wish:
    """Ask for what was not said; each answer is tried at once, and asked for again when no deck can hold it."""
    lines = Lines()
    title = wish.title or _ask(lines, _("Title:"), skeleton_text)
    language = wish.language
    if language is None:
        words = _("Language of the texts, as a tag [{usual}]:").format(usual=in_use())
        language = _ask(lines, words, lambda tag: skeleton_text("T", tag), in_use())
    source = wish.source
    if source is None:
        source = _ask(
            lines, _("Source of the facts, if there is one:"), lambda text: skeleton_text("T", "en", text), ""
        )
    published = wish.published
    if published is None and source:
        published = _ask(
            lines,
            _("Published, such as 2025-07, if that is known:"),
            lambda text: skeleton_text("T", "en", "S", text),
            "",
        )
    return Wish(title, language, source, published, wish.deck)


def _ask(lines: Lines, words: str, attempt: Callable[[str], object], usual: str | None = None) -> str:
    """Ask until the answer is good. usual: what an empty line means; None: nothing good.

    Raises RefusalError when the input ends.
    """
    while True:
        output.prompt(f"{words} ", "")
        line = lines.next()
        if line is None:
            output.fact()
            raise RefusalError(_("Nothing was written."), MISUSED)
        if not line and usual is not None:
            return usual
        try:
            attempt(line)
        except AuthoringError as error:
            output.say(str(error))
        else:
            return line

"""What is said of decks that cannot be studied, in one place: each sentence names the file and what helps."""

from collections.abc import Iterator, Sequence

from quizgeo.cli.refusal import PROBLEMS, RefusalError
from quizgeo.decks import DeckEntry, Problem
from quizgeo.language import _, ngettext
from quizgeo.study import Learner
from quizgeo.text import clean


def title_of(deck: DeckEntry, tongue: str = "") -> str:
    """Give the title of a deck in a language as the decks write it, or its own where no translation gives another.

    Of a deck that cannot be read it is its file's name, which may hold any sign.
    """
    return clean(deck.title_in(tongue))


def path_of(deck: DeckEntry) -> str:
    """Give the path of a deck's file as it may be shown."""
    return clean(str(deck.path))


def broken_line(deck: DeckEntry) -> str:
    """Say in a list how many problems a deck has, and how to see them."""
    count = ngettext("{count} problem", "{count} problems", deck.problems).format(count=deck.problems)
    sentence = _("{title}: {problems}. See: quizgeo check {path}")
    return sentence.format(title=title_of(deck), problems=count, path=path_of(deck))


def broken(deck: DeckEntry) -> RefusalError:
    """Make the refusal of a deck with problems."""
    message = _("The deck {deck} has problems. See: quizgeo check {path}")
    return RefusalError(message.format(deck=deck.id or title_of(deck), path=path_of(deck)), PROBLEMS)


def left_out_lines(studying: Learner, chosen: Sequence[DeckEntry]) -> Iterator[str]:
    """Say once of each file why it is not studied: of all, or of copies of the decks that were chosen by name."""
    doubles = studying.library.problems
    named = {str(deck.path) for deck in chosen}
    for problem in doubles:
        if not chosen or _files(problem) & named:
            yield clean(str(problem))
    told = {problem.place.file for problem in doubles}
    for deck in () if chosen else studying.library.entries:
        if deck.problems and str(deck.path) not in told:
            sentence = ngettext(
                "{file} has {count} problem and is left out. See: quizgeo check {path}",
                "{file} has {count} problems and is left out. See: quizgeo check {path}",
                deck.problems,
            )
            yield sentence.format(file=clean(deck.path.name), count=deck.problems, path=path_of(deck))


def _files(problem: Problem) -> set[str]:
    return {problem.place.file, *(each.place.file for each in problem.related)}

"""GIFT read as questions, each problem with its line and column; after one, reading goes on at the next blank line."""

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Problem, Question
from quizgeo.exchange.categories import Categories
from quizgeo.exchange.decoding import MOST_QUESTIONS, decoded, nothing_in, too_many
from quizgeo.exchange.errors import MOST_PROBLEMS, problem
from quizgeo.exchange.gift.answered import answered
from quizgeo.exchange.gift.asked import Asked
from quizgeo.exchange.gift.marks import marks_in
from quizgeo.exchange.gift.reader import Reader, misread
from quizgeo.exchange.gift.scanning import Entry, Lines, MisreadError, Piece, entries
from quizgeo.exchange.gift.syntax import reveal
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions
from quizgeo.language import _
from quizgeo.text import clean


class _Found(Struct, frozen=True):
    """A question as it was found, and what tells it from others."""

    foreign: Foreign
    title: str
    category: str
    losses: tuple[Loss, ...]


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the questions of a file. Raises ExchangeError where there is none, or the bytes are no text."""
    source = decoded(data, options.name)
    lines = Lines(source.text)
    found, losses, problems = list[_Found](), source.losses, list[Problem]()
    for count, entry in enumerate(entries(lines)):
        if count >= MOST_QUESTIONS:
            raise too_many(options.name)
        line, _col = lines.place(entry.at)
        try:
            if isinstance(entry, MisreadError):
                raise entry
            if entry.answers is None:
                losses.append(Loss(str(line), "", "left out", _("a description asks nothing")))
                continue
            found.append(_found(entry, entry.answers, str(line), options.language))
        except MisreadError as misread_:
            problems += [_problem(misread_, lines, options.name)] if len(problems) < MOST_PROBLEMS else []
    return _read_in(found, losses, problems, options.name)


def _problem(misread_: MisreadError, lines: Lines, name: str) -> Problem:
    line, col = lines.place(misread_.at)
    message = _("GIFT: {message}; skipped").format(message=misread_.message)
    return problem("EX005", name, message, fix=misread_.fix, line=line, col=col)


def _read_in(found: list[_Found], losses: list[Loss], problems: list[Problem], name: str) -> ReadIn:
    """Put together what a file held."""
    if not found:
        raise nothing_in(name, problems)
    categories = Categories([each.category for each in found])
    titles = Counter(each.title for each in found)
    questions = [_completed(each, categories, known=titles[each.title] == 1) for each in found]
    if categories.several:
        losses.append(Loss("", "tags", "changed", _("categories became tags")))
    own = [loss for each in found for loss in each.losses]
    return ReadIn(tuple(questions), (*losses, *own), tuple(problems), title=categories.title)


def _completed(found: _Found, categories: Categories, *, known: bool) -> Foreign:
    """Add what only the whole file tells: the tag of a category, and whether the title is the question's alone."""
    question, tag = found.foreign.question, categories.tag(found.category)
    if tag and tag.casefold() not in {each.casefold() for each in question.tags}:
        question = replace(question, tags=(*question.tags, tag))
    origin = found.foreign.origin or (found.title if known else "")
    return replace(found.foreign, question=question, origin=origin)


def _found(entry: Entry, answers: Piece, place: str, language: str) -> _Found:
    """Read one question. Raises MisreadError where it cannot be."""
    reader, marks = Reader(place), marks_in(entry.comment)
    title = clean(reveal(entry.title))
    asked = reader.asked(entry.before, entry.after)
    if not asked.prompt:
        asked = Asked(title)
    if not asked.prompt:
        raise misread(
            entry.before,
            _("there is no question before the answers"),
            _("write the question before {sign}").format(sign="{"),
        )
    found = answered(asked, answers, reader.text(entry.general, "explain"), reader)
    question = Question(
        marks.key, marks.key.rpartition("/")[2], found.body, found.prompt,
        explain=found.explain, feedback=found.feedback, tags=marks.tags, language=language,
    )  # fmt: skip
    return _Found(
        Foreign(question, marks.origin, place), title, reveal(entry.category), tuple(dict.fromkeys(reader.losses))
    )

"""Texts of sources: whether the paragraphs and quotes that questions cite are there."""

from pathlib import Path

from msgspec import Struct

from quizgeo.decks.codes import CODES
from quizgeo.decks.model import Citation, Deck, Question, Source
from quizgeo.decks.opening import decode, read_bytes
from quizgeo.decks.parts import inside
from quizgeo.decks.problems import Place, Problem
from quizgeo.decks.report import Report, shown
from quizgeo.decks.whereabouts import Whereabouts
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean

_TEXT_END = regex(r"\r\n|[\r\n]")


class Evidence(Struct, frozen=True):
    """The paragraphs of the sources whose texts could be read, by the identity of the source."""

    paragraphs: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]


def read_evidence(deck: Deck, folder: Path, where: Whereabouts) -> Evidence:
    """Read the texts of a deck's sources, and look up in them what its questions cite."""
    texts: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for source in deck.sources.values():
        if source.text:
            at = where.head(f"sources.{source.id}.text")
            found = _paragraphs(source, folder, at)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                texts[source.id] = found
    for question in deck:
        cited = question.source
        if cited is not None and cited.source.id in texts:
            problems += _missing(question, cited, texts[cited.source.id], where)
    return Evidence(texts, tuple(problems))


def _paragraphs(source: Source, folder: Path, at: Place) -> tuple[str, ...] | Problem:
    """Read a source's text, a paragraph a line, empty lines left out."""
    path = f"sources.{source.id}.text"
    file = inside(folder, source.text)
    if file is None:
        message = _('"{path}" leads out of the deck\'s folder').format(path=shown(source.text))
        return _problem("DK013", at, message, _("put the file itself beside the deck"), path=path)
    report = Report(str(file))
    data = read_bytes(file, report)
    text = None if data is None else decode(data, report)
    if text is None:
        message = _("the text of source {source} cannot be read: {reason}")
        return _problem(
            "DK018",
            at,
            message.format(source=source.id, reason=report.problems[0].message),
            _("correct the path"),
            path=path,
        )
    return tuple(line for line in (clean(part) for part in _TEXT_END.split(text)) if line)


def _missing(question: Question, cited: Citation, paragraphs: tuple[str, ...], where: Whereabouts) -> list[Problem]:
    """Say what a question cites that is not there."""
    problems = []
    if cited.at is not None and cited.at > len(paragraphs):
        message = _("at: {at}, the text has {count} paragraphs").format(at=cited.at, count=len(paragraphs))
        problems.append(_cited("at", question, message, _("write the number of the paragraph"), where))
    quote = " ".join(cited.quote.split())
    if quote and not any(quote in " ".join(paragraph.split()) for paragraph in paragraphs):
        message = _("the quote does not occur in the text")
        problems.append(_cited("quote", question, message, _("copy it letter by letter"), where))
    return problems


def _cited(name: str, question: Question, message: str, fix: str, where: Whereabouts) -> Problem:
    inner = f"source.{name}"
    return _problem(
        "QN026", where.place(question, inner), message, fix, key=question.key, path=where.path(question, inner)
    )


def _problem(code: str, place: Place, message: str, fix: str, *, key: str = "", path: str = "") -> Problem:
    return Problem(code, CODES[code].severity, place, message, fix, key, path)

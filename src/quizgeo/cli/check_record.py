"""What `check` found as one JSON document, described in docs/checking.md. Pure but for the texts of sources."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from quizgeo.cli.output import JSON
from quizgeo.cli.problem_lines import count, problem_record
from quizgeo.decks.model import Deck
from quizgeo.decks.problems import Problem, Severity

STALE = "TR008"
"""The code of a translation that the original has changed since."""

Found = Sequence[tuple[Path, Deck]]
"""Decks with the files that were checked."""


def check_record(
    problems: Sequence[Problem], silenced: Sequence[Problem], decks: Found, translations: Found, files: int
) -> dict[str, JSON]:
    """Give everything that was found. files: how many were checked."""
    return {
        "format": 1,
        "problems": [problem_record(problem) for problem in problems],
        "silenced": [problem_record(problem) for problem in silenced],
        "summary": {
            "files": files,
            "questions": sum(len(deck) for _path, deck in decks),
            "errors": count(problems, Severity.ERROR),
            "warnings": count(problems, Severity.WARNING),
            "infos": count(problems, Severity.INFO),
        },
        "coverage": {deck.id: _coverage(path, deck) for path, deck in decks if _has_texts(deck)},
        "translations": _translations(problems, translations),
    }


def _translations(problems: Sequence[Problem], translations: Found) -> dict[str, JSON]:
    """Give how much of each deck is translated into each language, and how much of that the original has outrun."""
    found: dict[str, dict[str, JSON]] = {}
    for path, deck in translations:
        outrun = sum(problem.code == STALE and problem.place.file == str(path) for problem in problems)
        found.setdefault(deck.id, {})[deck.language] = {
            "questions": len(deck),
            "translated": sum(question.original is not None for question in deck),
            "stale": outrun,
        }
    return {**found}


def _has_texts(deck: Deck) -> bool:
    return any(source.text for source in deck.sources.values())


def _coverage(path: Path, deck: Deck) -> Mapping[str, JSON]:
    """Give how many paragraphs of each source's text there are, and how many of them questions rest on."""
    from quizgeo.decks.checking import text_of
    from quizgeo.decks.evidence import read_evidence
    from quizgeo.decks.whereabouts import Whereabouts

    texts = read_evidence(deck, path.parent, Whereabouts(deck, text_of)).paragraphs
    cited = {(each.source.source.id, each.source.at) for each in deck if each.source and each.source.at}
    return {
        name: {"paragraphs": len(paragraphs), "used": sum(source == name for source, _at in cited)}
        for name, paragraphs in texts.items()
    }

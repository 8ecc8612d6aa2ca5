"""Translations beside a deck: which file speaks which language, and at which line it speaks of a question."""

from collections.abc import Iterator
from pathlib import Path

from quizgeo.decks.claims import content, deck_named, is_overlay
from quizgeo.decks.events import read_tree
from quizgeo.decks.nodes import MapNode, entries
from quizgeo.decks.opening import decode
from quizgeo.decks.overlay import overlay_head
from quizgeo.decks.report import Report
from quizgeo.decks.walk import deck_files


def translations(path: Path, deck: str) -> dict[str, Path]:
    """Give the translations of a deck in its folder, by language. deck: its identity."""
    found: dict[str, Path] = {}
    for file in _siblings(path):
        if is_overlay(content(file)):
            translates, language = overlay_head(file)
            if translates == deck and language:
                found.setdefault(language, file)
    return found


def deck_of(overlay: Path) -> Path | None:
    """Give the file of the deck that a translation belongs to, the one with its name first; None without one."""
    translates, _language = overlay_head(overlay)
    stem = overlay.name.partition(".")[0]
    named = (file for file in _siblings(overlay) if translates and deck_named(content(file)) == translates)
    return min(named, key=lambda file: (file.stem != stem, file.name), default=None)


def entry_lines(overlay: Path) -> dict[str, int]:
    """Give the lines, from 1, at which a translation speaks of questions, by their ids."""
    text = decode(content(overlay), Report(str(overlay)))
    root = read_tree(text or "", Report(str(overlay)))[0].root
    questions = entries(root)["questions"][1] if isinstance(root, MapNode) and "questions" in root.names else None
    if not isinstance(questions, MapNode):
        return {}
    return {name: key.start_mark.line + 1 for name, key in zip(questions.names, questions.keys, strict=True)}


def _siblings(path: Path) -> Iterator[Path]:
    """Give the other YAML files of a folder, as paths that begin like this one."""
    return (path.parent / Path(name).name for name in deck_files([path.parent], deep=0) if Path(name).name != path.name)

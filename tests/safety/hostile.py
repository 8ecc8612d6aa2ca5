"""Text that would act on a terminal or be read as markup, wherever text can come from; and what finds it."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

MARK = "ZQ9"
"""Stands in every hostile text, so that it can be found again."""
NUMBER = "666"
"""Stands in every hostile sequence, and in none that is ours."""
ACTS = (
    f"\x1b[{NUMBER};6H", f"\x1b]0;{MARK}{NUMBER}\x07", f"\x1b]52;c;{NUMBER}\x1b\\", f"\x9b{NUMBER}m",
    f"\x9d0;{NUMBER}\x9c", f"\x1bP{NUMBER}q\x1b\\", "\x07", "\x08\x08", "\x0e", "\x7f", "\u202e", "\u2066",
    "\u200b", "\ufeff", "\U000e0041", "\u2028", "\x85",
)  # fmt: skip
"""What may not reach a terminal as it is."""
MARKUP = f"[/] [b]{MARK}[/b] [@click=app.quit]x[/] [[ \\[ [link=https://example.org]"
RAW = f"{MARK} {''.join(ACTS)} {MARKUP}"
"""A text of a file that is no deck: an answer, a name, a word of a call."""
KINDS = (
    "choice", "multiple", "true-false", "text", "number", "date", "list", "order", "match", "groups", "cloze",
    "flashcard", "open", "find", "place",
)  # fmt: skip
"""The tags by which each kind of question of the deck is found."""


_CLOZE = f"{RAW} ((gap {MARK} \x1b[{NUMBER}m|other::hint \x1b[{NUMBER}m)) end"


def quoted(text: str) -> str:
    """Write a text in quotation marks of YAML, in which every sign may be written as an escape."""
    escaped = "".join(
        char if " " <= char <= "~" and char not in '"\\' else f"\\U{ord(char):08x}" for char in text
    )  # fmt: skip
    return f'"{escaped}"'


def _text(more: str) -> str:
    return quoted(f"{MARK} {''.join(ACTS)} {MARKUP} {more}")


def deck(name: str = "hostile") -> str:
    """Give a deck with hostile text in every field of every kind of question."""
    t = _text
    return f"""\
quizgeo: 1
deck: {name}
title: {t("title")}
description: {t("description")}
authors: [{t("author")}]
license: {t("license")}
language: en
as_of: 2025-07
sources:
  bad: {{title: {t("source")}, author: {t("author")}, publisher: {t("publisher")}, published: 2025-07}}
defaults:
  explain: {t("explain")}
  hint: {t("hint")}
  source: {{ref: bad, at: 1, quote: {t("quote")}}}
  status: claim
  notes: {t("notes")}
questions:
  - id: choice
    question: {t("stem")}
    options:
      - {{text: {t("right")}, correct: true, feedback: {t("well")}}}
      - {{text: {t("false")}, feedback: {t("why")}}}
    tags: [choice]
  - {{id: multiple, question: {t("m")}, answers: [{t("1")}, {t("2")}], wrong: [{t("3")}], tags: [multiple]}}
  - {{id: true-false, statement: {t("s")}, answer: true, tags: [true-false]}}
  - {{id: text, question: {t("t")}, answer: {t("answer")}, accept: [{t("also")}], reject: [{t("no")}], tags: [text]}}
  - {{id: number, question: {t("n")}, number: 3, unit: {t("u")}, tags: [number]}}
  - {{id: date, question: {t("d")}, date: 2023, tags: [date]}}
  - {{id: list, question: {t("l")}, list: [{t("one")}, {t("two")}], tags: [list]}}
  - {{id: order, question: {t("o")}, order: [{t("1st")}, {t("2nd")}, {t("3rd")}], tags: [order]}}
  - {{id: match, question: {t("p")}, match: {{{t("a")}: {t("b")}, {t("c")}: x}}, extra: [{t("e")}], tags: [match]}}
  - {{id: groups, question: {t("g")}, groups: {{{t("G1")}: [{t("i1")}], {t("G2")}: [{t("i2")}]}}, tags: [groups]}}
  - {{id: cloze, cloze: {quoted(_CLOZE)}, tags: [cloze]}}
  - {{id: flashcard, question: {t("i")}, front: {t("front")}, back: {t("back")}, tags: [flashcard]}}
  - {{id: open, question: {t("q")}, model: {t("model")}, rubric: [{t("r")}, {t("s")}], tags: [open]}}
  - {{id: find, question: {t("f")}, find: AM, tags: [find]}}
  - {{id: place, question: {t("w")}, place: [40.18, 44.51], within: 30 km, tags: [place]}}
"""


def broken() -> str:
    """Give a deck with problems that quote what is written, hostile as that is."""
    return (
        deck("broken")
        .replace("answer: true", f"{_text('key')}: {_text('value')}")
        .replace("date: 2023", f"date: {_text('date')}")
        .replace("number: 3", f"number: {_text('number')}")
        .replace("status: claim", f"status: {_text('status')}")
    )


def files() -> Mapping[str, str]:
    """Give decks by their file names, which are hostile too."""
    name = "".join(sign for sign in RAW if sign not in "/\0")[:60]
    return {
        "hostile.yaml": deck(),
        "broken.yaml": broken(),
        f"{name}.yaml": deck("named"),
        "raw.yaml": f"quizgeo: 1\n{RAW}",
    }


def write_all(folder: Path) -> None:
    """Write the decks into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8", errors="surrogateescape")


# -- what finds it -----------------------------------------------------------------------------------------------------

_OURS = re.compile(
    r"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]"  # colours, the place of the cursor, modes
    r"|\x1b\]22;[a-z-]*(?:\x07|\x1b\\)"  # the shape of the mouse
)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_KEPT = frozenset("\n\r\t\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")


_ACTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")


def strange(sent: str) -> list[str]:
    """Give what was sent to a terminal and is not ours: sequences of the hostile texts, controls, hidden signs."""
    left = _OURS.sub("", sent)
    found = [repr(match[0]) for match in _OURS.finditer(sent) if NUMBER in match[0]]
    places = [match.start() for match in _ACTING.finditer(left) if match[0] not in _KEPT]
    found += [f"{left[at]!r} in {left[max(0, at - 20) : at + 20]!r}" for at in places]
    hidden = (char for char in set(left) if unicodedata.category(char) in _INVISIBLE and char not in _KEPT)
    return [*found, *map(repr, hidden)]

"""The note types of our packages. They are frozen: Anki takes a changed question only where its type is unchanged.

So numbers, names, fields and templates never change; what must look otherwise one day is a new type beside these.
Every card keeps Anki's MathJax out of what it shows: a deck's text is text.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

FIELDS: Final = ("Question", "Answer", "Hint", "Extra", "Source", "Id")
"""The fields of every type. `Id` holds the question's key."""

MADE: Final = 1_767_225_600
"""Seconds since 1970 at which the types were made: 2026-01-01 UTC."""
_IGNORED = "mathjax_ignore tex2jax_ignore"
"""Classes that MathJax, of Anki now and before, leaves alone."""
_STYLE = """\
.card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: center; }
.question, .answer { margin: 0 auto; max-width: 36em; }
.options, .items { display: inline-block; margin: 0.6em 0; padding-left: 1.6em; text-align: start; }
.note, .hint, .extra, .source { margin-top: 0.8em; font-size: 85%; }
.source { opacity: 0.7; }
.cloze { font-weight: bold; }
"""
_BESIDE = """
{{#Extra}}<div class="extra" dir="auto">{{Extra}}</div>{{/Extra}}
{{#Source}}<div class="source" dir="auto">{{Source}}</div>{{/Source}}"""
_HINT = '{{#Hint}}<div class="hint" dir="auto">{{hint:Hint}}</div>{{/Hint}}'


class Template(Struct, frozen=True):
    """One card of a type."""

    name: str
    front: str
    back: str


class NoteType(Struct, frozen=True):
    """One type."""

    id: int
    name: str
    templates: tuple[Template, ...]
    cloze: bool = False

    def record(self) -> Mapping[str, object]:
        """Give the type as the column `models` of schema 11 holds it."""
        return {
            "id": self.id, "name": self.name, "type": int(self.cloze), "mod": MADE, "usn": -1, "sortf": 0, "did": None,
            "flds": [_field(name, place) for place, name in enumerate(FIELDS)],
            "tmpls": [_template(template, place) for place, template in enumerate(self.templates)],
            "css": _STYLE, "latexPre": _LATEX_BEFORE, "latexPost": "\\end{document}", "latexsvg": False,
            "req": [[place, "any", [0 if place == 0 else 1]] for place in range(len(self.templates))],
            "tags": [], "vers": [],
        }  # fmt: skip


_LATEX_BEFORE = "\\documentclass[12pt]{article}\n\\pagestyle{empty}\n\\begin{document}\n"


def _field(name: str, place: int) -> Mapping[str, object]:
    return {"name": name, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}


def _template(template: Template, place: int) -> Mapping[str, object]:
    return {
        "name": template.name, "ord": place, "qfmt": template.front, "afmt": template.back,
        "bqfmt": "", "bafmt": "", "bfont": "", "bsize": 0, "did": None,
    }  # fmt: skip


def _shown(kind: str, what: str) -> str:
    return f'<div class="{kind} {_IGNORED}" dir="auto">{what}</div>'


def _sides(name: str, asked: str, told: str, *, hint: bool = True) -> Template:
    """Give a card that shows one field, and then another below it."""
    front = _shown("question", asked + (f"\n{_HINT}" if hint else ""))
    return Template(name, front, f"{_shown('question', asked)}\n<hr id=answer>\n{_shown('answer', told + _BESIDE)}")


CARD: Final = NoteType(1_767_225_600_001, "quizgeo card", (_sides("Card", "{{Question}}", "{{Answer}}"),))
"""Question and answer; the learner judges."""
BOTH_WAYS: Final = NoteType(
    1_767_225_600_002,
    "quizgeo card both ways",
    (
        _sides("Card", "{{Question}}", "{{Answer}}"),
        _sides("Way back", "{{Answer}}", "{{Question}}", hint=False),
    ),
)
"""The same with a second card that asks the other way round."""
TYPED: Final = NoteType(
    1_767_225_600_003,
    "quizgeo type-in",
    (
        Template(
            "Card",
            f"{_shown('question', '{{Question}}' + chr(10) + _HINT)}\n{{{{type:Answer}}}}",
            f"{_shown('question', '{{Question}}')}\n<hr id=answer>\n{{{{type:Answer}}}}\n{_shown('answer', _BESIDE)}",
        ),
    ),
)
"""The answer is typed, and Anki shows where it differs."""
CLOZE: Final = NoteType(
    1_767_225_600_004,
    "quizgeo cloze",
    (
        Template(
            "Cloze",
            _shown("question", "{{cloze:Question}}\n" + _HINT),
            f"{_shown('question', '{{cloze:Question}}')}\n{_shown('answer', '{{Answer}}' + _BESIDE)}",
        ),
    ),
    cloze=True,
)
"""A text with gaps; a card for each."""

NOTE_TYPES: Final = (CARD, BOTH_WAYS, TYPED, CLOZE)

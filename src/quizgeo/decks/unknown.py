"""What was probably meant by a field that the format does not have."""

from collections.abc import Iterable
from functools import lru_cache

from quizgeo.decks.fields import FIELDS
from quizgeo.decks.scalars import nearest
from quizgeo.language import N_, _
from quizgeo.patterns import regex

_GLUED = regex(r"([\w-]+)(?::(?=[^\s:/])|：)")
_NAMES = frozenset(field.name for field in FIELDS)
_ELSEWHERE = frozenset(("deck", "overlay", "part", "entry", "source", "citation", "map", "option"))
_OF_QUESTIONS = frozenset(field.name for field in FIELDS if not _ELSEWHERE.intersection(field.where))
_MEANT = {
    "q": "question", "prompt": "question", "text": "question", "choices": "options", "distractors": "wrong",
    "correct": "answer", "lang": "language", "explanation": "explain", "tag": "tags", "hints": "hint",
    "page": "at", "pages": "at", "paragraph": "at",
}  # fmt: skip
"""Names that other formats use."""

_TOLD = {
    "type": N_("remove it, the answer key names the kind"),
    "kind": N_("remove it, the answer key names the kind"),
    "regex": N_("list the forms under accept"),
    "pattern": N_("list the forms under accept"),
}


def glued(name: str) -> str:
    """Give the field in a key such as `answer:Tbilisi`, whose colon has no space behind it or is a wide one, or ''."""
    found = _GLUED.match(name)
    return found[1] if found and found[1] in _NAMES else ""


def meant(name: str, fitting: Iterable[str]) -> str:
    """Give the field that was probably meant, of those that fit here or to other kinds; empty when none is near."""
    return _meant(name, tuple(fitting))


@lru_cache(maxsize=1000)
def _meant(name: str, known: tuple[str, ...]) -> str:
    """Compare a name with all others, a fifth of a millisecond; a slip is often made in every question."""
    other = _MEANT.get(name, "")
    others = _OF_QUESTIONS if "question" in known else frozenset[str]()  # of a question, whatever its kind
    if other:
        return other if other in known or other in others else ""
    return nearest(name, known) or nearest(name, others)


def cure(name: str, fitting: Iterable[str]) -> str:
    """Say what to write in place of an unknown field."""
    if name in _TOLD:
        return _(_TOLD[name])
    other = meant(name, fitting)
    return _('did you mean "{name}"?').format(name=other) if other else _("remove it, or begin its name with x-")

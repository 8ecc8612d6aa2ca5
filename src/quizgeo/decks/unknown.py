"""What was probably meant by a field that the format does not have."""

from collections.abc import Iterable

from quizgeo.decks.fields import FIELDS
from quizgeo.decks.scalars import nearest
from quizgeo.language import N_, _
from quizgeo.patterns import regex

_GLUED = regex(r"([\w-]+)(?::(?=[^\s:/])|：)")
_NAMES = frozenset(field.name for field in FIELDS)
_MEANT = {
    "q": "question", "prompt": "question", "text": "question", "choices": "options", "distractors": "wrong",
    "correct": "answer", "lang": "language", "explanation": "explain", "tag": "tags", "hints": "hint",
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
    """Give the field that was probably meant: one of those that fit here, then any; empty when none is near."""
    known = tuple(fitting)
    other = _MEANT.get(name, "")
    if other in known or (other and "question" in known):  # of a question, whatever its kind
        return other
    return nearest(name, known) or nearest(name, _NAMES)


def cure(name: str, fitting: Iterable[str]) -> str:
    """Say what to write in place of an unknown field."""
    if name in _TOLD:
        return _(_TOLD[name])
    other = meant(name, fitting)
    return _('did you mean "{name}"?').format(name=other) if other else _("remove it, or begin its name with x-")

r"""Cloze texts: `((answer|also right::hint))` in a text, into plain parts and gaps; `\(` is a plain parenthesis."""

from quizgeo.decks.kinds import Gap
from quizgeo.decks.scalars import MisreadError
from quizgeo.language import _
from quizgeo.patterns import regex

_SIGNS = r"()\|:"
_ESCAPED = regex(r"\\([()\\|:])")
_HIDDEN = {sign: chr(place) for place, sign in enumerate(_SIGNS, start=1)}
"""Control characters, which no cleaned text has, stand for escaped signs while a text is taken apart."""
_SEEN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()}
_CLOSE = regex(r"\)\)(?!\))")


def parse_cloze(written: str) -> tuple[str | Gap, ...]:
    """Read a cloze text. Raises MisreadError when a gap is not well formed, or there is none."""
    escaped = "\\" in written
    if escaped:
        written = _ESCAPED.sub(lambda found: _HIDDEN[found[1]], written)
    first, *rest = written.split("((")
    if not rest:
        raise MisreadError(_("there is no gap"), _("write the answer as ((answer))"))
    parts: list[str | Gap] = [first]
    for place, piece in enumerate(rest, start=1):
        inside, *after = _CLOSE.split(piece, maxsplit=1)
        if not after and place < len(rest):
            raise MisreadError(_("a gap stands inside another"), _("write )) before the next (("))
        if not after:
            raise MisreadError(_("a gap is not closed"), _("write )) at its end"))
        parts += [_gap(inside), after[0]]
    kept = [part for part in parts if part]
    return tuple([part.translate(_SEEN) if isinstance(part, str) else part for part in kept] if escaped else kept)


def _gap(inside: str) -> Gap:
    """Read what stands between the parentheses of a gap."""
    body, _sign, hint = inside.partition("::")
    answers = [answer.translate(_SEEN).strip() for answer in body.split("|")]
    if not all(answers):
        raise MisreadError(_("a gap is empty"), _("write the answer as ((answer))"))
    return Gap(answers[0], tuple(answers[1:]), hint.translate(_SEEN).strip())

"""Fields as they are written in a deck, so that reading them gives the same values back. All of it is pure."""

import re
from collections.abc import Sequence

from quizgeo.decks.kinds import Choice, Cloze, Gap, Kind, ListOf, Text
from quizgeo.decks.quoting import listed, quoted
from quizgeo.patterns import regex

_SLASH = r"\\(?=[()\\|:]|\Z)"
"""A backslash that would take the sign after it for plain."""
_TWINS = r"|\((?=\()|(?<=\()\(|\)(?=\))|(?<=\))\)"
"""Parentheses that would begin or end a gap."""
_BETWEEN = regex(rf"{_SLASH}|\((?=\(|\Z)|(?<=\()\(|\A\)")
"""What means something beside gaps."""
_HINT = regex(_SLASH + _TWINS)
_FORM = regex(rf"{_SLASH}{_TWINS}|\||:(?=:)|(?<=:):|\A:|:\Z")


def changed_fields(body: Kind, mended: Kind, *, plain: bool = False) -> dict[str, list[str]]:
    """Give the fields that differ between two bodies of a question, each as the lines that it takes in a deck."""
    fields: dict[str, list[str]] = {}
    match body, mended:
        case (Text() | Choice()) as before, (Text() | Choice()) as after:
            if after.accept != before.accept:
                fields["accept"] = [f"accept: {listed(after.accept, plain=plain)}"]
            if after.reject != before.reject:
                fields["reject"] = [f"reject: {listed(after.reject, plain=plain)}"]
        case ListOf() as before, ListOf() as after if after != before:
            fields["list"] = ["list:", *(f"  - {_item(item, plain=plain)}" for item in after.items)]
        case Cloze() as before, Cloze() as after if after != before:
            fields["cloze"] = [f"cloze: {quoted(cloze_text(after), plain=plain)}"]
        case _:
            pass
    return fields


def _item(forms: Sequence[str], *, plain: bool) -> str:
    return quoted(forms[0], plain=plain) if len(forms) == 1 else listed(forms, plain=plain)


def cloze_text(body: Cloze) -> str:
    r"""Write a text with gaps: `((answer|also right::hint))`; a sign that would mean something gets a backslash."""
    return "".join(f"(({_gap(part)}))" if isinstance(part, Gap) else _escaped(_BETWEEN, part) for part in body.parts)


def _gap(gap: Gap) -> str:
    forms = "|".join(_escaped(_FORM, form) for form in (gap.answer, *gap.accept))
    return f"{forms}::{_escaped(_HINT, gap.hint)}" if gap.hint else forms


def _escaped(signs: re.Pattern[str], text: str) -> str:
    return signs.sub(r"\\\g<0>", text)

"""Values as they are written in a deck, so that reading them gives the same value back. Pure.

A text stands plain where it cannot be taken for anything else, by us or by another reader of YAML; else in quotes.
"""

import re
from collections.abc import Sequence

from quizgeo.decks import Choice, Cloze, Gap, Kind, ListOf, Text

_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’()/+%&;–-]*[\w.'’)%+])?")
"""Texts that need no quotes anywhere: they begin with a letter, and no sign in them means anything to YAML."""
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Plain words that other readers of YAML take for something else."""
_SLASH = r"\\(?=[()\\|:]|\Z)"
"""A backslash that would take the sign after it for plain."""
_TWINS = r"|\((?=\()|(?<=\()\(|\)(?=\))|(?<=\))\)"
"""Parentheses that would begin or end a gap."""
_BETWEEN = re.compile(rf"{_SLASH}|\((?=\(|\Z)|(?<=\()\(|\A\)")
"""What means something beside gaps."""
_HINT = re.compile(_SLASH + _TWINS)
_FORM = re.compile(rf"{_SLASH}{_TWINS}|\||:(?=:)|(?<=:):|\A:|:\Z")


def quoted(text: str, *, plain: bool = False) -> str:
    """Write a text of one or several lines on one line; with `plain` in ASCII alone."""
    escaping = plain and not text.isascii()
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not escaping:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{"".join(map(_coded, escaped)) if escaping else escaped}"'


def _coded(char: str) -> str:
    return char if char.isascii() else f"\\U{ord(char):08X}"


def listed(texts: Sequence[str], *, plain: bool = False) -> str:
    """Write several texts as a list on one line."""
    return f"[{', '.join(quoted(text, plain=plain) for text in texts)}]"


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

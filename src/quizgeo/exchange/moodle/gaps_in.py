"""Texts with gaps, as ours: the gaps stand in the text, or the text numbers what is to be put into it."""

from collections.abc import Mapping, Sequence

from quizgeo.decks import Cloze, Gap
from quizgeo.decks.limits import LINE
from quizgeo.exchange.html_text import text_of
from quizgeo.exchange.moodle import embedded
from quizgeo.exchange.moodle.found import Found, UnreadableError
from quizgeo.exchange.moodle.nodes import value
from quizgeo.exchange.moodle.result import Read
from quizgeo.language import _
from quizgeo.patterns import regex

_SIGNS = "␟␞␝␜␣"
"""Signs that are seldom written; one that the text lacks marks where a gap stands."""
_NUMBERED = regex(r"\[\[([1-9]\d?)\]\]")


def cloze(found: Found) -> Read:
    """Read a text with gaps written into it."""
    parts: list[str | Gap] = []
    weights = set()
    for piece in embedded.pieces(found.markup("questiontext")):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        weights.add(piece.weight)
        parts.append(_filled(found, piece))
    body = _cloze(found, parts)
    if len(weights) > 1:
        found.lose("points", "changed", _("its gaps were worth different points, now all are worth the same"))
    return Read("", body, points=float(weights.pop()) if len(weights) == 1 else 1.0)


def _filled(found: Found, piece: embedded.Embedded) -> Gap:
    try:
        filled = embedded.filled(piece)
    except embedded.GapError as error:
        raise UnreadableError(str(error)) from None
    for how in filled.lost:
        found.lose("cloze", "changed", how)
    return filled.gap


def placed(found: Found) -> Read:
    """Read a text whose gaps are filled with words to choose from; these stand in the hints."""
    choices = [*found.node.iterfind("dragbox"), *found.node.iterfind("selectoption")]
    words = [(found.line(node, "cloze"), value(node, "group") or "1") for node in choices]
    hints = _offers(words)
    first, *rest = _NUMBERED.split(found.markup("questiontext"))
    parts: list[str | Gap] = [first]
    for number, after in zip(rest[::2], rest[1::2], strict=True):
        place = int(number)
        if place > len(words) or not words[place - 1][0]:
            raise UnreadableError(_("there is nothing to fill gap {number} with").format(number=place))
        word, group = words[place - 1]
        parts += [Gap(word, (), hints[group]), after]
    body = _cloze(found, parts)
    found.lose("cloze", "changed", _("a gap with a choice is typed now, what it offers stands in its hint"))
    return Read("", body, found.feedback())


def _offers(words: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Give the words of each group as a hint; an empty one where it would be longer than a line may be."""
    offered: dict[str, dict[str, None]] = {}
    for word, group in words:
        offered.setdefault(group, {})[word] = None
    joined = {group: " / ".join(filter(None, each)) for group, each in offered.items()}
    return {group: hint if len(hint) <= LINE else "" for group, hint in joined.items()}


def _cloze(found: Found, parts: Sequence[str | Gap]) -> Cloze:
    """Make one text of markup and gaps: markup is read as a whole, as its elements may stand around gaps."""
    gaps = [part for part in parts if isinstance(part, Gap)]
    if not gaps:
        raise UnreadableError(_("its text has no gap"))
    bare = text_of("".join(part for part in parts if isinstance(part, str))).text
    sign = next((sign for sign in _SIGNS if sign not in bare), _SIGNS[0])
    marked = "".join(part if isinstance(part, str) else sign for part in parts)
    texts = found.words(marked, "cloze").split(sign)
    if len(texts) != len(gaps) + 1:
        raise UnreadableError(_("a gap stands where nothing is shown"))
    whole: list[str | Gap] = [texts[0]]
    for gap, text in zip(gaps, texts[1:], strict=True):
        whole += [gap, text]
    return Cloze(tuple(part for part in whole if part))

"""Gaps as Moodle writes them into a text, such as `{1:SHORTANSWER:=Georgia~=Sakartvelo~*#a republic}`.

Whatever closes a gap or parts its answers is written as an entity, which every Moodle resolves; of escapes with a
backslash it knows only some. Source: `qtype_multianswer_extract_question` of Moodle.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from quizgeo.decks import Gap
from quizgeo.decks.limits import LINE
from quizgeo.exchange.html_text import html_of, resolved, text_of
from quizgeo.exchange.moodle.stars import starred, unstarred
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean

Sort = Literal["typed", "number", "one", "several"]
"""How a gap is filled: by typing a text or a number, by choosing one or several of what is offered."""

_START = regex(
    r"\{(\d{0,6}):(NUMERICAL|NM|SHORTANSWER(?:_C)?|SAC?|MWC?|MULTICHOICE(?:_(?:[HV]S?|S))?|MC[HV]?S?"
    r"|MULTIRESPONSE(?:_(?:HS?|S))?|MRH?S?):",
    re.ASCII,
)
_INSIDE = regex(r"((?:[^\\}]++|\\.)*+)\}", re.DOTALL)
_PIECE = regex(r"\\.|&(?:amp;)?#?\w{1,10};|[~#]|[^\\~#&]++|.", re.DOTALL)
_WEIGHED = regex(r"\s*(?:=|%(-?\d{1,3}(?:[.,]\d{0,7})?)%)", re.ASCII)
_ESCAPED = regex(r"\\([}#~\\/\"])")
_NUMBER = regex(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_WITH_TOLERANCE = regex(r"([^:]*):(.*)", re.DOTALL)
_ALL = 100.0
_HERE = "\0"
"""Where a gap stands; no cleaned text has it."""
_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>{}~#\\\"'%="})


class GapError(Exception):
    """A gap that cannot be read; the message says why."""


class Alternative(Struct, frozen=True):
    """One answer to a gap."""

    percent: float
    answer: str
    """As written, entities and all."""
    feedback: str
    """As written."""


class Embedded(Struct, frozen=True):
    """A gap as it stands in a foreign text."""

    sort: Sort
    weight: int
    alternatives: tuple[Alternative, ...]


class Filled(Struct, frozen=True):
    """A gap as ours, and what it lost."""

    gap: Gap
    lost: tuple[str, ...] = ()
    """Sentences without their ends."""


def written(gap: Gap, weight: int) -> str:
    """Write a gap of ours; its hint is what Moodle says to a wrong answer."""
    answers = (gap.answer, *gap.accept)
    number = all(_NUMBER.fullmatch(answer) for answer in answers)
    shown = [answer if number else _quoted(starred(answer)) for answer in answers]
    said = f"~*#{_quoted(html_of(gap.hint))}" if gap.hint else ""
    return f"{{{weight}:{'NUMERICAL' if number else 'SHORTANSWER'}:={'~='.join(shown)}{said}}}"


def holds(answer: str) -> bool:
    r"""Tell whether a gap of Moodle can hold an answer: of `\\}` and `\\#` it takes the backslash, however written."""
    return "\\}" not in answer and "\\#" not in answer


def markup_of(parts: Sequence[str | Gap], weight: int) -> str:
    """Write a text with its gaps as HTML; what is around the gaps opens none."""
    around = html_of("".join(part if isinstance(part, str) else _HERE for part in parts)).replace("{", "&#123;")
    gaps = (written(part, weight) for part in parts if isinstance(part, Gap))
    return "".join(piece + next(gaps, "") for piece in around.split(_HERE))


def pieces(markup: str) -> Iterator[str | Embedded]:
    """Give markup and gaps as they follow each other. A gap without an end is markup."""
    place = 0
    while start := _START.search(markup, place):
        inside = _INSIDE.match(markup, start.end())
        if inside is None:  # nor does any later one end
            break
        yield markup[place : start.start()]
        yield Embedded(_sort(start[2]), int(start[1] or 1), tuple(_alternatives(inside[1])))
        place = inside.end()
    yield markup[place:]


def filled(gap: Embedded) -> Filled:
    """Make a gap of ours. Raises GapError when no answer is right."""
    answers = [(each, _answer(gap.sort, each.answer)) for each in gap.alternatives]
    best = max((each.percent for each, text in answers if text not in ("", "*")), default=0.0)
    if best <= 0:
        raise GapError(_("a gap has no right answer"))
    right = list(dict.fromkeys(text for each, text in answers if each.percent >= best and text not in ("", "*")))
    if gap.sort in ("one", "several"):
        return _chosen(gap, [text for _each, text in answers if text])
    lost = list(_lost(gap, answers, best))
    texts = []
    for text in right:
        bare, wild = unstarred(text)
        lost += [_('"*" in an answer no longer stands for any text')] if wild else []
        texts += [bare] if bare else []
    if not texts:
        raise GapError(_("a gap has no right answer"))
    unique = tuple(dict.fromkeys(texts))
    return Filled(Gap(unique[0], unique[1:], _said_otherwise(gap)), tuple(dict.fromkeys(lost)))


def _chosen(gap: Embedded, offered: list[str]) -> Filled:
    """Make a gap of one that is filled by choosing; what was offered stands in its hint."""
    texts = tuple(dict.fromkeys(offered))
    best = max(each.percent for each in gap.alternatives)
    least = best if gap.sort == "one" else 0.001
    right = tuple(dict.fromkeys(_answer(gap.sort, each.answer) for each in gap.alternatives if each.percent >= least))
    lost = [_("a gap with a choice is typed now, what it offers stands in its hint")]
    lost += [_("what is said to an answer in a gap is left out")] if _speaks(gap) else []
    hint = " / ".join(texts)
    if gap.sort == "one":
        return Filled(Gap(right[0], right[1:], hint if len(hint) <= LINE else ""), tuple(lost))
    return Filled(Gap(", ".join(right), (), hint if len(hint) <= LINE else ""), tuple(lost))


def _lost(gap: Embedded, answers: list[tuple[Alternative, str]], best: float) -> Iterator[str]:
    """Name what of a typed gap is lost."""
    if any(0 < each.percent < best for each, _text in answers):
        yield _("answers to a gap that earn a part are left out")
    if _speaks(gap):
        yield _("what is said to an answer in a gap is left out")
    if gap.sort == "number" and any(_is_loose(each.answer) for each in gap.alternatives):
        yield _("a number in a gap has to be exact now")


def _speaks(gap: Embedded) -> bool:
    """Tell whether anything is said to one answer, rather than to any other."""
    return any(each.feedback for each in gap.alternatives if each.answer.strip() != "*")


def _is_loose(answer: str) -> bool:
    found = _WITH_TOLERANCE.fullmatch(answer)
    return found is not None and found[2].strip(" 0.,") != ""


def _said_otherwise(gap: Embedded) -> str:
    """Give what is said to any other answer: the hint of a gap of ours."""
    others = [each.feedback for each in gap.alternatives if each.answer.strip() == "*" and each.percent <= 0]
    return clean(text_of(resolved(_unescaped(others[0]))).text) if others else ""


def _answer(sort: Sort, written: str) -> str:
    """Give an answer as text of one line."""
    written = _unescaped(written)
    if sort == "number":
        return clean(resolved(written).partition(":")[0])
    if sort in ("one", "several"):
        return clean(text_of(resolved(written)).text)
    return clean(text_of(written).text if "<" in written else resolved(written))


def _quoted(text: str) -> str:
    return text.translate(_SIGNS)


def _unescaped(written: str) -> str:
    return _ESCAPED.sub(r"\1", written)


def _sort(name: str) -> Sort:
    if name.startswith("N"):
        return "number"
    if name.startswith(("S", "MW")):
        return "typed"
    return "several" if name.startswith(("MR", "MULTIR")) else "one"


def _alternatives(inside: str) -> Iterator[Alternative]:
    """Part the answers of a gap."""
    halves: list[list[str]] = [[], []]
    half = 0
    for piece in (*_PIECE.findall(inside), "~"):
        if piece == "~":
            yield _alternative("".join(halves[0]), "".join(halves[1]))
            halves, half = [[], []], 0
        elif piece == "#" and half == 0:
            half = 1
        else:
            halves[half].append(piece)


def _alternative(answer: str, feedback: str) -> Alternative:
    weighed = _WEIGHED.match(answer)
    if weighed is None:
        return Alternative(0.0, answer.strip(), feedback.strip())
    percent = _ALL if weighed[1] is None else float(weighed[1].replace(",", "."))
    return Alternative(percent, answer[weighed.end() :].strip(), feedback.strip())

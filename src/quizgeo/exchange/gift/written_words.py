"""Typed answers and gaps as answers of GIFT."""

from collections.abc import Sequence
from decimal import Decimal

from quizgeo.decks import Cloze, Date, Gap, Number, Text
from quizgeo.exchange.dates import spellings
from quizgeo.exchange.gift.draft import Draft, Written, lines
from quizgeo.exchange.gift.syntax import ARROW, GAP, part
from quizgeo.language import _
from quizgeo.patterns import regex

_HUNDRED = 100
_LONGEST = 40
_NUMBER = regex(r"-?[0-9]+(?:\.[0-9]+)?")
"""A number as decks and GIFT write it."""


def text(body: Text, draft: Draft) -> Written:
    """Write words that are right, those that never are, and what is said to each."""
    if body.strict:
        draft.lose("strict", "dropped", _("answers are compared without regard to case"))
    answers = _words((body.answer, *body.accept), body.reject, draft)
    return Written(draft.question.prompt, answers, general=draft.question.explain)


def date(body: Date, draft: Draft) -> Written:
    """Write a date as words that are right."""
    draft.lose("date", "changed", _("becomes a text with the date in figures and in words"))
    if body.within is not None:
        draft.lose("within", "dropped", _("a text has no tolerance"))
    answers = _words(spellings(body.date, draft.question.language), (), draft)
    return Written(draft.question.prompt, answers, general=draft.question.explain)


def cloze(body: Cloze, draft: Draft) -> Written:
    """Write a text around its first gap; the answers of others are filled in."""
    count, gap = len(body.gaps), body.gaps[0]
    if count > 1:
        draft.lose("cloze", "changed", _("one gap of {count} is asked, the others are filled in").format(count=count))
    else:
        draft.lose("cloze", "changed", _("the gap becomes a short answer inside the text"))
    if any(each.hint for each in body.gaps):
        draft.lose("hint", "dropped", _("the format has no place for it"))
    place = body.parts.index(gap)
    before, after = (
        "".join(each.answer if isinstance(each, Gap) else each for each in parts)
        for parts in (body.parts[:place], body.parts[place + 1 :])
    )
    before = f"{draft.question.prompt}\n{before}" if draft.question.prompt else before
    answers = _words((gap.answer, *gap.accept), (), draft)
    if not after.strip():
        return Written(f"{before}{GAP}", answers, general=draft.question.explain)
    return Written(before, answers, after, draft.question.explain)


def _words(right: Sequence[str], reject: Sequence[str], draft: Draft) -> str:
    """Write typed answers, the star for any other one last: the first that fits counts."""
    wrong = dict.fromkeys(dict.fromkeys(reject, "") | draft.foreseen(*right))
    rows = [(word, "", draft.said_to(word, general="right")) for word in right]
    rows += [(word, "%0%", draft.said_to(word)) for word in wrong]
    said = draft.question.feedback.get("wrong", "")
    if len(rows) == 1 and not said:  # without a `=` before it no arrow makes it a pair
        return _word(*rows[0]) if ARROW in right[0] else f"={_word(*rows[0])}"
    if any(ARROW in word for word, _weight, _said in rows):
        draft.lose("answer", "changed", _('"->" to "→"'))
    answers = [f"={_word(word.replace(ARROW, '→'), weight, said)}" for word, weight, said in rows]
    return lines([*answers, f"=%0%*#{part(said, arrows=False)}"] if said else answers)


def _word(word: str, weight: str, said: str) -> str:
    """Write a typed answer, in which a star is one and no sign for any text."""
    weight = weight or ("%100%" if word.startswith("%") else "")
    told = f"#{part(said, arrows=False)}" if said else ""
    return f"{weight}{part(word.replace('*', chr(92) + '*'))}{told}"


def number(body: Number, draft: Draft) -> Written:
    """Write a number with what it may be off, or a range."""
    asked = _with_unit(body, draft)
    said = draft.said_to(body.written, general="right")
    wrong = draft.foreseen(body.written)
    value = _value(body, draft)
    known = {key: each for key, each in wrong.items() if _is_number(key)}
    if len(known) < len(wrong):
        draft.lose("feedback", "dropped", _("it is said to an answer that is no number"))
    to_others = draft.question.feedback.get("wrong", "")
    if not (said or known or to_others):
        return Written(asked, f"#{value}", general=draft.question.explain)
    answers = [f"={value}#{part(said)}" if said else f"={value}"]
    answers += [f"=%0%{key}#{part(each)}" for key, each in known.items()]
    answers += [f"~#{part(to_others)}"] if to_others else []
    return Written(asked, "#" + lines(answers), general=draft.question.explain)


def _value(body: Number, draft: Draft) -> str:
    if body.within is None:
        return body.written
    amount = body.within.amount
    if body.within.percent:
        amount = abs(body.low) * amount / _HUNDRED
        how = _('"within" {percent}% to ±{amount}').format(percent=f"{body.within.amount:f}", amount=_plain(amount))
        draft.lose("within", "changed", how)
    return f"{body.written}:{_plain(amount)}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _is_number(written: str) -> bool:
    return len(written) <= _LONGEST and _NUMBER.fullmatch(written) is not None


def _with_unit(body: Number, draft: Draft) -> str:
    """Give the question with the unit, which is not typed, behind it where it does not name it."""
    prompt = draft.question.prompt
    if not body.units:
        return prompt
    unit = body.units[0]
    draft.lose("unit", "changed", _("it is not typed; the question names it"))
    return prompt if unit.casefold() in prompt.casefold() else f"{prompt} ({unit})"

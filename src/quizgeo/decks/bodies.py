"""The values of a question's own fields into its kind, and what only several fields together can get wrong.

A builder is called once all its fields could be read. It gives None after writing down an error.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from quizgeo.decks import kinds
from quizgeo.decks.kinds import Gap, Kind, Option, PartialDate, Span, Tolerance
from quizgeo.decks.nodes import MapNode, Marked, entries
from quizgeo.decks.report import Report, shown
from quizgeo.decks.scalars import MisreadError, read_date, read_range
from quizgeo.language import _
from quizgeo.patterns import regex

Builder = Callable[..., Kind | None]
"""Takes the report, the question's node, and the fields by name."""

_SEVERAL = regex(r"([^/()]{2,60}?)(?: (?:/|or|atau) ([^/()]{2,60})| \(([^()]{2,60})\))")
"""An answer and another one for it: behind a slash or an "or", or in brackets at the end."""
_TYPED = ("ladder", "accept", "reject")
"""Fields for the typed rung of a choice."""
_FINENESS = {"day": 3, "week": 3, "month": 2, "year": 1}
"""Parts of a date that a length of time needs."""


def _at(node: MapNode, name: str) -> Marked:
    """Give the place of the value of a field."""
    return entries(node)[name][1]


def _key(node: MapNode, name: str) -> Marked:
    """Give the place of the name of a field."""
    return entries(node)[name][0]


def choice(
    report: Report, node: MapNode, *, answer: str, wrong: tuple[str, ...], show: int | None = None, **typed: Any
) -> Kind | None:
    """Build the short form of a choice; `typed` are the fields for its typed rung."""
    options = (Option(answer, correct=True), *map(Option, wrong))
    return _choice(report, node, options, show, typed)


def multiple(
    report: Report, node: MapNode, *, answers: tuple[str, ...], wrong: tuple[str, ...], show: int | None = None
) -> Kind | None:
    """Build the short form of a choice of several."""
    options = (*[Option(answer, correct=True) for answer in answers], *map(Option, wrong))
    return kinds.Multiple(options, show) if _shows(report, node, show, len(wrong)) else None


def options(
    report: Report, node: MapNode, *, options: tuple[Option, ...], show: int | None = None, **typed: Any
) -> Kind | None:
    """Build the long form: one right option makes a choice, more a choice of several."""
    right = sum(option.correct for option in options)
    if right in (0, len(options)):
        message = _("no option is right") if right == 0 else _("all options are right")
        fix = _("write correct: true at the right one") if right == 0 else _("add a wrong one")
        report.add("MC001", _key(node, "options"), message, fix)
        return None
    if right == 1:
        return _choice(report, node, options, show, typed)
    for name in _TYPED:
        if name in node.names:
            _does_not_go(report, node, name, _("several right options"))
            return None
    return kinds.Multiple(options, show) if _shows(report, node, show, len(options) - right) else None


def _choice(
    report: Report, node: MapNode, options: tuple[Option, ...], show: int | None, typed: dict[str, Any]
) -> Kind | None:
    """Build a choice: `accept` and `reject` are for its typed rung alone."""
    if typed and "ladder" not in typed:
        _does_not_go(report, node, next(iter(typed)), _("a choice without ladder: typed"))
        return None
    if not _shows(report, node, show, len(options) - 1):
        return None
    return kinds.Choice(options, show, typed.get("accept", ()), typed.get("reject", ()))


def _does_not_go(report: Report, node: MapNode, name: str, other: str) -> None:
    message = _('"{name}" does not go with {other}').format(name=name, other=other)
    report.add("QN005", _key(node, name), message, _("remove it"))


def _shows(report: Report, node: MapNode, show: int | None, wrong: int) -> bool:
    """Tell whether as many wrong options can be shown as asked for."""
    if show is None or show <= wrong:
        return True
    message = _("show: {show}, but wrong options: {count}").format(show=show, count=wrong)
    report.add("QN021", _at(node, "show"), message, _("write {count} or less").format(count=wrong))
    return False


def true_false(_report: Report, _node: MapNode, *, statement: str, answer: bool) -> Kind | None:
    """Build a statement that is true or false."""
    return kinds.TrueFalse(statement, answer)


def text(
    report: Report,
    node: MapNode,
    *,
    answer: str,
    accept: tuple[str, ...] = (),
    reject: tuple[str, ...] = (),
    strict: bool = False,
) -> Kind | None:
    """Build a typed word or phrase; one that looks like a number or a date is better asked as such."""
    if not strict:
        _looks_otherwise(report, node, answer)
    return kinds.Text(answer, accept, reject, strict)


def _looks_otherwise(report: Report, node: MapNode, answer: str) -> None:
    """Warn of an answer that is another kind's, or several."""
    if answer[0] in "-0123456789":
        _looks_typed(report, node, answer)
    elif answer.lower() in ("true", "false"):
        message = _('"{text}" is taken for a word to type').format(text=answer)
        fix = _('to ask whether it is true, name the field "statement" instead of "question"')
        report.add("QN017", _at(node, "answer"), message, fix)
    elif several := _SEVERAL.fullmatch(answer):
        one, other = several[1], several[2] or several[3]
        message = _('"{text}" is one text, with all its signs').format(text=shown(answer))
        fix = _("write answer: {one} and accept: [{other}]").format(one=shown(one), other=shown(other))
        report.add("QN034", _at(node, "answer"), message, fix)


def _looks_typed(report: Report, node: MapNode, answer: str) -> None:
    fixes = ((read_date, _("write date: {text}")), (read_range, _("write number: {text}")))
    for parse, fix in fixes:
        try:
            parse(answer)
        except MisreadError:
            continue
        message = _('"{text}" looks like a number or date').format(text=shown(answer))
        report.add("QN017", _at(node, "answer"), message, fix.format(text=answer))
        return


def number(
    report: Report,
    node: MapNode,
    *,
    number: tuple[Decimal, Decimal, str],
    unit: tuple[str, ...] = (),
    within: Tolerance | None = None,
) -> Kind | None:
    """Build a number or a range."""
    low, high, written = number
    if within is not None and low != high:
        message = _('"within" does not go with a range')
        report.add("QN015", _at(node, "within"), message, _("remove it"))
        return None
    return kinds.Number(low, high, written, unit, within)


def date(report: Report, node: MapNode, *, date: PartialDate, within: Span | None = None) -> Kind | None:
    """Build a date; a tolerance is never finer than it."""
    precision = 1 + bool(date.month) + bool(date.day)
    if within is not None and _FINENESS[within.unit] > precision:
        message = _('"within" is finer than the date {date}').format(date=date)
        fix = _("write months or years") if date.month else _("write years")
        report.add("QN015", _at(node, "within"), message, fix)
        return None
    return kinds.Date(date, within)


def list_of(
    report: Report, node: MapNode, *, items: tuple[tuple[str, ...], ...], need: int | None = None
) -> Kind | None:
    """Build a list of which all or some items are asked."""
    if need is not None and need > len(items):
        message = _("need: {need} of {count}").format(need=need, count=len(items))
        report.add("QN022", _at(node, "need"), message, _("write {count} or less").format(count=len(items)))
        return None
    once = _once(report, node, "list", [item[0] for item in items])
    return kinds.ListOf(items, need or len(items)) if once else None


def order(report: Report, node: MapNode, *, order: tuple[str, ...]) -> Kind | None:
    """Build things to put in order."""
    return kinds.Order(order) if _once(report, node, "order", order) else None


def match(
    report: Report, node: MapNode, *, match: tuple[tuple[str, str], ...], extra: tuple[str, ...] = ()
) -> Kind | None:
    """Build pairs; a left side stands once."""
    return kinds.Match(match, extra) if _once(report, node, "match", [left for left, _right in match]) else None


def groups(report: Report, node: MapNode, *, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> Kind | None:
    """Build groups; an item stands in one of them."""
    everything = [item for _name, items in groups for item in items]
    return kinds.Groups(groups) if _once(report, node, "groups", everything) else None


def _once(report: Report, node: MapNode, name: str, texts: Sequence[str]) -> bool:
    """Tell whether the texts are unlike each other, apart from case."""
    folded = [text.casefold() for text in texts]
    first = dict(zip(reversed(folded), range(len(folded) - 1, -1, -1), strict=True))
    if len(first) == len(folded):
        return True
    text = next(text for place, text in enumerate(texts) if first[folded[place]] < place)
    message = _('"{text}" stands twice in "{name}"').format(text=shown(text), name=name)
    report.add("QN023", _at(node, name), message, _("delete one"))
    return False


def cloze(_report: Report, _node: MapNode, *, cloze: tuple[str | Gap, ...]) -> Kind | None:
    """Build a text with gaps."""
    return kinds.Cloze(cloze)


def flashcard(_report: Report, _node: MapNode, *, front: str, back: str, both_ways: bool = False) -> Kind | None:
    """Build a card with two sides."""
    return kinds.Flashcard(front, back, both_ways)


def open_answer(_report: Report, _node: MapNode, *, model: str, rubric: tuple[str, ...] = ()) -> Kind | None:
    """Build a free answer."""
    return kinds.Open(model, rubric)


def find(_report: Report, _node: MapNode, *, find: str) -> Kind | None:
    """Build a country to find."""
    return kinds.Find(find)


def place(_report: Report, _node: MapNode, *, place: tuple[float, float], within: float) -> Kind | None:
    """Build a point to find."""
    return kinds.Place(*place, within)


BUILDERS: dict[str, Builder] = {
    "choice": choice,
    "multiple": multiple,
    "options": options,
    "true_false": true_false,
    "text": text,
    "number": number,
    "date": date,
    "list": list_of,
    "order": order,
    "match": match,
    "groups": groups,
    "cloze": cloze,
    "flashcard": flashcard,
    "open": open_answer,
    "find": find,
    "place": place,
}
"""The builder of each row of `KINDS`."""


def offered(body: Kind) -> Iterable[str] | None:
    """Give the texts that feedback of a question may name; None where any answer may be foreseen."""
    if isinstance(body, kinds.Choice | kinds.Multiple):
        return [option.text for option in body.options]
    return ("true", "false", "yes", "no") if isinstance(body, kinds.TrueFalse) else None

"""Each kind of question as the type of question that Moodle has for it.

A weight is one of those that Moodle knows; where one answer is asked for it is worth 100, and where several are, they
are worth 100 together.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import cast

from quizgeo.decks import (
    Choice,
    Cloze,
    Date,
    Flashcard,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    Text,
    TrueFalse,
)
from quizgeo.exchange.dates import spellings
from quizgeo.exchange.html_text import html_of
from quizgeo.exchange.moodle import embedded
from quizgeo.exchange.moodle.nodes import add, add_answer, add_html, add_markup, add_plain
from quizgeo.exchange.moodle.sheet import Sheet
from quizgeo.exchange.moodle.stars import starred
from quizgeo.exchange.saying import BOOLS, foreseen, said_to, said_to_bool
from quizgeo.exchange.weights import nearest, written
from quizgeo.language import N_, _

CHANGED: Mapping[str, str] = {
    "date": N_("a short answer with the spellings of the date"),
    "list": N_("an essay, graded by the teacher"),
    "order": N_("a match of places and items"),
    "groups": N_("a match of items and groups"),
    "flashcard": N_("an essay, graded by the teacher"),
}
"""What becomes of kinds that Moodle does not have; marked for the catalogues."""

_TEN, _TWENTY = 10, 20


def _choice(sheet: Sheet) -> None:
    body = cast("Choice", sheet.question.body)
    _options(sheet, body.options, body.show, single=True)
    for option in body.options:
        weight = "100" if option.correct else sheet.weight(100 * option.credit)
        _answer(sheet, option, weight)
    sheet.hints()


def _multiple(sheet: Sheet) -> None:
    body = cast("Multiple", sheet.question.body)
    _options(sheet, body.options, body.show, single=False)
    weights = iter(_shares(sheet, len(body.answers)))
    wrong = len(body.options) - len(body.answers)
    cost = written(nearest(-100 / wrong)[0]) if 0 < wrong <= _TEN else "-10"
    for option in body.options:
        if option.credit and not option.correct:
            sheet.lose("credit", "changed", _("a wrong option earns nothing where several are right"))
        _answer(sheet, option, next(weights) if option.correct else "0" if option.credit else cost)
    sheet.hints()


def _options(sheet: Sheet, options: Sequence[Option], show: int | None, *, single: bool) -> None:
    """Add what both kinds of choice have before their options."""
    sheet.head("multichoice", sheet.question.prompt)
    add(sheet.node, "single", "true" if single else "false")
    add(sheet.node, "shuffleanswers", "true" if sheet.question.shuffle else "false")
    add(sheet.node, "answernumbering", "abc")
    sheet.feedback(*(option.text for option in options))
    if show is not None:
        sheet.lose("show", "dropped", _("Moodle shows all options"))


def _answer(sheet: Sheet, option: Option, weight: str) -> None:
    said = said_to(sheet.question, option.text, own=option.feedback)
    add_answer(sheet.node, weight, option.text, said, html=True)


def _shares(sheet: Sheet, count: int) -> list[str]:
    """Share 100 among the right options in weights that Moodle knows, as evenly as they allow."""
    if count <= _TEN:
        return [written(nearest(100 / count)[0])] * count
    sheet.lose("answers", "changed", _("the right options are not worth the same"))
    tens = max(0, _TWENTY - count)
    fives = min(_TWENTY - 2 * tens, count - tens)
    return ["10"] * tens + ["5"] * fives + ["0"] * (count - tens - fives)


def _true_false(sheet: Sheet) -> None:
    body = cast("TrueFalse", sheet.question.body)
    sheet.head("truefalse", sheet.question.prompt, body.statement, penalty="1")
    if sheet.question.prompt:
        sheet.lose("question", "changed", _("it stands before the statement"))
    for answer in (True, False):
        right = answer is body.answer
        said = said_to_bool(sheet.question, answer, right=right)
        add_answer(sheet.node, "100" if right else "0", str(answer).lower(), said)
    sheet.only_feedback("right", "wrong", *BOOLS[True], *BOOLS[False])
    sheet.hints()


def _text(sheet: Sheet) -> None:
    body = cast("Text", sheet.question.body)
    _short_answer(sheet, (body.answer, *body.accept), body.reject, strict=body.strict)


def _date(sheet: Sheet) -> None:
    sheet.changed = True
    body = cast("Date", sheet.question.body)
    _short_answer(sheet, spellings(body.date, sheet.question.language), ())
    if body.within:
        sheet.lose("within", "dropped", _("the date has to be exact"))


def _short_answer(sheet: Sheet, right: Sequence[str], wrong: Sequence[str], *, strict: bool = False) -> None:
    sheet.head("shortanswer", sheet.question.prompt)
    add(sheet.node, "usecase", "1" if strict else "0")
    said = sheet.question.feedback
    for answer in right:
        add_answer(sheet.node, "100", starred(answer), said_to(sheet.question, answer, general="right"))
    for answer in (*wrong, *foreseen(sheet.question, *right, *wrong)):
        add_answer(sheet.node, "0", starred(answer), said_to(sheet.question, answer))
    if "wrong" in said:
        add_answer(sheet.node, "0", "*", said["wrong"])
    sheet.hints()


def _number(sheet: Sheet) -> None:
    body = cast("Number", sheet.question.body)
    sheet.head("numerical", sheet.question.prompt)
    middle = (body.low + body.high) / 2
    said = sheet.question.feedback
    answer = add_answer(sheet.node, "100", _digits(middle), said.get("right", ""))
    add(answer, "tolerance", _digits(_tolerance(sheet, body)))
    if "wrong" in said:
        add(add_answer(sheet.node, "0", "*", said["wrong"]), "tolerance", "0")
    sheet.only_feedback("right", "wrong")
    _add_units(sheet, body.units)
    sheet.hints()


def _tolerance(sheet: Sheet, body: Number) -> Decimal:
    """Give how far a number may be off, and say where that was written otherwise."""
    within = Decimal(0)
    if body.within:
        within = body.within.amount
        if body.within.percent:
            within = abs(body.low) * within / 100
            how = _('"within" {percent}% to ±{amount}')
            how = how.format(percent=f"{body.within.amount:f}", amount=_digits(within))
            sheet.lose("within", "changed", how)
    if body.low == body.high:
        return within
    off = within + (body.high - body.low) / 2
    middle = _digits((body.low + body.high) / 2)
    how = _('"number" {range} to {middle} ± {off}').format(range=body.written, middle=middle, off=_digits(off))
    sheet.lose("number", "changed", how)
    return off


def _add_units(sheet: Sheet, units: Sequence[str]) -> None:
    """Add units, which need not be given; several are spellings of one."""
    add(sheet.node, "unitgradingtype", "0")
    add(sheet.node, "unitpenalty", "0.1")
    add(sheet.node, "showunits", "0" if units else "3")
    add(sheet.node, "unitsleft", "0")
    if units:
        list_of_units = add(sheet.node, "units")
        for unit in units:
            one = add(list_of_units, "unit")
            add(one, "multiplier", "1")
            add(one, "unit_name", unit)


def _digits(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _match(sheet: Sheet) -> None:
    body = cast("Match", sheet.question.body)
    _pairs(sheet, (*body.pairs, *(("", extra) for extra in body.extra)), shuffle=sheet.question.shuffle)


def _order(sheet: Sheet) -> None:
    sheet.changed = True
    items = cast("Order", sheet.question.body).items
    _pairs(sheet, [(str(place), item) for place, item in enumerate(items, start=1)], shuffle=False)


def _groups(sheet: Sheet) -> None:
    sheet.changed = True
    body = cast("Groups", sheet.question.body)
    _pairs(sheet, [(item, group) for group, items in body.groups for item in items], shuffle=True)


def _pairs(sheet: Sheet, pairs: Sequence[tuple[str, str]], *, shuffle: bool) -> None:
    sheet.head("matching", sheet.question.prompt)
    add(sheet.node, "shuffleanswers", "true" if shuffle else "false")
    sheet.feedback()
    for left, right in pairs:
        add_plain(add_html(sheet.node, "subquestion", left), "answer", right)
    sheet.hints()


def _cloze(sheet: Sheet) -> None:
    body = cast("Cloze", sheet.question.body)
    weight = max(1, round(sheet.question.points))
    if weight != sheet.question.points:
        given = f"{sheet.question.points:g}"
        how = _('"points" {given} to {taken} for each gap').format(given=given, taken=weight)
        sheet.lose("points", "changed", how)
    before = f"{sheet.question.prompt}\n\n" if sheet.question.prompt else ""
    if before:
        sheet.lose("question", "changed", _("it stands before the text with the gaps"))
    if not all(embedded.holds(answer) for gap in body.gaps for answer in (gap.answer, *gap.accept)):
        sheet.lose("cloze", "changed", _("Moodle takes a backslash out of an answer"))
    sheet.head_of_markup("cloze", embedded.markup_of((before, *body.parts), weight))
    sheet.no_feedback()
    sheet.hints()


def _flashcard(sheet: Sheet) -> None:
    sheet.changed = True
    body = cast("Flashcard", sheet.question.body)
    _essay(sheet, html_of(body.back), sheet.question.prompt, body.front)


def _list(sheet: Sheet) -> None:
    sheet.changed = True
    body = cast("ListOf", sheet.question.body)
    _essay(sheet, _listed([" / ".join(item) for item in body.items]), sheet.question.prompt)
    if body.need < len(body.items):
        sheet.lose("need", "dropped", _("the teacher has to know that {count} are enough").format(count=body.need))


def _open(sheet: Sheet) -> None:
    body = cast("Open", sheet.question.body)
    _essay(sheet, html_of(body.model) + (_listed(body.rubric) if body.rubric else ""), sheet.question.prompt)


def _essay(sheet: Sheet, notes: str, *texts: str) -> None:
    """Add an essay; the notes, HTML, are for who grades it."""
    sheet.head("essay", *texts, penalty="0")
    add(sheet.node, "responseformat", "editor")
    add(sheet.node, "responserequired", "1")
    add(sheet.node, "responsefieldlines", "10")
    add(sheet.node, "attachments", "0")
    add(sheet.node, "attachmentsrequired", "0")
    add_markup(sheet.node, "graderinfo", notes)
    add_html(sheet.node, "responsetemplate", "")
    sheet.no_feedback()
    sheet.no_hints()


def _listed(points: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{html_of(point)}</li>' for point in points)}</ul>"


WRITERS: Mapping[type, Callable[[Sheet], None]] = {
    Choice: _choice,
    Multiple: _multiple,
    TrueFalse: _true_false,
    Text: _text,
    Number: _number,
    Date: _date,
    ListOf: _list,
    Order: _order,
    Match: _match,
    Groups: _groups,
    Cloze: _cloze,
    Flashcard: _flashcard,
    Open: _open,
}
"""How each kind that Moodle can hold is written."""

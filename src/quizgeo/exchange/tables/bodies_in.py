"""The cells of a row into a body of its kind, and the stem. What cannot be read raises CellError."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import (
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Number,
    Open,
    Order,
    PlaceOnMap,
    TrueFalse,
)
from quizgeo.decks import Text as Typed
from quizgeo.decks.cloze import parse_cloze
from quizgeo.decks.scalars import (
    MisreadError,
    read_date,
    read_decimal,
    read_distance,
    read_range,
    read_span,
    read_tolerance,
    read_whole,
)
from quizgeo.exchange.tables.cells import (
    equals_parted,
    groups_parted,
    lines_parted,
    loosely_parted,
    pairs_parted,
)
from quizgeo.exchange.tables.heads import Row
from quizgeo.exchange.tables.options_in import chosen, has_options
from quizgeo.exchange.tables.reading import column, line, once, truth
from quizgeo.exchange.tables.tongues import day, digits
from quizgeo.language import _

_FINENESS = {"day": 3, "week": 3, "month": 2, "year": 1}
_POLE, _DATE_LINE = 90, 180


class Body(Struct, frozen=True):
    """What a row asks."""

    kind: Kind
    prompt: str


def body_of(name: str, row: Row, *, indexed: bool = False) -> Body:
    """Build the body of a kind. indexed: a right option is named by its number before its text. Raises CellError."""
    if name in ("choice", "multiple"):
        return Body(chosen(row, several=name == "multiple", indexed=indexed), _stem(row))
    return _BUILDERS[name](row)


def _stem(row: Row) -> str:
    with column("question"):
        return _needed(row.get("question"), _("there is no question"))


def _answer(row: Row) -> str:
    with column("answer"):
        return _needed(row.get("answer"), _("there is no answer"))


def _needed(text: str, message: str) -> str:
    if not text:
        raise MisreadError(message, _("write one"))
    return text


def _true_false(row: Row) -> Body:
    told = chosen(row, several=False, indexed=False) if has_options(row) else None
    with column("answer"):
        answer = truth(next(each.text for each in told.options if each.correct) if told else _answer(row))
    return Body(TrueFalse(_stem(row), answer), row.get("instruction"))


def _text(row: Row) -> Body:
    answers = [part for text in row.every("answer") for part in lines_parted(text)]
    answers = answers or [line(text) for text in row.every("option") if text]  # as sites write what is typed
    with column("answer"):
        _needed("".join(answers), _("there is no answer"))
    accept = [*answers[1:], *loosely_parted(row.get("accept"))]
    with column("strict"):
        strict = bool(row.get("strict")) and truth(row.get("strict"))
    others = tuple(once([answers[0], *accept])[1:])
    return Body(Typed(answers[0], others, loosely_parted(row.get("reject")), strict), _stem(row))


def _number(row: Row) -> Body:
    with column("answer"):
        written = digits(line(_answer(row)), row.comma)
        low, high = read_range(written)
        if low > high:
            raise MisreadError(_("{range} runs backwards").format(range=written), _("write the smaller number first"))
    with column("within"):
        within = read_tolerance(digits(row.get("within"), row.comma)) if row.get("within") and low == high else None
    return Body(Number(low, high, written, loosely_parted(row.get("unit")), within), _stem(row))


def _date(row: Row) -> Body:
    with column("answer"):
        written = line(_answer(row))
        date = read_date(day(written, row.comma))
    with column("within"):
        within = read_span(row.get("within")) if row.get("within") else None
        if within and _FINENESS[within.unit] > 1 + bool(date.month) + bool(date.day):
            message = _('"within" is finer than the date {date}').format(date=date)
            raise MisreadError(message, _("write months or years") if date.month else _("write years"))
    return Body(Date(date, within), _stem(row))


def _list(row: Row) -> Body:
    items = equals_parted(_answer(row))
    with column("answer"):
        _at_least(len(items), 2)
        _alone([item[0] for item in items])
    with column("need"):
        need = read_whole(row.get("need"), 1, len(items)) if row.get("need") else len(items)
    return Body(ListOf(items, need), _stem(row))


def _at_least(count: int, least: int) -> None:
    if count < least:
        message = _("there are too few parts: {count}").format(count=count)
        raise MisreadError(message, _("write at least {count}, parted by |").format(count=least))


def _order(row: Row) -> Body:
    items = lines_parted(_answer(row))
    with column("answer"):
        _at_least(len(items), 3)
        _alone(items)
    return Body(Order(items), _stem(row))


def _alone(texts: Sequence[str]) -> None:
    """Refuse a text that stands twice but for case."""
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            raise MisreadError(_('"{text}" stands twice').format(text=text), _("delete one"))
        seen.add(text.casefold())


def _match(row: Row) -> Body:
    with column("answer"):
        pairs = pairs_parted(_answer(row))
        _at_least(len(pairs), 2)
        _alone([left for left, _right in pairs])
    return Body(Match(pairs, loosely_parted(row.get("extra"))), _stem(row))


def _groups(row: Row) -> Body:
    with column("answer"):
        groups = groups_parted(_answer(row))
        _at_least(len(groups), 2)
        _alone([item for _name, items in groups for item in items])
    return Body(Groups(groups), _stem(row))


def _cloze(row: Row) -> Body:
    """Read a text with gaps, which may stand under the answer, with its instruction under the question."""
    text, above = row.get("question"), row.get("instruction")
    if "((" not in text and "((" in row.get("answer"):
        text, above = row.get("answer"), text
    with column("question"):
        return Body(Cloze(parse_cloze(_needed(text, _("there is no question")))), above)


def _flashcard(row: Row) -> Body:
    with column("both_ways"):
        both = bool(row.get("both_ways")) and truth(row.get("both_ways"))
    return Body(Flashcard(_stem(row), _answer(row), both), row.get("instruction"))


def _open(row: Row) -> Body:
    """Read a free answer; some sites have an explanation alone."""
    model = row.get("answer") or row.get("explain") or _answer(row)
    return Body(Open(model, lines_parted(row.get("rubric"))), _stem(row))


def _find(row: Row) -> Body:
    return Body(Find(line(_answer(row))), _stem(row))


def _place(row: Row) -> Body:
    with column("answer"):
        lat, _comma, lon = line(_answer(row)).partition(",")
        point = [read_decimal(lat.strip()), read_decimal(lon.strip())]
        if abs(point[0]) > _POLE or abs(point[1]) > _DATE_LINE:
            raise MisreadError(_("latitude comes first and is at most 90, longitude at most 180"), "")
    with column("within"):
        within = read_distance(row.get("within"))
    return Body(PlaceOnMap(float(point[0]), float(point[1]), within), _stem(row))


_BUILDERS: Mapping[str, Callable[[Row], Body]] = {
    "true_false": _true_false,
    "text": _text,
    "number": _number,
    "date": _date,
    "list": _list,
    "order": _order,
    "match": _match,
    "groups": _groups,
    "cloze": _cloze,
    "flashcard": _flashcard,
    "open": _open,
    "find": _find,
    "place": _place,
}

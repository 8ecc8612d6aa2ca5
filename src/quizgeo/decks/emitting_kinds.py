"""The fields of each kind of question as lines of YAML, in the short form wherever that says everything."""

from collections.abc import Callable, Mapping, Sequence

from quizgeo.decks.emitting_values import Lines, digits, list_lines, map_lines, text_lines
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    Place,
    Text,
    TrueFalse,
)
from quizgeo.decks.limits import KEY
from quizgeo.decks.quoting import listed, quoted
from quizgeo.decks.writing import cloze_text

Fields = dict[str, Lines]
"""Lines of each field by its name, in the order in which they are written."""


def kind_fields(body: Kind, *, hardens: bool = False) -> Fields:
    """Write the fields of a kind. hardens: whether a choice becomes typed recall, or one of several may by default."""
    if isinstance(body, Choice):
        return _choice(body, hardens=hardens)
    if isinstance(body, Multiple):
        return _multiple(body, hardens=hardens)
    return _WRITERS[body.name](body)


# -- options ---------------------------------------------------------------------------------------------------------


def _choice(body: Choice, *, hardens: bool) -> Fields:
    right, wrong = body.options[0], body.options[1:]
    fields: Fields = {"options": _options(body.options)}
    if _is_short(body.options, 1) and wrong:
        answer = text_lines("answer", right.text)
        fields = {"answer": answer, "wrong": list_lines("wrong", [option.text for option in wrong])}
    if body.show is not None:
        fields["show"] = [f"show: {body.show}"]
    if hardens:
        fields["ladder"] = ["ladder: typed"]
        fields |= _spellings(body.accept, body.reject)
    return fields


def _multiple(body: Multiple, *, hardens: bool) -> Fields:
    """Write a choice of several; one that a default of the deck gives a ladder has the long form."""
    right = body.answers
    fields: Fields = {"options": _options(body.options)}
    if _is_short(body.options, len(right)) and len(right) < len(body.options) and not hardens:
        wrong = [option.text for option in body.options[len(right) :]]
        fields = {"answers": list_lines("answers", right), "wrong": list_lines("wrong", wrong)}
    return fields | ({} if body.show is None else {"show": [f"show: {body.show}"]})


def _is_short(options: Sequence[Option], right: int) -> bool:
    """Tell whether the right options stand first and nothing else is said of any."""
    plain = [Option(option.text, correct=place < right) for place, option in enumerate(options)]
    return plain == list(options)


def _options(options: Sequence[Option]) -> Lines:
    return ["options:", *(f"  - {_option(option)}" for option in options)]


def _option(option: Option) -> str:
    told = {
        "correct": "yes" if option.correct else "",
        "credit": digits(option.credit) if option.credit else "",
        "feedback": quoted(option.feedback) if option.feedback else "",
        "pin": option.pin,
    }
    said = [f"{name}: {value}" for name, value in told.items() if value]
    return f"{{{', '.join([f'text: {quoted(option.text)}', *said])}}}" if said else quoted(option.text)


def _spellings(accept: Sequence[str], reject: Sequence[str]) -> Fields:
    told = {"accept": accept, "reject": reject}
    return {name: list_lines(name, texts) for name, texts in told.items() if texts}


# -- typed -----------------------------------------------------------------------------------------------------------


def _true_false(body: TrueFalse) -> Fields:
    answer = "true" if body.answer else "false"
    return {"statement": text_lines("statement", body.statement), "answer": [f"answer: {answer}"]}


def _text(body: Text) -> Fields:
    strict: Fields = {"strict": ["strict: yes"]} if body.strict else {}
    return {"answer": text_lines("answer", body.answer), **_spellings(body.accept, body.reject), **strict}


def _number(body: Number) -> Fields:
    fields: Fields = {"number": [f"number: {body.written}"]}
    if body.units:
        fields["unit"] = list_lines("unit", body.units) if len(body.units) > 1 else text_lines("unit", body.units[0])
    if body.within is not None:
        fields["within"] = [f"within: {digits(body.within.amount)}{'%' if body.within.percent else ''}"]
    return fields


def _date(body: Date) -> Fields:
    fields: Fields = {"date": [f"date: {body.date}"]}
    if body.within is not None:
        many = "" if body.within.count == 1 else "s"
        fields["within"] = [f"within: {body.within.count} {body.within.unit}{many}"]
    return fields


def _list(body: ListOf) -> Fields:
    items = [quoted(item[0]) if len(item) == 1 else listed(item) for item in body.items]
    fields: Fields = {"list": ["list:", *(f"  - {item}" for item in items)]}
    return fields | ({} if body.need == len(items) else {"need": [f"need: {body.need}"]})


def _cloze(body: Cloze) -> Fields:
    return {"cloze": text_lines("cloze", cloze_text(body))}


# -- put together ----------------------------------------------------------------------------------------------------


def _order(body: Order) -> Fields:
    return {"order": list_lines("order", body.items)}


def _match(body: Match) -> Fields:
    """Write pairs as a mapping; keys of a mapping are short and unlike each other."""
    lefts = {left for left, _right in body.pairs}
    if len(lefts) == len(body.pairs) and all(len(left) <= KEY for left in lefts):
        pairs = map_lines("match", {left: quoted(right) for left, right in body.pairs})
    else:
        pairs = ["match:", *(f"  - {listed(pair)}" for pair in body.pairs)]
    return {"match": pairs, **({"extra": list_lines("extra", body.extra)} if body.extra else {})}


def _groups(body: Groups) -> Fields:
    return {"groups": map_lines("groups", {name: listed(items) for name, items in body.groups})}


def _flashcard(body: Flashcard) -> Fields:
    both: Fields = {"both_ways": ["both_ways: yes"]} if body.both_ways else {}
    return {"front": text_lines("front", body.front), "back": text_lines("back", body.back), **both}


def _open(body: Open) -> Fields:
    rubric: Fields = {"rubric": list_lines("rubric", body.rubric)} if body.rubric else {}
    return {"model": text_lines("model", body.model), **rubric}


def _find(body: Find) -> Fields:
    return {"find": text_lines("find", body.target)}


def _place(body: Place) -> Fields:
    point = f"[{digits(body.lat)}, {digits(body.lon)}]"
    return {"place": [f"place: {point}"], "within": [f"within: {digits(body.within_km)} km"]}


_WRITERS: Mapping[str, Callable[..., Fields]] = {
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
"""What writes each kind but those with options."""

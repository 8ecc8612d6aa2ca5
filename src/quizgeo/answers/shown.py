"""How the right answer of each kind is shown. Deck texts stay as they are; what stands between them is translated."""

from collections.abc import Iterable
from typing import assert_never

from quizgeo.answers.vocabulary import decimal_point
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
    Order,
    PartialDate,
    Place,
    Span,
    Text,
    TrueFalse,
)
from quizgeo.language import N_, _, ngettext

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def body_text(body: Kind, language: str = "en") -> str:
    """Show the right answer on one line, numbers as `language` writes them."""
    lines = body_lines(body, language)
    if isinstance(body, ListOf) and body.need < len(body.items):
        return any_of(body.need, lines)
    between = ", "
    if isinstance(body, Order):
        between = " → "
    elif isinstance(body, Flashcard | Open):
        between = " "
    elif isinstance(body, Match | Groups | Cloze):
        between = "; "
    return between.join(lines)


def body_lines(body: Kind, language: str = "en") -> tuple[str, ...]:
    """Show the right answer line by line: a line a part where the kind has several."""
    match body:
        case Multiple():
            lines = body.answers
        case ListOf():
            lines = tuple(item[0] for item in body.items)
        case Order():
            lines = body.items
        case Match() | Groups():
            lines = _pairs(body)
        case Cloze():
            lines = tuple(gap.answer for gap in body.gaps)
        case Flashcard() | Open():
            lines = tuple((body.back if isinstance(body, Flashcard) else body.model).splitlines())
        case _:
            lines = (_single(body, language),)
    return lines


def _single(body: Choice | Text | TrueFalse | Find | Number | Date | Place, language: str) -> str:
    match body:
        case Choice() | Text():
            text = body.answer
        case TrueFalse():
            text = true_false_text(body.answer)
        case Find():
            from quizgeo.answers.countries import country_name  # with the maps, which few decks need

            text = country_name(body.target, language)
        case Number():
            text = number_text(body, language)
        case Date():
            text = date_text(body.date)
        case Place():
            text = place_text(body.lat, body.lon)
        case _:
            assert_never(body)
    return text


def _pairs(body: Match | Groups) -> tuple[str, ...]:
    if isinstance(body, Match):
        return tuple(pair_text(left, right) for left, right in body.pairs)
    return tuple(pair_text(group, ", ".join(items)) for group, items in body.groups)


def true_false_text(answer: bool) -> str:
    """Show what a statement is."""
    return _("true") if answer else _("false")


def pair_text(left: str, right: str) -> str:
    """Show what belongs together."""
    return f"{left}: {right}"


def joined(texts: Iterable[str]) -> str:
    """Show several texts in one message."""
    return ", ".join(texts)


def any_of(count: int, texts: Iterable[str]) -> str:
    """Show that so many of several texts are wanted, whichever they are."""
    return _("any {n} of {items}").format(n=count, items=joined(texts))


def number_text(body: Number, language: str = "en") -> str:
    """Show a number as the deck gives it, with its first unit and the decimal sign of the language."""
    written = "–".join(decimal_text(end, language) for end in body.written.split(".."))
    if not body.units:
        return written
    unit = body.units[0]
    return f"{written}{unit}" if unit == "%" else f"{written} {unit}"


def decimal_text(written: str, language: str) -> str:
    """Show a decimal number that is written with a point and no grouping."""
    return written.replace(".", decimal_point(language))


def date_text(date: PartialDate) -> str:
    """Show a date in words, at its own precision."""
    if not date.month:
        return str(date.year)
    month = _(_MONTHS[date.month - 1])
    if not date.day:
        return _("{month} {year}").format(month=month, year=date.year)
    return _("{day} {month} {year}").format(day=date.day, month=month, year=date.year)


def span_text(span: Span) -> str:
    """Show a length of calendar time."""
    match span.unit:
        case "day":
            text = ngettext("{n} day", "{n} days", span.count)
        case "week":
            text = ngettext("{n} week", "{n} weeks", span.count)
        case "month":
            text = ngettext("{n} month", "{n} months", span.count)
        case "year":
            text = ngettext("{n} year", "{n} years", span.count)
        case _:
            assert_never(span.unit)
    return text.format(n=span.count)


def place_text(lat: float, lon: float) -> str:
    """Show a latitude and a longitude in degrees."""
    return f"{abs(lat):g}° {'S' if lat < 0 else 'N'}, {abs(lon):g}° {'W' if lon < 0 else 'E'}"

"""Options of a row and which of them are right: by their texts, numbers or letters, as people write it."""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from quizgeo.decks import Choice, Multiple, Option
from quizgeo.decks.composite import read_credit, read_pin
from quizgeo.decks.scalars import MisreadError, read_whole
from quizgeo.exchange.tables.cells import lines_parted, loosely_parted, pairs_parted
from quizgeo.exchange.tables.heads import Row
from quizgeo.exchange.tables.reading import column, line, once
from quizgeo.language import _
from quizgeo.patterns import regex

_LETTER = regex(r"[A-Ja-j][.)]?|[1-9]\d?[.)]?")
_BETWEEN = regex(r"\s*(?:[,;&+/]|\band\b|\bdan\b)\s*")
Pin = Literal["first", "last", ""]
_FIRST = ord("a")


def has_options(row: Row) -> bool:
    """Tell whether a row offers anything to choose from."""
    return any(row.every("option")) or bool(row.get("options") or row.get("wrong"))


def chosen(row: Row, *, several: bool, indexed: bool) -> Choice | Multiple:
    """Build what is chosen from options. several: more may be right though one is. indexed: numbers go before texts.

    Raises MisreadError, its column named.
    """
    offered = _offered(row)
    rights = _rights(row, offered, indexed=indexed)
    wrongs = [text for each in row.cells.get("wrong", ()) for text in loosely_parted(each.text)]
    texts = once([*([] if set(rights) <= set(offered) else rights), *offered, *rights, *wrongs])
    right = {text.casefold() for text in rights}
    if all(text.casefold() in right for text in texts):
        with column("wrong"):
            raise MisreadError(_("there is no wrong option"), _("add one"))
    options = _dressed(row, texts, right)
    show = _show(row, len(options) - len(right))
    if several or len(right) > 1:
        return Multiple(options, show)
    typed = row.get("ladder") == "typed"
    more = [tuple(loosely_parted(row.get(name))) if typed else () for name in ("accept", "reject")]
    return Choice(options, show, *more)


def _offered(row: Row) -> list[str]:
    """Give the options by their places; empty where one of the columns for them is."""
    columns = [line(text) for text in row.every("option")]
    return columns if any(columns) else list(loosely_parted(row.get("options")))


def _rights(row: Row, offered: Sequence[str], *, indexed: bool) -> list[str]:
    """Find the right options. Raises MisreadError where none is told, or one that is not there."""
    with column("answer"):
        written = row.every("answer")
        if not any(written):
            raise MisreadError(_("no option is right"), _("write the right one under answer"))
        known = {text.casefold(): text for text in reversed(offered) if text}
        found = [text for each in written for text in _named(each, offered, known, indexed=indexed)]
        missing = [text for text in found if text.casefold() not in known] if offered else []
        if missing and (len(missing) < len(found) or any(map(_LETTER.fullmatch, missing))):
            raise MisreadError(
                _('"{text}" is none of the options').format(text=missing[0]), _("write its text or number")
            )
        return once(found)


def _named(cell: str, offered: Sequence[str], known: Mapping[str, str], *, indexed: bool) -> list[str]:
    """Give the texts that a cell names. known: what is offered by its folded text, so that many cost no more each."""
    parts = lines_parted(cell)
    ways = [parts, (line(cell),)]
    if len(parts) == 1:
        ways.append(tuple(_BETWEEN.split(parts[0])))
    for way in ways:
        found = [_option(part, offered, known, indexed=indexed) for part in way if part]
        if found and all(found):
            return found
    return list(parts)


def _option(named: str, offered: Sequence[str], known: Mapping[str, str], *, indexed: bool) -> str:
    """Give the option with a text, a number from 1 or a letter from A; empty where there is none."""
    by_text = known.get(named.casefold(), "")
    by_place = _at(named, offered)
    return (by_place or by_text) if indexed else (by_text or by_place)


def _at(named: str, offered: Sequence[str]) -> str:
    if not _LETTER.fullmatch(named):
        return ""
    sign = named.rstrip(".)").lower()
    place = int(sign) - 1 if sign.isdecimal() else ord(sign) - _FIRST
    return offered[place] if place < len(offered) else ""


def _dressed(row: Row, texts: Sequence[str], right: set[str]) -> tuple[Option, ...]:
    """Make options of texts, with what other columns say of them."""
    with column("credit"):
        credit = {left.casefold(): read_credit(share) for left, share in pairs_parted(row.get("credit"))}
    with column("pin"):
        pins = {left.casefold(): cast("Pin", read_pin(place)) for left, place in pairs_parted(row.get("pin"))}
    options = []
    for text in texts:
        folded = text.casefold()
        is_right = folded in right
        options.append(Option(text, is_right, 0.0 if is_right else credit.get(folded, 0.0), "", pins.get(folded, "")))
    return tuple(options)


def _show(row: Row, wrong: int) -> int | None:
    with column("show"):
        return min(read_whole(row.get("show"), 1, 1000), wrong) if row.get("show") else None

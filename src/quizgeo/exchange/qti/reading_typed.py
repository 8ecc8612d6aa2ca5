"""Foreign interactions in which one types: a text, a number, gaps in a text, a free answer."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.decks import Gap, Number, Open, Text, Tolerance
from quizgeo.decks.scalars import MisreadError
from quizgeo.exchange.qti.decimals import decimal, plain
from quizgeo.exchange.qti.notes import Notes
from quizgeo.exchange.qti.reading_responses import Key, Response
from quizgeo.exchange.qti.reading_sayings import Sayings
from quizgeo.exchange.voice import NO_MODEL
from quizgeo.language import _
from quizgeo.text import clean

NUMBERS = frozenset(("float", "integer"))
"""Types of values that are numbers."""
_FROM = ("gte", "gt")
_UPTO = ("lte", "lt")
_ENDS = 2
_FULL = Decimal(100)


class Told(Struct, frozen=True):
    """Spellings of a typed answer by what they earn."""

    answer: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    strict: bool


def told(response: Response, key: Key, notes: Notes) -> Told:
    """Read the spellings of an answer. Raises MisreadError where none is right."""
    right = list(filter(None, map(clean, key.right(response))))
    if not right:
        raise MisreadError(_("no answer is right"), _("add it in the system it comes from"))
    earnings = [(clean(each.value), each) for each in response.earnings] if key.earns(response) else []
    best = [value for value, each in earnings if value and each.earns > 0 and each.earns == response.most]
    if any(0 < each.earns < response.most for _value, each in earnings):
        notes.lose("accept", "changed", _("answers that earn a part count as wrong"))
    strict = any(each.strict for _value, each in earnings if each.earns > 0)
    spellings = _unlike([*right, *best], strict=strict)
    known = {_plain(each, strict=strict) for each in spellings}
    refused = [
        value for value, each in earnings if value and each.earns <= 0 and _plain(value, strict=strict) not in known
    ]
    return Told(spellings[0], tuple(spellings[1:]), tuple(_unlike(refused, strict=strict)), strict)


def _unlike(texts: Sequence[str], *, strict: bool) -> list[str]:
    """Give each text once, apart from case unless that counts."""
    kept: dict[str, str] = {}
    for text in texts:
        kept.setdefault(_plain(text, strict=strict), text)
    return list(kept.values())


def _plain(text: str, *, strict: bool) -> str:
    return text if strict else text.casefold()


def text(response: Response, key: Key, notes: Notes) -> Text:
    """Read a text to be typed. Raises MisreadError where none is right."""
    found = told(response, key, notes)
    return Text(found.answer, found.accept, found.reject, found.strict)


def gap(response: Response, key: Key, hint: str, notes: Notes) -> Gap:
    """Read a gap. Raises MisreadError where nothing is right in it."""
    found = told(response, key, notes)
    if found.reject or found.strict:
        notes.lose("cloze", "changed", _("a gap takes any case and refuses nothing by name"))
    return Gap(found.answer, found.accept, clean(hint))


def number(response: Response, key: Key, item: Element, units: tuple[str, ...]) -> Number:
    """Read a number with what is near enough. Raises MisreadError where none is right."""
    values = [value for each in key.right(response) if (value := decimal(each)) is not None]
    ends = _range(item, response.name)
    if ends is not None and not (values and ends[0] == ends[1]):
        return _between(*ends, units)
    if not values:
        raise MisreadError(_("no number is right"), _("add it in the system it comes from"))
    return _near(values[0], _equal(item, response.name), units)


def _between(low: Decimal, high: Decimal, units: tuple[str, ...]) -> Number:
    written = plain(low) if low == high else f"{plain(low)}..{plain(high)}"
    return Number(low, high, written, units)


def _near(value: Decimal, equal: Element | None, units: tuple[str, ...]) -> Number:
    """Make a number with the tolerance that a comparison has."""
    mode = "" if equal is None else equal.get("toleranceMode", "exact")
    amounts = [amount for each in (equal.get("tolerance", "") if equal is not None else "").split()
               if (amount := decimal(each)) is not None and amount >= 0]  # fmt: skip
    if mode not in ("absolute", "relative") or not amounts or not any(amounts):
        return _between(value, value, units)
    percent = mode == "relative"
    if len(set(amounts)) == 1:
        return Number(value, value, plain(value), units, Tolerance(amounts[0], percent))
    low, high = amounts[:_ENDS]
    share = abs(value) / _FULL if percent else Decimal(1)
    return _between(value - low * share, value + high * share, units)


def _equal(item: Element, name: str) -> Element | None:
    """Find how a response is compared with a number."""
    return next((each for each in _processed(item, ("equal",)) if _takes(each, name)), None)


def _range(item: Element, name: str) -> tuple[Decimal, Decimal] | None:
    """Find the two numbers between which a response has to lie."""
    for both in _processed(item, ("and",)):
        low, high = (_end(both, tags, name) for tags in (_FROM, _UPTO))
        if low is not None and high is not None and low <= high:
            return low, high
    return None


def _end(both: Element, tags: tuple[str, ...], name: str) -> Decimal | None:
    """Give the number that a response is compared with in one direction."""
    for each in both:
        if each.tag in tags and _takes(each, name):
            return decimal(each.findtext("baseValue") or "")
    return None


def _processed(item: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    rules = item.find("responseProcessing")
    return iter(()) if rules is None else (each for each in rules.iter() if each.tag in tags)


def _takes(element: Element, name: str) -> bool:
    return any(each.get("identifier") == name for each in element.findall("variable"))


def free(response: Response, sayings: Sayings, notes: Notes) -> Open:
    """Read a free answer: its model is what scorers are told, else the right answer, else the explanation."""
    model = sayings.model or clean("\n".join(response.correct), lines=True)
    if not model:
        notes.lose("model", "changed", _("an essay without a model answer"))
        model = NO_MODEL
    return Open(model, sayings.rubric)

"""Foreign interactions in which one chooses: options, words of a text, a lone menu inside a text."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Choice, Multiple, Option, TrueFalse
from quizgeo.decks.scalars import MisreadError
from quizgeo.exchange.qti.decimals import plain
from quizgeo.exchange.qti.notes import Notes
from quizgeo.exchange.qti.reading_responses import Key, Response
from quizgeo.exchange.qti.reading_sayings import Sayings
from quizgeo.exchange.qti.responses import RIGHT, WRONG
from quizgeo.language import _

CHOICES = frozenset(("simpleChoice", "hottext", "inlineChoice"))
_WORDS = {"true": True, "false": False}
_PAIR = 2
_DIGITS = 6


class Chosen(Struct, frozen=True):
    """What is asked, and what is said to right and wrong answers beside what the item says."""

    body: Choice | Multiple | TrueFalse
    feedback: Mapping[str, str]
    shuffle: bool


class _Offered(Struct, frozen=True):
    """An option of a foreign item."""

    name: str
    text: str
    right: bool
    earns: Decimal
    said: str
    fixed: bool


def chosen(interaction: Element, key: Key, sayings: Sayings, notes: Notes) -> Chosen:
    """Read options. Raises MisreadError where none is right, or all are."""
    response = key.response(interaction)
    offered = _once(_offered(interaction, key, response, sayings, notes), notes)
    right = [each for each in offered if each.right]
    if not right:
        raise MisreadError(_("no answer is right"), _("mark the right one in the system it comes from"))
    if len(right) == len(offered):
        raise MisreadError(_("there is no wrong answer"), _("add one in the system it comes from"))
    if (word := _true_false(offered)) is not None:
        return word
    every_fixed = all(each.fixed for each in offered)
    shuffle = interaction.get("shuffle", "").strip() == "true" and not every_fixed
    pins = {} if every_fixed else _pins(offered, notes)
    options = _several(offered, notes) if _wants_several(response, right) else _single(offered, notes)
    body = Multiple if _wants_several(response, right) else Choice
    return Chosen(
        body(tuple(replace(each, pin=pins.get(place, "")) for place, each in enumerate(options))), {}, shuffle
    )


def _wants_several(response: Response, right: Sequence[_Offered]) -> bool:
    return response.several or (len(right) > 1 and not response.earnings)


def _offered(interaction: Element, key: Key, response: Response, sayings: Sayings, notes: Notes) -> Iterable[_Offered]:
    """Give the options as they stand."""
    right = frozenset(key.right(response))
    earned = {each.value: each.earns for each in response.earnings} if key.earns(response) else {}
    most = response.most
    for element in interaction.iter():
        if element.tag not in CHOICES:
            continue
        name = element.get("identifier", "").strip()
        beside = "\n".join(filter(None, (notes.lines(each) for each in element.iter("feedbackInline"))))
        earns = earned.get(name, Decimal(0)) / most if most > 0 else Decimal(0)
        said = beside or sayings.answers.get(name, "")
        yield _Offered(
            name, notes.line(element), name in right, earns, said, element.get("fixed", "").strip() == "true"
        )


def _once(offered: Iterable[_Offered], notes: Notes) -> list[_Offered]:
    """Leave out what is empty or stands there twice; of equals a right one stays."""
    listed = list(offered)
    kept: dict[str, _Offered] = {}
    for each in sorted(listed, key=lambda each: not each.right):
        if each.text:
            kept.setdefault(each.text.casefold(), each)
    if len(kept) < len(listed):
        notes.lose("answer", "changed", _("an answer that is empty or stands there twice is left out"))
    return [each for each in listed if kept.get(each.text.casefold()) is each]


def _single(offered: Sequence[_Offered], notes: Notes) -> list[Option]:
    """Make the options of which one is chosen: the first right one is the answer, others may earn a share."""
    answer = next(each for each in offered if each.right)
    options = []
    for each in offered:
        earns = each.earns
        if each.right and each is not answer:
            notes.lose("answer", "changed", _("several are right: the first is the answer, the others earn as much"))
            earns = Decimal(1)
        if earns < 0:
            notes.lose("credit", "changed", _('"{weight}" to 0').format(weight=plain(round(earns, _DIGITS))))
        credit = 0.0 if each is answer else float(round(min(max(earns, Decimal(0)), Decimal(1)), _DIGITS))
        options.append(Option(each.text, each is answer, credit, each.said))
    return options


def _several(offered: Sequence[_Offered], notes: Notes) -> list[Option]:
    """Make the options of which all right ones are chosen."""
    if len({each.earns for each in offered if each.right}) > 1:
        notes.lose("credit", "changed", _("right answers of different weights count alike"))
    return [Option(each.text, each.right, feedback=each.said) for each in offered]


def _pins(offered: Sequence[_Offered], notes: Notes) -> dict[int, str]:
    """Tell which options keep their place at the beginning or the end."""
    pins: dict[int, str] = {}
    for places, pin in ((range(len(offered)), "first"), (range(len(offered) - 1, -1, -1), "last")):
        for place in places:
            if not offered[place].fixed:
                break
            pins[place] = pin
    if len(pins) < sum(each.fixed for each in offered):
        notes.lose("pin", "dropped", _("an option keeps a place in the middle"))
    return pins


def _true_false(offered: Sequence[_Offered]) -> Chosen | None:
    """Make of two options that say true and false what they are; None for any others."""
    names = {each.name.casefold(): each for each in offered}
    texts = {each.text.casefold(): each for each in offered}
    words = next((each for each in (names, texts) if each.keys() == _WORDS.keys()), None)
    right = [each for each in offered if each.right]
    if words is None or len(offered) != _PAIR or any(0 < each.earns < 1 for each in offered):
        return None
    said = {RIGHT if each.right else WRONG: each.said for each in offered if each.said}
    return Chosen(TrueFalse("", right[0] is words["true"]), said, shuffle=True)

"""What would be an answer, in words: in a few for a prompt, in more after a line that was none. Pure.

Nothing here sees the right answer, so no sentence can give it away.
"""

from collections.abc import Sequence

from quizgeo.cli.labels import letter, span_of
from quizgeo.language import _, ngettext
from quizgeo.study import Asked, Asking, Turned


def wish(view: Asking | Turned) -> str:
    """Say what may be typed now, in a few words."""
    asked = view.asked
    if isinstance(view, Turned):
        return _("1 to 4, and the letters of the points you met") if view.rubric else _("1 to 4")
    span = span_of(asked.options)
    match asked.kind:
        case "choice" | "true_false":
            words = span
        case "multiple":
            words = _("{span}, one or more").format(span=span)
        case "order":
            words = _("{span}, first to last").format(span=span)
        case "match" | "groups":
            words = _("pairs such as 1b 2a")
        case "flashcard" | "open":
            words = _("enter turns the card over")
        case _:
            words = _typed(asked)
    return words


def _typed(asked: Asked) -> str:
    match asked.kind:
        case "cloze" if asked.gaps > 1:
            words = _("{count} gaps, with ; between them").format(count=asked.gaps)
        case "list":
            words = ngettext("{count} item", "{count} items, with commas", asked.need).format(count=asked.need)
        case "number" if asked.unit:
            words = _("a number, in {unit}").format(unit=asked.unit)
        case "number":
            words = _("a number")
        case "date":
            words = {"year": _("a year"), "month": _("month and year")}.get(asked.precision, _("a day"))
        case "find":
            words = _country(asked)
        case "place":
            words = _("latitude, longitude")
        case _:
            words = _("your answer")
    return words


def _country(asked: Asked) -> str:
    """Say how a country is named: by its number where some are described, by its name where that tells anything."""
    count = len(asked.map.words.candidates) if asked.map is not None else 0
    if not count:
        return _("a country")
    words = _("a number from 1 to {count}") if is_named(asked) else _("a number from 1 to {count}, or a country")
    return words.format(count=count)


def is_named(asked: Asked) -> bool:
    """Tell whether a country is looked for that the question names, so that its name is no answer."""
    return asked.map is not None and asked.map.scene is not None and asked.map.scene.told


def wish_of(asked: Asked) -> str:
    """Say what would be an answer, as the beginning of a sentence that holds nothing of the right one."""
    match asked.kind:
        case "choice" | "true_false":
            wish = _("Choose {span}").format(span=span_of(asked.options))
        case "multiple":
            wish = _multiple(asked.options)
        case "order":
            wish = _order(asked.options)
        case "match" | "groups":
            wish = _pairs(asked)
        case "cloze" if asked.gaps > 1:
            wish = _gaps(asked)
        case "place":
            wish = _place()
        case "flashcard" | "open":
            wish = rating_wish(())
        case _:
            wish = _("Write {what}").format(what=_typed(asked))
    return wish


def _multiple(things: Sequence[str]) -> str:
    example = " ".join(map(letter, range(0, len(things), 2)[:2]))
    wish = _("Choose one or more of {span}, as in {example}")
    return wish.format(span=span_of(things), example=example)


def _order(things: Sequence[str]) -> str:
    example = " ".join(letter(place) for place in (*range(1, len(things)), 0))
    wish = _("Write each of {span} once, first to last, as in {example}")
    return wish.format(span=span_of(things), example=example)


def _pairs(asked: Asked) -> str:
    example = " ".join(f"{place + 1}{letter(place % len(asked.targets))}" for place in range(len(asked.options)))
    return _("Pair every number with a letter, as in {example}; 1- leaves one open").format(example=example)


def _gaps(asked: Asked) -> str:
    example = "; ".join("…" for _gap in range(asked.gaps))
    return _("Write {count} words with ; between them, as in {example}").format(count=asked.gaps, example=example)


def _place() -> str:
    return _("Write latitude and longitude in degrees, as in {example}").format(example="12.5, -7.25")


def rating_wish(rubric: Sequence[str]) -> str:
    """Say how a card is rated, as the beginning of a sentence."""
    if not rubric:
        return _("Write 1 for Again, 2 for Hard, 3 for Good or 4 for Easy")
    return _("Write 1 to 4, and the letters of the points that you met, as in {example}").format(example="3 a")

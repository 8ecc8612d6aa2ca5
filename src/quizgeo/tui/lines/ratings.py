"""The row of ratings: only what is offered, each with what it does, and the suggested one marked."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from textual.content import Content

from quizgeo.language import N_, _
from quizgeo.memory import Rating
from quizgeo.study import Offer, Revealed, days_in_short, days_in_words
from quizgeo.tui.content import CHOSEN, EDGE, MARK, QUIET, row
from quizgeo.tui.lines.chrome import Button, Buttons, side_by_side
from quizgeo.tui.sheet import Sheet

GAP = 3
"""Cells between two ratings; fewer where a window is too narrow for all of them."""
NAMES: Mapping[Rating, str] = {
    Rating.AGAIN: N_("Again"),
    Rating.HARD: N_("Hard"),
    Rating.GOOD: N_("Good"),
    Rating.EASY: N_("Easy"),
}


def rating_row(offers: Sequence[Offer], marked: Rating, sheet: Sheet, after: Sequence[Button] = ()) -> Buttons:
    """Give the ratings on offer; space accepts the marked one. after: what else may be said.

    Lengths of time are told in whole words where there is room for them.
    """
    faces = _faces(offers, marked, sheet, days_in_words)
    if _taken(faces) + len(faces) + 1 > sheet.width:
        faces = _faces(offers, marked, sheet, days_in_short)
    taken = _taken(faces)
    gap = max(0, min(GAP, (sheet.width - taken) // len(faces)))
    room = sheet.width - taken - gap * (len(faces) + 1)
    kept = [
        button
        for button, end in zip(after, accumulate(each.face.cell_length + gap for each in after), strict=True)
        if end <= room
    ]
    return side_by_side([*faces, *kept], left=gap, gap=gap)


def _faces(offers: Sequence[Offer], marked: Rating, sheet: Sheet, words: Callable[[int], str]) -> list[Button]:
    """Make a button for each rating. words: says a number of days."""
    return [
        Button(f"rate('{int(each.rating)}')", _face(each, words(each.days), sheet, marked=each.rating is marked))
        for each in offers
    ]


def _taken(buttons: Sequence[Button]) -> int:
    return sum(button.face.cell_length for button in buttons)


def _face(offer: Offer, length: str, sheet: Sheet, *, marked: bool) -> Content:
    words = f"{_(NAMES[offer.rating])}  {length}"
    if marked:
        inside = (f"{int(offer.rating)} {words}", CHOSEN)
        return row((sheet.signs.open, EDGE), inside, (sheet.signs.shut, EDGE))
    return row(" ", (str(int(offer.rating)), f"bold {MARK}"), f" {words} ")


def claims(view: Revealed) -> frozenset[str]:
    """Give what the learner may say against the verdict: nobody who gave nothing was right."""
    return view.may_say - {"right"} if view.given is None else view.may_say


def said_buttons(view: Revealed, days_if_right: int | None) -> list[Button]:
    """Give what the learner may say against the verdict, with the rating that it leads to.

    days_if_right: when the card would come back as Good; None where that is not known.
    """
    found: list[Button] = []
    if "right" in claims(view):
        effect = "" if days_if_right is None else f"  {days_in_words(days_if_right)}"
        found.append(_say("say_right", "y", _("I was right: Good"), effect))
    if "wrong" in view.may_say:
        found.append(_say("say_wrong", "n", _("I was wrong: Again"), ""))
    if "guessed" in view.may_say:
        found.append(_say("say_guessed", "g", _("I guessed: Again"), ""))
    return found


def _say(run: str, key: str, words: str, effect: str) -> Button:
    return Button(run, row((key, f"bold {MARK}"), " ", words, (effect, QUIET)))

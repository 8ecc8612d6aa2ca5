"""The rows of the summary: what a session was, in figures, and what comes back when."""

from collections.abc import Mapping

from textual.content import Content

from quizgeo.language import _, ngettext
from quizgeo.memory import Rating
from quizgeo.study import Summary, milliseconds_in_words, wait_in_words
from quizgeo.text import shorten
from quizgeo.tui.content import BOLD, EMPTY, QUIET, RIGHT, fit, plain, row
from quizgeo.tui.lines.ratings import NAMES
from quizgeo.tui.sheet import Sheet

MOST_MISSED = 8
BAR = 14
"""Cells of the longest bar."""
LEFT = 32
"""Cells of the left half."""


def summary_rows(view: Summary, retention: float, room: int, sheet: Sheet) -> list[Content]:
    """Give the summary in at most `room` rows. retention: the share of due cards that the learner wants to recall."""
    if not view.answers:
        said = _("Nothing was answered.") if view.left else _("Nothing waits now.")
        return [plain("  " + said), EMPTY, *_left(view)]
    head = [row("  ", _headline(view)), EMPTY, *_figures(view, retention, sheet), EMPTY]
    tail = [*_set_aside(view, sheet), *_coming_back(view.coming_back, sheet), *_left(view)]
    missed = _missed(view, max(1, min(MOST_MISSED, room - len(head) - len(tail) - 2)), sheet)
    return [*head, *missed, *([EMPTY] if missed else []), *tail]


def _headline(view: Summary) -> Content:
    cards = ngettext("{count} card", "{count} cards", view.cards).format(count=view.cards)
    answers = ngettext("{count} answer", "{count} answers", view.answers).format(count=view.answers)
    if not view.took:  # by a clock that stands still
        return plain(_("{cards}, {answers}").format(cards=cards, answers=answers))
    took = _("{cards}, {answers} in {time}").format(cards=cards, answers=answers, time=milliseconds_in_words(view.took))
    each = milliseconds_in_words(view.took // view.answers) if view.answers else ""
    return row(took, (_(" · {time} an answer").format(time=each) if each else "", QUIET))


def _figures(view: Summary, retention: float, sheet: Sheet) -> list[Content]:
    most = max(view.ratings.values(), default=0)
    left = [_rating(rating, view.ratings.get(rating, 0), most, sheet) for rating in Rating]
    right = [_share(_("Right first time"), view.first_right, view.cards)]
    if view.due_asked:
        aim = _(", goal {percent} %").format(percent=round(100 * retention))
        right.append(_share(_("Due cards recalled"), view.due_recalled, view.due_asked, aim))
    right += [EMPTY] * (len(left) - len(right))
    return [row("  ", fit(bar, LEFT), figure) for bar, figure in zip(left, right, strict=True)]


def _rating(rating: Rating, count: int, most: int, sheet: Sheet) -> Content:
    length = -(-count * BAR // most) if count else 0
    shown = str(count) if count else sheet.signs.dash
    return row(_(NAMES[rating]).ljust(7), (sheet.signs.block * length, "$done"), " " if length else "", shown)


def _share(label: str, part: int, whole: int, more: str = "") -> Content:
    percent = round(100 * part / whole) if whole else 0
    words = _("{part} of {whole} ({percent} %{more})").format(part=part, whole=whole, percent=percent, more=more)
    return row((label.ljust(20), QUIET), words)


def _missed(view: Summary, room: int, sheet: Sheet) -> list[Content]:
    if not view.missed:
        return []
    label, indent = _("Wrong today"), 15
    column = max(8, (sheet.width - indent - 2) * 2 // 7)
    question = max(12, sheet.width - indent - 2 - 2 * column)
    kept = view.missed if len(view.missed) <= room else view.missed[: max(1, room - 1)]
    rows = []
    for place, card in enumerate(kept):
        head = fit(plain(label if not place else "", BOLD), indent - 2)
        said = _("you gave up") if card.gave_up else _("you: {answer}").format(answer=card.given)
        asked = fit(plain(shorten(card.prompt, question - 2)), question)
        right = fit(plain(shorten(f"{sheet.signs.arrow} {card.answer}", column - 2), RIGHT), column)
        rows.append(row("  ", head, asked, right, (shorten(said, column), QUIET)))
    if len(kept) < len(view.missed):
        rows.append(plain(" " * indent + _("… {count} more").format(count=len(view.missed) - len(kept)), QUIET))
    return rows


def _coming_back(days: Mapping[int, int], sheet: Sheet) -> list[Content]:
    if not days:
        return []
    soon = dict(list(days.items())[:3])
    parts = [f"{wait_in_words(day)} {count}" for day, count in soon.items()]
    later = sum(days.values()) - sum(soon.values())
    if later:
        parts.append(_("later {count}").format(count=later))
    return [row("  ", (_("Coming back").ljust(14), BOLD), f" {sheet.signs.dot} ".join(parts))]


def _set_aside(view: Summary, sheet: Sheet) -> list[Content]:
    """Name the cards that were forgotten too often, on one row."""
    if not view.set_aside:
        return []
    words = _("forgotten too often; rewrite, resume or leave: {questions}")
    told = words.format(questions=", ".join(each.prompt for each in view.set_aside))
    return [row("  ", (_("Set aside").ljust(14), BOLD), shorten(told, sheet.width - 18))]


def _left(view: Summary) -> list[Content]:
    if not view.left:
        return []
    words = ngettext("{count} card still waits.", "{count} cards still wait.", view.left).format(count=view.left)
    return [row("  ", (_("Left").ljust(14), BOLD), words)]

"""The answering place after the reveal: what is right beside what was given, in the rows where it was asked.

Signs and words say it first, colours only repeat it. Nothing here judges: all of it stands in the view.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from textual.content import Content

from quizgeo.answers import Given, Verdict
from quizgeo.decks import Choice, Cloze, Groups, Match, Multiple, Order, Text, TrueFalse
from quizgeo.language import _
from quizgeo.study import Asked, FaceUp, Judged, Revealed, Turned
from quizgeo.text import cells, shorten
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, QUIET, RIGHT, WRONG, hung, plain, row, wrap, wrapped
from quizgeo.tui.forms import Carding, Form, Listing, Naming, Pairing, Pointing
from quizgeo.tui.forms.choosing import BOXES
from quizgeo.tui.forms.pairing import draw_targets, item_text
from quizgeo.tui.forms.typing import LABEL, UNDER, gapped, number_head
from quizgeo.tui.lines.aligned import cut
from quizgeo.tui.lines.parts import gap_part, grade_sign, item_parts, part_sign, part_words
from quizgeo.tui.sheet import MARGIN, NOTHING, ROOMY, Drawn, Sheet, Thing, letter_of, lettered, loose
from quizgeo.tui.signs import Signs

UNTOLD = frozenset({"credit", "timeout"})
"""Reasons that the options beside each other do not show."""
Shown = Revealed | Judged
"""An answer that was judged, in a session or out of one."""
FIELD_MARGIN = 2
"""Cells kept free at the right of a field."""


class Reveal(Struct, frozen=True):
    """What the answering place shows: rows, the row of the field if there is one, and rows below it."""

    top: Drawn = NOTHING
    label: Content = EMPTY
    field: str = ""
    under: tuple[Content, ...] = ()
    also: Content = EMPTY
    """What else is accepted, for a row below if there is one to spare."""
    whole: str = ""
    """The right answer, where its rows are too narrow for all of it."""


def message(view: Shown, sheet: Sheet) -> list[Content]:
    """Give the verdict in words, behind its sign. Where signs and notes beside the options say it all there is none."""
    chosen = isinstance(view.question.body, Choice | TrueFalse)
    told = chosen and view.verdict.reason not in UNTOLD and sheet.width >= ROOMY
    if not view.verdict.message or view.asked.self_graded or told:
        return []
    sign, style = grade_sign(view.verdict, sheet.signs)
    return hung(row(MARGIN, (f"{sign} ", f"{BOLD} {style}")), view.verdict.message, sheet.width - 2, style)


def reveal(view: Shown, form: Form, sheet: Sheet) -> Reveal:
    """Give the answering place of an answer that was judged."""
    body, given = view.question.body, view.given
    match body:
        case Choice() | TrueFalse():
            return Reveal(_options(view, {_right_option(body, view.asked)}, _chosen(given, view.asked), sheet))
        case Multiple():
            return Reveal(_options(view, set(body.answers), _texts(given), sheet))
        case Order():
            return Reveal(_order(view.asked, body.items, _texts(given), sheet))
        case Match() | Groups() if isinstance(form, Pairing):
            return Reveal(_pairs(view, form, sheet))
        case Cloze():
            return _cloze(view, body, sheet)
        case _:
            return _typed(view, form, sheet)


def _options(view: Shown, right: set[str], given: Sequence[str], sheet: Sheet) -> Drawn:
    several = view.asked.kind == "multiple"
    things = []
    for place, text in enumerate(view.asked.options):
        is_right, was_given = text in right, text in given
        sign, style = _sign(sheet.signs, is_right=is_right, was_given=was_given)
        note = _note(is_right=is_right, was_given=was_given, several=several and view.given is not None)
        box = BOXES[was_given] if several else ""
        things.append(Thing(text, letter_of(place), sign, style, box, note, style))
    return lettered(things, sheet)


def _sign(signs: Signs, *, is_right: bool, was_given: bool) -> tuple[str, str]:
    if is_right:
        return signs.right, RIGHT
    return (signs.wrong, WRONG) if was_given else (" ", "")


def _put_sign(signs: Signs, *, is_right: bool, was_put: bool) -> tuple[str, str]:
    """Sign what was put somewhere; where nothing was put, the row shows the answer and is nobody's merit."""
    return _sign(signs, is_right=is_right, was_given=True) if was_put else (signs.dot, "")


def _note(*, is_right: bool, was_given: bool, several: bool) -> str:
    if several:
        return {(True, False): _("missed"), (False, True): _("does not belong")}.get((is_right, was_given), "")
    return _("your answer") if was_given else ""


def _order(asked: Asked, right: Sequence[str], given: Sequence[str], sheet: Sheet) -> Drawn:
    """Show the right order from top to bottom, and beside each thing the place that it was put at if another."""
    things = []
    for place, text in enumerate(right):
        put = given.index(text) if text in given else -1
        sign, style = _put_sign(sheet.signs, is_right=put == place, was_put=put >= 0)
        note = _("you: place {place}").format(place=put + 1) if put not in (place, -1) else ""
        things.append(Thing(text, _letter(asked.options, text), sign, style, note=note, style=style))
    return lettered(things, sheet)


def _pairs(view: Shown, form: Pairing, sheet: Sheet) -> Drawn:
    body = view.question.body
    right = dict(body.pairs) if isinstance(body, Match) else {}
    if isinstance(body, Groups):
        right = {item: name for name, members in body.groups for item in members}
    given: Mapping[str, str] = view.given if isinstance(view.given, Mapping) else {}
    things = []
    for place, item in enumerate(view.asked.options):
        put, wanted = given.get(item, ""), right.get(item, "")
        sign, style = _put_sign(sheet.signs, is_right=put == wanted, was_put=bool(put))
        name = put if isinstance(body, Groups) else _letter(view.asked.targets, put) or put
        note = _("you: {answer}").format(answer=name) if put and put != wanted else ""
        things.append(Thing(item_text(form, place, wanted, sheet), "", sign, style, note=note, style=style))
    return lettered(things, sheet) + loose([EMPTY]) + draw_targets(view.asked, sheet)


def _cloze(view: Shown, body: Cloze, sheet: Sheet) -> Reveal:
    filled = loose(gapped(view.asked, [(gap.answer, f"{BOLD} {RIGHT}") for gap in body.gaps], sheet))
    if len(body.gaps) == 1:
        return _compared(view, filled, sheet)
    under = []
    for number, (gap, text, verdict) in enumerate(
        zip(body.gaps, _texts(view.given), view.verdict.parts, strict=False), 1
    ):
        part = gap_part(text, gap.answer, verdict, sheet.signs)
        sign, style = part_sign(part, sheet.signs)
        head = row(MARGIN, (f"{sign} ", f"{BOLD} {style}"), (f"{number}  ", BOLD))
        under.append(row(head, part_words(part, sheet.narrower(head.cell_length + FIELD_MARGIN))))
    return Reveal(filled, EMPTY, "", tuple(under))


def _named(view: Shown, form: Naming, sheet: Sheet) -> Reveal:
    """Name the countries that were described, the right one and the one that was taken with their signs."""
    from quizgeo.answers import country_name  # with the maps, which few decks need

    tongue = view.question.language
    names = [country_name(code, tongue) for code in form.codes]
    given = [country_name(text, tongue) for text in _texts(view.given)]
    things = []
    for place, name in enumerate(names):
        is_right, was_given = name == view.verdict.answer, name in given
        sign, style = _sign(sheet.signs, is_right=is_right, was_given=was_given)
        note = _note(is_right=is_right, was_given=was_given, several=False)
        things.append(Thing(name, str(place + 1), sign, style, note=note, style=style))
    room = sheet.width - LABEL - FIELD_MARGIN
    return Reveal(lettered(things, sheet), _you(), shorten(", ".join(given), room))


def _typed(view: Shown, form: Form, sheet: Sheet) -> Reveal:
    match form:
        case Listing():
            return _listed(view, sheet)
        case Naming() if form.described:
            return _named(view, form, sheet)
        case Pointing():  # the map itself shows it
            return Reveal()
        case _:
            return _compared(view, NOTHING, sheet)


def _compared(view: Shown, top: Drawn, sheet: Sheet) -> Reveal:
    """Show what was given in the row of the field, and under it what is right, cut to the same columns."""
    verdict, room = view.verdict, sheet.width - LABEL - FIELD_MARGIN
    answer = row("    ", (_("answer").ljust(LABEL - 4), QUIET))
    if verdict.diff is None:
        given = shorten(", ".join(_texts(view.given)), room)
        under = hung(answer, verdict.answer, LABEL + room, f"{BOLD} {RIGHT}")
    else:
        given, right, carets = cut(verdict.diff, room)
        under = [row(answer, (right, f"{BOLD} {RIGHT}"))]
        if carets:
            under.append(row(" " * LABEL, (carets, CLOSE if verdict.passed else WRONG)))
    return Reveal(top, _you(), given, tuple(under), _also(view, room), _whole(verdict, room))


def _whole(verdict: Verdict, room: int) -> str:
    """Give the right answer if it is cut, or takes more rows than are kept for it in a low window."""
    cut_off = max(map(cells, verdict.diff)) > room if verdict.diff else len(wrap(verdict.answer, room)) >= UNDER
    return verdict.answer if cut_off else ""


def _also(view: Shown, room: int) -> Content:
    body = view.question.body
    if not isinstance(body, Text) or not body.accept:
        return EMPTY
    others = ", ".join(form for form in (body.answer, *body.accept) if form != view.verdict.answer)
    return row("    ", (_("also").ljust(LABEL - 4), QUIET), (shorten(others, room), QUIET))


def _listed(view: Shown, sheet: Sheet) -> Reveal:
    """Show each item with its own sign and its right spelling where it was judged on its own."""
    room = sheet.narrower(LABEL + FIELD_MARGIN)
    parts = item_parts(_texts(view.given), view.verdict.parts)
    heads = [number_head(place, *part_sign(part, sheet.signs)) for place, part in enumerate(parts, 1)]
    told = [part_words(part, room) for part in parts]
    rows = [row(head, words) for head, words in zip(heads, told, strict=True)]
    above = max(0, view.asked.need - 1)
    answer = row("    ", (_("answer").ljust(LABEL - 4), QUIET))
    right = hung(answer, view.verdict.answer, sheet.width - FIELD_MARGIN, f"{BOLD} {RIGHT}")
    return Reveal(
        loose([*rows[:above], *[EMPTY] * (above - len(rows))]),
        heads[above] if len(rows) > above else EMPTY,
        told[above].plain if len(rows) > above else "",
        (*rows[above + 1 :], *right),
        whole=_whole(view.verdict, room.width),
    )


def _you() -> Content:
    return row("    ", (_("you").ljust(LABEL - 4), QUIET))


def turned(view: Turned | FaceUp, form: Carding, written: str, sheet: Sheet) -> Drawn:
    """Show the other side of a card, what the learner wrote, and the points to tick."""
    rows: list[Content] = []
    if written:
        rows += [*hung(_you(), written, sheet.width - 1), EMPTY]
    rows += [row("    ", each) for each in wrapped(view.answer, sheet.width - 6, BOLD)]
    if not view.rubric:
        return loose(rows)
    boxes = [Thing(text, letter_of(place), box=BOXES[place in form.ticked]) for place, text in enumerate(view.rubric)]
    return loose([*rows, EMPTY, plain("    " + _("Which of these did your answer say?"), QUIET)]) + lettered(
        boxes, sheet
    )


def _right_option(body: Choice | TrueFalse, asked: Asked) -> str:
    return body.answer if isinstance(body, Choice) else asked.options[0 if body.answer else 1]


def _chosen(given: Given | None, asked: Asked) -> list[str]:
    if isinstance(given, bool):
        return [asked.options[0 if given else 1]]
    return _texts(given)


def _texts(given: Given | None) -> list[str]:
    if given is None or isinstance(given, bool | Mapping):
        return []
    return [given] if isinstance(given, str) else [str(each) for each in given]


def _letter(texts: Sequence[str], text: str) -> str:
    return letter_of(texts.index(text)) if text in texts else ""

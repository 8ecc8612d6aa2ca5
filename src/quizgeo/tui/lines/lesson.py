"""The rows of a participant's screen: waiting, the answer that counts, what is right, how one stands. Pure.

Names and sentences come from others: they are shown as content, on rows of their own.
"""

from collections.abc import Mapping, Sequence

from textual.content import Content

from quizgeo.answers import Given
from quizgeo.classroom.forms import given_of
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.stand import Stand
from quizgeo.classroom.wire import Own
from quizgeo.classroom.wire import Reveal as Told
from quizgeo.classroom.words import GRADES, given_words, refusal_words
from quizgeo.language import N_, _
from quizgeo.study import Asked
from quizgeo.text import shorten
from quizgeo.tui.content import BOLD, CHOSEN, CLOSE, EDGE, EMPTY, MARK, QUIET, RIGHT, WRONG, hung, row, wrapped
from quizgeo.tui.forms import Form
from quizgeo.tui.forms.choosing import BOXES
from quizgeo.tui.forms.typing import LABEL
from quizgeo.tui.lines.boards import clock_words, lesson_clock
from quizgeo.tui.lines.chrome import Button, Buttons, side_by_side
from quizgeo.tui.lines.reveal import FIELD_MARGIN, Reveal
from quizgeo.tui.lines.why import LABEL as WHY_LABEL
from quizgeo.tui.lines.why import STATUS
from quizgeo.tui.sheet import MARGIN, Drawn, Sheet, Thing, letter_of, lettered

SURE: Sequence[str] = (N_("a guess"), N_("unsure"), N_("sure"))
"""How sure somebody may say to be, from key 1 on."""


def heading(seat: Seat, code: str, sheet: Sheet) -> str:
    """Name the lesson."""
    title = seat.room.title if seat.room is not None else ""
    return f" {sheet.signs.dot} ".join(filter(None, (title or _("Lesson"), code)))


def side_words(seat: Seat, now: int, sheet: Sheet) -> str:
    """Say who one is, which question this is, and how long there is."""
    room, you = seat.room, seat.you
    if room is None:
        return ""
    asked = ""
    if 0 <= room.q < room.of and room.phase not in ("lobby", "finished"):
        asked = _("question {number} of {count}").format(number=room.q + 1, count=room.of)
        asked += _(", round {round}").format(round=room.round) if room.round > 1 else ""
    left = seat.left(now) if room.phase in ("open", "running") else None
    clock = "" if left is None else clock_words(left)
    return f" {sheet.signs.dot} ".join(filter(None, (shorten(you.name, 24), asked, clock, lesson_clock(seat, now))))


def progress_row(seat: Seat, sheet: Sheet) -> Content:
    """Give team and points of one's own."""
    you = seat.you
    points = _("{points} points").format(points=you.points) if seat.room is not None and you.answered else ""
    words = f"  {sheet.signs.dot}  ".join(filter(None, (shorten(you.team, 24), points)))
    return row(" ", (words, QUIET))


def note_words(seat: Seat, stand: Stand) -> tuple[str, str]:
    """Give what to say above the keys, and its style."""
    if seat.room is not None and not seat.on and not seat.over:
        kept = _("The line is lost; trying again. Your answer is kept.")
        return (kept if seat.pending is not None else _("The line is lost; trying again.")), CLOSE
    if seat.refused is not None and stand in ("asking", "sent", "closed", "shown", "lobby"):
        return refusal_words(seat.refused.why, seat.refused.suggest), CLOSE
    return _(NOTES[stand]) if stand in NOTES else "", QUIET


NOTES: Mapping[str, str] = {
    "sent": N_("Sent; waiting for the receipt."),
    "counted": N_("Your answer is counted."),
    "closed": N_("No more answers; the teacher shows what is right."),
    "late": N_("You came after this question was opened; the next one is yours."),
}


def page_rows(seat: Seat, stand: Stand, sheet: Sheet, url: str = "") -> list[Content]:
    """Give what stands where no question does. url: of the server."""
    texts = {
        "connecting": _("Calling the session…"),
        "waiting": _("The teacher will let you in."),
        "lobby": _("You are in. The first question comes when the teacher begins."),
        "paused": _("A pause: the clocks stand. Wait for the teacher."),
        "late": _("You came after this question was opened; the next one is yours."),
        "closed": _("No more answers; the teacher shows what is right."),
        "counted": _("Your answer is counted."),
        "sent": _("Sent; waiting for the receipt."),
        "through": _("That was the last question. You can leave, or wait for the end."),
        "over": _("The lesson is over. Thank you!"),
    }
    rows = [row(MARGIN, each) for each in wrapped(texts.get(stand, ""), sheet.width - 4, BOLD)]
    you = seat.you
    if stand in ("lobby", "waiting") and you.name:
        name = _("Your name here: {name}").format(name=you.name)
        rows += [EMPTY, *(row(MARGIN, each) for each in wrapped(name, sheet.width - 4))]
    if stand == "over" and seat.room is not None and seat.room.end is not None:
        rows += [EMPTY, *_end(seat, sheet)]
        rows += [EMPTY, *_shared(f"{url}{seat.room.end.share}", sheet)] if seat.room.end.share else []
    return rows


def _end(seat: Seat, sheet: Sheet) -> list[Content]:
    assert seat.room is not None
    end = seat.room.end
    assert end is not None
    right = sum(each.grade in ("exact", "close") for each in end.answers)
    words = [_("{right} of {count} answers were right.").format(right=right, count=len(end.answers))]
    words += [_("{points} points").format(points=end.total)] if end.total else []
    return [row(MARGIN, each) for text in words for each in wrapped(text, sheet.width - 4)]


def _shared(address: str, sheet: Sheet) -> list[Content]:
    """Say where the deck can be had, for as long as the teacher's computer answers."""
    told = wrapped(
        _("Your teacher shares the deck. Save it from here while the lesson is still open there:"), sheet.width - 4
    )
    return [row(MARGIN, each) for each in (*told, *wrapped(address, sheet.width - 4, BOLD))]


# -- an answer, and what is right ------------------------------------------------------------------------------------


def sure_row(sheet: Sheet) -> Buttons:
    """Ask how sure an answer is; nothing is marked, for nothing is meant by silence."""
    faces = [Button(f"sure('{place}')", _face(place, _(word), sheet)) for place, word in enumerate(SURE, 1)]
    return side_by_side(faces, left=3, gap=3)


def _face(place: int, word: str, sheet: Sheet) -> Content:
    return row((sheet.signs.open, EDGE), (f"{place} {word}", CHOSEN), (sheet.signs.shut, EDGE))


def message_rows(told: Told, asked: Asked, sheet: Sheet) -> list[Content]:
    """Say how one's own answer went, and what it brought."""
    own = told.you
    if own is None:
        return [row(MARGIN, (_("You gave no answer that counts."), QUIET))]
    if asked.self_graded and own.knew is None:
        return [row(MARGIN, (_("Compare it with your answer: y right, n wrong."), f"{BOLD} {MARK}"))]
    sign, style = _sign(own, sheet)
    points = f" +{own.points}" if own.points > 0 else f" {own.points}" if own.points else ""
    words = f"{own.message or _(GRADES[own.grade])}{points}"
    return hung(row(MARGIN, (f"{sign} ", f"{BOLD} {style}")), words, sheet.width - 2, style)


def _sign(own: Own, sheet: Sheet) -> tuple[str, str]:
    signs = sheet.signs
    found = {"exact": (signs.right, RIGHT), "close": (signs.close, RIGHT), "partial": (signs.partial, CLOSE)}
    return found.get(own.grade, (signs.wrong, WRONG))


def revealed(seat: Seat, asked: Asked, form: Form, sheet: Sheet) -> Reveal:
    """Give the answering place after the reveal: what is right beside what was given."""
    room = seat.room
    assert room is not None
    assert room.reveal is not None
    assert room.question is not None
    told, shown = room.reveal, room.question.shown
    given = given_of(shown, told.you.given) if told.you is not None else None
    if asked.kind in ("choice", "multiple", "true_false"):
        right = {each.text for each in shown.options if each.id in told.right_ids}
        right = right or ({told.right} & set(asked.options))
        return Reveal(_options(asked, right, given, sheet))
    if form.letters or asked.kind == "order":
        return Reveal(form.draw(sheet))
    room_for = sheet.width - LABEL - FIELD_MARGIN
    you = row("    ", (_("you").ljust(LABEL - 4), QUIET)) if given is not None else EMPTY
    right_row = hung(
        row("    ", (_("answer").ljust(LABEL - 4), QUIET)), told.right, LABEL + room_for, f"{BOLD} {RIGHT}"
    )
    return Reveal(form.draw(sheet), you, shorten(given_words(given), room_for), tuple(right_row))


def _options(asked: Asked, right: set[str], given: Given | None, sheet: Sheet) -> Drawn:
    """Draw the options, what is right and what was given with their signs."""
    if isinstance(given, bool):
        given = asked.options[0 if given else 1]
    chosen = (given,) if isinstance(given, str) else tuple(map(str, given or ()))
    things = []
    for place, text in enumerate(asked.options):
        was_given, is_right = text in chosen, text in right
        sign, style = (sheet.signs.right, RIGHT) if is_right else (sheet.signs.wrong, WRONG) if was_given else (" ", "")
        box = BOXES[was_given] if asked.kind == "multiple" else ""
        note = _("your answer") if was_given and not box else ""
        things.append(Thing(text, letter_of(place), sign, style, box, note, style))
    return lettered(things, sheet)


def why_rows(told: Told, sheet: Sheet, *, answer: bool) -> list[Content]:
    """Give what is right where it stands nowhere else, why, how others answered, and where it is from."""
    inner = sheet.narrower(4)
    blocks = [
        hung(row((_("Answer").ljust(WHY_LABEL), QUIET)), told.right, inner.width, f"{BOLD} {RIGHT}") if answer else [],
        wrapped(told.explain, inner.width) if told.explain else [],
        _shares(told, inner),
        _facts(told, inner),
    ]
    rows: list[Content] = []
    for block in filter(None, blocks):
        rows += [*([EMPTY] if rows else []), *block]
    return [row("  ", each) for each in rows]


def _shares(told: Told, sheet: Sheet) -> list[Content]:
    """Say how often each option was chosen."""
    rows = []
    for text, count in told.hist or ():
        rows += hung(row((f"{count:>4} × ", QUIET)), text, sheet.width)
    return rows


def _facts(told: Told, sheet: Sheet) -> list[Content]:
    facts = [(_("Source"), told.source), (_("Status"), _(STATUS[told.status]) if told.status in STATUS else "")]
    if told.rank is not None:
        facts.append((_("Rank"), str(told.rank)))
    return [
        each for label, text in facts if text for each in hung(row((label.ljust(WHY_LABEL), QUIET)), text, sheet.width)
    ]

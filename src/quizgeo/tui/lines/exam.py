"""The rows of exams: what can be begun, the squares of a paper, all its questions, its mark. Pure."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

from quizgeo.language import _, ngettext, number
from quizgeo.study import DeckRow, Mark, Record, Reviewed, Sitting, mark_of, milliseconds_in_words
from quizgeo.study.dates import day_in_words
from quizgeo.study.exam_log import Line
from quizgeo.study.exam_mark import Outcome, Part
from quizgeo.text import cells, shorten
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, MARK, QUIET, RIGHT, WRONG, ends, fit, plain, row, wrapped
from quizgeo.tui.lines.chrome import bar
from quizgeo.tui.sheet import Drawn, Sheet, loose
from quizgeo.tui.signs import PLAIN

MINUTE_MS = 60_000
HOUR = 60
TAGS = 12
"""Tags that the mark is told for."""
NAME = 24
"""Cells of a tag."""
PART = 24
"""Cells of a mark in words."""
COUNTS = (None, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200)
"""Numbers of questions that can be chosen on the screen; None: as the deck says."""
MINUTES = (None, 5, 10, 15, 20, 30, 45, 60, 90, 120)
"""Time limits that can be chosen on the screen."""


class Marks(Struct, frozen=True):
    """The signs of a question of a paper."""

    answered: str
    open: str
    unknown: str
    here: str
    marked: str


FULL_MARKS = Marks("■", "·", "–", "▶", "!")
PLAIN_MARKS = Marks("#", ".", "-", ">", "!")


def marks_for(sheet: Sheet) -> Marks:
    """Give the signs that a terminal can show."""
    return PLAIN_MARKS if sheet.signs == PLAIN else FULL_MARKS


# -- a question ------------------------------------------------------------------------------------------------------


def clock(ms: int) -> str:
    """Give a length of time as a clock shows it: `18:40`, `1:05:09`."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, HOUR)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def heading(record: Record, sheet: Sheet) -> str:
    """Name a paper in the header."""
    dot = f" {sheet.signs.dot} "
    return dot.join((_("Exam"), record.paper.title, _("seed {seed}").format(seed=record.paper.seed)))


def place_words(view: Sitting, left: int | None) -> str:
    """Say at the right of the header which question it is, and how much time is left."""
    place = _("{number} of {count}").format(number=view.place + 1, count=view.count)
    return place if left is None else f"{place}   {clock(left)}"


def squares(record: Record, place: int, sheet: Sheet) -> Content:
    """Show every question as one sign, as far as there is room, and say how many are answered and marked."""
    signs, dot = marks_for(sheet), f" {sheet.signs.dot} "
    words = [_("{count} answered").format(count=record.answered)]
    if marked := sum(line.marked for line in record.lines):
        words.append(_("{count} marked").format(count=marked))
    told = dot.join(words)
    room = sheet.width - cells(told) - 6
    first = max(0, min(place - room // 2, len(record.lines) - room))
    shown = list(enumerate(record.lines))[first : first + max(1, room)]
    parts = [_square(line, signs, here=number == place) for number, line in shown]
    return ends(row(" ", *parts), row((told, QUIET), " "), sheet.width)


def _square(line: Line, signs: Marks, *, here: bool) -> tuple[str, str]:
    if here:
        return signs.here, f"{BOLD} {MARK}"
    if line.marked:
        return signs.marked, f"{BOLD} {CLOSE}"
    return {"answered": signs.answered, "unknown": signs.unknown, "open": signs.open}[line.state], QUIET


def lost_rows(lost: str | None, sheet: Sheet) -> list[Content]:
    """Say why a question cannot be asked. lost: `gone`, `changed`, or `unread` for now."""
    words = _("This question has changed since the paper was made. It will not count.")
    if lost == "gone":
        words = _("This question is not in its deck any more. It will not count.")
    elif lost == "unread":
        words = _("The deck of this question cannot be read now.")
    return [EMPTY, *(row("  ", each) for each in wrapped(words, sheet.width - 4, CLOSE))]


def state_words(view: Sitting) -> str:
    """Say in the row above the keys how the question stands, where its place does not show it."""
    said = []
    if view.line.state == "unknown":
        said.append(_("You said that you do not know."))
    if view.line.marked:
        said.append(_("Marked."))
    if view.self_marked:
        said.append(_("You will mark this one yourself, at the review."))
    return " ".join(said)


# -- all questions ---------------------------------------------------------------------------------------------------


def overview_rows(record: Record, texts: Sequence[tuple[str, str]], cursor: int, sheet: Sheet) -> Drawn:
    """Draw every question with its state. texts: what each asks, and what was given; fewer while they are read."""
    drawn = Drawn()
    for place, line in enumerate(record.lines):
        asked, given = texts[place] if place < len(texts) else ("", "")
        room = sheet.width - 13
        said = f"  {sheet.signs.arrow} {given}" if given else ""
        asked = shorten(asked, max(10, room - min(cells(said), room // 3)))
        said = shorten(said, max(4, room - cells(asked))) if said else ""
        head = _overview_head(line, place, sheet, here=place == cursor)
        drawn += Drawn((row(head, (asked, BOLD if place == cursor else ""), (said, QUIET)),), (place,))
    return drawn


def _overview_head(line: Line, place: int, sheet: Sheet, *, here: bool) -> Content:
    signs = marks_for(sheet)
    state = {"answered": signs.answered, "unknown": signs.unknown, "open": signs.open}[line.state]
    sign = (sheet.signs.cursor if here else " ", f"{BOLD} {MARK}")
    marked = (signs.marked if line.marked else " ", f"{BOLD} {CLOSE}")
    return row(" ", sign, " ", marked, " ", state, f"{place + 1:>4}  ")


def overview_words(record: Record) -> str:
    """Say how many questions are open, and how many marked."""
    count = sum(line.state == "open" for line in record.lines)
    words = ngettext("{count} open", "{count} open", count).format(count=count)
    marked = sum(line.marked for line in record.lines)
    return f"{words}, {_('{count} marked').format(count=marked)}" if marked else words


def hand_in_words(record: Record, lost: int) -> str:
    """Ask before a paper is handed in, and say what is open."""
    count = sum(line.state == "open" for line in record.lines)
    parts = [_("Hand the paper in? Nothing can be changed after it.")]
    if count:
        words = ngettext("{count} question is open.", "{count} questions are open.", count)
        parts.insert(0, words.format(count=count))
    if lost:
        words = ngettext(
            "{count} question is gone or changed, and does not count.",
            "{count} questions are gone or changed, and do not count.",
            lost,
        )
        parts.insert(0, words.format(count=lost))
    return " ".join(parts)


def without_words(unread: str) -> str:
    """Ask before a paper is handed in without decks that cannot be read. unread: says which these are."""
    return f"{unread} {_('Hand it in without them? Their questions do not count then.')}"


# -- what can be begun -----------------------------------------------------------------------------------------------


class Choices(Struct, frozen=True):
    """What the screen of exams offers, in its order: papers that are open, decks, papers that were handed in."""

    open: tuple[Record, ...] = ()
    decks: tuple[DeckRow, ...] = ()
    titles: tuple[str, ...] = ()
    past: tuple[Record, ...] = ()

    @property
    def count(self) -> int:
        """How many things there are."""
        return len(self.open) + len(self.decks) + len(self.past)

    def at(self, place: int) -> Record | DeckRow | None:
        """Give what stands at a place."""
        things: tuple[Record | DeckRow, ...] = (*self.open, *self.decks, *self.past)
        return things[place] if 0 <= place < len(things) else None


def choice_rows(choices: Choices, cursor: int, sheet: Sheet) -> Drawn:
    """Draw what can be gone on with, begun, and looked at."""
    place, drawn = 0, Drawn()
    sections = (
        (_("Go on with"), [_open_words(record, sheet) for record in choices.open]),
        (_("Begin an exam on"), [_deck_words(deck, title, sheet) for deck, title in zip(
            choices.decks, choices.titles, strict=True)]),
        (_("Handed in"), [_past_words(record, sheet) for record in choices.past]),
    )  # fmt: skip
    for title, lines in sections:
        if not lines:
            continue
        drawn += loose([*([EMPTY] if drawn.rows else []), plain(f"  {title}", f"{BOLD} {MARK}")])
        for left, right in lines:
            sign = row(" ", (sheet.signs.cursor if place == cursor else " ", f"{BOLD} {MARK}"), " ")
            text = row(sign, (left, BOLD if place == cursor else ""))
            drawn += Drawn((ends(text, row("  ", (right, QUIET), "  "), sheet.width),), (place,))
            place += 1
    return drawn if drawn.rows else loose([EMPTY, plain("  " + _("There is no deck."), QUIET)])


def wish_words(count: int | None, minutes: int | None, sheet: Sheet) -> str:
    """Say how many questions an exam would have, and how much time."""
    if count is None:
        questions = _("as the deck says")
    else:
        questions = ngettext("{count} question", "{count} questions", count).format(count=count)
    time = _("no time limit") if minutes is None else _("{count} min").format(count=minutes)
    return f"{questions} {sheet.signs.dot} {time}"


def _open_words(record: Record, sheet: Sheet) -> tuple[str, str]:
    dot = f" {sheet.signs.dot} "
    right = _("{answered} of {count} answered").format(answered=record.answered, count=len(record.lines))
    if record.limit is not None:
        left = clock(max(0, record.limit - record.elapsed))
        right = f"{right}{dot}" + _("{time} left").format(time=left)
    return record.paper.title, right


def _deck_words(deck: DeckRow, title: str, sheet: Sheet) -> tuple[str, str]:
    del sheet
    count = deck.questions
    return title, ngettext("{count} question", "{count} questions", count).format(count=count)


def _past_words(record: Record, sheet: Sheet) -> tuple[str, str]:
    mark, dot = mark_of(record), f" {sheet.signs.dot} "
    date, seed = day_in_words(record.day), _("seed {seed}").format(seed=record.paper.seed)
    return record.paper.title, dot.join((part_words(mark.whole), date, seed))


# -- the mark --------------------------------------------------------------------------------------------------------


def part_words(part: Part) -> str:
    """Give a mark in words: `14 of 20 points, 70 %`."""
    if part.percent is None:
        return _("nothing counts yet")
    most = _points(part.most)
    words = ngettext(
        "{score} of {most} point, {percent} %",
        "{score} of {most} points, {percent} %",
        1 if part.most == 1 else 2,
    )
    return words.format(score=_points(part.score), most=most, percent=part.percent)


def _points(points: float) -> str:
    return number(f"{points:.2f}".rstrip("0").rstrip("."))


def result_rows(record: Record, found: Sequence[Reviewed], cursor: int, sheet: Sheet, texts: Sequence[str]) -> Drawn:
    """Draw the mark, the marks by tag, and every question with what became of it. texts: what each asks."""
    mark = mark_of(record)
    drawn = loose([*_whole_rows(mark, sheet), *_tag_rows(mark, sheet), EMPTY])
    for each, text in zip(found, texts, strict=True):
        sign, style = outcome_sign(each.outcome, sheet)
        head = row(" ", (sheet.signs.cursor if each.place == cursor else " ", f"{BOLD} {MARK}"), " ", (sign, style))
        number = f"{each.place + 1:>4}  "
        flag = _("you: right") if each.line.flagged else outcome_word(each.outcome)
        room = sheet.width - 12 - cells(flag)
        left = row(head, number, (shorten(text, room), BOLD if each.place == cursor else ""))
        drawn += Drawn((ends(left, row((flag, QUIET), " "), sheet.width),), (each.place,))
    return drawn


def _whole_rows(mark: Mark, sheet: Sheet) -> list[Content]:
    width = max(10, min(40, sheet.width - PART - 8))
    whole = mark.whole
    rows = [
        row("  ", (part_words(whole), BOLD), "  ", bar(round(whole.score * 100), round(whole.most * 100), width, sheet))
    ]
    words = _("Right {right}, partly {partial}, wrong {wrong}, blank {blank}, not counted {void}.").format(
        **{outcome: mark.count(outcome) for outcome in ("right", "partial", "wrong", "blank", "void")}
    )
    rows.append(row("  ", (words, QUIET)))
    time = _("Time: {time}").format(time=milliseconds_in_words(mark.elapsed)) if mark.elapsed else ""
    late = _("The time was over; what was there was handed in.") if mark.late else ""
    if time or late:  # there is no time by a clock that stands still
        rows.append(row("  ", (". ".join(filter(None, (time, late))), QUIET)))
    if count := mark.count("waiting"):
        sentence = ngettext(
            "{count} question is yours to mark, and does not count before.",
            "{count} questions are yours to mark, and do not count before.",
            count,
        )
        rows.append(row("  ", (sentence.format(count=count), CLOSE)))
    return rows


def _tag_rows(mark: Mark, sheet: Sheet) -> list[Content]:
    tags = mark.tags[:TAGS]
    if not tags:
        return []
    width = max(6, min(30, sheet.width - NAME - PART - 8))
    rows = [EMPTY]
    for tag, part in tags:
        line = bar(round(part.score * 100), round(part.most * 100), width, sheet)
        rows.append(row("  ", fit(plain(shorten(tag, NAME - 1)), NAME), fit(plain(part_words(part)), PART), "  ", line))
    if len(mark.tags) > len(tags):
        rows.append(plain("  " + _("… {count} more").format(count=len(mark.tags) - len(tags)), QUIET))
    return rows


def outcome_sign(outcome: Outcome, sheet: Sheet) -> tuple[str, str]:
    """Give the sign of what became of a question, and its style."""
    signs = sheet.signs
    return {
        "right": (signs.right, RIGHT),
        "partial": (signs.partial, CLOSE),
        "wrong": (signs.wrong, WRONG),
        "blank": (signs.dash, QUIET),
        "void": (signs.dot, QUIET),
        "waiting": ("?", f"{BOLD} {CLOSE}"),
    }[outcome]


def outcome_word(outcome: Outcome) -> str:
    """Say what became of a question in a word or two."""
    return {
        "right": _("right"),
        "partial": _("partly"),
        "wrong": _("wrong"),
        "blank": _("blank"),
        "void": _("not counted"),
        "waiting": _("yours to mark"),
    }[outcome]


def review_words(found: Reviewed) -> str:
    """Say in the row above the keys what can be said of an answer, or was."""
    if found.outcome == "waiting":
        return _("How much of it did you have? 1 nothing, 2 half, 3 all")
    if found.self_marked:
        return _("You marked this yourself; 1, 2 or 3 marks it anew.")
    if found.line.flagged:
        return _("You say that it was right; that is kept for whoever wrote the deck.")
    return ""

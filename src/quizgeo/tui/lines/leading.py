"""The rows of a host's screen: how others come in, the question, what was answered, who is there. Pure.

What is right is in a row only when it was revealed, or when the host asked for it; who has not answered never is.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from textual.content import Content

from quizgeo.classroom.codes import shown
from quizgeo.classroom.lectern import Lectern
from quizgeo.classroom.qr import qr_rows
from quizgeo.classroom.wire import HostResult, Person
from quizgeo.language import N_, _, ngettext
from quizgeo.study import Asked, gist
from quizgeo.text import cells, shorten
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, MARK, QUIET, RIGHT, WRONG, fit, hung, plain, row, wrap, wrapped
from quizgeo.tui.lines.boards import board_rows, clock_words, lesson_clock
from quizgeo.tui.lines.map import told_rows
from quizgeo.tui.sheet import MARGIN, Drawn, Sheet, letter_of, loose
from quizgeo.tui.signs import FULL

QR = "#000000 on #ffffff"
"""Dark on light in every theme, for cameras."""
QR_ROOM = (66, 18)
"""Columns and rows from which there is room for the code beside its address."""
BAR = 24
"""Cells of the longest bar."""
PHASES: Mapping[str, str] = {
    "lobby": N_("lobby"), "open": N_("open"), "closed": N_("closed"), "revealed": N_("revealed"),
    "board": N_("board"), "running": N_("running"), "finished": N_("over"),
}  # fmt: skip


class Door(Struct, frozen=True):
    """How others come in."""

    code: str
    urls: tuple[str, ...]
    """Addresses without the code, the best one first; none where only this computer can."""
    local: bool = False
    """Whether only this computer can come in."""
    tls: bool = False


class Podium(Struct, frozen=True):
    """All that a host's screen shows."""

    lectern: Lectern
    door: Door
    asked: Asked | None
    """The question that is, or was last, shown."""
    key: bool = False
    """Whether the host asked for what is right."""
    now: int = 0

    @property
    def open_key(self) -> bool:
        """Whether what is right may stand on the screen."""
        room = self.lectern.room
        return self.key or (room is not None and room.phase in ("revealed", "board"))


def heading(view: Podium, sheet: Sheet) -> str:
    """Say what stands on the screen."""
    room = view.lectern.room
    if room is None:
        return _("Lesson")
    if room.phase in ("lobby", "running", "finished") or room.q < 0:
        return _("Lesson · {title}").format(title=room.title).replace("·", sheet.signs.dot)
    asked = _("question {number} of {count}").format(number=room.q + 1, count=room.of)
    again = _(", round {round}").format(round=room.round) if room.round > 1 else ""
    return _("Lesson · {place}").format(place=asked + again).replace("·", sheet.signs.dot)


def state_words(view: Podium, sheet: Sheet) -> str:
    """Say how it stands: the phase, how many joined or answered, the time, the door."""
    lectern, room = view.lectern, view.lectern.room
    if room is None or not lectern.seat.on:
        return _("The line is lost; trying again.") if room else _("connecting")
    phase = _("paused") if room.paused else _(PHASES[room.phase])
    left = lectern.seat.left(view.now)
    clock = lesson_clock(lectern.seat, view.now) if left is None else clock_words(left)
    door = _("locked") if room.locked else _("door open") if room.phase == "lobby" else ""
    return f" {sheet.signs.dot} ".join(filter(None, (phase, _count_words(view), clock, door)))


def _count_words(view: Podium) -> str:
    lectern, room = view.lectern, view.lectern.room
    there = len(lectern.inside)
    joined = ngettext("{count} joined", "{count} joined", there).format(count=there)
    count = lectern.count
    if room is None or room.phase in ("lobby", "finished", "board", "revealed") or count is None:
        return joined
    if room.phase == "running":
        return _("{count} of {whole} are through").format(count=count.answered, whole=count.of)
    fresh = (count.q, count.round) == (room.q, room.round)
    answered, whole = (count.answered, count.of) if fresh else (0, there)
    return _("{count} of {whole} answered").format(count=answered, whole=whole)


def podium_rows(view: Podium, cursor: int, sheet: Sheet, height: int) -> Drawn:
    """Draw the middle of the screen. cursor: the typed answer that is marked."""
    room = view.lectern.room
    if room is None:
        return Drawn()
    match room.phase:
        case "lobby":
            return loose(_lobby(view, sheet, height))
        case "running":
            return loose(_pacing(view, sheet))
        case "board":
            return loose(board_rows(room.board, sheet))
        case "finished":
            return loose(_end(view, sheet))
        case _:
            return _hidden(sheet) if room.paused else _question(view, cursor, sheet)


def _hidden(sheet: Sheet) -> Drawn:
    """Show nothing of a question while clocks stand: a wall shows this screen."""
    words = _("A pause: the clocks stand, the question is hidden here too.")
    return loose([row(MARGIN, each) for each in wrapped(words, sheet.width - 4, BOLD)])


# -- before ----------------------------------------------------------------------------------------------------------


def _lobby(view: Podium, sheet: Sheet, height: int) -> list[Content]:
    """Show how to come in, always in words too, and who is there."""
    door = view.door
    drawn = sheet.signs == FULL and sheet.width >= QR_ROOM[0] and height >= QR_ROOM[1] and bool(door.urls)
    drawn = drawn and not door.local  # no phone can open that address
    code = qr_rows(f"{door.urls[0]}/{door.code}") if drawn else ()
    left = cells(code[0]) + 5 if code else 2
    words = _door_words(door, sheet.narrower(left + 1))
    rows: list[Content] = []
    for place in range(max(len(code), len(words))):
        head = row("   ", (code[place], QR), "  ") if place < len(code) else plain(" " * left)
        rows.append(row(head, words[place] if place < len(words) else EMPTY))
    return [*rows, *([] if code else [EMPTY]), *name_rows(view.lectern.inside, sheet)]


def _door_words(door: Door, sheet: Sheet) -> list[Content]:
    """Say where to go and what to type."""
    if door.local:
        told = _("Only this computer can join so far. For a class, begin with: quizgeo host DECK --lan")
    elif door.tls:
        told = _("What is sent is encrypted.")
    else:
        told = _("On an open network others could read along. No answer is sent before it is shown to all.")
    place = door.urls[0].partition("://")[2] if door.urls else ""
    rows: list[Content] = [
        EMPTY,
        *_labelled(_("Code"), shown(door.code), sheet, f"{BOLD} {MARK}"),
        EMPTY,
        *(each for url in door.urls[:1] for each in _labelled(_("Browser"), f"{url}/{door.code}", sheet, BOLD)),
        *_labelled(_("Terminal"), f"quizgeo join {door.code}@{place}", sheet, BOLD),
        EMPTY,
    ]
    for url in door.urls[1:3]:
        rows += _labelled(_("or"), f"{url}/{door.code}", sheet, QUIET)
    return [*rows, *([EMPTY] if door.urls[1:] else []), *wrapped(told, sheet.width, QUIET)]


def _labelled(label: str, text: str, sheet: Sheet, style: str) -> list[Content]:
    return hung(row((label.ljust(10), QUIET)), text, sheet.width, style)


def name_rows(people: Sequence[Person], sheet: Sheet) -> list[Content]:
    """Give names one after another; who has no connection now stands in brackets."""
    names = [each.name if each.on else f"({each.name})" for each in people]
    rows, line = list[str](), ""
    for name in (shorten(name, 26) for name in names):
        joined = f"{line}   {name}" if line else name
        if cells(joined) > sheet.width - 5 and line:
            rows.append(line)
            joined = name
        line = joined
    return [row("   ", each) for each in (*rows, *([line] if line else []))]


# -- the question ----------------------------------------------------------------------------------------------------


def _question(view: Podium, cursor: int, sheet: Sheet) -> Drawn:
    asked = view.asked
    if asked is None:
        return Drawn()
    stem = [row(MARGIN, each) for each in wrapped(gist(asked), sheet.width - 4, BOLD)]
    drawn = loose([*stem, EMPTY, *_map_told(asked, sheet)]) + loose(_options(view, asked, sheet))
    drawn += loose(_wholes(view, asked, sheet))
    drawn += _texts(view, cursor, sheet)
    return drawn + loose(_key(view, sheet))


def _map_told(asked: Asked, sheet: Sheet) -> list[Content]:
    """Tell the map of a question in words, as those in terminals have it; browsers of the class draw it."""
    rows = [row(MARGIN, each) for told in told_rows(asked.map) for each in wrapped(told, sheet.width - 4)]
    words = asked.map.words if asked.map is not None else None
    for place, text in enumerate(words.candidates if words is not None else (), 1):
        rows += hung(row("    ", (f"{place}  ", BOLD)), text, sheet.width - 1)
    return [*rows, EMPTY] if rows else []


def _wholes(view: Podium, asked: Asked, sheet: Sheet) -> list[Content]:
    """Show how often whole answers were given, where what there is to choose from has no bars."""
    rows: list[Content] = []
    for text, count, is_right in view.lectern.result.hist if view.lectern.result is not None else ():
        if text not in asked.options:
            sign, style = (sheet.signs.right, RIGHT) if is_right and view.open_key else (" ", "")
            rows += hung(row(MARGIN, (f"{sign} ", f"{BOLD} {style}"), (f"{count:>3} × ", QUIET)), text, sheet.width - 2)
    return [EMPTY, *rows] if rows and asked.options else rows


def _options(view: Podium, asked: Asked, sheet: Sheet) -> list[Content]:
    """Show what there is to choose from; once it is closed with how often each was chosen."""
    result = view.lectern.result
    counts = {text: count for text, count, _right in result.hist} if result is not None else {}
    right = {text for text, _count, is_right in result.hist if is_right} if result is not None and view.open_key else ()
    most = max([*counts.values(), 1])
    widest = max((cells(text) for text in asked.options), default=0)
    room = min(widest, max(12, sheet.width - BAR - 18)) if counts else sheet.width - 10
    rows: list[Content] = []
    for place, text in enumerate(asked.options):
        sign, style = (sheet.signs.right, RIGHT) if text in right else (" ", "")
        head = row(MARGIN, (f"{sign} ", f"{BOLD} {style}"), (f"{letter_of(place):<3}", BOLD))
        lines = wrap(text, room)
        bar = _bar(counts[text], most, sheet) if text in counts else EMPTY
        rows.append(row(head, fit(plain(lines[0], style), room) if text in counts else plain(lines[0], style), bar))
        rows += [row(" " * head.cell_length, (each, style)) for each in lines[1:]]
    if asked.targets:
        rows += [EMPTY, *(row("     ", f"{letter_of(place):<3}", text) for place, text in enumerate(asked.targets))]
    if asked.options and asked.kind != "true_false":
        told = _("Letters differ from player to player: name an answer by its words.")
        rows += [EMPTY, *(row(MARGIN, each) for each in wrapped(told, sheet.width - 4, QUIET))]
    return rows


def _bar(count: int, most: int, sheet: Sheet) -> Content:
    filled = round(BAR * count / most)
    return row("  ", (sheet.signs.block * filled, "$done"), f" {count}" if filled else f"{count}")


def typed_texts(result: HostResult | None) -> tuple[tuple[str, str, int, bool], ...]:
    """Give the typed answers that can be marked: folded, as one wrote it, how often, whether it counts as right."""
    return result.texts if result is not None else ()


def _texts(view: Podium, cursor: int, sheet: Sheet) -> Drawn:
    """Show typed answers, most frequent first; whether they count only where what is right may be seen."""
    drawn = Drawn()
    for place, (_folded, written, count, is_right) in enumerate(typed_texts(view.lectern.result)):
        here = sheet.signs.cursor if place == cursor else " "
        sign, style = (sheet.signs.right, RIGHT) if is_right else (sheet.signs.wrong, WRONG)
        shown_sign = (f"{sign} ", f"{BOLD} {style}") if view.open_key else "  "
        head = row(" ", (f"{here} ", f"{BOLD} {MARK}"), shown_sign, (f"{count:>3} × ", QUIET))
        drawn += Drawn((row(head, shorten(written, sheet.width - head.cell_length - 2)),), (place,))
    return drawn


def _key(view: Podium, sheet: Sheet) -> list[Content]:
    """Say what is right and why, where it may be seen; notes of the deck only to a host who asked."""
    key, result = view.lectern.key, view.lectern.result
    rows: list[Content] = []
    if result is not None and result.facility is not None and view.open_key:
        share = _("Right: {percent} % on average").format(percent=round(100 * result.facility))
        rows += [EMPTY, row(MARGIN, (share, QUIET))]
    if key is None or not view.open_key:
        return rows
    rows += [EMPTY, *hung(row(MARGIN, (_("Answer").ljust(9), QUIET)), key.right, sheet.width - 2, f"{BOLD} {RIGHT}")]
    rows += [row(MARGIN, each) for each in wrapped(key.explain, sheet.width - 4)] if key.explain else []
    for label, text in ((_("Source"), key.source), (_("Notes"), key.notes if view.key else "")):
        rows += hung(row(MARGIN, (label.ljust(9), QUIET)), text, sheet.width - 2) if text else []
    return rows


# -- at everybody's own pace, and after ------------------------------------------------------------------------------


def _pacing(view: Podium, sheet: Sheet) -> list[Content]:
    """Show how far everybody is, those who are furthest behind last."""
    room = view.lectern.room
    of = max(room.of if room else 0, 1)
    rows: list[Content] = []
    for each in sorted(view.lectern.inside, key=lambda person: (-person.at, person.name)):
        done = min(each.at, of)
        filled = round(BAR * done / of)
        name = fit(row("  ", (each.name if each.on else f"({each.name})", "" if each.on else QUIET)), 28)
        rows.append(row(name, (sheet.signs.fill * filled, "$done"), (sheet.signs.rest * (BAR - filled), "$rest"),
                        f"  {done}/{of}"))  # fmt: skip
    return rows


def _end(view: Podium, sheet: Sheet) -> list[Content]:
    room = view.lectern.room
    board = board_rows(room.board, sheet) if room is not None and room.board is not None else []
    told = _("The lesson is over. Everybody can save their own answers; quizgeo report shows how it went.")
    return [*(row(MARGIN, each) for each in wrapped(told, sheet.width - 4)), EMPTY, *board]


# -- who is there ----------------------------------------------------------------------------------------------------

STANDINGS: Mapping[str, str] = {
    "waiting": N_("waits to be let in"), "in": "", "denied": N_("turned away"), "left": N_("left"),
    "kicked": N_("removed"),
}  # fmt: skip


def people_rows(people: Sequence[Person], cursor: int, sheet: Sheet) -> Drawn:
    """Draw who ever came: name, team, extra time, and how they stand. Never who has answered."""
    drawn = Drawn()
    for place, each in enumerate(people):
        sign = sheet.signs.cursor if place == cursor else " "
        words = [_(STANDINGS[each.standing]) if STANDINGS.get(each.standing) else "" if each.on else _("away")]
        words.append(extra_words(each.factor))
        style = CLOSE if each.standing == "waiting" else "" if each.standing == "in" and each.on else QUIET
        head = row(" ", (f"{sign} ", f"{BOLD} {MARK}"), fit(plain(each.name, style), 26), " ")
        team = fit(plain(each.team, QUIET), 12)
        told = f" {sheet.signs.dot} ".join(filter(None, words))
        drawn += Drawn((fit(row(head, team, " ", (told, style or QUIET)), sheet.width),), (place,))
    return drawn


def extra_words(factor: float | None) -> str:
    """Say how much more time somebody has; empty for none."""
    if factor is None:
        return _("no time limit")
    more = round((factor - 1) * 100)
    return _("{percent} % more time").format(percent=more) if more else ""

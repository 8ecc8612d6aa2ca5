"""The rows of the learner's own data: where they lie, what can be done with them, what came of it. Pure."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content

from quizgeo.clock import Instant
from quizgeo.language import N_, _, ngettext, number
from quizgeo.progress.inventory import Held, Inventory
from quizgeo.progress.telling import copies_line
from quizgeo.study.dates import date_in_words
from quizgeo.study.keeping import Done
from quizgeo.text import cells, clean, shorten
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, RIGHT, WRONG, fit, hung, plain, row, wrapped
from quizgeo.tui.lines.chrome import heading
from quizgeo.tui.lines.home import short_path
from quizgeo.tui.sheet import Drawn, Sheet, loose

TITLE: Final = 26
"""Cells of what a deed is called."""
DATE, ANSWERS, SIZE = 20, 18, 9
"""Cells of the columns of a backup."""
_TURN = "|/-\\"
_UNITS = (N_("{size} B"), N_("{size} kB"), N_("{size} MB"), N_("{size} GB"))
_STEP, _PRECISE = 1000, 100


class Deed(Struct, frozen=True):
    """One thing that can be done with all of one's data."""

    name: str
    """Of the action that does it."""
    title: str
    told: str
    doing: str
    """What is said while it goes on."""


DEEDS: Final = (
    Deed("export", N_("Export to a file"), N_("every event as a line of JSON, for other programs"),
        N_("Writing every event"),
    ),
    Deed("merge", N_("Import or merge a file"), N_("an export, a log or a backup of another computer"),
        N_("Taking in what is new"),
    ),
    Deed("copies", N_("Merge the copies"), N_("what a sync client left; the files stay there"),
        N_("Taking in what is new"),
    ),
    Deed("verify", N_("Verify"), N_("check every answer and sum; nothing is changed"),
        N_("Checking every answer and sum"),
    ),
    Deed("back_up", N_("Back up now"), N_("a verified copy beside the others"), N_("Copying and checking")),
    Deed("restore", N_("Restore a backup"), N_("put one back; what came after it stays, too"),
        N_("Putting it back"),
    ),
)  # fmt: skip
_BEFORE: Final = {
    "merge": N_("before a merge"), "restore": N_("before a restore"), "migration": N_("before a new version"),
}  # fmt: skip


def deed_of(name: str) -> Deed:
    """Give a deed by the name of its action."""
    return next(deed for deed in DEEDS if deed.name == name)


def deeds(found: Inventory | None) -> tuple[Deed, ...]:
    """Give what can be done now: without copies of a sync client there are none to merge."""
    return tuple(deed for deed in DEEDS if deed.name != "copies" or (found is not None and found.copies))


def facts_rows(found: Inventory, now: Instant, sheet: Sheet) -> list[Content]:
    """Tell where the log is, how much it holds, when it was backed up last, and what lies beside it."""
    events = ngettext("{count} event in {file}", "{count} events in {file}", found.events)
    path = clean(short_path(found.path))
    told = [events.format(count=number(f"{found.events:,}"), file=path), _newest(found, now)]
    if found.waiting:
        waits = ngettext(
            "{count} answer waits in pending.jsonl", "{count} answers wait in pending.jsonl", found.waiting
        )
        told.append(waits.format(count=number(f"{found.waiting:,}")))
    rows = [row("  ", each) for words in told for each in wrapped(words, sheet.width - 4)]
    if found.copies:
        sign = row("  ", (sheet.signs.warning, f"bold {WRONG}"), " ")
        rows += hung(sign, copies_line(found.copies), sheet.width - 2)
    return rows


def _newest(found: Inventory, now: Instant) -> str:
    if found.newest is None:
        return _("There is no backup yet")
    return _("The newest backup is of {date}").format(date=moment_words(found.newest.at, now.offset))


def moment_words(at: int, offset: int) -> str:
    """Give a moment, in milliseconds since 1970 UTC, as the date and time of a zone so many minutes ahead of UTC."""
    then = Instant(at, offset).local()
    return f"{date_in_words(then.year, then.month, then.day)} {then:%H:%M}"


def deed_rows(listed: Sequence[Deed], cursor: int, sheet: Sheet) -> Drawn:
    """Draw what can be done, the marked one with a sign."""
    drawn = Drawn()
    for place, deed in enumerate(listed):
        marked = place == cursor
        sign = row(" ", (sheet.signs.cursor if marked else " ", f"{BOLD} {MARK}"), " ")
        title = fit(plain(_(deed.title), BOLD if marked else ""), TITLE)
        told = (shorten(_(deed.told), sheet.width - TITLE - 4), QUIET)
        drawn += Drawn((row(sign, title, told),), (place,))
    return drawn


# -- a file that is named --------------------------------------------------------------------------------------------


def path_words(name: str) -> str:
    """Say what the field is for, in the deed of that name."""
    return _("Write to:") if name == "export" else _("Take in:")


def hint_row(names: Sequence[str], sheet: Sheet) -> Content:
    """Show what the path may become, as many names as fit."""
    room, shown = sheet.width - 4 - 12, list[str]()
    for name in names:
        room -= cells(name) + 2
        if room < 0 and shown:
            break
        shown.append(shorten(name, sheet.width - 16))
    left = len(names) - len(shown)
    more = [_("… {count} more").format(count=number(f"{left:,}"))] if left else []
    return plain("  " + "  ".join([*shown, *more]), QUIET)


# -- what came of it -------------------------------------------------------------------------------------------------


def waiting_rows(deed: Deed, turns: int, seconds: int, sheet: Sheet) -> list[Content]:
    """Say what goes on, and for how long it has."""
    words = _("{sign} {doing}: {seconds} s").format(
        sign=_TURN[turns % len(_TURN)], doing=_(deed.doing), seconds=seconds
    )
    return [heading(_(deed.title), sheet), *(row("  ", each) for each in wrapped(words, sheet.width - 4))]


def done_rows(deed: Deed, done: Done, sheet: Sheet) -> list[Content]:
    """Tell what came of a deed: a sign before the first fact says whether all is well."""
    good = not done.status
    rows = [heading(_(deed.title), sheet)]
    for place, line in enumerate(done.lines):
        sign = (sheet.signs.right if good else sheet.signs.wrong) if not place else " "
        rows += hung(row("  ", (sign, f"bold {RIGHT if good else WRONG}"), " "), line, sheet.width - 2)
    return rows


def failed_rows(deed: Deed, sentence: str, sheet: Sheet) -> list[Content]:
    """Tell why a deed was not done."""
    sign = row("  ", (sheet.signs.wrong, f"bold {WRONG}"), " ")
    return [heading(_(deed.title), sheet), *hung(sign, sentence, sheet.width - 2)]


# -- the backups -----------------------------------------------------------------------------------------------------


def backup_rows(held: Sequence[Held], offset: int, cursor: int, sheet: Sheet) -> Drawn:
    """Draw the backups, newest first, with date, answers and size. offset: of the zone, in minutes."""
    drawn = Drawn()
    for place, each in enumerate(held):
        marked = place == cursor
        sign = row(" ", (sheet.signs.cursor if marked else " ", f"{BOLD} {MARK}"), " ")
        date = fit(plain(moment_words(each.backup.at, offset), BOLD if marked else ""), DATE)
        answers = fit(plain(answers_words(each), "" if each.answers is not None else WRONG), ANSWERS)
        before = each.backup.before
        told = (_(_BEFORE[before]) if before in _BEFORE else before, QUIET)
        drawn += Drawn(
            (fit(row(sign, date, answers, fit(plain(size_words(each.size)), SIZE), told), sheet.width),), (place,)
        )
    words = _(
        "What a backup holds is put beside what is there: nothing is taken away. To go back to it alone: {command}"
    )
    command = "quizgeo progress restore FILE --replace"
    rows = wrapped(words.format(command=command), sheet.width - 4, QUIET)
    return drawn + loose([EMPTY, *(row("  ", each) for each in rows)])


def no_backup_rows(sheet: Sheet) -> Drawn:
    """Say that there is no backup, and when there will be one."""
    words = _("There is no backup yet. One is made on every day of study, and before every merge.")
    return loose(row("  ", each) for each in wrapped(words, sheet.width - 4, QUIET))


def answers_words(held: Held) -> str:
    """Say how many answers a backup holds, or that it cannot be read."""
    if held.answers is None:
        return _("damaged")
    count = held.answers
    return ngettext("{count} answer", "{count} answers", count).format(count=number(f"{count:,}"))


def size_words(size: int) -> str:
    """Give a number of bytes as people read it: `49 kB`, `1.2 MB`."""
    amount, place = float(size), 0
    while round(amount) >= _STEP and place < len(_UNITS) - 1:
        amount, place = amount / _STEP, place + 1
    return _(_UNITS[place]).format(size=number(f"{amount:.1f}" if place > 1 and amount < _PRECISE else f"{amount:.0f}"))


def restore_question(held: Held, offset: int) -> str:
    """Ask whether a backup shall be put back, and tell what that does."""
    words = _(
        "Put back the backup of {date}, with {answers}? What is there now stays, too, and is copied before: nothing "
        "is lost."
    )
    return words.format(date=moment_words(held.backup.at, offset), answers=answers_words(held))

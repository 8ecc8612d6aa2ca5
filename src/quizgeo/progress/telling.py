"""What was done to a learner's log, in sentences: one fact each, the same for every front end. Pure."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgeo.clock import day_date
from quizgeo.language import _, ngettext
from quizgeo.progress.events import Event
from quizgeo.progress.joining import Joined, JoinedFile
from quizgeo.progress.restore import Restored
from quizgeo.progress.verify import Report
from quizgeo.text import clean

_NAMED = 20
"""How many faults of a file are named; a JSON document of them has more."""


def copies_line(copies: Sequence[Path]) -> str:
    """Name the copies that a sync client left beside the log."""
    sentence = ngettext(
        "A sync client left a copy in conflict beside your progress file: {files}",
        "A sync client left copies in conflict beside your progress file: {files}",
        len(copies),
    )
    return sentence.format(files=", ".join(clean(path.name) for path in copies))


def export_line(count: int, path: Path) -> str:
    """Tell how many events an export holds, and where it is."""
    message = ngettext("{count} event is in {path}", "{count} events are in {path}", count)
    return message.format(count=count, path=clean(str(path)))


def joined_lines(joined: Joined) -> Iterator[str]:
    """Tell what came of each file, one fact a line."""
    for file in joined.files:
        name = clean(file.path.name)
        yield _("{file}: {what}.").format(file=name, what=file.merged.summary)
        yield from _faults(file)
        for ours, theirs in file.merged.clashes[:_NAMED]:
            yield _("Two events have one id, {id}. Kept: {ours}. Left in {file}: {theirs}.").format(
                id=ours.id.hex(), ours=_told(ours), file=name, theirs=_told(theirs)
            )
    if joined.backup is not None:
        yield _("As it was before: {file}").format(file=clean(str(joined.backup)))
    if joined.new_device:
        yield _("This folder had been copied: this computer counts its answers under a name of its own from now on.")


def _faults(file: JoinedFile) -> Iterator[str]:
    """Name what was left out of a file."""
    where = _("event {place}: {reason}") if file.is_log else _("line {place}: {reason}")
    for fault in file.merged.faults[:_NAMED]:
        what = where.format(place=fault.place, reason=clean(fault.reason))
        day = f" ({day_date(fault.day).isoformat()})" if fault.day is not None and _is_date(fault.day) else ""
        yield _("Left out: {what}").format(what=what + day)
    more = file.merged.left_out - min(_NAMED, len(file.merged.faults))
    if more > 0:
        yield _("and {count} more").format(count=more)


def _is_date(day: int) -> bool:
    try:
        day_date(day)
    except (OverflowError, ValueError):
        return False
    return True


def _told(event: Event) -> str:
    """Say which event it is: its card and its study day."""
    return f"{clean(event.card or _('no card'))}, {day_date(event.day).isoformat()}"


def report_lines(report: Report, rebuilt: int, *, damage_last: bool = False) -> list[str]:
    """Tell what a check found, one fact a line. rebuilt: how many states of cards were renewed.

    damage_last: what can be saved comes before each single damage, where there is little room.
    """
    whole = ngettext("{count} event is whole.", "{count} events are whole.", report.events).format(count=report.events)
    damage = [_("Damaged: {what}").format(what=what) for what in report.damage]
    lines = [whole, *([] if damage_last else damage)]
    if report.days:
        days = ", ".join(day.isoformat() for day in report.days)
        lines.append(_("Study days it touches: {days}").format(days=days))
    lines += _rescue_lines(report)
    if rebuilt:
        sentence = ngettext(
            "{count} cached card state was rebuilt.", "{count} cached card states were rebuilt.", rebuilt
        )
        lines.append(sentence.format(count=rebuilt))
    lines += [_("Note: {what}").format(what=what) for what in report.notes]
    return [*lines, *(damage if damage_last else ())] if report.damage else [*lines, _("All is well.")]


def _rescue_lines(report: Report) -> list[str]:
    """Tell what can be saved of a damaged log, and what cannot."""
    rescue = report.rescue
    if rescue is None:
        return []
    sentence = ngettext(
        "{count} event can be saved: {whole} of this file, {backup} of a backup, {waiting} waiting beside it.",
        "{count} events can be saved: {whole} of this file, {backup} of a backup, {waiting} waiting beside it.",
        rescue.total,
    )
    counts = {"whole": rescue.whole, "backup": rescue.from_backup, "waiting": rescue.waiting}
    lines = [sentence.format(count=rescue.total, **counts)]
    if report.lost:
        lost = ngettext(
            "{count} event cannot be saved: it is in no file here. Another computer of yours may have it.",
            "{count} events cannot be saved: they are in no file here. Another computer of yours may have them.",
            report.lost,
        )
        lines.append(lost.format(count=report.lost))
    return lines


def restored_lines(restored: Restored | None) -> list[str]:
    """Tell what was put back and what was kept, one fact a line."""
    if restored is None:
        return []
    events = ngettext(
        "{count} event is in your progress now.", "{count} events are in your progress now.", restored.events
    )
    lines = [events.format(count=restored.events)]
    if restored.left_out:
        rows = ngettext("{count} row could not be read.", "{count} rows could not be read.", restored.left_out)
        lines.append(rows.format(count=restored.left_out))
    if restored.kept is not None:
        lines.append(_("What was there before is kept: {file}").format(file=clean(str(restored.kept))))
    return lines

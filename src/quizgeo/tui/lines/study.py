"""The rows around a question: what is left, how long it takes, the explanation, and what the next key does."""

from collections.abc import Sequence

from textual.content import Content

from quizgeo.language import _
from quizgeo.study import Asking, Counts, Revealed, Summary, Turned, View
from quizgeo.tui.lines.prompt import LONGEST_LINE
from quizgeo.tui.lines.why import hints, why, why_pane
from quizgeo.tui.sheet import Sheet

MINUTE = 60


def counts_words(counts: Counts, sheet: Sheet) -> str:
    """Say how many cards of which sort are left; cards, never questions seen."""
    parts = [_("{count} new").format(count=counts.new)]
    if counts.again:
        parts.append(_("{count} again").format(count=counts.again))
    parts.append(_("{count} due").format(count=counts.due))
    return f" {sheet.signs.dot} ".join(parts)


def clock_words(seconds: int) -> str:
    """Give a length of time as a clock shows it: `03:41`."""
    return f"{seconds // MINUTE:02d}:{seconds % MINUTE:02d}"


def left_words(seconds: int) -> str:
    """Say how much time a question leaves."""
    return _("{time} left").format(time=clock_words(max(0, seconds)))


def side_rows(view: View, sheet: Sheet, *, ruled: bool, whole: str = "", told: Sequence[str] = ()) -> list[Content]:
    """Give the explanation of what is on the screen; while it is asked, the hints so far.

    whole: the right answer, where there is no room for all of it where it belongs. told: of a map that is not drawn.
    """
    sheet = Sheet(min(sheet.width, LONGEST_LINE), sheet.signs) if not ruled else sheet
    match view:
        case Asking(asked=asked, hints=texts) if texts:
            return why_pane(hints(texts, asked.hints, sheet), _("Hints"), sheet, ruled=ruled)
        case Turned(question=question):
            return why_pane(why(question, "", sheet, told=told), _("Why"), sheet, ruled=ruled)
        case Revealed(question=question, feedback=feedback, remarks=remarks):
            rows = why(question, feedback, sheet, whole, told, remarks=remarks)
            return why_pane(rows, _("Why"), sheet, ruled=ruled)
        case Asking() | Summary():
            return []


def note_words(view: View, sheet: Sheet) -> str:
    """Say why the marked rating is suggested and how to accept it; nothing while a question waits."""
    match view:
        case Revealed(why=reason, practice=practice, said=said):
            words = _("Practice: the schedule stays as it is.") if practice else reason
            return f"{words} {sheet.signs.dot} {_('u takes that back') if said else _('space goes on')}"
        case Turned(hints=texts) if texts:
            return f"{_('You saw a hint: how well did you know it?')} {sheet.signs.dot} {_('space accepts')}"
        case Turned():
            return f"{_('How well did you know it?')} {sheet.signs.dot} {_('space accepts the marked rating')}"
        case Asking() | Summary():
            return ""

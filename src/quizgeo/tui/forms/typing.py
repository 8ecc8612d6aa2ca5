"""Answers that are typed: one field, items of a list one after another, the gaps of a text in turn."""

from collections.abc import Sequence

from textual.content import Content

from quizgeo.language import N_, _, ngettext
from quizgeo.study import Asked, Blank
from quizgeo.text import clean
from quizgeo.tui.action import Where
from quizgeo.tui.content import EMPTY, MARK, fit, flow, row
from quizgeo.tui.forms.form import Answer, Form, Note, Step
from quizgeo.tui.sheet import MARGIN, Drawn, Sheet, loose

LABEL = 13
"""Cells before what is typed, and before what is right below it."""
UNDER = 3
"""Rows kept below the field: the answer, its carets, what else is accepted."""
INDENT = f"{MARGIN}  "
"""What stands before the rows of a text with gaps."""
DATES = {"year": N_("A year."), "month": N_("A month and a year."), "day": N_("A day, with month and year.")}


class Typing(Form):
    """One field. What is typed comes with `check`."""

    where = Where.TYPING

    @property
    def letters(self) -> int:
        """There is nothing to choose from."""
        return 0

    @property
    def instruction(self) -> str:
        """Say what is to be typed, where a bare field does not."""
        match self.asked.kind:
            case "number":
                return _("A number, in {unit}.").format(unit=self.asked.unit) if self.asked.unit else _("A number.")
            case "date":
                return _(DATES[self.asked.precision]) if self.asked.precision else ""
            case "typed":
                return _("No options this time: type the answer.")
            case "find":
                return _("The name of a country or territory.")
            case "place":
                return _("Latitude and longitude, such as 12.5 N 7.25 W.")
            case _:
                return ""

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw nothing: the field says it all."""
        del sheet
        return Drawn()

    def label(self) -> str:
        """Give the word before the field while it waits; empty: a sign."""
        return ""

    def value(self) -> str:
        """Give what the field begins with."""
        return ""

    def check(self, typed: str = "") -> Step:
        """Give what was typed."""
        text = clean(typed)
        return Answer(text) if text else Note(_("Nothing typed; space gives up."))


def number_head(number: int, sign: str = " ", style: str = "") -> Content:
    """Give what stands before an item of a list, as wide as what stands before the field."""
    return fit(row(MARGIN, (f"{sign} ", f"bold {style}"), (f"{number}", "bold")), LABEL)


class Listing(Typing):
    """Items of a list: each on its own, or all at once with commas."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.items: list[str] = []
        self.done = False
        """Whether the list was given."""

    @property
    def last(self) -> str:
        """Give what the field shows once the list was given: what has no row above it."""
        return ", ".join(self._apart[self.asked.need - 1 :])

    @property
    def _apart(self) -> list[str]:
        """Give the items one by one, those too that were typed on one line."""
        if len(self.items) >= self.asked.need:
            return self.items
        parts = (part.strip() for item in self.items for part in item.replace(";", ",").split(","))
        return [part for part in parts if part]

    @property
    def instruction(self) -> str:
        """Say how many, and how many are there."""
        need = self.asked.need
        wanted = ngettext("{need} item, in any order.", "{need} items, in any order; enter after each.", need)
        return wanted.format(need=need)

    def label(self) -> str:
        """Say which item the field takes."""
        there = len(self._apart) if self.done else len(self.items) + 1
        return f"{min(there, self.asked.need)}/{self.asked.need}"

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw the items so far; their rows are there from the start. The last of a list that was given has none."""
        del sheet
        items = self._apart[: self.asked.need - 1] if self.done else self.items
        rows = [row(number_head(place), text) for place, text in enumerate(items, 1)]
        return loose([*rows, *[EMPTY] * (self.asked.need - 1 - len(rows))])

    def check(self, typed: str = "") -> Step:
        """Take an item; give all once there are enough, or when nothing more is typed."""
        text = clean(typed)
        if not text and not self.items:
            return Note(_("Nothing typed; space gives up."))
        if text:
            self.items.append(text)
        enough = sum(1 + item.count(",") + item.count(";") for item in self.items) >= self.asked.need
        self.done = enough or not text
        return Answer("; ".join(self.items)) if self.done else None

    def move(self, step: int) -> None:
        """Take the last item back."""
        self.done = False
        if step < 0 and self.items:
            self.items.pop()

    def reopen(self) -> str:
        """Let a list that was given be changed; give what was typed last, which is no item any more."""
        self.done = False
        return self.items.pop() if self.items else ""

    def reset(self) -> None:
        """Begin with no item."""
        self.done = False
        self.items.clear()


def gapped(asked: Asked, gaps: Sequence[tuple[str, str]], sheet: Sheet) -> list[Content]:
    """Draw a cloze text with these texts and styles in its gaps."""
    turn = iter(gaps)
    pieces = [next(turn) if isinstance(part, Blank) else part for part in asked.parts]
    return [row(INDENT, line) for line in flow(row(*pieces), sheet.width - len(INDENT) - 2)]


def _row_of(gap: int, asked: Asked, shown: Sequence[str], rows: Sequence[Content]) -> int:
    """Find the row in which a gap begins, so that it can be brought into sight where not all rows fit."""
    turn, pieces = iter(shown), list[str]()
    for part in asked.parts:
        pieces.append(next(turn) if isinstance(part, Blank) else part)
    places = [place for place, part in enumerate(asked.parts) if isinstance(part, Blank)]
    begins, text, start = len("".join(pieces[: places[gap]])), "".join(pieces), 0
    for place, each in enumerate(rows):
        start = text.index(each.plain[len(INDENT) :], start)
        if begins < start + len(each.plain) - len(INDENT):
            return place
    return len(rows) - 1


class Filling(Typing):
    """The gaps of a text, one after another; up and down go between them."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.cursor = 0
        self.filled = [""] * asked.gaps

    @property
    def instruction(self) -> str:
        """Say what can be done where there is more than one gap."""
        return _("Enter goes to the next gap, up and down between them.") if self.asked.gaps > 1 else ""

    def label(self) -> str:
        """Say which gap the field is for."""
        return f"{self.cursor + 1}/{len(self.filled)}" if len(self.filled) > 1 else ""

    def value(self) -> str:
        """Give what the gap at the cursor holds so far."""
        return self.filled[self.cursor]

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw the text with its gaps, what is filled in, and where the cursor is."""
        gaps = range(len(self.filled))
        shown = [(self._shown(gap), f"bold {MARK}" if gap == self.cursor else "bold") for gap in gaps]
        rows = gapped(self.asked, shown, sheet)
        here = _row_of(self.cursor, self.asked, [text for text, _style in shown], rows)
        return Drawn((*rows, EMPTY), (*(self.cursor if place == here else -1 for place in range(len(rows))), -1))

    def _shown(self, gap: int) -> str:
        number = f"{gap + 1} " if len(self.filled) > 1 else ""
        return f"[{self.filled[gap] or f'{number}___'}]"

    def move(self, step: int) -> None:
        """Go to another gap."""
        self.cursor = max(0, min(len(self.filled) - 1, self.cursor + step))

    def keep(self, typed: str) -> None:
        """Keep what the field holds before the cursor leaves the gap."""
        self.filled[self.cursor] = clean(typed)

    def check(self, typed: str = "") -> Step:
        """Fill the gap and go to the next empty one; give all when there is none."""
        self.keep(typed)
        if not self.filled[self.cursor]:
            return Note(_("Nothing typed; space gives up."))
        empty = [gap for gap, text in enumerate(self.filled) if not text]
        if not empty:
            return Answer(list(self.filled))
        self.cursor = next((gap for gap in empty if gap > self.cursor), empty[0])
        return None

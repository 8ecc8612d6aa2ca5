"""Matching items with targets, and sorting items into groups: an item, then the letter that it goes to."""

from quizgeo.language import _
from quizgeo.study import Asked
from quizgeo.text import cells
from quizgeo.tui.action import Where
from quizgeo.tui.content import EMPTY, fit, row
from quizgeo.tui.forms.form import Answer, Form, Note, Step
from quizgeo.tui.sheet import MARGIN, Columns, Drawn, Sheet, Thing, letter_of, lettered, loose

TARGET = 1000
"""Owners from here on are targets."""


class Pairing(Form):
    """Items on the left, what they may go to below; several items may go to one target."""

    where = Where.PAIRING

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.cursor = 0
        self.assigned: dict[int, int] = {}

    @property
    def letters(self) -> int:
        """How many targets have a letter."""
        return len(self.asked.targets)

    @property
    def instruction(self) -> str:
        """Say what to do with items and letters."""
        if self.asked.kind == "groups":
            return _("Sort each one into its group, by letter.")
        return _("Give each one what belongs to it, by letter.")

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw items with what they were given, then the targets."""
        things = [
            Thing(
                item_text(self, place, self._given_text(place), sheet),
                sign=sheet.signs.cursor if place == self.cursor else " ",
            )
            for place in range(len(self.asked.options))
        ]
        return lettered(things, sheet) + loose([EMPTY]) + draw_targets(self.asked, sheet)

    def _given_text(self, place: int) -> str:
        target = self.assigned.get(place)
        return "" if target is None else self.asked.targets[target]

    def choose(self, place: int) -> Step:
        """Give the item at the cursor to a target; the cursor goes to the next item without one."""
        if 0 <= place < len(self.asked.targets):
            self.assigned[self.cursor] = place
            count = len(self.asked.options)
            turn = [(self.cursor + step) % count for step in range(1, count)]
            self.cursor = next((item for item in turn if item not in self.assigned), self.cursor)
        return None

    def turn_choice(self, step: int) -> None:
        """Give the item at the cursor the next target, or the one before."""
        now = self.assigned.get(self.cursor, -1 if step > 0 else 0)
        self.assigned[self.cursor] = (now + step) % len(self.asked.targets)

    def check(self, typed: str = "") -> Step:
        """Give the pairs, once every item has its target."""
        del typed
        missing = [place for place in range(len(self.asked.options)) if place not in self.assigned]
        if missing:
            self.cursor = missing[0]
            return Note(_("Some have nothing yet; space gives up."))
        return Answer(
            {self.asked.options[item]: self.asked.targets[target] for item, target in sorted(self.assigned.items())}
        )

    def press(self, owner: int) -> Step:
        """Mark the item that is pressed, or give the marked one to the target that is."""
        if owner >= TARGET:
            return self.choose(owner - TARGET)
        if owner >= 0:
            self.cursor = owner
        return None

    def release(self, owner: int) -> Step:
        """Give a dragged item to the target that it is dropped on."""
        return self.choose(owner - TARGET) if owner >= TARGET and self.cursor not in self.assigned else None

    def reset(self) -> None:
        """Take everything back."""
        self.assigned.clear()
        self.cursor = 0


def item_text(form: Pairing, place: int, target: str, sheet: Sheet) -> str:
    """Give an item and its target on one line, with the arrows of all items under each other."""
    widest = max(map(cells, form.asked.options))
    item = form.asked.options[place]
    pad = " " * (min(widest, sheet.width // 3) - cells(item))
    return f"{item}{pad}  {sheet.signs.arrow}  {target or sheet.signs.dash}"


def draw_targets(asked: Asked, sheet: Sheet) -> Drawn:
    """Draw the targets with their letters, side by side where they are short."""
    left = len(MARGIN) + 2
    width = max(map(cells, asked.targets)) + 5
    columns = min(len(asked.targets), (sheet.width - left) // width)
    if columns < 2:  # noqa: PLR2004 - one column is a list
        drawn = lettered([Thing(text, letter_of(place)) for place, text in enumerate(asked.targets)], sheet)
        return Drawn(drawn.rows, tuple(TARGET + drawn.owner(place) for place in range(len(drawn.rows))))
    drawn = Drawn()
    for start in range(0, len(asked.targets), columns):
        places = range(start, min(start + columns, len(asked.targets)))
        parts = [fit(row((f"{letter_of(each) or ' '}  ", "bold"), asked.targets[each]), width) for each in places]
        owners = tuple(TARGET + each for each in places)
        drawn += Drawn((row(" " * left, *parts),), (Columns(left, width, owners),))
    return drawn

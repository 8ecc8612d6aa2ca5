"""Choosing one option, judging a statement, ticking several options."""

from quizgeo.language import _
from quizgeo.study import Asked
from quizgeo.tui.action import Where
from quizgeo.tui.forms.form import Answer, Form, Note, Step
from quizgeo.tui.sheet import Drawn, Sheet, Thing, letter_of, lettered

BOXES = {False: "[ ]", True: "[x]"}


class Choosing(Form):
    """One option is taken: its letter, enter, or a click answers at once."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.where = Where.JUDGING if asked.kind == "true_false" else Where.CHOOSING
        self.cursor = 0

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw the options with their letters."""
        things = [
            Thing(text, letter_of(place), sheet.signs.cursor if place == self.cursor else " ")
            for place, text in enumerate(self.asked.options)
        ]
        return lettered(things, sheet)

    def choose(self, place: int) -> Step:
        """Answer with an option."""
        if not 0 <= place < len(self.asked.options):
            return None
        self.cursor = place
        return Answer(self._given(place))

    def check(self, typed: str = "") -> Step:
        """Answer with the option at the cursor."""
        del typed
        return self.choose(self.cursor)

    def judge(self, letter: str) -> Step:
        """Answer true with `a` or `t`, false with any other."""
        return self.choose(0 if letter in ("a", "t") else 1)

    def _given(self, place: int) -> str | bool:
        return place == 0 if self.where is Where.JUDGING else self.asked.options[place]


class Ticking(Form):
    """Several options are right: letters and clicks tick, enter checks."""

    where = Where.TICKING

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.cursor = 0
        self.ticked: frozenset[int] = frozenset()

    @property
    def instruction(self) -> str:
        """Say that there may be more than one."""
        return _("Tick all that are right.")

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw the options with their boxes."""
        things = [
            Thing(
                text,
                letter_of(place),
                sheet.signs.cursor if place == self.cursor else " ",
                box=BOXES[place in self.ticked],
            )
            for place, text in enumerate(self.asked.options)
        ]
        return lettered(things, sheet)

    def choose(self, place: int) -> Step:
        """Tick an option, or take its tick off."""
        if 0 <= place < len(self.asked.options):
            self.cursor = place
            self.ticked ^= {place}
        return None

    def check(self, typed: str = "") -> Step:
        """Give the options that are ticked."""
        del typed
        if not self.ticked:
            return Note(_("Nothing is ticked; space gives up."))
        return Answer([self.asked.options[place] for place in sorted(self.ticked)])

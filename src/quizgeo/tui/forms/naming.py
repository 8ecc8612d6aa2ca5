"""A country that is looked for in words: its number out of a few that are described, its code, or its name."""

from quizgeo.language import _
from quizgeo.study import Asked
from quizgeo.text import clean
from quizgeo.tui.content import BOLD, MARK, hung, row
from quizgeo.tui.forms.form import Answer, Note, Step
from quizgeo.tui.forms.typing import Typing
from quizgeo.tui.sheet import MARGIN, Drawn, Sheet


class Naming(Typing):
    """Countries described without their names; a number or a name is typed, or one of them chosen with the cursor."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        words = asked.map.words if asked.map is not None else None
        self.described = words.candidates if words is not None else ()
        self.codes = words.codes if words is not None else ()
        scene = asked.map.scene if asked.map is not None else None
        self.named = scene is not None and scene.told
        """Whether the question names the country, so that its name is no answer."""

    @property
    def instruction(self) -> str:
        """Say what may be typed."""
        words = self.asked.map.words if self.asked.map is not None else None
        return (words.how if words is not None else "") or super().instruction

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw the descriptions with their numbers."""
        drawn = Drawn()
        for place, text in enumerate(self.described):
            sign = sheet.signs.cursor if place == self.cursor else " "
            head = row(MARGIN, (f"{sign} ", f"{BOLD} {MARK}"), (f"{place + 1}  ", BOLD))
            rows = hung(head, text, sheet.width - 1)
            drawn += Drawn(tuple(rows), (place,) * len(rows))
        return drawn

    def move(self, step: int) -> None:
        """Mark the next description, or the one before."""
        if self.described:
            self.cursor = max(0, min(len(self.described) - 1, self.cursor + step))

    def press(self, owner: int) -> Step:
        """Choose the country whose description is pressed."""
        return self.choose(owner)

    def choose(self, place: int) -> Step:
        """Choose a country by its description."""
        return Answer(self.codes[place], len(self.codes)) if 0 <= place < len(self.codes) else None

    def check(self, typed: str = "") -> Step:
        """Take a number or a name; where nothing is typed, what is marked."""
        text = clean(typed)
        if not text:
            return self.choose(self.cursor) or Note(_("Nothing typed; space gives up."))
        words = self.asked.map.words if self.asked.map is not None else None
        code = words.chosen(text) if words is not None else None
        if code is not None:
            return Answer(code, len(self.codes))
        if self.codes and (text.isdigit() or (self.named and not _is_code(text))):
            return Note(_("Give a number from 1 to {count}; space gives up.").format(count=len(self.codes)))
        return Answer(text, 0)


def _is_code(text: str) -> bool:
    """Tell whether a text is the code of a country, which nobody reads off the question."""
    from quizgeo.maps import code_of  # with their data, which few decks need

    return code_of(text) is not None

"""Questions that the learner judges: a card with two sides, and a free answer against a list of points."""

from quizgeo.language import _
from quizgeo.study import Asked
from quizgeo.tui.action import Where
from quizgeo.tui.forms.form import Form, Step
from quizgeo.tui.sheet import Drawn, Sheet


class Carding(Form):
    """A card: think of the answer, turn over, rate. Points that an answer should make can be ticked."""

    where = Where.FRONT

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.points: tuple[str, ...] = ()
        """What a good answer says; known once the card is turned."""
        self.ticked: frozenset[int] = frozenset()

    @property
    def letters(self) -> int:
        """How many points can be ticked."""
        return len(self.points)

    @property
    def instruction(self) -> str:
        """Say what comes next."""
        if self.asked.kind == "open":
            return _("Answer in your own words; then turn over and compare.")
        return _("Think of the answer; then turn over.")

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw nothing: the card lies face down."""
        del sheet
        return Drawn()

    def choose(self, place: int) -> Step:
        """Tick a point, or take its tick off."""
        if 0 <= place < len(self.points):
            self.cursor = place
            self.ticked ^= {place}
        return None

    @property
    def met(self) -> tuple[str, ...]:
        """The points that are ticked."""
        return tuple(self.points[place] for place in sorted(self.ticked))

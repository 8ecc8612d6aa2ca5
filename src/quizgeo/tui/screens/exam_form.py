"""What stands in a form of study while an exam is sat: taken out as an answer, be it half, and put back in."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quizgeo.answers import Given
from quizgeo.language import _
from quizgeo.text import clean
from quizgeo.tui.content import BOLD, MARK, row
from quizgeo.tui.forms import (
    Answer,
    Carding,
    Choosing,
    Filling,
    Finding,
    Form,
    Listing,
    Naming,
    Note,
    Ordering,
    Pairing,
    Placing,
    Step,
    Ticking,
    Typing,
)
from quizgeo.tui.lines.exam import marks_for
from quizgeo.tui.sheet import Drawn, Sheet

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.maps import Direction


class Chosen(Choosing):
    """One option is taken, and can be taken anew: it has a square of its own."""

    chosen: int = -1

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw the options; the one that was chosen with its square."""
        drawn = super().draw(sheet)
        signs = marks_for(sheet)
        rows = list(drawn.rows)
        if self.chosen >= 0:
            place = drawn.span(self.chosen)[0]
            sign = sheet.signs.cursor if self.cursor == self.chosen else " "
            rows[place] = row(" ", (sign + signs.answered, f"{BOLD} {MARK}"), rows[place][3:])
        return Drawn(tuple(rows), drawn.owners)

    def choose(self, place: int) -> Step:
        """Take an option."""
        step = super().choose(place)
        if isinstance(step, Answer):
            self.chosen = place
        return step


class Put(Placing):
    """A point that was put somewhere by the learner, or not yet."""

    meant = False
    """Whether the learner moved the cursor."""

    def go(self, direction: "Direction", *, by_dot: bool = False) -> None:
        """Go by a cell, or by a dot."""
        self.meant = True
        super().go(direction, by_dot=by_dot)

    def click(self, col: int, row: int) -> Step:
        """Put the cursor on a cell; a click on the cell where it is answers."""
        self.meant = True
        return super().click(col, row)

    def check(self, typed: str = "") -> Step:
        """Give the point, once the learner moved the cursor."""
        return super().check(typed) if self.meant else Note("")

    def put(self, point: tuple[float, float]) -> None:
        """Put the cursor back where it was."""
        self.meant, self._point = True, point
        if self.picture is not None:
            self.cell = self.picture.cell(*point) or self.cell


class Essay(Carding):
    """A free answer, which the learner compares and marks at the review."""

    @property
    def instruction(self) -> str:
        """Say what becomes of it."""
        return _("Answer in your own words; at the review you compare and mark it.")


_OWN: Mapping[type[Form], type[Form]] = {Choosing: Chosen, Placing: Put, Carding: Essay}
"""Forms of exams, in place of those of study."""


def exam_form(form: Form) -> Form:
    """Give the form of an exam in place of one of study, where the two differ."""
    own = _OWN.get(type(form))
    return form if own is None else own(form.asked)


def draft_of(form: Form, typed: str, written: str) -> Given | None:
    """Give what stands in a form as an answer, be it half; None for nothing. Nothing in the form changes.

    typed: what the field holds; written: what the place for a long answer holds.
    """
    if isinstance(form, Typing):
        return _typed(form, clean(typed))
    given = written if isinstance(form, Carding) else _picked(form)
    return given if isinstance(given, bool) else given or None


def _picked(form: Form) -> Given | None:
    """Give what was chosen, ticked, moved or picked."""
    options = form.asked.options
    match form:
        case Chosen() if form.chosen >= 0:
            return _given(form.choose(form.chosen))
        case Ticking():
            return [options[place] for place in sorted(form.ticked)]
        case Ordering() if form.order != sorted(form.order):
            return [options[place] for place in form.order]
        case Pairing():
            return {options[left]: form.asked.targets[right] for left, right in form.assigned.items()}
        case Finding() | Put():
            return _given(form.check())
        case _:
            return None


def _given(step: Step) -> Given | None:
    return step.given if isinstance(step, Answer) else None


def _typed(form: Typing, typed: str) -> Given | None:
    match form:
        case Listing():
            return "; ".join([*form.items, *([typed] if typed else [])]) or None
        case Filling():
            filled = [*form.filled[: form.cursor], typed, *form.filled[form.cursor + 1 :]]
            return filled if any(filled) else None
        case Naming():
            return _given(form.check(typed))
        case _:
            return typed or None


def fill(form: Form, given: Given) -> str:
    """Put an answer back into a form; give what its field holds then."""
    texts = _texts(given)
    match form:
        case Chosen():
            _choose(form, given)
        case Ticking():
            form.ticked = frozenset(place for place, text in enumerate(form.asked.options) if text in texts)
        case Ordering():
            _arrange(form, texts)
        case Pairing():
            _assign(form, given)
        case Finding():
            form.code = texts[0] if texts else None
        case Put() if isinstance(given, tuple) and len(given) == 2:  # noqa: PLR2004 - latitude and longitude
            form.put((float(given[0]), float(given[1])))
        case Typing():
            return _retyped(form, given)
        case _:
            pass
    return ""


def _texts(given: Given) -> list[str]:
    if isinstance(given, bool | Mapping):
        return []
    return [given] if isinstance(given, str) else [str(part) for part in given]


def _choose(form: Chosen, given: Given) -> None:
    options = form.asked.options
    if isinstance(given, bool):
        form.chosen = 0 if given else 1
    elif given in options:
        form.chosen = options.index(str(given))
    form.cursor = max(0, form.chosen)


def _arrange(form: Ordering, texts: Sequence[str]) -> None:
    options = form.asked.options
    if sorted(texts) != sorted(options):
        return
    for place, text in enumerate(texts):
        form.choose(options.index(text))
        form.carry()
        form.move(place - form.cursor)
        form.carry()
    form.cursor = 0


def _assign(form: Pairing, given: Given) -> None:
    if isinstance(given, Mapping):
        lefts, rights = form.asked.options, form.asked.targets
        form.assigned = {
            lefts.index(left): rights.index(right) for left, right in given.items() if left in lefts and right in rights
        }


def _retyped(form: Typing, given: Given) -> str:
    texts = _texts(given)
    match form:
        case Listing():
            items = [item for text in texts for item in text.split("; ")]
            form.items = items[: max(0, form.asked.need - 1)]
            return "; ".join(items[len(form.items) :])
        case Filling():
            form.filled = [*texts, *[""] * len(form.filled)][: len(form.filled)]
            return form.value()
        case Naming() if texts and texts[0] in form.codes:
            form.cursor = form.codes.index(texts[0])
            return ""
        case _:
            return ", ".join(texts)


def answers_at_once(form: Form) -> bool:
    """Tell whether each step in a form is an answer so far that is kept at once, not only when it is left."""
    return isinstance(form, Ticking | Pairing) or (isinstance(form, Ordering) and not form.held)


def same(one: Given, other: Given | None) -> bool:
    """Tell whether two answers are one, whatever sequences hold their parts."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return list(one) == list(other)
    return one == other

"""The panels of the stats screen: what each is called, how it is drawn, how it is told, and where it stands. Pure."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from textual.content import Content

from quizgeo.insight import Numbers
from quizgeo.insight import words as told
from quizgeo.insight.tables import Drawing
from quizgeo.insight.trouble_words import trouble_lines
from quizgeo.language import N_, _
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, fit, plain, row
from quizgeo.tui.lines.card_plots import (
    calibration_plot,
    confusions_plot,
    difficulty_plot,
    guesses_plot,
    hardest_plot,
    knowledge_plot,
    leeches_plot,
    parts_plot,
    stability_plot,
    states_plot,
)
from quizgeo.tui.lines.days_plots import answers_plot, calendar_plot, coming_plot, recall_plot
from quizgeo.tui.sheet import Columns, Drawn, Sheet

RANGES = (7, 30, 365, 0)
"""Days that are looked back on; 0: all."""
_RANGES: Mapping[int, str] = {7: N_("7 days"), 30: N_("30 days"), 365: N_("365 days"), 0: N_("all days")}
LEAST_WIDE, LEAST_HIGH = 38, 9
"""Cells and rows of the smallest panel."""

Draw = Callable[[Numbers, int, Sheet], list[Content]]
Tell = Callable[[Numbers, Drawing], Iterable[str]]


class Panel(Struct, frozen=True):
    """One panel."""

    name: str
    """A stable word."""
    title: str
    """Marked for translation."""
    draw: Draw
    """Gives its rows in so many rows of a sheet."""
    tell: Tell
    """Gives its figures in words."""


PANELS: tuple[Panel, ...] = (
    Panel("answers", N_("Answers a day"), answers_plot, told.course_lines),
    Panel("recall", N_("Recall of due cards"), recall_plot,
          lambda found, drawing: told.retention_lines(found.retention, drawing)),
    Panel("cards", N_("Cards"), states_plot, told.cards_lines),
    Panel("coming", N_("Due in the next 30 days"), coming_plot,
          lambda found, drawing: told.coming_lines(found.coming, drawing)),
    Panel("calendar", N_("Answers day by day"), calendar_plot,
          lambda found, drawing: told.calendar_lines(found.calendar, drawing)),
    Panel("knowledge", N_("Known today"), knowledge_plot,
          lambda found, drawing: told.knowledge_lines(found.knowledge, drawing)),
    Panel("hardest", N_("Hardest questions"), hardest_plot, lambda found, _drawing: trouble_lines(found.trouble)),
    Panel("parts", N_("Recall by kind"), parts_plot,
          lambda found, drawing: told.retention_lines(found.retention, drawing)),
    Panel("stability", N_("Stability"), stability_plot, told.spread_lines),
    Panel("difficulty", N_("Difficulty"), difficulty_plot, told.spread_lines),
    Panel("calibration", N_("Forecasts"), calibration_plot,
          lambda found, _drawing: told.calibration_lines(found.calibration)),
    Panel("guesses", N_("Guesses and lapses"), guesses_plot, lambda found, _drawing: trouble_lines(found.trouble)),
    Panel("leeches", N_("Forgotten again and again"), leeches_plot,
          lambda found, _drawing: trouble_lines(found.trouble)),
    Panel("confusions", N_("Often answered instead"), confusions_plot,
          lambda found, _drawing: trouble_lines(found.trouble)),
)  # fmt: skip
"""In the order in which they stand."""
LISTED = frozenset({"hardest", "leeches", "confusions"})
"""Panels whose rows are cards."""


class Grid(Struct, frozen=True):
    """How many panels stand side by side and under each other, and how large each is."""

    across: int
    down: int
    width: int
    high: int

    @property
    def a_page(self) -> int:
        """Count the panels of a page."""
        return self.across * self.down


def grid(width: int, high: int) -> Grid:
    """Share out a screen so that panels are as many as have room."""
    across, down = max(1, width // LEAST_WIDE), max(1, (high + 1) // (LEAST_HIGH + 1))
    return Grid(across, down, width // across, (high + 1) // down - 1)


def range_words(days: int, sheet: Sheet) -> str:
    """Say how far the numbers look back, between signs for the keys that change it."""
    return f"{sheet.signs.here} {_(_RANGES[days])} {sheet.signs.arrow}"


def panels_page(found: Numbers | None, cursor: int, shape: Grid, sheet: Sheet) -> Drawn:
    """Draw the page of panels that has the marked one; while they are counted, their names alone."""
    first = cursor - cursor % shape.a_page
    shown = PANELS[first : first + shape.a_page]
    drawn = Drawn()
    for start in range(0, len(shown), shape.across):
        places = [first + start + each for each in range(len(shown[start : start + shape.across]))]
        blocks = [_block(PANELS[place], found, shape, sheet, marked=place == cursor) for place in places]
        rows = tuple(row(*cells) for cells in zip(*blocks, strict=True))
        owners = (Columns(0, shape.width, tuple(places)),) * len(rows)
        drawn += Drawn((*rows, EMPTY), (*owners, -1))
    return Drawn(drawn.rows[:-1], drawn.owners[:-1])


def _block(panel: Panel, found: Numbers | None, shape: Grid, sheet: Sheet, *, marked: bool) -> list[Content]:
    inner = Sheet(shape.width - 3, sheet.signs)
    sign = sheet.signs.cursor if marked else " "
    head = row((sign, f"{BOLD} {MARK}"), " ", (_(panel.title), BOLD))
    body = [plain(_("counting …"), QUIET)] if found is None else panel.draw(found, shape.high - 1, inner)
    body = [*body, *([EMPTY] * (shape.high - 1 - len(body)))][: shape.high - 1]
    return [fit(each, shape.width) for each in (head, *(row("  ", each) for each in body))]


def pages_words(cursor: int, shape: Grid) -> str:
    """Say which page of panels is on the screen; empty where there is one."""
    pages = -(-len(PANELS) // shape.a_page)
    return "" if pages == 1 else _("page {page} of {pages}").format(page=cursor // shape.a_page + 1, pages=pages)


def panel_words(panel: Panel, found: Numbers, sheet: Sheet) -> list[str]:
    """Tell the figures of a panel, line by line."""
    roomy = 80
    drawing = Drawing(bars=sheet.width >= roomy, signs=sheet.signs.heat[-1] == "█")
    return list(panel.tell(found, drawing))

"""A deck as rows of texts under our columns, and what the table cannot hold."""

from collections.abc import Sequence

from msgspec import Struct

from quizgeo.decks import Deck, Source
from quizgeo.exchange.losses import dropped_fields, dropped_from_head
from quizgeo.exchange.shape import Loss
from quizgeo.exchange.tables.columns import CELL, COLUMNS
from quizgeo.exchange.tables.rows_out import Cells, cells_of
from quizgeo.language import _


class Table(Struct, frozen=True):
    """Rows of texts, the first of them the names of the columns."""

    rows: Sequence[Sequence[str]]
    losses: tuple[Loss, ...]

    @property
    def count(self) -> int:
        """Questions in it."""
        return len(self.rows) - 1


def table_of(deck: Deck, name: str) -> Table:
    """Put the questions of a deck into rows. name: the format's."""
    rows: list[Cells] = []
    losses = list(dropped_from_head(deck))
    for question in deck.questions:
        cells = cells_of(question)
        long = next((column for column, text in cells.items() if len(text) > CELL), "")
        if long:
            how = _('the cell "{column}" would be longer than {count} characters').format(column=long, count=CELL)
            losses.append(Loss(question.key, "", "left out", how))
        else:
            rows.append(cells)
            losses += dropped_fields(question, name)
    if deck.description:
        losses.append(Loss("", "description", "dropped", _("a table has no place for what is said of the deck")))
    if any(_says_more(each.source.source) for each in deck.questions if each.source):
        how = _("the table holds the title of a source alone")
        losses.append(Loss("", "sources", "dropped", how))
    columns = [each.name for each in COLUMNS if each.always or any(each.name in cells for cells in rows)]
    return Table([columns, *([cells.get(column, "") for column in columns] for cells in rows)], tuple(losses))


def _says_more(source: Source) -> bool:
    """Tell whether a source says more of itself than its title."""
    return source != Source(source.id, source.title)

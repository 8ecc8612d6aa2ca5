"""The codes of problems that only a map shows, apart from what finds them: a list of codes needs no maps."""

from collections.abc import Mapping

from quizgeo.decks.codes import Code
from quizgeo.decks.problems import Severity
from quizgeo.language import N_

MAP_CODES: Mapping[str, Code] = {
    "MP001": Code(Severity.ERROR, N_("A country is not on the map of its question.")),
    "MP002": Code(Severity.WARNING, N_("A country is so small on the map of its question that only a dot shows it.")),
    "MP003": Code(Severity.ERROR, N_("A place is not on the map of its question.")),
    "MP004": Code(Severity.WARNING, N_("A distance is finer than a cell of the map.")),
}
"""Every code that `map_problems` reports."""

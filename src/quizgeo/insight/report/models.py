"""The models of item response that a class is large enough for."""

from msgspec import Struct

from quizgeo.insight.report.findings import SLOPES, WORDS
from quizgeo.insight.report.rasch import Fit, fit_rasch, unfit
from quizgeo.insight.report.scores import Scores
from quizgeo.insight.report.slopes import fit_slopes


class Models(Struct, frozen=True):
    """Both of them, or why they are not there."""

    rasch: Fit
    slopes: Fit
    """With a slope for each question."""


def models_of(scores: Scores) -> Models:
    """Fit what may be fitted."""
    n = len(scores.complete)
    if scores.drawn:
        nobody = unfit(len(scores.persons), "draw")
        return Models(nobody, nobody)
    columns = scores.shares()
    rasch = fit_rasch(columns) if n >= WORDS else unfit(n, "few")
    return Models(rasch, fit_slopes(columns) if n >= SLOPES else unfit(n, "few"))

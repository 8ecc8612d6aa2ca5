"""Bars and columns of figures, as lines of words use them; they are those of `quizgeo.insight.tables`."""

from quizgeo.insight.tables import WIDTH, Drawing, bar, heat, in_width, laid_out, percent

__all__ = ["WIDTH", "Drawing", "bar", "heat", "in_width", "laid_out", "percent"]

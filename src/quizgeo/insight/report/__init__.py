"""What a class's answers say of its questions: item analysis, each number with its count and what may be said of it.

Rows come in from whoever has them; no room, screen or file is known here, and nothing but `math` is used. The report
goes out as words, as one page of HTML, as cells of CSV, or as one JSON document.
"""

from quizgeo.insight.report.rows import Asked, Given, Option, Row, Source, Taker
from quizgeo.insight.report.whole import Item, Judged, Person, Report, Round, report_of

__all__ = [
    "Asked", "Given", "Item", "Judged", "Option", "Person", "Report", "Round", "Row", "Source", "Taker", "report_of",
]  # fmt: skip

"""The report of a class, and of a thousand persons: all of it, and the models of item response alone.

Run: python benchmarks/report.py. Seconds of CPU, the quickest of three rounds, beside what is to be reached; the report
is told once more as a multiple of what it costs to sort the same rows, so that a slow machine does not look like a slow
report. Nothing but Python and `math` is used: the import of numpy alone takes longer than a class's report.
"""

from collections.abc import Callable, Sequence
from functools import partial
from math import exp
from pathlib import Path
from random import Random
from time import process_time

from quizgeo.insight.report import Asked, Given, Option, Row, Source, Taker, report_of
from quizgeo.insight.report.rasch import fit_rasch
from quizgeo.insight.report.slopes import fit_slopes

ROUNDS = 3
TOWNS = ("Tbilisi", "Baku", "Yerevan", "Gori")
LSAT = Path(__file__).resolve().parents[1] / "tests" / "insight" / "report" / "lsat6.txt"
Columns = Sequence[Sequence[float]]


def main() -> None:
    """Measure, and say the figures."""
    small, large = class_of(40, 40), class_of(1000, 50)
    twenty, lsat = columns_of(300, 20), published()
    runs: list[tuple[str, Callable[[], object], float]] = [
        ("report of 40 persons x 40 questions", lambda: report_of(small), 0.1),
        ("report of 1,000 persons x 50 questions", lambda: report_of(large), 2.0),
        ("Rasch, LSAT6", lambda: fit_rasch(lsat), 0.05),
        ("Rasch, 300 persons x 20 questions", lambda: fit_rasch(twenty), 0.3),
    ]
    for name, run, reach in runs:
        print(f"RATIO {name} {quickest(run):.4f} s reach {reach:g} s")
    print(f"a slope for each question, LSAT6: {quickest(lambda: fit_slopes(lsat)):.4f} s")
    for name, given in (("40 x 40", small), ("1,000 x 50", large)):
        times = quickest(partial(report_of, given)) / quickest(partial(ordered, given))
        print(f"report of {name}: {times:.0f} times as long as sorting its rows")


def quickest(run: Callable[[], object]) -> float:
    """Give the CPU seconds of the quickest round."""
    spent = []
    for _ in range(ROUNDS):
        start = process_time()
        run()
        spent.append(process_time() - start)
    return min(spent)


def ordered(given: Given) -> object:
    """Sort the rows by person and question."""
    return sorted(given.rows, key=lambda row: (row.person, row.question))


def columns_of(persons: int, questions: int) -> Columns:
    """Give scores by question, then by person, of persons and questions that differ."""
    lot = Random(7)
    able = [lot.gauss(0, 1) for _ in range(persons)]
    return [
        [float(lot.random() < 1 / (1 + exp(-(1.2 * each + 1 - 2 * place / questions)))) for each in able]
        for place in range(questions)
    ]


def class_of(persons: int, questions: int) -> Given:
    """Give the rows of a class with four options a question."""
    lot = Random(8)
    options = tuple(Option(town, town == TOWNS[0]) for town in TOWNS)
    asked = [Asked(f"d/q{place}", "choice", f"Question {place}", TOWNS[0], options) for place in range(questions)]
    rows = []
    for question, column in zip(asked, columns_of(persons, questions), strict=True):
        for person, score in enumerate(column):
            town = TOWNS[0] if score else lot.choice(TOWNS[1:])
            rows.append(Row(f"p{person}", question.key, score, given=town, chosen=(town,), seconds=lot.uniform(2, 20)))
    return Given(Source("A class"), asked, [Taker(f"p{person}", f"P{person}") for person in range(persons)], rows)


def published() -> Columns:
    """Give the scores of the LSAT's section 6."""
    lines = LSAT.read_text(encoding="utf-8").split("\n")
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    people = [tuple(map(float, pattern)) for pattern, count in rows for _ in range(int(count))]
    return list(zip(*people, strict=True))


if __name__ == "__main__":
    main()

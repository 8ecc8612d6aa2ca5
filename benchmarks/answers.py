"""Judging an answer, against one pure-Python alignment of two words of ten letters in the same run.

Run: python benchmarks/answers.py. Medians of CPU time; a deck's texts are folded before, as they are in study.
"""

from collections.abc import Callable
from decimal import Decimal
from statistics import median
from time import perf_counter_ns

from quizgeo.answers import Given, check_answer
from quizgeo.decks.keys import CardKey
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Gap,
    Kind,
    ListOf,
    Match,
    Number,
    Option,
    Order,
    PartialDate,
    Place,
    Text,
)
from quizgeo.decks.model import Question
from quizgeo.text import distance, fold

TEXTS = ("Nikol Pashinyan", "Russia", "the North Atlantic Treaty", "Türkiye", "2,000 troops", "U.S.A.", "Iran", "Baku")
"""Answers as decks hold them: one in eight has marks, one in eight digits beside separators."""

ROUNDS = 301
LOOPS = 20

CASES: tuple[tuple[str, Kind, Given, Given], ...] = (
    ("text", Text("Nikol Pashinyan", ("Pashinyan",), ("Serzh Sargsyan",)), "nikol pashinyan", "Ilham Aliyev"),
    ("text-with-marks", Text("Gəncə", ("Kirovabad",)), "Gəncə", "Şəmkir"),
    ("choice", Choice((Option("Russia", correct=True), Option("China"), Option("Iran"))), "Russia", "China"),
    ("number", Number(Decimal(11000), Decimal(11000), "11000"), "11,000", "12,000"),
    ("date", Date(PartialDate(2023, 9, 19)), "19 September 2023", "20 September 2023"),
    (
        "list",
        ListOf((("Georgia",), ("Iran",), ("Turkey",)), need=3),
        "Iran, Georgia, Turkey",
        "Russia, Serbia, Belarus",
    ),
    ("cloze", Cloze((Gap("Turkey"), " and ", Gap("Armenia"))), ("Turkey", "Armenia"), ("Armenia", "Turkey")),
    ("order", Order(("one", "two", "three")), ("one", "two", "three"), ("three", "two", "one")),
    ("match", Match((("A", "Tbilisi"), ("B", "Yerevan"))), {"A": "Tbilisi", "B": "Yerevan"}, {"A": "Yerevan"}),
    ("place", Place(40.18, 44.51, 30), (40.2, 44.5), (10.0, 10.0)),
)
SINGLE = ("text", "text-with-marks", "choice", "place")
"""Kinds that one text decides: what they are to reach holds as it stands; the others do that work several times."""


def microseconds(work: Callable[[], object]) -> float:
    """Give the median time of one call."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter_ns()
        for _ in range(LOOPS):
            work()
        times.append(perf_counter_ns() - start)
    return median(times) / LOOPS / 1000


def judging(body: Kind, given: Given) -> Callable[[], object]:
    """Make one judgement, ready to be repeated."""
    question = Question(CardKey("deck/q"), "q", body, "Which one?")
    return lambda: check_answer(question, given)


def main() -> None:
    """Print what a judgement takes, by kind, and what folding a large deck takes."""
    unit = microseconds(lambda: distance("azerbaijan", "azerbajian"))
    print(f"one alignment of two words of ten letters: {unit:.1f} µs")
    for name, body, right, wrong in CASES:
        for word, given, reach in (("exact", right, 0.5), ("wrong", wrong, 1.5)):
            ratio = microseconds(judging(body, given)) / unit
            print(f"RATIO {name}-{word} {ratio:.2f} reach {reach if name in SINGLE else 4 * reach}")
    folding = microseconds(lambda: [fold(text, 4) for text in TEXTS]) / len(TEXTS)
    print(f"RATIO folding-40000-texts {40_000 * folding / 1e6:.3f} s reach 0.1 s")


if __name__ == "__main__":
    main()

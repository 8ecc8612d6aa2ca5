"""Judging an answer, against one pure-Python alignment of two words of ten letters in the same run.

Run: python benchmarks/answers.py. Medians of CPU time; a deck's texts are folded before, as they are in study, and its
names stand among those of a deck of 500 questions.
"""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from statistics import median
from time import perf_counter_ns

from msgspec.structs import replace

from quizgeo.answers import Given, check_answer, prepare
from quizgeo.answers.names import names
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
from quizgeo.decks.model import Peers, Question
from quizgeo.text import fold

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


TYPOS: tuple[tuple[str, Text, str], ...] = (
    ("short", Text("Kursk"), "Kirsk"),
    ("long", Text("Kyrgyzstan"), "Kyrgystan"),
    ("words", Text("Recep Tayyip Erdoğan", ("Erdoğan",)), "Recep Tayip Erdogen"),
    ("nearer-other", Text("Slovakia"), "Slovekia"),
    ("four-words", Text("United States of America", ("USA", "US")), "Untied Stats of Amerika"),
    ("no-order", Text("Bosnia and Herzegovina"), "Herzegovine Bosna ante Serba"),
)
"""Answers with a slip of the pen, for which all names of the table and of the deck are looked through."""
DECK = 500
"""Questions of the deck that the judged one stands in."""
LONGEST_MS = 0.3
"""Milliseconds that a judgement may take in such a deck."""


def alignment(one: str, other: str) -> int:
    """Count the edits between two texts by the whole table, as textbooks do: the unit of these figures."""
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def names_of_a_deck() -> tuple[Question, ...]:
    """Make questions whose answers are pronounceable words, two spellings each; always the same."""
    chance = Random(500)
    parts = (
        "ka",
        "ri",
        "mo",
        "to",
        "na",
        "shi",
        "ba",
        "len",
        "grad",
        "sk",
        "ov",
        "ia",
        "stan",
        "bur",
        "ta",
        "qu",
        "dor",
    )

    def word() -> str:
        return "".join(chance.choices(parts, k=chance.randint(2, 4))).capitalize()

    bodies = (Text(f"{word()} {word()}", (word(),)) for _ in range(DECK))
    return tuple(Question(CardKey(f"deck/{n}"), "", body, "Which?") for n, body in enumerate(bodies))


def microseconds(work: Callable[[], object]) -> float:
    """Give the median time of one call."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter_ns()
        for _ in range(LOOPS):
            work()
        times.append(perf_counter_ns() - start)
    return median(times) / LOOPS / 1000


def microseconds_once(work: Callable[[], object]) -> float:
    """Give the time of the first call, of work that is done once."""
    start = perf_counter_ns()
    work()
    return (perf_counter_ns() - start) / 1000


def judging(body: Kind, given: Given, peers: Peers) -> Callable[[], object]:
    """Make one judgement, ready to be repeated."""
    question = Question(CardKey("deck/q"), "q", body, "Which one?", peers=peers)
    return lambda: check_answer(question, given)


def main() -> None:
    """Print what a judgement takes, by kind, and what folding a large deck takes."""
    loading = microseconds_once(names)
    peers = Peers(names_of_a_deck())
    preparing = microseconds_once(lambda: prepare(replace(peers.questions[0], peers=peers)))
    unit = microseconds(lambda: alignment("azerbaijan", "azerbajian"))
    print(f"one alignment of two words of ten letters: {unit:.1f} µs")
    print(f"the names of a deck of {DECK} questions made ready while one is on the screen: {preparing / 1000:.1f} ms")
    print(f"RATIO names-loaded {loading / 1000:.2f} ms reach 3 ms")
    longest = 0.0
    for name, body, right, wrong in CASES:
        for word, given, reach in (("exact", right, 0.5), ("wrong", wrong, 1.5)):
            took = microseconds(judging(body, given, peers))
            longest = max(longest, took)
            print(f"RATIO {name}-{word} {took / unit:.2f} reach {reach if name in SINGLE else 4 * reach}")
    for name, text, said in TYPOS:
        took = microseconds(judging(text, said, peers))
        longest = max(longest, took)
        print(f"RATIO typo-{name} {took / unit:.2f} reach 4")
    print(f"RATIO longest-in-a-deck-of-{DECK} {longest / 1000:.3f} ms reach {LONGEST_MS} ms")
    folding = microseconds(lambda: [fold(text, 4) for text in TEXTS]) / len(TEXTS)
    print(f"RATIO folding-40000-texts {40_000 * folding / 1e6:.3f} s reach 0.1 s")


if __name__ == "__main__":
    main()

"""Rules about options of a whole deck: from how many questions on, and where chance ends."""

from collections.abc import Callable, Sequence

import pytest

from quizgeo.decks import Problem
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.lint import as_deck
from quizgeo.decks.lint.lengths import tail
from quizgeo.decks.lint.positions import CRITICAL

Write = Callable[[int], str]


def told(code: str, questions: Sequence[str], head: str = "") -> list[Problem]:
    """Give what a code tells of a deck, by the fields of its questions."""
    rows = "".join(f"- {{id: q{number}, {fields}}}\n" for number, fields in enumerate(questions))
    checking = inspect_text(as_deck(f"{head}questions:\n{rows}"))
    assert checking.deck is not None, checking.problems
    return [problem for problem in checking.problems if problem.code == code]


def lengths(longest: int, count: int, options: int) -> list[str]:
    """Write questions, in some of which the right option is the longest."""
    names = ["Oman", "Mali", "Chad", "Iraq"][: options - 1]
    right = ["Kiribati" if n < longest else "Fiji" for n in range(count)]
    return [
        f"question: Which state is number {n}?, answer: {key}, wrong: [{', '.join(names)}]"
        for n, key in enumerate(right)
    ]


@pytest.mark.parametrize(
    ("options", "count", "hits"), [(3, 10, 7), (3, 20, 11), (3, 30, 15), (4, 10, 6), (4, 20, 9), (4, 30, 13)]
)
def test_the_longest_may_be_right_as_often_as_chance_has_it(options: int, count: int, hits: int) -> None:
    (problem,) = told("MC006", lengths(hits, count, options))
    assert f"{hits} of {count}" in problem.message
    assert problem.path == "questions"
    assert len(problem.related) == 5
    assert told("MC006", lengths(hits - 1, count, options)) == []


def test_nine_choices_say_nothing_about_lengths() -> None:
    assert told("MC006", lengths(9, 9, 4)) == []
    assert told("MC006", [*lengths(9, 9, 4), *["statement: So., answer: yes"] * 3]) == []


def test_the_tail_is_the_binomial_sum() -> None:
    assert tail(0, 10, 0.25) == 1
    assert tail(10, 10, 0.5) == pytest.approx(0.5**10)
    assert tail(2, 3, 0.5) == pytest.approx(0.5)
    assert tail(6, 10, 0.25) == pytest.approx(0.01973, abs=1e-5)
    assert tail(5, 10, 0.25) == pytest.approx(0.07813, abs=1e-5)
    assert tail(5_400, 20_000, 0.25) < 1e-9


def numbers(ranks: Sequence[int]) -> list[str]:
    """Write questions among three numbers, with the rank of the right one."""
    values = ["10", "20", "30"]
    return [
        f'question: "How many are in {place}?", answer: "{values[rank]}", '
        f"wrong: [{', '.join(repr(value) for value in values if value != values[rank])}]"
        for place, rank in enumerate(ranks)
    ]


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ([1] * 7 + [0, 2, 0], "7 of 10"),
        ([1] * 6 + [0, 2, 0, 2], ""),
        ([1] * 9, ""),
        ([0, 2] * 5, ""),
    ],
)
def test_the_right_number_is_not_always_the_middle_one(ranks: Sequence[int], said: str) -> None:
    assert [problem.message for problem in told("MC015", numbers(ranks)) if said in problem.message] == [
        problem.message for problem in told("MC015", numbers(ranks))
    ]
    assert bool(told("MC015", numbers(ranks))) == bool(said)


def test_a_right_number_that_is_never_at_an_end_is_told() -> None:
    five = [
        f"question: 'How many in {n}?', answer: '{(20, 40)[n % 2]}', wrong: ['10', '{(40, 20)[n % 2]}', '30', '50']"
        for n in range(10)
    ]
    (problem,) = told("MC015", five)
    assert "never" in problem.message


def placed(places: Sequence[int], size: int = 3, more: str = "") -> list[str]:
    """Write questions whose options keep their order, with the place of the right one."""
    return [
        f"question: Which is in {n}?, shuffle: no{more}, options: ["
        + ", ".join(f"{{text: T{n}{at}, correct: {'yes' if at == place else 'no'}}}" for at in range(size))
        + "]"
        for n, place in enumerate(places)
    ]


@pytest.mark.parametrize(
    ("places", "size", "chi"),
    [
        ([0] * 10 + [1] * 2, 2, True),
        ([0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1], 2, False),
        ([0, 1] * 7 + [0], 3, True),
        ([0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 0, 1], 3, False),
        ([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1], 3, False),
        ([0, 1, 2, 3, 4] * 5, 5, False),
        ([0, 1, 2, 2, 1] * 5, 5, True),
        ([0, 1, 0, 1] * 10, 6, False),
    ],
)
def test_places_are_as_even_as_chance_has_them(places: Sequence[int], size: int, chi: bool) -> None:
    found = [problem for problem in told("MC017", placed(places, size)) if problem.path == "questions"]
    assert len(found) == chi


def test_four_times_running_in_one_place_is_told_once_for_each_run() -> None:
    found = told("MC017", placed([0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 0, 0, 0, 0]))
    assert [problem.question for problem in found] == ["example/q4", "example/q13"]
    assert [problem.path for problem in found] == ["questions[4].shuffle", "questions[13].shuffle"]


def test_places_say_nothing_where_options_are_shuffled_or_drawn() -> None:
    shuffled = [fields.replace("shuffle: no, ", "") for fields in placed([0] * 5)]
    assert told("MC017", shuffled) == []
    assert told("MC017", placed([0] * 5, more=", show: 1")) == []


def test_the_limits_of_chance_are_those_of_the_tables() -> None:
    assert CRITICAL == {2: 3.841, 3: 5.991, 4: 7.815, 5: 9.488}


def converging(hits: int, count: int) -> list[str]:
    """Write questions, in some of which the right option has the most words in common with the others."""
    sharing = "[gas asal Kazan, minyak asal Baku, batu bara]"
    apart = "[minyak dari Kazan, minyak dari Ufa, timah dari Kazan]"
    return [
        f"question: Mana di kota {n}?, answer: gas asal Baku, wrong: {sharing if n < hits else apart}"
        for n in range(count)
    ]


@pytest.mark.parametrize(("hits", "count", "said"), [(7, 10, 1), (6, 10, 0), (9, 9, 0), (13, 20, 1)])
def test_the_right_option_is_not_always_the_one_most_like_the_others(hits: int, count: int, said: int) -> None:
    assert len(told("MC018", converging(hits, count), "language: id\n")) == said


def test_options_without_a_word_in_common_are_not_counted() -> None:
    alone = ["question: Which is it?, answer: Oman, wrong: [Mali, Chad]"] * 20
    assert len(told("MC018", [*converging(10, 10), *alone])) == 1
    assert told("MC018", [*converging(9, 9), *alone]) == []


def test_one_stem_with_two_answers_is_told_at_both() -> None:
    rows = [
        "question: Which state borders Armenia?, answer: Iran, wrong: [Turkey, Oman, Mali]",
        "question: which state borders  Armenia, answer: Turkey, wrong: [IRAN, Oman, Chad]",
        "question: Which state borders Armenia?, answer: Georgia, wrong: [Oman, Mali, Chad]",
    ]
    found = told("MC021", rows)
    assert [problem.path for problem in found] == ["questions[0].wrong[0]", "questions[1].wrong[0]"]
    assert [near.place.line for problem in found for near in problem.related] == [7, 6]

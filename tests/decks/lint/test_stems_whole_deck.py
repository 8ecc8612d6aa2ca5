"""Rules about questions beside each other: shares of a deck, questions asked again, answers given away."""

from collections.abc import Sequence

import pytest

from quizgeo.decks import Problem
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.lint import as_deck


def told(code: str, *questions: str, language: str = "en") -> list[Problem]:
    """Give what a code tells of a deck, by the fields of its questions, whose ids are q0, q1, …"""
    rows = "".join(f"- {{id: q{number}, {fields}}}\n" for number, fields in enumerate(questions))
    checking = inspect_text(as_deck(f"language: {language}\nquestions:\n{rows}"))
    assert checking.deck is not None, checking.problems
    return [problem for problem in checking.problems if problem.code == code]


def places(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Give which question each problem is about, and which part of it."""
    return [(problem.question.partition("/")[2], problem.path.partition(".")[2]) for problem in problems]


TRUE = "statement: So., answer: yes"
TWO = "question: Which?, answer: Baku, wrong: [Goris]"
DRAWN = "question: Which?, answer: Baku, wrong: [Goris, Kapan, Gyumri], show: 1"
FOUR = "question: Which?, answer: Baku, wrong: [Goris, Kapan, Gyumri]"


@pytest.mark.parametrize("even", [TRUE, TWO, DRAWN])
def test_more_than_a_quarter_with_two_outcomes_are_told(even: str) -> None:
    (problem,) = told("ST008", even, even, even, *[FOUR] * 5)
    assert "3 of 8" in problem.message
    assert problem.path == "questions"
    assert told("ST008", even, even, *[FOUR] * 6) == []


def test_seven_questions_may_all_have_two_outcomes() -> None:
    assert told("ST008", *[TRUE] * 7) == []
    assert len(told("ST008", *[TRUE] * 8)) == 1


WHY = "question: Who?, answer: x, explain: So."
BARE = "question: Who?, answer: x"


def test_where_most_questions_explain_those_that_do_not_are_told() -> None:
    found = told("ST007", WHY, BARE, WHY, "front: NATO, back: An alliance", BARE, WHY)
    assert [problem.question for problem in found] == ["example/q1", "example/q4"]
    assert {problem.message for problem in found} == {'there is no "explain", most other questions have one'}


def test_a_deck_that_explains_little_is_told_once() -> None:
    (problem,) = told("ST007", WHY, BARE, BARE, WHY)
    assert (problem.path, problem.message) == ("questions", "2 of 4 questions explain nothing")
    (problem,) = told("ST007", BARE, "statement: So., answer: yes")
    assert problem.message == "one question explains nothing"
    assert told("ST007", WHY, "list: [Iran, Oman], question: Name two.") == []


def test_one_stem_with_two_answers_is_told_at_the_later_one() -> None:
    (problem,) = told(
        "ST006",
        "question: Which country borders Armenia?, answer: Georgia",
        "question: Which is the capital?, answer: Yerevan",
        "question: which country borders Armenia, answer: Iran",
    )
    assert places([problem]) == [("q2", "question")]
    assert [related.place.line for related in problem.related] == [6]


@pytest.mark.parametrize(
    "pair",
    [
        ["question: Which?, answer: Iran, map: {show: IR}", "question: Which?, answer: Oman, map: {show: OM}"],
        ["question: Which?, answer: Iran", "question: Which?, number: 12"],
        ["question: Sort., order: [Iran, Oman, Mali]", "question: Sort., order: [Chad, Peru, Mali]"],
        ["question: Sort., groups: {A: [Iran], B: [Oman]}", "question: Sort., groups: {A: [Chad], B: [Peru]}"],
        ["question: Match., match: {Iran: a, Oman: b}", "question: Match., match: {Chad: a, Peru: b}"],
        ["question: Which border?, answer: Iran", "question: Which coast?, answer: Oman"],
    ],
)
def test_one_stem_may_ask_different_things(pair: Sequence[str]) -> None:
    assert told("ST006", *pair) == []


def test_one_stem_for_the_same_items_in_another_order_is_told() -> None:
    pair = ["question: Sort., order: [Iran, Oman, Mali]", "question: Sort., order: [Oman, Mali, Iran]"]
    assert places(told("ST006", *pair)) == [("q1", "question")]


def words(*numbers: int) -> str:
    """Write a statement of words that have numbers."""
    return f"statement: {' '.join(f'word{number}' for number in numbers)}., answer: true"


def test_stems_with_eight_words_of_ten_in_common_and_one_answer_are_told() -> None:
    nine, ten = range(1, 10), range(1, 11)
    assert places(told("ST006", words(*ten), words(*ten, 11, 12))) == [("q1", "statement")]
    assert told("ST006", words(*nine, 20), words(*nine, 21, 22)) == []
    assert told("ST006", words(*ten), words(*ten, 11).replace("true", "false")) == []


def test_a_question_that_is_there_three_times_is_told_twice() -> None:
    again = "question: Which country borders Armenia in the north?, answer: Georgia"
    assert places(told("ST006", again, again, again)) == [("q1", "question"), ("q2", "question")]


def test_questions_alike_are_found_among_many_of_one_pattern() -> None:
    pattern = [f"question: What is the capital city of the country number {n}?, answer: Town{n}" for n in range(300)]
    assert told("ST006", *pattern) == []
    alike = "question: What is the capital city of the country number 7?, answer: Town7"
    assert places(told("ST006", *pattern, alike)) == [("q300", "question")]


RIVER = "question: Which river flows through Yerevan?, answer: Hrazdan"


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("question: Is the Hrazdan the river that flows through Yerevan?, answer: x", "question"),
        ("question: Who?, answer: x, explain: The river flowing through Yerevan is the Hrazdan.", "explain"),
        ("question: Who?, answer: x, hint: Through Yerevan flows a river called Hrazdan.", "hint"),
        ("question: Who?, answer: x, feedback: {wrong: The Hrazdan is the river in Yerevan that flows.}",
         "feedback.wrong"),
        ("question: Who?, options: [{text: x, correct: on}, {text: y, feedback: The river Hrazdan flows in Yerevan.}]",
         "options[1].feedback"),
        ("question: Who?, model: x, rubric: [So, The Hrazdan is the river that flows in Yerevan], explain: So.",
         "rubric[1]"),
        ("statement: The Hrazdan is the river that flows through Yerevan., answer: true", "statement"),
    ],
)  # fmt: skip
def test_an_answer_given_away_is_told_where_it_stands(question: str, path: str) -> None:
    (problem,) = told("ST009", RIVER, question)
    assert places([problem]) == [("q1", path)]
    assert '"q0"' in problem.message
    assert "after: q0" in problem.fix
    assert [related.place.line for related in problem.related] == [6]


GIVEN_AWAY = [
    ("question: Which river flows through Yerevan?, answer: Hrazdan, wrong: [Kura, Araks], ladder: typed",
     "The Hrazdan is the river that flows through Yerevan."),
    ("question: How many soldiers came to Karabakh?, number: 1960", "To Karabakh 1,960 soldiers came in all."),
    ("question: When was Karabakh retaken by Azerbaijan?, date: 2023-09-19",
     "Azerbaijan had Karabakh retaken on 19 September 2023 or a day later."),
    ("question: Which states lie in the South Caucasus?, list: [Armenia, Georgia, Azerbaijan], need: 2",
     "Georgia and Armenia are states of the South Caucasus."),
    ('cloze: "((Turkey)) closed its border with ((Armenia)) in that decade."',
     "In that decade Turkey closed the border with Armenia."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text"), GIVEN_AWAY)
def test_all_that_is_typed_can_be_given_away(question: str, text: str) -> None:
    assert places(told("ST009", question, f'question: Who?, answer: x, explain: "{text}"')) == [("q1", "explain")]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (RIVER, "The Hrazdan is a river."),
        (RIVER, "The river that flows through Yerevan is short."),
        (RIVER.replace("Hrazdan", "Hrazdan, wrong: [Kura, Araks]"), "The Hrazdan is the river that flows in Yerevan."),
        ("question: How many soldiers came to Karabakh?, number: 7", "To Karabakh 7 soldiers came."),
        ("question: How many soldiers came to Karabakh?, number: 60..70", "To Karabakh 60 or 70 soldiers came."),
        ("question: Which states lie in the South Caucasus?, list: [Armenia, Georgia, Azerbaijan]",
         "Georgia and Armenia are states of the South Caucasus."),
        ('cloze: "((Turkey)) closed its border with ((Armenia)) in that decade."',
         "In that decade Turkey closed the border."),
        ("question: Who is it?, answer: Hrazdan", "Hrazdan it is."),
    ],
)  # fmt: skip
def test_half_an_answer_or_half_a_question_gives_nothing_away(question: str, text: str) -> None:
    assert told("ST009", question, f'question: Who?, answer: x, explain: "{text}"') == []


GIVES = "question: Who?, answer: x, explain: The river that flows in Yerevan is the Hrazdan."


def test_after_orders_questions_in_either_direction_and_by_way_of_others() -> None:
    assert told("ST009", RIVER, f"{GIVES}, after: q0") == []
    assert told("ST009", f"{RIVER}, after: q1", GIVES) == []
    assert told("ST009", RIVER, f"{GIVES}, after: [q3, q2]", "statement: So., answer: yes, after: q0", FOUR) == []
    assert len(told("ST009", RIVER, f"{GIVES}, after: q2", FOUR)) == 1
    both_ways_round = [f"{FOUR}, after: q4", f"{FOUR}, after: q4", FOUR]
    assert len(told("ST009", RIVER, f"{GIVES}, after: [q2, q3]", *both_ways_round)) == 1


def test_three_texts_are_told_for_one_question() -> None:
    assert places(told("ST009", RIVER, *[GIVES] * 5)) == [("q1", "explain"), ("q2", "explain"), ("q3", "explain")]


def test_what_very_many_texts_have_in_common_is_looked_at_only_so_far() -> None:
    problems = told("ST009", *[RIVER, GIVES] * 1_100)
    assert {question for question, _path in places(problems)} == {"q1", "q3", "q5"}


def test_words_of_indonesian_are_known_by_their_stems() -> None:
    problems = told(
        "ST009",
        "question: Sungai apa yang mengalir di Yerevan?, answer: Hrazdan",
        "question: Siapa?, answer: x, explain: Sungainya di Yerevan yang mengalir itu Hrazdan.",
        language="id",
    )
    assert places(problems) == [("q1", "explain")]

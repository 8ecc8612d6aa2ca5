"""Rules about what a deck rests on: its sources, their wording, its shares; and shapes on a map that are contested."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import Problem, Severity
from quizgeo.decks.checking import inspect_file, inspect_text
from quizgeo.decks.geography import Geography
from quizgeo.decks.lint import as_deck

HEAD = (
    "as_of: 2025-07\nsources: {report: {title: A report, published: 2025}, atlas: {title: An atlas, published: 2021}}\n"
)


def told(code: str, *questions: str, head: str = HEAD) -> list[Problem]:
    """Give what a code tells of a deck, by the fields of its questions."""
    rows = "".join(f"- {{id: q{number}, {fields}}}\n" for number, fields in enumerate(questions))
    checking = inspect_text(as_deck(f"{head}questions:\n{rows}"))
    assert checking.deck is not None, checking.problems
    return [problem for problem in checking.problems if problem.code == code]


REPORT = "question: Who?, answer: x, source: report"
ATLAS = "question: Who?, answer: x, source: atlas"
OWN = "question: Who?, answer: x, source: {title: A book, published: 1999}"


def test_a_source_without_a_date_is_told_once_in_the_head() -> None:
    head = "sources: {report: {title: A report}, atlas: {title: An atlas, published: 2021}}\n"
    (problem,) = told("CT001", REPORT, REPORT, ATLAS, head=head)
    assert (problem.path, problem.severity, problem.question) == ("sources.report", Severity.INFO, "")


def test_a_default_source_is_a_source() -> None:
    assert told("CT001", "question: Who?, answer: x", head=f"{HEAD}defaults: {{source: report}}\n") == []


def test_four_questions_of_ten_may_rest_on_one_source() -> None:
    four = [*[REPORT] * 4, *[ATLAS] * 3, *[OWN] * 3]
    five = [*[REPORT] * 5, *[ATLAS] * 2, *[OWN] * 3]
    assert told("CT012", *four) == []
    (problem,) = told("CT012", *five)
    assert problem.path == "sources.report"
    assert "5 of 10" in problem.message
    assert told("CT012", *five[:9]) == []


def test_a_scope_says_what_one_source_leaves_out() -> None:
    assert told("CT012", *[REPORT] * 10, head=f"scope: All but Oceania.\n{HEAD}") == []
    assert told("CT012", *[OWN] * 10, head="") == []
    assert told("CT012", *["question: Who?, answer: x"] * 10) == []


def test_a_source_of_the_questions_own_is_told_at_the_sources() -> None:
    (problem,) = told("CT012", *[OWN] * 10)
    assert (problem.path, problem.question) == ("sources", "")


@pytest.mark.parametrize(("words", "is_told"), [(25, False), (26, True)])
def test_a_quote_has_at_most_25_words(words: int, is_told: bool) -> None:
    question = f"question: Who?, answer: x, source: {{ref: report, quote: {'word ' * words}}}"
    assert [each.path for each in told("CT012", question)] == ["questions[0].source.quote"] * is_told
    assert told("CT012", question.replace("ref: report", "title: A book"), head="") == []


CLAIM = "question: 'According to Iran, who?', answer: x, status: claim, source: report"


def test_of_twenty_questions_three_may_be_other_than_facts() -> None:
    assert told("CT015", *[CLAIM] * 3, *[REPORT] * 17) == []
    (problem,) = told("CT015", *[CLAIM] * 4, *[REPORT] * 16)
    assert "4 of 20" in problem.message
    assert told("CT015", *[CLAIM] * 19) == []
    assert told("CT015", *[CLAIM.replace(", source: report", "")] * 20, head="") == []


SENTENCES = (
    "The long talks ended at last. Then the two sides went home to write down all that had been said in the night."
)
TWELVE = "to write down all that had been said in the night"


def quoting(text: str) -> str:
    """Write a question that tells a text, and cites a quote from its source."""
    return f'question: Who?, answer: x, explain: "{text}", source: {{ref: report, quote: "{SENTENCES}"}}'


@pytest.mark.parametrize(
    "text",
    [
        f"They went home {TWELVE}.",
        "It is so: the long talks ended at last.",
        "THE LONG TALKS, ended at last",
        SENTENCES,
    ],
)
def test_the_wording_of_a_source_is_told(text: str) -> None:
    (problem,) = told("CT014", quoting(text))
    assert (problem.path, problem.severity) == ("questions[0].explain", Severity.ERROR)


@pytest.mark.parametrize(
    "text",
    [
        "They went away to write down all that had been said in the dark.",
        "The long talks had ended at last.",
        f"As it says, “home {TWELVE}”.",
        "The long talks ended.",
    ],
)
def test_own_words_and_quotation_marks_pass(text: str) -> None:
    assert told("CT014", quoting(text)) == []


def test_eleven_words_in_a_row_may_be_chance() -> None:
    words = SENTENCES.split()[6:20]
    eleven, twelve = " ".join(words[:11]), " ".join(words[:12])
    assert told("CT014", quoting(f"So {eleven}.")) == []
    assert len(told("CT014", quoting(f"So {twelve}."))) == 1


def test_a_deck_that_need_not_answer_for_itself_is_not_searched() -> None:
    assert told("CT014", quoting(SENTENCES).replace("ref: report", "title: A book"), head="") == []


def test_the_text_of_a_source_is_searched_for_whole_paragraphs(folder: Callable[..., Path]) -> None:
    deck = as_deck(
        "as_of: 2025-07\nsources: {report: {title: A report, published: 2025, text: report.txt}}\nquestions:\n"
        "- {id: a, question: Who?, answer: x, explain: So the long talks ended at last., source: report}\n"
        "- {id: b, question: Who?, answer: x, explain: The talks were long and ended., source: report}\n"
    )
    path = folder(**{"deck.yaml": deck, "report.txt": f"A headline of no more words\n\n{SENTENCES}\n"}) / "deck.yaml"
    checking = inspect_file(path)
    assert [(each.question, each.path) for each in checking.problems if each.code == "CT014"] == [
        ("example/a", "questions[0].explain")
    ]


MAPS = Geography(("europe",), {"AL": "ALB", "XKX": "XKX"}, {"kosovo": "XKX"}, frozenset(("XKX",)))


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ("question: Where?, find: XKX", "find"),
        ("question: Where?, find: Kosovo", "find"),
        ("question: Who?, answer: x, map: {region: europe, show: [AL, XKX]}", "map.show[1]"),
        ("question: Where?, find: AL", ""),
        ("question: Where?, find: XKX, status: contested", ""),
        ("question: Who?, answer: x, map: {region: europe}", ""),
    ],
)
def test_contested_shapes_are_asked_for_as_contested(fields: str, at: str) -> None:
    deck = as_deck(f"- {{id: a, {fields}}}\n")
    found = [each for each in inspect_text(deck, geography=lambda: MAPS).problems if each.code == "CT009"]
    assert [problem.path for problem in found] == ([f"questions[0].{at}"] if at else [])
    assert "CT009" not in {each.code for each in inspect_text(deck).problems}

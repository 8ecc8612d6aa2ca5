"""Decks with errors: the rules judge what has none, and say nothing that only the whole deck could tell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import CODES, Problem
from quizgeo.decks.checking import inspect_file, inspect_text
from quizgeo.decks.lint import rules
from quizgeo.decks.lint.rule import DeckRule
from quizgeo.decks.lint.table import RULES

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
FAMILIES = ("MC", "ST", "CT", "DK016", "DK017")
CALM = "- id: calm\n  question: Which state borders on Turkey?\n  answer: Iran\n  wrong: [Oman, Chad, Peru]\n"
POOR = "- id: poor\n  question: Which of them did not sign?\n  answer: Iran\n  wrong: [Oman, Chad, Peru]\n"
Folder = Callable[..., Path]


def told(text: str) -> list[Problem]:
    """Give what the rules say of a deck that must have an error."""
    checking = inspect_text(text)
    assert checking.deck is None
    return [problem for problem in checking.problems if problem.code.startswith(FAMILIES) and problem.code != "MC001"]


BROKEN = {
    "QN004": "- id: bad\n  question: Which did not come?\n  anser: x\n",
    "QN013": "- id: bad\n  question: When did they not come?\n  date: 2025-13\n",
    "QN025": "- id: bad\n  question: Who did not come?\n  answer: x\n  source: atlas\n",
    "QN027": "- id: bad\n  question: Who did not come?\n  answer: x\n  after: bad\n",
    "DK008": "- id: calm\n  question: Who did not come?\n  answer: x\n",
    "MC001": "- id: bad\n  question: Who did not come?\n  options: [x, y]\n",
    "YA010": "- id: bad\n  question: Who did not come?\n\tanswer: x\n",
    "YA011": "- id: bad\n  question: Who did not come: they?\n  answer: x\n",
    "YA012": '- id: bad\n  question: "Who did not come?\n  answer: x\n',
    "YA014": "- id: bad\n  question: Who did not come?\n   answer: x\n",
    "YA015": "- id: bad\n  question: Who did not come?\n  answer: x\n  wrong: [y, z\n",
    "YA024": "- id: bad\n  question: Who did not come?\n  answer: x\n  wrong: [a, b]\n  wrong: [c, d]\n",
    "YA030": "- id: bad\n  question: Who did not come #1?\n  answer: x\n",
}
"""A question with an error, and one that the rules would tell too, by the code of the error."""


@pytest.mark.parametrize("code", BROKEN)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_has_no_error_is_judged_and_what_has_one_is_not(code: str, place: int) -> None:
    questions = [CALM, POOR]
    questions.insert(place, BROKEN[code])
    if code == "DK008" and place == 0:
        questions.insert(0, questions.pop(1))  # of two with one id the second is wrong
    text = f"{HEAD}questions:\n{''.join(questions)}"
    assert code in {problem.code for problem in inspect_text(text).problems}
    (problem,) = told(text)
    number = questions.index(POOR)
    assert (problem.code, problem.question, problem.path) == ("MC010", "d/poor", f"questions[{number}].question")
    line = text[: text.index("Which of them")].count("\n") + 1
    assert (problem.place.line, problem.place.col, problem.place.end_col) == (line, 13, 40)


@pytest.mark.parametrize(
    "head",
    [
        f"{HEAD}tittle: x\n",
        f"{HEAD}as_of: soon\n",
        f"{HEAD}draw: {{people: 3}}\n",
        HEAD.replace("title: T\n", ""),
        HEAD.replace("deck: d", "deck: My Deck"),
        f"{HEAD}description: a: b\n",
        f"{HEAD}include: [more.yaml]\n",
    ],
)
def test_of_a_deck_whose_head_has_an_error_no_rule_speaks(head: str) -> None:
    assert told(f"{head}questions:\n{POOR}") == []


def test_fields_of_the_head_that_a_syntax_error_hides_are_not_missed() -> None:
    text = f"{HEAD}questions:\n{BROKEN['YA011']}{POOR.replace('did not sign', 'signs today')}"
    assert [problem.code for problem in told(text)] == ["CT002"]
    assert told(f"{text}as_of: 2025-07\n") == []
    assert told(f"{text}# the end\n\n") != []
    behind = text.replace(BROKEN["YA011"], BROKEN["QN004"])
    assert [problem.code for problem in told(behind)] == ["CT002"]
    assert "CT002" not in {problem.code for problem in told(f"{behind}as_of: 2025-07\n")}


def test_an_error_below_the_questions_is_one_of_the_head() -> None:
    assert told(f"{HEAD}questions:\n{POOR}tittle: x\n") == []


def test_shares_of_a_deck_are_told_of_whole_decks_alone() -> None:
    rows = "".join(
        f"- {{id: q{n}, question: Who {n}?, answer: Kiribati{n}, wrong: [Oman, Mali, Iran]}}\n" for n in range(12)
    )
    whole = f"{HEAD}as_of: 2025-07\nquestions:\n{rows}- {{id: z, question: Who?, answer: Shusha}}\n"
    assert {"MC006", "CT008"} <= {problem.code for problem in inspect_text(whole).problems}
    assert {"MC006", "CT008", "ST007"}.isdisjoint(problem.code for problem in told(whole + BROKEN["QN004"]))


def test_what_comes_after_what_is_not_known_when_a_question_is_lost() -> None:
    given_away = (
        "- {id: a, question: Which city is the capital of Armenia?, answer: Yerevan}\n"
        "- {id: c, statement: Yerevan is the capital city of Armenia., answer: yes, after: b}\n"
    )
    between = "- {id: b, question: Who?, anser: x, after: a}\n"
    assert "ST009" not in {problem.code for problem in told(f"{HEAD}questions:\n{given_away}{between}")}


def test_no_comment_is_called_idle_while_there_are_errors() -> None:
    text = f"{HEAD}questions:\n# lint: ignore MC005 XX999\n{CALM}{BROKEN['QN004']}"
    assert [(problem.code, problem.message) for problem in told(text)] == [("DK016", 'there is no rule "XX999"')]


@pytest.mark.parametrize("code", ["QN004", "YA012"])
def test_comments_silence_as_ever(code: str) -> None:
    for comment, codes in (("# lint: ignore MC010\n", []), ("# lint: ignore MC011\n", ["MC010"])):
        assert [each.code for each in told(f"{HEAD}questions:\n{BROKEN[code]}{comment}{POOR}")] == codes
        assert [each.code for each in told(f"{HEAD}questions:\n{comment}{CALM}{POOR}{BROKEN[code]}")] == ["MC010"]
        assert [each.code for each in told(f"{HEAD}{comment}questions:\n{BROKEN[code]}{POOR}")] == codes


def test_an_error_in_a_part_leaves_the_rest_of_the_deck(folder: Folder) -> None:
    part = f"part_of: d\nquestions:\n{BROKEN['YA011']}{POOR}"
    place = folder(deck__yaml=f"{HEAD}include: [more.yaml]\nquestions:\n{CALM}", more__yaml=part)
    problems = [each for each in inspect_file(place / "deck.yaml").problems if each.code == "MC010"]
    assert [(Path(each.place.file).name, each.path) for each in problems] == [("more.yaml", "questions[1].question")]
    folder(more__yaml=f"part_of: e\nquestions:\n{BROKEN['QN004']}{POOR}")
    assert "MC010" not in {each.code for each in inspect_file(place / "deck.yaml").problems}


def test_texts_of_sources_are_compared_nevertheless(folder: Folder) -> None:
    sentence = "The river of that name has always flowed past seven old stone bridges there."
    deck = f"{HEAD}sources: {{a: {{title: A, published: 2025, text: a.txt}}}}\ndefaults: {{source: a}}\nquestions:\n"
    copied = f"- id: copy\n  statement: {sentence}\n  answer: yes\n"
    place = folder(deck__yaml=deck + BROKEN["QN004"] + copied, a__txt=sentence)
    assert "CT014" in {each.code for each in inspect_file(place / "deck.yaml").problems}


def test_questions_that_share_their_lines_are_not_told_apart() -> None:
    rows = "{id: a, question: Which did not?, answer: x, wrong: [y, z]}, {id: b, question: Who?, anser: y}"
    assert told(f"{HEAD}questions: [{rows}]\n") == []
    assert told('{"quizgeo": "1", "deck": "d", "title": "T", "language": "en", "questions": [\n{"id": "a"}]}') == []


def test_a_deck_of_errors_alone_is_left_to_the_reader() -> None:
    assert told(f"{HEAD}questions:\n{BROKEN['QN004']}{BROKEN['YA011']}") == []
    assert told("quizgeo: 1\n- x\n") == []


STEMS = st.sampled_from(["Which did not sign?", "Who leads Iran?", "Why is it so?", "What is it:", "Who claims it?"])
BODIES = st.sampled_from(["answer: Iran", "answer: Iran\n  wrong: [Oman, Always]", "list: [Iran, Oman]", "number: 400"])
BREAKS = st.sampled_from([broken for code, broken in BROKEN.items() if code != "DK008"])
PARTIAL = {rule.code for rule in RULES if not isinstance(rule, DeckRule) or rule.partial}


@given(st.lists(st.tuples(STEMS, BODIES), min_size=1, max_size=5), BREAKS, st.integers(0, 5))
def test_the_rest_is_told_what_it_would_be_told_without_the_error(
    questions: list[tuple[str, str]], broken: str, place: int
) -> None:
    rows = [f"- id: q{n}\n  question: '{stem}'\n  {body}\n" for n, (stem, body) in enumerate(questions)]
    whole = {
        (each.code, each.question, each.message)
        for each in inspect_text(f"{HEAD}as_of: 2025\nquestions:\n{''.join(rows)}").problems
        if each.code in PARTIAL and each.question
    }
    rows.insert(place, broken)
    found = {
        (each.code, each.question, each.message) for each in told(f"{HEAD}as_of: 2025\nquestions:\n{''.join(rows)}")
    }
    assert found == {each for each in whole if each[0] not in ("ST007", "ST009")}


def test_every_rule_that_is_told_has_a_code() -> None:
    assert {page.code for page in rules()} <= CODES.keys()

"""Problems of a deck's head, and of a deck as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import Problem, check_file, check_text

Check = Callable[..., Problem]
Write = Callable[..., str]
Case = tuple[str, str, str, str]

ONE = "  - {id: a, question: Q?, answer: x}\n"

CASES = [
    ("DK001", "«deck»: d\ntitle: T\nlanguage: en\nquestions:\n" + ONE, 'a deck begins with "quizgeo: 1"',
     'write "quizgeo: 1" in the first line'),
    ("DK002", "quizgeo: «2»\nnew: field\n", "this file is format 2, this program reads 1", "upgrade quizgeo"),
    ("DK003", "«quizgeo»: 1\ndeck: d\ntitle: T\nquestions:\n" + ONE, 'the deck has no "language"', "add it"),
    ("DK003", "«quizgeo»: 1\ndeck: d\ntitle: T\nlanguage: en\n", 'the deck has no "questions"', "add it"),
    ("DK004", "{head}«tittle»: x\nquestions:\n" + ONE, 'unknown field "tittle"', 'did you mean "title"?'),
    ("DK004", "{head}«lang»: x\nquestions:\n" + ONE, 'unknown field "lang"', 'did you mean "language"?'),
    ("DK004", "{head}«zzz»: x\nquestions:\n" + ONE, 'unknown field "zzz"', "remove it, or begin its name with x-"),
    ("DK004", "{head}defaults: {«foo»: x}\nquestions:\n" + ONE, 'unknown field "foo"',
     "remove it, or begin its name with x-"),
    ("DK005", "{head}authors: «{a: b}»\nquestions:\n" + ONE, '"authors" must be a list, here is a mapping',
     "write a list"),
    ("DK005", "{head}defaults: «[a]»\nquestions:\n" + ONE, '"defaults" must be a mapping, here is a list',
     "write a mapping"),
    ("DK005", "{head}scope:«»\nquestions:\n" + ONE, '"scope" is empty', "write a value, or delete the field"),
    ("DK005", "{head}level: «hard»\nquestions:\n" + ONE, '"hard" is not one of study, exam', ""),
    ("DK005", "{head}as_of: «2025-13»\nquestions:\n" + ONE, "there is no month 13",
     "write 2023, 2023-09 or 2023-09-19"),
    ("DK005", "{head}questions: «foo»\n", '"questions" must be a list, here is a text', "write a list"),
    ("DK005", "{head}sources: {n: «x»}\nquestions:\n" + ONE, '"n" must be a mapping with a title, here is a text',
     "write a mapping with a title"),
    ("DK005", "{head}sources: {n: {«author»: x}}\nquestions:\n" + ONE, '"title" is missing', "add it"),
    ("DK005", "{head}draw: {x: «many»}\nquestions:\n" + ONE, '"many" is no number', "write digits, such as 11 or 2.5"),
    ("DK006", "quizgeo: 1\ndeck: «My Deck»\ntitle: T\nlanguage: en\nquestions:\n" + ONE,
     '"My Deck" is not an identity of small letters, digits and single dashes', "write my-deck"),
    ("DK006", "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: «english»\nquestions:\n" + ONE, '"english" is no language tag',
     "write en, id, az or zh-Hant"),
    ("DK006", "{head}sources: {n: {title: N, url: «'http://me@host/'»}}\nquestions:\n" + ONE,
     '"http://me@host/" is no address of the web', "write https://host/path, without a name before the host"),
    ("DK007", "{head}«questions»: []\n", "no questions", "add one"),
    ("DK008", "{head}questions:\n" + ONE + "  - {id: «a», question: R?, answer: y}\n",
     'id "a" is used twice (first on line 6)', "give each question its own id"),
    ("DK008", "{head}questions:\n  - {question: Q?, answer: x}\n  - {«question»: Q?, answer: x}\n",
     "the same question stands on line 6", "give each question its own id"),
    ("DK010", "{head}questions:\n" + ONE + "  - {id: b, question: R?, answer: y, was: «a»}\n",
     'was: "a" is still in use',
     "delete it here"),
    ("DK010",
     ("{head}questions:\n  - {id: b, question: R?, answer: y, was: [o]}\n"
      "  - {id: c, question: S?, answer: z, was: «o»}\n"),
     'was: "o" is claimed by "b"', "only one question can take over"),
    ("DK011", "{head}defaults: {«answer»: x}\nquestions:\n" + ONE, '"answer" cannot have a default',
     "write it at each question"),
    ("DK011", "{head}defaults: {«id»: x}\nquestions:\n" + ONE, '"id" cannot have a default',
     "write it at each question"),
    ("DK012", "{head}draw: {x: «1»}\nquestions:\n" + ONE, 'draw: no question has tag "x"', "delete it"),
    ("DK012", "{head}draw: {'*': «5»}\nquestions:\n" + ONE, 'draw: "*" asks for 5, there are 1', "write 1 or less"),
    ("DK012", "{head}draw: {X: 1, '*': «5»}\nquestions:\n  - {id: a, question: Q?, answer: x, tags: x}\n",
     'draw: no question is left for "*"', "delete it"),
    ("DK013", "{head}include: «../x.yaml»\nquestions:\n" + ONE, '"../x.yaml" is not a path in the deck\'s folder',
     "put the file beside the deck and write its name"),
    ("DK014", "{head}include: [«x.yaml»]\nquestions:\n" + ONE,
     "part x.yaml cannot be used: a deck without a folder includes nothing", "write part_of and questions there"),
    ("DK015", "{head}sources: {«n»: {title: N}}\nquestions:\n" + ONE, 'source "n" is not used',
     "cite it, or delete it"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_each_problem_of_a_head_has_its_place_and_its_cure(checked: Check, questions: Write, case: Case) -> None:
    code, text, message, fix = case
    head = questions("").removesuffix("questions:\n")
    problem = checked(text.replace("{head}", head), code)
    assert (problem.message, problem.fix) == (message, fix)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_problem_of_a_head_is_told_once(questions: Write, case: Case) -> None:
    code, text, *_rest = case
    head = questions("").removesuffix("questions:\n")
    plain = text.replace("{head}", head).replace("«", "").replace("»", "")
    _deck, problems = check_text(plain)
    codes = [problem.code for problem in problems if problem.code not in ("QN009", "DK015") or code == "DK015"]
    assert codes == [code]


@pytest.mark.parametrize("text", ["<html>\n<p>: x", "[1, 2]", "null", "hello", "a: 1", "- quizgeo: 1", "'quizgeo: 1'"])
def test_what_is_no_deck_is_told_in_one_sentence(text: str) -> None:
    deck, problems = check_text(text)
    assert deck is None
    assert [(each.code, each.message) for each in problems] == [("DK001", 'a deck begins with "quizgeo: 1"')]


def test_a_missing_space_after_quizgeo_is_named() -> None:
    _deck, (problem,) = check_text("quizgeo:1")
    assert (problem.code, problem.fix) == ("DK001", 'write a space after "quizgeo:"')
    _deck, (problem,) = check_text("quizgeo:1\ndeck: d\n")
    assert (problem.code, problem.message) == ("YA019", 'there is no space after "quizgeo:"')


def test_a_newer_format_is_never_half_read(questions: Write) -> None:
    text = questions("  - {id: A, foo: x}\n").replace("quizgeo: 1", "quizgeo: 7")
    deck, problems = check_text(text)
    assert deck is None
    assert [each.code for each in problems] == ["DK002"]


def test_the_second_of_two_equal_ids_points_to_the_first(checked: Check, questions: Write) -> None:
    problem = checked(questions(ONE + "  - {id: «a», question: R?, answer: y}\n"), "DK008")
    assert [(each.place.line, each.place.col, each.message) for each in problem.related] == [(6, 10, "first here")]
    assert (problem.question, problem.path) == ("d/a", "questions[1].id")


def test_more_questions_than_a_deck_may_have(questions: Write) -> None:
    body = "".join(f"  - {{id: q{n}, statement: S{n}, answer: yes}}\n" for n in range(20_001))
    _deck, problems = check_text(questions(body))
    assert [(each.code, each.message, each.fix) for each in problems] == [
        ("DK007", "20001 questions, more than 20000", "make two decks of it")
    ]


def test_the_head_may_stand_behind_the_questions(questions: Write) -> None:
    text = "questions:\n  - {id: a, question: Q?, answer: x, source: n}\n" + questions("").removesuffix("questions:\n")
    deck, problems = check_text(text + "sources: {n: {title: N}}\ndefaults: {tags: t}\n")
    assert problems == ()
    assert deck is not None
    assert deck["a"].key == "d/a"
    assert deck["a"].tags == ("t",)
    assert deck["a"].source is not None


def test_problems_come_in_the_order_of_the_file_and_once(questions: Write) -> None:
    _deck, problems = check_text(
        questions("  - {id: A, question: Q?, answer: ''}\n  - {id: A, foo: y}\n", "tittle: x\n")
    )
    assert [problem.place.line for problem in problems] == sorted(problem.place.line for problem in problems)
    assert len(set(problems)) == len(problems)


def test_a_tag_of_a_draw_is_compared_without_case(questions: Write) -> None:
    body = "  - {id: a, question: Q?, answer: x, tags: Dates}\n  - {id: b, question: R?, answer: x}\n"
    deck, problems = check_text(questions(body, "draw: {dates: 1, '*': 1}\n"))
    assert problems == ()
    assert deck is not None
    assert deck.draw == {"dates": 1, "*": 1}


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/x",
        "~/x",
        "C:x",
        "C:\\x",
        "\\\\host\\x",
        "a//b",
        "x.",
        "x /y",
        "con.yaml",
        "a:b",
        "%2e%2e/x",
        "./x",
        "a/../b",
    ],
)
def test_paths_that_leave_the_folder_are_refused(questions: Write, path: str) -> None:
    _deck, problems = check_text(questions(ONE, f"include: ['{path}']\n"))
    assert [problem.code for problem in problems] == ["DK013"]


def test_two_decks_of_one_identity_are_each_fine_alone(folder: Callable[..., Path], questions: Write) -> None:
    place = folder(a__yaml=questions(ONE), b__yaml=questions(ONE))
    assert check_file(place / "a.yaml")[1] == check_file(place / "b.yaml")[1] == ()

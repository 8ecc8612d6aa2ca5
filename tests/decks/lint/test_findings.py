"""Findings become problems: at the place of the value, in every form of a deck; and which decks are judged at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import CODES, Place, Problem, Severity, check_file, check_text
from quizgeo.decks.checking import inspect_file, inspect_text
from quizgeo.decks.limits import PROBLEMS
from quizgeo.decks.lint import lint_deck, rules
from quizgeo.decks.lint.places import InDeck, InTranslation

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
Folder = Callable[..., Path]


def marked(text: str) -> tuple[str, int, int, int, int]:
    """Take the marks `«` and `»` out of a text, and give the stretch that stood between them."""
    before, _mark, rest = text.partition("«")
    inside, _mark, after = rest.partition("»")
    ends = [(part.count("\n") + 1, len(part.rpartition("\n")[2]) + 1) for part in (before, before + inside)]
    return (before + inside + after, *ends[0], *ends[1])


def of(code: str, problems: tuple[Problem, ...]) -> Problem:
    (problem,) = [each for each in problems if each.code == code]
    return problem


PLACES = {
    "MC010 questions[0].question in a block": (
        "- id: a\n  question: «Which did not?»\n  answer: Iran\n  wrong: [Oman, Mali]\n"
    ),
    "MC010 questions[0].question in braces": (
        "- {id: a, question: «Which did not?», answer: Iran, wrong: [Oman, Mali]}\n"
    ),
    "MC009 questions[0].wrong[1] in brackets": "- {id: a, question: Who?, answer: Iran, wrong: [Oman, «Often»]}\n",
    "MC009 questions[0].answers[1]": "- {id: a, question: Who?, answers: [Oman, «Often»], wrong: [Iran, Mali]}\n",
    "MC009 questions[0].options[1]": "- {id: a, question: Who?, options: [{text: Oman, correct: on}, «Often», Iran]}\n",
    "MC009 questions[0].options[0].text": (
        "- id: a\n  question: Who?\n  options:\n  - text: «Often»\n    correct: yes\n  - Oman\n  - Iran\n"
    ),
    "MC009 questions[1].wrong[0] of the last": (
        "- {id: z, statement: So., answer: no}\n\n# x\n- {id: a, question: Who?, answer: Iran, wrong: [«Often», X]}\n"
    ),
    "MC009 questions[0].wrong[0] of the first": (
        "- {id: a, question: Who?, answer: Iran, wrong: [«Often», X]}\n# x\n\n- {id: z, statement: So., answer: no}\n"
    ),
    "MC009 questions[0].wrong[1] below a dash": (
        '  -\n   id: a\n   question: Who?\n   answer: Iran\n   wrong:\n   - Oman\n   - «"Often"»\n'
    ),
    "MC016 questions[0].wrong": "- id: a\n  question: Who?\n  answer: Iran\n  wrong: «Oman»\n",
}


@pytest.mark.parametrize("case", PLACES)
@pytest.mark.parametrize("below", ["", "license: MIT\n"])
def test_a_finding_stands_at_its_value(case: str, below: str) -> None:
    code, path = case.split()[:2]
    text, *stretch = marked(f"{HEAD}questions:\n{PLACES[case]}{below}")
    problem = of(code, inspect_text(text, "some.yaml").problems)
    assert (problem.path, problem.place) == (path, Place("some.yaml", *stretch))


def test_questions_in_brackets_have_places_too() -> None:
    text, *stretch = marked(
        f"{HEAD}questions: [{{id: a, question: Who?, answer: Iran, wrong: [Oman, Mali]}},\n"
        " {id: b, question: Who?, answer: Iran, wrong: [Oman, «Often»]}]\n"
    )
    assert of("MC009", inspect_text(text).problems).place == Place("deck.yaml", *stretch)


def test_a_default_has_no_place_but_its_question() -> None:
    body = "defaults: {question: Which did not?}\nquestions:\n- {«id»: a, answer: Iran, wrong: [Oman, Mali]}\n"
    text, *stretch = marked(HEAD + body)
    problem = of("MC010", inspect_text(text).problems)
    assert (problem.path, problem.place) == ("questions[0]", Place("deck.yaml", *stretch))


def test_a_question_without_an_id_is_told_at_itself() -> None:
    text = f"{HEAD}defaults: {{question: Which did not?}}\nquestions:\n- answer: Iran\n  wrong: [Oman, Mali]\n"
    problem = of("MC010", inspect_text(text).problems)
    assert (problem.place.line, problem.place.col) == (7, 3)


def test_what_concerns_the_deck_stands_at_its_questions() -> None:
    rows = "".join(f"- {{id: q{n}, question: Who?, answer: Kiribati{n}, wrong: [Oman, Mali]}}\n" for n in range(10))
    text, *stretch = marked(f"{HEAD}«questions»:\n{rows}")
    problem = of("MC006", inspect_text(text).problems)
    assert (problem.path, problem.question, problem.place) == ("questions", "", Place("deck.yaml", *stretch))
    assert [(near.place.line, near.place.col) for near in problem.related] == [(n, 4) for n in range(6, 11)]


def test_a_part_is_told_in_its_own_file(folder: Folder) -> None:
    text, *stretch = marked("part_of: d\nquestions:\n- {id: b, question: Who?, answer: Iran, wrong: [«Often», Mali]}\n")
    rows = "".join(f"- {{id: q{n}, question: Who?, answer: Kiribati{n}, wrong: [Oman, Mali]}}\n" for n in range(10))
    place = folder(deck__yaml=f"{HEAD}include: [more.yaml]\n", more__yaml=text + rows)
    problems = inspect_file(place / "deck.yaml").problems
    assert of("MC009", problems).place == Place(str(place / "more.yaml"), *stretch)
    assert of("MC006", problems).place == Place(str(place / "deck.yaml"), 5, 1, 5, 8)


def test_a_text_of_lines_may_be_told_in_any_of_the_three_line_ends() -> None:
    text, *stretch = marked(f"{HEAD}questions:\n- id: a\n  question: Who?\n  answer: Iran\n  wrong: [«Often», Mali]\n")
    for end in ("\r\n", "\r"):
        assert of("MC009", inspect_text(text.replace("\n", end)).problems).place == Place("deck.yaml", *stretch)


ORIGINAL = f"{HEAD}questions:\n- {{id: a, question: Which did not?, answer: Iran, wrong: [Often, Mali]}}\n"


@pytest.mark.parametrize(
    ("code", "path", "entry"),
    [
        ("MC009", "questions.a.wrong[0]", "  a: {question: Mana?, wrong: [«Jarang», Mali]}\n"),
        ("MC009", "questions.a.options[1]", "  a: {question: Mana?, options: [Iran, «Jarang», Mali]}\n"),
        ("MC010", "questions.a.question", "  a:\n    question: «Mana yang tidak?»\n"),
    ],
)
def test_a_translation_is_told_in_its_own_language_and_file(folder: Folder, code: str, path: str, entry: str) -> None:
    text, *stretch = marked(f"quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n{entry}")
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=text)
    problem = of(code, inspect_file(place / "deck.id.yaml").problems)
    assert (problem.path, problem.question) == (path, "d/a")
    assert problem.place == Place(str(place / "deck.id.yaml"), *stretch)


def test_what_a_translation_leaves_is_the_matter_of_the_original(folder: Folder) -> None:
    overlay = "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n  a: {explain: Karena begitu.}\n"
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=overlay)
    told = {problem.code for problem in inspect_file(place / "deck.id.yaml").problems}
    assert told.isdisjoint(page.code for page in rules())
    assert {"MC009", "MC010"} <= {problem.code for problem in inspect_file(place / "deck.yaml").problems}


CUT = "{question: Mana?, wrong: [Jarang, dan Mali]}"


@pytest.mark.parametrize(("entry", "told"), [(CUT, True), (CUT.replace("dan Mali", '"dan Mali"'), False)])
def test_a_translation_is_cut_by_commas_too(folder: Folder, entry: str, told: bool) -> None:
    original = ORIGINAL.replace("Often, Mali", "Often, and Mali")
    place = folder(
        deck__yaml=original, deck__id__yaml=f"quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n  a: {entry}\n"
    )
    assert ("MC022" in {problem.code for problem in inspect_file(place / "deck.id.yaml").problems}) is told
    assert "MC022" in {problem.code for problem in inspect_file(place / "deck.yaml").problems}


def test_a_translation_is_not_told_what_the_original_cut(folder: Folder) -> None:
    overlay = "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n  a: {question: Mana?}\n"
    place = folder(deck__yaml=ORIGINAL.replace("Often, Mali", "Often, dan Mali"), deck__id__yaml=overlay)
    assert "MC022" not in {problem.code for problem in inspect_file(place / "deck.id.yaml").problems}


def test_what_is_nowhere_in_the_head_stands_at_the_beginning(folder: Folder) -> None:
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml="quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {}\n")
    deck, _problems = check_file(place / "deck.yaml")
    assert deck is not None
    assert InDeck(deck, lambda _file: ORIGINAL).head(("scope",)) == ("", Place(str(place / "deck.yaml")))
    assert InTranslation("x.yaml", "language: id\n").head(("scope",)) == ("", Place("x.yaml"))


def test_a_translation_has_places_in_its_head(folder: Folder) -> None:
    original = f"{HEAD}questions:\n" + "".join(
        f"- {{id: q{n}, question: Who?, answer: Iran, wrong: [Kiribati, Mali]}}\n" for n in range(10)
    )
    text, *stretch = marked(
        "quizgeo: 1\ntranslates: d\nlanguage: id\n«questions»:\n"
        + "".join(f"  q{n}: {{answer: Republik Iran, wrong: [Kiribati, Mali]}}\n" for n in range(10))
    )
    place = folder(deck__yaml=original, deck__id__yaml=text)
    problem = of("MC006", inspect_file(place / "deck.id.yaml").problems)
    assert problem.place == Place(str(place / "deck.id.yaml"), *stretch)
    assert problem.related[0].place == Place(str(place / "deck.id.yaml"), 5, 3, 5, 5)


@pytest.mark.parametrize("language", ["az", "zh-Hant"])
def test_a_language_without_word_lists_is_told_once_and_judged_by_the_rest(language: str) -> None:
    text = f"{HEAD}questions:\n- {{id: a, question: Who did not?, answer: Iran, wrong: [Often]}}\n"
    checking = inspect_text(text.replace("language: en", f"language: {language}"))
    problem = of("DK017", checking.problems)
    assert (problem.severity, problem.path, problem.place) == (
        Severity.INFO, "language", Place("deck.yaml", 4, 1, 4, 9),
    )  # fmt: skip
    assert "MC016" in {each.code for each in checking.problems}
    assert {"MC009", "MC010"}.isdisjoint(each.code for each in checking.problems)


def test_an_error_of_a_rule_keeps_no_deck_from_loading() -> None:
    checking = inspect_text(f"{HEAD}questions:\n- {{id: a, question: Who?, answer: Iran, wrong: [iran, Oman]}}\n")
    assert of("MC002", checking.problems).severity is Severity.ERROR
    assert checking.deck is not None


def test_problems_are_kept_up_to_the_limit() -> None:
    rows = "".join(f"- {{id: q{n}, question: Which did not?, answer: Iran, wrong: [Oman]}}\n" for n in range(6_000))
    deck, _problems = check_text(f"{HEAD}questions:\n{rows}")
    assert deck is not None
    assert len(lint_deck(deck, lambda _file: f"{HEAD}questions:\n{rows}").problems) == PROBLEMS


def test_the_short_way_says_the_same_in_a_pair(folder: Folder) -> None:
    place = folder(deck__yaml=ORIGINAL) / "deck.yaml"
    assert check_file(place)[0] == inspect_file(place).deck
    assert check_text(ORIGINAL)[0] == inspect_text(ORIGINAL).deck
    assert inspect_text(ORIGINAL, rules=False).problems == inspect_file(place, rules=False).problems == ()


def test_every_rule_has_a_code_with_its_severity_and_a_page() -> None:
    pages = rules()
    assert len({page.code for page in pages}) == len(pages)
    for page in pages:
        assert (page.severities, page.meaning) == (CODES[page.code].severities, CODES[page.code].meaning)
        assert page.silenceable is (page.code != "MC001")
    assert {page.code for page in pages} == {code for code in CODES if code[:2] in ("MC", "ST", "CT")}

"""Problems inside brackets and braces: the true cause is named, be it a colon, a comma, a comment or a bracket."""

from collections.abc import Callable

import pytest

from quizgeo.decks import Problem, check_text

Check = Callable[..., Problem]
Write = Callable[..., str]
Case = tuple[str, str, str, str]

QUOTE = "put the text in quotes"

CASES = [
    (
        "YA011",
        "  - {id: a, question: Who«:» me?, answer: x}\n",
        '": " in unquoted text',
        QUOTE,
    ),
    ("YA011", "  - {id: a, question: Q?, match: {b: c, d: e«:» f}}\n", '": " in unquoted text', QUOTE),
    ("YA011", "  - {id: a, question: Q?,\n     answer: Who«:» me}\n", '": " in unquoted text', QUOTE),
    ("YA011", "  - {id: a, question: Q?, answer: b«:», wrong: [c]}\n", '":" at the end of unquoted text', QUOTE),
    (
        "YA015",
        "  - id: a\n    question: Q?\n    wrong: «[»a, b\n    answer: c\n",
        "this [ is never closed",
        'write "]" at its end',
    ),
    (
        "YA015",
        "  - id: a\n    question: Q?\n    match: «{»a: b\n    answer: c\n",
        "this { is never closed",
        'write "}" at its end',
    ),
    (
        "YA015",
        "  - {id: a, question: Q?, tags: [b], answer: «[»x}\n",
        "this [ is never closed",
        'write "]" at its end',
    ),
    (
        "YA015",
        "  - {id: a, question: Q?, answer: x «#» a comment}\n",
        'the comment hides the "}" that is to close {',
        'write "}" before the comment',
    ),
    (
        "YA015",
        "  - id: a\n    question: Q?\n    wrong: [b,\n      'c # ]', d «#» ]\n    answer: x\n",
        'the comment hides the "]" that is to close [',
        'write "]" before the comment',
    ),
    ("YA017", "  - {id: a, question: Q «[»see], answer: x}\n", '"[" in unquoted text', QUOTE),
    ("YA017", "  - {id: a, question: Q?, answer: x «{»y}}\n", '"{" in unquoted text', QUOTE),
    (
        "YA017",
        "  - {id: a, question: Q?, answer: x«]», wrong: [b]}\n",
        '"]" stands where a comma or "}" is expected',
        'put the text in quotes, or write "}"',
    ),
    (
        "YA017",
        "  - {id: a, question: Q?, wrong: [b«}», tags: [c], answer: x}\n",
        '"}" stands where a comma or "]" is expected',
        'put the text in quotes, or write "]"',
    ),
    (
        "YA019",
        "  - {id: a, question: Q?, «answer:Tbilisi», explain: E.}\n",
        'there is no space after "answer:"',
        'write "answer: …"',
    ),
    (
        "YA019",
        "  - {id: a, question: Q?, «answer：» Tbilisi}\n".replace("»", "").replace(" Tbilisi", " Tbilisi»"),
        'there is no space after "answer:"',
        'write "answer: …"',
    ),
    (
        "YA019",
        "  - {id: a, question: Q?, answer: x, source: {«title:News», at: 3}}\n",
        'there is no space after "title:"',
        'write "title: …"',
    ),
    (
        "YA019",
        "  - {id: a, question: Q?, answer: x, «wrong:»[b]}\n",
        'there is no space after "wrong:"',
        'write "wrong: …"',
    ),
    (
        "YA030",
        "  - {id: a, question: Q?, wrong: [b, c «#1,» d], answer: x}\n",
        '" #1," starts a comment, text is lost',
        "put the whole text in quotes; if it is meant as a comment, write a space after #",
    ),
    (
        "YA030",
        "  - {id: a, question: 'Is it \"so\"?', answer: x «#2}»\n",
        '" #2}" starts a comment, text is lost',
        "put the whole text in quotes; if it is meant as a comment, write a space after #",
    ),
    (
        "YA032",
        "  - {id: a, question: Russia, «the Taliban», answer: x}\n",
        '"the Taliban" has no value: a comma in { } starts an entry',
        "put the text with the comma in quotes",
    ),
    (
        "YA032",
        "  - {id: a, question: Q?, match: {a: b, «c», d: e}}\n",
        '"c" has no value: a comma in { } starts an entry',
        "put the text with the comma in quotes",
    ),
    (
        "YA033",
        "  - {id: a, question: Q?, answer: x, wrong: [«b»: c, d]}\n",
        '"b: …" in [ ] is read as a pair',
        QUOTE,
    ),
    (
        "YA033",
        "  - {id: a, question: Q?, answer: x, wrong: [y, «b»: c: d]}\n",
        '"b: …" in [ ] is read as a pair',
        QUOTE,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_each_slip_has_its_code_its_place_and_its_cure(checked: Check, questions: Write, case: Case) -> None:
    code, body, message, fix = case
    problem = checked(questions(body), code)
    assert (problem.message, problem.fix) == (message, fix)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_slip_is_told_once(questions: Write, case: Case) -> None:
    code, body, *_rest = case
    text = questions(body).replace("«", "").replace("»", "")
    _deck, problems = check_text(text)
    assert [problem.code for problem in problems] == [code]

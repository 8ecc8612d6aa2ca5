"""Problems of the YAML text: each is named where it began, with what to write instead."""

from collections.abc import Callable

import pytest

from quizgeo.decks import Deck, Problem, Severity, check_text

Check = Callable[..., Problem]
Write = Callable[..., str]
Case = tuple[str, str, str, str]

QUOTE = "put the text in quotes"
ALIKE = "indent all items of a list alike, or put the whole text in quotes"

CASES = [
    ("YA010", "  - id: a\n    question: Q?\n«\t»answer: x\n", "a tab cannot indent", "use spaces"),
    (
        "YA010",
        "  - id: a\n    question: Q?\n    list:\n      - b\n  «\u00a0»   - c\n",
        "the space U+00A0 cannot indent",
        "use spaces",
    ),
    (
        "YA010",
        "  - id: a\n    question: Q?\n    answer: x\n  «\u3000»explain: E.\n",
        "the space U+3000 cannot indent",
        "use spaces",
    ),
    ("YA011", "  - id: a\n    question: Q?\n    answer: Who«:» me\n", '": " in unquoted text', QUOTE),
    ("YA011", "  - id: a\n    question: Q?\n    answer: 日本語 b«:» c\n", '": " in unquoted text', QUOTE),
    (
        "YA012",
        '  - id: a\n    question: «"»Q?\n    answer: x\n',
        "this quote is never closed",
        "close it in the same line",
    ),
    (
        "YA012",
        '  - id: a\n    question: «"»Q?\n    answer: "x"\n',
        "this quote is never closed",
        "close it in the same line",
    ),
    ("YA013", "  - id: a\n    question: Q?\n    answer: «@»x\n", 'text may not start with "@"', QUOTE),
    ("YA013", "  - id: a\n    question: Q?\n    answer: «`»x\n", 'text may not start with "`"', QUOTE),
    ("YA013", "  - id: a\n    question: Q?\n    answer: «%»x\n", 'text may not start with "%"', QUOTE),
    ("YA013", "  - id: a\n    question: Q?\n    answer: «|»x\n", 'text may not start with "|"', QUOTE),
    ("YA013", "  - id: a\n    question: Q?\n    answer: «>»x\n", 'text may not start with ">"', QUOTE),
    ("YA013", "  - id: a\n    question: Q?\n    answer: «,» x\n", 'text may not start with ","', QUOTE),
    ("YA013", "  - id: a\n    question: Q?\n    answer: «-» x\n", 'text may not start with "- "', QUOTE),
    (
        "YA014",
        "  - id: a\n     «q»uestion: Q?\n    answer: x\n",
        "the indentation does not match line 6",
        "indent both lines alike",
    ),
    (
        "YA014",
        "  - id: a\n   «q»uestion: Q?\n    answer: x\n",
        "the indentation does not match line 6",
        "indent both lines alike",
    ),
    (
        "YA016",
        "  - id: a\n    question: Q?\n    answer: 'it'«s»'\n",
        "text after the closing quote",
        "put the whole text in quotes",
    ),
    (
        "YA016",
        "  - id: a\n    question: Q?\n    answer: [x]«y»\n    explain: z\n",
        "text after the closing bracket",
        "put the whole text in quotes",
    ),
    (
        "YA016",
        '  - id: a\n    question: Q?\n    wrong: ["a" «b»]\n',
        "text after the closing quote",
        "put the whole text in quotes",
    ),
    (
        "YA019",
        '  - id: a\n    question: Q?\n    answer: "«\\»q"\n',
        "this escape is not known",
        "write \\\\ for a backslash, or use single quotes",
    ),
    (
        "YA019",
        "  - id: a\n    «q»uestion:Q?\n    answer: x\n",
        "there is no key and no value here",
        'write "question: …"',
    ),
    (
        "YA019",
        "  - id: a\n    question: Q?\n    «a»nswer\n    explain: x\n",
        "there is no key and no value here",
        'write "field: value"',
    ),
    (
        "YA019",
        "  - id: a\n    question: Q?\n    «a»nswer：x\n",
        "there is no key and no value here",
        'write "answer: …"',
    ),
    ("YA020", "  - id: a\n    question: Q?\n    answer: «&c x»\n", '"&c" is a YAML anchor', QUOTE),
    ("YA020", "  - id: a\n    question: Q?\n    answer: «&» x\n", '"&" is a YAML anchor', QUOTE),
    ("YA021", "  - id: a\n    question: Q?\n    answer: «*x»\n", '"*x" is an alias', QUOTE),
    ("YA021", "  - id: a\n    question: Q?\n    answer: «*b*» c\n", '"*b*" is an alias', QUOTE),
    ("YA022", "  - id: a\n    question: Q?\n    answer: «!x y»\n", '"!x" is a tag', QUOTE),
    ("YA022", "  - id: a\n    question: Q?\n    answer: «!<x» y\n", '"!<x" is a tag', QUOTE),
    (
        "YA023",
        "  - id: a\n    question: Q?\n    answer: x\n    «<<»: {hint: y}\n",
        '"<<" is a merge key',
        "write the fields out",
    ),
    (
        "YA024",
        "  - id: a\n    question: Q?\n    answer: x\n    «answer»: y\n",
        '"answer" is given twice (first on line 8)',
        "delete one",
    ),
    (
        "YA024",
        "  - id: a\n    question: Q?\n    answer: x\n    «'answer'»: y\n",
        '"answer" is given twice (first on line 8)',
        "delete one",
    ),
    (
        "YA025",
        "  - id: a\n    question: Q?\n    answer: x\n«---»\nb: c\n",
        "a second document begins here",
        "keep one mapping in the file",
    ),
    (
        "YA025",
        "  - id: a\n    question: Q?\n    answer: x\n...\n«f»oo\n",
        "text after the end of the document",
        "keep one mapping in the file",
    ),
    (
        "YA026",
        "  - id: a\n    ? «question»\n    : Q?\n    answer: x\n",
        'a key must be plain text, without "?"',
        'write "key: value"',
    ),
    (
        "YA026",
        "  - id: a\n    question: Q?\n    answer: x\n    «[b]»: c\n",
        "a key must be plain text, here is a list or mapping",
        "put it in quotes",
    ),
    ("YA026", "  - «:» a\n", "a key is empty", 'write "key: value"'),
    ("YA026", "  - id: a\n    question: Q?\n    answer: x\n    «''»: c\n", "a key is empty", 'write "key: value"'),
    (
        "YA030",
        "  - id: a\n    question: Who is «#1»?\n    answer: x\n".replace("«#1»?", "«#1?»"),
        '" #1?" starts a comment, text is lost',
        "put the whole text in quotes; if it is meant as a comment, write a space after #",
    ),
    (
        "YA035",
        "  - id: a\n    question: Q?\n    answer: x\n    explain: It was the «# 1» exporter of oil\n",
        '" # 1" starts a comment, text is lost',
        "put the whole text in quotes; if it is meant as a comment, begin it with a word",
    ),
    (
        "YA019",
        "  «-id»: a\n   question: Q?\n   answer: x\n",
        'there is no space after the dash of "-id"',
        "write a space after it",
    ),
    (
        "YA019",
        "  - id: a\n    question: Q?\n    answer: x\n  «-id»: b\n   question: Q2?\n   answer: x\n",
        'there is no space after the dash of "-id"',
        "write a space after it",
    ),
    (
        "YA019",
        "  - id: a\n    question: Q?\n    answer: x\n    wrong:\n      - b\n      «-c» d\n",
        'there is no space after the dash of "-c"',
        "write a space after it",
    ),
    (
        "YA034",
        "  - id: a\n    question: Q?\n    answer: x\n    wrong:\n      - b\n       «-c d»\n",
        '"-c d" is read as part of the text above it',
        "write a space after the dash, or put the whole text in quotes",
    ),
    (
        "YA031",
        "  - id: a\n    question: Q?\n    answer: x\n    wrong:\n      «-b\n      -c»\n",
        '"-b -c" looks like a list',
        "write a space after each dash",
    ),
    (
        "YA034",
        "  - id: a\n    question: Q?\n    answer: Tbilisi\n      «- Tiflis»\n",
        '"- Tiflis" is read as part of the text above it',
        ALIKE,
    ),
    (
        "YA034",
        "  - id: a\n    question: Q?\n    answer: x\n    wrong:\n      - b\n\n       «- c»\n       - d\n      - e\n",
        '"- c" is read as part of the text above it',
        ALIKE,
    ),
    (
        "YA034",
        "  - id: a\n    question: Q?\n    answer: x\n    wrong: [b,\n      c\n        «-»\n      d]\n",
        '"-" is read as part of the text above it',
        ALIKE,
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


def test_a_second_key_points_to_the_first(checked: Check, questions: Write) -> None:
    problem = checked(questions("  - id: a\n    question: Q?\n    answer: x\n    «answer»: y\n"), "YA024")
    assert [(each.place.line, each.message) for each in problem.related] == [(8, "first here")]


@pytest.mark.parametrize("line", ["%YAML 1.1", "%FOO bar"])
def test_a_directive_is_refused(questions: Write, line: str) -> None:
    _deck, problems = check_text(f"{line}\n---\n{questions('  - {id: a, question: Q?, answer: x}')}\n")
    assert [(each.code, each.place.line, each.place.col, each.message) for each in problems] == [
        ("YA025", 1, 1, "a line that begins with % is a directive")
    ]


def test_one_document_mark_at_the_start_is_no_problem(questions: Write) -> None:
    deck, problems = check_text("---\n" + questions("  - {id: a, question: Q?, answer: x}\n"))
    assert deck is not None
    assert problems == ()


def test_a_comment_with_a_space_is_a_comment(questions: Write) -> None:
    deck, problems = check_text(questions("  - id: a\n    question: Q? # asked\n    answer: x # y\n#z\n"))
    assert problems == ()
    assert deck is not None
    assert deck["a"].prompt == "Q?"


def test_signs_inside_a_text_are_text(questions: Write) -> None:
    body = "  - id: a\n    question: Tom & Jerry's wow! 2 * 3? a#b\n    answer: 'x #1'\n"
    deck, problems = check_text(questions(body))
    assert problems == ()
    assert deck is not None
    assert deck["a"].prompt == "Tom & Jerry's wow! 2 * 3? a#b"


@pytest.mark.parametrize(
    "field",
    [
        "explain: |\n      Because\n        - b\n        - c\n",
        "explain: >-\n      Because\n        - b\n",
        "explain: 'Because\n        - b'\n",
        "explain: Because -\n      of it - and so on\n",
        "wrong:\n      - b\n      - c\n",
        "wrong: # not these\n      - b\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_dashes_that_are_meant_are_no_problem(questions: Write, field: str, end: str) -> None:
    deck, problems = check_text(
        questions(f"  - id: a\n    question: Q?\n    answer: x\n    {field}").replace("\n", end)
    )
    assert problems == ()
    assert deck is not None


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_dash_too_deep_is_found_whatever_ends_the_lines(questions: Write, end: str) -> None:
    text = questions("  - id: a\n    question: Q?\n    answer: x\n\n      - y\n").replace("\n", end)
    _deck, problems = check_text(text)
    assert [(each.code, each.place.line, each.place.col, each.place.end_col) for each in problems] == [
        ("YA034", 10, 7, 10)
    ]


def test_a_field_behind_a_wide_space_is_told_as_such_wherever_it_comes_to_stand() -> None:
    text = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n  - id: a\n    question: Q?\n\u3000answer: x\n"
    _deck, problems = check_text(text)
    assert ("YA010", 8, "the space U+3000 cannot indent") in [
        (each.code, each.place.line, each.message) for each in problems
    ]
    assert "DK004" not in [each.code for each in problems]


def test_four_different_syntax_errors_in_five_questions_are_all_placed(questions: Write) -> None:
    body = (
        "  - id: a\n    question: Q?\n    answer: Who: me\n"
        '  - id: b\n    question: "unclosed\n    answer: x\n'
        "  - id: c\n    question: Q?\n    answer: @x\n"
        "  - id: e\n    question: Q?\n    wrong: [a, b\n    answer: c\n"
        "  - id: f\n    question: Q?\n    anser: x\n"
    )
    _deck, problems = check_text(questions(body))
    assert [(each.code, each.place.line, each.path) for each in problems] == [
        ("YA011", 8, ""),
        ("YA012", 10, ""),
        ("YA013", 14, ""),
        ("YA015", 17, ""),
        ("QN004", 21, "questions[4].anser"),
    ]


def test_after_a_syntax_error_nothing_is_called_missing() -> None:
    text = "quizgeo: 1\ndeck: d\nsources: {n: {title: N}}\nquestions:\n  - id: a\n    question: Q?\n   answer: x\n"
    _deck, problems = check_text(text)
    assert [each.code for each in problems] == ["YA014"]


def test_reading_goes_on_at_the_next_question_at_most_twenty_times(questions: Write) -> None:
    body = "".join(f"  - id: q{n}\n    question: Q?\n    answer: @x\n" for n in range(30))
    _deck, problems = check_text(questions(body))
    assert [each.place.line for each in problems] == [8 + 3 * n for n in range(21)]


def test_a_head_that_cannot_be_read_hides_no_question() -> None:
    text = "quizgeo: 1\ntitle: a: b\nquestions:\n  - id: a\n    question: Q?\n    anser: x\n    source: news\n"
    _deck, problems = check_text(text)
    assert [(each.code, each.place.line) for each in problems] == [("YA011", 2), ("QN004", 6)]


def test_lines_may_end_in_any_way(questions: Write) -> None:
    body = "  - id: a\n    question: Q?\n    answer: @x\n  - id: b\n    question: Q?\n    anser: x\n"
    for end in ("\n", "\r\n", "\r"):
        _deck, problems = check_text(questions(body).replace("\n", end))
        assert [(each.code, each.place.line, each.place.col) for each in problems] == [
            ("YA013", 8, 13),
            ("QN004", 11, 5),
        ]


def test_warnings_alone_leave_a_deck(questions: Write) -> None:
    deck, problems = check_text(questions('  - id: a\n    question: "a\\u200b b?"\n    answer: x\n'))
    assert deck is not None
    assert deck["a"].prompt == "a b?"
    assert [(each.code, each.severity, each.message) for each in problems] == [
        ("YA005", Severity.WARNING, "invisible U+200B was removed")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "  - id: a\n    question: What is it ?\n    answer: x\n",
        "  - {id: a, question: What is it ?, answer: x}\n",
        '  - id: a\n    question: Siapa dia ?\n    answer: x\n    explain: Why not ?\n    hint: Who asked "Why" ?\n',
        "  - id: a\n    question: Who asked? # or why ?\n    answer: x\n",
        "  - id: a\n    question: Q?\n    answer: x  # 2 sources say so\n    explain: In 1993 # 4 years later\n",
    ],
)
def test_a_question_mark_behind_a_space_and_a_plain_comment_are_no_problem(
    load: Callable[..., Deck], body: str
) -> None:
    assert load(body)["a"].id == "a"

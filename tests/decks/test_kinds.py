"""Every kind of question is read from its short form, each value by the rule of its field."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from quizgeo.decks import (
    Choice,
    Citation,
    Cloze,
    Date,
    Deck,
    Find,
    Flashcard,
    Gap,
    Groups,
    Kind,
    ListOf,
    MapView,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    PartialDate,
    PlaceOnMap,
    Source,
    Span,
    Text,
    Tolerance,
    TrueFalse,
    check_text,
    parse_deck,
)

Load = Callable[..., Deck]
Write = Callable[..., str]

BODIES: list[tuple[str, Kind]] = [
    ("question: Q?, answer: x, wrong: [y, z]", Choice((Option("x", correct=True), Option("y"), Option("z")))),
    ("question: Q?, answer: x, wrong: y, show: 1", Choice((Option("x", correct=True), Option("y")), 1)),
    (
        "question: Q?, answer: x, wrong: y, ladder: typed, accept: [ex], reject: [why]",
        Choice((Option("x", correct=True), Option("y")), None, ("ex",), ("why",)),
    ),
    (
        "question: Q?, answers: [x, y], wrong: [z]",
        Multiple((Option("x", correct=True), Option("y", correct=True), Option("z"))),
    ),
    (
        "question: Q?, options: [a, {text: x, correct: yes}, {text: z, credit: 0.5, feedback: F, pin: last}]",
        Choice((Option("a"), Option("x", correct=True), Option("z", credit=0.5, feedback="F", pin="last"))),
    ),
    (
        "question: Q?, options: [{text: x, correct: yes}, {text: y, correct: true, pin: first}, z], show: 1",
        Multiple((Option("x", correct=True), Option("y", correct=True, pin="first"), Option("z")), 1),
    ),
    ("statement: S., answer: false", TrueFalse("S.", answer=False)),
    ("question: True?, statement: S., answer: YES", TrueFalse("S.", answer=True)),
    ("question: Q?, answer: x", Text("x")),
    ("question: Q?, answer: x, accept: ex, reject: [y, z], strict: on", Text("x", ("ex",), ("y", "z"), strict=True)),
    ("question: Q?, number: 38", Number(Decimal(38), Decimal(38), "38")),
    (
        "question: Q?, number: -1.50, unit: [km, kilometres], within: 5%",
        Number(Decimal("-1.5"), Decimal("-1.5"), "-1.50", ("km", "kilometres"), Tolerance(Decimal(5), percent=True)),
    ),
    ("question: Q?, number: 60..70", Number(Decimal(60), Decimal(70), "60..70")),
    ("question: Q?, number: 4, within: 0.5", Number(Decimal(4), Decimal(4), "4", (), Tolerance(Decimal("0.5")))),
    ("question: Q?, date: 2023", Date(PartialDate(2023))),
    ("question: Q?, date: 2023-09, within: 2 months", Date(PartialDate(2023, 9), Span(2, "month"))),
    ("question: Q?, date: 2024-02-29, within: 1 week", Date(PartialDate(2024, 2, 29), Span(1, "week"))),
    ("question: Q?, list: [a, [b, c], d]", ListOf((("a",), ("b", "c"), ("d",)), 3)),
    ("question: Q?, list: [a, b, c], need: 2", ListOf((("a",), ("b",), ("c",)), 2)),
    ("question: Q?, order: [c, a, b]", Order(("c", "a", "b"))),
    ("question: Q?, match: {a: b, c: b}, extra: [d]", Match((("a", "b"), ("c", "b")), ("d",))),
    ("question: Q?, match: [[a, b], {c: d}]", Match((("a", "b"), ("c", "d")))),
    ("question: Q?, groups: {a: [b, c], d: e}", Groups((("a", ("b", "c")), ("d", ("e",))))),
    ("cloze: '((Turkey|Türkiye::a state)) did.'", Cloze((Gap("Turkey", ("Türkiye",), "a state"), " did."))),
    (
        "question: Fill., cloze: 'in ((1993)) so ((NATO (1949)))'",
        Cloze(("in ", Gap("1993"), " so ", Gap("NATO (1949)"))),
    ),
    (r"cloze: 'a \((b\)) ((c \| d \:\: e))'", Cloze(("a ((b)) ", Gap("c | d :: e")))),
    ("front: F, back: B", Flashcard("F", "B")),
    ("question: Say it., front: F, back: B, both_ways: yes", Flashcard("F", "B", both_ways=True)),
    ("question: Q?, model: M., rubric: [a, b]", Open("M.", ("a", "b"))),
    ("question: Q?, model: M.", Open("M.")),
    ("question: Q?, find: AM", Find("AM")),
    ("question: Q?, place: '40.18, 44.51', within: 30 km", PlaceOnMap(40.18, 44.51, 30.0)),
    ("question: Q?, place: [-40, 44.5], within: 500 m", PlaceOnMap(-40.0, 44.5, 0.5)),
    ("question: Q?, place: [-40, 44.5], within: 10mi", PlaceOnMap(-40.0, 44.5, 16.09344)),
]


@pytest.mark.parametrize(("fields", "body"), BODIES)
def test_a_kind_is_named_by_its_answer_keys(load: Load, fields: str, body: Kind) -> None:
    (question,) = load(f"  - {{id: a, {fields}}}\n").questions
    assert question.body == body
    assert question.kind == body.name


@pytest.mark.parametrize(("fields", "body"), BODIES)
def test_block_style_reads_the_same(load: Load, fields: str, body: Kind) -> None:
    (flow,) = load(f"  - {{id: a, {fields}}}\n").questions
    (block,) = load(f"  -\n    {{\n    id: a,\n    {fields}\n    }}\n").questions
    assert block.body == flow.body == body


def test_common_fields_arrive_where_the_model_has_them(load: Load) -> None:
    body = """\
  - id: a
    question: Q?
    answer: x
    wrong: [y]
    hint: [h, i]
    explain: |
      One.

      Two.
    feedback: {right: R, y: Y}
    source: {ref: news, at: 21, quote: said so}
    as_of: 2025-07
    review_by: 2026-06-01
    status: contested
    tags: [one, Zwei]
    difficulty: 3
    points: 2.5
    time: 1:30
    map: {region: world, show: [AM, Iran]}
    ladder: typed
    shuffle: no
    notes: For teachers.
    x-mine: {a: [b, ~]}
"""
    question = load(body, "sources: {news: {title: News, url: 'https://n.example/x', published: 2025-07}}\n")["a"]
    assert (question.key, question.id, question.prompt, question.line) == ("d/a", "a", "Q?", 7)
    assert question.hints == ("h", "i")
    assert question.explain == "One.\n\nTwo."
    assert question.feedback == {"right": "R", "y": "Y"}
    news = Source("news", "News", url="https://n.example/x", published=PartialDate(2025, 7))
    assert question.source == Citation(news, 21, "said so")
    assert (question.as_of, question.review_by) == (PartialDate(2025, 7), PartialDate(2026, 6, 1))
    assert (question.status, question.tags, question.difficulty) == ("contested", ("one", "Zwei"), 3)
    assert (question.points, question.seconds) == (2.5, 90)
    assert question.map == MapView("world", ("AM", "Iran"))
    assert question.typed_ladder
    assert not question.shuffle
    assert question.notes == "For teachers."
    assert question.extra == {"x-mine": {"a": ["b", None]}}
    assert (question.language, question.path) == ("en", "deck.yaml")


def test_the_head_arrives_where_the_model_has_it(load: Load) -> None:
    head = """\
description: About.
scope: Nothing.
notes: For teachers.
as_of: 2025
license: CC0
authors: [A, B]
reviewers: C
level: exam
sources: {n: {title: N, author: A, publisher: P, language: id, accessed: 2025-07-01, license: L, x-a: b}}
draw: {t: 1}
x-more: y
"""
    deck = load("  - {id: a, question: Q?, answer: x, tags: [t], source: n}\n", head)
    assert (deck.id, deck.title, deck.language, deck.level) == ("d", "T", "en", "exam")
    assert (deck.description, deck.scope, deck.notes, deck.license) == ("About.", "Nothing.", "For teachers.", "CC0")
    assert (deck.authors, deck.reviewers, deck.as_of) == (("A", "B"), ("C",), PartialDate(2025))
    assert deck.draw == {"t": 1}
    assert deck.extra == {"x-more": "y"}
    assert deck.sources["n"].accessed == PartialDate(2025, 7, 1)
    assert deck.path is None


def test_defaults_hold_until_a_question_says_otherwise(load: Load) -> None:
    head = "as_of: 2024\nsources: {n: {title: N}, m: {title: M}}\n"
    head += "defaults: {question: True or false?, tags: [t], source: n, status: claim, shuffle: no, ladder: typed}\n"
    body = "  - {id: a, statement: S., answer: yes}\n"
    body += "  - {id: b, question: Q?, answer: x, wrong: [y], tags: [u], source: m, as_of: 2025, accept: [ex]}\n"
    deck = load(body, head)
    assert deck["a"].prompt == "True or false?"
    assert deck["a"].tags == ("t",)
    assert deck["a"].source == Citation(deck.sources["n"])
    assert (deck["a"].as_of, deck["b"].as_of) == (PartialDate(2024), PartialDate(2025))
    assert (deck["b"].tags, deck["b"].status) == (("u",), "claim")
    assert not deck["b"].shuffle
    assert deck["b"].typed_ladder
    assert not deck["a"].typed_ladder
    assert deck["b"].source == Citation(deck.sources["m"])


def test_a_default_date_of_the_questions_goes_before_that_of_the_deck(load: Load) -> None:
    assert load("  - {id: a, question: Q?, answer: x}\n", "as_of: 2024\ndefaults: {as_of: 2020}\n")[
        "a"
    ].as_of == PartialDate(2020)


def test_a_question_may_bring_its_own_source(load: Load) -> None:
    question = load("  - {id: a, question: Q?, answer: x, source: {title: Own, at: 3, url: 'http://o.example'}}\n")["a"]
    assert question.source == Citation(Source("", "Own", url="http://o.example"), 3)


def test_a_box_may_stand_for_a_region(load: Load) -> None:
    question = load("  - {id: a, question: Q?, find: AM, map: {region: [40, 38.5, 50, 44]}}\n")["a"]
    assert question.map == MapView("40, 38.5, 50, 44")


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "12:30", "014", "1.10", "2023-13-45", "=", "0x1F", "1e3", "nil", "off", ".inf", "190:20:30", "<<"],
)
def test_a_text_is_what_is_written(written: str) -> None:
    deck, _problems = check_text(
        f"quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n  - id: a\n    question: Q?\n    answer: {written}\n"
        f"    accept: [{written}]\n    hint: {written}\n"
    )
    assert deck is not None
    assert deck["a"].body == Text(written, (written,))
    assert deck["a"].hints == (written,)


@pytest.mark.parametrize(
    "text",
    ["[b]bold[/b]", "# head", "<b>&amp;", "$x^2$", "{{c1::x}}", "'; DROP", "%s {0} ${HOME} `id`", "می\u200cخواهم",
     "ქართული", "Հայերեն", "👩‍👩‍👧 🇦🇲", "é", "Ａｂｃ"],
)  # fmt: skip
def test_any_text_loads_exactly(questions: Write, text: str) -> None:
    quoted = text.replace("'", "''")
    deck = parse_deck(questions(f"  - id: a\n    question: '{quoted} ?'\n    answer: x\n    accept: '{quoted}'\n"))
    assert deck["a"].prompt == f"{text} ?"
    assert deck["a"].body == Text("x", (text,))


def test_texts_become_canonically_composed(questions: Write) -> None:
    deck = parse_deck(questions("  - id: a\n    question: Q?\n    answer: Tu\u0308rkiye\n"))
    assert deck["a"].body == Text("Türkiye")


def test_a_line_of_text_folds_its_line_ends_and_a_text_keeps_them(load: Load) -> None:
    question = load("  - id: a\n    question: |-\n      one\n      two\n    answer: |-\n      three\n      four\n")["a"]
    assert question.prompt == "one\ntwo"
    assert question.body == Text("three four")


def test_a_text_key_in_quotes_may_look_like_a_number(load: Load) -> None:
    assert load("  - {id: a, question: Q?, answer: '1991', strict: yes}\n")["a"].body == Text("1991", strict=True)


def test_a_deck_is_asked_by_id(load: Load) -> None:
    deck = load("  - {id: a, question: Q?, answer: x}\n  - {id: b, question: R?, answer: y}\n")
    assert "a" in deck
    assert "z" not in deck
    assert [question.id for question in deck] == ["a", "b"]
    assert len(deck) == 2
    assert deck["b"].deck == "d"
    with pytest.raises(KeyError):
        deck["z"]

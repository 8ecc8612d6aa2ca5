"""Filled sheets are marked by the manifest: every place on every variant maps back to its question and its options."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Deck
from quizgeo.exchange import ExchangeError
from quizgeo.exchange.paper import (
    Manifest,
    Marking,
    Paper,
    answer_rows,
    manifest_bytes,
    manifest_of,
    marked,
    read_manifest,
)
from tests.exchange.decks import deck_of, decks
from tests.exchange.paper.papers import every_kind, paper_of, perfect

OWN_LETTERS = ("choice", "multiple", "true_false", "order", "match", "groups")


def kept(paper: Paper) -> Manifest:
    """Give the manifest as it comes back from the disk."""
    return read_manifest(manifest_bytes(manifest_of(paper)), "paper.json")


def table(*rows: list[str], count: int) -> bytes:
    written = StringIO()
    csv.writer(written).writerows([["name", "variant", *map(str, range(1, count + 1))], *rows])
    return written.getvalue().encode()


def mark(paper: Paper, *rows: list[str]) -> Marking:
    return marked(kept(paper), table(*rows, count=len(paper.variants[0].placed)), "answers.csv")


def alone(fields: dict[str, object], cell: str) -> tuple[float, str, int]:
    """Mark one cell: points, what was given in words, problems."""
    found = mark(paper_of(deck_of([{"id": "q", **fields}])), ["Ann", "A", cell])
    (given_mark,) = found.people[0].marks
    return given_mark.points, given_mark.given, len(found.problems)


def test_who_knows_everything_has_all_points_on_every_variant() -> None:
    paper = paper_of(every_kind(), variants=5, seed=11)
    rows = [
        [
            f"Ann {variant.letter}",
            variant.letter,
            *(perfect(each.question, each.right.letters) for each in variant.placed),
        ]
        for variant in paper.variants
    ]
    found = mark(paper, *rows)
    assert found.problems == ()
    assert [(each.variant, each.points, each.of) for each in found.people] == [(sign, 18, 18) for sign in "ABCDE"]


@settings(max_examples=40, deadline=None)
@given(decks(*OWN_LETTERS), st.integers(0, 2**63 - 1))
def test_the_letters_of_the_key_are_right_for_any_deck(deck: Deck, seed: int) -> None:
    paper = paper_of(deck, seed=seed, variants=2)
    rows = [
        [f"x{each.letter}", each.letter, *(placed.right.letters for placed in each.placed)] for each in paper.variants
    ]
    found = mark(paper, *rows)
    assert found.problems == ()
    assert [person.points for person in found.people] == [person.of for person in found.people]


@settings(max_examples=30, deadline=None)
@given(decks())
def test_the_manifest_holds_every_question_as_it_was_asked(deck: Deck) -> None:
    paper = paper_of(deck, variants=2)
    manifest = kept(paper)
    found = marked(manifest, table(count=len(paper.variants[0].placed)), "a.csv").questions
    for placed in paper.variants[0].placed:
        asked = placed.question
        assert (found[asked.key].body, found[asked.key].prompt) == (asked.body, asked.prompt)


def test_the_manifest_says_what_stands_where() -> None:
    paper = paper_of(every_kind(), variants=2, seed=5)
    manifest = kept(paper)
    assert (manifest.deck, manifest.seed, manifest.hash, manifest.format) == ("d", 5, paper.digest, 1)
    for variant, arranged in zip(paper.variants, manifest.variants, strict=True):
        assert arranged.variant == variant.letter
        for placed, slot in zip(variant.placed, arranged.questions, strict=True):
            assert (slot.number, slot.question, slot.key) == (
                placed.posed.number, placed.question.key, placed.right.letters,
            )  # fmt: skip


def test_options_that_were_not_shown_are_not_in_the_manifest() -> None:
    fields = {"id": "q", "question": "?", "answer": "A", "wrong": ["B", "C", "D"], "show": 1}
    manifest = kept(paper_of(deck_of([fields])))
    (slot,) = manifest.variants[0].questions
    assert len(slot.options) == 2
    assert "A" in slot.options


CHOICE = {"question": "?", "answer": "A1", "wrong": ["B1", "C1"], "shuffle": False}
MULTIPLE = {"question": "?", "answers": ["A1", "B1"], "wrong": ["C1", "D1"], "shuffle": False}
GROUPS = {"question": "?", "groups": {"g": ["i"], "h": ["j"]}}
MATCH = {"question": "?", "match": {"l": "r", "m": "r"}}


@pytest.mark.parametrize(
    ("fields", "cell", "points", "told"),
    [
        (CHOICE, "A", 1, "A1"),
        (CHOICE, " a ", 1, "A1"),
        (CHOICE, "b.", 0, "B1"),
        (CHOICE, "AB", 0, "A1, B1"),
        (MULTIPLE, "AB", 1, "A1; B1"),
        (MULTIPLE, "a, b", 1, "A1; B1"),
        (MULTIPLE, "A", 0.5, "A1"),
        (MULTIPLE, "ABCD", 0, "A1; B1; C1; D1"),
        ({"statement": "S", "answer": "true"}, "t", 1, "True"),
        ({"statement": "S", "answer": "true"}, "False", 0, "False"),
        ({"statement": "S", "answer": "false"}, "F", 1, "False"),
        (GROUPS, "- -", 0, ""),
        (CHOICE, "-", 0, ""),
        (MULTIPLE, "–", 0, ""),
        ({"question": "?", "answer": "-"}, "-", 1, "-"),
        (MATCH, "A A", 1, "l: r; m: r"),
        (MATCH, "A-", 0.5, "l: r"),
        ({"question": "?", "answer": "Tbilisi"}, "Tbilissi", 1, "Tbilissi"),
        ({"question": "?", "answer": "Tbilisi"}, "Baku", 0, "Baku"),
        ({"question": "?", "number": "40", "within": "5%"}, "41", 1, "41"),
        ({"question": "?", "list": ["a1", "b1"]}, "b1; a1", 1, "b1; a1"),
        ({"cloze": "((a1)) ((b1))"}, "a1; c1", 0.5, "a1; c1"),
        ({"question": "?", "model": "x", "points": 4}, "2,5", 2.5, "2,5"),
        ({"question": "?", "answer": "Tbilisi", "points": 4}, "!3", 3, "3"),
        ({"question": "?", "answer": "Tbilisi"}, "", 0, ""),
        ({"question": "?", "answer": "=1+1"}, "'=1+1", 1, "=1+1"),
    ],
)
def test_a_cell_is_read_as_its_question_is_answered(
    fields: dict[str, object], cell: str, points: float, told: str
) -> None:
    assert alone(fields, cell) == (points, told, 0)


@pytest.mark.parametrize(
    ("fields", "cell"),
    [
        (CHOICE, "Z"),
        (CHOICE, "1"),
        (CHOICE, "?!"),
        ({"statement": "S", "answer": "true"}, "X"),
        (MATCH, "A A A"),
        (MATCH, "Я A"),
        ({"question": "?", "order": ["a", "b", "c"]}, "A B D"),
        ({"question": "?", "model": "x"}, "well done"),
        ({"question": "?", "model": "x"}, "2"),
        ({"question": "?", "model": "x"}, "-1"),
        ({"question": "?", "model": "x"}, "nan"),
        ({"question": "?", "answer": "x"}, "!"),
        ({"question": "?", "answer": "x"}, "!x"),
    ],
)
def test_a_cell_that_cannot_be_read_earns_nothing_and_is_named(fields: dict[str, object], cell: str) -> None:
    points, _told, problems = alone(fields, cell)
    assert (points, problems) == (0, 1)


def test_what_is_wrong_is_named_by_line_and_question() -> None:
    found = mark(paper_of(deck_of([{"id": "q", **CHOICE}]), variants=2), ["Ann", "A", "Z"], ["Bo", "C", "A"], ["", "A"])
    assert [str(each) for each in found.problems] == [
        "answers.csv:2:3: warning EX005: question 1: there is no option Z",
        'answers.csv:3:1: warning EX005: there is no variant "C"; there are: A, B',
    ]
    assert [each.name for each in found.people] == ["Ann"]


def test_the_variant_may_be_left_out_where_there_is_one() -> None:
    found = mark(paper_of(deck_of([{"id": "q", **CHOICE}])), ["Ann", "", "A"])
    assert [(each.variant, each.points) for each in found.people] == [("A", 1)]


def test_a_paper_in_one_variant_needs_no_column_for_it() -> None:
    assert read("name,1,2,3\nAnn,A,B,A\nBo,,A,C\n") == ([[1, 0, 1], [0, 1, 0]], [])
    two = kept(paper_of(deck_of([{"id": "q", **CHOICE}]), variants=2))
    found = marked(two, b"name,1\nAnn,A\n", "a.csv")
    assert [each.message for each in found.problems] == ['there is no variant ""; there are: A, B']


def test_answers_are_rows_of_a_report() -> None:
    paper = paper_of(deck_of([{"id": "q", **MULTIPLE, "points": 2}, {"id": "r", **CHOICE}]), in_order=True)
    rows = list(answer_rows(mark(paper, ["Ann", "A", "A"])))
    title = paper.title
    assert rows == [
        ("Ann", "d/q", "0.5", "A1", "2", "multiple", "?", "A1, B1", "A", title),
        ("Ann", "d/r", "", "", "1", "choice", "?", "A1", "A", title),
    ]


def test_a_cell_that_cannot_be_read_is_no_answer_in_a_report() -> None:
    paper = paper_of(deck_of([{"id": "q", **CHOICE}]))
    found = mark(paper, ["Ann", "A", "Z"])
    assert [(each.given, each.answered) for each in found.people[0].marks] == [("Z", False)]
    assert [row[2:4] for row in answer_rows(found)] == [("", "")]


@pytest.mark.parametrize(
    ("fields", "cell", "score"),
    [
        ({"question": "?", "model": "x", "points": 4}, "1", "0.25"),
        ({"front": "f", "back": "b"}, "0.5", "0.5"),
        ({"question": "?", "answer": "Tbilisi"}, "!0", "0"),
    ],
)
def test_points_that_a_person_gave_are_no_answer_in_a_report(fields: dict[str, object], cell: str, score: str) -> None:
    found = mark(paper_of(deck_of([{"id": "q", **fields}])), ["Ann", "A", cell])
    assert [row[2:4] for row in answer_rows(found)] == [(score, "")]


def test_persons_of_one_name_stay_two_in_a_report() -> None:
    paper = paper_of(deck_of([{"id": "q", **CHOICE}]))
    found = mark(paper, *([name, "A", "A"] for name in ("Ann", "ann (2)", "Ann", "ANN")))
    assert [row[0] for row in answer_rows(found)] == ["Ann", "ann (2)", "Ann (3)", "ANN (4)"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"name,variant\n",
        b"name,variant,2\nAnn,A,B\n",
        b"\xff\xfe",
        b"PK\x03\x04",
        b'"' * 999,
        b"name,variant,1\nAnn,A,\0\n",
    ],
)
def test_what_is_no_table_of_answers_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        marked(kept(paper_of(deck_of([{"id": "q", **CHOICE}]))), data, "a.csv")


def test_a_manifest_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgeo.exchange.paper.manifest.LARGEST", len(GOOD) - 1)
    with pytest.raises(ExchangeError, match="EX006"):
        read_manifest(GOOD, "x.json")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_of_other_spreadsheets_are_read(separator: str) -> None:
    data = "\ufeffname,variant,1\r\nAnn,A,A\r\n".replace(",", separator).encode()
    assert marked(kept(paper_of(deck_of([{"id": "q", **CHOICE}]))), data, "a.csv").people[0].points == 1


def test_tables_of_old_spreadsheets_are_read() -> None:
    paper = paper_of(deck_of([{"id": "q", **CHOICE}]))
    said = "name,variant,1\rJosé,A,A\r"
    for data in (said.encode(), said.replace(",", "\t").encode("utf-16"), said.encode("cp1252"),
                 b"sep=;\r\n" + said.replace(",", ";").encode()):  # fmt: skip
        found = marked(kept(paper), data, "a.csv")
        assert [(each.name, each.points) for each in found.people] == [("José", 1)]


THREE = paper_of(deck_of([{"id": each, **CHOICE} for each in ("q", "r", "s")]), in_order=True)


def read(table: str) -> tuple[list[list[float]], list[str]]:
    """Mark a table of three choices, A each: the points of each person, and what is wrong."""
    found = marked(kept(THREE), table.encode(), "a.csv")
    return [[mark.points for mark in each.marks] for each in found.people], [each.message for each in found.problems]


def test_words_for_true_and_false_that_begin_alike_are_lettered_a_and_b() -> None:
    paper = paper_of(deck_of([{"id": "q", "statement": "S", "answer": "true"}]))
    alike = manifest_bytes(manifest_of(paper)).replace(b'"True"', b'"Sab"').replace(b'"False"', b'"Sai"')
    manifest = read_manifest(alike.replace(b'"key": "T"', b'"key": "A"'), "paper.json")
    found = marked(manifest, table(["Ann", "A", "a"], ["Bo", "A", "B"], ["Cy", "A", "S"], count=1), "a.csv")
    assert [each.points for each in found.people] == [1, 0, 0]
    assert [each.place.line for each in found.problems] == [4]


def test_columns_are_told_by_their_numbers() -> None:
    assert read("name,variant,3,1,2,remarks\nAnn,A,C,A,B,late\n") == ([[1, 0, 0]], [])
    assert read("name,variant,1,3\nAnn,A,A,A\n") == (
        [[1, 0, 1]], ["question 2 has no column, so nobody earns anything for it"],
    )  # fmt: skip
    assert read("name,variant,3\nAnn,A,A\n") == (
        [[0, 0, 1]], ["questions 1, 2 have no column, so nobody earns anything for them"],
    )  # fmt: skip


def test_a_table_without_people_is_told() -> None:
    assert read("name,variant,1,2,3\n") == ([], ["nobody stands below the first row, so there is nothing to mark"])


def test_no_answer_goes_unseen() -> None:
    head = "name,variant,1,2,3\n"
    assert read(f"{head},A,A,A,A\n,A,,,\n") == ([], ["answers without a name are left out"])
    assert read(f"{head}Ann,A,A,A,A,A\n") == ([[1, 1, 1]], ["this row has more cells than the first row names columns"])
    told = '"ann" stands in line 2 too: give each person a name of their own'
    assert read(f"{head}Ann,A,A\nann,A,A\n") == ([[1, 0, 0], [1, 0, 0]], [told])


@pytest.mark.parametrize("head", ["name,variant,1,1,2", "name,variant,1,2,4", "Ann,A,1,2,3", "name,variant,a"])
def test_a_head_that_does_not_name_the_numbers_is_refused(head: str) -> None:
    with pytest.raises(ExchangeError, match="EX006"):
        read(f"{head}\nBo,A,A,A,A\n")


GOOD = manifest_bytes(manifest_of(paper_of(every_kind())))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b"\xff", b"[" * 100_000,
        GOOD.replace(b'"paper"', b'"deck"'),
        GOOD.replace(b'"format": 1', b'"format": 2'),
        GOOD.replace(b'"question": "d/choice"', b'"question": "d/other"'),
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError, match="EX006"):
        read_manifest(data, "x.json")


@pytest.mark.parametrize(
    "change", [(b'"kind": "choice"', b'"kind": "riddle"'), (b'"correct": true', b'"correct": "x"')]
)
def test_a_damaged_question_of_a_manifest_is_refused(change: tuple[bytes, bytes]) -> None:
    manifest = read_manifest(GOOD.replace(*change), "x.json")
    with pytest.raises(ExchangeError, match="EX002"):
        marked(manifest, table(count=15), "x.csv")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(GOOD)), st.integers(0, 60))
def test_damaged_files_end_in_a_refusal(noise: bytes, place: int, length: int) -> None:
    damaged = GOOD[:place] + noise + GOOD[place + length :]
    try:
        marked(read_manifest(damaged, "x.json"), noise + b"\nname,variant,1\n" + noise, "x.csv")
    except ExchangeError:
        return


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12), min_size=15, max_size=15))
def test_any_cells_are_marked(cells: list[str]) -> None:
    found = mark(paper_of(every_kind()), ["Ann", "A", *cells])
    assert all(0 <= each.points <= each.of for person in found.people for each in person.marks)

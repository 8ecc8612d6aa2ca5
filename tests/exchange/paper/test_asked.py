"""Each kind of question on paper: what is read, what there is to write on, what is in the key."""

from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.exchange.paper.sheets import Gapped, Grid, Line, Lines, Options, Pairs, Picture, Piece, Questions, Steps
from quizgeo.maps import Atlas, shipped
from tests.exchange.decks import deck_of
from tests.exchange.paper.papers import KINDS, every_kind, paper_of, posed, right

PAPER = paper_of(every_kind(), explain=True, points=True)


def block(kind: str) -> object:
    (found,) = posed(PAPER, kind).blocks
    return found


def test_a_choice_has_lettered_boxes() -> None:
    found = block("choice")
    assert isinstance(found, Options)
    assert [letter for letter, _text in found.options] == ["A", "B", "C", "D"]
    assert sorted(text for _letter, text in found.options) == ["right-choice", "w1", "w2", "w3"]
    key = right(PAPER, "choice")
    assert dict(found.options)[key.letters] == "right-choice"
    assert (key.answers, key.explain) == (("right-choice",), "because-choice")


def test_of_several_options_all_are_ticked() -> None:
    found, key = block("multiple"), right(PAPER, "multiple")
    assert isinstance(found, Options)
    assert posed(PAPER, "multiple").task == "Tick all that are right."
    assert {dict(found.options)[letter] for letter in key.letters} == {"right-m1", "right-m2"}
    assert (posed(PAPER, "multiple").points, key.points) == ("2 points", "2 points")


def test_a_part_of_the_points_is_in_the_key() -> None:
    options = [{"text": "yes", "correct": True}, {"text": "half", "credit": 0.5}, "no"]
    paper = paper_of(deck_of([{"id": "q", "question": "?", "options": options}]))
    assert right(paper, "q").notes == ("50% of the points: half",)


def test_true_and_false_have_their_own_letters() -> None:
    assert block("true-false") == Options((("T", "True"), ("F", "False")), ours=True)
    assert (posed(PAPER, "true-false").stem, posed(PAPER, "true-false").task) == ("It is so.", "Is this true or false?")
    assert (right(PAPER, "true-false").letters, right(PAPER, "true-false").answers) == ("F", ("false",))


def test_lines_are_of_one_length_whatever_is_right() -> None:
    fields = [{"id": f"q{size}", "question": "?", "answer": "x" * size} for size in (1, 90)]
    paper = paper_of(deck_of(fields))
    assert posed(paper, "q1").blocks == posed(paper, "q90").blocks == (Line(),)


def test_a_text_has_a_line_and_what_else_is_accepted() -> None:
    assert right(PAPER, "text").notes == ("Accepted too: also-text", "Not accepted: never-text")


def test_a_number_has_its_unit_and_how_far_it_may_be_off() -> None:
    assert block("number") == Line("km")
    assert right(PAPER, "number").answers == ("4711 km",)
    assert right(PAPER, "number").notes == ("Accepted: ± 5 %",)


@pytest.mark.parametrize(
    ("date", "task"),
    [
        ("1993", "Give the year."),
        ("1993-05", "Give the month and the year."),
        ("1993-05-02", "Give the day, the month and the year."),
    ],
)
def test_a_date_says_how_exactly_it_is_asked(date: str, task: str) -> None:
    paper = paper_of(deck_of([{"id": "q", "question": "When?", "date": date}]))
    assert (posed(paper, "q").task, posed(paper, "q").blocks) == (task, (Line(),))


def test_a_date_may_be_off_by_a_span() -> None:
    assert right(PAPER, "date").notes == ("Accepted: ± 1 month",)


def test_a_list_has_as_many_lines_as_are_wanted() -> None:
    assert block("list") == Lines(2, numbered=True)
    assert right(PAPER, "list").answers == ("key-l1", "key-l2", "key-l3")
    assert right(PAPER, "list").notes == ("Accepted too: key-l1: also-l1",)


def test_an_order_has_a_box_for_each_step() -> None:
    found = block("order")
    assert isinstance(found, Steps)
    things = dict(found.things)
    assert [things[letter] for letter in right(PAPER, "order").letters.split()] == ["o-first", "o-second", "o-third"]


def test_pairs_have_two_columns() -> None:
    found = block("match")
    assert isinstance(found, Pairs)
    assert found.lefts == ("left1", "left2")
    assert sorted(text for _letter, text in found.rights) == ["r1", "r2", "r3"]
    assert [dict(found.rights)[letter] for letter in right(PAPER, "match").letters.split()] == ["r1", "r2"]


def test_groups_are_a_table() -> None:
    found = block("groups")
    assert isinstance(found, Grid)
    assert found.groups == (("A", "g1"), ("B", "g2"))
    homes = dict(zip(found.things, right(PAPER, "groups").letters.split(), strict=True))
    assert homes == {"i1": "A", "i2": "A", "i3": "B"}


def test_gaps_are_numbered_and_hinted_at() -> None:
    assert block("cloze") == Gapped((Piece("The "), Piece("hinted", 1), Piece(" and "), Piece("", 2), Piece(".")))
    assert right(PAPER, "cloze").answers == ("1. key-gap1", "2. key-gap2")
    assert right(PAPER, "cloze").notes == ("Accepted too: (1) also-gap1",)


def test_a_card_is_a_term_with_a_line() -> None:
    assert (posed(PAPER, "flashcard").stem, block("flashcard")) == ("Front", Line())
    assert posed(PAPER, "flashcard").task == "Write a short answer."
    assert right(PAPER, "flashcard").answers == ("key-back",)
    assert [(loss.key, loss.what) for loss in PAPER.losses()] == [("d/flashcard", "changed")]


@pytest.mark.parametrize(("points", "lines"), [(0, 3), (1, 3), (3, 9), (99, 20)])
def test_an_answer_in_ones_own_words_has_lines_by_its_points(points: int, lines: int) -> None:
    paper = paper_of(deck_of([{"id": "q", "question": "Why?", "model": "So.", "points": points}]))
    assert posed(paper, "q").blocks == (Lines(lines),)


def test_the_points_of_a_rubric_are_in_the_key() -> None:
    assert right(PAPER, "open").notes == ("Point of the answer: key-rubric",)


@pytest.mark.parametrize(
    ("kind", "task"),
    [("find", "Mark the country on the map."), ("place", "Mark the place on the map with a cross.")],
)
def test_a_map_is_there_to_be_marked(kind: str, task: str) -> None:
    found = block(kind)
    assert isinstance(found, Picture)
    assert posed(PAPER, kind).task == task
    assert "express no opinion on the status" in found.notice
    assert "Armenia" not in found.svg
    answer = right(PAPER, kind).picture
    assert answer is not None
    assert "Armenia" in answer.svg


def test_a_map_that_is_looked_at_stands_before_what_is_written_on() -> None:
    fields = {"question": "Which is marked?", "answer": "Georgia", "wrong": ["Iran"], "as_of": "2025-07",
              "map": {"region": "south-caucasus", "show": "GE"}}  # fmt: skip
    picture, options = posed(paper_of(deck_of([{"id": "q", **fields}])), "q").blocks
    assert isinstance(picture, Picture)
    assert isinstance(options, Options)
    assert "Georgia" not in picture.svg + picture.words
    assert picture.notice.endswith("State of Jul 2025.")


def test_points_are_printed_when_wished() -> None:
    assert posed(PAPER, "open").points == "3 points"
    assert posed(paper_of(every_kind()), "open").points == ""
    sheet = PAPER.printed("questions").sheets[0]
    assert isinstance(sheet, Questions)
    assert sheet.total == "Points: ____ of 18 points"


def test_an_instruction_of_the_deck_goes_before_ours() -> None:
    fields = [{"id": kind, **KINDS[kind], "question": "Do so."} for kind in ("cloze", "flashcard")]
    fields.append({"id": "tf", **KINDS["true_false"], "question": "Do so."})
    paper = paper_of(deck_of(fields))
    assert [posed(paper, key).task for key in ("cloze", "flashcard", "tf")] == ["", "", ""]
    assert [posed(paper, key).stem for key in ("cloze", "flashcard", "tf")] == [
        "Do so.",
        "Do so.\nFront",
        "Do so.\nIt is so.",
    ]


def test_the_paper_speaks_its_own_language_and_leaves_the_readers() -> None:
    paper = paper_of(every_kind(), "id")
    found = posed(paper, "true-false").blocks[0]
    assert isinstance(found, Options)
    assert found.options == (("B", "Benar"), ("S", "Salah"))
    assert right(paper, "true-false").letters == "S"
    assert language.in_use() == "en"


def test_a_language_without_a_catalogue_leaves_the_readers_own() -> None:
    assert posed(paper_of(every_kind(), "ka"), "multiple").task == "Tick all that are right."


@pytest.mark.parametrize("kind", [{"answer": "x"}, {"find": "AM"}])
def test_without_its_map_a_question_is_still_asked(
    kind: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_ATLAS", Atlas(tmp_path))  # a folder without any map
    paper = paper_of(deck_of([{"id": "q", "question": "?", "map": {"region": "south-caucasus"}, **kind}]))
    assert posed(paper, "q").blocks == (Line(),)
    assert right(paper, "q").picture is None

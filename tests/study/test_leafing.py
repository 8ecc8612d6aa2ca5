"""Leafing through a deck that is being written: page by page, and at the same question whatever is saved."""

from pathlib import Path

import pytest

from quizgeo.study import Bookmark, FaceUp, Judged, Leaf, Posing, open_at
from tests.study.desk import SEAS, opened, rested, write


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with a deck."""
    monkeypatch.chdir(tmp_path)
    write("seas.yaml", SEAS)


def saved(leaf: Leaf, text: str) -> Leaf:
    """Save another text, and go on with it."""
    write("seas.yaml", text)
    return leaf.after(rested(leaf.manuscript))


def shown(leaf: Leaf | None) -> str:
    """Give the id of the question that is open, and how it is asked."""
    assert leaf is not None
    assert leaf.trial is not None
    assert leaf.way is not None
    return leaf.trial.posed.written.id + ("~back" if leaf.way.back else "") + ("~typed" if leaf.way.typed else "")


def test_pages_go_through_every_question_in_each_of_its_ways() -> None:
    write("seas.yaml", SEAS.replace("wrong: [Aral Sea, White Sea]", "wrong: [Aral Sea, White Sea]\n    ladder: typed"))
    leaf: Leaf | None = open_at(opened(), Bookmark())
    pages = []
    while leaf is not None:
        last, leaf = leaf, leaf.turned(1)
        pages.append(shown(last))
    assert pages == ["black", "caspian", "caspian~typed", "card", "card~back"]
    leaf, back = last, []
    while leaf is not None:
        back.append(shown(leaf))
        leaf = leaf.turned(-1)
    assert back == pages[::-1]


@pytest.mark.parametrize(
    ("bookmark", "question"),
    [(Bookmark(), "black"), (Bookmark("card"), "card"), (Bookmark(line=10), "caspian"), (Bookmark("gone"), "black")],
)
def test_it_begins_where_it_is_asked_to(bookmark: Bookmark, question: str) -> None:
    assert shown(open_at(opened(), bookmark)) == question


def test_questions_can_come_with_their_answers() -> None:
    leaf = open_at(opened(), Bookmark(), answers=True)
    assert isinstance(leaf.trial, Judged)
    card = leaf.at(2)
    assert isinstance(card.trial, FaceUp)
    back = card.turned(-1)
    assert back is not None
    assert isinstance(back.trial, Judged)
    assert isinstance(open_at(opened(), Bookmark()).trial, Posing)


class TestSaving:
    def test_the_question_stays_open_by_its_id_wherever_it_goes(self) -> None:
        leaf = open_at(opened(), Bookmark("caspian"))
        head, black, rest = SEAS.partition(
            "  - id: black\n    question: Which sea lies west of Georgia?\n    answer: Black Sea\n"
        )
        moved = saved(leaf, head + rest.replace("east", "EAST") + black)
        assert shown(moved) == "caspian"
        assert moved.place == 0
        assert moved.trial is not None
        assert moved.trial.asked.prompt == "Which sea lies EAST of Azerbaijan?"

    def test_a_renamed_question_stays_open_by_its_old_name(self) -> None:
        leaf = open_at(opened(), Bookmark("caspian"))
        assert shown(saved(leaf, SEAS.replace("id: caspian", "id: lake\n    was: caspian"))) == "lake"

    @pytest.mark.parametrize(("gone", "left"), [("caspian", "card"), ("card", "caspian")])
    def test_where_the_question_is_gone_the_one_in_its_place_is_open(self, gone: str, left: str) -> None:
        leaf = open_at(opened(), Bookmark(gone))
        before, _mark, after = SEAS.partition(f"id: {gone}")
        head, rest = before.rpartition("  - ")[0], after.partition("  - ")
        assert shown(saved(leaf, head + rest[1] + rest[2])) == left

    def test_what_was_answered_stays_shown(self) -> None:
        leaf = open_at(opened(), Bookmark(), answers=True)
        now = saved(leaf, SEAS.replace("answer: Black Sea", "answer: Black Sea\n    explain: It is deep."))
        assert isinstance(now.trial, Judged)
        assert now.trial.question.explain == "It is deep."

    def test_errors_leave_the_question_as_it_stands(self) -> None:
        leaf = open_at(opened(), Bookmark("caspian"))
        broken = saved(leaf, SEAS + "bogus: 1\n")
        assert broken.manuscript.broken
        assert broken.trial is leaf.trial
        assert shown(saved(broken, SEAS)) == "caspian"

    def test_a_deck_that_could_not_be_shown_opens_where_it_was_asked_to(self) -> None:
        write("seas.yaml", SEAS + "bogus: 1\n")
        leaf = open_at(opened(), Bookmark("card"))
        assert (leaf.trial, leaf.way, leaf.turned(1)) == (None, None, None)
        assert shown(saved(leaf, SEAS)) == "card"

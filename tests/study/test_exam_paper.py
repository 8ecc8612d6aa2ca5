"""Which questions a paper has, and in which order: all of it hangs on the seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import CardEntry, CardKey
from quizgeo.study import ExamScope
from quizgeo.study.exam_paper import MOST, USUAL, choices, draw

DECK = tuple(
    CardEntry(CardKey(f"deck/{tag}{number}"), "text", tags=(tag,))
    for tag, count in {"a": 30, "b": 20, "c": 10}.items()
    for number in range(count)
)
BARE = ExamScope(())
NONE: dict[str, dict[str, int]] = {"deck": {}}


def tags(keys: list[str]) -> str:
    return "".join(key.partition("/")[2][0] for key in keys)


def of(count: int | None) -> ExamScope:
    return ExamScope((), limit=count)


def test_the_same_seed_gives_the_same_paper_and_another_one_another() -> None:
    papers = [draw(DECK, of(20), NONE, seed) for seed in (7, 7, 8)]
    assert papers[0] == papers[1]
    assert papers[0] != papers[2]
    assert set(papers[0]) != set(papers[2])


def test_the_paper_does_not_hang_on_the_order_of_the_deck() -> None:
    assert draw(DECK[::-1], of(20), NONE, 7) == draw(DECK, of(20), NONE, 7)


@given(count=st.integers(1, 60), seed=st.integers(0, 10_000))
def test_every_tag_has_its_part(count: int, seed: int) -> None:
    drawn = Counter(tags(draw(DECK, of(count), NONE, seed)))
    assert drawn.total() == count
    for tag, size in (("a", 30), ("b", 20), ("c", 10)):
        assert abs(drawn[tag] - size * count / 60) < 1


@given(seed=st.integers(0, 10_000))
def test_a_tag_is_spread_over_the_whole_paper(seed: int) -> None:
    paper = tags(draw(DECK, of(30), NONE, seed))
    halves = Counter(paper[:15]), Counter(paper[15:])
    assert all(abs(halves[0][tag] - halves[1][tag]) <= 2 for tag in "abc")
    assert "aaaa" not in paper


def test_a_paper_has_the_usual_number_where_none_is_wished_and_never_too_many() -> None:
    assert len(draw(DECK, BARE, NONE, 7)) == USUAL
    assert len(draw(DECK, of(999), NONE, 7)) == len(DECK)
    many = [CardEntry(CardKey(f"deck/{number}"), "text") for number in range(2 * MOST)]
    assert len(draw(many, of(2 * MOST), NONE, 7)) == MOST


def test_no_card_gives_no_paper() -> None:
    assert draw([], of(3), {}, 7) == []


def test_what_a_deck_wants_of_each_tag_is_drawn_unless_a_number_is_wished() -> None:
    wishes = {"deck": {"a": 2, "c": 5, "none": 3}}
    assert Counter(tags(draw(DECK, BARE, wishes, 7))) == {"a": 2, "c": 5}
    assert len(draw(DECK, of(20), wishes, 7)) == 20


def test_a_deck_that_wants_nothing_gives_the_usual_number_beside_one_that_does() -> None:
    others = tuple(CardEntry(CardKey(f"other/{number}"), "text") for number in range(40))
    drawn = draw((*DECK, *others), BARE, {"deck": {"b": 3}, "other": {}}, 7)
    assert Counter(key.partition("/")[0] for key in drawn) == {"deck": 3, "other": USUAL}


@given(seed=st.integers(0, 10_000))
def test_a_question_stands_after_those_that_come_first(seed: int) -> None:
    first, other = DECK[0].key, DECK[31].key
    last = CardEntry(CardKey("deck/last"), "text", after=(first, other, CardKey("deck/absent")), tags=("c",))
    paper = draw((*DECK, last), of(61), NONE, seed)
    assert paper.index(last.key) > max(paper.index(first), paper.index(other))


@pytest.mark.parametrize(("self_marked", "found"), [(True, ["k/a", "k/b", "k/c"]), (False, ["k/a"])])
def test_what_the_learner_marks_can_be_left_out_and_a_card_has_one_way(self_marked: bool, found: list[str]) -> None:
    class Cards(ExamScope, frozen=True):
        def cards(self) -> list[CardEntry]:
            kinds = {"k/a": "text", "k/b": "flashcard", "k/b~back": "flashcard", "k/c": "open"}
            return [CardEntry(CardKey(key), kind) for key, kind in kinds.items()]

    assert [card.key for card in choices(Cards((), self_marked=self_marked))] == found

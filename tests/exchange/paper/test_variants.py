"""Orders of questions and options: the same for a seed, different for a variant, and nothing moves that must not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Deck
from quizgeo.exchange.paper.variants import letter
from tests.exchange.decks import deck_of
from tests.exchange.paper.papers import every_kind, orders, paper_of, posed, right

SEEDS = st.integers(0, 2**63 - 1)


def choices(count: int, **more: Any) -> Deck:
    fields = {"answer": "A", "wrong": ["B", "C", "D"], **more}
    return deck_of([{"id": f"q{place}", "question": f"Q{place}?", **fields} for place in range(count)])


def texts(deck: Deck, seed: int, variant: int = 0) -> list[str]:
    """Give the options of the first question as they are printed."""
    (block,) = posed(paper_of(deck, seed=seed, variants=variant + 1), "q0", variant).blocks
    return [text for _letter, text in block.options]  # type: ignore[union-attr]  # it is a choice


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@settings(max_examples=20)
@given(SEEDS)
def test_the_same_seed_gives_the_same_paper(seed: int) -> None:
    deck = every_kind()
    assert paper_of(deck, seed=seed, variants=2) == paper_of(deck, seed=seed, variants=2)


@settings(max_examples=20)
@given(SEEDS)
def test_every_variant_asks_the_same_questions(seed: int) -> None:
    deck = deck_of(
        [{"id": f"q{place}", "question": "?", "answer": "A", "tags": ["a"]} for place in range(9)], draw={"a": 4}
    )
    first, *others = orders(paper_of(deck, seed=seed, variants=4))
    assert len(first) == 4
    assert all(sorted(other) == sorted(first) for other in others)


def test_variants_differ() -> None:
    deck = choices(10)
    assert len({tuple(order) for order in orders(paper_of(deck, variants=26))}) == 26
    assert len({tuple(texts(deck, seed=0, variant=place)) for place in range(12)}) > 3


def test_more_variants_change_no_earlier_one() -> None:
    deck = every_kind()
    assert paper_of(deck, variants=3).variants[:2] == paper_of(deck, variants=2).variants


@settings(max_examples=20)
@given(SEEDS, st.integers(0, 7))
def test_an_edited_question_moves_no_other(seed: int, place: int) -> None:
    deck = choices(8)
    fields = [{"id": each.id, "question": each.prompt, "answer": "A", "wrong": ["B", "C", "D"]} for each in deck]
    fields[place] |= {"question": "Another one?", "answer": "Z"}
    edited = deck_of(fields)
    assert orders(paper_of(edited, seed=seed)) == orders(paper_of(deck, seed=seed))


@settings(max_examples=20)
@given(SEEDS)
def test_a_translation_stands_in_the_order_of_its_original(seed: int) -> None:
    names = {"A": "Satu", "B": "Dua", "C": "Tiga", "D": "Empat"}
    translated = choices(1, answer="Satu", wrong=["Dua", "Tiga", "Empat"])
    assert texts(translated, seed) == [names[each] for each in texts(choices(1), seed)]


@settings(max_examples=20)
@given(SEEDS)
def test_pinned_options_hold_their_place(seed: int) -> None:
    options = [
        {"text": "top", "pin": "first"},
        "a",
        {"text": "k", "correct": True},
        "b",
        {"text": "none", "pin": "last"},
    ]
    found = texts(deck_of([{"id": "q0", "question": "?", "options": options}]), seed)
    assert (found[0], found[-1], sorted(found[1:-1])) == ("top", "none", ["a", "b", "k"])


@settings(max_examples=20)
@given(SEEDS)
def test_nothing_is_shuffled_where_the_deck_says_so(seed: int) -> None:
    assert texts(choices(1, shuffle=False), seed) == ["A", "B", "C", "D"]


@settings(max_examples=20)
@given(SEEDS)
def test_wrong_options_are_drawn_alike_in_all_variants(seed: int) -> None:
    deck = choices(1, show=2)
    shown = [sorted(texts(deck, seed, variant)) for variant in range(3)]
    assert len(shown[0]) == 3
    assert "A" in shown[0]
    assert shown[0] == shown[1] == shown[2]


@settings(max_examples=30)
@given(SEEDS, st.booleans())
def test_a_question_comes_after_what_goes_before_it(seed: int, in_order: bool) -> None:
    deck = deck_of([
        {"id": "last", "question": "?", "answer": "x", "after": ["middle", "other"]},
        {"id": "other", "question": "?", "answer": "x"},
        {"id": "middle", "question": "?", "answer": "x", "after": "first"},
        {"id": "first", "question": "?", "answer": "x"},
    ])  # fmt: skip
    (order,) = orders(paper_of(deck, seed=seed, in_order=in_order))
    assert order.index("first") < order.index("middle") < order.index("last")
    assert order.index("other") < order.index("last")


def test_what_goes_before_may_be_left_out_of_the_paper() -> None:
    fields: list[dict[str, Any]] = [
        {"id": "a", "question": "?", "answer": "x", "tags": ["in"], "after": "b"},
        {"id": "b", "question": "?", "answer": "x"},
    ]
    assert orders(paper_of(deck_of(fields), tags=("in",))) == [["a"]]


def test_the_order_of_the_deck_may_be_kept() -> None:
    deck = every_kind()
    assert orders(paper_of(deck, in_order=True, variants=2)) == [[each.id for each in deck]] * 2


@settings(max_examples=50)
@given(SEEDS)
def test_things_to_be_ordered_never_stand_right_already(seed: int) -> None:
    assert right(paper_of(every_kind(), seed=seed), "order").letters != "A B C"

"""Two versions of a deck: each question finds its former self, what changed is named, lost progress is never hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import Change, Deck, DeckError, Difference, compare, decode_deck, load_deck, parse_deck
from quizgeo.paths import shipped_decks
from tests.decks.written import Written, decks

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n"
ONE = "{id: a, question: Who?, answer: x, wrong: [y, z]}"


def deck(*questions: str, head: str = HEAD) -> Deck:
    return parse_deck(head + "".join(f"- {question}\n" for question in questions))


def told(difference: Difference) -> dict[str, str]:
    """Give what became of each question, in words."""
    return {each.key: " ".join([*each.changes, *each.others]) for each in difference.questions}


def change(before: str, after: str) -> str:
    """Give what became of the one question."""
    (words,) = told(compare(deck(before), deck(after))).values()
    return words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (ONE, ONE, "kept"),
        (ONE, "{wrong: [z, y], answer: x, question: Who?, id: a}", "kept options"),
        (ONE, ONE.replace("Who?", "Who is it?"), "reworded"),
        (ONE, ONE.replace("answer: x", "answer: X "), "kept options"),
        (ONE, ONE.replace("answer: x", "answer: u"), "answer"),
        (ONE, ONE.replace("[y, z]", "[y, u]"), "wrong"),
        (ONE, ONE.replace("[y, z]", "[y]"), "wrong"),
        (ONE, ONE.replace("answer: x, wrong: [y, z]", "answer: y, wrong: [x, z]"), "answer wrong"),
        (ONE, "{id: a, question: Who?, answer: x}", "answer"),
        (ONE, "{id: a, question: Who?, options: [z, {text: x, correct: yes}, y]}", "kept options"),
        (ONE, ONE.replace("wrong", "show: 1, explain: E., hint: h, time: 30, ladder: typed, wrong"),
         "kept show hint explain time ladder"),
        (ONE, ONE.replace("wrong", "tags: [t], status: claim, points: 2, notes: N., wrong"),
         "kept status tags points notes"),
        ("{id: a, question: Q?, answer: x}", "{id: a, question: Q?, answer: x, accept: [y], strict: yes}",
         "kept accept strict"),
        ("{id: a, statement: S., answer: yes}", "{id: a, statement: T., answer: yes}", "reworded"),
        ("{id: a, statement: S., answer: yes}", "{id: a, statement: S., answer: no}", "answer"),
        ("{id: a, cloze: in ((x))}", "{id: a, cloze: at ((x))}", "reworded"),
        ("{id: a, cloze: in ((x))}", "{id: a, cloze: in ((x|y))}", "kept cloze"),
        ("{id: a, cloze: in ((x))}", "{id: a, cloze: in ((y))}", "answer"),
        ("{id: a, front: F, back: B}", "{id: a, front: G, back: B}", "reworded"),
        ("{id: a, front: F, back: B}", "{id: a, front: F, back: B, both_ways: yes}", "kept both_ways"),
        ("{id: a, question: Q?, number: 5, unit: km}", "{id: a, question: Q?, number: 5, unit: [km, kms], within: 1}",
         "kept unit within"),
        ("{id: a, question: Q?, list: [x, y]}", "{id: a, question: Q?, list: [[x, u], y]}", "kept list"),
        ("{id: a, question: Q?, match: {x: y, z: u}, extra: v}", "{id: a, question: Q?, match: {x: y, z: u}}", "wrong"),
        ("{id: a, question: Q?, place: '1, 2', within: 3 km}", "{id: a, question: Q?, place: '1, 2', within: 4 km}",
         "kept within"),
        ("{id: a, question: Q?, find: AM}", "{id: b, was: a, question: P?, find: AZ}", "renamed reworded answer"),
    ],
)  # fmt: skip
def test_what_changed_in_a_question_is_named(before: str, after: str, words: str) -> None:
    assert change(before, after) == words


def test_new_and_retired_questions_are_told_apart() -> None:
    difference = compare(deck(ONE, "{id: b, question: B?, find: AM}"), deck("{id: c, question: C?, find: AZ}", ONE))
    assert told(difference) == {"d/c": "new", "d/a": "kept", "d/b": "retired"}
    assert [each.key for each in difference.having(Change.NEW)] == ["d/c"]
    assert (difference.lost, difference.begun) == (("d/b",), ("d/c",))
    assert not difference.keeps_progress
    assert [each.keeps_progress for each in difference.questions] == [True, True, False]


def test_order_and_place_mean_nothing() -> None:
    many = [f"{{id: q{number}, question: Q{number}?, answer: x}}" for number in range(5)]
    difference = compare(deck(*many), deck(*reversed(many)))
    assert set(told(difference).values()) == {"kept"}
    assert difference.keeps_progress


def test_a_name_is_carried_on_by_was() -> None:
    difference = compare(deck(ONE), deck(ONE.replace("id: a", "id: b, was: a")))
    assert told(difference) == {"d/b": "renamed"}
    assert (difference.lost, difference.begun) == ((), ())


def test_a_name_that_nothing_carries_on_loses_progress() -> None:
    difference = compare(deck(ONE), deck(ONE.replace("id: a", "id: b")))
    assert told(difference) == {"d/b": "renamed"}
    assert (difference.lost, difference.begun) == (("d/a",), ("d/b",))
    assert not difference.questions[0].keeps_progress


def test_a_question_that_loses_its_id_loses_progress() -> None:
    difference = compare(deck(ONE), deck(ONE.replace("id: a, ", "")))
    assert list(told(difference).values()) == ["renamed"]
    assert difference.lost == ("d/a",)


def test_a_question_that_gets_an_id_keeps_progress_unless_it_is_reworded_as_well() -> None:
    nameless = ONE.replace("id: a, ", "")
    assert compare(deck(nameless), deck(ONE)).keeps_progress
    assert told(compare(deck(nameless), deck(ONE))) == {"d/a": "renamed"}
    reworded = compare(deck(nameless), deck(ONE.replace("Who?", "Whom?")))
    assert sorted(told(reworded).values()) == ["new", "retired"]
    assert not reworded.keeps_progress


def test_a_rewording_of_a_question_without_id_loses_progress() -> None:
    difference = compare(deck("{question: Who?, answer: x}"), deck("{question: Whom?, answer: x}"))
    assert sorted(told(difference).values()) == ["new", "retired"]


def test_a_former_name_that_is_dropped_is_told() -> None:
    before, after = ONE.replace("id: a", "id: a, was: [b, other/c]"), ONE.replace("id: a", "id: a, was: [b]")
    assert compare(deck(before), deck(before)).keeps_progress
    assert compare(deck(before), deck(after)).lost == ("other/c",)
    assert told(compare(deck(before), deck(after))) == {"d/a": "kept"}


def test_a_renaming_that_is_taken_back_finds_its_question() -> None:
    difference = compare(deck(ONE.replace("id: a", "id: b, was: a")), deck(ONE.replace("Who?", "Whom?")))
    assert told(difference) == {"d/a": "renamed reworded"}
    assert difference.lost == ("d/b",)


def test_a_question_of_another_deck_begins_no_new_progress_of_its_own() -> None:
    difference = compare(deck(ONE), deck(ONE, "{id: b, was: other/b, question: B?, find: AM}"))
    assert told(difference) == {"d/a": "kept", "d/b": "new"}
    assert difference.keeps_progress


def test_of_two_that_read_the_same_each_finds_its_own() -> None:
    twins = ["{id: a, question: Q?, find: AM}", "{id: b, question: Q?, find: AM}"]
    assert told(compare(deck(*twins), deck(*reversed(twins)))) == {"d/b": "kept", "d/a": "kept"}
    assert told(compare(deck(*twins), deck(twins[1]))) == {"d/b": "kept", "d/a": "retired"}


def test_a_split_question_goes_on_in_one_half() -> None:
    difference = compare(deck(ONE), deck("{id: b, was: a, question: B?, find: AM}", "{id: c, question: C?, find: AZ}"))
    assert told(difference) == {"d/b": "renamed reworded answer", "d/c": "new"}
    assert difference.keeps_progress


def test_the_way_back_of_a_flashcard_is_a_card_that_can_be_lost() -> None:
    both, one = "{id: a, front: F, back: B, both_ways: yes}", "{id: a, front: F, back: B}"
    assert compare(deck(both), deck(one)).lost == ("d/a~back",)
    assert compare(deck(one), deck(both)).begun == ("d/a~back",)
    renamed = both.replace("id: a", "id: b, was: a")
    assert compare(deck(both), deck(renamed)).keeps_progress


def test_another_identity_of_the_deck_loses_everything() -> None:
    difference = compare(deck(ONE), deck(ONE, head=HEAD.replace("deck: d", "deck: e")))
    assert difference.lost == ("d/a",)
    assert difference.head == ("deck",)
    assert told(difference) == {"e/a": "renamed"}
    kept = compare(deck(ONE), deck(ONE.replace("id: a", "id: a, was: d/a"), head=HEAD.replace("deck: d", "deck: e")))
    assert kept.keeps_progress
    assert told(kept) == {"e/a": "renamed"}


def test_changes_of_the_head_are_named_and_not_told_of_every_question() -> None:
    head = HEAD.replace("title: T", "title: U\nas_of: 2025-07\nauthors: [x]\nsources: {s: {title: S}}")
    difference = compare(deck(ONE), deck(ONE, head=head))
    assert difference.head == ("title", "as_of", "authors", "sources")
    assert told(difference) == {"d/a": "kept"}
    own = compare(deck(ONE), deck(ONE.replace("id: a", "id: a, as_of: 2024")))
    assert told(own) == {"d/a": "kept as_of"}


@given(decks())
def test_a_deck_is_the_same_as_itself(written: Written) -> None:
    try:
        read = decode_deck(written.text.encode(), "deck.yaml", lambda _name: None)
    except DeckError:
        return
    difference = compare(read, read)
    assert set(told(difference).values()) <= {"kept"}
    assert (difference.head, difference.lost, difference.begun) == ((), (), ())


@given(st.lists(st.integers(0, 7), unique=True), st.lists(st.integers(0, 7), unique=True))
def test_every_question_is_told_of_once(before: list[int], after: list[int]) -> None:
    old = deck(ONE, *(f"{{id: q{number}, question: Q?, answer: x{number}}}" for number in before))
    new = deck(ONE, *(f"{{id: q{number}, question: Q?, answer: x{number}}}" for number in after))
    difference = compare(old, new)
    assert len(told(difference)) == len(difference.questions) == 1 + len({*before, *after})
    assert {each.key for each in difference.having(Change.RETIRED)} == {
        f"d/q{number}" for number in set(before) - set(after)
    }
    assert set(difference.lost) == {each.key for each in difference.having(Change.RETIRED)}
    assert set(difference.begun) == {each.key for each in difference.having(Change.NEW)}


def test_parts_of_a_version_that_is_not_on_the_disk_are_read_from_what_is_given() -> None:
    head = HEAD.replace("questions", "include: [more.part.yaml]\nquestions")
    parts = {"more.part.yaml": b"part_of: d\nquestions: [{id: b, question: B?, find: AM}]\n"}
    read = decode_deck(f"{head}- {ONE}\n".encode(), "old:decks/deck.yaml", parts.get)
    assert [(each.key, each.path) for each in read] == [
        ("d/a", "old:decks/deck.yaml"), ("d/b", "old:decks/more.part.yaml")
    ]  # fmt: skip
    with pytest.raises(DeckError, match=r"part more\.part\.yaml cannot be used: it cannot be read"):
        decode_deck(f"{head}- {ONE}\n".encode(), "old", lambda _name: None)
    with pytest.raises(DeckError, match="not UTF-8"):
        decode_deck(b"\xe9", "old", parts.get)
    with pytest.raises(DeckError, match="more than 8000000 bytes"):
        decode_deck(b" " * 8_000_001, "old", parts.get)


def test_shipped_decks_are_like_themselves() -> None:
    for path in shipped_decks().glob("*.yaml"):
        if "." not in path.stem:
            assert compare(load_deck(path), load_deck(path)).keeps_progress

"""Progress hangs on keys that survive every edit; the fingerprint tells only that the answer is another one."""

from collections.abc import Callable

import pytest

from quizgeo.decks import BACK, CardEntry, Deck, cards, check_text, fingerprint, parse_deck

Load = Callable[..., Deck]
Write = Callable[..., str]

ONE = "  - {id: a, question: Who?, answer: Russia, wrong: [China, Iran]}\n"


def test_a_question_is_one_card_under_the_decks_name(load: Load) -> None:
    (card,) = cards(
        load("  - {id: a, question: Q?, answer: x, tags: [t], after: b}\n  - {id: b, question: R?, answer: y}\n")["a"]
    )
    assert (card.key, card.kind, card.tags, card.after, card.sibling) == ("d/a", "text", ("t",), ("d/b",), "")


def test_the_way_back_of_a_flashcard_is_a_card_of_its_own(load: Load) -> None:
    there, back = cards(load("  - {id: a, front: F, back: B, both_ways: yes, was: [old]}\n")["a"])
    assert (there.key, there.sibling) == ("d/a", "d/a~back")
    assert (back.key, back.sibling) == ("d/a~back", "d/a")
    assert there.was[0] == "d/old"
    assert back.was[0] == f"d/old{BACK}"
    assert [key + BACK for key in there.was] == list(back.was)


def test_former_ids_are_keys_newest_first(load: Load) -> None:
    (card,) = cards(load("  - {id: a, question: Q?, answer: x, was: [newer, other/older]}\n")["a"])
    assert card.was[:2] == ("d/newer", "other/older")


def test_adding_an_id_keeps_the_key_that_was(questions: Write) -> None:
    before, _problems = check_text(questions(ONE.replace("id: a, ", "")))
    after = parse_deck(questions(ONE))
    assert before is not None
    assert before.questions[0].key.startswith("d/~")
    assert len(before.questions[0].key) == len("d/~") + 10
    assert cards(after["a"])[0].was == (before.questions[0].key,)
    assert cards(before.questions[0])[0].was == ()


@pytest.mark.parametrize(
    "body",
    [
        "{id: a, question: Q?, answer: x}",
        "{id: a, statement: S, answer: yes}",
        "{id: a, cloze: in ((x))}",
        "{id: a, front: F, back: B}",
    ],
)
def test_rewording_changes_the_alias_alone(load: Load, body: str) -> None:
    one = load(f"  - {body}\n")["a"]
    reworded = {"Q?": "P?", "S,": "P,", "in (": "at (", "F,": "G,"}
    text = body
    for old, new in reworded.items():
        text = text.replace(old, new)
    other = load(f"  - {text}\n")["a"]
    assert cards(one)[0].was != cards(other)[0].was
    assert one.key == other.key
    assert one.fingerprint == other.fingerprint


def test_case_and_spaces_of_the_wording_do_not_change_the_alias(load: Load) -> None:
    one, other = (
        load("  - {id: a, question: Who is it?, answer: x}\n")["a"],
        load("  - {id: a, question: 'who  is IT', answer: x}\n")["a"],
    )
    assert cards(one)[0].was == cards(other)[0].was


SAME = [
    ("answer: Russia, wrong: [China]", "answer: russia, wrong: [Iran, China]"),
    ("answer: Russia, wrong: [China]", "options: [China, {text: Russia, correct: yes}]"),
    ("answers: [a, b], wrong: [c]", "answers: [b, a], wrong: [d]"),
    ("answer: x, accept: [y]", "answer: x, reject: [z]"),
    ("number: 38, within: 5%", "number: 38.0"),
    ("list: [a, [b, c], d]", "list: [d, [b, e], a]"),
    ("match: {a: b, c: d}", "match: [[c, d], [a, b]], extra: [e]"),
    ("groups: {a: [b, c], d: [e]}", "groups: {d: [e], a: [c, b]}"),
    ("date: 2023-09", "date: 2023-09, within: 1 month"),
    ("place: '40.18, 44.51', within: 3 km", "place: [40.180, 44.51], within: 30 km"),
    ("find: AM", "find: am"),
    ("model: M, rubric: [a]", "model: M"),
    ("answer: Ｒｕｓｓｉａ", "answer: 'russia '"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_fingerprint_is_that_of_the_answer_alone(load: Load, one: str, other: str) -> None:
    first, second = (
        load(f"  - {{id: a, question: Q?, {one}}}\n")["a"],
        load(f"  - {{id: a, question: P?, {other}}}\n")["a"],
    )
    assert first.fingerprint == second.fingerprint


DIFFERENT = [
    ("answer: Russia, wrong: [China]", "answer: China, wrong: [Russia]"),
    ("answer: x", "answer: x, wrong: [y]"),
    ("number: 38", "number: 39"),
    ("number: 38, unit: km", "number: 38, unit: miles"),
    ("number: 60..70", "number: 60"),
    ("list: [a, b, c]", "list: [a, b, c], need: 2"),
    ("order: [a, b, c]", "order: [b, a, c]"),
    ("match: {a: b, c: d}", "match: {a: d, c: b}"),
    ("groups: {a: [b], c: [d]}", "groups: {a: [d], c: [b]}"),
    ("date: 2023", "date: 2023-09"),
    ("place: '40, 44', within: 3 km", "place: '44, 40', within: 3 km"),
    ("find: AM", "find: AZ"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_answer_is_another_fingerprint(load: Load, one: str, other: str) -> None:
    first, second = (
        load(f"  - {{id: a, question: Q?, {one}}}\n")["a"],
        load(f"  - {{id: a, question: Q?, {other}}}\n")["a"],
    )
    assert first.fingerprint != second.fingerprint


def test_other_kinds_tell_answers_apart_too(load: Load) -> None:
    pairs = [
        ("statement: S, answer: yes", "statement: S, answer: no"),
        ("front: F, back: B", "front: F, back: C"),
        ("cloze: in ((x))", "cloze: in ((y))"),
        ("question: Q?, model: M", "question: Q?, model: N"),
    ]
    for one, other in pairs:
        first, second = load(f"  - {{id: a, {one}}}\n")["a"], load(f"  - {{id: a, {other}}}\n")["a"]
        assert first.fingerprint != second.fingerprint


def test_fingerprints_of_released_decks_never_change(load: Load) -> None:
    """Values from the first release: a change here tells every learner that every answer is new."""
    deck = load(
        ONE + "  - {id: b, question: Q?, number: 11000, unit: troops}\n  - {id: c, question: Q?, date: 2023-09}\n"
        "  - {id: e, question: Q?, match: {Georgia: Tbilisi, Armenia: Yerevan}}\n  - {id: f, cloze: In ((1993|93)).}\n"
    )
    assert [question.fingerprint for question in deck] == [fingerprint(question.body) for question in deck]
    assert {question.id: question.fingerprint for question in deck} == {
        "a": "3d2456a9a283",
        "b": "9451e5e15f6e",
        "c": "a224b2d70f68",
        "e": "3b78043b1ad4",
        "f": "d9e04e54682e",
    }


def test_an_entry_of_a_card_can_be_a_key_of_a_mapping(load: Load) -> None:
    (card,) = cards(load(ONE)["a"])
    assert {card: 1}[CardEntry(card.key, card.kind, card.was, card.after, card.tags, card.sibling)] == 1

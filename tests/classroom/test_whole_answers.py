"""What a host is told of answers that are no option and no typed text: the most frequent, as they were given."""

import pytest

from quizgeo.classroom.commands import Do
from quizgeo.classroom.host_views import host_result
from quizgeo.classroom.wire import HostResult

from .test_views import Played

TRUE, SEVERAL, TEXT, LIST, ORDER, MATCH, CARD = 2, 1, 3, 6, 7, 8, 11


def ids(one: Played, p: str, q: int) -> dict[str, str]:
    """Give what stands for each text that a player was shown."""
    return {text: each for each, text in one.lesson.face(p, q).texts.items()}


def told(one: Played, q: int, **sent: object) -> HostResult:
    """Give what a host is told after these answers."""
    one.ask(Do("open", q=q))
    for p, answer in sent.items():
        one.answer(p, q, answer)
    one.ask(Do("close"))
    return host_result(one.lesson, q)


def pairs(one: Played, p: str, georgia: str, armenia: str) -> dict[str, str]:
    known = ids(one, p, MATCH)
    return {known["Georgia"]: known[georgia], known["Armenia"]: known[armenia]}


def test_pairs_are_told_as_a_whole_and_counted() -> None:
    one = Played()
    right, wrong = ("Tbilisi", "Yerevan"), ("Baku", "Yerevan")
    found = told(one, MATCH, ann=pairs(one, "ann", *right), bo=pairs(one, "bo", *right)).hist
    assert found == (("Georgia: Tbilisi; Armenia: Yerevan", 2, True),)
    other = Played()
    found = told(other, MATCH, ann=pairs(other, "ann", *wrong), bo=pairs(other, "bo", *right)).hist
    assert found == (
        ("Georgia: Baku; Armenia: Yerevan", 1, False), ("Georgia: Tbilisi; Armenia: Yerevan", 1, True),
    )  # fmt: skip


def test_lists_in_another_order_or_case_are_one_answer_and_the_most_frequent_stands_first() -> None:
    one = Played()
    found = told(one, LIST, ann=["SECRET-two", "Secret-One"], bo=["secret-one", "SECRET-TWO"]).hist
    assert found == (("SECRET-two, Secret-One", 2, True),)


def test_orders_are_told_with_arrows_and_another_order_is_another_answer() -> None:
    one = Played()
    sent = {
        p: [ids(one, p, ORDER)[text] for text in order]
        for p, order in {"ann": ("alpha", "beta", "gamma"), "bo": ("beta", "alpha", "gamma")}.items()
    }
    found = told(one, ORDER, **sent).hist
    assert found == (("alpha → beta → gamma", 1, True), ("beta → alpha → gamma", 1, False))


def test_true_and_false_are_counted_as_they_stand_to_be_chosen() -> None:
    one = Played()
    sent = {p: one.lesson.face(p, TRUE).shown.options[place].id for p, place in (("ann", 1), ("bo", 1))}
    assert told(one, TRUE, **sent).hist == (("True", 0, True), ("False", 2, False))


@pytest.mark.parametrize(("q", "sent"), [(TEXT, "Kura"), (CARD, None)])
def test_what_is_counted_otherwise_or_not_at_all_has_no_whole_answers(q: int, sent: object) -> None:
    assert told(Played(), q, ann=sent).hist == ()

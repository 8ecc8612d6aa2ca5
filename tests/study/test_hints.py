"""Hints in a session: offered wherever there are any, paid for, logged, and not forgotten by taking back."""

import pytest
from msgspec.structs import replace

from quizgeo.decks import parse_deck
from quizgeo.memory import Rating
from quizgeo.progress import EventKind
from quizgeo.study import Asked, Asking, Learner, Refusal, Revealed, Session, Turned, redo
from quizgeo.study.hinting import hints_of
from tests.study.bench import Bench, answered, asked, begin, right, seen, wrong

MADE = {
    "kinds/text": 1, "kinds/number": 2, "kinds/date": 2, "kinds/list": 2, "kinds/cloze": 3, "kinds/flash": 2,
    "kinds/choice": 0, "kinds/multiple": 0, "kinds/truth": 0, "kinds/order": 0, "kinds/match": 0, "kinds/groups": 0,
    "kinds/open": 0,
}  # fmt: skip


def at(learner: Learner, card: str) -> Session:
    """Go on to a card."""
    learner.settings = replace(learner.settings, new_per_day=99)
    session = begin(learner)
    while asked(session.view) != card:
        answered(session, right)
    return session


def told(session: Session) -> tuple[str, ...]:
    view = session.view
    assert isinstance(view, Asking | Turned | Revealed)
    return view.hints


@pytest.mark.parametrize(("card", "count"), MADE.items())
def test_a_kind_that_is_recalled_has_hints_and_one_that_is_recognised_none(
    kinds: Learner, card: str, count: int
) -> None:
    session = at(kinds, card)
    view = session.view
    assert isinstance(view, Asking)
    assert view.asked.hints == count
    for number in range(count):
        assert isinstance(session.hint(), Asking)
        assert len(told(session)) == number + 1
    assert isinstance(session.hint(), Refusal)


def test_the_authors_hint_is_the_only_one(kinds: Learner) -> None:
    session = at(kinds, "kinds/text")
    session.hint()
    assert told(session) == ("It is in Chechnya.",)


def test_hints_of_gaps_come_when_asked_for_and_before_made_ones(kinds: Learner) -> None:
    session = at(kinds, "kinds/cloze")
    assert told(session) == ()
    assert "a neighbour" not in repr(session.view)
    session.hint()
    assert told(session) == ("Gap 2: a neighbour",)
    session.hint()
    session.hint()
    assert told(session)[1:] == ("Gap 1: One word of 6 letters.", "Gap 1: It begins with T.")
    revealed = right(session)
    assert (revealed.rating, revealed.why) == (Rating.AGAIN, "Again: it was right after a hint.")
    assert kinds.history("kinds/cloze")[0].hints == 3


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ((Kura::a river)) is long.", ("a river",)),
        ("The ((Kura::a river)) and ((Baku)).", ("Gap 1: a river", "Think of the Caucasus.")),
        ("The ((Kura)) is long.", ("Think of the Caucasus.",)),
    ],
)
def test_gaps_come_before_the_whole_question(text: str, wanted: tuple[str, ...]) -> None:
    deck = f"quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n  - {{id: q, cloze: {text}HINT}}\n"
    whole = ", hint: Think of the Caucasus." if len(wanted) > 1 or "Think" in wanted[0] else ""
    question = parse_deck(deck.replace("HINT", whole))["q"]
    assert hints_of(question) == wanted


def test_the_way_back_of_a_card_has_hints_of_its_own_side(kinds: Learner) -> None:
    session = at(kinds, "kinds/flash")
    session.set_aside(EventKind.BURIED)
    session = begin(kinds)
    assert asked(session.view) == "kinds/flash~back"
    session.hint()
    assert told(session) == ("One word of 4 letters.",)


def test_right_after_a_made_hint_is_again_with_hard_offered(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    session.hint()
    session.hint()
    revealed = right(session)
    assert told(session) == ("One word of 5 letters and digits.", "It begins with w.")
    assert (revealed.rating, revealed.why) == (Rating.AGAIN, "Again: it was right after a hint.")
    assert [offer.rating for offer in revealed.offers] == [Rating.AGAIN, Rating.HARD]
    assert plain.history("plain/q1")[0].hints == 2
    assert bench.restarted(plain).item("plain/q1") == plain.item("plain/q1")
    assert seen(plain, "plain/q1").open_miss


def test_hard_may_be_said_after_a_hint(plain: Learner) -> None:
    session = begin(plain)
    session.hint()
    right(session)
    session.rate(Rating.HARD)
    assert not seen(plain, "plain/q1").open_miss
    assert plain.history("plain/q1")[-1].rating == Rating.HARD


def test_the_retry_without_a_hint_is_right(plain: Learner) -> None:
    session = begin(plain, limit=1)
    session.hint()
    answered(session, right)
    assert told(session) == ()
    assert right(session).rating is Rating.GOOD
    assert plain.history("plain/q1")[-1].hints is None


class TestTakingBack:
    def test_the_hint_still_counts(self, plain: Learner) -> None:
        session = begin(plain)
        session.hint()
        right(session)
        session.undo()
        assert told(session) == ("One word of 5 letters and digits.",)
        assert right(session).rating is Rating.AGAIN
        assert plain.history("plain/q1")[0].hints == 1

    def test_it_still_counts_after_a_restart(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain)
        session.hint()
        right(session)
        session = begin(bench.restarted(plain))
        session.undo()
        assert len(told(session)) == 1
        assert right(session).rating is Rating.AGAIN

    def test_a_hint_that_was_seen_counts_also_before_it_is_logged(self, plain: Learner) -> None:
        session = begin(plain)
        answered(session, right)
        session.hint()
        session.undo()
        answered(session, right)
        assert asked(session.view) == "plain/q2"
        assert len(told(session)) == 1

    def test_a_question_with_fewer_hints_by_now_shows_those(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain)
        session.hint()
        session.hint()
        right(session)
        text = (bench.places.deck_folders[0] / "plain.yaml").read_text(encoding="utf-8")
        bench.write("plain.yaml", text.replace("answer: word1}", "answer: w}"))
        session = begin(bench.restarted(plain))
        session.undo()
        assert told(session) == ("One word of one letter.",)


def test_a_card_turned_after_a_hint_is_marked_to_come_again_and_may_be_rated_at_will(kinds: Learner) -> None:
    session = at(kinds, "kinds/flash")
    session.hint()
    view = session.turn()
    assert isinstance(view, Turned)
    assert view.suggested is Rating.AGAIN
    assert [offer.rating for offer in view.offers] == list(Rating)
    session.rate(Rating.GOOD)
    event = kinds.history("kinds/flash")[-1]
    assert (event.hints, event.rating) == (1, Rating.GOOD)


def test_the_ones_that_are_asked_again_have_hints_too(plain: Learner) -> None:
    session = begin(plain, limit=1)
    wrong(session)
    again = redo(session)
    again.hint()
    assert told(again) == ("One word of 5 letters and digits.",)
    assert right(again).practice
    assert plain.history("plain/q1")[-1].hints == 1


def test_what_is_asked_tells_how_many_hints_there_are_and_none_of_them(plain: Learner) -> None:
    view = begin(plain).view
    assert isinstance(view, Asking)
    assert view.asked == Asked(view.asked.card, "text", "Word 1?", hints=2)


def test_getting_ready_to_judge_changes_nothing(kinds: Learner) -> None:
    kinds.settings = replace(kinds.settings, new_per_day=99)
    session = begin(kinds)
    while isinstance(session.view, Asking):
        before = session.view
        session.prepare()
        session.prepare()
        assert session.view == before
        right(session)
        session.prepare()
        session.next()
    session.prepare()

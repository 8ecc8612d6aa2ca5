"""Looking ahead: forecasts come from the learner's own states and times, for all cards or a fair sample of them."""

import pytest
from msgspec.structs import replace

from quizgeo.memory import CURVE, way_of
from quizgeo.progress import SAID, Event, EventKind
from quizgeo.study import Learner, workload_of
from quizgeo.study.pace import FEW, NEWEST, Pace, pace, pace_of
from quizgeo.study.scope import everything
from quizgeo.study.starts import MOST, Starts, starts_of
from tests.study.bench import Bench, answered, begin, right, wrong


def answer(**fields: object) -> Event:
    """Give a first answer to a typed card that took ten seconds and was right."""
    bare = Event(id=bytes(16), kind=EventKind.ANSWERED, card="d/a", device="x", seq=1, at=0, offset=0, day=0)
    usual: dict[str, object] = {"form": "text", "nth": 1, "rating": 3, "took": 10_000}
    return replace(bare, **(usual | fields))


def number(place: int) -> bytes:
    return place.to_bytes(16, "big")


def test_a_time_of_ones_own_takes_twenty_answers() -> None:
    answers = [answer(id=number(place), took=1000 * place) for place in range(1, FEW)]
    assert pace(answers).seconds("text") == 11.0
    assert not pace(answers).is_own
    found = pace([*answers, answer(id=number(99), took=FEW * 1000)])
    assert found.seconds("text") == 10.5
    assert found.is_own
    assert (found.answers, found.seconds("choice"), found.seconds("flashcard")) == (FEW, 7.0, 8.0)


def test_the_median_of_an_odd_number_is_the_middle_one() -> None:
    answers = [answer(id=number(place), took=1000 * place) for place in range(1, FEW + 2)]
    assert pace(answers).seconds("text") == 11.0


def test_an_answer_without_a_time_says_nothing_of_times() -> None:
    assert pace([answer(took=None), answer(took=0)]).times == {}


def test_the_time_of_an_exam_is_none_of_studying() -> None:
    assert pace([answer(origin="exam", form="flashcard", rating=None, nth=None)]).times == {}


def test_first_sight_goes_by_the_way_of_answering() -> None:
    answers = [answer(rating=1), answer(form="number"), answer(form="order"), answer(nth=2), answer(rating=None)]
    found = pace(answers)
    assert found.firsts == {"picked": (1, 1), "typed": (1, 2)}
    assert found.first_right("date") == pytest.approx((1 + 3.5) / 12)
    assert found.first_right("flashcard") == pytest.approx(0.35)


def test_what_was_taken_back_does_not_count() -> None:
    undone = answer(id=number(2), kind=EventKind.UNDONE, target=number(1))
    assert pace([undone, answer(id=number(1))]) == Pace()
    again = answer(id=number(3), kind=EventKind.UNDONE, target=number(2))
    assert pace([again, undone, answer(id=number(1))]).firsts == {"typed": (1, 1)}


def test_the_last_word_of_the_learner_counts() -> None:
    wrong_after_all = answer(
        id=number(2), kind=EventKind.OVERRIDDEN, target=number(1), said=SAID.index("wrong"), rating=1
    )
    assert pace([wrong_after_all, answer(id=number(1))]).firsts == {"typed": (0, 1)}
    earlier = replace(wrong_after_all, id=number(3), rating=3)
    assert pace([wrong_after_all, earlier, answer(id=number(1))]).firsts == {"typed": (0, 1)}
    taken_back = answer(id=number(4), kind=EventKind.UNDONE, target=number(2))
    assert pace([taken_back, wrong_after_all, answer(id=number(1))]).firsts == {"typed": (1, 1)}


def test_ways_of_answering() -> None:
    assert [way_of(form) for form in ("choice", "text", "open", "")] == ["picked", "typed", "flipped", "typed"]


def test_a_pace_comes_from_the_log(plain: Learner) -> None:
    session = begin(plain, limit=3)
    answered(session, right)
    answered(session, wrong)
    found = pace_of(plain)
    assert found.firsts == {"typed": (1, 2)}
    assert NEWEST > 10_000


def test_the_year_ahead_of_a_small_deck(plain: Learner) -> None:
    found = workload_of(plain)
    assert (found.cards, found.unseen, found.simulated, found.days) == (10, 10, 10, 365)
    assert [each.retention for each in found.curve] == list(CURVE)
    assert found.curve[0].answers < found.curve[2].answers < found.curve[5].answers
    assert all(8 < each.known <= 10 for each in found.curve)
    assert (found.goal, found.new_per_day, found.due_per_day, found.answers) == (0.9, 10, 120, 0)
    assert found.answers_a_day(found.curve[0]) * 365 == pytest.approx(found.curve[0].answers)
    assert found.minutes_a_day(found.curve[0]) * 365 == pytest.approx(found.curve[0].minutes)
    assert workload_of(plain) == found, "the same each time"


def test_a_suspended_card_is_no_work(bench: Bench) -> None:
    bench.write("one.yaml", "quizgeo: 1\ndeck: one\ntitle: One\nquestions:\n  - {id: a, question: A?, answer: b}\n")
    learner = bench.learner()
    session = begin(learner)
    session.set_aside(EventKind.SUSPENDED)
    found = workload_of(learner)
    assert (found.cards, found.curve) == (0, ())


def test_states_are_the_learners_own(kinds: Learner) -> None:
    session = begin(kinds)
    assert answered(session, right) == "kinds/choice"
    found = starts_of(kinds, everything(kinds).decks, Pace())
    by_key = dict(zip((str(card.key) for card in found.cards), found.starts, strict=True))
    choice = by_key["kinds/choice"]
    assert choice.memory is not None
    assert (choice.chance, choice.seconds, choice.last_day) == (0.25, 7.0, kinds.today())
    assert by_key["kinds/text"].memory is None
    assert found.unseen == len(found.cards) - 1


def test_many_cards_are_sampled_evenly_and_the_limits_with_them(bench: Bench) -> None:
    rows = "".join(f"  - {{id: q{n}, question: Word {n}?, answer: word{n}}}\n" for n in range(2500))
    bench.write("many.yaml", f"quizgeo: 1\ndeck: many\ntitle: Many\nlanguage: en\nquestions:\n{rows}")
    learner = bench.learner()
    found = starts_of(learner, everything(learner).decks, Pace())
    assert (found.step, len(found.sample)) == (3, 834)
    habits = found.habits(10, 120)
    assert habits.new_per_day == pytest.approx(10 / 3)
    assert habits.due_per_day == 40
    ahead = workload_of(learner)
    assert (ahead.cards, ahead.simulated) == (2500, 834)
    assert 1900 < ahead.curve[2].known < 2500
    assert ahead.simulated <= MOST


def test_few_cards_are_all_simulated() -> None:
    assert Starts((), ()).sample == ()
    assert Starts((), ()).habits(10, 120).due_per_day == 120

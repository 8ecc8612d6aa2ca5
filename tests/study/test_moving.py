"""Due days move only where new ones are asked for; what that would change is counted before."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, FixedClock, Instant
from quizgeo.memory import DEFAULT_PARAMETERS, Item
from quizgeo.progress import EventKind
from quizgeo.study import Learner
from tests.study.bench import Bench, begin, right, seen, wrong

FIRMER = (*(number * 1.4 for number in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:])


def days_later(learner: Learner, days: int) -> None:
    """Set the clock on."""
    now = learner.now()
    learner.clock = FixedClock(Instant(now.ms + days * DAY_MS, now.offset))


@pytest.fixture
def studied(plain: Learner) -> Learner:
    """Give a learner with ten cards, answered on three days, one of them missed."""
    plain.change("new_per_day", 10)
    for pause in (0, 3, 15):
        days_later(plain, pause)
        session = begin(plain)
        for place in range(len(session.queue)):
            (wrong if place == pause else right)(session)
            session.next()
    return plain


def states(learner: Learner) -> dict[str, Item]:
    return dict(learner.items)


def due_days(items: Iterable[Item]) -> list[int]:
    return [item.seen.due_day for item in items if item.seen is not None]


class TestRetention:
    def test_a_change_moves_no_due_day(self, studied: Learner, bench: Bench) -> None:
        before = states(studied)
        studied.change("retention", 0.8)
        assert states(studied) == before
        assert states(bench.restarted(studied)) == before

    def test_it_counts_from_the_next_answer_on(self, studied: Learner) -> None:
        item = studied.item("plain/q3")
        usual = studied.outcomes(item, "plain/q3", studied.today() + 20, 0.0)
        studied.change("retention", 0.97)
        careful = studied.outcomes(item, "plain/q3", studied.today() + 20, 0.0)
        assert all(careful[rating].interval <= usual[rating].interval for rating in usual)
        assert careful != usual

    def test_new_due_days_come_when_asked_for(self, studied: Learner, bench: Bench) -> None:
        before = states(studied)
        studied.change("retention", 0.8, reschedule=True)
        moved = states(studied)
        assert sum(due_days(moved.values())) > sum(due_days(before.values()))
        for key, item in moved.items():
            old = before[key].seen
            assert item.seen is not None
            assert old is not None
            assert item.seen.memory == old.memory
            assert item.seen.due_day == item.seen.last_day + item.seen.interval
        assert studied.states.differ() == ()
        assert states(bench.restarted(studied)) == moved

    def test_days_that_were_given_hold_whatever_is_changed_after(self, studied: Learner) -> None:
        studied.change("retention", 0.8, reschedule=True)
        moved = due_days(states(studied).values())
        studied.change("retention", 0.95)
        studied.change("max_interval", 30)
        studied.change_parameters(FIRMER)
        assert due_days(states(studied).values()) == moved
        assert studied.rebuild() == ()

    def test_of_a_deck_moves_that_deck_alone(self, studied: Learner, bench: Bench) -> None:
        bench.write("other.yaml", "quizgeo: 1\ndeck: other\nlanguage: en\ntitle: O\nquestions:\n"
                    "  - {id: a, question: A?, answer: b}\n")  # fmt: skip
        studied.rescan()
        session = begin(studied)
        session.answer("b")
        before = states(studied)
        studied.change("retention", 0.75, "other", reschedule=True)
        after = states(studied)
        assert {key for key in after if after[key] != before[key]} == {"other/a"}
        assert studied.policy("other/a").desired_retention == pytest.approx(0.75)
        assert studied.policy("plain/q1").desired_retention == pytest.approx(0.9)
        assert states(bench.restarted(studied)) == after


class TestParameters:
    def test_memory_follows_at_once_and_due_days_do_not(self, studied: Learner, bench: Bench) -> None:
        before = states(studied)
        studied.change_parameters(FIRMER)
        after = states(studied)
        assert due_days(after.values()) == due_days(before.values())
        assert all(seen(studied, key).memory != item.seen.memory for key, item in before.items() if item.seen)
        assert states(bench.restarted(studied)) == after

    def test_new_due_days_come_when_asked_for(self, studied: Learner) -> None:
        before = due_days(states(studied).values())
        studied.change_parameters(FIRMER, reschedule=True)
        assert sum(due_days(states(studied).values())) > sum(before)

    def test_older_ones_are_filled_up(self, studied: Learner) -> None:
        studied.change_parameters(DEFAULT_PARAMETERS[:19])
        assert len(studied.settings.parameters) == 21
        studied.change("parameters", None)
        assert studied.settings.parameters == DEFAULT_PARAMETERS

    @pytest.mark.parametrize("wrong", [[], [1.0] * 20, [float("nan")] * 21, [1e9] * 21, ["a"] * 21, [True] * 21])
    def test_others_are_refused_and_nothing_changes(self, studied: Learner, wrong: list[object]) -> None:
        before, log = states(studied), len(studied.log.settings())
        with pytest.raises(ValueError, match="FSRS parameter"):
            studied.change("parameters", wrong)
        assert (states(studied), len(studied.log.settings())) == (before, log)


class TestPreview:
    @pytest.mark.parametrize("name", ["retention", "parameters"])
    def test_it_foretells_what_a_change_does(self, studied: Learner, name: str) -> None:
        value = 0.8 if name == "retention" else FIRMER
        moved = studied.preview_change(studied.settings.changed(name, value))
        assert moved.month[0] == self.due_within(studied, 30)
        studied.change(name, value, reschedule=True)
        changed = [self.due_within(studied, days) for days in (0, 7, 30)]
        assert [moved.today[1], moved.week[1], moved.month[1]] == changed

    def test_of_a_deck_foretells_that_deck_alone(self, studied: Learner, bench: Bench) -> None:
        bench.write("other.yaml", "quizgeo: 1\ndeck: other\nlanguage: en\ntitle: O\nquestions:\n"
                    "  - {id: a, question: A?, answer: b}\n  - {id: b, question: B?, answer: b}\n")  # fmt: skip
        studied.rescan()
        session = begin(studied)
        session.answer("b")
        session.set_aside(EventKind.SUSPENDED)
        now = self.due_within(studied, 30)
        moved = studied.preview_change(studied.settings.changed("retention", 0.97, "other"), "other")
        assert moved.month == (now - 1, now - 1)
        everywhere = studied.preview_change(studied.settings.changed("retention", 0.97))
        assert everywhere.month[1] > now - 1

    def test_it_changes_nothing(self, studied: Learner) -> None:
        before, log = states(studied), len(studied.log.settings())
        studied.preview_change(replace(studied.settings, parameters=FIRMER))
        assert (states(studied), len(studied.log.settings())) == (before, log)

    @staticmethod
    def due_within(learner: Learner, days: int) -> int:
        return sum(due <= learner.today() + days for due in due_days(learner.items.values()))

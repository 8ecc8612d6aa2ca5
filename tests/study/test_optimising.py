"""Fitting to a learner's log: what is fitted, what is written and what is not, and when a fit is worth offering."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import FixedClock
from quizgeo.memory import DEFAULT_PARAMETERS, Fit, Health, Losses, OptimiseError, count_targets
from quizgeo.paths import Places
from quizgeo.progress import EventKind
from quizgeo.study import Learner, open_learner
from quizgeo.study.changing import take_back
from quizgeo.study.fit_words import counted, decided, due_rows, health_lines, loss_rows, offer, unknown_health
from quizgeo.study.moving import Moved
from quizgeo.study.optimising import (
    Proposal,
    answers_as_csv,
    answers_of,
    due_for_fit,
    due_with,
    fitted_on,
    go_back,
    propose,
    take_up,
)
from quizgeo.study.settings import told_by
from tests.study import lived
from tests.study.lived import QUICK

pytest.importorskip("fsrs_rs_python")

HELD = Losses(0.5, 0.5, 0.4, -0.1, -0.15, -0.05)
BETTER = Proposal(Fit("replaced", 2000, QUICK, QUICK, HELD, HELD), 250, DEFAULT_PARAMETERS)
KEPT = Proposal(Fit("kept", 2000, DEFAULT_PARAMETERS, QUICK, HELD, HELD), 250, DEFAULT_PARAMETERS)
NEW = tuple(0.9 * value if place < 4 else value for place, value in enumerate(DEFAULT_PARAMETERS))


def never() -> bool:
    return False


class Home:
    """A learner's home, opened as often as wanted."""

    def __init__(self, folder: Path) -> None:
        decks = folder / "decks"
        decks.mkdir()
        (decks / "lived.yaml").write_text(lived.deck(60), encoding="utf-8")
        self.places = Places(folder / "home", (decks,))
        self.clock = lived.clock()
        self.opened: list[Learner] = []

    def learner(self, items: int = 0, *, parameters: tuple[float, ...] = QUICK) -> Learner:
        """Open the learner, after a life with so many cards."""
        if items:
            lived.live(self.places, parameters, items)
        self.opened.append(open_learner(self.places, self.clock))
        return self.opened[-1]

    @property
    def log(self) -> bytes:
        """The bytes of the log."""
        return self.places.progress.read_bytes()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path)
    yield made
    for learner in made.opened:
        learner.log.close()


def changes(learner: Learner) -> list[object]:
    """Give what the events of settings say."""
    return [told_by(event) for event in learner.log.settings()]


def due_days(learner: Learner) -> list[int]:
    """Give the due day of each card that was answered."""
    return [item.seen.due_day for item in learner.items.values() if item.seen is not None]


def test_all_answers_of_the_log_are_taken_up_with_the_decks_or_without(home: Home) -> None:
    learner = home.learner(70)  # ten of them are in no deck any more
    histories = answers_of(learner)
    assert (len(histories), count_targets(histories)) == (70, 560)
    assert all(history[0].elapsed == 0 for history in histories)


def test_answers_under_a_former_name_belong_to_their_card(home: Home) -> None:
    text = lived.deck(60).replace("id: q1,", "id: other, was: [q1],")
    (home.places.deck_folders[0] / "lived.yaml").write_text(text, encoding="utf-8")
    learner = home.learner(3)
    event = replace(
        learner.event(EventKind.ANSWERED, "lived/other"), origin="study", form="text", rating=3, ivl=9, nth=10,
        grade=0, score=1000,
    )  # fmt: skip
    learner.record(event)
    histories = answers_of(learner)
    assert sorted(map(len, histories)) == [9, 9, 10]
    assert count_targets(histories) == 25


def test_a_proposal_changes_nothing_and_taking_it_up_is_one_event(home: Home) -> None:
    learner = home.learner(60)
    before = home.log
    proposal = propose(learner, never)
    assert proposal is not None
    assert (proposal.fit.targets, proposal.cards, proposal.current) == (480, 60, DEFAULT_PARAMETERS)
    assert home.log == before
    taken = replace(proposal, fit=replace(proposal.fit, decision="replaced", parameters=NEW))
    take_up(learner, taken)
    assert changes(learner) == [{"set": {"parameters": list(NEW)}}]
    assert learner.settings.parameters == NEW


def test_given_up_there_is_no_proposal_and_no_trace(home: Home) -> None:
    learner = home.learner(60)
    before = home.log
    assert propose(learner, lambda: True) is None
    assert home.log == before


def test_interrupted_the_log_is_as_it_was_to_the_byte(home: Home) -> None:
    learner = home.learner(60)
    before = home.log

    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        propose(learner, interrupted)
    assert home.log == before
    assert threading.active_count() == 1


def test_too_few_answers_are_counted_and_nothing_is_fitted(home: Home) -> None:
    learner = home.learner(49)
    proposal = propose(learner, never)
    assert proposal is not None
    assert (proposal.fit.decision, proposal.fit.targets, proposal.better) == ("too-few", 392, False)
    assert decided(proposal) == "needs 400 next-day answers, you have 392; the parameters stay"
    assert list(loss_rows(proposal)) == []


def test_a_fit_that_fails_is_told_and_changes_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    learner = home.learner(60)
    before = home.log
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(OptimiseError, match="nothing was changed"):
        propose(learner, never)
    assert home.log == before


def test_due_days_stay_unless_they_are_asked_to_move(home: Home) -> None:
    learner = home.learner(60)
    days = due_days(learner)
    moved = due_with(learner, NEW)
    take_up(learner, replace(BETTER, fit=replace(BETTER.fit, parameters=NEW)))
    assert due_days(learner) == days
    take_up(learner, replace(BETTER, fit=replace(BETTER.fit, parameters=NEW)), reschedule=True)
    after = due_days(learner)
    assert after != days
    assert moved.today == (sum(day <= learner.today() for day in days), sum(day <= learner.today() for day in after))


def test_what_a_fit_changed_is_taken_back_with_every_due_day(home: Home) -> None:
    learner = home.learner(60)
    before = dict(learner.items)
    written = take_up(learner, replace(BETTER, fit=replace(BETTER.fit, parameters=NEW)), reschedule=True)
    assert dict(learner.items) != before
    take_back(learner, written.events[0])
    assert learner.settings.parameters == DEFAULT_PARAMETERS
    assert dict(learner.items) == before
    assert changes(learner) == []


def test_one_goes_back_to_the_parameters_that_all_begin_with(home: Home) -> None:
    learner = home.learner(3)
    learner.change_parameters(NEW)
    assert fitted_on(learner) == learner.today()
    go_back(learner)
    assert learner.settings.parameters == DEFAULT_PARAMETERS
    assert fitted_on(learner) is None


def test_what_is_kept_is_noted_without_a_setting(home: Home) -> None:
    learner = home.learner(3)
    take_up(learner, KEPT)
    assert changes(learner) == [{"fit": {"decision": "kept", "targets": 2000}}]
    assert learner.settings.parameters == DEFAULT_PARAMETERS
    assert fitted_on(learner) is None


def test_the_day_of_a_fit_is_that_of_the_newest_parameters(home: Home) -> None:
    learner = home.learner(3)
    learner.change_parameters(NEW)
    home.clock.move(days=3)
    learner.change("new_per_day", 3)
    assert fitted_on(learner) == learner.today() - 3
    learner.change_parameters(QUICK)
    assert fitted_on(learner) == learner.today()


@pytest.mark.parametrize(("items", "due"), [(49, False), (50, True)])
def test_a_first_fit_is_offered_from_so_many_answers_on(items: int, due: bool, home: Home) -> None:
    assert due_for_fit(home.learner(items)) is due


def test_retries_and_first_answers_are_not_enough(home: Home) -> None:
    learner = home.learner(46)
    assert sum(item.seen.nth for item in learner.items.values() if item.seen) > 400
    assert not due_for_fit(learner)


def answer(learner: Learner, clock: FixedClock, count: int) -> None:
    """Answer a card once a day."""
    for _day in range(count):
        clock.move(days=1)
        event = replace(
            learner.event(EventKind.ANSWERED, "lived/q0"), origin="study", form="text", rating=3, ivl=1, nth=9,
            grade=0, score=1000,
        )  # fmt: skip
        learner.record(event)


def test_another_fit_is_offered_a_month_later_where_something_was_answered(home: Home) -> None:
    learner = home.learner(50)
    take_up(learner, KEPT)
    assert not due_for_fit(learner)
    answer(learner, home.clock, 1)
    assert not due_for_fit(learner)
    home.clock.move(days=28)
    assert not due_for_fit(learner)
    home.clock.move(days=1)
    assert due_for_fit(learner)
    take_up(learner, BETTER)
    assert not due_for_fit(learner)
    home.clock.move(days=40)
    assert not due_for_fit(learner)


@pytest.mark.parametrize(("more", "due"), [(49, False), (50, True)])
def test_another_fit_is_offered_when_answers_doubled(more: int, due: bool, home: Home) -> None:
    learner = home.learner(50)
    take_up(learner, KEPT)
    lived.live(home.places, QUICK, more, first=50)
    learner.refresh()
    assert due_for_fit(learner) is due


def test_answers_leave_as_other_optimisers_read_them(home: Home) -> None:
    head, *rows = answers_as_csv(home.learner(2))
    assert head == "card_id,review_time,review_rating,review_duration"
    assert len(rows) == 18
    table = [[int(cell) for cell in row.split(",")] for row in rows]
    assert {row[0] for row in table} == {1, 2}
    assert [row[3] for row in table[:9]] == [4_000 + place for place in range(9)]
    assert all(row[2] in (1, 3) for row in table)
    assert [row[1] for row in table[:9]] == sorted(row[1] for row in table[:9])


def test_a_fit_in_words_names_every_figure_with_its_count() -> None:
    assert "quizgeo optimise" in offer()
    assert counted(BETTER) == "2,000 next-day answers to 250 cards"
    assert counted(replace(BETTER, fit=replace(BETTER.fit, targets=1), cards=1)) == "1 next-day answer to 1 card"
    assert decided(KEPT).startswith("Kept: ")
    assert decided(BETTER).startswith("Replaced: ")
    assert "without --preview" in decided(BETTER, tried=True)
    assert list(loss_rows(BETTER)) == [
        ("Log loss (smaller is better)", "last 400, held out", "all 2,000"),
        ("in use", "0.5000", "0.5000"),
        ("defaults", "0.5000", "0.5000"),
        ("fitted", "0.4000", "0.4000"),
        ("fitted less in use", "-0.1000", "-0.1000"),
        ("95 % interval of that", "-0.1500 to -0.0500", "-0.1500 to -0.0500"),
    ]
    assert list(due_rows(Moved((9, 12), (40, 44), (1200, 900)))) == [
        ("Cards due", "before", "after moving"),
        ("today", "9", "12"),
        ("within 7 days", "40", "44"),
        ("within 30 days", "1,200", "900"),
    ]


def test_health_in_words_names_its_figures_and_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    well, figures = health_lines(Health(True, 0.31, 0.045, 0.4, 0.09))
    assert well == "FSRS describes these answers well."
    assert figures == "Log loss 0.3100 (well: up to 0.4000) · calibration error 4.5 % (well: up to 9.0 %)"
    poorly, _figures = health_lines(Health(False, 0.6, 0.2, 0.4, 0.09))
    assert poorly == "FSRS describes these answers poorly: guessing, or somebody else's answers?"
    assert "from 300 next-day answers on, you have 12" in unknown_health(12)
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    assert "pip install 'quizgeo[optimise]'" in unknown_health(300)

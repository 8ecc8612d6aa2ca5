"""The table of actions is whole: every key means one thing where it is pressed, and every action does something."""

from collections import Counter

import pytest

from quizgeo.text import cells
from quizgeo.tui.action import FIELDS, STUDY, Action, Where
from quizgeo.tui.actions import ACTIONS, BY_ID, actions_at, actions_in_preview
from quizgeo.tui.app import QuizApp
from quizgeo.tui.keys import all_keys, bindings, shown_keys, twin, with_twin
from quizgeo.tui.screens.asides import Leaving, Naming
from quizgeo.tui.screens.backups import BackupsScreen
from quizgeo.tui.screens.browser import Browser
from quizgeo.tui.screens.card import CardScreen
from quizgeo.tui.screens.confirm import Confirm
from quizgeo.tui.screens.exam import ExamScreen
from quizgeo.tui.screens.exam_overview import ExamOverview
from quizgeo.tui.screens.exam_result import ExamResult
from quizgeo.tui.screens.exam_review import ExamReview
from quizgeo.tui.screens.exams import Exams
from quizgeo.tui.screens.figures import FiguresScreen, TroubleScreen
from quizgeo.tui.screens.findings import Findings
from quizgeo.tui.screens.fitting import FittingScreen
from quizgeo.tui.screens.help import Help
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.host_people import HostPeople
from quizgeo.tui.screens.hosting import HostScreen
from quizgeo.tui.screens.joining import JoinForm
from quizgeo.tui.screens.keeping import KeepingScreen
from quizgeo.tui.screens.lesson import LessonScreen
from quizgeo.tui.screens.names import Names
from quizgeo.tui.screens.plan import PlanScreen
from quizgeo.tui.screens.preview import Preview
from quizgeo.tui.screens.problems import Problems
from quizgeo.tui.screens.resting import RestingCards
from quizgeo.tui.screens.settings import SettingsScreen
from quizgeo.tui.screens.stats import StatsScreen
from quizgeo.tui.screens.study import Study
from quizgeo.tui.screens.summary import SummaryScreen
from quizgeo.tui.screens.whose import WhoseNumbers

LONGEST_LABEL = 14
SCREENS: dict[Where, type[object]] = {
    Where.HOME: Home,
    Where.PROBLEMS: Problems,
    Where.RESTING: RestingCards,
    Where.BROWSER: Browser,
    Where.QUERY: Browser,
    Where.CARD: CardScreen,
    Where.STATS: StatsScreen,
    Where.FIGURES: FiguresScreen,
    Where.TROUBLE: TroubleScreen,
    Where.WHOSE: WhoseNumbers,
    Where.SETTINGS: SettingsScreen,
    Where.FITTING: FittingScreen,
    Where.KEEPING: KeepingScreen,
    Where.PATH: KeepingScreen,
    Where.BACKUPS: BackupsScreen,
    Where.PLAN: PlanScreen,
    Where.EXAMS: Exams,
    Where.EXAM: ExamScreen,
    Where.EXAM_OVERVIEW: ExamOverview,
    Where.EXAM_RESULT: ExamResult,
    Where.EXAM_REVIEW: ExamReview,
    Where.SUMMARY: SummaryScreen,
    Where.HELP: Help,
    Where.CONFIRM: Confirm,
    Where.PREVIEW: Preview,
    Where.PREVIEW_SHOWN: Preview,
    Where.PREVIEW_PROBLEMS: Findings,
    Where.JOIN: JoinForm,
    Where.LESSON: LessonScreen,
    Where.LESSON_ASKED: LessonScreen,
    Where.LESSON_SURE: LessonScreen,
    Where.LESSON_SHOWN: LessonScreen,
    Where.HOST: HostScreen,
    Where.HOST_PEOPLE: HostPeople,
    Where.JOIN_NAMES: Names,
    Where.HOST_NAME: Naming,
    Where.HOST_LEAVING: Leaving,
    **dict.fromkeys(STUDY, Study),
}
"""The screen of each place."""


@pytest.mark.parametrize("where", Where, ids=lambda where: where.name)
def test_no_key_means_two_things_at_one_place(where: Where) -> None:
    keys = Counter(twin for action in actions_at(where) for key in action.keys for twin in with_twin(key))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("shown", [False, True], ids=["asked", "shown"])
@pytest.mark.parametrize(
    "where", [*sorted(STUDY, key=lambda each: each.name), Where.PREVIEW], ids=lambda each: each.name
)
def test_a_preview_borrows_from_study_without_a_key_that_means_two_things(where: Where, shown: bool) -> None:
    actions = actions_in_preview(where, shown=shown)
    keys = Counter(twin for action in actions for key in action.keys for twin in with_twin(key))
    assert [key for key, count in keys.items() if count > 1] == []
    assert {action.id for action in actions}.isdisjoint({"study.undo", "study.suspend", "study.rate", "study.accept"})
    assert [each.id for each in actions if not (each.of_app or hasattr(Preview, f"action_{each.method}"))] == []
    assert len(set(actions)) == len(actions)


@pytest.mark.parametrize("where", Where, ids=lambda where: where.name)
def test_no_method_stands_for_two_actions_at_one_place(where: Where) -> None:
    methods = Counter(action.method for action in actions_at(where))
    assert [method for method, count in methods.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_does_something_wherever_it_is_offered(action: Action) -> None:
    targets = {QuizApp} if action.of_app else {SCREENS[where] for where in action.where}
    assert [target.__name__ for target in targets if not hasattr(target, f"action_{action.method}")] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_labels_fit_and_help_is_one_sentence(action: Action) -> None:
    assert 0 < cells(action.label) <= LONGEST_LABEL
    assert action.help.endswith(".")
    assert action.keys
    assert action.where


def test_ids_are_given_once() -> None:
    assert len(BY_ID) == len(ACTIONS)


def test_every_place_can_be_left_and_quit() -> None:
    for where in Where:
        methods = {action.method for action in actions_at(where)}
        assert "quit" in methods
        assert where is Where.HOME or methods & {"back", "finish"}


@pytest.mark.parametrize("where", FIELDS, ids=lambda where: where.name)
def test_a_field_shows_keys_that_it_does_not_swallow(where: Where) -> None:
    shown = {action.id: shown_keys(action, where) for action in actions_at(where) if action.rank}
    del shown["app.help"]
    assert [keys for keys in shown.values() if len(keys) == 1] == []


def test_the_twin_is_the_letter_on_the_same_key() -> None:
    assert [twin(key) for key in "abcdefg"] == list("фисвуап")
    assert [twin(key) for key in ("space", "1", "/")] == [None, None, None]


def test_bindings_of_a_screen_hold_twins_and_letters_of_their_own() -> None:
    bound = {(binding.key, binding.action) for binding in bindings([Where.CHOOSING])}  # type: ignore[union-attr]  # our own are no tuples
    assert {("b", "choose('b')"), ("и", "choose('b')"), ("h", "hint"), ("р", "hint")} <= bound


def test_ranges_of_keys_are_shown_as_such() -> None:
    assert all_keys(BY_ID["study.choose"]) == "a-g"
    assert all_keys(BY_ID["study.judge"]) == "a b t f"
    assert all_keys(BY_ID["app.help"]) == "? F1"

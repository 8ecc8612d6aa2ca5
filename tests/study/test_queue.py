"""The order of cards: due ones by day, new ones spread among them, missed ones after four others."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.decks import CardEntry, CardKey
from quizgeo.memory import Item, Memory, Seen
from quizgeo.study import Settings
from quizgeo.study.fresh import in_turn
from quizgeo.study.queue import RETURN_AFTER, Course, Done, Queue, Waiting, plan, waiting

TODAY = 20_000


def card(key: str, *, after: tuple[str, ...] = (), sibling: str = "") -> CardEntry:
    return CardEntry(CardKey(key), "text", after=tuple(map(CardKey, after)), sibling=sibling)


def seen(due: int, *, last: int = TODAY - 10, passed: bool = True, open_miss: bool = False, tries: int = 1) -> Item:
    state = Seen(
        Memory(5.0, 5.0), last, last, due, 1, 0, due - last, passed, passed, open_miss, tries, "text", 0.0
    )  # fmt: skip
    return Item(state)


def keys(cards: object) -> list[str]:
    assert isinstance(cards, tuple | list)
    return [card.key for card in cards]


def wait(
    cards: list[CardEntry], items: dict[str, Item], settings: Settings | None = None, done: Done | None = None
) -> Waiting:
    return waiting(cards, lambda key: items.get(key, Item()), TODAY, settings or Settings(), done or Done())


def test_the_longest_overdue_comes_first() -> None:
    cards = [card(f"d/{n}") for n in range(4)]
    items = {"d/0": seen(TODAY), "d/1": seen(TODAY - 3), "d/2": seen(TODAY + 1), "d/3": seen(TODAY - 1)}
    assert keys(wait(cards, items).due) == ["d/1", "d/3", "d/0"]


def test_the_order_within_a_day_is_no_file_order_but_the_same_each_time() -> None:
    cards = [card(f"d/{n}") for n in range(30)]
    items: dict[str, Item] = {each.key: seen(TODAY) for each in cards}
    order = keys(wait(cards, items).due)
    assert order != keys(cards)
    assert order == keys(wait(cards[::-1], items).due)


def test_new_cards_take_turns_between_decks() -> None:
    cards = [card("a/1"), card("a/2"), card("a/3"), card("b/1"), card("c/1"), card("c/2")]
    assert keys(in_turn(cards)) == ["a/1", "b/1", "c/1", "a/2", "c/2", "a/3"]


def test_the_limits_are_those_of_the_day() -> None:
    cards = [card(f"d/{n}") for n in range(40)]
    today = wait(cards, {}, Settings(new_per_day=10), Done(new=4))
    assert len(today.new) == 6
    items: dict[str, Item] = {each.key: seen(TODAY) for each in cards[:30]}
    today = wait(cards, items, Settings(due_per_day=20), Done(due=5))
    assert (len(today.due), today.backlog, today.new) == (15, 15, ())


def test_a_card_waits_for_the_cards_that_must_come_first() -> None:
    cards = [card("d/late", after=("d/early",)), card("d/early")]
    assert keys(wait(cards, {}).new) == ["d/early"]
    assert "d/late" not in keys(wait(cards, {"d/early": seen(TODAY + 5, last=TODAY)}).new), "not on the same day"
    assert "d/late" not in keys(wait(cards, {"d/early": seen(TODAY + 1, passed=False)}).new)
    assert "d/late" in keys(wait(cards, {"d/early": seen(TODAY + 5)}).new)


def test_once_asked_a_card_is_never_held_again() -> None:
    cards = [card("d/late", after=("d/early",)), card("d/early")]
    assert keys(wait(cards, {"d/late": seen(TODAY)}).due) == ["d/late"]


def test_siblings_never_share_a_day() -> None:
    there, back = card("d/x", sibling="d/x~back"), card("d/x~back", sibling="d/x")
    assert keys(wait([there, back], {}).new) == ["d/x"]
    both = wait([there, back], {"d/x": seen(TODAY), "d/x~back": seen(TODAY - 1)})
    assert keys(both.due) == ["d/x~back"]
    assert wait([there, back], {"d/x": seen(TODAY + 3, last=TODAY)}).new == ()


def test_missed_cards_of_today_come_again_until_their_tries_are_used_up() -> None:
    items = {
        "d/open": seen(TODAY + 1, last=TODAY, passed=False, open_miss=True),
        "d/used": seen(TODAY + 1, last=TODAY, passed=False, open_miss=True, tries=6),
        "d/done": seen(TODAY + 1, last=TODAY, passed=False),
    }
    assert keys(wait([card(key) for key in items], items).again) == ["d/open"]


def test_resting_cards_are_left_out() -> None:
    items = {"d/s": Item(suspended=True), "d/b": Item(buried_until=TODAY + 1), "d/old": Item(buried_until=TODAY)}
    assert keys(wait([card(key) for key in items], items).new) == ["d/old"]


def test_new_cards_are_spread_among_the_due_ones() -> None:
    today = Waiting(due=tuple(card(f"d/{n}") for n in range(7)), new=(card("n/1"), card("n/2"), card("n/3")))
    assert keys(plan(today)) == ["d/0", "d/1", "d/2", "n/1", "d/3", "d/4", "d/5", "n/2", "d/6", "n/3"]


@given(st.integers(0, 60), st.integers(0, 20))
def test_a_plan_holds_every_card_once_in_its_order(due: int, new: int) -> None:
    today = Waiting(due=tuple(card(f"d/{n}") for n in range(due)), new=tuple(card(f"n/{n}") for n in range(new)))
    planned = plan(today)
    assert [each for each in planned if each.key.startswith("d")] == list(today.due)
    assert [each for each in planned if each.key.startswith("n")] == list(today.new)


@given(st.lists(st.booleans(), max_size=60))
def test_every_card_ends_and_a_missed_one_comes_after_others(right: list[bool]) -> None:
    queue = Queue([card(f"d/{n}") for n in range(8)])
    asked: list[str] = []
    answers = iter(right)
    while (now := queue.next()) is not None:
        missed = not next(answers, True)
        asked.append(now.key)
        queue.answered(now, missed=missed)
        if missed and len(queue) > RETURN_AFTER:
            following = queue.next()
            assert following is not None
            assert following.key != now.key
    assert set(asked) == {f"d/{n}" for n in range(8)}


def test_a_card_put_first_is_next_even_before_a_ready_one() -> None:
    first, second = card("d/1"), card("d/2")
    queue = Queue([first], {second: 0})
    assert queue.next() == second
    queue.put_first(first)
    queue.settle(second, missed=True)
    assert queue.next() == first


# -- plans ----------------------------------------------------------------------------------------------------------

DECKS = ("a", "b")
KEYS = [f"{deck}/{n}" for deck in DECKS for n in range(12)]
STATES = st.one_of(
    st.none(),
    st.builds(
        lambda due, ago, rests: replace(seen(TODAY + due, last=TODAY - ago), suspended=rests),
        st.integers(-20, 20),
        st.integers(0, 20),
        st.booleans(),
    ),
)
COURSES = st.builds(
    Course,
    new=st.dictionaries(st.sampled_from(DECKS), st.integers(0, 8)),
    left_out=st.frozensets(st.sampled_from(KEYS)),
    paused=st.booleans(),
    first=st.lists(st.sampled_from(KEYS), unique=True, max_size=8).map(tuple),
    ahead=st.lists(st.sampled_from(KEYS), unique=True, max_size=8).map(tuple),
    due_per_day=st.none() | st.integers(0, 20),
    recall=st.none() | st.just(lambda state: -state.due_day),
)


@given(
    st.lists(STATES, min_size=len(KEYS), max_size=len(KEYS)),
    COURSES,
    st.builds(lambda new, due: Settings(new_per_day=new, due_per_day=due), st.integers(0, 12), st.integers(1, 12)),
    st.builds(Done, st.integers(0, 6), st.integers(0, 6)),
)
def test_whatever_is_planned_limits_hold_and_nothing_is_asked_twice(
    states: list[Item | None], course: Course, settings: Settings, done: Done
) -> None:
    """Cards 0 and 1, 2 and 3 … are siblings."""
    cards = [card(key, sibling=f"{key[:2]}{int(key[2:]) ^ 1}") for key in KEYS]
    items = {key: state for key, state in zip(KEYS, states, strict=True) if state is not None}
    today = waiting(cards, lambda key: items.get(key, Item()), TODAY, settings, done, course=course)
    due, new = keys(today.due), keys(today.new)
    most = settings.due_per_day if course.due_per_day is None else min(settings.due_per_day, course.due_per_day)
    assert len(due) <= max(0, most - done.due)
    assert len(new) <= max(settings.new_per_day - done.new, sum(course.new.values()))
    for deck, count in course.new.items():
        assert sum(key.startswith(f"{deck}/") for key in new) <= count
    if course.paused or today.backlog:
        assert {key[0] for key in new} <= set(course.new)
    everything = [*due, *new, *keys(today.again)]
    assert len(everything) == len(set(everything))
    asked = set(due) | set(new)
    assert all(each.sibling not in asked for each in cards if each.key in asked)
    assert not any(key in items and items[key].suspended for key in everything)
    assert set(new).isdisjoint(course.left_out)
    assert all(state.last_day < TODAY for key in due if (state := items[key].seen))


def test_without_plans_a_course_changes_nothing() -> None:
    cards = [card(key) for key in KEYS]
    items: dict[str, Item] = {key: seen(TODAY - n % 3) for n, key in enumerate(KEYS[::2])}
    plain = waiting(cards, lambda key: items.get(key, Item()), TODAY, Settings(), Done())
    assert waiting(cards, lambda key: items.get(key, Item()), TODAY, Settings(), Done(), course=Course()) == plain

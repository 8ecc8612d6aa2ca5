"""State is what the log gives, whatever happened to it: renames, other programs, merges, a lost cache."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.memory import NEW, Item, Rating, encode
from quizgeo.progress import EventKind
from quizgeo.study import (
    Asking,
    Learner,
    Revealed,
    Scope,
    Session,
    Summary,
    bring_back,
    overview,
    resting_cards,
    start,
)
from tests.study.bench import EVERY_KIND, PLAIN, Bench, answered, asked, begin, bench_in, right, seen, wrong

RENAMED = """
quizgeo: 1
deck: plain
title: Ten words
language: en
questions:
  - {id: first-word, was: q1, question: Word 1?, answer: word1}
"""
UNNAMED = """
quizgeo: 1
deck: plain
title: Words
language: en
questions:
  - {question: Word 1?, answer: word1}
"""


def test_progress_follows_a_rename(plain: Learner, bench: Bench) -> None:
    right(begin(plain))
    before = plain.item("plain/q1")
    bench.write("plain.yaml", RENAMED)
    learner = bench.restarted(plain)
    assert learner.item("plain/first-word") == before
    assert isinstance(begin(learner).view, Summary), "it is not new any more"


def test_answers_before_and_after_a_rename_are_one_history(plain: Learner, bench: Bench) -> None:
    right(begin(plain, limit=1))
    bench.write("plain.yaml", RENAMED)
    bench.clock.move(days=2)
    learner = bench.restarted(plain)
    session = begin(learner)
    session.answer("word1")
    assert [event.card for event in learner.history("plain/first-word")] == ["plain/q1", "plain/first-word"]
    again = bench.restarted(learner)
    assert seen(again, "plain/first-word").nth == 2
    assert asked(begin(again).undo()) == "plain/first-word"
    assert seen(again, "plain/first-word").nth == 1
    begin(again).undo()
    assert again.item("plain/first-word") == NEW


def test_a_question_keeps_its_progress_when_it_is_given_an_id(bench: Bench) -> None:
    bench.write("plain.yaml", UNNAMED)
    learner = bench.learner()
    begin(learner).answer("word1")
    bench.write("plain.yaml", UNNAMED.replace("{question", "{id: q1, question"))
    assert bench.restarted(learner).item("plain/q1").seen is not None


def test_progress_survives_new_wording_and_a_new_place(plain: Learner, bench: Bench) -> None:
    right(begin(plain))
    lines = PLAIN.replace("Word 1?", "Say the first word!").splitlines()
    bench.write("plain.yaml", "\n".join([*lines[:6], *lines[:5:-1], ""]))
    assert bench.restarted(plain).item("plain/q1").seen is not None


def test_a_lost_cache_changes_nothing(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    for step in (right, wrong, right):
        answered(session, step)
    before = plain.items
    plain.log.replace_snapshot({}, {})
    assert bench.restarted(plain).items == before


def test_a_damaged_cached_state_is_replayed(plain: Learner, bench: Bench) -> None:
    right(begin(plain))
    before = plain.item("plain/q1")
    plain.log.save_states({"plain/q1": b"damaged"})
    assert bench.restarted(plain).item("plain/q1") == before


def test_what_another_program_wrote_is_taken_in(plain: Learner, bench: Bench) -> None:
    other = bench.learner()
    right(begin(other))
    assert plain.item("plain/q1") == NEW
    assert plain.refresh()
    assert plain.item("plain/q1") == other.item("plain/q1")
    assert not plain.refresh()


def test_a_rename_holds_while_the_deck_is_broken(plain: Learner, bench: Bench) -> None:
    bench.write("other.yaml", PLAIN.replace("deck: plain", "deck: other"))
    right(begin(plain, limit=1))
    bench.write("plain.yaml", RENAMED)
    bench.clock.move(days=2)
    learner = bench.restarted(plain)
    begin(learner).answer("word1")
    bench.write("plain.yaml", "quizgeo: 1\ndeck: [\n")
    learner = bench.restarted(learner)
    begin(learner).undo()
    bench.write("plain.yaml", RENAMED)
    learner = bench.restarted(learner)
    assert seen(learner, "plain/first-word").nth == 1
    assert learner.rebuild() == ()


def test_a_rename_in_a_file_named_by_path_leaves_the_states_sound(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    learner = bench.learner()
    right(start(learner, Scope((learner.deck(str(path)),))))
    path.write_text(RENAMED, encoding="utf-8")
    bench.clock.move(days=3)
    learner = bench.restarted(learner)
    right(start(learner, Scope((learner.deck(str(path)),))))
    assert seen(learner, "plain/first-word").nth == 2
    assert learner.rebuild() == ()
    assert bench.restarted(learner).rebuild() == (), "no deck is needed to check the states"


def test_a_file_that_is_named_stands_in_for_the_deck_of_its_identity(plain: Learner, tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text(PLAIN.replace("Word 1?", "Say it!").replace("q2", "fresh"), encoding="utf-8")
    session = start(plain, Scope((plain.deck(str(path)),)))
    view = session.view
    assert isinstance(view, Asking)
    assert view.asked.prompt == "Say it!"
    answered(session, right)
    assert asked(session.view) == "plain/fresh"


def test_stale_states_are_found_and_renewed(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    answered(session, right)
    plain.log.save_states({"plain/q1": encode(Item(suspended=True))})
    learner = bench.restarted(plain)
    assert learner.rebuild() == ("plain/q1",)
    assert learner.rebuild() == ()
    assert bench.restarted(learner).rebuild() == ()


def test_the_overview_counts_new_due_and_known(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    for step in (right, right, wrong):
        answered(session, step)
    row = overview(plain).rows[0]
    assert (row.cards, row.new, row.due, row.known) == (10, 7, 1, 2.0)
    bench.clock.move(days=2)
    later = overview(plain)
    assert (later.rows[0].due, later.due, later.new) == (3, 3, 7)
    assert 1.5 < later.rows[0].known < 2.9


def test_a_backlog_lets_no_new_cards_in(plain: Learner, bench: Bench) -> None:
    session = begin(plain, limit=6)
    for _ in range(6):
        answered(session, right)
    bench.clock.move(days=30)
    plain.settings = replace(plain.settings, due_per_day=4)
    today = overview(plain)
    assert (today.due, today.backlog, today.new) == (4, 2, 0)


def test_a_broken_deck_leaves_the_others_alone(bench: Bench) -> None:
    bench.write("plain.yaml", PLAIN)
    bench.write("broken.yaml", "quizgeo: 1\ndeck: broken\ntitle: B\nlanguage: en\nquestions:\n  - {id: a, anser: x}\n")
    learner = bench.learner()
    assert [(row.deck.id, row.questions) for row in overview(learner).rows if row.deck.cards] == [("plain", 10)]
    assert sum(entry.problems for entry in learner.library.entries) > 0
    assert asked(begin(learner).view) == "plain/q1"


def test_a_flashcard_asked_both_ways_is_two_cards_of_one_question(kinds: Learner) -> None:
    row = overview(kinds).rows[0]
    assert (row.questions, row.cards) == (13, 14)


def test_a_deck_that_is_mended_or_added_is_found(bench: Bench) -> None:
    bench.write("plain.yaml", "quizgeo: 1\ndeck: [\n")
    learner = bench.learner()
    assert overview(learner).new == 0
    assert not learner.rescan()
    bench.write("plain.yaml", PLAIN)
    bench.write("other.yaml", PLAIN.replace("deck: plain", "deck: other"))
    assert learner.rescan()
    assert [row.deck.id for row in overview(learner).rows] == ["other", "plain"]
    assert asked(begin(learner).view) == "other/q1"


def test_a_deck_that_breaks_during_a_session_leaves_its_cards_out(plain: Learner, bench: Bench) -> None:
    bench.write("kinds.yaml", EVERY_KIND)
    learner = bench.restarted(plain)
    session = begin(learner)
    bench.write("kinds.yaml", "quizgeo: 1\ndeck: [\n")
    cards = []
    while not isinstance(session.view, Summary):
        cards.append(answered(session, right))
    assert cards
    assert all(card.startswith("plain/") for card in cards[1:])


@dataclass
class World:
    """A learner in a session, and everything that may happen to it."""

    bench: Bench
    learner: Learner
    session: Session

    def act(self, action: str) -> None:
        """Do one thing, where it can be done."""
        word, _space, argument = action.partition(" ")
        asking = not isinstance(self.session.view, Summary)
        if asking or word not in ("answer", "rate", "aside"):
            getattr(self, f"_{word}")(argument)

    def _answer(self, how: str) -> None:
        answered(self.session, right if how == "right" else wrong)

    def _rate(self, rating: str) -> None:
        if not right(self.session).asked.self_graded:
            self.session.rate(Rating[rating])
        self.session.next()

    def _say(self, word: str) -> None:
        self.session.say(word)  # type: ignore[arg-type]  # the strategy holds only words that may be said

    def _undo(self, _argument: str) -> None:
        if isinstance(self.session.undo(), Revealed):  # a word was taken back: its answer is shown
            self.session.next()

    def _aside(self, kind: str) -> None:
        self.session.set_aside(EventKind[kind])

    def _back(self, _argument: str) -> None:
        for card in resting_cards(self.learner)[:1]:
            bring_back(self.learner, card.card.key)

    def _days(self, count: str) -> None:
        self.bench.clock.move(days=int(count))
        self.session = begin(self.learner)

    def _rename(self, _argument: str) -> None:
        """Let the author give the first word another id, and study on."""
        self.bench.write("plain.yaml", PLAIN.replace("{id: q1,", "{id: first-word, was: q1,"))
        self._restart("")

    def _restart(self, _argument: str) -> None:
        self.learner = self.bench.restarted(self.learner)
        self.session = begin(self.learner)

    def _other(self, does: str) -> None:
        """Let another program do something with the same log."""
        other = begin(self.bench.learner())
        if does == "undo":
            other.undo()
        elif not isinstance(other.view, Summary):
            answered(other, right)
        other.learner.log.close()
        self.session.next()


ACTIONS = st.lists(
    st.sampled_from([
        "answer right", "answer wrong", "rate HARD", "rate EASY", "rate AGAIN", "say right", "say wrong", "say guessed",
        "undo", "aside SUSPENDED", "aside BURIED", "back", "days 1", "days 7", "days -2", "restart", "rename",
        "other answer", "other undo",
    ]),
    min_size=1, max_size=40,
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(actions=ACTIONS)
@example(actions=["answer wrong", "days -2", "answer right", "undo", "answer right"])
@example(actions=["rate AGAIN", "undo", "answer right", "undo", "undo", "answer right"])
@example(actions=["aside SUSPENDED", "days -2", "back"])
@example(actions=["answer right", "answer right", "say wrong", "days 1", "aside SUSPENDED", "rename", "back"])
@example(actions=["aside BURIED", "aside SUSPENDED", "restart", "back", "undo", "undo", "answer right"])
@example(actions=[*["answer right"] * 9, "rate AGAIN", "days -2", "answer right", "answer right"])
@example(actions=["answer wrong", "days -2", "answer wrong", "days 1", "answer right"])
def test_cached_state_equals_a_replay_bit_for_bit_after_any_actions(actions: list[str]) -> None:
    with TemporaryDirectory() as folder, bench_in(Path(folder)) as bench:
        bench.write("kinds.yaml", EVERY_KIND)
        bench.write("plain.yaml", PLAIN)
        learner = bench.learner()
        world = World(bench, learner, begin(learner))
        for action in actions:
            world.act(action)
        lived = {key: encode(item) for key, item in world.learner.items.items() if item != NEW}
        assert world.learner.rebuild() == ()
        world.learner.log.replace_snapshot({}, {})
        replayed = bench.restarted(world.learner).items
        assert lived == {key: encode(item) for key, item in replayed.items() if item != NEW}

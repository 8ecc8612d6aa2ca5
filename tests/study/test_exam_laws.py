"""The laws of exams: whatever is done to a paper, in whatever order, by two programs, with crashes in between."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizgeo.answers import Given, check
from quizgeo.study import Exam, Learner, Refusal, mark_of, open_papers, past_papers
from quizgeo.study.exam_log import Line
from tests.study.bench import PLAIN, begin, bench_in, right
from tests.study.sitting import MINUTE, Hand, again, begun

COUNT = 6
GIVEN = st.sampled_from([f"word{n}" for n in range(1, 11)]) | st.text(max_size=8)


class ExamMachine(RuleBasedStateMachine):
    """One paper, two programs on it, and what it has to be."""

    @initialize(seed=st.integers(0, 99))
    def begin(self, seed: int) -> None:
        self.stack = ExitStack()
        self.bench = self.stack.enter_context(bench_in(Path(self.stack.enter_context(tempfile.TemporaryDirectory()))))
        self.bench.write("plain.yaml", PLAIN)
        self.learner = self.bench.learner()
        session = begin(self.learner, limit=3)
        for _turn in range(3):
            right(session)
            session.next()
        self.bench.clock.move(days=2)
        self.before = dict(self.learner.items)
        self.watch = Hand()
        self.exams = [begun(self.learner, self.watch, limit=COUNT, minutes=30, seed=seed)]
        self.exams.append(again(self.bench.learner(), self.exams[0], Hand()))
        self.told: list[Line] = [Line()] * COUNT
        """What was acknowledged."""
        self.handed = False

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            self.stack.close()

    @rule(who=st.integers(0, 1), place=st.integers(0, COUNT - 1))
    def navigate(self, who: int, place: int) -> None:
        assert self.exams[who].go(place).place == place

    @rule(who=st.integers(0, 1), given=GIVEN)
    def answer(self, who: int, given: str) -> None:
        self._expect(self.exams[who], self.exams[who].give(given), given, "answered")

    @rule(who=st.integers(0, 1))
    def leave_blank(self, who: int) -> None:
        self._expect(self.exams[who], self.exams[who].dont_know(), None, "unknown")

    @rule(who=st.integers(0, 1))
    def take_back(self, who: int) -> None:
        self._expect(self.exams[who], self.exams[who].clear(), None, "open")

    @rule(who=st.integers(0, 1))
    def flag(self, who: int) -> None:
        exam = self.exams[who]
        exam.go(exam.place)
        result = exam.mark()
        if not isinstance(result, Refusal):
            line = self.told[exam.place]
            self.told[exam.place] = Line(line.given, line.state, result.line.marked)

    @rule(who=st.integers(0, 1))
    def extend(self, who: int) -> None:
        limit = self.exams[who].record.limit
        result = self.exams[who].extend()
        if limit is not None and not isinstance(result, Refusal):
            assert result.record.limit is None or result.record.limit > 30 * MINUTE

    @rule(ms=st.integers(0, 2 * MINUTE))
    def time_goes_on(self, ms: int) -> None:
        self.watch.ms += ms

    @rule(ms=st.integers(-MINUTE, MINUTE))
    def the_clock_jumps(self, ms: int) -> None:
        left = self.exams[0].left
        self.bench.clock.move(ms=ms)
        assert self.exams[0].left == left

    @rule(who=st.integers(0, 1))
    def crash(self, who: int) -> None:
        old = self.exams[who]
        learner = self.bench.restarted(old.learner)
        self.exams[who] = again(learner, old, self.watch if who == 0 else Hand())
        assert self.exams[who].elapsed <= max(exam.elapsed for exam in (old, *self.exams))

    @precondition(lambda self: not self.handed)
    @rule(who=st.integers(0, 1))
    def hand_in(self, who: int) -> None:
        exam = self.exams[who]
        mark = exam.hand_in()
        self.handed = True
        assert self.exams[1 - who].hand_in() == mark
        worth = [self._worth(exam, place) for place in range(COUNT)]
        assert mark.whole.score == sum(worth)
        assert mark.whole.most == COUNT
        assert mark.count("void") == mark.count("waiting") == 0
        assert mark_of(past_papers(self.bench.learner())[0]) == mark

    @invariant()
    def no_acknowledged_answer_is_lost(self) -> None:
        if not hasattr(self, "exams") or self.handed:
            return
        (record,) = open_papers(self.learner_now())
        told = [(line.given, line.state, line.marked) for line in self.told]
        assert [(line.given, line.state, line.marked) for line in record.lines] == told

    @invariant()
    def the_schedule_is_untouched(self) -> None:
        if hasattr(self, "exams"):
            learner = self.learner_now()
            learner.refresh()
            assert dict(learner.items) == self.before

    def learner_now(self) -> Learner:
        return self.exams[0].learner

    def _expect(self, exam: Exam, result: object, given: Given | None, state: str) -> None:
        if self.handed:
            assert isinstance(result, Refusal)
            return
        assert not isinstance(result, Refusal)
        self.told[exam.place] = Line(given, state, self.told[exam.place].marked)  # type: ignore[arg-type]  # a state

    def _worth(self, exam: Exam, place: int) -> float:
        line, slot = self.told[place], exam.paper.slots[place]
        question = exam.learner.question(exam.learner.entries[slot.key])
        assert question is not None
        return slot.points * check(question, line.given).score if line.given is not None else 0.0


TestExams = ExamMachine.TestCase
TestExams.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)

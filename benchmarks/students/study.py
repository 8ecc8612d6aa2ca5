"""One student who studies one deck day by day, by the real queue, ladder, ratings and schedule."""

from collections import Counter
from random import Random

from msgspec.structs import replace

from benchmarks.students.baselines import BASELINES
from benchmarks.students.minds import Mind, OtherMind
from benchmarks.students.runs import HABITS, Found, Run
from quizgeo import parse_deck
from quizgeo.decks import CardEntry, Question
from quizgeo.memory import (
    FSRS6,
    NEW,
    Answered,
    Feed,
    Item,
    Load,
    Policy,
    Rating,
    Scheduler,
    Seen,
    advance,
    feeds,
    outcomes,
    owned_share,
    suggest,
    usual_seconds,
)
from quizgeo.progress import GRADES, SAID, Event, EventKind
from quizgeo.study.ladder import is_typed
from quizgeo.study.queue import MOST_TRIES, Done, Queue, plan, waiting
from quizgeo.study.settings import Settings

FIRST_SIGHT, AFTER_FEEDBACK, MISS_SECONDS = 0.35, 0.9, 6.0
OPTIONS = '["a","b","c","d"]'
LUCK = {"choice": 0.25, "true_false": 0.5}


class Study:
    """One run under way: the deck, the student and the states that the policy keeps."""

    def __init__(self, run: Run) -> None:
        self.run, self.chance, self.found = run, Random(f"{run.student} {run.seed}"), Found()
        self.mind = OtherMind(run, self.chance) if run.student == "other law" else Mind(run, self.chance)
        self.questions: dict[str, Question] = {str(each.key): each for each in _deck(run.questions)}
        self.cards = [CardEntry(each.key, "choice") for each in self.questions.values()]
        self.items = dict.fromkeys(self.questions, NEW)
        self.scheduler: Scheduler = FSRS6(run.parameters)
        self.policy = Policy(run.parameters, run.retention)
        self.load: Counter[int] = Counter()
        self.seq = 0
        self.owned_luck = self.expected_luck = 0.0

    def live(self) -> Found:
        """Study every day, then look how much is known."""
        settings = Settings(new_per_day=15, due_per_day=9999)
        for day in range(self.run.days):
            today = waiting(self.cards, self.items.__getitem__, day, settings, Done())
            self.found.due.append(len(today.due))
            queue = Queue(plan(today))
            while (card := queue.next()) is not None:
                self.ask(str(card.key), day)
                seen = self.items[str(card.key)].seen
                queue.answered(card, missed=seen is not None and seen.open_miss and seen.tries < MOST_TRIES)
        keys = [key for key, item in self.items.items() if item.seen]
        self.found.seen = len(keys)
        self.found.known = sum(self.mind.recall(key, self.run.days) for key in keys)
        return self.found

    def ask(self, key: str, day: int) -> None:
        """Let the student answer one question, and the policy take note."""
        seen, form = self.items[key].seen, self.run.form
        if self.run.policy == "ladder" and is_typed(self.questions[key], seen, self.scheduler):
            form = "typed"
        luck = LUCK.get(form, 0.0)
        knew, graded = self.remember(key, day, seen, picked=luck > 0)
        lucky = not knew and self.chance.random() < luck
        right = lucky or (knew and self.chance.random() >= self.run.slips)
        guessed = lucky and self.chance.random() < HABITS[self.run.habit]
        if seen is not None and graded:
            truth, owned = self.found.truths[-1], HABITS[self.run.habit]
            self.found.passes += truth * (1 - self.run.slips) + (1 - truth) * luck * (1 - owned)
            self.found.lucky += luck * (1 - self.owned)
        self.found.answers += 1
        if graded:
            self.found.seconds += usual_seconds(form) + (0.0 if right else MISS_SECONDS)
        self.items[key] = self.note(key, day, form, right=right, guessed=guessed)
        self.count_luck(seen, self.items[key].seen)

    def count_luck(self, before: Seen | None, after: Seen | None) -> None:
        """Keep the sums of which `owned_overall` gives the share; to add up all items at each answer takes too long."""
        for seen, sign in ((before, -1), (after, 1)):
            if seen is not None:
                self.owned_luck += sign * seen.owned_luck
                self.expected_luck += sign * seen.expected_luck

    @property
    def owned(self) -> float:
        """Share of lucky hits that the student calls guesses, as the answers so far tell it."""
        return owned_share(self.owned_luck, self.expected_luck)

    def remember(self, key: str, day: int, seen: Seen | None, *, picked: bool) -> tuple[bool, bool]:
        """Look for the answer in memory, which changes it; give whether it was there, and whether it is graded."""
        if seen is not None and seen.last_day >= day:
            knew = self.chance.random() < AFTER_FEEDBACK
            if knew:
                self.mind.again(key, day)
            return knew, False
        truth = FIRST_SIGHT if seen is None else self.mind.recall(key, day)
        if seen is not None:
            self.found.truths.append(truth)
        knew = self.chance.random() < truth
        self.mind.meet(key, day, knew=knew, picked=picked)
        return knew, True

    def note(self, key: str, day: int, form: str, *, right: bool, guessed: bool) -> Item:
        """Give the state of an item after an answer, as the policy has it."""
        item, grade = self.items[key], "exact" if right else "wrong"
        if self.run.policy in BASELINES:
            return BASELINES[self.run.policy](item, day, right, self.run.pace)
        luck = 0.0 if "naive" in self.run.policy else LUCK.get(form, 0.0)
        rating = suggest(form, grade, guessed=guessed, chance=luck).rating
        if form == "flashcard" and right:
            rating = self.chance.choices((Rating.HARD, Rating.GOOD, Rating.EASY), (10, 80, 10))[0]
        self.seq += 1
        event = Event(
            id=self.seq.to_bytes(16, "big"), kind=EventKind.ANSWERED, card=key, device="bench", seq=self.seq,
            at=self.seq, offset=0, day=day, origin="study", form=form, shown=OPTIONS if form == "choice" else None,
            grade=GRADES.index(grade), rating=rating, said=SAID.index("guessed" if guessed else ""),
            extra='{"chance":0}' if "naive" in self.run.policy else None,
        )  # fmt: skip
        feed = feeds(item, day, rating, "study")
        if feed is not Feed.PRACTICE:
            event = self.planned(event, item, luck, rating)
        return advance(item, event, self.scheduler, self.policy)

    def planned(self, event: Event, item: Item, luck: float, rating: Rating) -> Event:
        """Give a feeding answer with its plan."""
        key, seen, load = str(event.card), item.seen, Load(self.load) if self.run.policy == "balanced" else None
        four = outcomes(
            item, key, event.day, luck, scheduler=self.scheduler, policy=self.policy, load=load, owned=self.owned
        )
        elapsed = max(0, event.day - seen.last_day) if seen else 0
        self.found.histories.setdefault(key, []).append(Answered(event.at, elapsed, rating))
        self.load[four[rating].due_day] += 1
        if seen is not None:
            self.load[seen.due_day] -= 1
        return replace(event, ivl=four[rating].interval, nth=1 + (seen.nth if seen else 0))


def _deck(count: int) -> tuple[Question, ...]:
    """Make a deck of choices with a ladder."""
    lines = ["quizgeo: 1", "deck: bench", "title: Bench", "language: en", "questions:"]
    for n in range(count):
        lines += [f"  - id: q{n}", f"    question: What is number {n}?", f"    answer: Word {n}"]
        lines += [f"    wrong: [Other {n}, Third {n}, Fourth {n}]", "    ladder: typed"]
    return parse_deck("\n".join(lines) + "\n").questions

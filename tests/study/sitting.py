"""Papers of the decks of `bench.py`, a watch that is set by hand, and what tests do to an exam."""

from dataclasses import dataclass

from quizgeo.answers import Given
from quizgeo.study import Exam, ExamScope, Learner, Refusal, Sitting, begin_exam, everything, resume_exam
from quizgeo.study.exam_papers import find_paper
from tests.study.bench import RIGHT

MINUTE = 60_000


@dataclass
class Hand:
    """A watch that goes when it is told to."""

    ms: int = 1_000_000

    def __call__(self) -> int:
        return self.ms


def scope(learner: Learner, **wishes: object) -> ExamScope:
    """Give the scope of all decks with wishes."""
    wished = {"decks": everything(learner).decks, "seed": 1207, **wishes}
    return ExamScope(**wished)  # type: ignore[arg-type]  # each test knows what it wishes


def begun(learner: Learner, watch: Hand | None = None, **wishes: object) -> Exam:
    """Begin an exam on all decks."""
    exam = begin_exam(learner, scope(learner, **wishes), watch or Hand())
    assert isinstance(exam, Exam)
    return exam


def again(learner: Learner, exam: Exam, watch: Hand | None = None) -> Exam:
    """Go on with an exam as another program would."""
    record = find_paper(learner, exam.paper.name)
    assert record is not None
    return resume_exam(learner, record, watch or Hand())


def shown(view: Sitting | Refusal) -> Sitting:
    assert isinstance(view, Sitting), view
    return view


def key_at(exam: Exam, place: int | None = None) -> str:
    return exam.paper.slots[exam.place if place is None else place].key


def place_of(exam: Exam, key: str) -> int:
    return next(place for place, slot in enumerate(exam.paper.slots) if slot.key == key)


def answer(exam: Exam, key: str, given: Given | None = None) -> Sitting:
    """Answer a question by its key, rightly if not otherwise."""
    exam.go(place_of(exam, key))
    return shown(exam.give(RIGHT[key] if given is None else given))

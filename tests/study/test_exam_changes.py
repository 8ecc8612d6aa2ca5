"""Decks that change while a paper is open: what is gone, or another question now, is told and counts for nothing."""

from quizgeo.study import Exam, Learner, begin_exam
from tests.study.bench import PLAIN, RIGHT, Bench
from tests.study.sitting import Hand, again, answer, begun, key_at, place_of, scope


def test_a_question_that_changed_or_is_gone_is_told_and_counts_for_nothing(bench: Bench, plain: Learner) -> None:
    exam = begun(plain, limit=10)
    for place in range(10):
        exam.go(place)
        exam.give(RIGHT[key_at(exam)])
    text = PLAIN.replace("answer: word2", "answer: another").replace("Word 3?", "What is word 3?")
    bench.write("plain.yaml", "".join(line for line in text.splitlines(keepends=True) if "id: q1," not in line))
    plain.rescan()
    gone, changed, reworded = (exam.go(place_of(exam, f"plain/q{number}")) for number in (1, 2, 3))
    assert (gone.asked, gone.lost) == (None, "gone")
    assert (changed.asked, changed.lost) == (None, "changed")
    assert reworded.asked is not None
    assert reworded.asked.prompt == "What is word 3?"
    assert len(exam.lost()) == 2
    mark = exam.hand_in()
    assert mark.count("void") == 2
    assert (mark.whole.score, mark.whole.most) == (8.0, 8.0)


def test_a_deck_that_cannot_be_read_any_more_crashes_nothing(bench: Bench, plain: Learner) -> None:
    exam = begun(plain, limit=3)
    exam.give("x")
    bench.write("plain.yaml", "quizgeo: 1\ndeck: plain\ntitle: [\n")
    plain.rescan()
    assert exam.view.lost == "gone"
    assert exam.hand_in().whole.percent is None


def test_a_question_that_was_renamed_is_the_same(bench: Bench, plain: Learner) -> None:
    exam = begun(plain, limit=10)
    answer(exam, "plain/q1")
    bench.write("plain.yaml", PLAIN.replace("{id: q1,", "{id: first-word, was: q1,"))
    plain.rescan()
    assert exam.hand_in().outcomes[place_of(exam, "plain/q1")] == "right"
    assert len(plain.log.history("plain/first-word")) == 1


def test_a_deck_named_by_its_file_is_found_again(bench: Bench, plain: Learner) -> None:
    path = bench.places.home / "own.yaml"
    path.write_text(PLAIN.replace("deck: plain", "deck: own"), encoding="utf-8")
    deck = plain.deck(str(path))
    exam = begin_exam(plain, scope(plain, decks=(deck,), limit=2), Hand())
    assert isinstance(exam, Exam)
    exam.give("x")
    other = again(bench.restarted(plain), exam)
    assert other.view.asked is not None
    path.unlink()
    assert again(bench.restarted(other.learner), exam).view.lost == "gone"

"""Decks that change while a paper is open: what is gone, or another question now, is told and counts for nothing."""

import pytest

from quizgeo.study import Exam, Learner, Refusal, begin_exam
from quizgeo.study.exam_sitting import UnreadError
from tests.study.bench import PLAIN, RIGHT, Bench
from tests.study.sitting import MINUTE, Hand, again, answer, begun, key_at, place_of, scope, shown


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


@pytest.mark.parametrize("rescanned", [False, True])
def test_nothing_is_handed_in_while_a_deck_cannot_be_read(bench: Bench, plain: Learner, *, rescanned: bool) -> None:
    exam = begun(plain, limit=3)
    exam.give(RIGHT[key_at(exam)])
    bench.write("plain.yaml", "quizgeo: 1\ndeck: plain\ntitle: [\n")
    if rescanned:
        plain.rescan()
    assert exam.view.lost == "unread"
    assert exam.lost() == ()
    with pytest.raises(UnreadError, match="The deck plain cannot be read now; the paper stays open"):
        exam.hand_in()
    assert not exam.handed
    assert not exam.closed
    assert shown(exam.mark()).line.marked, "it is worked on"
    bench.write("plain.yaml", PLAIN)
    mark = exam.hand_in()
    assert (mark.count("void"), mark.whole.score) == (0, 1.0)


def test_without_a_deck_that_cannot_be_read_a_paper_is_handed_in_if_that_is_wished(
    bench: Bench, plain: Learner
) -> None:
    exam = begun(plain, limit=3)
    (bench.places.deck_folders[0] / "plain.yaml").unlink()
    plain.rescan()
    with pytest.raises(UnreadError):
        exam.hand_in()
    assert exam.hand_in(without=True).whole.percent is None
    assert exam.record.handed is not None
    assert {marking.reason for marking in exam.record.handed} == {"gone"}


def test_when_the_time_is_over_a_paper_waits_for_its_deck_and_takes_no_answer(bench: Bench, plain: Learner) -> None:
    watch = Hand()
    exam = begun(plain, watch, limit=3, minutes=1)
    exam.give(RIGHT[key_at(exam)])
    bench.write("plain.yaml", "quizgeo: 1\ndeck: plain\ntitle: [\n")
    watch.ms += 2 * MINUTE
    with pytest.raises(UnreadError):
        exam.hand_in(late=True)
    assert exam.closed
    assert not exam.handed
    for refused in (exam.give("x"), exam.dont_know(), exam.clear(), exam.mark(), exam.extend()):
        assert isinstance(refused, Refusal)
    exam.leave()
    other = again(bench.restarted(plain), exam)
    assert other.over, "the time is kept"
    bench.write("plain.yaml", PLAIN)
    mark = other.hand_in(late=True)
    assert (mark.late, mark.count("void"), mark.whole.score) == (True, 0, 1.0)


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
    assert again(bench.restarted(other.learner), exam).view.lost == "unread"

"""The lines of a report that tell of each question: figures, words and bars say one thing."""

from collections.abc import Callable

from quizgeo.insight.report import Report
from quizgeo.insight.report.lines import Drawing, lines


def test_the_bar_of_a_question_says_what_the_words_beside_it_say(report: Callable[..., Report]) -> None:
    told = lines(report([[0.5, 0.5, 0.5], [1, 1, 0]]), Drawing(signs=False))
    first, second = (line.split() for line in told if "of 3" in line and not line.startswith("  p"))
    assert (first[-3:], second[-3:]) == (["0", "of", "3"], ["2", "of", "3"])
    assert ("#" in "".join(first), "#" in "".join(second)) == (False, True)


def test_no_time_is_promised_where_none_is_known(report: Callable[..., Report]) -> None:
    for classes in ([[1, 0, 1], [0, 0, 1]], [[1, 0] * 10, [1, 1, 0, 0] * 5]):
        (head,) = [line for line in lines(report(classes), Drawing()) if line.startswith("Questions:")]
        assert "time" not in head

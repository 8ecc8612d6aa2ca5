"""What is wrong with GIFT files: each problem has its place, the rest is read, and no bytes are a fault of ours."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgeo.decks import Choice, Match, Multiple, Open, Text, TrueFalse
from quizgeo.exchange import ExchangeError, ReadIn, ReadOptions
from quizgeo.exchange.gift import read

OPTIONS = ReadOptions("quiz.gift", language="en")


def read_text(text: str) -> ReadIn:
    return read(text.encode(), OPTIONS)


PROBLEMS = [
    ("Who?\n  Me {=a ~b", (2, 6), '"}" is missing'),
    ("Who? =a ~b}", (1, 11), '"{" is missing'),
    ("Who} {=a ~b}", (1, 4), '"{" is missing'),
    (r"Q {=\frac{1}{2} ~b}", (1, 10), "braces stand inside"),
    ("Q {=a ~b} and {=c ~d}", (1, 15), "braces stand inside"),
    ("Q {=a ~b} and }", (1, 15), "braces stand inside"),
    ("Q {~a ~b}", (1, 4), "no answer is right"),
    ("Q {~%50%a ~%50%b}", (1, 4), "no wrong answer"),
    ("Q {~%50%a}", (1, 4), "no wrong answer"),
    ("Q { = # ~ }", (1, 5), "no answer is right"),
    ("Q {=%0%a}", (1, 4), "no answer is right"),
    ("Q {=*}", (1, 4), "no answer is right"),
    ("Q {#}", (1, 5), "no answer is right"),
    ("Q {#many}", (1, 5), '"many" is no number'),
    ("Q {#1,5}", (1, 5), "is no number"),
    ("Q {#=4:x}", (1, 6), '"x" is no number'),
    ("Q {#9..1}", (1, 5), "runs backwards"),
    ("Q {#1e99}", (1, 5), "is no number"),
    ("Q {=a -> b}", (1, 4), "at least two pairs"),
    ("Q {=a -> b =c}", (1, 13), "no ->"),
    ("Q {=a -> b =c -> }", (1, 13), "nothing stands behind"),
    ("{=a ~b}", (1, 1), "no question before"),
]


@pytest.mark.parametrize(("text", "place", "words"), PROBLEMS)
def test_a_problem_has_its_place_and_the_rest_is_read(text: str, place: tuple[int, int], words: str) -> None:
    found = read_text(f"\n{text}\n\nGood? {{T}}")
    assert [each.question.body for each in found.questions] == [TrueFalse("Good?", answer=True)]
    (told,) = found.problems
    assert (told.code, told.place.file, told.place.line - 1, told.place.col) == ("EX005", "quiz.gift", *place)
    assert words in told.message
    assert told.fix


def test_the_rest_of_answers_with_a_blank_line_inside_is_no_second_problem() -> None:
    found = read_text("Q {\n=a\n\n~b\n\n~c}\n\nR {T}\n\nS {=a\n\nT {T}")
    assert [problem.place.line for problem in found.problems] == [1, 10]
    assert [each.place for each in found.questions] == ["8", "12"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"// only a comment", b"Only words.", b"$CATEGORY: x", b"{T}"])
def test_a_file_without_a_question_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(data, OPTIONS)
    assert caught.value.problem.code == "EX006"


def test_the_refusal_names_the_first_problem() -> None:
    with pytest.raises(ExchangeError) as caught:
        read_text("\nQ {=a")
    assert caught.value.problem.fix.startswith("line 2: ")


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"\xff\xfea", "Q {T}".encode("utf-16-le")])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(data, OPTIONS)
    assert caught.value.problem.code == "EX002"


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(ExchangeError) as caught:
        read(b" " * 20_000_001, OPTIONS)
    assert caught.value.problem.code == "EX003"


MANY = 100_000
HOSTILE = {
    "opening braces": "{" * MANY,
    "closing braces": "}" * MANY,
    "signs of answers": "Q {" + "=" * MANY + "}",
    "half weights": "Q {" + "~%" * MANY + "}",
    "stars": "Q {=" + "*" * MANY + "}",
    "marks without an end": "// " + "[id:" * MANY + "\nQ {T}",
    "a mark of brackets": "// [id:" + "\\]" * MANY + "\nQ {T}",
    "backslashes": "\\" * MANY + " {T}",
    "a long number": "Q {#" + "9" * MANY + "}",
    "a long weight": "Q {=%" + "9" * MANY + "%a}",
    "a category of slashes": "$CATEGORY: " + "/" * MANY + "\n\nQ {T}",
    "equal pairs": "Q {" + "=a->b" * MANY + "}",
    "tags of HTML": "[html]" + "<" * MANY + "{T}",
    "descriptions": "a\n\n" * MANY,
    "open questions": "Q {a\n\n" * MANY,
    "colons": "::" * MANY,
    "signs of feedback": "Q {T" + "#" * MANY + "}",
    "many answers": "Q {" + "".join(f"={place} " for place in range(MANY)) + "}",
    "weights to round": "Q {" + "~%33%a " * MANY + "=b}",
    "signs that hide others": "\x01\x02\x03\x0e {=\x0e\x01 ~b}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_or_refused(text: str) -> None:
    with suppress(ExchangeError):
        found = read_text(text)
        assert len(found.problems) <= 1_000
        assert len(found.losses) <= MANY


@pytest.mark.parametrize("text", ["a\n\n", "Q {a\n\n", "Q{T}\n\n"])
def test_a_file_of_more_than_is_looked_at_is_refused(text: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read_text(text * 100_001)
    assert str(caught.value).endswith("there are more than 100000 questions; split the file")


@pytest.mark.parametrize("signs", ["~a", "=a", "#=1", "=a->b "])
def test_a_question_of_more_answers_than_anybody_reads_is_skipped(signs: str) -> None:
    found = read_text("Q {" + signs * 1_001 + "}\n\nQ {T}")
    assert [each.message for each in found.problems] == ["GIFT: it has more than 1000 answers; skipped"]
    assert len(found.questions) == 1


PARTS = st.sampled_from([
    "{", "}", "=", "~", "#", "####", "->", "::", "\n", "\n\n", "\\", "\\n", "%50%", "%", "$CATEGORY: ", "//", "[html]",
    "[plain]", "[id:d/q]", "<b>", "&amp;", "T", "FALSE", "Q", " ", "5", ":", "..", "*", "é", "\r", "\x0e", "\x01", "-",
])  # fmt: skip


@given(st.lists(PARTS, max_size=40).map("".join) | st.text(max_size=60))
@example("Q {=a ~b}")
def test_no_text_is_a_fault_of_ours(text: str) -> None:
    assert_sound(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=80) | st.binary(max_size=40).map(lambda noise: b"Q {=a ~" + noise + b"}"))
def test_no_bytes_are_a_fault_of_ours(data: bytes) -> None:
    assert_sound(data)


def assert_sound(data: bytes) -> None:
    """Assert that what is read is nothing that no deck may hold."""
    try:
        found = read(data, OPTIONS)
    except ExchangeError:
        return
    for each in found.questions:
        body = each.question.body
        assert each.question.prompt or body.wording
        if isinstance(body, Choice | Multiple):
            folded = [option.text.casefold() for option in body.options]
            assert all(folded)
            assert len(set(folded)) == len(folded)
            right = sum(option.correct for option in body.options)
            assert right == 1 if isinstance(body, Choice) else 1 <= right < len(folded)
            assert len(folded) >= 2
        elif isinstance(body, Text):
            assert body.answer
            assert all(body.accept)
        elif isinstance(body, Match):
            assert all(left and right for left, right in body.pairs)
            assert len({left.casefold() for left, _right in body.pairs}) == len(body.pairs) >= 2
        elif isinstance(body, Open):
            assert body.model

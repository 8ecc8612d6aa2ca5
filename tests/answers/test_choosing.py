"""Options, true or false, and what learners judge themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.answers import Given, Verdict, check_answer
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Choice, Flashcard, Kind, Multiple, Open, Option, TrueFalse

WHO = Choice((Option("Azerbaijan", correct=True), Option("Armenia"), Option("Georgia", credit=0.5)))
WHICH = Multiple(
    (
        Option("Iran", correct=True),
        Option("North Korea", correct=True),
        Option("Armenia"),
        Option("Bosnia and Herzegovina"),
    )
)


def judge(body: Kind, given: Given, language: str = "en") -> Verdict:
    return check_answer(Question(CardKey("deck/q"), "q", body, "Which?", language=language), given)


class TestChoice:
    @pytest.mark.parametrize(
        ("given", "grade", "reason", "score"),
        [
            ("Azerbaijan", "exact", "same", 1),
            ("azerbaijan", "exact", "same", 1),
            (" AZERBAIJAN. ", "exact", "same", 1),
            ("Azerbaiján", "exact", "same", 1),
            ("Armenia", "wrong", "different", 0),
            ("Georgia", "partial", "credit", 0.5),
            ("France", "wrong", "not-an-option", 0),
            ("Azer", "wrong", "not-an-option", 0),
            ("", "wrong", "blank", 0),
            ("  ", "wrong", "blank", 0),
            ("\U0001f600", "wrong", "not-an-option", 0),
        ],
    )
    def test_takes_the_text_of_an_option(self, given: str, grade: str, reason: str, score: float) -> None:
        found = judge(WHO, given)
        assert (found.grade, found.reason, found.score) == (grade, reason, score)

    def test_options_that_fold_alike_are_told_apart_by_their_exact_text(self) -> None:
        body = Choice((Option("Us", correct=True), Option("US"), Option("us!")))
        assert judge(body, "Us").reason == "same"
        assert judge(body, "US").reason == "different"
        assert judge(body, "uS").reason == "not-an-option"

    def test_options_of_signs_can_be_chosen(self) -> None:
        body = Choice((Option("<", correct=True), Option(">"), Option("=")))
        assert judge(body, "<").reason == "same"
        assert judge(body, " > ").reason == "different"
        assert judge(body, "?").reason == "not-an-option"

    def test_an_option_with_all_the_credit_is_right(self) -> None:
        assert judge(Choice((Option("A", correct=True), Option("B", credit=1.0))), "B").grade == "exact"

    def test_messages(self) -> None:
        assert judge(WHO, "Armenia").message == "The answer is Azerbaijan."
        assert judge(WHO, "France").message == "France is none of the choices."
        assert judge(WHO, "Georgia").message == "Partly right: Azerbaijan."


class TestMultiple:
    @pytest.mark.parametrize(
        ("given", "grade", "reason", "score"),
        [
            (("Iran", "North Korea"), "exact", "all", 1),
            (["north korea", "IRAN"], "exact", "all", 1),
            ("Iran, North Korea", "exact", "all", 1),
            ("iran and north korea", "exact", "all", 1),
            ("Iran dan North Korea", "exact", "all", 1),
            (("Iran",), "partial", "some", 0.5),
            ("Iran; Iran", "partial", "some", 0.5),
            (("Iran", "North Korea", "Armenia"), "partial", "extra", 0.5),
            ("Iran, North Korea, Bosnia and Herzegovina", "partial", "extra", 0.5),
            (("Iran", "Armenia"), "wrong", "different", 0),
            (("Armenia",), "wrong", "none", 0),
            (("Iran", "North Korea", "Armenia", "Bosnia and Herzegovina"), "wrong", "different", 0),
            ((), "wrong", "blank", 0),
            ("", "wrong", "blank", 0),
            ("Iran, France", "wrong", "not-an-option", 0),
        ],
    )
    def test_takes_off_for_wrong_ticks(self, given: Given, grade: str, reason: str, score: float) -> None:
        found = judge(WHICH, given)
        assert (found.grade, found.reason, found.score) == (grade, reason, score)

    def test_messages_and_parts(self) -> None:
        found = judge(WHICH, ("Iran",))
        assert found.message == "1 of 2. Missing: North Korea."
        assert [(part.answer, part.passed) for part in found.parts] == [("Iran", True), ("North Korea", False)]
        assert judge(WHICH, ("Iran", "North Korea")).message == "All 2 right."
        extra = judge(WHICH, ("Iran", "North Korea", "Armenia"))
        assert extra.message == "2 of 2, and Armenia does not belong."
        assert judge(WHICH, ("Armenia",)).message == "None of the 2."
        assert judge(WHICH, "Iran, France").message == "France is none of the choices."

    @given(st.permutations([option.text for option in WHICH.options]), st.integers(min_value=1, max_value=4))
    def test_the_order_of_ticks_changes_nothing(self, texts: list[str], ticks: int) -> None:
        assert judge(WHICH, texts[:ticks]) == judge(WHICH, sorted(texts[:ticks]))


class TestTrueFalse:
    @pytest.mark.parametrize("text", ["true", "T", "yes", "y", "correct", "1", "benar", "B", "betul", "ya", "True."])
    def test_words_for_true(self, text: str) -> None:
        assert judge(TrueFalse("It is so.", answer=True), text).reason == "same"
        assert judge(TrueFalse("It is so.", answer=False), text).reason == "different"

    @pytest.mark.parametrize(
        "text", ["false", "F", "no", "n", "incorrect", "0", "salah", "s", "tidak", "tdk", "FALSE!"]
    )
    def test_words_for_false(self, text: str) -> None:
        assert judge(TrueFalse("It is so.", answer=False), text).reason == "same"
        assert judge(TrueFalse("It is so.", answer=True), text).reason == "different"

    def test_takes_a_bool(self) -> None:
        assert judge(TrueFalse("It is so.", answer=True), given=True).grade == "exact"
        assert judge(TrueFalse("It is so.", answer=True), given=False).grade == "wrong"

    @pytest.mark.parametrize(("text", "reason"), [("maybe", "not-true-false"), ("", "blank"), ("?", "blank")])
    def test_what_is_neither_is_said_so(self, text: str, reason: str) -> None:
        assert judge(TrueFalse("It is so.", answer=True), text).reason == reason

    def test_messages(self) -> None:
        assert judge(TrueFalse("It is so.", answer=True), "no").message == "The answer is true."
        found = judge(TrueFalse("It is so.", answer=False), "maybe")
        assert found.message == "That could not be read as true or false. The answer is false."


class TestSelfGraded:
    CARD = Flashcard("CSTO", "Collective Security\nTreaty Organisation")
    ESSAY = Open("It would ease isolation.", ("names isolation", "names Turkey", "names trade and transit"))

    @pytest.mark.parametrize(
        ("word", "grade", "score"),
        [("again", "wrong", 0), ("hard", "exact", 1), ("Good", "exact", 1), ("easy", "exact", 1)],
    )
    @pytest.mark.parametrize("body", [CARD, ESSAY, Open("It would.")])
    def test_takes_the_learners_word(self, body: Kind, word: str, grade: str, score: float) -> None:
        found = judge(body, word)
        assert (found.grade, found.reason, found.score, found.message) == (grade, "self", score, "")

    @pytest.mark.parametrize(
        ("given", "grade", "score"),
        [
            ((), "wrong", 0),
            (("names Turkey",), "partial", 1 / 3),
            ("names Turkey; names isolation", "partial", 2 / 3),
            ("names trade and transit", "partial", 1 / 3),
            (("names isolation", "names Turkey", "Names trade and transit"), "exact", 1),
        ],
    )
    def test_takes_the_points_of_the_rubric_that_were_met(self, given: Given, grade: str, score: float) -> None:
        found = judge(self.ESSAY, given)
        assert (found.grade, found.reason) == (grade, "self")
        assert found.score == pytest.approx(score)

    @pytest.mark.parametrize("body", [CARD, ESSAY, Open("It would.")])
    def test_other_words_are_no_choice(self, body: Kind) -> None:
        assert judge(body, "meh").reason == "not-an-option"
        assert judge(body, "").reason == "blank"

    def test_the_back_is_shown_on_one_line(self) -> None:
        assert judge(self.CARD, "again").answer == "Collective Security Treaty Organisation"

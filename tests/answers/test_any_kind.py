"""Promises that hold for every kind of question."""

import typing
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizgeo
from quizgeo import answers
from quizgeo.answers import (
    REASONS,
    Given,
    Verdict,
    answer_lines,
    answer_text,
    as_typed,
    blank,
    check_answer,
    feedback_for,
    gave_up,
    timeout,
)
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Gap,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    PartialDate,
    Place,
    Text,
    Tolerance,
    TrueFalse,
)

OPTIONS = (Option("Russia", correct=True), Option("China"), Option("Iran", feedback="Iran came later."))
BODIES: Mapping[str, Kind] = {
    body.name: body
    for body in (
        Choice(OPTIONS, accept=("Russian Federation",), reject=("Rus",)),
        Multiple((Option("Iran", correct=True), Option("North Korea", correct=True), Option("Armenia"))),
        TrueFalse("It is so.", answer=False),
        Text("Nikol Pashinyan", ("Pashinyan",), ("Nikol",)),
        Number(Decimal("2.5"), Decimal("2.5"), "2.5", ("km",), Tolerance(Decimal(5), percent=True)),
        Date(PartialDate(2023, 9, 19)),
        ListOf((("Georgia",), ("Turkey", "Türkiye")), need=2),
        Order(("one", "two", "three")),
        Match((("Georgia", "Tbilisi"), ("Armenia", "Yerevan")), ("Baku",)),
        Groups((("CSTO", ("Russia", "Belarus")), ("NATO", ("Turkey",)))),
        Cloze((Gap("Turkey"), " and ", Gap("Armenia", ("Հայաստան",)))),
        Flashcard("CSTO", "a treaty"),
        Open("It would.", ("first", "second")),
        Find("AM"),
        Place(40.18, 44.51, 30),
    )
}
RIGHT: Mapping[str, tuple[Given, ...]] = {
    "choice": ("Russia",),
    "multiple": (("North Korea", "Iran"), "Iran, North Korea"),
    "true_false": (False, "false", "salah"),
    "text": ("Nikol Pashinyan", "Pashinyan"),
    "number": ("2.5", "2.5 km"),
    "date": ("2023-09-19", "19 September 2023"),
    "list": (("Georgia", "Turkey"), "Türkiye, Georgia"),
    "order": (("one", "two", "three"), "one, two, three"),
    "match": ({"Georgia": "Tbilisi", "Armenia": "Yerevan"}, "Georgia: Tbilisi, Armenia: Yerevan"),
    "groups": ({"Russia": "CSTO", "Belarus": "CSTO", "Turkey": "NATO"}, "CSTO: Russia, Belarus; NATO: Turkey"),
    "cloze": (("Turkey", "Հայաստան"), "Turkey; Armenia"),
    "flashcard": ("good",),
    "open": (("second", "first"), "first, second", "easy"),
    "find": ("Armenia",),
    "place": ((40.18, 44.51), "40.18, 44.51"),
}
SHOWN = {
    "choice": ("Russia", ("Russia",)),
    "multiple": ("Iran, North Korea", ("Iran", "North Korea")),
    "true_false": ("false", ("false",)),
    "text": ("Nikol Pashinyan", ("Nikol Pashinyan",)),
    "number": ("2.5 km", ("2.5 km",)),
    "date": ("19 September 2023", ("19 September 2023",)),
    "list": ("Georgia, Turkey", ("Georgia", "Turkey")),
    "order": ("one → two → three", ("one", "two", "three")),
    "match": ("Georgia: Tbilisi; Armenia: Yerevan", ("Georgia: Tbilisi", "Armenia: Yerevan")),
    "groups": ("CSTO: Russia, Belarus; NATO: Turkey", ("CSTO: Russia, Belarus", "NATO: Turkey")),
    "cloze": ("Turkey; Armenia", ("Turkey", "Armenia")),
    "flashcard": ("a treaty", ("a treaty",)),
    "open": ("It would.", ("It would.",)),
    "find": ("Armenia", ("Armenia",)),
    "place": ("40.18° N, 44.51° E", ("40.18° N, 44.51° E",)),
}
WRONG_TYPES: Mapping[str, tuple[object, ...]] = {
    "choice": (1, ["Russia"], None, True),
    "multiple": (1, [1], {"Iran": "x"}, None),
    "true_false": (1, ["true"], None),
    "text": (1, ["x"], None),
    "number": (38, 2.5, None),
    "date": (2023, ["2023"], None),
    "list": (1, {"a": "b"}, ["Georgia", 2]),
    "order": (1, {"a": "b"}, [3]),
    "match": (["Georgia"], 1, {"Georgia": 1}, {1: "Georgia"}),
    "groups": (["Russia"], {"Russia": ["CSTO"]}),
    "cloze": (1, {"a": "b"}),
    "flashcard": (3, ["good"]),
    "open": (3, {"first": "x"}),
    "find": (1, ["AM"], {"AM": "x"}),
    "place": (1, ("40", "44"), (1, 2, 3), (True, False), {"lat": "40"}),
}
KINDS = pytest.mark.parametrize("kind", sorted(BODIES))


def asked(body: Kind, feedback: Mapping[str, str] | None = None, language: str = "en") -> Question:
    return Question(CardKey("deck/q"), "q", body, "Which one?", feedback=feedback or {}, language=language)


def everything(verdict: Verdict) -> list[Verdict]:
    return [verdict, *(below for part in verdict.parts for below in everything(part))]


def test_every_kind_is_here() -> None:
    assert set(BODIES) == {kind.name for kind in typing.get_args(Kind)}


@KINDS
def test_the_right_answer_is_exact(kind: str) -> None:
    for given_ in RIGHT[kind]:
        found = check_answer(asked(BODIES[kind]), given_)
        assert (found.grade, found.score) == ("exact", 1)


@KINDS
def test_the_wrong_type_is_an_error_that_names_kind_and_shape(kind: str) -> None:
    for given_ in WRONG_TYPES[kind]:
        with pytest.raises(TypeError, match=rf"kind {kind} is .+, not {type(given_).__name__}$"):
            check_answer(asked(BODIES[kind]), typing.cast("Given", given_))


ANY_TEXT = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="aeiou ,;:/|=->&\n\t'.0123456789", max_size=80),
    st.lists(
        st.sampled_from(["Russia", "Iran", "Georgia", "Turkey", "one", "two", "CSTO", ":", ";", ",", "and", "the"])
    ).map(" ".join),
)


@KINDS
@given(text=ANY_TEXT, language=st.sampled_from(["en", "id", "az"]))
def test_any_text_gets_a_sound_verdict(kind: str, text: str, language: str) -> None:
    for found in everything(check_answer(asked(BODIES[kind], language=language), text)):
        assert found.reason in REASONS
        assert found.grade == REASONS[found.reason].grade or found.reason == "self"
        assert {"exact": found.score == 1, "close": found.score == 1, "wrong": found.score == 0}.get(
            found.grade, 0 < found.score < 1
        )
        assert found.answer or found.reason == "blank"
        assert "{" in text or "{" not in found.message


@KINDS
@given(texts=st.lists(ANY_TEXT, max_size=6))
def test_any_list_of_texts_gets_a_verdict_where_lists_are_taken(kind: str, texts: list[str]) -> None:
    if kind in ("multiple", "list", "order", "cloze", "open"):
        assert check_answer(asked(BODIES[kind]), texts).reason in REASONS


@pytest.mark.parametrize("kind", ["match", "groups"])
@given(
    pairs=st.dictionaries(
        st.sampled_from(["Georgia", "russia", "x", ""]), st.sampled_from(["Tbilisi", "NATO", "y", ""])
    )
)
def test_any_pairs_get_a_verdict(kind: str, pairs: dict[str, str]) -> None:
    assert check_answer(asked(BODIES[kind]), pairs).reason in REASONS


@KINDS
@pytest.mark.parametrize(
    "hostile",
    [
        "x" * 10_000,
        "Russia, " * 1_250,
        "one two " * 1_250,
        "1," * 5_000,
        "\x00\x1b[31m\u202e" * 100,
        "\U0001f600" * 200,
        "Հայաստան ประเทศ ايران",
        "\ud800",
        "{answer} %s {0}",
        "e\u0301" * 5_000,
    ],
)
def test_hostile_text_gets_a_verdict(kind: str, hostile: str) -> None:
    found = check_answer(asked(BODIES[kind]), hostile)
    assert found.reason in REASONS
    assert "\x1b" not in found.message
    assert "\u202e" not in found.message
    assert len(found.message) < 300


@KINDS
def test_the_answer_is_shown_on_one_line_and_by_parts(kind: str) -> None:
    question = asked(BODIES[kind])
    assert (answer_text(question), answer_lines(question)) == SHOWN[kind]


@KINDS
def test_giving_up_and_running_out_of_time_show_the_answer(kind: str) -> None:
    question = asked(BODIES[kind])
    answer = answer_text(question)
    assert gave_up(question) == Verdict("wrong", 0, "gave-up", f"The answer is {answer}.", answer)
    assert timeout(question) == Verdict("wrong", 0, "timeout", f"Time is up. The answer is {answer}.", answer)


def test_nothing_answered_shows_nothing() -> None:
    assert blank() == Verdict("wrong", 0, "blank", "Nothing answered.")


def test_numbers_are_shown_as_the_language_writes_them() -> None:
    question = asked(BODIES["number"], language="id")
    assert answer_text(question) == "2,5 km"
    assert gave_up(question).answer == timeout(question).answer == answer_lines(question)[0] == "2,5 km"


class TestTypedChoice:
    def test_asks_for_the_same_answer_in_words(self) -> None:
        typed = as_typed(asked(BODIES["choice"]))
        assert typed.body == Text("Russia", ("Russian Federation",), ("Rus",))
        assert typed.key == "deck/q"
        assert check_answer(typed, "russian federation").passed
        assert check_answer(typed, "China").reason == "other-entity"

    @pytest.mark.parametrize("kind", sorted(set(BODIES) - {"choice"}))
    def test_no_other_kind_can_be_typed_instead(self, kind: str) -> None:
        with pytest.raises(TypeError, match=f"not a question of kind {kind}"):
            as_typed(asked(BODIES[kind]))


class TestFeedback:
    def tell(self, kind: str, given_: Given, feedback: Mapping[str, str]) -> str:
        question = asked(BODIES[kind], feedback)
        return feedback_for(question, given_, check_answer(question, given_))

    def test_for_foreseen_words_goes_before_that_for_right_and_wrong(self) -> None:
        said = {"right": "Well done.", "wrong": "Not so.", "Aliyev": "He is the neighbour.", "China": "Not China."}
        assert self.tell("text", "aliyev!", said) == "He is the neighbour."
        assert self.tell("text", "Putin", said) == "Not so."
        assert self.tell("text", "right", said) == "Not so."
        assert self.tell("text", "Pashinyan", said) == "Well done."
        assert self.tell("choice", "china", said) == "Not China."
        assert self.tell("list", ("Georgia",), said) == "Not so."

    def test_of_an_option_is_shown_when_it_is_chosen(self) -> None:
        assert self.tell("choice", "iran", {"wrong": "Not so."}) == "Iran came later."
        assert self.tell("choice", "China", {"wrong": "Not so."}) == "Not so."
        assert self.tell("choice", "France", {}) == ""


class TestFace:
    def test_names_are_sorted_and_there(self) -> None:
        names = sorted(answers.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
        assert answers.__all__ == names
        assert all(hasattr(answers, name) for name in answers.__all__)

    def test_the_package_offers_check_answer(self) -> None:
        assert quizgeo.check_answer is check_answer

    def test_sentences_of_reasons_have_only_known_places(self) -> None:
        said = dict.fromkeys(
            [
                "answer",
                "given",
                "tolerance",
                "n",
                "k",
                "m",
                "missing",
                "extra",
                "km",
                "within",
                "unit",
                "other",
                "wind",
                "picked",
            ],
            "",
        )
        assert all(reason.sentence.format(**said) or word == "self" for word, reason in REASONS.items())

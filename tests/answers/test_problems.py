"""Problems of a deck that only judging can find."""

from decimal import Decimal

from quizgeo.answers import problems
from quizgeo.decks import CardKey, Deck, DeckId, Question
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
    TrueFalse,
)
from quizgeo.decks.problems import Severity


def deck(*bodies: Kind, language: str = "en") -> Deck:
    questions = tuple(
        Question(
            CardKey(f"deck/q{number}"),
            f"q{number}",
            body,
            "Which?",
            language=language,
            line=10 + number,
            path="deck.yaml",
        )
        for number, body in enumerate(bodies)
    )
    return Deck(DeckId("deck"), "A deck", language, questions)


def found(*bodies: Kind, language: str = "en") -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in problems(deck(*bodies, language=language))]


class TestNotNeeded:
    def test_names_what_is_right_without_being_listed(self) -> None:
        (problem,) = problems(deck(Text("Kursk"), Text("Malmö", accept=("Malmø Stad", "malmo"))))
        assert str(problem) == 'deck.yaml:11:1: info AN003: "malmo" is not needed: it is right without it; leave it out'
        assert (problem.severity, problem.question, problem.path) == (
            Severity.INFO,
            "deck/q1",
            "questions[1].accept[1]",
        )

    def test_leaves_one_of_two_spellings_that_excuse_each_other(self) -> None:
        assert found(Text("Turkey", accept=("Türkiye", "Turkiye"))) == [("AN003", "questions[0].accept[1]")]

    def test_strict_answers_need_every_spelling(self) -> None:
        assert found(Text("Malmö", accept=("malmö",), strict=True)) == []

    def test_looks_into_gaps_lists_and_typed_choices(self) -> None:
        choice = Choice((Option("Gəncə", correct=True), Option("Baku")), accept=("Ganja",))
        assert found(Cloze((Gap("Kursk", ("KURSK",)),))) == [("AN003", "questions[0].cloze[0]")]
        assert found(ListOf((("Iran",), ("Turkey", "the Turkey")), need=2)) == [("AN003", "questions[0].list[1][0]")]
        assert found(choice) == [("AN003", "questions[0].accept[0]")]

    def test_depends_on_the_language(self) -> None:
        body = Text("Merah Putih", accept=("Sang Merah Putih",))
        assert (found(body, language="en"), len(found(body, language="id"))) == ([], 1)


class TestUnanswerable:
    def test_names_a_list_that_cannot_be_completed(self) -> None:
        (problem,) = problems(deck(ListOf((("Iran",), ("IRAN",)), need=2)))
        assert (problem.code, problem.severity, problem.path) == ("AN004", Severity.ERROR, "questions[0]")
        assert problem.message.startswith('"Iran, IRAN" could never be answered')

    def test_right_answers_are_right_in_any_language(self) -> None:
        bodies = (
            Number(Decimal("2.5"), Decimal("2.5"), "2.5"),
            Number(Decimal("2.5"), Decimal("3.5"), "2.5..3.5"),
            Number(Decimal(-12000), Decimal(-12000), "-12000"),
            Date(PartialDate(1993, 4)),
            Text("="),
            Choice((Option("us", correct=True), Option("US"))),
            Multiple((Option("Bosnia and Herzegovina", correct=True), Option("Serbia", correct=True), Option("Iran"))),
            TrueFalse("It is so.", answer=False),
            ListOf((("Bosnia and Herzegovina",), ("Serbia",), ("Iran",)), need=2),
            Order(("one, two", "three", "four")),
            Match((("Georgia", "Tbilisi"), ("Sakartvelo", "Tbilisi"))),
            Groups((("CSTO", ("Russia", "Belarus")), ("NATO", ("Turkey",)))),
            Cloze((Gap("Turkey"), " and ", Gap("Armenia"))),
            Flashcard("CSTO", "a treaty"),
            Open("It would."),
            Open("It would.", ("first", "second")),
            Find("AM"),
            Place(40.18, 44.51, 30),
        )
        assert [found(*bodies, language=language) for language in ("en", "id", "az")] == [[], [], []]

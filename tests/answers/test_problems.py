"""Problems of a deck that only judging can find."""

from decimal import Decimal

from msgspec.structs import replace

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
        assert found(ListOf((("Iran",), ("Turkey", "the Turkey")), need=2)) == [("AN003", "questions[0].list[1][1]")]
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


class TestOtherThings:
    def test_an_accepted_name_of_another_country_is_told(self) -> None:
        (problem,) = problems(deck(Text("Niger", accept=("Republic of Niger", "Nigeria"))))
        assert (problem.code, problem.severity, problem.path) == (
            "AN001",
            Severity.WARNING,
            "questions[0].accept[1]",
        )
        assert '"Nigeria" is the name of something else than "Niger"' in str(problem)

    def test_in_gaps_lists_and_choices_that_are_typed_too(self) -> None:
        gap = Cloze((Gap("Iran", ("Iraq",)), " borders ", Gap("Armenia")))
        typed = Choice((Option("Iran", correct=True), Option("Oman")), accept=("Iraq",))
        bodies = (gap, ListOf((("Iran", "Iraq"), ("Oman",)), need=2), typed)
        assert [code for code, _path in found(*bodies)] == ["AN001"] * 3

    def test_a_capital_may_stand_for_its_government(self) -> None:
        assert found(Text("Russia", accept=("Moscow", "the Kremlin"))) == []

    def test_what_the_table_does_not_know_is_left_to_the_author(self) -> None:
        assert found(Text("Narnia", accept=("Iraq",)), Text("Iran", accept=("Narnia",))) == []


class TestTwice:
    def test_one_country_by_two_names_is_told(self) -> None:
        (problem,) = problems(deck(Choice((Option("Czechia", correct=True), Option("Czech Republic"), Option("Iran")))))
        assert (problem.code, problem.path) == ("AN002", "questions[0]")
        assert '"Czechia" and "Czech Republic" are two names of the same' in str(problem)

    def test_in_every_kind_that_has_several(self) -> None:
        bodies = (
            Multiple((Option("Myanmar", correct=True), Option("Burma"), Option("Laos"))),
            ListOf((("Türkiye",), ("Turkey",)), need=2),
            Match((("Kyiv", "Ukraine"), ("Kiev", "Russia"))),
            Groups((("A", ("Iran", "UK")), ("B", ("United Kingdom",)))),
            Order(("Ivory Coast", "Côte d'Ivoire")),
        )
        assert [code for code, _path in found(*bodies)] == ["AN002"] * 5

    def test_other_spellings_of_one_item_are_no_second_item(self) -> None:
        assert found(ListOf((("Türkiye", "Turkey"), ("Iran",)), need=2)) == []

    def test_two_things_by_one_name_are_not_the_same(self) -> None:
        assert found(Choice((Option("Georgia", correct=True), Option("Armenia"), Option("Atlantis")))) == []


class TestRejectedInVain:
    """What is rejected and accepted at once comes out right, which nobody can have meant."""

    def test_names_what_is_accepted_too(self) -> None:
        (problem,) = problems(deck(Text("Anna", reject=("Ana", "Anna"))))
        assert str(problem) == (
            'deck.yaml:10:1: warning AN005: "Anna" is rejected, and right all the same: it is what the deck accepts; '
            "leave it out, or correct what is accepted"
        )
        assert (problem.question, problem.path) == ("deck/q0", "questions[0].reject[1]")

    def test_counts_other_spellings_and_typed_choices(self) -> None:
        assert found(Text("Anna", accept=("Hannah",), reject=("HANNAH",))) == [("AN005", "questions[0].reject[0]")]
        choice = Choice((Option("Anna", correct=True), Option("Berta")), reject=("anna",))
        assert found(choice) == [("AN005", "questions[0].reject[0]")]

    def test_lets_pass_what_is_rejected_in_earnest(self) -> None:
        assert found(Text("Türkiye", reject=("Turkiye", "Turkmenistan"))) == []
        assert found(Text("Anna", reject=("anna",), strict=True)) == []

    def test_of_a_translation_names_its_own_alone(self) -> None:
        question = deck(Text("Ana", accept=("Anna",), reject=("Anna", "Ann", "Hanna")), language="id").questions[0]
        laid = replace(question, original=Text("Anna", reject=("Hanna",)))
        told = problems(Deck(DeckId("deck"), "A deck", "id", (laid,), original_language="en"))
        assert [(problem.code, problem.path) for problem in told] == [("AN005", "questions.q0.reject[0]")]


class TestTranslations:
    """Of a deck with a translation laid over it, only what the translation itself does is told."""

    def told(self, body: Kind, original: Kind | None) -> list[tuple[str, str]]:
        question = replace(deck(body, language="id").questions[0], original=original)
        laid = Deck(DeckId("deck"), "A deck", "id", (question,), original_language="en")
        return [(problem.code, problem.path) for problem in problems(laid)]

    def test_spellings_that_come_from_the_original_are_not_told(self) -> None:
        original = Text("Turkey", accept=("turkey",))
        assert self.told(Text("Turki", accept=("TURKI", "Turkey", "turkey")), original) == [
            ("AN003", "questions.q0.accept[0]")
        ]

    def test_items_and_gaps_are_counted_as_the_translation_writes_them(self) -> None:
        items = ListOf((("Iran",), ("Turki", "turki", "Turkey")), need=2)
        assert self.told(items, ListOf((("Iran",), ("Turkey",)), need=2)) == [("AN003", "questions.q0.list[1][1]")]
        gaps = Cloze((Gap("Iran"), " dan ", Gap("Kursk", ("KURSK", "Koersk"))))
        assert self.told(gaps, Cloze((Gap("Iran"), " and ", Gap("Koersk")))) == [("AN003", "questions.q0.cloze[1]")]

    def test_what_the_original_does_too_is_not_told_again(self) -> None:
        double = ListOf((("Türkiye",), ("Turkey",)), need=2)
        assert self.told(double, ListOf((("Turkey",), ("Republic of Turkey",)), need=2)) == []
        assert self.told(double, ListOf((("Iran",), ("Turkey",)), need=2)) == [("AN002", "questions.q0")]

    def test_kinds_without_other_spellings_have_none_of_their_own(self) -> None:
        order = Order(("Oslo", "Paris", "Roma"))
        assert self.told(order, Order(("Oslo", "Paris", "Rome"))) == []

    def test_questions_that_are_not_translated_are_passed_over(self) -> None:
        assert self.told(Text("Kursk", accept=("KURSK",)), None) == []

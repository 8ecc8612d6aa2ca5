"""What lies one slip from an answer and is something else. The answer is never right, however it is dressed."""

import pytest

from quizgeo.answers import check_answer
from quizgeo.answers.names import names
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Cloze, Gap, Text


def passes(answer: str, given: str, language: str = "en", *, accept: tuple[str, ...] = (), **fields: object) -> bool:
    reject = fields.get("reject", ())
    assert isinstance(reject, tuple)
    question = Question(CardKey("d/q"), "q", Text(answer, accept, reject), "Which one?", language=language)
    return check_answer(question, given).passed


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("Ireland", "Republic of Iceland"),
        ("Zambia", "Republic of Gambia"),
        ("Dominica", "it is Dominican Republic"),
        ("Dominican Republic", "Republic of Dominica"),
        ("southernmost", "northernmost"),
        ("northbound", "southbound"),
        ("deforestation", "reforestation"),
        ("regulation", "deregulation"),
        ("irregular", "regular"),
        ("illiterate", "literate"),
        ("sexual", "asexual"),
        ("increasing", "decreasing"),
        ("immigration", "emigration"),
        ("unilateral", "bilateral"),
        ("hydrophilic", "hydrophobic"),
        ("regressive", "progressive"),
        ("inhalation", "exhalation"),
        ("afferent", "efferent"),
        ("anterior", "interior"),
        ("sixteenth century", "fifteenth century"),
        ("thirteenth", "thirtieth"),
        ("eleven", "elevem"),
        ("Apollo Eleven", "Apollo Elevem"),
        ("hepatitis", "hepatitis A"),
        ("election", "by-election"),
        ("profit", "for-profit"),
        ("−40 °C", "40 °C"),
        ("-5", "5"),
        ("$100", "€100"),
        ("-$100", "€-100"),
        ("-$100", "$100"),
        ("$100", "−$100"),
        ("a loss of -US$5", "a loss of US$5"),
        ("5 > 3", "5 < 3"),
        ("A → B", "A ← B"),
        ("Ilham Aliyev", "Ilham Aliyeva"),
        ("China", "Republic of China"),
        ("Rhine", "Rhone"),
        ("Elbe", "Elba"),
        ("Qing dynasty", "Qin dynasty"),
        ("wiper", "viper"),
        ("ship", "sheep"),
    ],
)
def test_in_an_english_deck(answer: str, given: str) -> None:
    assert not passes(answer, given)


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("desentralisasi", "sentralisasi"),
        ("imigrasi", "emigrasi"),
        ("dekolonisasi", "kolonisasi"),
        ("Irlandia", "Republik Islandia"),
        ("Finlandia", "Republik Greenland"),
        ("sebelas", "sebelah"),
        ("ketiga", "ketika"),
    ],
)
def test_in_an_indonesian_deck(answer: str, given: str) -> None:
    assert not passes(answer, given, "id")


@pytest.mark.parametrize(
    ("answer", "refused", "given"),
    [
        ("Kyiv", "Kiev", "Kiew"),
        ("UK", "Britain", "Brittain"),
        ("Netherlands", "Holland", "it is Holand"),
        ("Netherlands", "Holland", "Hollannd"),
        ("Netherlands", "Holland", "(Holland)"),
    ],
)
def test_what_is_refused_is_refused_in_any_spelling(answer: str, refused: str, given: str) -> None:
    assert not passes(answer, given, reject=(refused,))


@pytest.mark.parametrize(
    ("answer", "accept", "given"),
    [
        ("Elizabeth II", ("Elizabeth",), "Elizabeth I"),
        ("Nicholas II", ("Nicholas", "Tsar Nicholas"), "Tsar Nicholas I"),
        ("World War I", ("the Great War",), "World War II"),
    ],
)
def test_numerals_of_names_are_never_left_out(answer: str, accept: tuple[str, ...], given: str) -> None:
    assert not passes(answer, given, accept=accept)


def test_what_the_question_says_is_not_its_answer() -> None:
    for prompt in ("What is Turkey's official name?", "What does Turkey call itself?"):
        question = Question(CardKey("d/q"), "q", Text("Türkiye"), prompt)
        assert check_answer(question, "Turkey").reason == "in-question"
    cloze = Cloze(("The country once called Turkey is now officially ", Gap("Türkiye"), "."))
    assert check_answer(Question(CardKey("d/q"), "q", cloze, ""), "Turkey").reason == "in-question"


@pytest.mark.parametrize("dress", ["it is {}", "the republic of {}", "{} city", "President {}", "in the country of {}"])
def test_no_country_passes_for_another_in_any_dress(dress: str) -> None:
    table = names()
    every = [(code, table.display(code, "en")) for code in sorted(table.shown) if len(code) == 2]
    passed = [
        (name, dress.format(other))
        for place, (code, name) in enumerate(every)
        for other_code, other in every[place % 7 :: 7]
        if code != other_code and passes(name, dress.format(other))
    ]
    assert passed == []


@pytest.mark.parametrize(
    ("answer", "given", "language"),
    [
        ("World War II", "World War 2", "en"),
        ("Perang Dunia II", "Perang Dunia 2", "id"),
        ("Henry VIII", "Henry 8", "en"),
        ("four", "4", "en"),
        ("fifth century", "5th century", "en"),
        ("Sukarno", "Soekarno", "id"),
        ("Suharto", "Soeharto", "id"),
        ("Budi Utomo", "Boedi Oetomo", "id"),
        ("Surabaya", "Soerabaja", "id"),
        ("Bhinneka", "Bhineka", "id"),
        ("Strait of Hormuz", "Hormuz Strait", "en"),
        ("Treaty of Versailles", "Versailles Treaty", "en"),
        ("Iran–Iraq War", "Iraq-Iran War", "en"),
        ("World Trade Organisation", "World Trade Organisation（WTO）", "en"),
        ("Maduro", "President Maduro", "en"),
        ("chain", "chian", "en"),
        ("senate", "senat", "en"),
    ],
)
def test_what_a_fair_teacher_lets_pass(answer: str, given: str, language: str) -> None:
    assert passes(answer, given, language)


def test_a_title_that_fits_one_accepted_form_fits_when_more_are_accepted() -> None:
    assert passes("Maduro", "President Maduro", accept=("Venezuela",))


@pytest.mark.parametrize("given", ["President of Russia", "Mr Russia", "kota Rusia"])
def test_a_title_fits_the_form_that_it_stands_beside(given: str) -> None:
    assert not passes("Russian", given, accept=("Russia", "own"))


@pytest.mark.parametrize("given", ["with the president of Ukraine", "the President of Ukraine"])
def test_an_accepted_form_may_hold_a_title_itself(given: str) -> None:
    assert passes("Volodymyr Zelenskyy", given, accept=("President of Ukraine",))


def test_a_short_word_of_the_deck_is_no_country_by_its_sound() -> None:
    assert not passes("Barat", "India", "id")
    assert not passes("Barat", "Bharat", "id")


def test_of_two_forms_equally_near_the_one_that_looks_like_the_answer_is_shown() -> None:
    for accept in (("Montgomory",), ("Montgomury", "Montgomory")):
        question = Question(CardKey("d/q"), "q", Text("Montgomery", accept), "Which one?")
        found = check_answer(question, "Montgomxry")
        assert (found.reason, found.message) == ("typo", "Almost, counted as right. It is written Montgomery.")


@pytest.mark.parametrize(
    ("answer", "given"), [("-$100", "$-100"), ("−€5", "-5"), ("$5–$10", "$5-$10"), ("€5-€10", "5-10")]
)
def test_a_sign_may_stand_on_either_side_of_a_currency_and_a_range_has_none(answer: str, given: str) -> None:
    assert passes(answer, given)


def test_no_picture_is_drawn_of_letters_that_hardly_stand_alike() -> None:
    for answer, given, drawn in (("Astana", "Natasa", True), ("Torvel", "Levrot", False)):
        found = check_answer(Question(CardKey("d/q"), "q", Text(answer), "Which one?"), given)
        assert (found.reason, found.diff is not None) == ("different", drawn)

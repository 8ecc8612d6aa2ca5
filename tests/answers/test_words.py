"""Typed words: which rule decides, and what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.answers import Verdict, check, check_answer
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Text
from quizgeo.text import distance


def judge(body: Text, text: str, language: str = "en") -> Verdict:
    return check_answer(Question(CardKey("deck/q"), "q", body, "Which one?", language=language), text)


class TestRules:
    @pytest.mark.parametrize(
        ("answer", "text", "grade", "reason"),
        [
            ("Tbilisi", "Tbilisi", "exact", "same"),
            ("Tbilisi", " tbilisi. ", "exact", "same"),
            ("Tbilisi", "TBILISI!", "exact", "same"),
            ("Côte d'Ivoire", "côte d’ivoire", "exact", "same"),
            ("Bosnia and Herzegovina", "Bosnia & Herzegovina", "exact", "same"),
            ("4,812", "4812", "exact", "same"),
            ("U.S.S.R.", "USSR", "exact", "same"),
            ("Nagorno-Karabakh", "nagorno karabakh", "exact", "same"),
            ("Gəncə", "Ganja", "exact", "folded"),
            ("Malmö", "malmo", "exact", "folded"),
            ("The Hague", "hague", "exact", "folded"),
            ("Hague", "the Hague", "exact", "folded"),
            ("Łódź", "lodz", "exact", "folded"),
            ("İzmir", "Izmir", "exact", "folded"),
            ("Montenegro", "Monte Negro", "exact", "spacing"),
            ("Nagorno Karabakh", "nagornokarabakh", "exact", "spacing"),
            ("Grozny", "it was in Grozny", "exact", "filler"),
            ("Grozny", "I think it is Grozny", "exact", "filler"),
            ("Nikol Pashinyan", "by Nikol Pashinyan", "exact", "filler"),
            ("Kaja Kallas", "Kallas Kaja", "close", "word-order"),
            ("Kaja Kallas", "Kallas, Kaja", "close", "word-order"),
            ("dog bites man", "man bites dog", "wrong", "different"),
            ("Grozny", "Grozny, Kazan", "wrong", "extra-words"),
            ("Grozny", "Grozny and Kazan", "wrong", "extra-words"),
            ("Grozny", "not Grozny", "wrong", "extra-words"),
            ("Grozny", "Grozny 2", "wrong", "extra-words"),
            ("South Sudan", "Sudan", "wrong", "other-entity"),
            ("Zangezur corridor", "corridor", "wrong", "missing-words"),
            ("Nikol Pashinyan", "Pashinyan", "close", "other-name"),
            ("Western Sahara", "Eastern Sahara", "wrong", "different"),
            ("hypothermia", "hyperthermia", "wrong", "different"),
            ("Kursk", "Tursk", "wrong", "different"),
            ("1 2", "12", "wrong", "different"),
            ("12", "1 2", "wrong", "different"),
            ("2.5", "25", "wrong", "different"),
            ("2.5", "2,5", "exact", "same"),
            ("Tbilisi", "", "wrong", "blank"),
            ("Tbilisi", " ?! ", "wrong", "blank"),
            ("Tbilisi", "\U0001f600", "wrong", "blank"),
            ("=", "=", "exact", "same"),
            ("=", "≠", "wrong", "different"),
            ("=", " ", "wrong", "blank"),
            ("კავკასია", "კავკასია", "exact", "same"),
            ("Хрущёв", "хрущев", "exact", "folded"),
            ("東京", "東京", "exact", "same"),
            ("東京", "京東", "wrong", "different"),
            ("ประเทศไทย", "ประเทศไทย", "exact", "same"),
        ],
    )
    def test_in_english(self, answer: str, text: str, grade: str, reason: str) -> None:
        found = judge(Text(answer), text)
        assert (found.grade, found.reason) == (grade, reason)

    @pytest.mark.parametrize(
        ("answer", "text", "grade", "reason"),
        [
            ("Jerman", "jerman", "exact", "same"),
            ("Jerman", "di Jerman", "exact", "filler"),
            ("Jerman", "jawabannya adalah Jerman", "exact", "filler"),
            ("Sang Merah Putih", "Merah Putih", "exact", "folded"),
            ("Bosnia dan Herzegovina", "Bosnia and Herzegovina", "exact", "same"),
            ("Jerman", "bukan Jerman", "wrong", "extra-words"),
            ("Jerman", "it is Jerman", "exact", "filler"),
            ("Jerman", "Jerman atau Prancis", "wrong", "extra-words"),
        ],
    )
    def test_in_indonesian(self, answer: str, text: str, grade: str, reason: str) -> None:
        found = judge(Text(answer), text, "id")
        assert (found.grade, found.reason) == (grade, reason)

    def test_indonesian_fillers_belong_to_indonesian_decks(self) -> None:
        assert judge(Text("Jerman"), "di Jerman", "en").reason == "extra-words"
        assert judge(Text("Jerman"), "di Jerman", "id-ID").reason == "filler"

    @pytest.mark.parametrize("text", ["Pashinyan", "pashinyan", "N. Pashinyan", "it is Pashinyan"])
    def test_accepted_forms_are_right_too(self, text: str) -> None:
        assert judge(Text("Nikol Pashinyan", accept=("Pashinyan", "N. Pashinyan")), text).grade == "exact"

    @pytest.mark.parametrize(
        ("text", "reason"),
        [("Holland", "rejected"), ("holland!", "rejected"), ("the Holland", "rejected"), ("Netherlands", "same")],
    )
    def test_rejected_forms_are_wrong(self, text: str, reason: str) -> None:
        assert judge(Text("Netherlands", reject=("Holland",)), text).reason == reason

    def test_a_reject_that_folds_to_the_answer_refuses_only_its_own_spelling(self) -> None:
        body = Text("Malmö", reject=("Malmo",))
        assert judge(body, "malmo").reason == "rejected"
        assert judge(body, "Málmó").reason == "folded"
        assert judge(body, "Malmö").reason == "same"

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("Victory Day", "same"),
            ("  Victory  Day ", "same"),
            ("victory day", "strict"),
            ("Victory Day!", "strict"),
            ("", "blank"),
        ],
    )
    def test_strict_answers_compare_every_character(self, text: str, reason: str) -> None:
        assert judge(Text("Victory Day", strict=True), text).reason == reason

    def test_a_text_over_500_characters_is_only_compared_for_equality(self) -> None:
        long = "Caucasus " * 60
        assert judge(Text(long), long.upper()).reason == "same"
        assert not judge(Text("Caucasus"), f"it is Caucasus{' ' * 500}").passed
        assert not judge(Text(f"The {long}"), long).passed
        assert judge(Text("Caucasus"), "?" * 10_000).reason == "blank"


class TestMessages:
    @pytest.mark.parametrize(
        ("body", "text", "message"),
        [
            (Text("Malmö"), "malmo", "Right. It is written Malmö."),
            (Text("Malmö"), "Malmö", "Right."),
            (Text("Kaja Kallas"), "Kallas Kaja", "Right words in another order; here Kaja Kallas."),
            (
                Text("Netherlands", reject=("Holland",)),
                "Holland",
                "Holland is not accepted here. The answer is Netherlands.",
            ),
            (Text("Kursk"), "Oryol", "The answer is Kursk."),
            (Text("Kursk"), "", "Nothing answered."),
            (Text("Lachin corridor"), "corridor", "A part is missing: Lachin corridor."),
            (Text("Kursk"), "Kursk or Oryol", "More was written than the answer; write only Kursk."),
            (Text("Ok", strict=True), "ok", "The spelling counts here: Ok."),
        ],
    )
    def test_say_what_to_know(self, body: Text, text: str, message: str) -> None:
        assert judge(body, text).message == message

    def test_show_the_spelling_that_was_meant(self) -> None:
        found = judge(Text("Nikol Pashinyan", accept=("Никол Пашинян", "Pashinyán")), "pashinyan")
        assert found.answer == "Pashinyán"

    def test_repeat_foreign_words_cleaned_and_cut(self) -> None:
        body = Text("Kursk", reject=("x" * 100,))
        message = judge(body, "\u202e" + "x" * 100).message
        assert "\u202e" not in message
        assert message == f"{'x' * 39}… is not accepted here. The answer is Kursk."

    def test_braces_in_answers_are_plain_text(self) -> None:
        assert judge(Text("{answer}", reject=("{0.__class__}",)), "{0.__class__}").message == (
            "{0.__class__} is not accepted here. The answer is {answer}."
        )


class Names(dict[str, frozenset[str]]):
    """Known names by their folded form."""

    def entities(self, name: str) -> frozenset[str]:
        return self.get(name, frozenset())

    def names_of(self, entities: frozenset[str]) -> list[str]:
        return sorted(entities)

    def near(self, name: str, most: int, but: frozenset[str]) -> str | None:
        return next((other for other in self if distance(other, name) <= most and but.isdisjoint(self[other])), None)


class TestKnownNames:
    known = Names(
        paraguay=frozenset({"PY"}),
        uruguay=frozenset({"UY"}),
        germany=frozenset({"DE"}),
        jerman=frozenset({"DE"}),
        kyiv=frozenset({"kyiv"}),
        kiev=frozenset({"kyiv"}),
    )

    @pytest.mark.parametrize(
        ("answer", "text", "prompt", "grade", "reason"),
        [
            ("Paraguay", "Uruguay", "Which?", "wrong", "other-entity"),
            ("Jerman", "Germany", "Which?", "close", "other-name"),
            ("Kyiv", "Kiev", "What did the city of Kiev become?", "wrong", "in-question"),
            ("Kyiv", "Kiev", "What is the capital?", "close", "other-name"),
            ("Atlantis", "Uruguay", "Which?", "wrong", "other-entity"),
            ("Kyiv", "Lviv", "Which?", "wrong", "different"),
        ],
    )
    def test_tell_other_things_from_other_names(
        self, answer: str, text: str, prompt: str, grade: str, reason: str
    ) -> None:
        question = Question(CardKey("deck/q"), "q", Text(answer), prompt)
        found = check(question, text, self.known)
        assert (found.grade, found.reason) == (grade, reason)


WORDS = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=30)


class TestLaws:
    @given(answer=WORDS, accept=st.lists(WORDS, max_size=3), strict=st.booleans())
    def test_every_answer_is_exact_for_itself(self, answer: str, accept: list[str], strict: bool) -> None:
        body = Text(answer, tuple(accept), strict=strict)
        for text in (answer, *accept):
            assert judge(body, text).grade == "exact" or not text.strip() or judge(body, text).reason == "blank"

    @given(
        answer=WORDS, accept=st.lists(WORDS, max_size=4, unique=True), reject=st.lists(WORDS, max_size=2), text=WORDS
    )
    def test_the_order_of_accepted_forms_changes_nothing(
        self, answer: str, accept: list[str], reject: list[str], text: str
    ) -> None:
        forward = judge(Text(answer, tuple(accept), tuple(reject)), text)
        backward = judge(Text(answer, tuple(reversed(accept)), tuple(reversed(reject))), text)
        assert forward == backward

    @given(st.integers(min_value=0, max_value=10**9), st.data())
    def test_a_changed_digit_never_passes(self, number: int, data: st.DataObject) -> None:
        digits = str(number)
        place = data.draw(st.integers(min_value=0, max_value=len(digits) - 1))
        other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
        assert not judge(Text(f"in {digits}"), f"in {digits[:place]}{other}{digits[place + 1 :]}").passed

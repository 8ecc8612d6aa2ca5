"""Answers of several parts: lists, gaps, order, pairs and groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.answers import Given, Verdict, check_answer
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Cloze, Gap, Groups, Kind, ListOf, Match, Order

REGIONS = ListOf((("Luhansk",), ("Donetsk",)), need=2)
NEIGHBOURS = ListOf((("Georgia",), ("Iran",), ("Turkey", "Türkiye"), ("Azerbaijan",)), need=2)
BALKANS = ListOf((("Bosnia and Herzegovina",), ("Serbia",), ("Malmö",)), need=3)
PAIR = ListOf((("Hammer and Tongs",), ("Serbia",), ("Malmö",)), need=3)
EVENTS = Order(("Border closed", "Karabakh retaken", "CSTO suspended, in part", "Peace text agreed"))
CAPITALS = Match((("Georgia", "Tbilisi"), ("Armenia", "Yerevan")), extra=("Baku",))
ALLIANCES = Groups((("CSTO", ("Russia", "Belarus")), ("NATO", ("Turkey",))))
GAPS = Cloze((Gap("Turkey", ("Türkiye",)), " closed its border with ", Gap("Armenia"), " in ", Gap("1993")))


def judge(body: Kind, given: Given, language: str = "en") -> Verdict:
    return check_answer(Question(CardKey("deck/q"), "q", body, "Which?", language=language), given)


THREE = ListOf((("Armenia",), ("Azerbaijan",), ("Georgia",)), need=3)


@pytest.mark.parametrize(
    "given",
    [
        "1. Armenia 2. Azerbaijan 3. Georgia",
        "1) Armenia\n2) Azerbaijan\n3) Georgia",
        "a) Armenia, b) Azerbaijan, c) Georgia",
        "Armenia、Azerbaijan，Georgia",
        "Armenia + Azerbaijan + Georgia",
        "Armenia as well as Azerbaijan plus Georgia",
        "yaitu Armenia, Azerbaijan dan juga Georgia",
        "Armenia, Azerbaijan, Georgia, etc.",
        "- Armenia\n- Azerbaijan\n- Georgia",
        "• Armenia • Azerbaijan • Georgia",
        "armenia azerbaijan georgia",
    ],
)
def test_a_list_may_be_written_in_many_ways(given: str) -> None:
    found = judge(THREE, given)
    assert (found.grade, found.reason) == ("exact", "all")


@pytest.mark.parametrize(
    ("given", "reason"),
    [("Armenia Georgia Azerbayjan", "all-close"), ("armania azerbaijan", "some"), ("Armenia perhaps Georgia", "none")],
)
def test_items_without_commas_may_be_misspelt(given: str, reason: str) -> None:
    assert judge(THREE, given).reason == reason


def test_each_item_says_what_was_judged() -> None:
    found = judge(THREE, "Armania and Georgia; Mali")
    assert [(part.given, part.grade) for part in found.parts] == [
        ("Armania", "close"),
        ("Georgia", "exact"),
        ("Mali", "wrong"),
    ]


class TestList:
    @pytest.mark.parametrize(
        ("body", "given", "grade", "reason", "score"),
        [
            (REGIONS, "Donetsk, Luhansk", "exact", "all", 1),
            (REGIONS, "Donetsk and Luhansk", "exact", "all", 1),
            (REGIONS, "donetsk/luhansk", "exact", "all", 1),
            (REGIONS, "Donetsk\nLuhansk", "exact", "all", 1),
            (REGIONS, "Donetsk serta Luhansk", "exact", "all", 1),
            (REGIONS, ["luhansk", "donetsk"], "exact", "all", 1),
            (REGIONS, "Donetsk, Kherson", "partial", "some", 1 / 3),
            (REGIONS, "Donetsk", "partial", "some", 1 / 2),
            (REGIONS, "Donetsk, donetsk, DONETSK", "partial", "some", 1 / 2),
            (REGIONS, "Donetsk, Luhansk, Kherson", "partial", "extra", 2 / 3),
            (REGIONS, "Kherson", "wrong", "none", 0),
            (REGIONS, "", "wrong", "blank", 0),
            (REGIONS, " , ; ", "wrong", "blank", 0),
            (REGIONS, (), "wrong", "blank", 0),
            (REGIONS, ("", "\U0001f600"), "wrong", "blank", 0),
            (NEIGHBOURS, "Iran, Georgia", "exact", "all", 1),
            (NEIGHBOURS, "Iran, Georgia, Türkiye", "exact", "all", 1),
            (NEIGHBOURS, "turkiye, turkey", "partial", "some", 1 / 2),
            (NEIGHBOURS, "Iran, Georgia, Russia", "partial", "extra", 2 / 3),
            (BALKANS, "Serbia, Bosnia and Herzegovina, malmo", "exact", "all", 1),
            (BALKANS, "Serbia and Bosnia & Herzegovina and Malmö", "exact", "all", 1),
            (BALKANS, "Bosnia, Herzegovina, Serbia", "partial", "some", 2 / 4),
            (PAIR, "Hammer, Tongs, Serbia", "partial", "some", 1 / 5),
        ],
    )
    def test_counts_what_is_needed_and_what_does_not_belong(
        self, body: ListOf, given: Given, grade: str, reason: str, score: float
    ) -> None:
        found = judge(body, given)
        assert (found.grade, found.reason) == (grade, reason)
        assert found.score == pytest.approx(score)

    def test_a_close_item_makes_the_whole_close(self) -> None:
        found = judge(ListOf((("Kaja Kallas",), ("Nikol Pashinyan",)), need=2), "Kallas Kaja; Nikol Pashinyan")
        assert (found.grade, found.reason, found.score) == ("close", "all-close", 1)

    def test_messages(self) -> None:
        assert judge(REGIONS, "Donetsk, Luhansk").message == "All 2 right."
        assert judge(REGIONS, "Donetsk").message == "1 of 2. Missing: Luhansk."
        extra = judge(REGIONS, "Donetsk, Luhansk, Kherson")
        assert extra.message == "2 of 2, and Kherson does not belong."
        assert judge(REGIONS, "Kherson").message == "None of the 2."
        assert judge(NEIGHBOURS, "").answer == "any 2 of Georgia, Iran, Turkey, Azerbaijan"

    def test_parts_follow_what_was_given(self) -> None:
        parts = judge(REGIONS, "Kherson, donetsk").parts
        assert [(part.answer, part.passed) for part in parts] == [("Luhansk, Donetsk", False), ("Donetsk", True)]

    def test_items_that_share_a_spelling_are_shared_out(self) -> None:
        body = ListOf((("Korea", "South Korea"), ("Korea", "North Korea")), need=2)
        assert judge(body, "Korea, North Korea").reason == "all"
        assert judge(body, "North Korea, Korea").reason == "all"
        assert judge(body, "South Korea, Korea").reason == "all"

    def test_very_many_pieces_are_bounded_and_wrong(self) -> None:
        found = judge(REGIONS, "Donetsk, Luhansk, " + ", ".join(f"place {number}" for number in range(1000)))
        assert (found.grade, found.reason) == ("partial", "extra")
        assert found.score == pytest.approx(2 / 1002)

    @given(
        st.permutations(["Iran", "georgia", "Türkiye", "Turkey", "France", "Armenia", "AZERBAIJAN"]), st.integers(1, 7)
    )
    def test_the_order_given_changes_nothing(self, texts: list[str], count: int) -> None:
        one, other = judge(NEIGHBOURS, texts[:count]), judge(NEIGHBOURS, sorted(texts[:count]))
        assert (one.grade, one.score, one.reason) == (other.grade, other.score, other.reason)


class TestCloze:
    @pytest.mark.parametrize(
        ("given", "grade", "reason", "score"),
        [
            (("Turkey", "Armenia", "1993"), "exact", "all", 1),
            (("Türkiye", "armenia", "in 1993"), "exact", "all", 1),
            ("Turkey; Armenia; 1993", "exact", "all", 1),
            ("Turkey, Armenia, 1993", "exact", "all", 1),
            ("Turkey\nArmenia\n1993", "exact", "all", 1),
            (("Turkey", "Armenia", "1994"), "partial", "some", 2 / 3),
            (("Turkey",), "partial", "some", 1 / 3),
            ("Turkey; Armenia", "partial", "some", 2 / 3),
            (("Turkey", "", "1993"), "partial", "some", 2 / 3),
            (("Armenia", "Turkey", "1993"), "partial", "some", 1 / 3),
            (("Armenia", "1993", "Turkey"), "wrong", "none", 0),
            (("Turkey", "Armenia", "1993", "NATO"), "partial", "extra", 3 / 4),
            (("Turkey", "Armenia", "1993", " "), "exact", "all", 1),
            ("", "wrong", "blank", 0),
            ((), "wrong", "blank", 0),
            (("", "", ""), "wrong", "blank", 0),
        ],
    )
    def test_judges_each_gap_in_its_place(self, given: Given, grade: str, reason: str, score: float) -> None:
        found = judge(GAPS, given)
        assert (found.grade, found.reason) == (grade, reason)
        assert found.score == pytest.approx(score)

    def test_one_gap_is_judged_like_typed_words(self) -> None:
        one = Cloze((Gap("Kaja Kallas"), " spoke."))
        assert judge(one, "Kallas, Kaja").reason == "word-order"
        assert judge(one, ("Kaja Kallas",)).reason == "same"
        assert judge(one, "").reason == "blank"

    def test_a_close_gap_makes_the_whole_close(self) -> None:
        found = judge(Cloze((Gap("Kaja Kallas"), " of ", Gap("Estonia"))), ("Kallas Kaja", "Estonia"))
        assert (found.reason, found.message) == ("all-close", "All 2 right; look at the spelling.")

    def test_parts_stand_for_the_gaps(self) -> None:
        found = judge(GAPS, ("Türkiye", "", "1994"))
        assert [part.reason for part in found.parts] == ["same", "blank", "different"]
        assert found.message == "1 of 3. Missing: Armenia, 1993."


class TestOrder:
    @pytest.mark.parametrize(
        ("given", "grade", "reason", "score"),
        [
            (EVENTS.items, "exact", "all", 1),
            (
                "border closed > karabakh retaken > CSTO suspended, in part > peace text agreed",
                "exact",
                "all",
                1,
            ),
            ("Border closed, Karabakh retaken, CSTO suspended, in part, Peace text agreed", "exact", "all", 1),
            ("Border closed -> Karabakh retaken\nCSTO suspended, in part; Peace text agreed", "exact", "all", 1),
            (EVENTS.items[1:] + EVENTS.items[:1], "partial", "order", 3 / 4),
            (EVENTS.items[::-1], "partial", "order", 1 / 4),
            (EVENTS.items[:2], "partial", "some", 2 / 4),
            (EVENTS.items[:2] * 3, "partial", "some", 2 / 4),
            (("Border closed", "War"), "wrong", "not-an-option", 0),
            ((), "wrong", "blank", 0),
            ("", "wrong", "blank", 0),
        ],
    )
    def test_counts_what_already_stands_in_order(self, given: Given, grade: str, reason: str, score: float) -> None:
        found = judge(EVENTS, given)
        assert (found.grade, found.reason, found.score) == (grade, reason, score)

    def test_messages(self) -> None:
        found = judge(EVENTS, EVENTS.items[1:] + EVENTS.items[:1])
        assert found.message == "3 of 4 stand in order; move the other 1."
        assert judge(EVENTS, EVENTS.items[:3]).message == "3 of 4. Missing: Peace text agreed."

    @given(st.permutations(list(range(6))))
    def test_the_score_is_the_longest_rising_part(self, places: list[int]) -> None:
        body = Order(tuple("abcdef"))
        longest = [1] * 6
        for place in range(6):
            longest[place] += max((longest[i] for i in range(place) if places[i] < places[place]), default=0)
        assert judge(body, [body.items[place] for place in places]).score == pytest.approx(max(longest) / 6)


class TestMatch:
    @pytest.mark.parametrize(
        ("given", "grade", "reason", "score"),
        [
            ({"Georgia": "Tbilisi", "Armenia": "Yerevan"}, "exact", "all", 1),
            ({"armenia": "yerevan", "georgia": "TBILISI"}, "exact", "all", 1),
            ("Georgia: Tbilisi, Armenia: Yerevan", "exact", "all", 1),
            ("Georgia = Tbilisi; Armenia -> Yerevan", "exact", "all", 1),
            ("Georgia → Tbilisi\nArmenia - Yerevan", "exact", "all", 1),
            ("Georgia:\nTbilisi\nArmenia:\nYerevan", "exact", "all", 1),
            ({"Georgia": "Tbilisi", "Armenia": "Baku"}, "partial", "some", 1 / 2),
            ({"Georgia": "Tbilisi", "Armenia": "Paris"}, "partial", "some", 1 / 2),
            ({"Georgia": "Tbilisi"}, "partial", "some", 1 / 2),
            ("Georgia: Tbilisi, Armenia", "partial", "some", 1 / 2),
            ({"Georgia": "Yerevan", "Armenia": "Tbilisi"}, "wrong", "none", 0),
            ({"France": "Paris"}, "wrong", "not-an-option", 0),
            ("Georgia Tbilisi", "wrong", "not-an-option", 0),
            ({}, "wrong", "blank", 0),
            ({"Georgia": ""}, "wrong", "blank", 0),
            ("", "wrong", "blank", 0),
        ],
    )
    def test_counts_right_pairs(self, given: Given, grade: str, reason: str, score: float) -> None:
        found = judge(CAPITALS, given)
        assert (found.grade, found.reason, found.score) == (grade, reason, score)

    def test_messages_and_parts(self) -> None:
        found = judge(CAPITALS, {"Georgia": "Tbilisi", "Armenia": "Baku"})
        assert found.message == "1 of 2. Missing: Armenia: Yerevan."
        assert [(part.reason, part.answer) for part in found.parts] == [("same", "Tbilisi"), ("different", "Yerevan")]

    def test_names_may_hold_the_marks_of_pairs(self) -> None:
        body = Match((("1991: collapse", "12:30"), ("1993: border", "9:15")))
        assert judge(body, "1991: collapse = 12:30, 1993: border = 9:15").reason == "all"


class TestGroups:
    @pytest.mark.parametrize(
        ("given", "grade", "reason", "score"),
        [
            ({"Russia": "CSTO", "Belarus": "CSTO", "Turkey": "NATO"}, "exact", "all", 1),
            ("CSTO: Russia, Belarus; NATO: Turkey", "exact", "all", 1),
            ("NATO: Turkey\nCSTO: Belarus, Russia", "exact", "all", 1),
            ("Russia: CSTO, Belarus: CSTO, Turkey: NATO", "exact", "all", 1),
            ({"Russia": "CSTO", "Belarus": "NATO", "Turkey": "NATO"}, "partial", "some", 2 / 3),
            ("CSTO: Russia, Belarus, Turkey", "partial", "some", 2 / 3),
            ({"Russia": "NATO", "Belarus": "NATO", "Turkey": "CSTO"}, "wrong", "none", 0),
            ({"France": "NATO"}, "wrong", "not-an-option", 0),
            ("CSTO, NATO", "wrong", "blank", 0),
            ({}, "wrong", "blank", 0),
        ],
    )
    def test_counts_right_items(self, given: Given, grade: str, reason: str, score: float) -> None:
        found = judge(ALLIANCES, given)
        assert (found.grade, found.reason) == (grade, reason)
        assert found.score == pytest.approx(score)

    def test_messages(self) -> None:
        found = judge(ALLIANCES, {"Russia": "CSTO", "Turkey": "NATO"})
        assert found.message == "2 of 3. Missing: Belarus: CSTO."
        assert found.answer == "CSTO: Russia, Belarus; NATO: Turkey"


def test_a_left_without_a_right_is_blank_and_not_wrong() -> None:
    found = judge(CAPITALS, {"Armenia": "Baku"})
    assert [part.reason for part in found.parts] == ["blank", "different"]
    assert found.message == "None of the 2."

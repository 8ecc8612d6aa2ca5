"""Countries picked by code or name, and points on the globe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.answers import Given, Verdict, check, check_answer
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Find, Kind, Place

YEREVAN = Place(40.18, 44.51, 30)


def judge(body: Kind, given: Given) -> Verdict:
    return check_answer(Question(CardKey("deck/q"), "q", body, "Where?"), given)


class TestFind:
    @pytest.mark.parametrize(
        ("target", "given", "reason"),
        [
            ("AM", "AM", "same"),
            ("AM", "am", "same"),
            ("Armenia", "armenia", "same"),
            ("Türkiye", "turkiye", "folded"),
            ("AM", "AZ", "other-country"),
            ("AM", "", "blank"),
            ("AM", (40.2, 44.5), "same"),
            ("AM", (99, 44.5), "not-a-place"),
        ],
    )
    def test_compares_codes_and_names(self, target: str, given: Given, reason: str) -> None:
        assert judge(Find(target), given).reason == reason

    def test_known_names_of_a_country_are_one(self) -> None:
        class Names:
            def entities(self, name: str) -> frozenset[str]:
                return {"am": frozenset({"AM"}), "armenia": frozenset({"AM"})}.get(name, frozenset())

            def names_of(self, entities: frozenset[str]) -> list[str]:
                return sorted(entities)

            def near(self, name: str, most: int, but: frozenset[str]) -> str | None:
                return name if most < 0 and but else None

        assert check(Question(CardKey("deck/q"), "q", Find("AM"), "Where?"), "Armenia", Names()).passed


class TestPlace:
    @pytest.mark.parametrize(
        "given",
        [
            (40.18, 44.51),
            [40, 44.5],
            "40.18, 44.51",
            "40.18 44.51",
            "40.18; 44.51",
            "40,18; 44,51",
            "40,18 44,51",
            "40,44.5",
            "40.18°N, 44.51°E",
            "N 40.18 E 44.51",
            "44.51 E, 40.18 N",
            "40°10'N 44°30'E",
            "40°10′48″ N 44°30′36″ E",
            "+40.18, +44.51",
        ],
    )
    def test_reads_coordinates(self, given: Given) -> None:
        found = judge(YEREVAN, given)
        assert (found.grade, found.reason, found.score) == ("exact", "within", 1)

    def test_south_and_west_are_negative(self) -> None:
        body = Place(-22.9, -43.2, 30)
        assert judge(body, "22.9 S, 43.2 W").passed
        assert judge(body, "−22.9, −43.2").passed
        assert judge(body, (-22.9, -43.2)).message == "Right: within 30 km of 22.9° S, 43.2° W."

    @pytest.mark.parametrize(
        "given",
        [
            "somewhere",
            "40.18",
            "91, 0",
            "0, 181",
            "40.18, 44.51, 3",
            "40.18 E, 44.51 E",
            "40.18 N, 44.51 N",
            "1" * 5000,
            (91, 0),
            (float("nan"), 0.0),
            (float("inf"), 0.0),
            (10**400, 0),
        ],
    )
    def test_what_is_no_point_is_said_so(self, given: Given) -> None:
        found = judge(YEREVAN, given)
        assert found.message == "This could not be read as a place: 40.18° N, 44.51° E."

    def test_nothing_given_is_blank(self) -> None:
        assert judge(YEREVAN, " ").reason == "blank"

    def test_the_score_falls_from_the_tolerance_to_four_times_it(self) -> None:
        body = Place(0, 0, 111.195)  # about one degree of a great circle
        assert judge(body, (0.99, 0)).reason == "within"
        half = judge(body, (2.5, 0))
        assert (half.grade, half.reason) == ("partial", "distance")
        assert half.score == pytest.approx(0.5, abs=0.001)
        assert half.message == "278 km too far north; 111 km counts in full."
        assert judge(body, (4.01, 0)).reason == "too-far"
        assert judge(body, (0, 5)).message == "556 km too far east."

    def test_short_distances_show_a_decimal(self) -> None:
        assert judge(Place(0, 0, 2), (0.03, 0)).message == "3.3 km too far north; 2 km counts in full."

    def test_a_tolerance_of_nothing_takes_the_point_alone(self) -> None:
        assert judge(Place(1, 1, 0), (1, 1)).passed
        assert judge(Place(1, 1, 0), (1.001, 1)).reason == "too-far"

    @pytest.mark.parametrize(
        ("here", "there", "km"),
        [
            ((0, 0), (0, 180), 20015),
            ((90, 0), (-90, 0), 20015),
            ((52.52, 13.405), (55.7558, 37.6173), 1608),
            ((0, 179.5), (0, -179.5), 111),
        ],
    )
    def test_measures_great_circles(self, here: tuple[float, float], there: tuple[float, float], km: float) -> None:
        assert judge(Place(*here, 1.01 * km), there).passed
        assert not judge(Place(*here, 0.99 * km), there).passed

    @given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
    def test_any_two_points_get_a_verdict(self, lat: float, lon: float, there_lat: float, there_lon: float) -> None:
        found = judge(Place(lat, lon, 100), (there_lat, there_lon))
        assert 0 <= found.score <= 1
        assert judge(Place(lat, lon, 100), (lat, lon)).grade == "exact"

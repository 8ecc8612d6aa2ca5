"""Countries picked by point, code or name, and points on the globe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import language, maps
from quizgeo.answers import Given, Verdict, at_sea, check, check_answer
from quizgeo.answers.places import kilometres, point_of
from quizgeo.answers.shown import place_text
from quizgeo.decks import CardKey, MapView, Question
from quizgeo.decks.kinds import Find, Kind, Place
from quizgeo.maps import MapError, shipped

YEREVAN = Place(40.18, 44.51, 30)
CODES = tuple(maps.countries())
CONTESTED = tuple(code for code in CODES if maps.countries()[code].contested)
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def judge(body: Kind, given: Given, region: str = "", prompt: str = "Where?", tongue: str = "en") -> Verdict:
    view = MapView(region) if region else None
    return check_answer(Question(CardKey("deck/q"), "q", body, prompt, map=view, language=tongue), given)


@pytest.fixture
def indonesian() -> Iterator[None]:
    """Speak Indonesian for a while."""
    language.use("id")
    yield
    language.use("en")


@pytest.fixture
def without_maps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have a folder without any data in place of that of the maps."""
    monkeypatch.setattr(shipped, "_ATLAS", maps.Atlas(tmp_path))


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

    @pytest.mark.parametrize(
        ("given", "reason", "message"),
        [
            ("GE", "other-country", "That is Georgia; Azerbaijan is south-east of it."),
            ("GEO", "other-country", "That is Georgia; Azerbaijan is south-east of it."),
            ("Gruzija", "different", "The answer is Azerbaijan."),
            ("the Georgia", "other-country", "That is Georgia; Azerbaijan is south-east of it."),
            ("Peru", "other-country", "That is Peru; Azerbaijan is north-east of it."),
            ("40.2, 44.5", "other-country", "That is Armenia; Azerbaijan is east of it."),
            ((40.2, 44.5), "other-country", "That is Armenia; Azerbaijan is east of it."),
            ("Tokelau", "other-entity", "Tokelau is something else. The answer is Azerbaijan."),
            ((42.5, 50.5), "sea", "That is water; pick again."),
            ((43.0, 34.0), "sea", "That is water; pick again."),
            ((0.0, -30.0), "sea", "That is water; pick again."),
            ("Taiwan", "contested", "This area is contested and not scored; pick again."),
            ("SOL", "contested", "This area is contested and not scored; pick again."),
            ((42.66, 21.16), "contested", "This area is contested and not scored; pick again."),
            ((99, 0), "not-a-place", "That could not be read as a place. The answer is Azerbaijan."),
        ],
    )
    def test_what_is_not_right_is_told(self, given: Given, reason: str, message: str) -> None:
        found = judge(Find("AZ"), given, "south-caucasus")
        assert (found.grade, found.reason, found.message) == ("wrong", reason, message)
        assert found.answer == "Azerbaijan"

    @pytest.mark.usefixtures("indonesian")
    def test_what_is_told_is_in_the_language_of_the_interface(self) -> None:
        found = judge(Find("AZ"), "GE", "south-caucasus", tongue="id")
        assert "Georgia" in found.message
        assert "tenggara" in found.message

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ("Azerbaidjan", "variant"),
            ("Azerbaijn", "typo"),
            ("it is Azerbaijan", "filler"),
            ((40.4, 49.9), "same"),
            ((39.21, 45.41), "same"),
            ([40.4, 49.9], "same"),
            ("40.4, 49.9", "same"),
            ("40°24'N 49°52'E", "same"),
            ("40,4 LU 49,9 BT", "same"),
            ("40°24' LU, 49°52' BT", "same"),
        ],
    )
    def test_what_is_right_passes(self, given: Given, reason: str) -> None:
        found = judge(Find("AZ"), given, "south-caucasus")
        assert (found.passed, found.reason) == (True, reason)

    def test_that_the_question_says_a_name_does_not_matter(self) -> None:
        found = judge(Find("TR"), "Turkey", prompt="Find Turkey on the map.")
        assert (found.reason, found.answer) == ("other-name", "Türkiye")

    def test_names_of_any_known_language_are_taken(self) -> None:
        assert judge(Find("DE"), "Jerman").passed
        assert judge(Find("Jerman"), "Germany", tongue="id").passed

    @pytest.mark.parametrize("code", CODES)
    def test_any_code_is_judged_like_its_names(self, code: str) -> None:
        country = maps.countries()[code]
        for target in {code, country.iso2 or code, country.name["en"]}:
            for written in {code, country.iso2 or code, code.lower(), *country.name.values()}:
                assert judge(Find(target), written).passed, (target, written)

    @given(st.sampled_from(CODES), st.sampled_from(CONTESTED), st.sampled_from(["", "world", "europe"]))
    def test_what_is_contested_is_wrong_for_nothing(self, target: str, picked: str, region: str) -> None:
        at = maps.region(maps.region_of(picked) or "world").label_at(picked)
        given: list[Given] = [picked, maps.countries()[picked].name["en"], maps.countries()[picked].name["id"], at]
        reasons = {judge(Find(target), each, region).reason for each in given}
        assert reasons <= ({"same", "folded", "other-name"} if picked == target else {"contested"})

    @given(st.sampled_from(CODES), POINTS)
    def test_any_point_gets_a_verdict(self, target: str, point: tuple[float, float]) -> None:
        found = judge(Find(target), point)
        assert found.reason in {"same", "other-country", "sea", "contested"}
        assert found.score == (found.reason == "same")

    @given(st.sampled_from(CODES), st.text(max_size=20))
    def test_any_text_gets_a_verdict(self, target: str, text: str) -> None:
        assert 0 <= judge(Find(target), text).score <= 1

    @pytest.mark.parametrize("code", CODES)
    def test_a_country_is_met_where_its_name_stands(self, code: str) -> None:
        at = maps.region(maps.region_of(code) or "").label_at(code)
        assert judge(Find(code), at).reason == "same"

    def test_what_is_too_small_for_an_outline_is_met_nearby(self) -> None:
        assert judge(Find("VA"), (42.2, 12.0), "europe").reason == "same"
        assert judge(Find("VA"), (44.0, 12.0), "europe").reason == "other-country"
        assert judge(Find("IT"), (41.9, 12.45), "europe").reason == "same"

    @pytest.mark.parametrize("region", ["", "kaukasus", "africa", "1, 2", "43, 38, 51, 42", "world"])
    def test_a_region_that_is_none_or_lacks_the_country_is_passed_over(self, region: str) -> None:
        assert judge(Find("AZ"), (40.4, 49.0), region).reason == "same"
        assert judge(Find("AZ"), "Georgia", region).message == "That is Georgia; Azerbaijan is south-east of it."

    def test_what_is_on_no_map_is_found_by_name(self) -> None:
        assert judge(Find("Tokelau"), "tokelau").passed
        assert judge(Find("Atlantis"), "Atlantis").reason == "same"
        found = judge(Find("Atlantis"), "AZ")
        assert found.message == "Azerbaijan is something else. The answer is Atlantis."
        assert judge(Find("Atlantis"), (0.0, -30.0)).reason == "sea"
        assert judge(Find("Atlantis"), "Kosovo").reason == "contested"

    @pytest.mark.usefixtures("without_maps")
    def test_names_are_judged_without_maps(self) -> None:
        assert judge(Find("AZ"), "Azerbaijan").reason == "same"
        assert judge(Find("AZ"), "AZ").reason == "same"
        assert judge(Find("AZ"), "Georgia").reason == "other-entity"
        with pytest.raises(MapError, match="cannot be read"):
            judge(Find("AZ"), (40.4, 49.9))

    def test_a_pick_of_water_can_be_told_without_a_point(self) -> None:
        assert (at_sea().grade, at_sea().reason, at_sea().score) == ("wrong", "sea", 0)

    @pytest.mark.parametrize("given", [{}, [1], (True, False), ("40", "44"), [40.0, 44.0, 1.0], 5])
    def test_another_type_is_the_callers_fault(self, given: object) -> None:
        with pytest.raises(TypeError, match="kind find is a text or a latitude and a longitude"):
            judge(Find("AZ"), given)  # type: ignore[arg-type]  # that is the fault


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
        assert found.message == "That could not be read as a place. The answer is 40.18° N, 44.51° E."

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

    @pytest.mark.parametrize(
        ("point", "message"),
        [
            ((40.18, 46.8), "195 km too far east."),
            ((60.0, 44.51), "2204 km too far north."),
            ((37.0, 40.0), "528 km too far south-west."),
            ((40.8, 44.0), "81 km too far north-west; 30 km counts in full."),
        ],
    )
    def test_it_is_told_how_far_off_and_where(self, point: tuple[float, float], message: str) -> None:
        assert judge(YEREVAN, point, "south-caucasus").message == message

    @pytest.mark.usefixtures("indonesian")
    def test_distances_are_written_as_the_language_writes_them(self) -> None:
        found = judge(Place(0, 0, 2), (0.03, 0))
        assert "3,3 km" in found.message
        assert "utara" in found.message

    @given(POINTS, st.floats(-90, 90), st.floats(1, 2000))
    def test_the_score_falls_with_the_distance(self, here: tuple[float, float], lat: float, within: float) -> None:
        body = Place(*here, within)
        away = [(here[0] + (lat - here[0]) * part / 20, here[1]) for part in range(21)]
        scores = [judge(body, point).score for point in away]
        assert scores == sorted(scores, reverse=True)
        assert scores[0] == 1

    @given(POINTS, POINTS)
    def test_the_way_back_is_as_long(self, here: tuple[float, float], there: tuple[float, float]) -> None:
        assert kilometres(here, there) == pytest.approx(kilometres(there, here))
        assert 0 <= kilometres(here, there) <= 20016

    @given(POINTS, POINTS, POINTS)
    def test_no_way_round_is_shorter(
        self, here: tuple[float, float], by: tuple[float, float], there: tuple[float, float]
    ) -> None:
        assert kilometres(here, there) <= kilometres(here, by) + kilometres(by, there) + 1e-3

    def test_a_point_is_read_from_whatever_was_given(self) -> None:
        assert point_of((40, 44.5)) == point_of("40, 44.5") == (40, 44.5)
        assert point_of((91, 0)) is point_of("Baku") is point_of(("40", "44")) is point_of(None) is None
        assert point_of({"a": "b"}) is point_of(True) is None

    @given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
    def test_any_two_points_get_a_verdict(self, lat: float, lon: float, there_lat: float, there_lon: float) -> None:
        found = judge(Place(lat, lon, 100), (there_lat, there_lon))
        assert 0 <= found.score <= 1
        assert judge(Place(lat, lon, 100), (lat, lon)).grade == "exact"


@pytest.mark.parametrize(
    ("within", "lat", "km"), [(30, 40.27, "30.1"), (30, 40.271, "30.2"), (2, 40.018, "2.01"), (30, 40.28, "31")]
)
def test_a_miss_by_a_little_is_not_told_as_what_still_counts_in_full(within: float, lat: float, km: str) -> None:
    told = judge(Place(40, 44, within), (lat, 44.0))
    assert (told.grade, told.message) == ("partial", f"{km} km too far north; {within} km counts in full.")


@pytest.mark.parametrize(
    ("lat", "lon", "shown"),
    [(51.48, 0.5, "51.48° N, 0.5° E"), (0.5, -0.5, "0.5° N, 0.5° W"), (0, 0, "0° N, 0° E"),
     (-6.2, 106.8, "6.2° S, 106.8° E")],
)  # fmt: skip
def test_a_place_is_shown_with_its_side_of_the_equator_and_of_greenwich(lat: float, lon: float, shown: str) -> None:
    assert place_text(lat, lon) == shown

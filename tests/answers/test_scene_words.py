"""A map in words: every question on a map can be answered from them, and they give nothing away."""

from hypothesis import given
from hypothesis import strategies as st

from quizgeo import maps
from quizgeo.answers import MapWords, check, country_name, map_words
from quizgeo.decks import CardKey, MapView, Question, parse_deck
from quizgeo.decks.kinds import Find
from quizgeo.text import fold

HEAD = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n- "
LARGE = [(name, code) for name, entry in maps.regions().items() for code, cells in entry.cells.items() if cells > 1]


def asked(question: str) -> Question:
    """Read a question, its id left out."""
    return parse_deck(f"{HEAD}{{id: q, {question}}}\n")["q"]


def told(question: str, language: str = "", seed: str = "") -> MapWords:
    words = map_words(asked(question), language, seed)
    assert words is not None
    return words


def find(region: str, code: str) -> Question:
    return Question(CardKey("d/q"), "q", Find(code), "Where?", map=MapView(region))


FIND = "question: Where is Azerbaijan?, find: AZ, map: {region: south-caucasus}"
CAPITAL = "question: Whose capital is Baku?, find: AZ, map: {region: south-caucasus}"
PLACE = "question: Where is Yerevan?, place: '40.18, 44.51', within: 30 km, map: {region: south-caucasus}"
IDENTIFY = (
    "question: Which is it?, answer: Azerbaijan, wrong: [Georgia, Armenia], map: {region: south-caucasus, show: AZ}"
)


def test_a_question_without_a_map_has_no_words() -> None:
    assert map_words(asked("question: Who?, answer: Anna")) is None


class TestLook:
    def test_what_is_asked_is_described_without_its_name_and_those_of_options(self) -> None:
        title, description = told(IDENTIFY).lines
        assert title == "Map: South Caucasus."
        assert description == (
            "The country asked: in the east of the map; borders Russia (north), another country (north-west), "
            "another country (west), Türkiye (west), Iran (south); on the Caspian Sea (east); "
            "number 3 of 7 by area on this map"
        )
        assert told(IDENTIFY).how == ""
        assert told(IDENTIFY).candidates == told(IDENTIFY).codes == ()

    def test_neighbours_that_are_asked_for_are_not_named(self) -> None:
        question = "question: Name two., list: [Georgia, Iran], need: 1, map: {region: south-caucasus, show: AZ}"
        (line,) = told(question).lines[1:]
        assert line.count("another country") == 5

    def test_seas_that_are_offered_are_not_named(self) -> None:
        question = (
            "question: On which sea?, answer: Black Sea, wrong: [Red Sea, Aral Sea], "
            "map: {region: south-caucasus, show: RU}"
        )
        (line,) = told(question).lines[1:]
        assert "Black" not in line
        assert "another sea" in line
        assert "Caspian Sea" in line

    def test_neighbours_cannot_be_counted_where_a_number_is_asked(self) -> None:
        (line,) = told("question: How many?, number: 4, map: {region: south-caucasus, show: GE}").lines[1:]
        assert "borders" not in line
        assert "another country" not in line
        assert "Black Sea" in line

    def test_several_have_numbers(self) -> None:
        question = "question: Which?, match: {'1': Georgia, '2': Iran}, map: {region: south-caucasus, show: [GE, IR]}"
        assert [line.partition(":")[0] for line in told(question).lines] == ["Map", "Country 1", "Country 2"]

    def test_a_map_that_marks_nothing_has_its_title(self) -> None:
        question = "question: Who?, answer: Anna, map: {region: europe}"
        assert told(question).lines == ("Map: Europe.",)
        assert told(question, "id").lines == ("Map: Eropa.",)

    def test_what_is_not_on_the_map_is_left_out(self) -> None:
        question = "question: Who?, answer: Anna, map: {region: south-caucasus, show: Atlantis}"
        assert told(question).lines == ("Map: South Caucasus.",)


class TestFind:
    def test_five_countries_are_described(self) -> None:
        words = told(FIND)
        assert len(words.candidates) == len(words.codes) == 5
        assert "AZE" in words.codes
        assert words.lines == ("Map: South Caucasus.",)

    def test_a_name_is_asked_for_only_where_the_question_does_not_say_it(self) -> None:
        assert told(FIND).how == "Give the number of the country."
        assert told(CAPITAL).how == "Give the number of the country, or its name."

    def test_the_number_of_a_candidate_gives_its_code(self) -> None:
        words = told(FIND)
        assert [words.chosen(str(number)) for number in range(1, 6)] == list(words.codes)
        assert words.chosen(" 2 ") == words.codes[1]
        assert [words.chosen(typed) for typed in ("0", "6", "-1", "01", "²", "٢", "two", "", "1.")] == [None] * 9

    def test_one_of_five_is_right(self) -> None:
        question = asked(FIND)
        assert sorted(check(question, code).reason for code in told(FIND).codes) == ["other-country"] * 4 + ["same"]

    def test_the_order_is_that_of_the_seed(self) -> None:
        assert told(FIND, seed="a") == told(FIND, seed="a")
        places = {told(FIND, seed=str(seed)).codes.index("AZE") for seed in range(40)}
        assert places == {0, 1, 2, 3, 4}

    @given(st.sampled_from(LARGE), st.sampled_from(["en", "id"]))
    def test_no_description_names_a_candidate_and_no_two_are_alike(self, where: tuple[str, str], language: str) -> None:
        words = map_words(find(*where), language)
        assert words is not None
        assert where[1] in words.codes
        assert len(set(words.candidates)) == len(words.candidates)
        named = [f" {fold(country_name(code, language), 3)} " for code in words.codes]
        for text in words.candidates:
            assert not any(name in f" {fold(text, 3)} " for name in named)

    @given(st.sampled_from(LARGE), st.sampled_from(LARGE))
    def test_what_is_contested_is_no_candidate_beside_others(
        self, where: tuple[str, str], other: tuple[str, str]
    ) -> None:
        words = map_words(find(*where), seed=str(other))
        assert words is not None
        assert not any(maps.countries()[code].contested for code in words.codes if code != where[1])

    def test_names_are_in_the_language_asked_for(self) -> None:
        assert any("Turki" in text for text in told(FIND, "id").candidates)

    def test_what_is_marked_is_described_without_the_name_looked_for(self) -> None:
        words = told("question: What lies south of it?, find: AZ, map: {region: south-caucasus, show: RU}")
        assert words.lines[1] == (
            "Marked on the map: In the north of the map; borders Georgia (south), another country (south-east); "
            "on the Black Sea (west), the Caspian Sea (east); number 2 of 7 by area on this map."
        )

    def test_what_is_no_country_is_asked_for_by_name(self) -> None:
        words = told("question: Where?, find: Atlantis, map: {region: south-caucasus, show: RU}")
        assert words.how == "Give the name of the country."
        assert words.candidates == ()
        assert words.lines[1].startswith("Marked on the map: In the north")


class TestPlace:
    def test_it_is_told_what_to_type(self) -> None:
        assert told(PLACE) == MapWords(("Map: South Caucasus.",), "Give latitude and longitude, such as 12.5, -7.25.")

    def test_what_is_marked_is_described(self) -> None:
        assert told(f"{PLACE[:-1]}, show: [AM, AZ]}}").lines[1:] == tuple(
            line
            for line in told(f"{PLACE[:-1]}, show: [AM, AZ]}}").lines
            if line.startswith("Marked on the map: In the ")
        )

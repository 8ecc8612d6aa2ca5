"""What is written on maps, and what is not: before the answer nothing gives it away."""

import re

import pytest

from quizgeo.maps import Labels, Mark, Region, draw, labels_to_identify, region
from quizgeo.maps.giveaway import tells
from quizgeo.maps.ground import ground
from quizgeo.maps.labels import write

ANSWERED: dict[str, Mark] = {"AZE": "right", "GEO": "wrong"}


def words(text: str) -> set[str]:
    """Give the words on a map."""
    return set(re.findall(r"[^\W\d_]{2,}|[✔✘?]|\b\d\b", text))


def test_names_stand_in_their_countries_in_the_language_wanted(tiny: Region) -> None:
    assert words(draw(tiny, 40, 10, labels=Labels("en")).text()) == {
        "West",
        "Middle",
        "East",
        "North",
        "Southern",
        "Water",
    }
    assert words(draw(tiny, 40, 10, labels=Labels("id")).text()) == {
        "Barat", "Tengah", "East", "Perairan", "Utara", "Southern", "Water",
    }  # fmt: skip


def test_what_has_no_room_gives_way_to_the_code_and_then_to_nothing(tiny: Region) -> None:
    assert words(draw(tiny, 17, 5, labels=Labels("en", seas=False)).text()) == {"West", "MID", "EAS"}
    assert words(draw(tiny, 10, 3, labels=Labels("en", seas=False)).text()) == set()


def test_a_name_leaves_a_cell_free_on_each_side(each: Region) -> None:
    for size in ((80, 22), (120, 38)):
        ground_of_map = ground(each, *size)
        for text in write(ground_of_map, Labels("en", seas=False), {}):
            owner = ground_of_map.owners[text.cell]
            assert set(ground_of_map.owners[text.cell - 1 : text.cell + len(text.text) + 1]) == {owner}
            assert owner > 0


def test_no_label_covers_another(each: Region) -> None:
    marks: dict[str, Mark] = dict.fromkeys(each.codes[::5], "right")
    for size in ((80, 22), (48, 14)):
        written = write(ground(each, *size), Labels("en"), marks)
        cells = [cell for text in written for cell in range(text.cell, text.cell + len(text.text))]
        assert len(cells) == len(set(cells))


def test_seas_are_written_on_water(each: Region) -> None:
    drawn = ground(each, 120, 38)
    for text in write(drawn, Labels("en", countries=False), {}):
        place = slice(text.cell, text.cell + len(text.text))
        assert set(drawn.owners[place]) == {0}
        assert set(drawn.bits[place]) == {0}


def test_what_is_asked_is_a_question_mark_on_its_mark(tiny: Region) -> None:
    picture = draw(tiny, 40, 10, mark={"MID": "mark"}, labels=labels_to_identify(["MID"]))
    assert words(picture.text()) == {"West", "?", "East", "North", "Southern", "Water"}
    assert next(glyph for row in picture.rows for glyph in row if glyph[0] == "?") == ("?", "mark-text", "mark")


def test_several_that_are_asked_are_numbered(tiny: Region) -> None:
    labels = labels_to_identify(["EAS", "WES"])
    picture = draw(tiny, 40, 10, mark={"WES": "mark", "EAS": "mark"}, labels=labels)
    line = picture.text().splitlines()[4]
    assert line.index("2") < line.index("Middle") < line.index("1")


def test_options_are_not_written(tiny: Region) -> None:
    labels = labels_to_identify(["MID"], options=["MID", "WES"])
    assert words(draw(tiny, 40, 10, mark={"MID": "mark"}, labels=labels).text()) == {
        "?", "East", "North", "Southern",  "Water",
    }  # fmt: skip


def test_what_the_question_names_is_written(tiny: Region) -> None:
    labels = labels_to_identify(["MID", "WES"], options=["WES"], named=["WES"])
    picture = draw(tiny, 40, 10, mark={"MID": "mark", "WES": "mark"}, labels=labels)
    assert words(picture.text()) == {"West", "?", "East", "North", "Southern", "Water"}


def test_before_a_country_is_picked_only_seas_are_written(each: Region) -> None:
    names = {word for code in each.codes for word in words(each.named(code, "en"))}
    seas = {word for sea in each.seas for word in words(sea.name["en"])}
    picture = draw(each, 120, 38, mark={each.codes[0]: "mark"}, labels=Labels(countries=False))
    assert words(picture.text()) <= seas
    assert words(picture.text()) - seas <= names


@pytest.mark.parametrize(
    ("name", "code", "sea"),
    [("middle-east", "OMN", "Oman"), ("caribbean", "MEX", "Mexico"), ("east-asia", "JPN", "Japan"),
     ("europe", "NOR", "Norwegian"), ("south-asia", "IND", "Indian")],
)  # fmt: skip
def test_a_sea_that_tells_the_country_is_not_written(name: str, code: str, sea: str) -> None:
    asked = region(name)
    assert sea in words(draw(asked, 160, 50, labels=Labels(countries=False)).text())
    assert sea not in words(draw(asked, 160, 50, labels=Labels(countries=False, unnamed=frozenset({code}))).text())
    assert sea not in words(draw(asked, 160, 50, labels=labels_to_identify([code])).text())
    assert sea not in words(draw(asked, 160, 50, labels=labels_to_identify([], options=[code])).text())


@pytest.mark.parametrize(
    ("sea", "country", "told"),
    [("Gulf of Oman", "Oman", True), ("Norwegian Sea", "Norway", True), ("Sea of Japan", "Japan", True),
     ("Samudra Hindia", "India", False), ("Indian Ocean", "India", True), ("Caspian Sea", "Azerbaijan", False),
     ("Black Sea", "Bulgaria", False), ("Teluk Meksiko", "Meksiko", True)],
)  # fmt: skip
def test_the_name_of_a_sea_tells_that_of_a_country(sea: str, country: str, told: bool) -> None:
    assert tells(sea, country) is told


@pytest.mark.parametrize("size", [(48, 14), (80, 22), (120, 38)], ids=str)
def test_after_the_answer_all_is_written_with_signs(size: tuple[int, int]) -> None:
    text = draw(region("south-caucasus"), *size, mark=ANSWERED, labels=Labels("en")).text()
    assert "✔ Azerbaijan" in text
    assert "✘ Georgia" in text
    assert "Russia" in text


def test_a_small_country_is_named_beside_itself_after_the_answer() -> None:
    europe = region("europe")
    picture = draw(europe, 80, 22, mark={"LUX": "right", "MCO": "wrong"}, labels=Labels("en"))
    assert "Luxembourg ✔" in picture.text()
    assert "Monaco" in picture.text()
    for code, sign in (("LUX", ("✔", "mark-text", "right")), ("MCO", ("✘", "mark-text", "wrong"))):
        col, row = picture.centre(code) or (0, 0)
        assert picture.rows[row][col] == sign


def test_a_name_stands_on_the_side_where_it_covers_less_land() -> None:
    """Haiti has the sea to its west and a country to its east."""
    caribbean = region("caribbean")
    picture = draw(caribbean, 80, 24, mark={"HTI": "right"}, labels=Labels("en"))
    assert "Haiti ✔" in picture.text()
    assert "DOM" in picture.text()


def test_beside_the_eastern_edge_a_name_stands_to_the_left() -> None:
    """Barbados is the easternmost island of its map."""
    text = draw(region("caribbean"), 60, 16, mark={"BRB": "right"}, labels=Labels("en")).text()
    assert "Barbados ✔" in text


def test_where_there_is_no_room_at_all_the_sign_stands_alone(tiny: Region) -> None:
    text = draw(tiny, 4, 3, mark={"DOT": "right"}, labels=Labels("en", seas=False)).text()
    assert "✔" in text
    assert "Dot" not in text
    assert "✔" in draw(tiny, 1, 1, mark={"WES": "right", "MID": "right", "EAS": "right"}).text()


def test_a_marked_country_that_may_not_be_named_shows_its_sign_alone(tiny: Region) -> None:
    labels = Labels("en", seas=False, unnamed=frozenset(["WES"]))
    assert words(draw(tiny, 40, 10, mark={"WES": "wrong"}, labels=labels).text()) == {"✘", "Middle", "East"}


def test_the_country_under_the_cursor_is_not_named_before_the_answer(each: Region) -> None:
    for code in each.codes[:6]:
        picture = draw(each, 80, 22, mark={code: "mark"}, labels=Labels(countries=False))
        assert words(picture.text()).isdisjoint({code, each.named(code, "en")})

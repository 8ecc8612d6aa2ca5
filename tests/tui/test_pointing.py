"""Countries are picked and points are placed on a map by keys and clicks; in words by number, code and name."""

import pytest

from quizgeo.decks import parse_deck
from quizgeo.maps import Picture
from quizgeo.study import Asked, ask
from quizgeo.tui.action import Where
from quizgeo.tui.charts import chart
from quizgeo.tui.forms import Aim, Answer, Finding, Naming, Note, Placing, Typing, form_for
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL

from .test_map_frames import ATLAS

QUESTIONS = {each.id: each for each in parse_deck(ATLAS)}
SMALL, LARGE = (48, 14), (96, 29)


def asked(id_: str) -> Asked:
    return ask(QUESTIONS[id_], QUESTIONS[id_].key, (0, 0))


def drawn(id_: str, size: tuple[int, int] = SMALL) -> Picture:
    question = asked(id_).map
    assert question is not None
    assert question.scene is not None
    return chart(question.scene, *size, mono=True)


def finding(id_: str = "named", size: tuple[int, int] = SMALL) -> Finding:
    form = form_for(asked(id_), drawn=True)
    assert isinstance(form, Finding)
    form.see(drawn(id_, size))
    return form


def placing(size: tuple[int, int] = SMALL) -> Placing:
    form = form_for(asked("place"), drawn=True)
    assert isinstance(form, Placing)
    form.see(drawn("place", size))
    return form


def naming(id_: str) -> Naming:
    form = form_for(asked(id_))
    assert isinstance(form, Naming)
    return form


def text(answer: object) -> str:
    assert isinstance(answer, Note), answer
    return answer.text


# -- picking a country -----------------------------------------------------------------------------------------------


def test_at_first_nothing_is_picked_and_nothing_can_be_answered() -> None:
    form = finding()
    assert form.where is Where.FINDING
    assert form.aim == Aim()
    assert "space gives up" in text(form.check())
    assert form.told == "Pick one of 7."


def test_the_first_arrow_goes_to_the_middle_and_the_next_ones_in_their_direction() -> None:
    form = finding()
    form.go("left")
    assert form.code == "ARM"
    form.go("up")
    assert form.code == "GEO"
    form.go("right")
    assert form.code == "ARM"
    assert form.check() == Answer(form.code)


def test_an_arrow_to_where_no_country_is_stays() -> None:
    form = finding()
    form.code = "TUR"
    form.go("left")
    assert form.code == "TUR"


def test_tab_goes_from_west_to_east_and_around() -> None:
    form, codes = finding(), drawn("named").codes
    seen = []
    for _turn in range(len(codes) + 1):
        form.pass_on(1)
        seen.append(form.code)
    assert tuple(seen) == (*codes, codes[0])
    form.pass_on(-1)
    assert form.code == codes[-1]


def test_what_is_picked_is_told_by_its_place_and_never_by_name() -> None:
    form = finding()
    for place in range(1, 8):
        form.pass_on(1)
        assert form.told == f"{place} of 7, from west to east"
        assert form.code is not None
        assert form.aim == Aim(form.code, drawn("named").centre(form.code))


def test_a_click_picks_and_a_second_one_on_the_same_country_answers() -> None:
    form, picture = finding(), drawn("named")
    col, row = picture.centre("GEO") or (0, 0)
    assert form.click(col, row) is None
    assert form.code == "GEO"
    assert form.click(*(picture.centre("ARM") or (0, 0))) is None
    assert form.click(col, row) is None
    assert form.click(col + 1, row) == Answer("GEO")


def test_a_click_on_water_changes_nothing_and_says_so() -> None:
    form, picture = finding(), drawn("named")
    form.pass_on(1)
    before = form.code
    assert "water" in text(form.click(*(picture.cell(43.0, 37.5) or (0, 0))))
    assert form.code == before


def test_a_country_stays_picked_in_a_window_of_another_size() -> None:
    form = finding()
    form.code = "AZE"
    form.see(drawn("named", LARGE))
    assert form.aim == Aim("AZE", drawn("named", LARGE).centre("AZE"))
    form.see(drawn("far", (80, 20)))
    assert form.code == "AZE"
    form.see(drawn("near"))
    assert form.code is None


def test_before_it_is_drawn_a_map_can_be_asked_for_nothing() -> None:
    finding_blind, placing_blind = form_for(asked("named"), drawn=True), form_for(asked("place"), drawn=True)
    for form in (finding_blind, placing_blind):
        assert isinstance(form, Finding | Placing)
        form.go("up")
        form.pass_on(1)
        assert form.aim == Aim()
        assert not isinstance(form.check(), Answer)
        assert not isinstance(form.click(3, 3), Answer)
        form.reset()


def test_it_can_be_begun_again() -> None:
    form = finding()
    form.pass_on(1)
    form.reset()
    assert form.aim == Aim()


# -- placing a point -------------------------------------------------------------------------------------------------


def point(form: Placing) -> tuple[float, float]:
    answer = form.check()
    assert isinstance(answer, Answer)
    assert isinstance(answer.given, tuple)
    lat, lon = answer.given
    assert isinstance(lat, float)
    assert isinstance(lon, float)
    return lat, lon


def test_the_cursor_begins_in_the_middle_and_answers_with_the_middle_of_its_cell() -> None:
    form, picture = placing(), drawn("place")
    assert form.where is Where.PLACING
    assert form.aim == Aim("", (24, 7))
    assert picture.cell(*point(form)) == (24, 7)
    assert point(form) == pytest.approx(picture.point(24, 7), abs=0.01)


@pytest.mark.parametrize(("key", "across", "down"), [("left", -1, 0), ("right", 1, 0), ("up", 0, -1), ("down", 0, 1)])
def test_an_arrow_moves_it_by_a_cell_and_with_shift_by_a_dot(key: str, across: int, down: int) -> None:
    form = placing()
    form.go(key)  # type: ignore[arg-type]  # one of the four
    assert form.aim == Aim("", (24 + across, 7 + down))
    fine = placing()
    before = point(fine)
    fine.go(key, by_dot=True)  # type: ignore[arg-type]  # one of the four
    assert fine.cell == (24, 7)
    assert fine.dot is not None
    assert (fine.dot[0] // 2, fine.dot[1] // 4) == fine.cell
    assert point(fine) != before
    for _turn in range(4):
        fine.go(key, by_dot=True)  # type: ignore[arg-type]  # one of the four
    assert fine.cell != (24, 7)


def test_steps_of_dots_go_there_and_back() -> None:
    form = placing()
    form.go("right", by_dot=True)
    first = form.dot
    form.go("right", by_dot=True)
    assert form.cell == (25, 7)
    form.go("left", by_dot=True)
    assert form.dot == first
    form.go("left")
    assert form.dot is None
    assert form.cell == (23, 7)


def test_it_never_leaves_the_map() -> None:
    form, picture = placing(), drawn("place")
    for _turn in range(200):
        form.go("left")
        form.go("up", by_dot=True)
    assert picture.point(*form.cell) is not None
    assert form.cell[0] <= 1
    assert form.cell[1] == 0


def test_where_it_is_is_told_in_degrees() -> None:
    form = placing()
    assert form.told == "40.6° N, 44.8° E"
    form.go("right")
    assert form.told == "40.6° N, 45.2° E"


def test_a_click_moves_it_and_a_second_one_on_the_same_cell_answers() -> None:
    form = placing()
    assert form.click(40, 9) is None
    assert form.cell == (40, 9)
    answer = form.click(40, 9)
    assert isinstance(answer, Answer)
    assert form.click(999, 999) is None
    assert form.cell == (40, 9)


def test_it_stays_at_its_place_on_the_globe_in_a_window_of_another_size() -> None:
    form = placing()
    form.click(40, 9)
    before = point(form)
    picture = drawn("place", LARGE)
    form.see(picture)
    assert form.cell == picture.cell(*before)
    form.reset()
    assert form.cell == (48, 14)


# -- in words --------------------------------------------------------------------------------------------------------


def test_countries_are_described_with_numbers_and_none_is_named() -> None:
    form = naming("find")
    rows = form.draw(Sheet(80, FULL)).rows
    assert [row.plain[4] for row in rows if row.plain[4].strip()] == ["1", "2", "3", "4", "5"]
    assert not any("Kazakhstan" in row.plain for row in rows)
    assert form.instruction == "Give the number of the country, or its name."


def test_a_number_is_one_of_five_and_a_name_one_of_none() -> None:
    form = naming("find")
    place = form.codes.index("KAZ")
    assert form.check(f" {place + 1} ") == Answer("KAZ", 5)
    assert form.check("Kazakhstan") == Answer("Kazakhstan", 0)
    assert form.check("KZ") == Answer("KZ", 0)
    assert "1 to 5" in text(form.check("6"))
    assert form.press(place) == Answer("KAZ", 5)


def test_what_is_marked_is_answered_with_where_nothing_is_typed() -> None:
    form = naming("find")
    assert "Nothing typed" in text(form.check(""))
    for _turn in range(9):
        form.move(1)
    assert form.cursor == 4
    form.move(-1)
    assert form.check("") == Answer(form.codes[3], 5)


def test_a_name_that_the_question_tells_is_no_answer() -> None:
    form = naming("named")
    assert form.instruction == "Give the number of the country."
    assert "1 to 5" in text(form.check("Georgia"))
    assert form.check("GE") == Answer("GE", 0)


def test_a_point_is_typed_where_there_is_no_map() -> None:
    form = form_for(asked("place"))
    assert type(form) is Typing
    assert "12.5 N" in form.instruction

"""What a drawing shows: whose each cell is, lines, marks, the cursor; with colours and without."""

import pytest

from quizgeo.maps import BACKGROUNDS, FOREGROUNDS, Labels, Mark, Region, Spot, draw, parse_region, region
from quizgeo.maps.roles import MARKS

from .conftest import Change
from .roles import backgrounds, foregrounds

EVERYTHING = Labels("en")


def test_lands_stand_on_water_with_lines_between_them(tiny: Region) -> None:
    picture = draw(tiny, 40, 10)
    assert (
        picture.text()
        == """\

      •
    ⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
    ⡇           ⡇          ⢈
    ⡇           ⡇          ⢈
    ⡇           ⡇          ⢈
    ⡇           ⡇          ⢈
    ⡇           ⡇          ⢈
    ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
"""
    )
    assert (
        backgrounds(picture)
        == """\
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
~~~~~~3~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
~~~~000000000000111111111111222222222222
~~~~000000000000111111111111222222222222
~~~~000000000000111111111111222222222222
~~~~000000000000111111111111222222222222
~~~~000000000000111111111111222222222222
~~~~000000000000111111111111222222222222
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"""
    )


def test_what_lies_outside_of_the_box_has_no_role(tiny: Region) -> None:
    wide, high = draw(tiny, 60, 10), draw(tiny, 40, 20)
    assert backgrounds(wide).splitlines()[0] == "." * 10 + "~" * 40 + "." * 10
    assert [row == "." * 40 for row in backgrounds(high).splitlines()] == [*[True] * 5, *[False] * 10, *[True] * 5]


def test_the_edge_of_what_was_cut_out_is_no_coast(tiny: Region) -> None:
    assert [row[-1][0] for row in draw(tiny, 40, 10).rows] == [" ", " ", "⠉", *" " * 5, "⠉", " "]


def test_all_roles_are_known(each: Region) -> None:
    marks: dict[str, Mark] = dict(zip(each.codes, MARKS, strict=False))
    for mono in (False, True):
        picture = draw(each, 60, 16, mark=marks, labels=EVERYTHING, cursor=(30, 8), mono=mono)
        assert {fore for row in picture.rows for _, fore, _ in row} <= set(FOREGROUNDS)
        assert {back for row in picture.rows for _, _, back in row} <= set(BACKGROUNDS)


def test_drawing_twice_gives_the_same(each: Region) -> None:
    again = parse_region_of(each)
    for size in ((80, 22), (48, 14)):
        first, second = (draw(one, *size, mark={each.codes[0]: "mark"}, labels=EVERYTHING) for one in (each, again))
        assert first.rows == second.rows


def parse_region_of(known: Region) -> Region:
    """Read a region anew, so that nothing that was kept for it can help."""
    from msgspec.json import encode

    return parse_region(encode(known), known.name)


def test_marks_change_backgrounds_and_dark_text_stands_on_them(tiny: Region) -> None:
    picture = draw(tiny, 40, 10, mark={"WES": "mark", "MID": "right", "EAS": "wrong", "DOT": "mark"})
    assert backgrounds(picture).splitlines()[1:4] == [
        "~" * 6 + "M" + "~" * 33,
        "~~~~" + "M" * 12 + "R" * 12 + "X" * 12,
        "~~~~" + "M" * 12 + "R" * 12 + "X" * 12,
    ]
    assert foregrounds(picture).splitlines()[1:3] == ["." * 6 + "T" + "." * 33, "...." + "T" * 36]


def test_without_colours_marks_are_stippled(tiny: Region) -> None:
    picture = draw(tiny, 40, 10, mark={"WES": "mark", "MID": "right", "EAS": "wrong"}, mono=True)
    assert {back for row in picture.rows for _, _, back in row} == {""}
    assert picture.text().splitlines()[5] == "    ⣗⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⠅⠅⠅⠅⠅⠅⠅⠅⠅⠅⠅⠅"
    assert foregrounds(picture).splitlines()[5] == "...." + "M" * 12 + "R" * 12 + "X" * 12


def test_a_stipple_keeps_to_the_dots_of_its_country(tiny: Region) -> None:
    """The lower edge of the lands runs through the middle of a row of cells at 46 by 8."""
    rows = draw(tiny, 46, 8, mark={"WES": "right"}, mono=True).text().splitlines()
    assert rows[1][10:19] == "⣤⣤⣤⣤⣤⣤⣤⣤⣤"
    assert rows[6][11:18] == "⠛⠛⠛⠛⠛⠛⠛".replace("⠛", rows[6][12])
    assert rows[2][11:18] == "⣿" * 7


def test_colours_tell_nothing_that_text_does_not(tiny: Region) -> None:
    for mono in (False, True):
        text = draw(tiny, 40, 10, mark={"WES": "right", "MID": "wrong"}, mono=mono).text()
        assert "✔" in text
        assert "✘" in text


def test_a_mark_wins_the_cells_that_it_shares_evenly(changed: Change) -> None:
    """The border of West and Middle runs through the middle of a column of cells: each has four dots there."""
    arcs = [[10, 2, 0, 6], [10, 8, -8, 0, 0, -6, 8, 0], [10, 2, 4, 0], *parse_region(changed(), "tiny").arcs[3:5],
            [14, 8, 7, 0, 0, -6, -7, 0]]  # fmt: skip
    arcs[4] = [14, 8, -4, 0]
    region = parse_region(changed(arcs=arcs), "tiny")
    plain = draw(region, 39, 10)
    west, middle = draw(region, 39, 10, mark={"WES": "mark"}), draw(region, 39, 10, mark={"MID": "mark"})
    row = next(row for row in range(10) if plain.at(10, row) == "WES")
    tied = [col for col in range(39) if west.at(col, row) != middle.at(col, row)]
    assert len(tied) == 1
    assert (west.at(tied[0], row), middle.at(tied[0], row)) == ("WES", "MID")
    assert (west.rows[row][tied[0]][2], middle.rows[row][tied[0]][2]) == ("mark", "mark")


def test_rows_that_a_mark_does_not_touch_stay_the_same_object(tiny: Region) -> None:
    plain, marked = draw(tiny, 40, 10), draw(tiny, 40, 10, mark={"DOT": "mark"})
    assert [one is other for one, other in zip(plain.rows, marked.rows, strict=True)] == [True, False, *[True] * 8]


def test_disputed_lines_are_dashed_by_two_dots(tiny: Region) -> None:
    border = [draw(tiny, 40, 10).rows[row][27][0] for row in range(3, 8)]
    assert border == ["⢈"] * 5  # the first and the last dot of each cell: two drawn, two not
    assert [draw(tiny, 40, 10).rows[row][16][0] for row in range(3, 8)] == ["⡇"] * 5


def test_the_cursor_stands_in_brackets(tiny: Region) -> None:
    for mono in (False, True):
        picture = draw(tiny, 40, 10, cursor=(2, 0), mono=mono)
        assert picture.text().splitlines()[0] == " [ ]"
        assert foregrounds(picture).splitlines()[0] == ".CCC" + "." * 36


@pytest.mark.parametrize(("cursor", "shown"), [((0, 0), " ]"), ((39, 0), " " * 38 + "[")])
def test_at_the_edge_one_bracket_is_enough(cursor: tuple[int, int], shown: str, tiny: Region) -> None:
    assert draw(tiny, 40, 10, cursor=cursor).text().splitlines()[0] == shown


@pytest.mark.parametrize("cursor", [(-1, 0), (0, -1), (40, 0), (0, 10)])
def test_a_cursor_outside_of_the_picture_is_not_drawn(cursor: tuple[int, int], tiny: Region) -> None:
    assert draw(tiny, 40, 10, cursor=cursor).rows == draw(tiny, 40, 10).rows


def test_a_dot_is_shown_in_the_cell_of_the_cursor(tiny: Region) -> None:
    dots = [draw(tiny, 40, 10, cursor=(2, 0), dot=(4 + x, y)).rows[0][2][0] for y in range(4) for x in range(2)]
    assert "".join(dots) == "⠁⠈⠂⠐⠄⠠⡀⢀"


def test_spots_show_where_a_point_was_put_and_where_it_belonged(tiny: Region) -> None:
    picture = draw(tiny, 40, 10, spots=[Spot(5.5, 10.5, "right"), Spot(0.5, 0.5, "wrong"), Spot(50, 50, "wrong")])
    signs = {(col, row): glyph for row, line in enumerate(picture.rows) for col, glyph in enumerate(line)}
    assert {place: glyph for place, glyph in signs.items() if glyph[0] in "✔✘"} == {
        (20, 4): ("✔", "mark-text", "right"),
        (1, 9): ("✘", "mark-text", "wrong"),
    }


def test_unknown_codes_are_left_out(tiny: Region) -> None:
    assert draw(tiny, 40, 10, mark={"XXX": "mark"}).rows == draw(tiny, 40, 10).rows


def test_small_countries_get_a_marker_of_their_own_each() -> None:
    """In the Caribbean, islands crowd; each that is on the map has a cell."""
    caribbean = region("caribbean")
    picture = draw(caribbean, 48, 14)
    dots = [code for code in picture.codes if picture.cells(code) == 1]
    cells = [picture.centre(code) for code in dots]
    assert len(dots) > 20
    assert len(set(cells)) == len(dots)
    assert [picture.at(*cell) for cell in cells if cell] == dots


def test_a_marker_never_takes_what_another_small_country_needs(each: Region) -> None:
    for size in ((48, 14), (80, 22), (20, 6)):
        picture = draw(each, *size)
        assert [code for code in picture.codes if not picture.cells(code)] == []


def test_nothing_is_drawn_with_the_empty_sign_of_braille(each: Region) -> None:
    assert "\u2800" not in draw(each, 80, 22, mark={each.codes[0]: "wrong"}, mono=True).text()

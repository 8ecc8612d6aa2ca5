"""Maps in a lesson: shapes under ids that tell nothing, described and not named, given to whoever knows the map."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import json

from quizgeo import maps, parse_deck
from quizgeo.classroom import RoomSettings, Stamped, apply
from quizgeo.classroom.events import Created
from quizgeo.classroom.faces import BadGivenError
from quizgeo.classroom.forms import asked_of, given_of, sent_of
from quizgeo.classroom.kept_answers import shown_answer
from quizgeo.classroom.lesson import Lesson, items_of
from quizgeo.classroom.map_ids import country_ids, map_name
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.server.shapes import Shapes
from quizgeo.classroom.views import reveal
from quizgeo.classroom.wire import Asking, Own, Reveal, State
from quizgeo.maps.vector import outlined

DECK = """\
quizgeo: 1
deck: caucasus
title: Caucasus
language: en
questions:
  - {id: north, question: Which country borders Armenia in the north?, find: Georgia, map: {region: south-caucasus}}
  - {id: named, question: Find Georgia., find: Georgia, map: {region: south-caucasus, show: [ARM]}}
  - {id: city, question: Where is Tbilisi?, place: [41.7, 44.8], within: 50 km}
  - {id: marked, question: Which country is marked?, answer: Armenia, wrong: [Georgia, Iran],
     map: {region: south-caucasus, show: [ARM]}}
  - {id: plain, question: Which sea?, answer: Caspian Sea, wrong: [Black Sea]}
"""
NORTH, NAMED, CITY, MARKED, PLAIN = range(5)


@pytest.fixture
def lesson() -> Callable[[str], Lesson]:
    """Give what makes a lesson out of the deck above, with a seed."""

    def make(seed: str) -> Lesson:
        deck = parse_deck(DECK)
        made = Lesson(deck.questions)
        settings, items = RoomSettings(), items_of(deck.questions)
        created = Created("r", "K7QF2M", "caucasus", "Caucasus", "en", "0", seed, settings, items)
        apply(made.room, Stamped(1, 0, created))
        return made

    return make


def drawn(lesson: Lesson, q: int) -> dict[str, Any]:
    page = Shapes(lesson).find(lesson.face("ann", q).shown.map)
    assert page is not None
    return dict(json.decode(page.body))


def test_a_shape_is_described_and_not_named_and_its_id_is_its_country(lesson: Any) -> None:
    one = lesson("seed")
    told = drawn(one, NORTH)
    names = {entry.named(language) for entry in maps.countries().values() for language in ("en", "id")}
    for shape in told["shapes"]:
        assert not any(name in shape["text"] for name in names - {"Oman", "Niger", "Chad"}), shape["text"]
        code = one.face("ann", NORTH).read(shape["id"])
        assert one.judge(NORTH).judge(code).verdict.grade == ("exact" if code == "GEO" else "wrong")
    assert len({shape["text"] for shape in told["shapes"]}) == len(told["shapes"]) == 7


def test_no_byte_of_a_map_holds_a_code_or_a_name_of_what_can_be_chosen(lesson: Any) -> None:
    one = lesson("seed")
    page = Shapes(one).find(one.face("ann", NORTH).shown.map)
    assert page is not None
    ids = country_ids(one.questions[NORTH], "seed", NORTH)
    shown = maps.region("south-caucasus")
    for code in ids.values():
        assert f'"{code}"'.encode() not in page.body
        assert shown.named(code, "en").encode() not in page.body


def test_ids_differ_from_room_to_room_and_from_question_to_question(lesson: Any) -> None:
    one, other = lesson("seed"), lesson("other")
    found = [country_ids(each.questions[q], each.seed, q) for each in (one, other) for q in (NORTH, NAMED)]
    assert len(set().union(*found)) == sum(map(len, found)) == 28


def test_all_players_of_a_room_have_the_same_map_and_a_name_still_counts(lesson: Any) -> None:
    one = lesson("seed")
    assert one.face("ann", NORTH).shown.map == one.face("bo", NORTH).shown.map == map_name("seed", NORTH)
    assert one.judge(NORTH).judge(one.face("bo", NORTH).read("georgia")).verdict.grade == "exact"
    with pytest.raises(BadGivenError):
        one.face("bo", NORTH).read(["049f4d54f6b8"])


def test_a_country_named_in_the_question_is_to_be_found_not_typed(lesson: Any) -> None:
    one = lesson("seed")
    told = drawn(one, NAMED)
    assert told["typed"] is False
    assert "typed" not in drawn(one, NORTH)
    assert sum(shape.get("marked", False) for shape in told["shapes"]) == 1


def test_a_point_under_a_finger_is_found_by_the_rows(lesson: Any) -> None:
    told = drawn(lesson("seed"), CITY)
    (north, top, x, degree), (south, bottom, *_rest) = told["rows"][0], told["rows"][-1]
    assert (top, bottom) == pytest.approx((0, told["height"]), abs=0.1)
    assert north > 41.7 > south
    assert 0 < x + 44.8 * degree < told["width"]


def test_rows_of_the_world_bend_with_its_projection() -> None:
    rows = outlined(maps.region("world"), 600).rows
    assert len(rows) > 10
    assert rows[0][3] < rows[len(rows) // 2][3]


def test_a_map_beside_a_question_is_a_drawing_told_in_words(lesson: Any) -> None:
    one = lesson("seed")
    told = drawn(one, MARKED)
    picture = Shapes(one).find(told["picture"])
    assert picture is not None
    assert picture.body.startswith(b"<svg")
    assert b"Armenia" not in picture.body
    assert "Armenia" not in " ".join(told["words"])


@pytest.mark.parametrize(("q", "told"), [(NORTH, "Georgia"), (CITY, "41.7"), (MARKED, "Armenia")])
def test_what_is_right_is_drawn_on_a_map_that_the_reveal_alone_names(q: int, told: str, lesson: Any) -> None:
    one, other = lesson("seed"), lesson("another seed")
    shapes, revealed = Shapes(one), reveal(one, None, q)
    assert revealed.map not in ("", one.face("ann", q).shown.map, reveal(other, None, q).map)
    page, picture = shapes.find(revealed.map), shapes.find(f"{revealed.map}.svg")
    assert page is not None
    assert picture is not None
    about = json.decode(page.body)
    assert (about["task"], about["picture"]) == ("look", f"{revealed.map}.svg")
    assert told in about["words"][0]
    asked = shapes.find(f"{one.face('ann', q).shown.map}.svg")
    assert asked is not None
    assert picture.body != asked.body
    assert b"Georgia" in picture.body
    assert Shapes(other).find(revealed.map) is None


def test_a_question_without_a_map_has_none_after_its_reveal(lesson: Any) -> None:
    assert reveal(lesson("seed"), None, PLAIN).map == ""


def test_whoever_knows_no_name_of_a_map_gets_none(lesson: Any) -> None:
    one = lesson("seed")
    shapes = Shapes(one)
    assert one.face("ann", PLAIN).shown.map == ""
    for name in ("", "nothing", map_name("seed", PLAIN), map_name("other", NORTH), "../wire.js"):
        assert shapes.find(name) is None
    assert shapes.find(map_name("seed", NORTH)) is shapes.find(map_name("seed", NORTH))


def test_typed_and_chosen_countries_are_counted_together(lesson: Any) -> None:
    one = lesson("seed")
    judged = [one.judge(NORTH).judge(given) for given in ("Georgia", "GEO", "georgia ")]
    assert {each.folded for each in judged} == {"georgia"}


def test_a_map_is_told_in_words_too_and_no_country_of_it_by_name_or_code(lesson: Any) -> None:
    one = lesson("seed")
    asked = {q: asked_of(one.face("ann", q).shown) for q in (NORTH, NAMED, CITY, MARKED)}
    words = {q: each.map.words for q, each in asked.items() if each.map is not None}
    assert all(told.lines for told in words.values())
    assert len(words) == 4
    assert len(words[NORTH].candidates) == len(words[NAMED].candidates) == 5
    assert words[CITY].how
    assert asked_of(one.face("ann", PLAIN).shown).map is None
    sent = json.encode(one.face("ann", NORTH).shown).decode()
    for code, shape in maps.region("south-caucasus").shapes.items():
        if not shape.contested:
            assert f'"{code}"' not in sent
    for name in ("Georgia", "Azerbaijan"):
        assert name not in sent


def test_a_country_that_was_described_is_chosen_by_its_number_and_kept_when_the_lesson_is_over(lesson: Any) -> None:
    one = lesson("seed")
    shown = one.face("ann", NORTH).shown
    asked = asked_of(shown)
    assert asked.map is not None
    grades = set()
    for number, described in enumerate(asked.map.words.candidates, 1):
        chosen = asked.map.words.chosen(str(number))
        assert given_of(shown, chosen) == described, "that is what is said of it on the screen"
        code = one.face("ann", NORTH).read(sent_of(shown, chosen))
        grades.add((code == "GEO", one.judge(NORTH).judge(code).verdict.grade))
        own = Own(chosen, "wrong", 0.0, 0, "", first=True, eid="0" * 32)
        state = State("revealed", "live", False, "", "en", False, NORTH, 5, 1,
                      Asking(NORTH, 5, 1, shown), Reveal(NORTH, "caucasus/north", "Georgia", you=own))  # fmt: skip
        assert shown_answer(Seat(room=state), "x") is None
    assert grades == {(True, "exact"), (False, "wrong")}

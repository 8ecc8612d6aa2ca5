"""What stands on a host's screen, without a terminal: maps in words, whole answers, how others come in."""

from msgspec.structs import replace

from quizgeo.classroom.faces import Shown, Thing
from quizgeo.classroom.forms import asked_of
from quizgeo.classroom.lectern import Lectern
from quizgeo.classroom.wire import Asking, Closed, HostResult, Reveal, State, Told
from quizgeo.tui.lines.advice import advice
from quizgeo.tui.lines.leading import Door, Podium, podium_rows
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL

LOBBY = State("lobby", "live", False, "Rivers", "en", False, -1, 2, 0)
DOOR = Door("K7QF2M", ("http://192.0.2.10:8765",))
LOCAL = Door("K7QF2M", ("http://127.0.0.1:8765",), local=True)
PAIRS = Shown("match", "Pairs?", options=(Thing("a", "Georgia"),), targets=(Thing("b", "Tbilisi"), Thing("c", "Baku")))
FIND = Shown(
    "find", "Find Georgia.", map="m", told=("A map of the South Caucasus.", "Seen from above."),
    how="Give a number.", offered=(Thing("x", "In the north, on the Black Sea"), Thing("y", "In the east")),
)  # fmt: skip


def heard(shown: Shown, *messages: Told) -> Lectern:
    """Give the lectern of a host who asked a question, after some messages."""
    lectern = Lectern()
    for message in (LOBBY, Asking(0, 2, 1, shown), *messages):
        lectern = lectern.hear(message, 0)
    return lectern


def rows(lectern: Lectern, door: Door = DOOR, width: int = 80, height: int = 20) -> str:
    asked = asked_of(lectern.asked.shown) if lectern.asked is not None else None
    drawn = podium_rows(Podium(lectern, door, asked), 0, Sheet(width, FULL), height)
    assert all(each.cell_length <= width for each in drawn.rows)
    return "\n".join(each.plain for each in drawn.rows)


def test_a_map_is_told_in_words_beside_the_question_with_the_countries_to_choose_from() -> None:
    shown = rows(heard(FIND), width=60)
    assert "A map of the South Caucasus. Seen from above." in shown
    assert "1  In the north, on the Black Sea" in shown
    assert "2  In the east" in shown


def test_a_question_without_a_map_has_no_row_for_one() -> None:
    assert rows(heard(PAIRS)).split("\n")[:3] == ["  Pairs?", "", "    A  Georgia"]


def test_whole_answers_stand_with_their_counts_and_their_signs_only_after_the_reveal() -> None:
    hist = (("Georgia: Baku", 3, False), ("Georgia: Tbilisi", 1, True))
    closed = heard(PAIRS, Closed(0, 1), HostResult(0, 1, hist))
    assert "  3 × Georgia: Baku" in rows(closed)
    assert "✔" not in rows(closed)
    told = rows(closed.hear(Reveal(0, "k", "Georgia: Tbilisi"), 0))
    assert "✔   1 × Georgia: Tbilisi" in told
    assert "✔   3 ×" not in told


def test_a_choice_has_its_bars_and_no_second_row_of_counts() -> None:
    shown = replace(PAIRS, kind="choice", targets=())
    result = HostResult(0, 1, (("Georgia", 2, True),))
    assert "×" not in rows(heard(shown, Closed(0, 1), result))


def test_a_pause_hides_question_and_counts() -> None:
    paused = heard(PAIRS).hear(replace(LOBBY, phase="open", paused=True, q=0, round=1), 0)
    assert "Georgia" not in rows(paused)
    assert "the question is hidden" in rows(paused)


def test_where_only_this_computer_can_join_there_is_no_code_to_scan_and_no_class_to_show_it_to() -> None:
    lobby = Lectern().hear(LOBBY, 0)
    assert "█" in rows(lobby)
    assert "█" not in rows(lobby, LOCAL)
    assert "show this screen to the class" in advice(lobby, local=False)[0]
    assert "class" not in advice(lobby, local=True)[0]

"""Questions on maps as the screen shows them, cell by cell. `make frames` writes them anew; read them first."""

import pytest

from .conftest import LARGE, SMALL, Drive
from .seats import Stage
from .test_frames import FRAMES, LEAST, compare

ATLAS = (FRAMES.parent / "decks" / "atlas.yaml").read_text(encoding="utf-8")
DECKS = {
    "atlas": ATLAS,
    "atlas.id": """\
quizgeo: 1
translates: atlas
language: id
title: Di peta
questions:
  marked:
    question: Negara manakah yang ditandai di peta?
    answer: Azerbaijan
    wrong: [Armenia, Georgia, Iran]
  find: {question: Cari negara yang di baratnya pesawat penerbangan AZAL 8243 jatuh.}
  place: {question: Di manakah Baku?}
""",
}
STEPS = {
    "map_identify": ("marked", {"asking": "", "revealed": "b"}),
    "map_typed": ("typed", {"asking": "", "revealed": "'Romania' enter"}),
    "map_find": ("find", {"asking": "", "moved": "tab right down", "wrong": "enter"}),
    "map_named": ("named", {"right": "down left enter"}),
    "map_beside": ("beside", {"moved": "tab"}),
    "map_place": ("place", {"asking": "", "moved": "right right up shift+right", "revealed": "enter"}),
    "map_card": ("card", {"asking": "", "revealed": "space"}),
    "map_listed": ("listed", {"asking": ""}),
}
"""A question, and the keys after which it is looked at."""
IN_WORDS = {
    "words_identify": ("marked", {"asking": "", "revealed": "b"}),
    "words_find": ("find", {"asking": "", "moved": "down down", "revealed": "enter"}),
    "words_named": ("named", {"revealed": "'2' enter"}),
    "words_place": ("place", {"asking": "", "revealed": "'41 N 45 E' enter"}),
}
"""The same where there is no room for a map."""

Steps = dict[str, tuple[str, dict[str, str]]]


async def walk(stage: Stage, steps: Steps, size: tuple[int, int], suffix: str = "") -> None:
    """Look at each question after each of its steps."""
    for name, (question, moments) in steps.items():
        await stage.study(question, "atlas")
        for moment, keys in moments.items():
            await stage.answer(keys)
            compare(stage, f"{name}_{moment}{suffix}", size)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_maps_stand_with_their_questions(size: tuple[int, int], drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await walk(stage, STEPS, size)

    drive(script, "none", home=True, size=size, more=DECKS)


def test_where_there_is_no_room_maps_are_told(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await walk(stage, IN_WORDS, LEAST)

    drive(script, "none", home=True, size=LEAST, more=DECKS)


def test_a_map_can_be_told_where_it_could_be_drawn(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("find", "atlas")
        await stage.press("m")
        compare(stage, "words_find_wished", SMALL)
        await stage.answer("'3' enter")
        compare(stage, "words_find_told", SMALL)
        await stage.press("m")
        compare(stage, "words_find_drawn", SMALL)

    drive(script, "none", home=True, more=DECKS)


def test_the_world_is_drawn_in_wide_windows_alone(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("far", "atlas")
        await stage.press("tab")
        compare(stage, "map_world_moved", LARGE)
        await stage.pilot.resize_terminal(*SMALL)
        await stage.settle()
        assert "Map: World." in stage.text

    drive(script, "none", home=True, size=LARGE, more=DECKS)


def test_names_are_in_the_language_of_the_questions(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        for question, keys in (("marked", "b"), ("find", "tab enter"), ("place", "enter")):
            await stage.study(question, "atlas", "id")
            await stage.answer(keys)
            compare(stage, f"map_{question}_id", SMALL)

    drive(script, "none", home=True, more=DECKS)


def test_without_colours_a_map_is_drawn_in_characters_alone(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await walk(stage, {name: STEPS[name] for name in ("map_identify", "map_find")}, SMALL, "_mono")

    drive(script, "none", home=True, more=DECKS, environment={"NO_COLOR": "1"})

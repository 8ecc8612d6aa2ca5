"""What the screens show, cell by cell, at two sizes. `make frames` writes them anew; read them before keeping them."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from quizgeo.study import Learner

from .conftest import LARGE, SMALL, Drive, MakeLearner, Previews, climbed
from .seats import Desk, Seat, Stage

FRAMES = Path(__file__).parent / "frames"
WRITE = "QUIZGEO_WRITE_FRAMES" in os.environ

BROKEN = """\
quizgeo: 1
deck: broken
title: A deck with a slip
questions:
  - id: one
    question: Which country lies north of Armenia?
    awnser: Georgia
"""

ANSWERS: Mapping[str, tuple[str, str]] = {
    "choice": ("retook", "c"),
    "multiple": ("neighbours", "a b enter"),
    "true_false": ("landlocked", "t"),
    "text": ("capital", "'Tbilisk' enter"),
    "number": ("states", "'4' enter"),
    "date": ("when", "'2023' enter"),
    "list": ("three", "'Georgia' enter 'Turkey' enter 'Armenia' enter"),
    "order": ("size", "space down space enter"),
    "match": ("capitals", "a b c enter"),
    "groups": ("coasts", "a b a b enter"),
    "cloze": ("corridor", "'Kura' enter 'Armenia' enter"),
    "flashcard": ("yerevan", "space"),
    "open": ("why-russia", "'No help came' escape space b"),
    "find": ("find-georgia", "tab enter"),
    "place": ("place-baku", "up left shift+left enter"),
}
"""A question of each kind, and the keys that answer it: mostly wrong, for that shows more."""


SPELLINGS: Mapping[str, str] = {
    "close": "'Kyrgystan' enter",
    "long": "'Colective Security Treaty Organisation of the former Sowiet republics' enter",
    "wide": "'東京都府舎前' enter",
    "back": "'الجمهوريا' enter",
    "strict": "'victory day' enter",
    "gaps": "'Kira' enter 'Gorgia' enter 'Armenia' enter 'Caspian' enter",
    "items": "'Gorgia' enter 'Turkey' enter 'Armenia' enter",
    "rung": "'China' enter",
}
"""Answers that differ a little from what is right, or in a part."""
LEAST = (60, 16)


def compare(stage: Seat, name: str, size: tuple[int, int]) -> None:
    """Compare what is on the screen with the frame of that name."""
    path = FRAMES / f"{name}_{size[0]}x{size[1]}.txt"
    if WRITE:
        path.write_text(stage.text, encoding="utf-8")
    assert stage.text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_every_kind_asked_and_revealed(size: tuple[int, int], drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        for kind, (question, keys) in ANSWERS.items():
            await stage.study(question)
            compare(stage, f"{kind}_asking", size)
            await stage.answer(keys)
            compare(stage, f"{kind}_revealed", size)

    drive(script, home=True, size=size)


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_where_an_answer_differs(size: tuple[int, int], drive: Drive, make_learner: MakeLearner) -> None:
    text = (FRAMES.parent / "decks" / "spelling.yaml").read_text(encoding="utf-8")
    learner = climbed(make_learner("none", spelling=text), "spelling/rung")

    async def script(stage: Stage) -> None:
        for question, keys in SPELLINGS.items():
            await stage.study(question, "spelling")
            if question == "rung":
                compare(stage, "typed_asking", size)
            await stage.answer(keys)
            compare(stage, f"spelling_{question}", size)

    drive(script, home=True, size=size, learner=learner)


@pytest.mark.parametrize("size", [LEAST, SMALL], ids=["least", "small"])
def test_hints_that_are_made_from_the_answer(size: tuple[int, int], drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("none", spelling=(FRAMES.parent / "decks" / "spelling.yaml").read_text(encoding="utf-8"))

    async def script(stage: Stage) -> None:
        await stage.study("gaps", "spelling")
        await stage.hints(5)
        compare(stage, "hints_gaps", size)
        await stage.study("card", "spelling")
        await stage.hints(2)
        compare(stage, "hints_card", size)
        await stage.press("space")
        compare(stage, "hints_turned", size)
        await stage.study("close", "spelling")
        await stage.answer("f2 'Kyrgyzstan' enter")
        compare(stage, "hints_revealed", size)

    drive(script, home=True, size=size, learner=learner)


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_preview(size: tuple[int, int], previews: Previews) -> None:
    text = (FRAMES.parent / "decks" / "written.yaml").read_text(encoding="utf-8")
    broken = text.replace("    answer: Caspian Sea\n", "    awnser: Caspian Sea\n")

    async def script(desk: Desk) -> None:
        compare(desk, "preview_asked", size)
        await desk.press("h")
        compare(desk, "preview_hint", size)
        await desk.press("b")
        compare(desk, "preview_shown", size)
        await desk.press("n")
        await desk.answer("'Aral See' enter")
        compare(desk, "preview_typed", size)
        await desk.press("space")
        await desk.save("written.yaml", broken)
        compare(desk, "preview_broken", size)
        await desk.press("f3")
        compare(desk, "preview_problems", size)
        await desk.press("escape", "f1")
        compare(desk, "preview_help", size)

    previews(script, {"written.yaml": text}, size=size)


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_preview_of_what_cannot_be_read_yet(size: tuple[int, int], previews: Previews) -> None:
    async def script(desk: Desk) -> None:
        compare(desk, "preview_nothing", size)

    previews(script, {"broken.yaml": BROKEN}, size=size)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_home(
    size: tuple[int, int], drive: Drive, make_learner: MakeLearner, practise: Callable[[Learner, int], None]
) -> None:
    learner = make_learner(broken=BROKEN)
    practise(learner, 9)

    async def script(stage: Stage) -> None:
        compare(stage, "home", size)
        await stage.press("c")
        compare(stage, "problems", size)
        await stage.press("escape", "question_mark")
        compare(stage, "help", size)

    drive(script, home=True, size=size, learner=learner)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_home_without_a_deck(size: tuple[int, int], drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("none")

    async def script(stage: Stage) -> None:
        compare(stage, "home_empty", size)

    drive(script, home=True, size=size, learner=learner)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_summary(size: tuple[int, int], drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        for answer, go_on in (("a", "space"), ("b", "enter"), ("space", "enter"), ("b", "space")):
            stage.clock.move(ms=11_000)
            await stage.press(answer, go_on)
        await stage.press("escape")
        compare(stage, "summary", size)

    drive(script, "retook", "neighbours", "landlocked", size=size)


def test_hints_stand_where_the_explanation_will_be(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("h")
        compare(stage, "hint", SMALL)

    drive(script, "retook")


def test_a_window_that_is_too_small_says_so_and_keeps_the_question(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        before = stage.text
        await stage.pilot.resize_terminal(48, 12)
        await stage.settle()
        compare(stage, "too_small", (48, 12))
        await stage.pilot.resize_terminal(*SMALL)
        await stage.settle()
        assert stage.text == before

    drive(script, "retook")

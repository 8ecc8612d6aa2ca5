"""No text of a deck acts on the app: it is shown as written, and never read as markup."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.text import Text
from textual.content import Content

from quizgeo.study import Learner, Revealed, Turned
from quizgeo.tui.address import shown_address
from quizgeo.tui.screens.study import Study

from .conftest import LARGE, Drive, MakeLearner, Previews
from .seats import Desk, Stage

HOSTILE = (Path(__file__).parent / "decks" / "hostile.yaml").read_text(encoding="utf-8")
SENTINEL = "ZQ9"
BROKEN = HOSTILE.replace("deck: hostile", "deck: broken").replace("answer: true", "'ZQ9 [/bad]key': 'ZQ9 [b]'")
ANSWERS = {
    "choice": "h b", "multiple": "a enter", "true-false": "t", "text": "'ZQ9 [u]answr' enter", "number": "'4' enter",
    "date": "'2022' enter", "list": "'ZQ9 [one]' enter 'ZQ9 [x]' enter", "order": "enter enter", "match": "a b enter",
    "groups": "a b enter", "cloze": "'ZQ9 [g]' enter", "flashcard": "space", "open": "'ZQ9 [mine]' escape space a",
}  # fmt: skip


@pytest.fixture
def markup(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Collect every text of a deck that is read as markup."""
    read: list[str] = []

    def watched(reader: Callable[..., object]) -> Callable[..., object]:
        def read_markup(text: object, *more: object, **named: object) -> object:
            if SENTINEL in str(text):
                read.append(str(text))
            return reader(text, *more, **named)

        return read_markup

    monkeypatch.setattr(Content, "from_markup", watched(Content.from_markup))
    monkeypatch.setattr(Text, "from_markup", watched(Text.from_markup))
    yield read
    assert read == []


def test_a_hostile_deck_is_shown_as_it_is_written(drive: Drive, markup: list[str]) -> None:
    async def script(stage: Stage) -> None:
        assert "[/] ZQ9 [@click=app.quit]title[/]" in stage.text
        for question, keys in ANSWERS.items():
            await stage.study(question, "hostile")
            assert SENTINEL in stage.rows[3] or SENTINEL in stage.text
            await stage.answer(keys)
            assert isinstance(stage.app.screen, Study)
            assert isinstance(stage.app.screen.view, Revealed | Turned), question
            assert "[bold red]explain[/] [[ ]]" in " ".join(stage.text.split())
        await stage.press("space", "escape")
        await stage.press("ctrl+p", "escape")
        assert markup == []

    drive(script, "none", home=True, size=LARGE, more={"hostile": HOSTILE})


def test_a_broken_hostile_deck_is_named_as_it_is_written(
    drive: Drive, make_learner: MakeLearner, markup: list[str]
) -> None:
    learner: Learner = make_learner("none", broken=BROKEN)

    async def script(stage: Stage) -> None:
        await stage.press("c")
        assert "ZQ9 [/bad]key" in stage.text
        assert markup == []

    drive(script, home=True, learner=learner)


def test_a_link_is_shown_and_asked_about_before_it_is_opened(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    async def script(stage: Stage) -> None:
        driver = stage.app._driver  # noqa: SLF001 - where Textual hands an address to the computer
        monkeypatch.setattr(driver, "open_url", lambda url, _new_tab: opened.append(url))
        await stage.answer("'Tbilisi' enter o")
        assert "https://example.org/atlas" in stage.text
        await stage.press("n")
        assert opened == []
        await stage.press("o", "y")
        assert opened == ["https://example.org/atlas"]

    drive(script, "capital")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTP://example.org", "http://example.org"),
        ("https://exаmple.org/", "https://xn--exmple-4nf.org/"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("https://user@example.org/", None),
        ("https:///nowhere", None),
        ("https://a b/", None),
        ("https://" + "a" * 80 + ".org", None),
    ],
)
def test_only_addresses_of_the_web_are_shown_for_opening(url: str, shown: str | None) -> None:
    assert shown_address(url) == shown


def test_a_preview_shows_a_hostile_deck_as_it_is_written(previews: Previews, markup: list[str]) -> None:
    async def script(desk: Desk) -> None:
        assert "[/] ZQ9 [@click=app.quit]title[/]" in desk.text
        for question in ANSWERS:
            assert question in desk.rows[1]
            assert "[bold red]explain[/] [[ ]]" in " ".join(desk.text.split())
            assert "ZQ9 [quote" in " ".join(desk.text.split())
            await desk.press("space")
        await desk.save("hostile.yaml", BROKEN)
        await desk.press("f3", "escape", "ctrl+p", "escape")
        assert "ZQ9 [/bad]key" in desk.text
        assert markup == []

    previews(script, {"hostile.yaml": HOSTILE}, size=LARGE, answers=True)

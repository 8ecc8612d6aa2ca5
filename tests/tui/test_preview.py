"""The preview: a question as a learner meets it, renewed when its file is saved, its problems beside it."""

from pathlib import Path

import pytest

from quizgeo.decks import parse_deck
from quizgeo.study import Bookmark
from quizgeo.tui.action import FIELDS, Where
from quizgeo.tui.previewer import PreviewApp
from quizgeo.tui.screens.findings import Findings
from quizgeo.tui.screens.preview import Preview

from .conftest import DECK, LARGE, Previews
from .seas import BROKEN, FILES, SEAS, kind, where
from .seats import Desk


class TestAnswering:
    def test_a_question_is_answered_by_the_keys_of_study(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert "Which sea lies west of Georgia?" in desk.text
            assert "seas.yaml:8  ·  black  ·  choice" in desk.rows[1]
            assert "question 1 of 5" in desk.rows[0]
            letter = next(row for row in desk.rows if "Caspian Sea" in row).split()[-3].lower()
            await desk.press(letter)
            assert kind(desk) == "black judged"
            assert "✘" in desk.row_with("Caspian Sea")
            assert "✔" in desk.row_with("Black Sea")
            assert "That one lies east." in desk.text

        previews(script, FILES)

    def test_after_the_answer_its_author_sees_everything(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.press("space")
            for text in (
                "Its southern shore is Turkey's.", "An atlas, A. Writer, 2024, ¶3", "a claim by A. Writer",
                "It is said to be dark.", "Caspian Sea: That one lies east.", "Aral Sea: It is far away.",
                "CC0", "https://example.org/atlas", "Point at the map.",
            ):  # fmt: skip
                assert text in desk.text, text

        previews(script, FILES, size=LARGE)

    def test_hints_are_shown_one_by_one(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert "dark" not in desk.text
            await desk.press("h")
            assert "Hint 1 of 1  It is said to be dark." in desk.text
            await desk.press("h")
            assert "There are no more hints." in desk.text

        previews(script, FILES)

    @pytest.mark.parametrize("question", [each.id for each in parse_deck(DECK.read_text(encoding="utf-8"))])
    def test_every_kind_is_asked_and_shown(self, question: str, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            trial = desk.preview.trial
            assert trial is not None
            words = (trial.asked.statement or trial.asked.prompt).split()[:3]
            assert " ".join(words) in desk.text
            if where(desk) in FIELDS:
                await desk.press("escape")
            await desk.press("0" if where(desk) is Where.ORDERING else "space")
            assert not kind(desk).endswith("asked")
            assert "ask again" in desk.text

        files = {"caucasus.yaml": DECK.read_text(encoding="utf-8")}
        previews(script, files, bookmark=Bookmark(question), size=LARGE)

    @pytest.mark.parametrize("size", [(60, 16), LARGE], ids=["least", "large"])
    def test_every_kind_comes_with_its_answer_where_that_is_wished(
        self, size: tuple[int, int], previews: Previews
    ) -> None:
        deck = parse_deck(DECK.read_text(encoding="utf-8"))

        async def script(desk: Desk) -> None:
            for question in deck:
                assert desk.preview.shown
                assert f"{question.id}  " in desk.rows[1]
                await desk.press("space")
            assert "This is the last question." in desk.text

        previews(script, {"caucasus.yaml": DECK.read_text(encoding="utf-8")}, answers=True, size=size)

    def test_what_cannot_be_an_answer_is_said(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.answer("'many' enter")
            assert "That cannot be read as a number." in desk.text
            await desk.answer("enter")

        previews(script, {"states.yaml": DECK.read_text(encoding="utf-8")}, bookmark=Bookmark("states"))

    def test_the_mouse_answers_too(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.click("Black Sea")
            assert kind(desk) == "black judged"
            await desk.click("next")
            assert kind(desk) == "caspian asked"

        previews(script, FILES)

    def test_points_of_a_card_are_ticked(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.type("Fields drink it.")
            await desk.press("escape", "space")
            assert kind(desk) == "why face up"
            assert "Fields drink it." in desk.text
            await desk.press("b")
            assert "[x] B  fields" in desk.text
            await desk.click("A  rivers")
            assert "[x] A  rivers" in desk.text

        previews(script, FILES, bookmark=Bookmark("why"))


class TestGoing:
    def test_keys_go_through_the_deck_in_each_of_its_ways(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            pages = [kind(desk)]
            await desk.press("space", "space")
            pages.append(kind(desk))
            await desk.press("ctrl+down")
            pages.append(kind(desk))
            await desk.press("escape", "n")
            assert "the way back" not in desk.text
            await desk.press("n")
            pages.append(kind(desk))
            assert "the way back" in desk.rows[1]
            assert "A lake in Turkey" in desk.text
            await desk.press("ctrl+down")
            pages.append(kind(desk))
            await desk.press("ctrl+down")
            assert "This is the last question." in desk.text
            await desk.press("ctrl+up", "p")
            pages.append(kind(desk))
            assert [page.split()[0] for page in pages] == ["black", "caspian", "rivers", "card", "why", "card"]

        previews(script, FILES)

    def test_there_is_nothing_before_the_first_question(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.press("p")
            assert "This is the first question." in desk.text
            assert kind(desk) == "black asked"

        previews(script, FILES)

    def test_a_question_is_asked_again_with_an_empty_field(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.answer("'Aral Sea' enter")
            assert kind(desk) == "caspian judged"
            await desk.press("r")
            assert kind(desk) == "caspian asked"
            assert desk.preview.stage.field.value == ""
            assert desk.app.focused is desk.preview.stage.field

        previews(script, FILES, bookmark=Bookmark("caspian"))

    def test_it_can_begin_anywhere_and_with_answers(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert kind(desk) == "caspian judged"
            await desk.press("space")
            assert kind(desk) == "rivers judged"
            await desk.press("space")
            assert kind(desk) == "card face up"
            assert "A lake in Turkey" in desk.text

        previews(script, FILES, bookmark=Bookmark(line=20), answers=True)

    def test_what_was_written_belongs_to_its_question(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.type("Fields drink it.")
            await desk.press("escape", "space")
            assert "Fields drink it." in desk.text
            await desk.press("space")
            assert "This is the last question." in desk.text
            await desk.press("r", "escape", "space")
            assert kind(desk) == "why face up"
            assert "Fields drink it." not in desk.text

        previews(script, FILES, bookmark=Bookmark("why"))

    def test_escape_leaves_the_field_and_then_the_preview(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert where(desk) is Where.TYPING
            await desk.press("escape")
            assert where(desk) is Where.FIELD
            await desk.press("enter")
            assert where(desk) is Where.TYPING
            await desk.press("escape")
            await desk.pilot.press("escape")
            assert desk.app.return_code == 0

        previews(script, FILES, bookmark=Bookmark("caspian"))

    @pytest.mark.parametrize("key", ["q", "ctrl+q"])
    def test_q_leaves(self, key: str, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.pilot.press(key)
            assert desk.app.return_code == 0

        previews(script, FILES)

    @pytest.mark.parametrize("key", ["u", "at", "minus", "1", "y", "ctrl+z"])
    def test_what_a_session_does_to_cards_is_not_there(self, key: str, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            before = desk.text
            await desk.press(key)
            assert desk.text == before
            await desk.press("space", key)
            assert kind(desk) == "black judged"

        previews(script, FILES)


class TestProblems:
    DOUBTFUL = SEAS.replace("answer: Caspian Sea\n", "answer: Caspian Sea\n    accept: [caspian sea]\n", 1)

    def test_the_list_leads_to_the_question(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert "1 note" in desk.text
            assert "Here" not in desk.text
            await desk.press("l")
            assert "Problems of seas.yaml" in desk.rows[0]
            assert "AN003" in desk.text
            await desk.press("enter")
            assert kind(desk) == "caspian asked"
            assert "⚠ Here 1 note · in all 1 note" in desk.text
            assert "is not needed" in desk.text

        previews(script, {"seas.yaml": self.DOUBTFUL})

    def test_a_click_on_the_counts_opens_the_list_and_one_on_a_problem_leaves_it(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.click("1 note")
            assert isinstance(desk.app.screen, Findings)
            await desk.click("AN003")
            assert isinstance(desk.app.screen, Preview)
            assert kind(desk) == "caspian asked"

        previews(script, {"seas.yaml": self.DOUBTFUL})

    def test_the_list_follows_the_files(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.press("l")
            await desk.save("seas.yaml", BROKEN)
            assert "QN004" in desk.text
            assert "1 error" in desk.rows[0]
            await desk.save("seas.yaml", SEAS)
            assert "There are no problems." in desk.text
            await desk.press("enter")
            assert isinstance(desk.app.screen, Preview)

        previews(script, {"seas.yaml": self.DOUBTFUL})

    def test_a_problem_of_the_head_has_no_question_to_show(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.press("l", "space")
            assert isinstance(desk.app.screen, Findings)
            assert "This is no problem of one question that can be shown." in desk.text

        unused = SEAS.replace("sources:\n", "sources:\n  paper: {title: A paper}\n")
        previews(script, {"seas.yaml": unused})


class TestElsewhere:
    def test_the_editor_is_named_with_file_and_line(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.press("f4")
            assert "Set EDITOR to open it from here: seas.yaml:8" in desk.text
            await desk.press("space", "e")
            assert "Set EDITOR to open it from here: seas.yaml:8" in desk.text
            await desk.save("seas.yaml", BROKEN)
            await desk.press("l", "e")
            assert "Set EDITOR to open it from here: seas.yaml:21" in desk.text

        previews(script, FILES)

    def test_the_source_is_opened_after_its_address_was_shown(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.press("space", "o")
            assert "Open this address in your browser?" in desk.text
            await desk.press("n")
            assert isinstance(desk.app.screen, Preview)

        previews(script, FILES)

    def test_help_tells_the_keys_of_a_preview(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.press("question_mark")
            own, _mark, _others = desk.text.partition("Elsewhere")
            assert "Preview of a deck" in own
            for text in ("Choose the answer with this letter.", "List all problems of the deck.", "n ctrl+↓"):
                assert text in own
            assert "suspend" not in own.lower()
            assert "Take the last answer back" not in own
            await desk.press("escape", "space", "question_mark")
            assert "Preview, after the answer" in desk.text

        previews(script, FILES, size=LARGE)

    def test_the_palette_has_its_commands(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            names = [name for name, *_more in desk.app.get_system_commands(desk.app.screen)]
            assert {"Preview: check", "Preview: the next question", "Preview: all problems of the deck"} <= set(names)
            assert not [name for name in names if name.startswith("Study")]
            await desk.press("ctrl+p")
            await desk.type("all problems")
            await desk.press("enter")
            assert isinstance(desk.app.screen, Findings)

        previews(script, FILES)

    def test_nothing_of_a_learner_is_made_or_changed(self, previews: Previews) -> None:
        home = Path("home")

        async def script(desk: Desk) -> None:
            await desk.press("a", "space", "escape", "n", "space")
            desk.app.choose_theme("quizgeo-light")
            await desk.save("seas.yaml", BROKEN)
            assert not home.exists()  # noqa: ASYNC240 - a test

        previews(script, FILES)
        assert not home.exists()
        assert sorted(path.name for path in Path().iterdir()) == ["seas.yaml"]

    def test_a_theme_that_was_chosen_before_is_used_and_another_one_not_kept(
        self, tmp_path: Path, previews: Previews
    ) -> None:
        (tmp_path / "home").mkdir()
        kept = tmp_path / "home" / "screen.json"
        kept.write_text('{"theme": "quizgeo-light"}', encoding="utf-8")

        async def script(desk: Desk) -> None:
            assert desk.app.theme == "quizgeo-light"
            desk.app.choose_theme("quizgeo-contrast")
            assert desk.app.theme == "quizgeo-contrast"

        previews(script, FILES)
        assert kept.read_text(encoding="utf-8") == '{"theme": "quizgeo-light"}'

    def test_a_fault_of_ours_is_reported_outside_of_the_learners_data(
        self, tmp_path: Path, previews: Previews, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

        async def script(desk: Desk) -> None:
            said = PreviewApp.reported(desk.app, ValueError("a fault")).plain
            assert said.startswith("quizgeo has a fault and had to stop; it has changed no file. Please send ")
            report = Path(said.rpartition(" ")[2])
            assert report.is_relative_to(tmp_path)
            assert "ValueError: a fault" in report.read_text(encoding="utf-8")  # noqa: ASYNC240 - a test

        previews(script, FILES)
        assert not (tmp_path / "home").exists()

"""The preview follows its files: what is saved is shown, what breaks is marked, and nobody loses a place or a word."""

from pathlib import Path

import pytest

from quizgeo.study import Bookmark
from quizgeo.tui.action import Where
from quizgeo.tui.forms import Filling
from quizgeo.tui.screens.findings import Findings

from .conftest import Previews
from .seas import BROKEN, FILES, LAUT, SEAS, kind, where
from .seats import Desk


class TestSaving:
    def test_the_question_shows_its_new_words(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.save("seas.yaml", SEAS.replace("west of Georgia", "to the west of Georgia"))
            assert "Which sea lies to the west of Georgia?" in desk.text
            assert "Saved, and read again." in desk.text
            assert kind(desk) == "black asked"

        previews(script, FILES)

    def test_the_preview_looks_by_itself(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            Path("seas.yaml").write_text(SEAS.replace("Georgia", "Georgja"), encoding="utf-8")  # noqa: ASYNC240 - a test
            await desk.until("Georgja")

        previews(script, FILES)

    def test_what_stands_in_a_field_stays(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.type("Casp")
            await desk.save("seas.yaml", SEAS.replace("east of Azerbaijan", "EAST of Azerbaijan"))
            assert "EAST of Azerbaijan" in desk.text
            await desk.save("seas.yaml", SEAS + "bogus: 1\n")
            await desk.save("seas.yaml", SEAS.replace("answer: Caspian Sea", "answer: Caspian Sea\n    explain: So."))
            assert where(desk) is Where.TYPING
            assert desk.preview.stage.field.value == "Casp"
            assert desk.app.focused is desk.preview.stage.field
            await desk.save("seas.yaml", SEAS.replace("answer: Caspian Sea", "number: 5"))
            assert desk.preview.stage.field.value == "Casp"

        previews(script, FILES, bookmark=Bookmark("caspian"))

    def test_an_explanation_is_written_while_the_answer_is_shown(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.answer("'Aral Sea' enter")
            await desk.save(
                "seas.yaml", SEAS.replace("answer: Caspian Sea", "answer: Caspian Sea\n    explain: It is salty.")
            )
            assert kind(desk) == "caspian judged"
            assert "It is salty." in desk.text
            assert "Aral Sea" in desk.row_with("you  ")
            await desk.save("seas.yaml", SEAS.replace("answer: Caspian Sea", "answer: Aral Sea"))
            assert "✔" in desk.text

        previews(script, FILES, bookmark=Bookmark("caspian"))

    def test_a_question_that_changes_its_kind_is_asked_in_its_new_form(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            text = SEAS.replace("answer: Caspian Sea\n", "answer: Caspian Sea\n    wrong: [White Sea, Dead Sea]\n", 1)
            await desk.save("seas.yaml", text)
            assert where(desk) is Where.CHOOSING
            assert "Dead Sea" in desk.text
            await desk.save("seas.yaml", SEAS)
            assert where(desk) is Where.TYPING

        previews(script, FILES, bookmark=Bookmark("caspian"))

    def test_gaps_that_are_filled_stay_where_only_another_question_changes(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.answer("'Kura' enter")
            await desk.save("seas.yaml", SEAS.replace("west of Georgia", "WEST of Georgia"))
            form = desk.preview.form
            assert isinstance(form, Filling)
            assert form.filled == ["Kura", ""]
            assert "[Kura]" in desk.text

        previews(script, FILES, bookmark=Bookmark("rivers"))

    def test_a_question_that_is_deleted_gives_way(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            head, _sign, rest = SEAS.partition("  - id: caspian")
            await desk.save("seas.yaml", head + "  - id: rivers" + rest.partition("  - id: rivers")[2])
            assert kind(desk) == "rivers asked"
            assert "question 2 of 4" in desk.text

        previews(script, FILES, bookmark=Bookmark("caspian"))


class TestErrors:
    def test_the_last_version_is_marked_and_the_errors_stand_beside_it(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.save("seas.yaml", BROKEN)
            assert "⚠ The last version without errors · 1 error" in desk.text
            assert "error  21:5  QN004" in desk.text
            assert 'unknown field "awnser"' in desk.text
            assert 'Fix: did you mean "answer"?' in desk.text
            assert kind(desk) == "black asked"
            await desk.press("space")
            assert kind(desk) == "black judged"
            await desk.save("seas.yaml", SEAS)
            assert "last version" not in desk.text
            assert kind(desk) == "black judged"

        previews(script, FILES)

    def test_a_deck_with_errors_from_the_start_shows_them_until_they_are_mended(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert "It cannot be read yet" in desk.text
            assert "error  21:5  QN004" in desk.text
            await desk.press("n", "p", "r", "space", "h", "f4", "a", "enter", "pagedown", "up")
            assert "It cannot be read yet" in desk.text
            await desk.press("l")
            assert isinstance(desk.app.screen, Findings)
            await desk.press("escape")
            await desk.save("seas.yaml", SEAS)
            assert kind(desk) == "caspian asked"
            assert "awnser" not in desk.text

        previews(script, {"seas.yaml": BROKEN}, bookmark=Bookmark("caspian"))

    def test_an_empty_file_is_waited_for(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert "the file is empty" in desk.text
            await desk.save("seas.yaml", SEAS)
            assert kind(desk) == "black asked"

        previews(script, {"seas.yaml": ""})

    @pytest.mark.parametrize("data", [None, b"", b"PK\x03\x04", b"\xff\xfe\x00", b"quizgeo: 1\n\x1b[2J", b"a: &x [*x]"])
    def test_whatever_the_file_becomes_the_last_version_stays(self, data: bytes | None, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            await desk.save("seas.yaml", data)
            assert "The last version without errors" in desk.text
            assert "\x1b" not in desk.text
            assert "Which sea lies west of Georgia?" in desk.text
            await desk.save("seas.yaml", SEAS)
            assert "no problems" in desk.text

        previews(script, FILES)

    def test_a_translation_is_previewed_over_its_deck(self, previews: Previews) -> None:
        async def script(desk: Desk) -> None:
            assert "Laut dan danau · id" in desk.rows[0]
            assert "seas.id.yaml:6" in desk.rows[1]
            assert "Laut Hitam" in desk.text
            await desk.save("seas.id.yaml", LAUT.replace("Laut Hitam", "Laut yang hitam"))
            assert "Laut yang hitam" in desk.text
            await desk.press("space")
            assert "Pantai selatannya milik Turki." in desk.text

        previews(script, {"seas.id.yaml": LAUT, "seas.yaml": SEAS}, "seas.id.yaml")

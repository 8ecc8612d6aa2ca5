"""When something goes wrong: saving fails, progress is damaged, a fault of ours, no editor, no colours."""

import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from quizgeo.progress import EventKind, ProgressError, Writer, Written
from quizgeo.study import Learner, Revealed
from quizgeo.tui.editor import editor_call, is_learners_own, open_in_editor
from quizgeo.tui.report import report_fault
from quizgeo.tui.screens.study import Study
from quizgeo.tui.signs import FULL, PLAIN, signs_for
from quizgeo.tui.themes import ANSI

from .conftest import Drive, MakeLearner, suspended
from .seats import Stage


def fill_disk(learner: Learner) -> None:
    """Let the disk be full from now on: no page is free any more, and what is free in pages is used up."""
    learner.log._connection.execute("PRAGMA max_page_count = 1")  # noqa: SLF001 - the file may grow no more
    with suppress(ProgressError):
        for _event in range(1000):
            learner.log.append([learner.event(EventKind.SETTINGS, None)])


def free_disk(learner: Learner) -> None:
    """Let there be room again."""
    learner.log._connection.execute("PRAGMA max_page_count = 1000000")  # noqa: SLF001 - the file may grow again


def test_a_full_disk_is_said_on_the_screen_and_study_goes_on(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("retook", "landlocked", "capital")
    learner.states.writer = Writer(learner.log, lambda _seconds: None)

    async def script(stage: Stage) -> None:
        fill_disk(learner)
        await stage.press("a")
        assert isinstance(stage.app.screen, Study)
        assert isinstance(stage.app.screen.view, Revealed)
        assert "answers are kept in pending.jsonl" in stage.rows[22]
        await stage.press("space", "b")
        assert isinstance(stage.app.screen.view, Revealed)
        free_disk(learner)
        await stage.press("enter")
        await stage.answer("'Tbilisi' enter")
        assert "pending.jsonl" not in stage.text

    drive(script, learner=learner)


def test_answers_in_memory_alone_are_asked_about_before_quitting(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("retook", "landlocked")
    learner.states.writer = Writer(learner.log, lambda _seconds: None)
    learner.log.places.pending.mkdir()

    async def script(stage: Stage) -> None:
        fill_disk(learner)
        await stage.press("a")
        assert "NOT SAVED: 1 answer is only in memory" in stage.rows[22]
        await stage.press("q")
        await stage.until("1 answer is only in memory and would be lost")
        await stage.press("n")
        assert isinstance(stage.app.screen, Study)
        await stage.press("q")
        await stage.until("would be lost")
        await stage.press("y")
        assert stage.app.return_code == 1

    drive(script, learner=learner)


def test_damaged_progress_ends_the_app_with_its_sentence_and_status(
    drive: Drive, make_learner: MakeLearner, capfd: pytest.CaptureFixture[str]
) -> None:
    learner = make_learner("retook")

    class Damaged(Writer):
        def write(self, *_events: object, **_more: object) -> object:  # type: ignore[override]  # it never returns
            raise ProgressError("Your progress file is damaged. Run: quizgeo progress verify", 3)

    learner.states.writer = Damaged(learner.log, lambda _seconds: None)

    async def script(stage: Stage) -> None:
        await stage.press("a")
        assert stage.app.return_code == 3

    drive(script, learner=learner)
    assert "Your progress file is damaged. Run: quizgeo progress verify\n" in capfd.readouterr().err


@pytest.mark.parametrize("key", ["ctrl+q", "home"])
def test_leaving_while_an_answer_is_being_saved_is_no_fault(key: str, drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("retook", "landlocked")
    goes_on = Event()

    class Slow(Writer):
        def write(self, *events: object, **more: object) -> Written:
            goes_on.wait(5)
            return super().write(*events, **more)  # type: ignore[arg-type]  # handed through

    learner.states.writer = Slow(learner.log, lambda _seconds: None)

    async def script(stage: Stage) -> None:
        await stage.pilot.press("a")
        if key == "home":
            stage.app.go_home()
        else:
            await stage.pilot.press(key)
        goes_on.set()
        await stage.pilot.pause()
        assert stage.app.return_code in (0, None)

    drive(script, learner=learner)
    assert not Path("home/fault.txt").exists()


def test_a_fault_of_ours_leaves_one_line_and_a_report(drive: Drive, capfd: pytest.CaptureFixture[str]) -> None:
    async def script(stage: Stage) -> None:
        assert isinstance(stage.app.screen, Study)
        stage.app.screen.form = None
        stage.app.screen.view = None
        stage.app.screen.call_later(stage.app.screen.stage.load)
        await stage.pilot.pause()

    with pytest.raises(TypeError):
        drive(script, "retook")
    said = capfd.readouterr().err
    assert said.startswith("quizgeo has a fault and had to stop; every answer shown as saved is kept. Please send ")
    assert said.count("\n") == 1
    report = Path("home/fault.txt").read_text(encoding="utf-8")
    assert "TypeError" in report
    assert "Traceback" in report


def test_a_report_that_cannot_be_written_says_what_happened(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = report_fault(ValueError("a \x1b[31mred\x1b[0m word"), tmp_path / "file" / "home")
    assert "ValueError: a [31mred[0m word" in said


@pytest.mark.parametrize(
    ("set_to", "call"),
    [
        ({"EDITOR": "vi"}, ["vi", "+7", "a b.yaml"]),
        ({"VISUAL": "/usr/bin/code -n", "EDITOR": "vi"}, ["/usr/bin/code", "-n", "--wait", "--goto", "a b.yaml:7"]),
        ({"EDITOR": "hx"}, ["hx", "a b.yaml:7"]),
        ({"EDITOR": "vi 'unclosed"}, None),
        ({}, None),
    ],
)
def test_editors_are_called_in_their_own_way(set_to: dict[str, str], call: list[str] | None) -> None:
    assert editor_call(set_to, "a b.yaml", 7) == call


def test_an_editor_gets_the_terminal_and_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = tmp_path / "deck.yaml"
    deck.touch()
    program = tmp_path / "editor.py"
    program.write_text("import sys\nopen(sys.argv[2], 'w').write(sys.argv[1])\n", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {program}")
    assert open_in_editor(str(deck), 12, suspended) == ""
    assert deck.read_text(encoding="utf-8") == "+12"


def test_what_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = tmp_path / "deck.yaml"
    assert "not changed here" in open_in_editor(str(deck), 1, suspended)
    deck.touch()
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    assert "/no/such/editor could not be started" in open_in_editor(str(deck), 1, suspended)
    monkeypatch.setenv("EDITOR", "")
    assert open_in_editor(str(deck), 3, suspended) == f"Set EDITOR to open it from here: {deck}:3"
    assert is_learners_own(str(deck))


def test_the_app_names_the_place_when_no_editor_is_set(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a", "e")
        assert "Set EDITOR to open it from here: decks/caucasus.yaml:" in stage.text

    drive(script, "retook")


def test_without_colours_nothing_is_coloured(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        assert stage.app.theme == ANSI
        await stage.press("b")
        strips = stage.app.screen._compositor.render_strips()  # noqa: SLF001 - the painted cells
        filters = stage.app._filters  # noqa: SLF001 - what stands between them and the terminal
        for strip in strips:
            for segment in strip.apply_filter(filters[-1], stage.app.screen.background_colors[1]):
                color = segment.style.color if segment.style else None
                assert color is None or color.is_default
        assert "✘" in stage.text or "✔" in stage.text

    drive(script, "retook", environment={"NO_COLOR": "1"})


def test_signs_follow_what_the_output_can_carry() -> None:
    assert signs_for("utf-8") is FULL
    assert signs_for("UTF8") is FULL
    assert signs_for("iso-8859-1") is PLAIN
    assert signs_for(None) is PLAIN

"""Whole lessons in a browser: three students on phones in two languages, looked at on every screen."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from quizgeo.cli.main import run
from quizgeo.clock import Instant
from quizgeo.decks import Question
from quizgeo.paths import Places
from quizgeo.progress import ProgressLog
from tests.browser.conftest import Viewer
from tests.browser.stage import CODE, SCREEN, Stage
from tests.classroom.test_shapes import DECK as MAPS
from tests.classroom.test_views import DECK

pytestmark = pytest.mark.slow

RIVERS = DECK.replace("id: SECRET-", "id: secret-").replace("[SECRET-tag]", "[secret-tag]")
ALL = RIVERS + MAPS.partition("questions:\n")[2]
HOSTILE = "<img src=x onerror=a()>"
Phone = Callable[..., Viewer]
OpenRoom = Callable[..., Stage]


def answer(viewer: Viewer, kind: str) -> None:
    """Give some answer to the question on the screen."""
    GIVE.get(kind, write)(viewer.page)
    viewer.page.locator("form button.main").click()


def choose(page: Any) -> None:
    page.locator("label.option").first.click()


def choose_two(page: Any) -> None:
    page.locator("label.option").nth(0).click()
    page.locator("label.option").nth(1).click()


def select(page: Any) -> None:
    for field in page.locator("select:not(#lang)").all():
        field.select_option(index=1)


def find(page: Any) -> None:
    page.locator(".map path.open").nth(1).wait_for(state="attached")
    page.locator(".map select").select_option(index=2)


def write(page: Any) -> None:
    for field in page.locator("form input[type=text], textarea").all():
        field.fill("1987")


GIVE: Mapping[str, Callable[[Any], None]] = {
    "choice": choose, "true_false": choose, "multiple": choose_two, "match": select, "groups": select, "find": find,
    "order": lambda page: page.locator(".order .down").first.click(),
    "place": lambda page: page.locator(".map svg").click(),
}  # fmt: skip


def come_in(viewers: Sequence[Viewer], room: Stage) -> None:
    """Have three students join, each under an own name."""
    for viewer, name in zip(viewers, ("Ann", "Budi", HOSTILE), strict=True):
        viewer.page.goto(f"{room.url}/{CODE.lower()}")
        viewer.page.locator("h1").wait_for()
        viewer.inspect()
        viewer.join(room.url, name)
        viewer.heading("Anda sudah masuk" if name == "Budi" else "You are in")
        viewer.inspect()


def play(viewers: Sequence[Viewer], room: Stage, q: int, question: Question) -> None:
    """Have a question asked, answered by all and revealed; one of the students looks closely."""
    room.do("open")
    for viewer in viewers:
        viewer.page.locator("h1", has_text=f" {q + 1} ").wait_for()
        if question.map or question.kind in ("find", "place"):
            viewer.page.locator(".map svg, .map img").wait_for()
    viewers[q % 3].inspect()
    for viewer in viewers:
        answer(viewer, question.kind)
        viewer.page.locator("h1", has_text=re.compile("counted|dihitung|Closed|Ditutup")).wait_for()
    viewers[0].heading("Closed")
    room.do("reveal")
    for viewer in viewers:
        viewer.page.locator("dl").wait_for()
        if question.map or question.kind in ("find", "place"):
            viewer.page.locator(".map img").wait_for()
    viewers[q % 3].inspect()


def judge(viewers: Sequence[Viewer]) -> None:
    """Have students judge themselves, each in an own way, and one not at all."""
    viewers[0].press("✓ I knew it")
    viewers[0].heading("You knew it")
    viewers[1].press("✗ Saya tidak tahu")
    viewers[1].heading("Anda tidak tahu")


def test_a_whole_lesson_on_three_phones_and_the_answers_come_home(
    phone: Phone, open_room: OpenRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewers = ann, budi, third = phone("en"), phone("id"), phone("small")
    room = open_room(ALL, board="question", timer=300)
    come_in(viewers, room)
    third.page.evaluate("document.documentElement.style.fontSize = '200%'")
    questions = room.room.keeper.desk.lesson.questions
    for q, question in enumerate(questions):
        play(viewers, room, q, question)
        if question.kind in ("flashcard", "open"):
            judge(viewers)
    room.do("board")
    for viewer in (ann, third):
        viewer.heading("Standing")
    third.inspect()
    assert third.page.locator("td", has_text=HOSTILE).count() == 1
    room.do("finish")
    for viewer in viewers:
        viewer.page.locator("pre").wait_for()
        viewer.inspect()
        assert viewer.page.locator("img[src=x]").count() == 0
    budi.heading("Pelajaran selesai")
    with ann.page.expect_download() as waiting:
        ann.press("Save my answers")
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    assert saved.name.startswith("quizgeo-rivers-")
    assert len({question.kind for question in questions}) == 15
    monkeypatch.setenv("QUIZGEO_HOME", str(tmp_path / "home"))
    assert [run(["progress", "import", str(saved)]) for _time in range(2)] == [0, 0]
    with ProgressLog.open(Places(tmp_path / "home", ()), readonly=True, now=Instant(0)) as log:
        events = [event for _position, event in log.scan()]
    assert len(events) == len(questions)
    assert {(event.origin, event.kind, event.rating in (1, 3)) for event in events} == {("class", 1, True)}


def test_a_reload_and_a_cut_line_keep_the_answer_and_what_is_typed(phone: Phone, open_room: OpenRoom) -> None:
    room, ann, budi = open_room(RIVERS), phone("en"), phone("id")
    ann.join(room.url, "Ann")
    ann.heading("You are in")
    budi.join(room.url, "Budi")
    budi.heading("Anda sudah masuk")
    room.do("open", at=3)
    ann.page.locator("form input").fill("Rioni")
    room.cut()
    ann.status("Connected again")
    assert ann.page.locator("form input").input_value() == "Rioni"
    ann.inspect()
    ann.page.reload()
    ann.heading("Question 4 of 13")
    assert ann.page.locator("form input").input_value() == "Rioni"
    ann.page.keyboard.press("Tab")
    ann.page.locator("form input").press("Enter")
    ann.heading("Your answer is counted")
    ann.inspect()
    ann.page.reload()
    ann.heading("Your answer is counted")
    assert ann.page.get_by_text("You answered: Rioni").is_visible()
    assert room.answers == 1


def test_an_answer_given_without_a_connection_is_sent_when_there_is_one(phone: Phone, open_room: OpenRoom) -> None:
    room, ann, budi = open_room(RIVERS), phone("en"), phone("id")
    ann.join(room.url, "Ann")
    budi.join(room.url, "Budi")
    budi.heading("Anda sudah masuk")
    room.do("open")
    ann.heading("Question 1 of 13")
    ann.page.context.set_offline(True)
    ann.status("No connection")
    answer(ann, "choice")
    ann.status("Sending")
    assert room.answers == 0
    ann.page.context.set_offline(False)
    ann.heading("Your answer is counted")
    assert room.answers == 1
    ann.complaints[:] = [each for each in ann.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_who_cannot_come_in_is_told_why_beside_the_field(phone: Phone, open_room: OpenRoom) -> None:
    room, ann, budi = open_room(RIVERS), phone("en"), phone("id")
    ann.join(room.url, "Ann")
    ann.heading("You are in")
    budi.join(room.url, "ann")
    budi.status("Nama ini sudah dipakai")
    assert budi.page.evaluate("document.activeElement.id") == "name"
    budi.inspect()
    budi.page.locator("#lang").select_option("en")
    budi.heading("Join a lesson")
    assert budi.page.evaluate("document.documentElement.lang") == "en"
    budi.page.locator("#code").fill("222222")
    budi.page.locator("#name").fill("Budi")
    budi.press("Join")
    budi.status("No session has this code")
    budi.page.locator("#code").fill("k7q-f2m")
    budi.press("Join")
    budi.heading("You are in")
    room.do("lock")
    third = phone("small")
    third.join(room.url, "Third")
    third.status("The teacher has closed the door")


def test_being_sent_out_waiting_and_a_second_window_have_screens_of_their_own(
    phone: Phone, open_room: OpenRoom
) -> None:
    room, ann, budi = open_room(RIVERS, approve=True), phone("en"), phone("id")
    ann.join(room.url, "Ann")
    ann.heading("Please wait")
    ann.inspect()
    budi.join(room.url, "Budi")
    budi.heading("Mohon tunggu")
    room.do("approve", p=room.player("Ann"))
    ann.heading("You are in")
    room.do("deny", p=room.player("Budi"))
    budi.heading("Anda tidak diizinkan masuk")
    budi.inspect()
    second = ann.page.context.new_page()
    token = ann.page.evaluate("sessionStorage.getItem('quizgeo.token')")
    second.goto(room.url)
    second.evaluate("token => sessionStorage.setItem('quizgeo.token', token)", token)
    second.reload()
    second.locator("h1", has_text="You are in").wait_for()
    ann.heading("Open elsewhere")
    ann.inspect()
    ann.press("Go on here")
    ann.heading("You are in")
    room.do("kick", p=room.player("Ann"))
    ann.heading("You were sent out")
    ann.inspect()
    ann.press("Join another lesson")
    ann.heading("Join a lesson")


def test_a_paced_lesson_goes_at_the_own_pace_with_the_keyboard_alone(phone: Phone, open_room: OpenRoom) -> None:
    room, ann = open_room(RIVERS, mode="paced", confidence=True), phone("en")
    ann.join(room.url, "Ann")
    ann.heading("You are in")
    room.do("open")
    ann.heading("Question 1 of 13")
    keys = ann.page.keyboard
    keys.press("Tab")
    keys.press("Space")
    ann.inspect()
    for _step in range(3):
        keys.press("Tab")
    assert ann.page.evaluate("document.activeElement.textContent") == "A guess"
    keys.press("Enter")
    ann.page.locator("dl").wait_for()
    ann.inspect()
    for _question in range(12):
        ann.press("Next")
        ann.page.locator("h1:focus").wait_for()
        ann.heading("Question")
    ann.press("Next")
    ann.heading("You are through")
    ann.inspect()
    room.do("pause")
    ann.heading("Pause")
    ann.inspect()
    room.do("finish")
    ann.heading("The lesson is over")


def test_late_comers_a_second_round_and_teams_have_their_screens(phone: Phone, open_room: OpenRoom) -> None:
    room = open_room(RIVERS, board="question", teams="chosen", team_names=("Red", "Blue"), timer=60)
    ann, budi = phone("en"), phone("id")
    ann.page.goto(room.url)
    ann.page.locator("#code").fill(CODE)
    ann.page.locator("#name").fill("Ann")
    assert not ann.page.locator("#team").is_visible()
    ann.page.locator("summary").click()
    ann.page.locator("#team").fill("Red")
    ann.press("Join")
    ann.heading("You are in")
    assert ann.page.get_by_text("Team: Red").is_visible()
    room.do("open")
    ann.status("60 seconds left")
    budi.join(room.url, "Budi")
    budi.heading("Anda mulai dari soal berikutnya")
    budi.inspect()
    answer(ann, "choice")
    ann.heading("Closed")
    ann.inspect()
    room.do("again")
    ann.heading("Question 1 of 13, once more")
    assert ann.page.locator("input:checked").count() == 0
    answer(ann, "choice")
    budi.heading("Soal 1 dari 13, sekali lagi")
    budi.page.locator("label.option").last.click()
    budi.press("Jawab")
    budi.heading("Ditutup")
    room.do("reveal")
    room.do("board")
    ann.heading("Standing")
    ann.inspect()
    assert ann.page.locator("td", has_text="Red").count() == 1


def test_the_wall_shows_how_to_come_in_and_no_more_than_players_see(phone: Phone, open_room: OpenRoom) -> None:
    room, ann = open_room(ALL, board="question"), phone("en")
    wall = phone("en", viewport={"width": 1280, "height": 720}, is_mobile=False, has_touch=False)
    wall.page.goto(f"{room.url}/screen#{SCREEN}")
    wall.heading("Join the lesson")
    assert SCREEN not in wall.page.url
    wall.page.get_by_text("K7Q F2M").wait_for()
    wall.page.reload()
    wall.page.get_by_text("K7Q F2M").wait_for()
    wall.page.locator("svg.qr").wait_for()
    wall.inspect()
    ann.join(room.url, "Ann")
    wall.page.get_by_text("1 is here").wait_for()
    room.do("open")
    wall.page.get_by_text("0 of 1 have answered").wait_for()
    wall.inspect()
    assert "SECRET" not in wall.page.content()
    room.do("close")
    room.do("reveal")
    wall.page.get_by_text("Caspian Sea").first.wait_for()
    wall.inspect()
    room.do("board")
    wall.heading("Standing")
    wall.inspect()
    room.do("finish")
    wall.heading("The lesson is over")


def test_what_is_not_begun_is_asked_for_in_the_words_of_its_kind(phone: Phone, open_room: OpenRoom) -> None:
    room, ann, budi = open_room(RIVERS), phone("en"), phone("id")
    ann.join(room.url, "Ann")
    ann.heading("You are in")
    budi.join(room.url, "Budi")
    budi.heading("Anda sudah masuk")
    kinds = [question.kind for question in room.room.keeper.desk.lesson.questions]
    for kind, english, indonesian in (
        ("choice", "Choose an answer first.", "Pilih dulu jawabannya."),
        ("match", "Choose something for each of them first.", "Pilih dulu sesuatu untuk masing-masing."),
        ("text", "Write an answer first.", "Tulis dulu jawabannya."),
    ):
        room.do("open", at=kinds.index(kind))
        for viewer, said in ((ann, english), (budi, indonesian)):
            viewer.page.locator("h1", has_text=f" {kinds.index(kind) + 1} ").wait_for()
            viewer.page.locator("form button.main").click()
            viewer.status(said)
        assert room.answers == 0
        room.do("close")
        room.do("reveal")


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_word_of_ours_breaks_on_a_phone(language: str, phone: Phone, open_room: OpenRoom) -> None:
    room = open_room(RIVERS, board="question")
    ann = phone(language, viewport={"width": 390, "height": 844})
    ann.join(room.url, "Browser Bea")
    ann.page.locator("#who", has_text="Browser Bea").wait_for()
    lines = "(one) => Math.round(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))"
    assert ann.page.locator("#who").evaluate(lines) == 1
    room.do("open")
    ann.page.locator("label.option").first.wait_for()
    answer(ann, "choice")
    room.do("reveal")
    room.do("board")
    ann.page.locator("th").first.wait_for()
    tall = ann.page.locator("th").evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")
    assert max(tall) < 40
    ann.inspect()

"""The pages of the classroom as files: small, in both languages, without foreign markup, true to the messages."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from babel.core import Locale

from quizgeo import maps
from quizgeo.classroom import wire
from quizgeo.classroom.commands import Why
from quizgeo.classroom.server.pages import read_pages
from quizgeo.maps.frame import sheet as fitted
from quizgeo.maps.vector import outlined
from tools import wire as generator

WEB = generator.WEB
SCRIPTS = sorted(WEB.glob("*.js"))
FIRST = (
    "index.html", "style.css", "app.js", "el.js", "frames.js", "kinds.js", "link.js", "save.js", "screens.js",
    "seat.js", "wire.js", "words.js", "en.js", "icon.svg",
)  # fmt: skip
"""What a phone fetches before anything stands on it."""
MOST = 20_000
LOCALES = sorted((WEB.parents[1] / "locale" / "id").rglob("*.po"))
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not on the PATH: wire.js is not tried against wire.py")
ROW = re.compile(r'^  "([^"]+)": (?:"(.*)"|(\{.*\})),$', re.MULTILINE)


def catalogue(language: str) -> Mapping[str, str | Mapping[str, str]]:
    """Read a catalogue of the pages; each sentence is on a line of its own."""
    text = (WEB / f"{language}.js").read_text(encoding="utf-8")
    rows = ROW.findall(text)
    assert len(rows) == text.count('\n  "')
    return {
        key: one or json.loads(re.sub(r"(\w+):\s\"", r'"\1": "', several)) if several else one
        for key, one, several in rows
    }


def imported(name: str) -> set[str]:
    """Give what a page loads at once: its own parts, and theirs."""
    text = (WEB / name).read_text(encoding="utf-8")
    wanted = re.findall(r'^import .* from "\./(.+)";$', text, re.MULTILINE)
    return {name}.union(*(imported(each) for each in wanted))


def test_the_first_load_is_small() -> None:
    assert imported("app.js") == {name for name in FIRST if name.endswith(".js")} - {"en.js"}
    given = [read_pages().find(name) for name in FIRST]
    assert sum(len(page.packed or page.body) for page in given if page) < MOST


def test_what_is_left_out_of_a_file_is_remarks_and_indents_alone() -> None:
    for name in FIRST:
        page = read_pages().find(name)
        assert page is not None
        kept = {line.strip() for line in (WEB / name).read_text(encoding="utf-8").splitlines()}
        assert set(page.body.decode().splitlines()) <= kept | {""}
        code = {line for line in kept if not line.startswith(("//", "/*", "*", "@")) and not line.endswith("*/")}
        assert code - {""} <= {line.strip() for line in page.body.decode().splitlines()}


def test_all_parts_of_the_pages_are_given_out_and_nothing_else() -> None:
    given = read_pages()
    for name in (*FIRST, "screen", "screen.js", "screen.css", "map.js", "id.js", ""):
        assert given.find(name) is not None, name
    assert [name for name in ("wire.d.ts", "tsconfig.json", "..", "pages.py") if given.find(name)] == []


@pytest.mark.parametrize("path", [*SCRIPTS, *sorted(WEB.glob("*.html"))], ids=lambda path: path.name)
def test_nothing_written_elsewhere_becomes_markup_and_nothing_stands_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for risk in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "DOMParser",
    ):
        assert risk not in text
    assert re.search(r"\bstyle\s*=|<style|\son\w+=\"|javascript:|setAttribute\(\"style", text) is None
    assert re.search(r"<script(?![^>]* src=)", text) is None
    assert re.search(r"https?://(?!www\.w3\.org/2000/svg)", text) is None
    if path.suffix == ".js" and path.name != "el.js":
        assert "createElement" not in text
        assert re.search(r"\.textContent\s*=[^=]", text) is None


def test_both_languages_say_the_same_things_with_the_same_places() -> None:
    english, indonesian = catalogue("en"), catalogue("id")
    assert list(english) == list(indonesian)
    for key, one in english.items():
        other = indonesian[key]
        assert isinstance(one, str) is isinstance(other, str), key
        assert places(one) == places(other), key


def places(said: str | Mapping[str, str]) -> set[str]:
    forms = [said] if isinstance(said, str) else said.values()
    return {place for form in forms for place in re.findall(r"\{(\w+)\}", form)}


def test_indonesian_speaks_as_the_terminal_does() -> None:
    said = json.dumps(catalogue("id")).lower()
    assert (
        re.findall(r"\bkamu\b|(?:jawaban|guru|nama|tempat|komputer|pilihan)mu\b|pertanyaan|peringkat|mengapa", said)
        == []
    )
    own = {path.read_text(encoding="utf-8") for path in LOCALES}
    for word in ("Soal", "Posisi", "Pembahasan"):
        assert any(f'"{word}' in each for each in own)
        assert word.lower() in said


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_counts_has_every_form_of_its_language(language: str) -> None:
    wanted = set(Locale(language).plural_form.tags) | {"other"}
    several = {key: set(forms) for key, forms in catalogue(language).items() if not isinstance(forms, str)}
    assert several
    assert [key for key, forms in several.items() if forms != wanted] == []


def test_every_sentence_is_used_and_every_refusal_has_one() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS if path.name not in ("en.js", "id.js"))
    made = {"why", "status", "reveal", "question", "ask", "kicked", "denied"}
    unused = [key for key in catalogue("en") if f'"{key}"' not in source and key.partition(".")[0] not in made]
    assert unused == []
    hosts = {"bad_settings"}
    words = set(get_args(Why)) - hosts | {"bad_code", "bad_token", "bad_message", "hello_first", "slow_down", "version"}
    assert [word for word in sorted(words) if f"why.{word}" not in catalogue("en")] == []


def test_the_tables_of_the_pages_are_those_of_the_messages(capsys: pytest.CaptureFixture[str]) -> None:
    assert generator.main(["--check"]) == 0, capsys.readouterr().out


def test_tables_that_drifted_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generator, "WEB", tmp_path)
    assert generator.main([]) == 0
    (tmp_path / "wire.js").write_text("export const VERSION = 2;\n", encoding="utf-8")
    assert generator.main(["--check"]) == 1
    assert "web/wire.js is not what the messages say: make wire" in capsys.readouterr().out


SENT = [
    '{"v":1,"t":"answer","n":7,"q":2,"round":1,"given":["a","b"],"conf":"sure","mood":"good"}',
    '{"v":1,"t":"answer","n":7,"q":2,"round":1,"given":{"a":"b"},"conf":null}',
    '{"v":1,"t":"answer","q":2,"round":1,"given":null}', '{"v":1,"t":"answer","q":2,"round":1}',
    '{"v":1,"t":"answer","q":"2","round":1}', '{"v":1,"t":"answer","q":2.5,"round":1}',
    '{"v":1,"t":"answer","q":true,"round":1}',
    '{"v":1,"t":"answer","q":2,"round":1,"conf":"maybe"}', '{"v":1,"t":"answer","n":1}',
    '{"v":1,"t":"hello","role":"player","code":"K7QF2M","name":"Ann"}', '{"v":1,"t":"hello","role":"king"}',
    '{"v":1,"t":"hello"}', '{"v":1,"t":"hello","role":"screen","token":7}',
    '{"v":1,"t":"hello","role":"screen","token":null}',
    '{"v":1,"t":"self","q":0,"knew":true}', '{"v":1,"t":"self","q":0,"knew":1}', '{"v":1,"t":"self","q":0}',
    '{"v":1,"t":"next","q":-1}', '{"v":1,"t":"next","q":null}', '{"v":1,"t":"reroll"}', '{"v":1,"t":"bye","n":"1"}',
    '{"v":1,"t":"dance"}', '{"v":1,"t":"constructor"}', '{"v":1,"t":"__proto__"}', '{"v":1,"t":""}', '{"v":1}',
    '{"v":1,"t":7}',
    '{"v":2,"t":"bye"}', '{"v":"1","t":"bye"}', '{"v":null,"t":"bye"}', '{"t":"bye"}', "{}", "[]", "7", "null",
    '"bye"', "", "{",
    '{"v":1,"t":"bye","x":[[[1]]]}', '{"v":1,"t":"bye","x":[[[[1]]]]}', '{"v":1,"t":"bye","x":"[[[["}',
    '{"v":1,"t":"bye","x":"' + "x" * 4096 + '"}', '{"v":1,"t":"bye","x":"' + "\u0431" * 2030 + '"}',
    '{"v":1,"t":"bye","x":"' + "\u0431" * 2040 + '"}', ' {"v":1,"t":"bye"} ', '{"v":1,"t":"bye",}', "{'v':1,'t':'bye'}",
]  # fmt: skip
"""Frames of clients, sound and not."""


def verdict(frame: str) -> str:
    try:
        return "unknown" if wire.read(frame) is None else "ok"
    except wire.WireError as error:
        return error.why


def in_node(script: str, given: object) -> Any:
    """Run a module with what it is given on standard input; read what it prints."""
    assert NODE is not None
    call = [NODE, "--input-type=module", "-e", script]
    done = subprocess.run(call, input=json.dumps(given), capture_output=True, text=True, check=False, cwd=WEB)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


READ = """import {readFileSync} from "node:fs"; const given = JSON.parse(readFileSync(0, "utf8"));"""


@needs_node
def test_frames_of_clients_get_the_same_verdict_from_the_page_as_from_the_room() -> None:
    script = (
        READ
        + f"""const {{verdict}} = await import("{WEB.as_uri()}/frames.js");
        console.log(JSON.stringify(given.map(verdict)))"""
    )
    theirs = in_node(script, SENT)
    assert dict(zip(SENT, theirs, strict=True)) == {frame: verdict(frame) for frame in SENT}


TOLD: list[tuple[wire.Told, bool]] = [
    (wire.Welcome("p", "Ann", "", "t"), True), (wire.Kicked(), True), (wire.Timing(0, None), True),
    (wire.Refused(1, "late"), True), (wire.Refused(1, "pick_name", free=("Ann", "Bo")), True),
    (wire.State("running", "paced", False, "", "en", False, 0, 2, 1, ends_ms=5000), True),
    (wire.Finished(0, 0, "d", share="/deck/x"), True),
    (wire.Board((wire.Row("Ann", 1, 2, 1),), 1, None, {"red": 1.5}), True),
    (wire.Reveal(0, "d/q", "x", hist=(("a", 1), ("b", 0))), True), (wire.Door("K7QF2M", ""), True),
    (wire.Closed(0, 1), True), (wire.Done(1), False), (wire.Warn("flood"), False),
]  # fmt: skip
"""Messages of the room; the last ones are not for pages."""


@needs_node
def test_what_the_room_says_is_heard_by_the_page_and_what_does_not_fit_is_not() -> None:
    frames = [wire.write(message, 3).decode() for message, _heard in TOLD]
    broken = [frame.replace('"v":1', '"v":2') for frame in frames] + [
        '{"v":1,"n":1,"t":"timing","q":"0","left_ms":null}', '{"v":1,"n":1,"t":"board","top":[{"name":1}],"of":1}',
        '{"v":1,"n":1,"t":"reveal","q":0,"key":"k","right":"r","hist":[["a"]]}', "[]", "null", "x",
        '{"v":1,"n":1,"t":"refused","re":1,"why":"pick_name","free":"Ann"}',
        '{"v":1,"n":1,"t":"refused","re":1,"why":"pick_name","free":[1]}',
    ]  # fmt: skip
    script = (
        READ
        + f"""const {{heard}} = await import("{WEB.as_uri()}/frames.js");
        console.log(JSON.stringify(given.map((frame) => heard(frame) !== null)))"""
    )
    assert in_node(script, frames + broken) == [heard for _message, heard in TOLD] + [False] * len(broken)


@needs_node
def test_a_message_too_long_for_the_room_is_not_written() -> None:
    script = (
        READ
        + f"""const {{written}} = await import("{WEB.as_uri()}/frames.js");
        const fits = (text) => written("answer", 1, {{q: 0, round: 1, given: text}}) !== null;
        console.log(JSON.stringify(given.map(fits)))"""
    )
    assert in_node(script, ["x" * 1000, "\u10d0" * 1000, "\u10d0" * 1400]) == [True, True, False]


@needs_node
def test_the_point_under_a_finger_is_the_one_that_is_drawn_there() -> None:
    for name in ("south-caucasus", "world"):
        rows = outlined(maps.region(name), 600).rows
        frame = fitted(maps.region(name), 600)[0]
        for lat, lon in ((41.7, 44.8), (39.0, 46.0)):
            x, y = frame.spot(lat, lon)
            script = (
                READ
                + f"""const {{point}} = await import("{WEB.as_uri()}/map.js");
                console.log(JSON.stringify(point(given, {x}, {y})))"""
            )
            found = [float(part) for part in str(in_node(script, rows)).split(", ")]
            assert found == pytest.approx([lat, lon], abs=0.1)

"""Facts go to stdout and words to stderr, in whatever the streams can take."""

import io
import sys
from typing import Any

import pytest

from quizgeo.cli import output


def test_facts_and_words_part_ways(capsys: pytest.CaptureFixture[str]) -> None:
    output.fact("one")
    output.facts(["two", "three"])
    output.facts([])
    output.say("a word")
    output.prompt("name:", " ")
    assert capsys.readouterr() == ("one\ntwo\nthree\nname: ", "a word\n")


def test_json_keeps_signs_where_the_stream_can_take_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding, text in (("utf-8", '{"a": "Ä ✔"}\n'), ("ascii", '{"a": "\\u00c4 \\u2714"}\n')):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        output.event({"a": "Ä ✔"})
        assert raw.getvalue().decode() == text


def test_a_document_is_laid_out(capsys: pytest.CaptureFixture[str]) -> None:
    output.document({"a": [1, None]})
    assert capsys.readouterr().out == '{\n  "a": [\n    1,\n    null\n  ]\n}\n'


def test_what_is_no_json_is_never_written() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        output.event({"a": float("nan")})


def test_signs_that_a_stream_lacks_become_others(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    output.prepare()
    output.fact("Gəncə ✔")
    output.finish()
    assert raw.getvalue() == b"G?nc? ?\n"


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "wanted"),
    [
        (Screen(), {"TERM": "xterm"}, True),
        (Screen(), {"TERM": "xterm", "NO_COLOR": ""}, True),
        (Screen(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Screen(), {"TERM": "dumb"}, False),
        (Screen(), {}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_colours_need_a_terminal_and_no_wish_against_them(
    stream: Any, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    assert output.colours() is wanted


def test_a_closed_stream_takes_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    output.prepare()
    output.fact("one")
    output.say("two")
    output.event({"a": 1})
    output.finish()
    output.give_up()
    assert output.is_terminal(sys.stdout) is False


def test_a_coloured_text_ends_its_colour() -> None:
    assert output.coloured("bad", "error") == "\x1b[31;1mbad\x1b[0m"

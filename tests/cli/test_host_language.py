"""The language of a lesson: what is asked for, or what `QUIZGEO_LANG` names, where the deck has it."""

import io
from pathlib import Path

import pytest

from quizgeo.classroom.server import process
from quizgeo.classroom.shelf import Shelf
from quizgeo.cli.main import run

DECK = """\
quizgeo: 1
deck: rivers
title: Rivers
language: en
questions:
  - {id: sea, question: Which sea?, answer: Caspian Sea, wrong: [Black Sea, Aral Sea]}
"""
TRANSLATED = """\
quizgeo: 1
translates: rivers
language: id
title: Sungai
questions:
  sea: {question: Laut mana?, answer: Laut Kaspia, wrong: [Laut Hitam, Laut Aral]}
"""


@pytest.mark.parametrize(
    "case",
    [
        (["host", "{deck}"], "", "Rivers", ""),
        (["host", "{deck}"], "id", "Sungai", ""),
        (["host", "{deck}"], "fr", "Rivers", ""),
        (["host", "{deck}", "--lang", "id"], "", "Sungai", ""),
        (["--lang", "id", "host", "{deck}"], "", "Sungai", ""),
        (["host", "{deck}", "--lang", "en"], "id", "Rivers", ""),
        (["host", "{deck}", "--lang", "fr"], "", "", "is not translated into the language fr"),
        (["host", "{other}", "--lang", "id"], "", "Lakes", "tidak diterjemahkan"),
        (["host", "nowhere"], "id", "", "nowhere"),
    ],
)
def test_a_lesson_is_asked_in_the_language_that_is_asked_for_where_the_deck_has_it(
    case: tuple[list[str], str, str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words, chosen, title, said = case
    (tmp_path / "rivers.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "rivers.id.yaml").write_text(TRANSLATED, encoding="utf-8")
    (tmp_path / "lakes.yaml").write_text(
        "quizgeo: 1\ndeck: lakes\ntitle: Lakes\nlanguage: en\nquestions:\n- {question: a?, answer: b}\n"
    )
    monkeypatch.setenv("QUIZGEO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QUIZGEO_LANG", chosen)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    files = {"deck": tmp_path / "rivers.yaml", "other": tmp_path / "lakes.yaml"}
    status = run([word.format(**files) for word in words], None)
    sessions = Shelf(tmp_path / "home" / "sessions").sessions()
    for session in sessions:
        process.stop(session)
    assert [session.title for session in sessions] == ([title] if title else [])
    assert status == (0 if title else 2)
    assert said in capsys.readouterr().err

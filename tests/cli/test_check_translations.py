"""`check` on translations: what only the rules of judging see is told in the translation's file, and only once."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from quizgeo.decks import Place, Problem, Severity, check_file
from quizgeo.decks.placing import placed

DECK = """\
quizgeo: 1
deck: d
title: States
language: en
defaults: {explain: It is so.}
questions:
  - {id: text, question: Which state closed its border?, answer: Turkey, accept: [Türkiye Cumhuriyeti]}
  - {id: choice, question: Who was first?, answer: Russia, wrong: [China, Iran, Syria], accept: [RF], ladder: typed}
  - {id: list, question: Name two of them., list: [Georgia, [Turkey, Ottoman heartland], Iran], need: 2}
  - {id: cloze, cloze: "((Turkey|Ottoman heartland)) closed its border in ((1993))."}
  - {id: groups, question: Sort these., groups: {East: [Russia, Iran], West: [France, Spain]}}
  - {id: steps, question: "Which came first, which last?", order: [Oslo, Paris, Rome]}
"""
SOUND = """\
quizgeo: 1
translates: d
language: id
title: Negara
questions:
  text: {question: Negara mana yang menutup perbatasannya?, answer: Turki, explain: Memang begitu.}
  choice: {question: Siapa yang pertama?, answer: Rusia, wrong: [Tiongkok, Iran, Suriah], explain: Memang begitu.}
  list: {question: Sebutkan dua di antaranya., list: [Georgia, Turki, Iran], explain: Memang begitu.}
  cloze: {cloze: "((Turki)) menutup perbatasannya pada ((1993)).", explain: Memang begitu.}
  groups: {question: Urutkan., groups: {Timur: [Rusia, Iran], Barat: [Prancis, Spanyol]}, explain: Memang begitu.}
  steps: {question: "Mana yang pertama, mana yang terakhir?", order: [Oslo, Paris, Roma], explain: Memang begitu.}
"""

Checked = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def found(home: Any, call: Any) -> Checked:
    """Check a translation beside its deck; give the problems of answers in it, each with the text under its carets."""

    def checked(translation: str, deck: str = DECK, *, both: bool = False) -> list[dict[str, Any]]:
        home.deck(deck)
        path = home.deck(translation, "d.id")
        asked = str(home.decks) if both else str(path)
        problems = [each for each in call("check", "--json", asked).json["problems"] if each["code"].startswith("AN")]
        for each in problems:
            place = each["place"]
            lines = (home.decks / place["file"]).read_text(encoding="utf-8").splitlines()
            each["text"] = lines[place["line"] - 1][place["col"] - 1 : place["end_col"] - 1]
            each["file"] = place["file"].rpartition("/")[2]
        return problems

    return checked


def told(problems: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(each["code"], each["question"], each["text"]) for each in problems]


def test_a_sound_translation_gives_nothing_of_its_own(found: Checked) -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("before", "after", "question", "text"),
    [
        ("answer: Turki,", "answer: Turki, accept: [turki],", "d/text", "turki"),
        ("answer: Turki,", "answer: Turki, accept: [Negeri Bulan, turki],", "d/text", "turki"),
        ("answer: Turki,", "answer: Turki, accept: turki,", "d/text", "turki"),
        ("answer: Rusia,", "answer: Rusia, accept: [rusia],", "d/choice", "rusia"),
        ("[Georgia, Turki, Iran]", "[Georgia, [Turki, turki], Iran]", "d/list", "turki"),
        ("((Turki))", "((Turki|turki))", "d/cloze", '"((Turki|turki)) menutup perbatasannya pada ((1993))."'),
    ],
)
def test_a_spelling_that_is_not_needed_is_told_where_it_stands(
    found: Checked, before: str, after: str, question: str, text: str
) -> None:
    problems = found(SOUND.replace(before, after))
    assert told(problems) == [("AN003", question, text)]
    assert problems[0]["file"] == "d.id.yaml"
    assert re.match(rf"questions\.{question[2:]}\.(accept|list|cloze)", problems[0]["path"])


def test_a_name_of_something_else_is_told(found: Checked) -> None:
    problems = found(SOUND.replace("answer: Turki,", "answer: Turki, accept: [Yunani],"))
    assert told(problems) == [("AN001", "d/text", "Yunani")]


def test_two_names_of_one_thing_are_told_at_the_answers(found: Checked) -> None:
    problems = found(SOUND.replace("[Georgia, Turki, Iran]", "[Georgia, Turki, Republik Turki]"))
    assert told(problems) == [("AN002", "d/list", "[Georgia, Turki, Republik Turki]")]
    problems = found(SOUND.replace("wrong: [Tiongkok, Iran, Suriah]", "wrong: [Tiongkok, RRT, Suriah]"))
    assert told(problems) == [("AN002", "d/choice", "Rusia")]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ('steps: {question: "Mana?", order: [Oslo, Paris, Roma]}', "[Oslo, Paris, Roma]"),
        ('steps: {question: "Mana?"}', "steps"),
    ],
)
def test_what_can_never_be_answered_is_told_at_the_answer_or_the_entry(home: Any, entry: str, text: str) -> None:
    home.deck(DECK)
    path = home.deck(f"quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n  {entry}\n", "d.id")
    deck, _problems = check_file(path)
    assert deck is not None
    problem = Problem("AN004", Severity.ERROR, Place("d.yaml"), "never", "", "d/steps", "questions.steps")
    (placed_one,) = placed([problem], deck, str(path), lambda _file: path.read_text(encoding="utf-8"))
    place = placed_one.place
    assert (place.file, place.line, placed_one.message) == (str(path), 5, "never")
    assert f"  {entry}"[place.col - 1 : place.end_col - 1] == text


def test_what_is_the_originals_is_told_of_the_original_alone(found: Checked) -> None:
    deck = (
        DECK.replace("accept: [Türkiye Cumhuriyeti]", "accept: [turkey]")
        .replace("((Turkey|Ottoman heartland))", "((Turkey|turkey))")
        .replace("[Georgia, [Turkey, Ottoman heartland], Iran], need: 2", "[Georgia, Turkey, Republic of Turkey]")
    )
    problems = found(SOUND.replace("[Georgia, Turki, Iran]", "[Georgia, Turki, Republik Turki]"), deck, both=True)
    assert {each["file"] for each in problems} == {"d.yaml"}
    assert {each["question"] for each in problems} == {"d/text", "d/cloze", "d/list"}
    assert {each["code"] for each in problems} == {"AN002", "AN003"}


def test_questions_that_are_not_translated_are_not_judged_again(found: Checked) -> None:
    deck = DECK.replace("answer: Turkey, accept: [Türkiye Cumhuriyeti]", "answer: Turkey, accept: [turkey]")
    lines = [line for line in SOUND.splitlines(keepends=True) if not line.startswith("  text:")]
    problems = found("".join(lines), deck, both=True)
    assert [(each["code"], each["file"]) for each in problems] == [("AN003", "d.yaml")]


# -- how much is translated ------------------------------------------------------------------------------------------


def test_coverage_and_staleness_are_told_in_every_format(home: Any, call: Any) -> None:
    home.deck(DECK)
    short = "".join(line for line in SOUND.splitlines(keepends=True) if not line.startswith("  steps:"))
    path = str(home.deck(short.replace("text: {", "text: {of: 00000000, "), "d.id"))
    assert call("check", "--json", path).json["translations"] == {
        "d": {"id": {"questions": 6, "translated": 5, "stale": 1}}
    }
    for form in ("text", "json", "sarif", "github"):
        done = call("check", f"--format={form}", path)
        assert (done.status, "TR006" in done.out, "TR008" in done.out) == (0, True, True)
        assert "1 of 6 questions are not translated: steps" in done.out
        assert call("check", f"--format={form}", "--strict", path).status == 1


def test_a_translation_counts_as_a_file_and_not_as_questions(home: Any, call: Any) -> None:
    home.deck(DECK)
    home.deck(SOUND, "d.id")
    summary = call("check", "--json", str(home.decks)).json["summary"]
    assert (summary["files"], summary["questions"]) == (2, 6)


def test_a_translation_through_a_pipe_is_read_as_one(call: Any) -> None:
    text = "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {q: {question: Mana?}}\n"
    done = call("check", "-", lines=text.encode())
    assert done.status == 1
    first, _line, cure = done.out.splitlines()
    told = "-:2:13: error TR002: a translation is checked beside its deck, and none comes with the standard input"
    assert first == told
    assert cure.endswith("save it beside the deck, and check the file")
    broken = call("check", "-", lines=text.replace("{q: ", "[q, ").replace("?}}", "?}]").encode())
    assert "TR002" in broken.out
    assert "must be a mapping from ids to texts" in broken.out


def test_a_part_through_a_pipe_is_read_as_one(call: Any) -> None:
    text = "part_of: d\nquestions:\n- {id: q, question: Where?, answer: Baku}\n"
    assert call("check", "-", lines=text.encode()).out == ""
    assert "QN004" in call("check", "-", lines=text.replace("answer", "anser").encode()).out

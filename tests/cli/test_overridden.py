"""`check --answers`: what learners said against the judge, as lines that can be pasted into the deck, and as JSON."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgeo.cli.overridden_lines import record_of, story_lines, sum_line
from quizgeo.decks import Choice, Cloze, Deck, Kind, ListOf, Text, parse_deck
from quizgeo.paths import Places
from quizgeo.progress import GRADES, SAID, Event, EventKind, pending
from quizgeo.study import Corrections, TypedAnswer, corrections_of

CITY = """\
quizgeo: 1
deck: city
title: One city
language: en
questions:
  - id: capital
    question: Which city is meant?
    answer: Kyiv
    accept: [Kiyiv]
  - {id: list, question: Name the neighbours., list: [Georgia, Iran, Azerbaijan]}
  - {id: cloze, cloze: ((Turkey)) closed its border with ((Armenia)).}
  - {id: number, question: How many?, number: 4000}
"""
OVERLAY = """\
quizgeo: 1
translates: city
language: id
questions:
  capital: {question: Kota mana?, accept: [Kota tua]}
"""
EVENING = "2026-03-05T19:00+00:00"


@pytest.fixture
def path(home: Any) -> Path:
    """Give the file of a deck in the home."""
    found: Path = home.deck(CITY)
    return found


@pytest.fixture
def said(path: Path, call: Any) -> Path:
    """Give the file of a deck to which answers were given and called right or wrong."""
    lines = ["Old town: the city", ":y", "Georgia, Persia, Azerbaijan", ":y", "Turkey; Hayastan", ":y", "4,700", ":y"]
    assert call("study", "city", "--plain", lines=lines).status == 0
    return path


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Give all that is below a folder."""
    return {
        str(each.relative_to(folder)): (each.stat().st_mtime_ns, each.read_bytes())
        for each in folder.rglob("*")
        if each.is_file() and each.name != "stdin"
    }


def test_overridden_answers_are_told_as_fields_with_their_place(said: Path, call: Any) -> None:
    done = call("check", "city", "--answers")
    assert (done.status, done.err) == (0, "Called right: 4, called wrong: 0, often answered: 0\n")
    assert done.out.splitlines() == [
        f"{said}:6  capital",
        '    accept: [Kiyiv, "Old town: the city"]',
        "    # “Old town: the city”: called right 1 time, latest 2026-03-02",
        f"{said}:10  list",
        "    list:",
        "      - Georgia",
        "      - [Iran, Persia]",
        "      - Azerbaijan",
        "    # “Persia” for Iran: called right 1 time, latest 2026-03-02",
        f"{said}:11  cloze",
        '    cloze: "((Turkey)) closed its border with ((Armenia|Hayastan))."',
        "    # “Hayastan” in gap 2: called right 1 time, latest 2026-03-02",
        f"{said}:12  number",
        "    # “4,700”: called right 1 time, latest 2026-03-02; a wider within may be meant",
    ]


def test_the_fields_can_be_pasted_and_then_there_is_nothing_to_tell(said: Path, call: Any) -> None:
    lines = call("check", "city", "--answers").out.splitlines()
    pasted = said.read_text().replace("    accept: [Kiyiv]", lines[1])
    said.write_text(pasted, encoding="utf-8")
    checked = call("check", "--json", str(said))
    assert checked.status == 0
    assert [each for each in checked.json["problems"] if "accept" in each["path"]] == []
    assert "capital" not in call("check", "city", "--answers").out


def test_json_says_the_same(said: Path, call: Any) -> None:
    told = call("check", "city", "--answers", "--json").json
    assert {name: told[name] for name in ("format", "problems", "summary")} == {
        "format": 1,
        "problems": [],
        "summary": {"decks": 1, "right": 4, "wrong": 0, "often": 0},
    }
    assert told["answers"][0] == {
        "card": "city/capital",
        "kind": "text",
        "path": str(said),
        "line": 6,
        "fields": {"accept": ["Kiyiv", "Old town: the city"]},
        "right": [{"given": "Old town: the city", "count": 1, "latest": "2026-03-02", "part": None, "obstacle": None}],
        "wrong": [],
        "often": [],
    }
    assert told["answers"][1]["fields"] == {"list": [["Georgia"], ["Iran", "Persia"], ["Azerbaijan"]]}
    assert told["answers"][1]["right"][0]["part"] == 2
    assert told["answers"][2]["fields"] == {"cloze": "((Turkey)) closed its border with ((Armenia|Hayastan))."}
    assert (told["answers"][3]["fields"], told["answers"][3]["right"][0]["obstacle"]) == ({}, "no-field")
    assert call("check", "city", "--answers", "--format", "json").json == told


def test_wrong_answers_given_often_and_called_wrong_stand_below(path: Path, call: Any) -> None:
    for day in range(2, 8):
        call("study", "city", "--plain", lines=["Old hill", ":q"], now=f"2026-03-{day:02}T12:00+00:00")
    call("study", "city", "--plain", lines=["it is Kyiv", ":n", ":q"], now="2026-03-30T12:00+00:00")
    done = call("check", str(path), "--answers")
    assert done.out.splitlines() == [
        f"{path}:6  capital",
        "    reject: [it is Kyiv]",
        "    # “it is Kyiv”: called wrong 1 time, latest 2026-03-30",
        "    # often answered: “Old hill” (6)",
    ]


def test_what_was_taken_back_is_not_told(path: Path, call: Any) -> None:
    call("study", "city", "--plain", lines=["Old town", ":y", "Georgia, Persia, Azerbaijan", ":y", *[":u"] * 4, ":q"])
    done = call("check", str(path), "--answers")
    assert (done.status, done.out, done.err) == (0, "", "No answer was called right or wrong by who gave it.\n")


def test_a_deck_is_named_by_file_folder_or_identity(said: Path, home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    by_name = call("check", "city", "--answers").out
    assert call("check", str(said), "--answers").out == by_name
    assert call("check", str(said), "city", str(home.decks), "--answers").out == by_name
    assert call("check", str(home.decks), "--answers", "--json").json["summary"]["decks"] == 2


def test_a_deck_outside_the_folders_is_named_by_its_file(tmp_path: Path, call: Any) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(CITY, encoding="utf-8")
    call("study", str(path), "--plain", lines=["Old town", ":y"])
    assert "accept: [Kiyiv, Old town]" in call("check", str(path), "--answers").out


def test_nothing_of_the_learner_is_changed_or_made(said: Path, home: Any, call: Any) -> None:
    before = snapshot(home.path)
    assert call("check", "city", "--answers").out
    assert snapshot(home.path) == before
    assert said.is_file()


def test_fields_come_whole_through_an_encoding_that_lacks_their_signs(path: Path, home: Any, call: Any) -> None:
    call("study", "city", "--plain", lines=["Мать городов", ":y"])
    home.environment["PYTHONIOENCODING"] = "ascii"
    out = home.run("check", str(path), "--answers").out
    line = next(line for line in out.splitlines() if "accept" in line)
    assert line.isascii()
    body = parse_deck(CITY.replace("    accept: [Kiyiv]", line))["capital"].body
    assert isinstance(body, Text)
    assert body.accept == ("Kiyiv", "Мать городов")


def test_without_a_log_a_sentence_says_so_and_nothing_is_made(path: Path, home: Any, call: Any) -> None:
    done = call("check", "city", "--answers")
    assert (done.status, done.out) == (0, "")
    assert f"Nothing was answered yet: there are no answers in {home.progress}" in done.err
    assert set(snapshot(home.path)) == {str(path.relative_to(home.path))}
    assert call("check", "city", "--answers", "--json").json["answers"] == []


def test_what_a_translation_accepts_is_no_news(said: Path, home: Any, call: Any) -> None:
    overlay = home.decks / "city.id.yaml"
    overlay.write_text(OVERLAY.replace("Kota tua", '"Old town: the city"'), encoding="utf-8")
    (home.decks / "city.fr.yaml").write_text(OVERLAY.replace("language: id", "language: fr\nfalse: 1"))
    assert "capital" not in call("check", str(said), "--answers").out
    assert "capital" not in call("check", str(home.decks), "--answers").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["-"], "not given on stdin"),
        (["nowhere"], 'there is no deck "nowhere"; quizgeo decks lists them'),
        (["citi"], "did you mean city?"),
        ([""], 'there is no deck ""'),
        (["city", "--strict"], "--strict does not go with --answers"),
    ],
)
@pytest.mark.usefixtures("said")
def test_a_call_that_is_off_is_refused(call: Any, words: list[str], sentence: str) -> None:
    done = call("check", *words, "--answers")
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err


@pytest.mark.usefixtures("said")
def test_a_translation_or_a_part_is_no_deck(home: Any, call: Any) -> None:
    overlay, part = home.decks / "city.id.yaml", home.decks / "more.part.yaml"
    overlay.write_text(OVERLAY, encoding="utf-8")
    part.write_text("part_of: city\nquestions: []\n", encoding="utf-8")
    done = call("check", str(overlay), "--answers")
    assert done.status == 2
    assert done.err.endswith(
        "is a translation; what was answered is kept with its deck: quizgeo check city --answers\n"
    )
    assert "is a part that decks include" in call("check", str(part), "--answers").err


def test_a_folder_without_a_deck_is_a_mistake_of_the_call(tmp_path: Path, call: Any) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert call("check", str(folder), "--answers").status == 2
    (folder / "city.id.yaml").write_text(OVERLAY, encoding="utf-8")
    done = call("check", str(folder), "--answers")
    assert (done.status, "There is no deck in" in done.err) == (2, True)


def test_a_deck_with_errors_tells_them_and_the_others_are_told_still(
    said: Path, home: Any, call: Any, texts: dict[str, str]
) -> None:
    broken = home.deck(texts["broken"])
    done = call("check", str(broken), "city", "--answers")
    assert done.status == 1
    assert done.out.startswith(f"{broken}:")
    assert 'error QN004: unknown field "anser"' in done.out
    assert " warning " not in done.out
    assert f"{said}:6  capital" in done.out
    alone = call("check", "broken", "--answers")
    assert (alone.status, alone.err) == (1, "")
    assert {each["code"] for each in call("check", str(broken), "--answers", "--json").json["problems"]} >= {"QN004"}
    assert call("check", "gone.yaml", "--answers").out.startswith("gone.yaml:1:1: error YA001: cannot read gone.yaml")


def test_warnings_of_a_deck_are_not_told(said: Path, call: Any) -> None:
    said.write_text(CITY.replace("{id: number, ", "{"), encoding="utf-8")
    assert "warning QN009" in call("check", str(said)).out
    assert "QN009" not in call("check", str(said), "--answers").out


def test_of_two_files_of_one_identity_the_first_good_one_is_meant(said: Path, home: Any, call: Any) -> None:
    broken = home.decks / "a-city.yaml"
    broken.write_text(CITY.replace("answer: Kyiv", "anser: Kyiv"), encoding="utf-8")
    (home.decks / "z-city.yaml").write_text(CITY, encoding="utf-8")
    out = call("check", "city", "--answers").out
    assert {line.partition(":")[0] for line in out.splitlines() if not line.startswith(" ")} == {str(said)}


def test_a_damaged_log_is_said(said: Path, home: Any, call: Any) -> None:
    home.progress.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    done = call("check", str(said), "--answers")
    assert done.status == 3
    assert "Traceback" not in done.err


def test_answers_that_wait_beside_the_log_are_said_to_be_left_out(said: Path, home: Any, call: Any) -> None:
    waiting = Event(
        id=b"w" * 16, kind=EventKind.ANSWERED, card="city/capital", device="one", seq=1, at=1_772_000_000_000, offset=0,
        day=20_509, origin="study", form="text", given="Old hill", grade=0, rating=1, tries=1, score=0,
    )  # fmt: skip
    pending.keep(Places(home.path, ()), [waiting])
    done = call("check", str(said), "--answers")
    assert done.status == 0
    assert "1 answer waits in pending.jsonl and is not counted here" in done.err


# -- whatever is given -----------------------------------------------------------------------------------------------

WHOLE = """\
quizgeo: 1
deck: d
title: D
language: en
questions:
  - id: text
    question: What?
    answer: Kyiv
    accept: [Kiyiv, "no"]
    reject: [Kharkiv]
  - id: typed
    question: What?
    answer: Kyiv
    wrong: [Lviv, Odesa]
    ladder: typed
  - id: list
    question: What?
    list: [Georgia, [Iran, Persia]]
  - id: cloze
    cloze: "((Turkey|Türkiye::a land)) closed (its border) with ((Armenia))."
"""
TYPED = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40) | st.text("ab:|()\\#,;[]'\" &*-", min_size=1)


def told(given: str, *, word: str = "right", times: int = 1) -> tuple[Corrections, ...]:
    """Give what is told of the whole deck when this was given to each question, and called right or wrong."""
    events: dict[str, list[Event]] = {}
    shapes = {"text": given, "typed": given, "list": _json("Georgia", given), "cloze": _json("Turkey", given)}
    for number, (name, text) in enumerate([*shapes.items()] * times):
        answer = Event(
            id=bytes([number] * 16), kind=EventKind.ANSWERED, card=f"d/{name}", device="one", seq=2 * number, at=number,
            offset=0, day=20_000, form=name, given=text, grade=GRADES.index("wrong"), rating=1,
        )  # fmt: skip
        override = Event(
            id=bytes([number, 1] * 8), kind=EventKind.OVERRIDDEN, card=f"d/{name}", device="one", seq=2 * number + 1,
            at=number, offset=0, day=20_000, target=answer.id, said=SAID.index(word), rating=3,
        )  # fmt: skip
        events.setdefault(f"d/{name}", []).extend([answer, override] if word else [answer])
    return corrections_of(parse_deck(WHOLE), lambda key: events.get(key, []))


def _json(*texts: str) -> str:
    import json

    return json.dumps(texts, ensure_ascii=False)


def pasted(found: Corrections) -> Deck:
    """Paste the lines that are told into the question, in place of the fields that it has, and read the deck."""
    head, *lines = story_lines(found)
    assert re.fullmatch(r"deck\.yaml:\d+  [a-z]+", head)
    names = {line.strip().partition(":")[0] for line in lines if not line.startswith("    #")}
    before, mark, rest = WHOLE.partition(f"  - id: {found.question.id}\n")
    own, after = re.split(r"(?=  - id)|\Z", rest, maxsplit=1)
    kept = [line for line in own.splitlines() if line.strip().partition(":")[0] not in names]
    text = "\n".join([before + mark.rstrip("\n"), *kept, *lines, after])
    assert all(line.startswith("    ") for line in lines)
    return parse_deck(text)


def forms(body: Kind) -> list[str]:
    """Give all that is accepted in a body."""
    match body:
        case Text() | Choice():
            return [*body.accept, *body.reject]
        case ListOf(items=items):
            return [form for item in items for form in item]
        case Cloze() as cloze:
            return [form for gap in cloze.gaps for form in (gap.answer, *gap.accept)]
        case _:
            return []


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TYPED, st.sampled_from(["right", "wrong", ""]))
def test_what_is_printed_reads_back_as_what_was_found(given: str, word: str) -> None:
    for found in told(given, word=word, times=2):
        body = pasted(found)[found.question.id].body
        assert body == found.mended
        assert forms(body) == forms(found.mended)
        assert all("\n" not in line and "\x1b" not in line for line in story_lines(found))
        assert record_of(found)["line"] == found.question.line
    assert sum_line(told(given, word=word))


@pytest.mark.parametrize(
    "given", ["🙂🙂🙂", "x" * 10_000, "\x1b[31mred\x07\u202etxt", "a\nb: c\n- d", "# no comment", "=" * 900]
)
def test_hostile_answers_are_told_safely(given: str) -> None:
    found = told(given)
    assert found
    for each in found:
        lines = story_lines(each)
        assert pasted(each)[each.question.id].body == each.mended
        assert all(line.isprintable() for line in lines)
        assert max(map(len, lines)) < 1_200
        assert len(str(record_of(each))) < 4_000
    assert ("longer than a deck may hold" in "".join(story_lines(found[0]))) == (len(given) == 10_000)


def test_long_lists_of_common_answers_are_cut() -> None:
    (found,) = (each for each in told("Lutsk") if each.question.id == "text")
    often = tuple(TypedAnswer(f"wrong {number}", 9 - number, 20_000) for number in range(7))
    (line,) = story_lines(Corrections(found.question, (), (), often, found.question.body))[1:]
    assert line.endswith("“wrong 4” (5), … 2 more")


@pytest.mark.parametrize(
    "obstacle", ["too-long", "unclear", "no-field", "rejected", "other-entity", "in-question", "accepted"]
)
def test_every_obstacle_is_said_in_words(obstacle: Any) -> None:
    (found,) = (each for each in told("Lutsk") if each.question.id == "text")
    typed = TypedAnswer("Lutsk", 2, 20_000, obstacle=obstacle)
    right, wrong = story_lines(Corrections(found.question, (typed,), (typed,), (), found.question.body))[1:]
    assert right.startswith("    # “Lutsk”: called right 2 times, latest 2024-10-04; ")
    assert wrong.startswith("    # “Lutsk”: called wrong 2 times, latest 2024-10-04; ")

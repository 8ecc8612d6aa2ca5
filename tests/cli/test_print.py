"""`quizgeo print`: what it writes, what it says, and what it refuses; `quizgeo mark`: what a class wrote."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.safety import hostile


@pytest.fixture
def deck(home: Any, texts: dict[str, str]) -> str:
    """Put a deck of every kind into the home and give its path."""
    return str(home.deck(texts["kinds"]))


def test_a_paper_its_key_and_its_manifest_are_written(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("print", deck, "-o", str(tmp_path / "exam.html"), "--variants", "2", "--seed", "7", "--points")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines() == [
        "kinds/flashcard: changed (asked as a term; --cards makes a card of it)",
        "15 questions on paper.",
        "Written: exam.html, exam.json",
    ]
    html = (tmp_path / "exam.html").read_text(encoding="utf-8")
    assert html.count("Variant B · seed 7") == 2
    assert html.count("Key, variant") == 2
    manifest = json.loads((tmp_path / "exam.json").read_bytes())
    assert [each["variant"] for each in manifest["variants"]] == ["A", "B"]


def test_the_key_may_be_in_a_file_of_its_own(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("print", deck, "-o", str(tmp_path / "exam.html"), "--key", "separate", "--explain")
    assert done.err.splitlines()[-1] == "Written: exam.html, exam-key.html, exam.json"
    paper, key = ((tmp_path / name).read_text(encoding="utf-8") for name in ("exam.html", "exam-key.html"))
    assert "A swift campaign" not in paper
    assert "A swift campaign" in key
    assert "____" not in key


def test_without_a_key_nothing_in_the_file_tells_it(call: Any, deck: str, tmp_path: Path) -> None:
    call("print", deck, "-o", str(tmp_path / "exam.html"), "--key", "none", "--explain")
    html = (tmp_path / "exam.html").read_text(encoding="utf-8")
    told = ("Moscow", "11000", "September 2023", "Collective Security", "ease isolation", "swift campaign", "40.18")
    assert [each for each in told if each in html] == []


def test_the_same_seed_gives_the_same_bytes(call: Any, deck: str, tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "a.pdf", "b.pdf"):
        call("print", deck, "-o", str(tmp_path / name), "--seed", "3", "--count", "6", "--force")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_pdf_is_written(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("print", deck, "-o", str(tmp_path / "exam.PDF"), "--letter", "--columns", "2")
    assert done.status == 0
    assert (tmp_path / "exam.PDF").read_bytes().startswith(b"%PDF-")


def test_without_typst_a_pdf_is_refused_with_what_to_do(
    call: Any, deck: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = call("print", deck, "-o", str(tmp_path / "exam.pdf"))
    assert done.status == 1
    assert 'pip install "quizgeo[print]"' in done.err
    assert ".html" in done.err
    assert list(tmp_path.glob("exam*")) == []
    assert call("print", deck, "-o", str(tmp_path / "exam.html")).status == 0


def test_signs_without_a_font_are_named(call: Any, home: Any, tmp_path: Path) -> None:
    odd = (
        "quizgeo: 1\ndeck: odd\ntitle: Odd\nlanguage: en\nquestions: [{id: a, question: What is \u0378?, answer: x}]\n"
    )
    done = call("print", str(home.deck(odd)), "-o", str(tmp_path / "odd.pdf"))
    assert done.status == 0
    assert "No font here has these signs, which stand as empty boxes: \u0378." in done.err


def test_cards_are_cut_out(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("print", deck, "-o", str(tmp_path / "cards.html"), "--cards")
    assert done.err.splitlines() == [
        "kinds/find, kinds/place: left out (a map does not fit on a card)",
        "13 questions on paper.",
        "Written: cards.html",
    ]
    assert not (tmp_path / "cards.json").exists()


def test_a_deck_is_printed_in_the_language_of_its_texts(call: Any, tmp_path: Path) -> None:
    target = tmp_path / "exam.html"
    assert call("print", "karabakh", "-o", str(target), "--count", "8", "--lang", "id").status == 0
    html = target.read_text(encoding="utf-8")
    assert '<html lang="id">' in html
    assert 'lang="en"' not in html


def test_the_words_on_the_paper_are_the_decks_whatever_the_teacher_speaks(call: Any, deck: str, tmp_path: Path) -> None:
    assert call("--lang", "id", "print", deck, "-o", str(tmp_path / "exam.html")).status == 0
    html = (tmp_path / "exam.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in html
    assert "Tick all that are right." in html


def test_what_was_written_is_told_to_programs(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("print", deck, "-o", str(tmp_path / "exam.html"), "--variants", "2", "--tag", "none", "--json")
    assert done.status == 2
    told = call("print", deck, "-o", str(tmp_path / "exam.html"), "--variants", "2", "--json").json
    assert told["files"] == [str(tmp_path / "exam.html"), str(tmp_path / "exam.json")]
    assert (told["questions"], told["variants"], told["seed"], told["missing_signs"]) == (15, ["A", "B"], 0, [])
    assert told["hash"] == json.loads((tmp_path / "exam.json").read_bytes())["hash"]
    cards = call("print", deck, "-o", str(tmp_path / "c.html"), "--cards", "--json").json
    assert (cards["variants"], cards["hash"], len(cards["losses"])) == ([], None, 2)


@pytest.mark.parametrize("there", ["exam.html", "exam.json", "exam-key.html"])
def test_no_file_is_replaced_unasked(call: Any, deck: str, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    words = ("print", deck, "-o", str(tmp_path / "exam.html"), "--key", "separate")
    assert call(*words).status == 2
    assert [(path.name, path.read_text()) for path in tmp_path.glob("exam*")] == [(there, "mine")]
    assert call(*words, "--force").status == 0
    assert (tmp_path / there).read_text(encoding="utf-8") != "mine"


def test_one_paper_in_two_forms_has_one_manifest(call: Any, deck: str, tmp_path: Path) -> None:
    assert call("print", deck, "-o", str(tmp_path / "exam.html"), "--seed", "4").status == 0
    assert call("print", deck, "-o", str(tmp_path / "exam.pdf"), "--seed", "4").status == 0
    other = call("print", deck, "-o", str(tmp_path / "exam.htm"), "--seed", "5")
    assert (other.status, "is there already" in other.err) == (2, True)
    assert not (tmp_path / "exam.htm").exists()


def test_fewer_questions_than_were_wished_are_told(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("print", deck, "-o", str(tmp_path / "exam.html"), "--count", "99")
    assert (done.status, done.err.splitlines()[-3]) == (0, "99 were wished, and there are no more than 15.")
    cards = call("print", deck, "-o", str(tmp_path / "cards.html"), "--cards", "--count", "15")
    assert (cards.status, "wished" in cards.err) == (0, False)


@pytest.fixture
def in_a_folder(call: Any, deck: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], Any]:
    """Give what prints the deck into an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda words: call("print", deck, *words)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["-o", "exam.docx"], 2, "neither .html nor .pdf"),
        (["-o", "."], 2, "neither .html nor .pdf"),
        (["-o", "exam.html", "--tag", "nowhere"], 2, "No question has the tag nowhere."),
        (["-o", "exam.html", "--cards", "--variants", "2"], 2, "--cards has neither variants nor a key."),
        (["-o", "exam.html", "--cards", "--key", "end"], 2, "--cards has neither variants nor a key."),
        (["-o", "exam.html", "--variants", "27"], 2, "27"),
        (["-o", "exam.html", "--count", "0"], 2, "0"),
        (["-o", "exam.html", "--key", "front"], 2, "front"),
        (["-o", "nowhere/exam.html"], 1, "Cannot write"),
        ([], 2, "-o"),
    ],
)
def test_what_cannot_be_printed_is_refused(in_a_folder: Any, words: list[str], status: int, said: str) -> None:
    done = in_a_folder(words)
    assert done.status == status
    assert said in done.err


def test_a_deck_that_cannot_be_read_is_not_printed(call: Any, home: Any, texts: dict[str, str]) -> None:
    done = call("print", str(home.deck(texts["broken"])), "-o", str(home.path / "x.html"))
    assert done.status == 1
    assert "QN004" in done.err
    assert call("print", "nowhere", "-o", str(home.path / "x.html")).status == 2


def test_no_cards_are_no_file(call: Any, home: Any, tmp_path: Path) -> None:
    maps = "quizgeo: 1\ndeck: maps\ntitle: Maps\nlanguage: en\nquestions: [{id: a, question: Where?, find: AM}]\n"
    done = call("print", str(home.deck(maps)), "-o", str(tmp_path / "c.html"), "--cards")
    assert (done.status, (tmp_path / "c.html").exists()) == (1, False)
    assert "Nothing was written" in done.err


@pytest.fixture
def paper(call: Any, home: Any, texts: dict[str, str], tmp_path: Path) -> Path:
    """Print three questions in two variants and give the manifest."""
    call("print", str(home.deck(texts["capitals"])), "-o", str(tmp_path / "exam.html"), "--variants", "2")
    return tmp_path / "exam.json"


def answers(paper: Path, *rows: str) -> str:
    """Write a table of answers beside a manifest."""
    path = paper.with_name("answers.csv")
    path.write_text("\n".join(["name,variant,1,2,3", *rows]) + "\n", encoding="utf-8")
    return str(path)


def of_variant(paper: Path, variant: int) -> list[str]:
    """Give the right answers of a variant, in the order of its numbers."""
    capital = {"capitals/georgia": "Tbilisi", "capitals/armenia": "Yerevan", "capitals/spain": "Madrid"}
    slots = json.loads(paper.read_bytes())["variants"][variant]["questions"]
    return [capital[slot["question"]] for slot in slots]


def test_an_empty_table_is_given_to_fill_in(call: Any, paper: Path) -> None:
    assert call("mark", str(paper)).out == "name,variant,1,2,3\n"


def test_each_persons_points_are_told(call: Any, paper: Path) -> None:
    right = [",".join(of_variant(paper, variant)) for variant in (0, 1)]
    done = call("mark", str(paper), answers(paper, f"Ann,A,{right[0]}", f"Bo,B,{right[1]}", "=cmd(),b,Baku"))
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == ["name,variant,points,max", "Ann,A,3,3", "Bo,B,3,3", "'=cmd(),B,0,3"]


def test_points_are_told_with_two_places(call: Any, home: Any, tmp_path: Path) -> None:
    deck = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions: [{id: a, question: Name three., list: [x, y, z]}]\n"
    call("print", str(home.deck(deck)), "-o", str(tmp_path / "exam.html"))
    assert call("mark", str(tmp_path / "exam.json")).out == "name,1\n"
    (tmp_path / "answers.csv").write_text("name,1\nAnn,x; y\nBo,x; y; z\n")
    done = call("mark", str(tmp_path / "exam.json"), str(tmp_path / "answers.csv"))
    assert done.out.splitlines() == ["name,variant,points,max", "Ann,A,0.67,1", "Bo,A,1,1"]


def test_answers_go_on_into_a_report(call: Any, paper: Path) -> None:
    right = ",".join(of_variant(paper, 1))
    rows = call("mark", str(paper), answers(paper, f"Ann,B,{right}", "Bo,A,x"), "--rows").out
    (paper.parent / "rows.csv").write_text(rows, encoding="utf-8")
    found = call("report", str(paper.parent / "rows.csv"), "--json").json
    assert [each["points"] for each in found["people"]] == [3, 0]
    assert {each["question"] if "question" in each else each["key"] for each in found["items"]} == {
        "capitals/georgia", "capitals/armenia", "capitals/spain",
    }  # fmt: skip


def test_a_report_of_a_paper_bears_its_title_and_takes_no_points_for_answers(
    call: Any, home: Any, tmp_path: Path
) -> None:
    deck = (
        "quizgeo: 1\ndeck: d\ntitle: The peace\nlanguage: en\n"
        "questions: [{id: a, question: Name two., list: [x, y]}, {id: b, question: Why?, model: m, points: 2}]\n"
    )
    call("print", str(home.deck(deck)), "-o", str(tmp_path / "exam.html"), "--in-order")
    (tmp_path / "answers.csv").write_text("name,1,2\nAnn,x,1.5\nBo,y,1\n")
    rows = call("mark", str(tmp_path / "exam.json"), str(tmp_path / "answers.csv"), "--rows").out
    (tmp_path / "rows.csv").write_text(rows)
    told = call("report", str(tmp_path / "rows.csv")).out.splitlines()
    assert told[0] == "The peace"
    assert "Questions: right" in told
    (name,) = [place for place, line in enumerate(told) if line == "  1  Name two."]
    assert told[name + 1].split() == ["0", "of", "2"]
    assert [line.strip() for line in told if "wrong:" in line] == ["wrong: x 1, y 1"]


def test_no_manifest_acts_on_a_terminal(call: Any, paper: Path) -> None:
    first, *_others = of_variant(paper, 0)
    told = paper.read_text(encoding="utf-8").replace('"question": "', '"question": "\\u001b[31m')
    hurt = paper.with_name("hurt.json")
    hurt.write_text(told.replace('"question": "\\u001b[31mcapitals/', '"question": "capitals/'), encoding="utf-8")
    done = call("mark", str(hurt), answers(paper, f"Ann,A,{first}"), "--rows")
    assert (done.status, "\x1b" in done.out, "31m" in done.out) == (0, False, True)


def test_marks_are_told_to_programs(call: Any, paper: Path) -> None:
    first, *_others = of_variant(paper, 0)
    told = call("mark", str(paper), answers(paper, f"Ann,A,{first}"), "--json").json
    (ann,) = told["people"]
    assert (told["deck"], told["problems"], ann["points"], ann["of"]) == ("capitals", [], 1, 3)
    assert [(each["number"], each["given"], each["points"], each["answered"]) for each in ann["answers"]] == [
        (1, first, 1, True), (2, "", 0, False), (3, "", 0, False),
    ]  # fmt: skip


def test_what_cannot_be_read_is_named_and_the_rest_is_marked(call: Any, paper: Path) -> None:
    done = call("mark", str(paper), answers(paper, "Ann,Z,x", "Bo,A,Baku"))
    assert (done.status, done.out.splitlines()[1:]) == (1, ["Bo,A,0,3"])
    assert 'answers.csv:2:1: warning EX005: there is no variant "Z"; there are: A, B' in done.err


def test_what_is_no_manifest_or_table_is_refused(call: Any, paper: Path, tmp_path: Path) -> None:
    for words, status in (
        ((str(tmp_path / "none.json"),), 2),
        ((str(paper), str(tmp_path / "none.csv")), 2),
        ((str(tmp_path / "exam.html"),), 1),
        ((str(paper), str(paper)), 1),
    ):
        done = call("mark", *words)
        assert (done.status, done.out) == (status, "")
        assert "Traceback" not in done.err


def test_a_file_that_is_too_large_is_not_read(call: Any, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgeo.cli.mark_paper._MOST", 10)
    done = call("mark", str(paper))
    assert (done.status, "too large" in done.err) == (1, True)


@pytest.mark.parametrize("words", [["-o", "x.html"], ["-o", "x.pdf"], ["-o", "x.html", "--cards"]], ids=" ".join)
def test_hostile_texts_are_printed_as_they_are(
    call: Any, home: Any, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("print", str(home.deck(hostile.deck())), *words, "--explain")
    assert done.status == 0
    assert hostile.strange(done.out + done.err) == []
    written = (tmp_path / words[1]).read_bytes()
    assert b"\x1b" not in written or words[1].endswith(".pdf")  # a compressed stream may hold any byte

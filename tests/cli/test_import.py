"""`quizgeo import`: another program's file becomes a deck that checks, or news for one that was made of it before."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from quizgeo.decks import load_deck
from quizgeo.exchange import FORMATS
from quizgeo.exchange.archive import packed

GIFT = """\
$CATEGORY: Caucasus

::Capital:: What is the capital of Georgia? {=Tbilisi ~Batumi ~Kutaisi#A port. ####On the Kura.}

Armenia lies on the Black Sea. {F}

Broken {=a ~b

// [id:other/leader]
Who leads Armenia? {=Nikol Pashinyan =Pashinyan}
"""
NO_LANGUAGE = "Nothing tells the language of the texts: they are taken as en; --lang names another."
AIKEN = "What is the capital of Armenia?\nA. Yerevan\nB. Gyumri\nANSWER: A\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with some foreign files."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "quiz.gift").write_text(GIFT, encoding="utf-8")
    (folder / "quiz.txt").write_text(AIKEN, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


# -- a new deck --------------------------------------------------------------------------------------------------------


def test_a_file_becomes_a_deck_that_checks(call: Any, here: Path) -> None:
    done = call("import", "quiz.gift", "-o", "caucasus-quiz.yaml")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines()[0].startswith("quiz.gift:7:8: warning EX005: GIFT: ")
    assert done.err.splitlines()[-3:] == [
        "3 questions written, 1 skipped",
        NO_LANGUAGE,
        "caucasus-quiz.yaml is written. Next: quizgeo check caucasus-quiz.yaml, and quizgeo study caucasus-quiz.yaml.",
    ]
    deck = load_deck(here / "caucasus-quiz.yaml")
    assert (deck.id, deck.title) == ("caucasus-quiz", "Caucasus")
    assert [question.id for question in deck] == ["capital-of-georgia", "armenia-lies-black-sea", "leader"]
    assert call("check", "caucasus-quiz.yaml").status == 0


@pytest.mark.parametrize("name", [each.name for each in FORMATS.values() if each.reads])
def test_what_export_writes_is_read_again(name: str, call: Any, home: Any, here: Path, texts: dict[str, str]) -> None:
    deck = home.deck(texts["kinds"])
    target = f"out{FORMATS[name].suffixes[0]}"
    assert call("export", str(deck), "-o", target, "--to", name).status == 0
    done = call("import", target, "-o", "again.yaml", "--from", name)
    assert done.status == 0, done.err
    assert call("check", "again.yaml").status == 0
    assert len(load_deck(here / "again.yaml")) > 1
    told = call("import", target, "-o", "told.yaml")
    assert told.status == 0, told.err


def test_a_suffix_of_several_formats_is_told_by_the_content(call: Any, here: Path) -> None:
    assert call("import", "quiz.txt", "-o", "a.yaml").status == 0
    (here / "quiz.txt").write_text("::T:: Who? {=a}", encoding="utf-8")
    assert call("import", "quiz.txt", "-o", "b.yaml").status == 0
    (here / "quiz.txt").write_text("Nothing to be told by.", encoding="utf-8")
    done = call("import", "quiz.txt", "-o", "c.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "quiz.txt:1:1: error EX001: cannot tell the format; "
        "say it with --from, one of anki-tsv, gift, aiken, csv, tsv\n"
    )


def test_stdin_is_read_and_stdout_written(call: Any, here: Path) -> None:
    done = call("import", "-", "-o", "-", lines=AIKEN.encode())
    assert done.status == 0
    assert done.out.startswith("quizgeo: 1\ndeck: imported\ntitle: Imported\n")
    assert done.err == f"1 question written\n{NO_LANGUAGE}\n"
    assert sorted(each.name for each in here.iterdir()) == ["quiz.gift", "quiz.txt"]


def test_a_dry_run_shows_and_writes_nothing(call: Any, here: Path) -> None:
    done = call("import", "quiz.txt", "-o", "a.yaml", "--dry-run")
    assert done.status == 0
    assert "    answer: Yerevan\n    wrong: [Gyumri]\n" in done.out
    assert done.err == f"1 question would be written\n{NO_LANGUAGE}\n"
    assert call("import", "quiz.txt", "--dry-run", "--lang", "en").err == "1 question would be written\n"
    assert not (here / "a.yaml").exists()


def test_a_second_import_gives_the_same_file(call: Any, here: Path) -> None:
    call("import", "quiz.gift", "-o", "a.yaml")
    before = (here / "a.yaml").read_bytes()
    assert call("import", "quiz.gift", "-o", "a.yaml", "--force").status == 0
    assert (here / "a.yaml").read_bytes() == before


def test_a_file_that_is_there_stays(call: Any, here: Path) -> None:
    (here / "a.yaml").write_text("mine\n", encoding="utf-8")
    done = call("import", "quiz.txt", "-o", "a.yaml")
    assert done.status == 2
    assert done.err == "a.yaml is there already; --update brings it up to date, --force replaces it.\n"
    assert (here / "a.yaml").read_text(encoding="utf-8") == "mine\n"


def test_the_language_may_be_said(call: Any, here: Path) -> None:
    assert call("import", "quiz.txt", "-o", "a.yaml", "--lang", "id").status == 0
    assert load_deck(here / "a.yaml").language == "id"


def test_json_tells_everything(call: Any, here: Path) -> None:
    told = call("import", "quiz.gift", "-o", "a.yaml", "--json").json
    (problem,) = told.pop("problems")
    assert (problem["code"], problem["place"]["line"]) == ("EX005", 7)
    assert told == {
        "format": "gift", "file": "a.yaml", "deck": "a", "questions": 3, "written": True, "media": [], "text": None,
        "losses": [], "silenced": [],
    }  # fmt: skip
    shown = call("import", "quiz.gift", "-o", "b.yaml", "--json", "--dry-run").json
    assert (shown["written"], shown["text"]) == (False, (here / "a.yaml").read_text().replace("deck: a", "deck: b"))


def test_rules_that_are_silenced_are_said(call: Any, here: Path) -> None:
    text = "Which state?\nA. One that is far longer than any other\nB. b\nC. c\nANSWER: A\n"
    (here / "long.aiken").write_text(text, encoding="utf-8")
    done = call("import", "long.aiken", "-o", "a.yaml")
    assert done.err.splitlines()[0] == (
        "Some questions break MC005; comments in the deck silence that. Why, with examples: "
        "quizgeo check --explain MC005"
    )
    assert call("check", "a.yaml").status == 0


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("quiz.gift", "-o", "a.txt"), 2, "A deck is a file that ends in .yaml: name it a.yaml."),
        (("none.gift", "-o", "a.yaml"), 2, "Cannot read none.gift: No such file or directory"),
        ((".", "-o", "a.yaml"), 1, "Cannot read .: it is a folder"),
        (("quiz.gift", "-o", "none/a.yaml"), 1, "none/a.yaml: there is no folder "),
        (("quiz.gift", "-o", "a.yaml", "--from", "word"), 2, "there is no format word to read"),
        (("quiz.gift", "-o", "a.yaml", "--fields", "Front"), 2, "--fields names two fields"),
        (("quiz.gift", "-o", "a.yaml", "--fields", "a,b,c"), 2, "--fields names two fields"),
        (("quiz.gift", "-o", "a.yaml", "--fields", "a,b"), 2, "--fields is for files of Anki"),
        (("quiz.gift",), 2, "Say where the deck goes"),
        (("quiz.gift", "-o", "a.yaml", "--lang", "english"), 2, '"english" is no language tag; write en, id'),
        (("quiz.gift", "-o", "a.yaml", "--update"), 2, "There is no file a.yaml to update: leave --update out."),
        (("quiz.gift", "-o", "a.yaml", "--update", "--force"), 2, "leave one of the two out"),
        (("quiz.gift", "-o", "a.yaml", "--update", "--media", "m"), 2, "leave one of the two out"),
        (("quiz.txt", "-o", "a.yaml", "--from", "moodle"), 1, "EX002"),
        (("quiz.txt", "-o", "a.yaml", "--from", "anki"), 1, "EX002"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    words: tuple[str, ...], status: int, said: str, call: Any, here: Path
) -> None:
    done = call("import", *words)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert sorted(each.name for each in here.iterdir()) == ["quiz.gift", "quiz.txt"]


def test_a_file_with_nothing_to_read_is_refused(call: Any, here: Path) -> None:
    (here / "empty.gift").write_bytes(b"")
    done = call("import", "empty.gift", "-o", "a.yaml")
    assert (done.status, "EX006" in done.err) == (1, True)
    assert not (here / "a.yaml").exists()


@pytest.mark.parametrize("data", [b"\0" * 100, b"\xff\xfe\x00", b"PK\x03\x04", b"<quiz", b"[" * 5000, os.urandom(300)])
def test_no_bytes_stop_it(data: bytes, call: Any, here: Path) -> None:
    for name in ("a.gift", "a.aiken", "a.txt", "a.csv", "a.tsv", "a.xml", "a.zip", "a.xlsx", "a.apkg", "a"):
        (here / name).write_bytes(data)
        done = call("import", name, "-o", "-")
        assert done.status in (0, 1, 2), name
        assert "Traceback" not in done.err


# -- pictures and sounds -----------------------------------------------------------------------------------------------


def test_pictures_are_saved_where_asked(call: Any, home: Any, here: Path, texts: dict[str, str]) -> None:
    from zipfile import ZipFile

    call("export", str(home.deck(texts["kinds"])), "-o", "plain.apkg")
    with ZipFile("plain.apkg") as archive:
        collection = archive.read("collection.anki2")
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 8
    media = b'{"0": "My Map.png", "1": "page.html", "2": "two.png"}'
    contents = (("collection.anki2", collection), ("media", media), ("0", picture), ("1", b"<html>"), ("2", picture))
    (here / "cards.apkg").write_bytes(packed(contents))
    (here / "pictures").mkdir()
    (here / "pictures" / "two.png").write_bytes(b"mine")
    done = call("import", "cards.apkg", "-o", "a.yaml", "--media", "pictures")
    assert done.status == 0, done.err
    assert (here / "pictures" / "my-map.png").read_bytes() == picture
    assert (here / "pictures" / "two.png").read_bytes() == b"mine"
    assert sorted(each.name for each in (here / "pictures").iterdir()) == ["my-map.png", "two.png"]
    assert "page.html: left out" in done.err
    assert "two.png: left out" in done.err
    (here / "pictures" / "my-map.png").unlink()
    told = call("import", "cards.apkg", "-o", "b.yaml", "--media", "pictures", "--json", "--dry-run").json
    assert told["media"] == ["my-map.png", "two.png"]
    assert not (here / "pictures" / "my-map.png").exists()
    (here / "file").write_bytes(b"")
    refused = call("import", "cards.apkg", "-o", "c.yaml", "--media", "file")
    assert (refused.status, (here / "c.yaml").exists()) == (1, False)


# -- an update ---------------------------------------------------------------------------------------------------------


def test_an_update_changes_what_the_file_changed(call: Any, here: Path) -> None:
    call("import", "quiz.gift", "-o", "a.yaml")
    path = here / "a.yaml"
    path.write_text(path.read_text().replace("    answer: false\n", "    answer: false  # sure\n    explain: Mine.\n"))
    path.chmod(0o640)
    changed = GIFT.replace("On the Kura.", "On the river Kura.").replace("Who leads", "Who once led")
    (here / "quiz.gift").write_text(changed + "\nNew one? {=a ~b ~c}\n", encoding="utf-8")
    before = path.read_bytes()
    preview = call("import", "quiz.gift", "-o", "a.yaml", "--update", "--dry-run")
    assert preview.status == 0
    assert "\n-    explain: On the Kura.\n" in preview.out
    assert "\n+    explain: On the river Kura.\n" in preview.out
    assert path.read_bytes() == before
    done = call("import", "quiz.gift", "-o", "a.yaml", "--update")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines()[-1] == "1 question added, 2 renewed, 1 skipped"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "    answer: false  # sure\n    explain: Mine.\n" in path.read_text()
    deck = load_deck(path)
    assert [question.id for question in deck] == ["capital-of-georgia", "armenia-lies-black-sea", "leader", "new"]
    assert (deck["capital-of-georgia"].explain, deck["leader"].prompt) == (
        "On the river Kura.",
        "Who once led Armenia?",
    )
    again = call("import", "quiz.gift", "-o", "a.yaml", "--update", "--json").json
    assert (again["added"], again["renewed"], again["written"]) == ([], [], True)


def test_an_update_names_what_is_gone(call: Any, here: Path) -> None:
    call("import", "quiz.gift", "-o", "a.yaml")
    before = (here / "a.yaml").read_bytes()
    (here / "quiz.gift").write_text("Armenia lies on the Black Sea. {F}\n", encoding="utf-8")
    done = call("import", "quiz.gift", "-o", "a.yaml", "--update")
    assert done.err.splitlines() == [
        "a/capital-of-georgia: the file does not have it any more; it stays",
        "a/leader: the file does not have it any more; it stays",
        "0 questions added, 0 renewed",
    ]
    assert (here / "a.yaml").read_bytes() == before


def test_an_update_says_that_what_is_gone_may_be_among_what_cannot_be_read(call: Any, here: Path) -> None:
    call("import", "quiz.txt", "-o", "a.yaml")
    (here / "quiz.txt").write_text(AIKEN.replace("ANSWER: A", "ANSWER: X") + "\nWho?\nA. a\nB. b\nANSWER: A\n")
    done = call("import", "quiz.txt", "-o", "a.yaml", "--update", "--from", "aiken")
    assert "a/capital-of-armenia: the file does not have it any more, or it is among what could not be read" in done.err
    assert "quiz.txt has none of the questions of this deck" in done.err
    assert done.err.splitlines()[-1] == "1 question added, 0 renewed, 1 skipped"


def test_another_file_than_the_one_meant_is_noticed(call: Any, here: Path) -> None:
    call("import", "quiz.gift", "-o", "a.yaml")
    (here / "other.csv").write_text("question,answer,wrong\nWho?,a,b\n")
    done = call("import", "other.csv", "-o", "a.yaml", "--update", "--dry-run")
    assert "other.csv has none of the questions of this deck: see that it is the file you mean." in done.err


def test_losses_name_the_file_that_they_are_of(call: Any, here: Path) -> None:
    (here / "t.csv").write_text("kind,question,answer,wrong\n,Who?,a,b\npoll,Why?,a,b\n")
    done = call("import", "t.csv", "-o", "a.yaml")
    assert done.err.startswith("t.csv:3: left out (")
    assert "1 question written, 1 left out\n" in done.err


def test_the_language_of_indonesian_heads_is_taken(call: Any, here: Path) -> None:
    (here / "t.csv").write_text("Soal;Jawaban;Pengecoh\nApa?;1.500;b\nBerapa?;1.234,5;\n")
    done = call("import", "t.csv", "-o", "a.yaml")
    assert NO_LANGUAGE not in done.err
    deck = load_deck(here / "a.yaml")
    assert (deck.language, str(getattr(deck.questions[1].body, "low", ""))) == ("id", "1234.5")


def test_an_update_reads_in_the_language_of_the_deck(call: Any, here: Path) -> None:
    (here / "t.gift").write_text("Mengapa? {}\n")
    call("import", "t.gift", "-o", "a.yaml", "--lang", "id")
    before = (here / "a.yaml").read_bytes()
    assert b"No model" not in before
    assert "0 questions added, 0 renewed" in call("import", "t.gift", "-o", "a.yaml", "--update").err
    assert (here / "a.yaml").read_bytes() == before


def test_a_mark_and_line_ends_stay_in_an_update(call: Any, here: Path) -> None:
    call("import", "quiz.txt", "-o", "a.yaml")
    path = here / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (here / "quiz.txt").write_text(AIKEN.replace("Gyumri", "Vanadzor"), encoding="utf-8")
    assert call("import", "quiz.txt", "-o", "a.yaml", "--update").status == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbfquizgeo: 1\r\n")
    assert b"[Vanadzor]\r\n" in after
    assert b"\n" not in after.replace(b"\r\n", b"")


def test_a_deck_with_errors_is_not_updated(call: Any, here: Path, texts: dict[str, str]) -> None:
    (here / "a.yaml").write_text(texts["broken"], encoding="utf-8")
    done = call("import", "quiz.gift", "-o", "a.yaml", "--update")
    assert done.status == 1
    assert done.err.splitlines()[-1] == "a.yaml has errors and was not updated; quizgeo check tells more."
    assert (here / "a.yaml").read_text(encoding="utf-8") == texts["broken"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is write-protected for the superuser")
def test_a_protected_deck_is_not_updated(call: Any, here: Path) -> None:
    call("import", "quiz.txt", "-o", "a.yaml")
    (here / "a.yaml").chmod(0o400)
    (here / "quiz.txt").write_text(AIKEN.replace("Gyumri", "Vanadzor"), encoding="utf-8")
    done = call("import", "quiz.txt", "-o", "a.yaml", "--update")
    assert (done.status, "write-protected" in done.err) == (1, True)

"""Ids and stamps are put into files byte by byte: all else stays as the author wrote it, or nothing is written."""

import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from quizgeo.decks import (
    AuthoringError,
    Deck,
    DeckError,
    Edit,
    Question,
    apply_edit,
    cards,
    check_file,
    limits,
    load_deck,
    plan_edit,
)
from quizgeo.decks.edits import open_source
from quizgeo.paths import shipped_decks
from tests.decks.written import Written, decks

Folder = Callable[..., Path]
HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
IDS = re.compile(r"id: [a-z0-9-]+")


def edited(folder: Path, text: str | bytes, name: str = "deck.yaml") -> str:
    """Write a file, have ids put in, and give the text that it holds then."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    apply_edit(plan_edit(path))
    return path.read_bytes().decode()


def refused(path: Path) -> list[str]:
    """Give the codes of the problems for which a file is not edited."""
    with pytest.raises(DeckError) as raised:
        plan_edit(path)
    return [problem.code for problem in raised.value.problems]


CASES = [
    ("- question: Who is it?\n  answer: x\n", "- id: who-is-it\n  question: Who is it?\n  answer: x\n"),
    ("  -   question: Who?  # a\n      answer: x\n", "  -   id: who\n      question: Who?  # a\n      answer: x\n"),
    ("- {question: Who?, answer: x}\n", "- {id: who, question: Who?, answer: x}\n"),
    ("- { question: Who?, answer: x } # id\n", "- { id: who, question: Who?, answer: x } # id\n"),
    ('- {"question":"Who?","answer":"x"}\n', '- {"id": "who", "question":"Who?","answer":"x"}\n'),
    ("- {'question':'Who?','answer':'x'}\n", "- {id: who, 'question':'Who?','answer':'x'}\n"),
    ('- "question": Who?\n  answer: x\n', '- id: who\n  "question": Who?\n  answer: x\n'),
    ("- {\n  # who\n  question: Who?,\n  answer: x}\n", "- {\n  # who\n  id: who, question: Who?,\n  answer: x}\n"),
    ("-\n  # who\n  question: Who?\n  answer: x\n", "-\n  # who\n  id: who\n  question: Who?\n  answer: x\n"),
    ("- # who\n  answer: x\n  question: Who?\n", "- # who\n  id: who\n  answer: x\n  question: Who?\n"),
    ("- question: >-\n    Who\n    is?\n  answer: x", "- id: who-is\n  question: >-\n    Who\n    is?\n  answer: x"),
    ("- statement: It is so.\n  answer: no\n", "- id: it-is-so\n  statement: It is so.\n  answer: no\n"),
    ("- question: Fill in.\n  cloze: In ((1993|93::year)) it was.\n",
     "- id: in-it-was\n  question: Fill in.\n  cloze: In ((1993|93::year)) it was.\n"),
    ("- front: CSTO\n  back: B\n", "- id: csto\n  front: CSTO\n  back: B\n"),
    ("- {id: who, question: Q?, answer: x}\n- {question: Who?, answer: y}\n",
     "- {id: who, question: Q?, answer: x}\n- {id: who-2, question: Who?, answer: y}\n"),
    ("- {id: a, was: [who, other/who-2], question: Q?, answer: x}\n- {question: Who?, answer: y}\n",
     "- {id: a, was: [who, other/who-2], question: Q?, answer: x}\n- {id: who-2, question: Who?, answer: y}\n"),
    ("- {id: a, was: d/who, question: Q?, answer: x}\n- {question: Who?, answer: y}\n",
     "- {id: a, was: d/who, question: Q?, answer: x}\n- {id: who-2, question: Who?, answer: y}\n"),
    ("- {question: Who?, find: AM}\n- {question: Who?, find: AM}\n",
     "- {id: who, question: Who?, find: AM}\n- {id: who-2, question: Who?, find: AM}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_id_is_the_first_field_in_the_questions_own_style(tmp_path: Path, before: str, after: str, end: str) -> None:
    text = f"{HEAD}questions:\n{before}".replace("\n", end)
    assert edited(tmp_path, text) == f"{HEAD}questions:\n{after}".replace("\n", end)


def test_a_list_in_brackets_is_filled_too(tmp_path: Path) -> None:
    text = f"{HEAD}questions: [{{question: Who?, answer: x}}, {{id: b, question: What?, answer: y}}]"
    assert edited(tmp_path, text) == text.replace("{question: Who", "{id: who, question: Who")


def test_a_byte_order_mark_and_mixed_line_ends_stay(tmp_path: Path) -> None:
    text = f"\ufeff{HEAD}questions:\r\n- question: Who?\r\n  answer: x\n- question: What?\n  answer: y\r\n"
    found = edited(tmp_path, text)
    assert found == text.replace("- question: Who?\r", "- id: who\r\n  question: Who?\r").replace(
        "- question: What?", "- id: what\n  question: What?"
    )


def test_a_deck_of_json_stays_json(tmp_path: Path) -> None:
    text = json.dumps({"quizgeo": 1, "deck": "d", "title": "T", "language": "en",
                       "questions": [{"question": "Who?", "answer": "x"}]}, indent=2)  # fmt: skip
    found = json.loads(edited(tmp_path, text))
    assert found["questions"] == [{"id": "who", "question": "Who?", "answer": "x"}]


def test_a_text_without_line_ends_gets_none_but_of_lf(tmp_path: Path) -> None:
    text = "{quizgeo: 1, deck: d, title: T, language: en, questions: [{question: Who?, answer: x}]}"
    assert edited(tmp_path, text) == text.replace("{question", "{id: who, question")


def test_questions_with_errors_get_ids_as_well(tmp_path: Path) -> None:
    text = f"{HEAD}questions:\n- question: Who?\n  anser: x\n- {{}}\n- just text\n- [a]\n- question: [a]\n"
    assert edited(tmp_path, text) == text.replace("- question: W", "- id: who\n  question: W").replace(
        "- question: [", "- id: question\n  question: ["
    )


def test_a_default_prompt_names_questions(tmp_path: Path) -> None:
    text = f"{HEAD}defaults: {{question: Where is it?}}\nquestions:\n- find: AM\n- find: AZ\n"
    found = edited(tmp_path, text)
    assert IDS.findall(found) == ["id: where-is-it", "id: where-is-it-2"]


def test_a_gap_that_is_not_closed_names_its_question_all_the_same(tmp_path: Path) -> None:
    assert "- id: 1993\n" in edited(tmp_path, f"{HEAD}questions:\n- cloze: In ((1993\n")


def test_words_of_another_script_give_a_hash(tmp_path: Path) -> None:
    found = edited(tmp_path, f"{HEAD}questions:\n- question: Кто это?\n  answer: x\n")
    assert re.search(r"- id: q-[0-9a-f]{6}\n  question: Кто", found)


@given(decks())
def test_ids_change_nothing_but_themselves(written: Written) -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "deck.yaml"
        path.write_bytes(written.text.encode())
        edit = plan_edit(path)
        assert len(edit.additions) == written.missing
        before, problems = check_file(path)
        apply_edit(edit)
        after = path.read_bytes().decode()
        for addition in edit.additions:
            line = re.compile(rf"id: {addition.value}(?:, |{written.end}[ ]*)(?![^\S\r\n]*#)")
            assert len(line.findall(after)) >= 1
            after = line.sub("", after, count=1)
        assert after == written.text
        assert plan_edit(path).files == ()
        again, new_problems = check_file(path)
        told = [each.code for each in problems if each.code not in ("QN009", "DK008")]  # two alike get two names
        assert [each.code for each in new_problems] == told
        if before is not None:
            assert again is not None
            assert same_progress(before, again)


def same_progress(before: Deck, after: Deck) -> bool:
    """Tell whether the questions are the same, and each answers to the keys that it had."""
    return all(
        (a.body, a.prompt, a.tags, a.explain) == (b.body, b.prompt, b.tags, b.explain) and keys(a) <= keys(b)
        for a, b in zip(before, after, strict=True)
    )


def keys(question: Question) -> set[str]:
    card = cards(question)[0]
    return {card.key, *card.was}


ORIGINALS = [path for path in sorted(shipped_decks().glob("*.yaml")) if "." not in path.stem]


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.name)
def test_a_shipped_deck_stripped_of_its_ids_gets_others_and_nothing_else(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    stripped = re.sub(r"    (?:after|was): .*\n", "", re.sub(r"  - id: [a-z0-9-]+\n    ", "  - ", text))
    (tmp_path / path.name).write_text(stripped, encoding="utf-8")
    edit = plan_edit(tmp_path / path.name)
    apply_edit(edit)
    found = (tmp_path / path.name).read_text(encoding="utf-8")
    names = [addition.value for addition in edit.additions]
    assert len(set(names)) == len(names) == text.count("\n  - id: ") > 10
    assert re.sub(r"  - id: [a-z0-9-]+\n    ", "  - ", found) == stripped
    assert all(f"  - id: {name}\n    " in found for name in names)


def test_parts_get_ids_unlike_those_of_the_whole_deck(folder: Folder) -> None:
    part = "part_of: d\nquestions:\n  - question: Who?\n    answer: y\n"
    place = folder(
        deck__yaml=f"{HEAD}include: [more.part.yaml, full.part.yaml]\nquestions:\n  - question: Who?\n    answer: x\n",
        more__part__yaml=part,
        full__part__yaml="part_of: d\nquestions:\n  - {id: who-2, question: Q?, answer: z}\n",
    )
    edit = plan_edit(place / "deck.yaml")
    assert [(file.path.name, [each.value for each in file.additions]) for file in edit.files] == [
        ("more.part.yaml", ["who-3"]), ("deck.yaml", ["who"])
    ]  # fmt: skip
    apply_edit(edit)
    assert (place / "more.part.yaml").read_text() == part.replace("- question", "- id: who-3\n    question")
    assert [each.id for each in load_deck(place / "deck.yaml")] == ["who", "who-3", "who-2"]


def test_a_part_alone_is_not_edited(folder: Folder) -> None:
    place = folder(more__part__yaml="part_of: d\nquestions:\n  - question: Who?\n    answer: y\n")
    with pytest.raises(AuthoringError, match=r"^more\.part\.yaml is a part that a deck includes: name the file of"):
        plan_edit(place / "more.part.yaml")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{HEAD}questions:\n- question: Who is: it?\n  answer: x\n", "YA011"),
        (f"{HEAD}questions:\n- question: &a Who?\n  answer: x\n", "YA020"),
        (f"{HEAD}questions:\n- question: Who?\n  question: What?\n  answer: x\n", "YA024"),
        (f"{HEAD}questions:\n- question: Who?\n  answer: x #1\n", "YA030"),
        ("title: T\nquestions: []\n", "DK001"),
        (f"{HEAD.replace('1', '2', 1)}questions: []\n", "DK002"),
        (f"{HEAD}include: ../x.yaml\nquestions: [{{question: Q?, answer: x}}]\n", "DK013"),
        (f"{HEAD}include: missing.yaml\nquestions: [{{question: Q?, answer: x}}]\n", "DK014"),
        ("", "YA006"),
        ("just text\n", "DK001"),
    ],
)
def test_a_file_that_is_not_surely_read_is_left_alone(folder: Folder, text: str, code: str) -> None:
    place = folder(deck__yaml=text)
    assert code in refused(place / "deck.yaml")
    assert (place / "deck.yaml").read_text() == text


def test_a_file_that_is_no_text_or_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_bytes(b"\x89PNG\r\n")
    assert refused(tmp_path / "deck.yaml") == ["YA002"]
    assert refused(tmp_path / "other.yaml") == ["YA001"]
    assert refused(tmp_path) == ["YA001"]


def test_a_part_with_errors_of_syntax_stops_the_whole_deck(folder: Folder) -> None:
    place = folder(
        deck__yaml=f"{HEAD}include: [more.part.yaml]\nquestions:\n  - question: Who?\n    answer: x\n",
        more__part__yaml="part_of: d\nquestions:\n  - question: 'Who?\n",
    )
    assert "YA012" in refused(place / "deck.yaml")


def test_a_deck_that_would_not_be_read_with_ids_is_left_alone(tmp_path: Path) -> None:
    text = f"{HEAD}questions:\n- {{question: Who?, answer: x}}\n# "
    path = tmp_path / "deck.yaml"
    path.write_text(text + "x" * (limits.BYTES - len(text) - 1) + "\n")
    with pytest.raises(AuthoringError, match=r"deck\.yaml would not be the same deck with ids\. Write them by hand"):
        plan_edit(path)


def test_a_file_is_opened_for_editing_only_when_its_text_has_no_errors(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("a: [b\n")
    with pytest.raises(DeckError, match="YA015"):
        open_source(tmp_path / "deck.yaml")


def test_a_plan_names_place_value_and_words(folder: Folder) -> None:
    place = folder(deck__yaml=f"{HEAD}questions:\n  - question: Who is it?\n    answer: x\n")
    (addition,) = plan_edit(place / "deck.yaml").additions
    assert (addition.place.line, addition.place.col) == (6, 5)
    assert (addition.name, addition.value, addition.what, addition.renewed) == ("id", "who-is-it", "Who is it?", False)


def test_nothing_missing_is_an_empty_plan(folder: Folder) -> None:
    place = folder(deck__yaml=f"{HEAD}questions:\n  - {{id: a, question: Who?, answer: x}}\n")
    edit = plan_edit(place / "deck.yaml")
    assert edit == Edit(())
    apply_edit(edit)


# -- writing ---------------------------------------------------------------------------------------------------------


def deck_in(folder: Path, name: str = "deck.yaml") -> Path:
    path = folder / name
    path.write_text(f"{HEAD}questions:\n  - question: Who?\n    answer: x\n")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = deck_in(tmp_path)
    path.chmod(0o640)
    apply_edit(plan_edit(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "id: who" in path.read_text()
    assert names_in(tmp_path) == ["deck.yaml"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator can give a file to somebody else")
def test_the_owner_of_a_file_stays(tmp_path: Path) -> None:
    path = deck_in(tmp_path)
    os.chown(path, 12345, 12345)
    apply_edit(plan_edit(path))
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12345)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real = deck_in(tmp_path / "there")
    link = tmp_path / "deck.yaml"
    link.symlink_to(real)
    apply_edit(plan_edit(link))
    assert link.is_symlink()
    assert "id: who" in real.read_text()
    assert names_in(tmp_path / "there") == ["deck.yaml"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = deck_in(tmp_path)
    edit = plan_edit(path)
    path.write_text("something else")
    with pytest.raises(AuthoringError, match="changed meanwhile"):
        apply_edit(edit)
    assert path.read_text() == "something else"
    assert names_in(tmp_path) == ["deck.yaml"]


def test_a_file_that_is_write_protected_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = deck_in(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_asked: False)  # the system lets its administrator write everything
    with pytest.raises(AuthoringError, match="write-protected"):
        apply_edit(plan_edit(path))


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = deck_in(tmp_path)
    edit = plan_edit(path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        apply_edit(edit)
    assert "id:" not in path.read_text()
    assert names_in(tmp_path) == ["deck.yaml"]

"""The library: which decks there are, found again without reading them, and read when they are asked for."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import CardEntry, CardKey, DeckError, Library, UnknownDeckError, cards, load_deck, scan

Folder = Callable[..., Path]

DECK = """\
quizgeo: 1
deck: {id}
title: {title}
language: en
questions:
  - {{id: a, question: Q?, answer: x, tags: [t, u], was: old}}
  - {{id: b, front: F, back: B, both_ways: yes, after: a}}
  - {{question: No id?, answer: y}}
"""
OVERLAY = "quizgeo: 1\ntranslates: {id}\nlanguage: {language}\ntitle: Judul\nquestions: {{a: {{question: T?}}}}\n"
LONG_AGO = 1_700_000_000


def deck(name: str = "d", title: str = "Title") -> str:
    return DECK.format(id=name, title=title)


def age(folder: Path, seconds: int = LONG_AGO) -> None:
    """Let all deck files of a folder have been changed long ago."""
    for path in [*folder.rglob("*.yaml"), *folder.rglob("*.part")]:
        os.utime(path, (seconds, seconds))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "decks.json"


def test_decks_are_found_with_their_cards(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one", "One"), two__yml=deck("two", "Two"))
    library = scan([place], index)
    assert [(entry.id, entry.title, entry.language, entry.problems) for entry in library.entries] == [
        ("one", "One", "en", 0),
        ("two", "Two", "en", 0),
    ]
    assert library.entries[0].path == place / "one.yaml"
    assert library.entries[0].warnings == 1


def test_capitals_in_the_names_of_files_make_no_difference(folder: Folder, index: Path) -> None:
    place = folder(**{"One.YAML": deck("one"), "One.id.Yml": OVERLAY.format(id="one", language="id")})
    (entry,) = scan([place], index).entries
    assert (entry.id, entry.overlays) == ("one", ("id",))
    outside = scan([], index)
    assert outside.resolve(str(place / "One.YAML")).overlays == ("id",)
    assert outside.load(str(place / "One.YAML"), "id").title == "Judul"


@pytest.mark.parametrize("times", [1, 2])
def test_titles_in_other_languages_are_known_cold_and_warm(folder: Folder, index: Path, times: int) -> None:
    untitled = OVERLAY.format(id="one", language="az").replace("title: Judul\n", "")
    place = folder(one__yaml=deck("one"), one__id__yaml=OVERLAY.format(id="one", language="id"), one__az__yaml=untitled)
    age(place)
    for _ in range(times):
        (entry,) = scan([place], index).entries
    assert (entry.overlays, entry.overlay_titles) == (("az", "id"), ("", "Judul"))
    assert [entry.title_in(language) for language in ("id", "az", "en", "")] == ["Judul", "Title", "Title", "Title"]


def test_a_deck_with_errors_has_the_name_of_its_file_in_every_language(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one") + "  - x\n", one__id__yaml=OVERLAY.format(id="one", language="id"))
    (entry,) = scan([place], index).entries
    assert (entry.title, entry.title_in("id")) == ("one.yaml", "one.yaml")


@pytest.mark.parametrize("times", [1, 2])
def test_entries_are_the_cards_of_the_questions_cold_and_warm(folder: Folder, index: Path, times: int) -> None:
    place = folder(one__yaml=deck("one"))
    age(place)
    for _ in range(times):
        library = scan([place], index)
    expected = tuple(card for question in load_deck(place / "one.yaml") for card in cards(question))
    assert library.entries[0].cards == expected
    assert [card.key for card in expected][:3] == ["one/a", "one/b", "one/b~back"]
    assert expected[1].after == ("one/a",)
    flashcard = expected[1]
    assert flashcard == CardEntry(flashcard.key, "flashcard", flashcard.was, (CardKey("one/a"),), (), "one/b~back")


def test_a_warm_index_reads_no_yaml_and_imports_no_reader(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one"), o__id__yaml=OVERLAY.format(id="one", language="id"))
    age(place)
    scan([place], index)
    code = (
        "import sys; from pathlib import Path; import quizgeo.decks as decks;"
        f"library = decks.scan([Path({str(place)!r})], Path({str(index)!r}));"
        "loaded = sorted({'yaml', 'quizgeo.decks.read'} & set(sys.modules));"
        "print(len(library.entries[0].cards), library.changed(), loaded)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "4 False []"


def test_importing_the_package_imports_no_yaml() -> None:
    code = "import sys, quizgeo.decks; print('yaml' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "False"


def test_an_unchanged_file_is_not_read_again(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one", "Old"))
    age(place)
    scan([place], index)
    path = place / "one.yaml"
    path.write_text(path.read_text().replace("Old", "New"))
    age(place)
    assert scan([place], index).entries[0].title == "Old"


def test_a_changed_file_is_read_again(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one", "Old"))
    age(place)
    library = scan([place], index)
    assert not library.changed()
    path = place / "one.yaml"
    path.write_text(path.read_text().replace("Old", "New"))
    assert library.changed()
    assert library.rescan().entries[0].title == "New"


def test_a_change_within_the_tick_of_the_clock_is_seen(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one", "Old"))
    scan([place], index)
    path, status = place / "one.yaml", (place / "one.yaml").stat()
    path.write_text(path.read_text().replace("Old", "New"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert scan([place], index).entries[0].title == "New"


def test_a_file_that_was_only_touched_is_not_parsed_again(
    folder: Folder, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(one__yaml=deck("one", "One"))
    age(place)
    scan([place], index)
    age(place, LONG_AGO + 60)
    monkeypatch.setitem(sys.modules, "quizgeo.decks.files", None)
    assert scan([place], index).entries[0].title == "One"
    assert str(LONG_AGO + 60) in index.read_text()


def test_files_that_came_and_went_are_noticed(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one"))
    library = scan([place], index)
    (place / "two.yaml").write_text(deck("two"))
    assert library.changed()
    library = library.rescan()
    assert [entry.id for entry in library.entries] == ["one", "two"]
    (place / "one.yaml").unlink()
    assert library.changed()
    assert [entry.id for entry in library.rescan().entries] == ["two"]


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "null", '{"format": 1}', '{"format": 99, "files": {}}', '{"format": 2, "files": {"x": [1]}}',
     '{"format": 2, "files": []}', '{"format": 2, "files": {"x": 1}}'],
)  # fmt: skip
def test_a_damaged_index_is_built_anew(folder: Folder, index: Path, damage: str) -> None:
    place = folder(one__yaml=deck("one"))
    before = scan([place], index).entries
    index.write_text(damage)
    assert scan([place], index).entries == before
    assert json.loads(index.read_text())["format"] == 2


def test_damaged_cards_in_the_index_are_built_anew(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one"))
    before = scan([place], index).entries
    age(place)
    scan([place], index)
    content = json.loads(index.read_text())
    for record in content["files"].values():
        record[8]["kinds"] = [0]
    index.write_text(json.dumps(content))
    assert scan([place], index).entries == before


def test_an_index_that_cannot_be_written_is_no_trouble(folder: Folder, tmp_path: Path) -> None:
    place = folder(one__yaml=deck("one"))
    (tmp_path / "file").write_text("")
    assert scan([place], tmp_path / "file" / "decks.json").entries[0].id == "one"
    assert scan([place], place).entries[0].id == "one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "one.yaml"]


def test_only_decks_are_listed(folder: Folder, index: Path) -> None:
    place = folder(
        one__yaml=deck("one") + "include: [sub/more.yaml]\n",
        other__yaml="version: 3\nservices: {}\n",
        one__id__yaml=OVERLAY.format(id="one", language="id"),
        notes__txt=deck("two"),
    )
    (place / "sub").mkdir()
    (place / "sub" / "more.yaml").write_text("part_of: one\nquestions:\n  - {id: z, question: Z?, answer: z}\n")
    (place / ".hidden").mkdir()
    (place / ".hidden" / "three.yaml").write_text(deck("three"))
    (entry,) = scan([place], index).entries
    assert (entry.id, entry.overlays, len(entry.cards)) == ("one", ("id",), 5)


def test_a_changed_part_makes_the_deck_be_read_again(folder: Folder, index: Path) -> None:
    place = folder(
        one__yaml=deck("one") + "include: more.part\n",
        more__part="part_of: one\nquestions: [{id: z, front: F, back: B}]\n",
    )
    age(place)
    library = scan([place], index)
    assert len(library.entries[0].cards) == 5
    assert not library.changed()
    (place / "more.part").write_text("part_of: one\nquestions: [{id: z, front: F, back: B, both_ways: yes}]\n")
    assert library.changed()
    assert len(library.rescan().entries[0].cards) == 6
    assert len(library.load("one")) == 4


def test_folders_are_walked_six_deep_and_a_missing_one_is_empty(tmp_path: Path, index: Path) -> None:
    for depth in (6, 7):
        place = tmp_path / "decks" / Path(*"abcdefg"[:depth])
        place.mkdir(parents=True, exist_ok=True)
        (place / "x.yaml").write_text(deck(f"deep-{depth}"))
    assert [entry.id for entry in scan([tmp_path / "decks", tmp_path / "none"], index).entries] == ["deep-6"]


def test_a_folder_that_is_named_twice_counts_once(folder: Folder, index: Path, tmp_path: Path) -> None:
    place = folder(one__yaml=deck("one"))
    (tmp_path / "link.yaml").symlink_to(place / "one.yaml")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(scan([place, place], index).entries) == 1


def test_a_broken_deck_is_listed_by_its_file_and_the_others_work(folder: Folder, index: Path) -> None:
    place = folder(
        bad__yaml=deck("bad").replace("answer: x", "anser: x"), good__yaml=deck("good"), odd__yaml="quizgeo: 1\n\x00"
    )
    library = scan([place], index)
    assert [(each.id, each.title, each.problems, len(each.cards)) for each in library.entries] == [
        ("bad", "bad.yaml", 1, 0),
        ("good", "Title", 0, 4),
        ("", "odd.yaml", 1, 0),
    ]
    assert library.load("good").title == "Title"
    with pytest.raises(DeckError, match="QN004"):
        library.load("bad")


def test_one_identity_in_two_files_is_a_problem_of_the_second(folder: Folder, index: Path) -> None:
    place = folder(
        a__yaml=deck("one", "First"),
        b__yaml=deck("one", "Second"),
        c__yaml=deck("one").replace("answer: x", "anser: x"),
    )
    library = scan([place], index)
    assert [(each.id, each.title, each.problems) for each in library.entries] == [
        ("one", "First", 0),
        ("", "b.yaml", 1),
        ("", "c.yaml", 1),
    ]
    (problem,) = library.problems
    assert (problem.code, problem.place.file) == ("DK009", str(place / "b.yaml"))
    assert problem.message.startswith('deck "one" is also ')
    assert problem.fix == "give one of the two another identity"
    assert problem.related[0].place.file == str(place / "a.yaml")
    assert library.load("one").title == "First"


def test_a_deck_stays_in_memory_until_its_file_changes(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one", "Old"))
    library = scan([place], index)
    assert library.load("one") is library.load("one")
    (place / "one.yaml").write_text(deck("one", "Brand new"))
    assert library.load("one").title == "Brand new"


def test_a_deck_is_named_by_identity_or_path(folder: Folder, index: Path, tmp_path: Path) -> None:
    place = folder(decks__placeholder="")
    inside = place / "inside"
    inside.mkdir()
    (inside / "one.yaml").write_text(deck("one"))
    (place / "elsewhere.yaml").write_text(deck("two"))
    library = scan([inside], index)
    assert library.resolve("one") is library.resolve(str(inside / "one.yaml"))
    outside = library.resolve(str(place / "elsewhere.yaml"))
    assert (outside.id, len(outside.cards)) == ("two", 4)
    assert library.load(str(place / "elsewhere.yaml")).id == "two"
    assert library.load("two").id == "two"
    assert library.resolve(str(tmp_path / "elsewhere.yaml")) is outside


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("karabak", 'there is no deck "karabak"; did you mean karabakh?'),
        ("Caucasus", 'there is no deck "Caucasus"; quizgeo decks lists them'),
        ("none.yaml", 'there is no deck "none.yaml"; quizgeo decks lists them'),
        ("", 'there is no deck ""; quizgeo decks lists them'),
        ("\x1b[31mred", 'there is no deck "[31mred"; quizgeo decks lists them'),
    ],
)
def test_an_unknown_name_gets_a_sentence_with_the_nearest(
    folder: Folder, index: Path, name: str, sentence: str
) -> None:
    library: Library = scan([folder(a__yaml=deck("karabakh"), b__yaml=deck("taliban"))], index)
    with pytest.raises(UnknownDeckError) as raised:
        library.resolve(name)
    assert str(raised.value) == sentence
    with pytest.raises(UnknownDeckError):
        library.load(name)


def test_a_translation_is_laid_over_on_request(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one"), one__id__yaml=OVERLAY.format(id="one", language="id"))
    library = scan([place], index)
    assert library.load("one", "id").title == "Judul"
    assert library.load("one", language="id")["a"].prompt == "T?"
    assert library.load("one", "en").title == library.load("one").title == library.load("one", "fr").title == "Title"


def test_a_broken_translation_is_a_problem_only_when_it_is_asked_for(folder: Folder, index: Path) -> None:
    overlay = OVERLAY.format(id="one", language="id").replace("a:", "zz:")
    library = scan([folder(one__yaml=deck("one"), one__id__yaml=overlay)], index)
    assert library.load("one").title == "Title"
    with pytest.raises(DeckError, match="TR004"):
        library.load("one", "id")


def test_a_translation_belongs_to_the_deck_beside_it(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one"))
    (place / "sub").mkdir()
    (place / "sub" / "one.id.yaml").write_text(OVERLAY.format(id="one", language="id"))
    assert scan([place], index).entries[0].overlays == ()


def test_a_file_whose_name_is_no_utf8_is_found_again(folder: Folder, index: Path) -> None:
    place = folder(one__yaml=deck("one"))
    (place / os.fsdecode(b"\xff.yaml")).write_text(deck("two"), encoding="utf-8")
    age(place)
    assert [entry.id for entry in scan([place], index).entries] == ["one", "two"]
    assert [entry.id for entry in scan([place], index).entries] == ["one", "two"]


def test_a_deck_outside_the_folders_is_found_with_the_translations_beside_it(tmp_path: Path) -> None:
    deck = (
        "quizgeo: 1\ndeck: cap\ntitle: Capitals\nlanguage: en\nquestions:\n- {id: a, question: Which?, answer: Kyiv}\n"
    )
    laid = "quizgeo: 1\ntranslates: cap\nlanguage: id\ntitle: Ibu kota\nquestions:\n  a: {question: Yang mana?}\n"
    (tmp_path / "cap.yaml").write_text(deck)
    (tmp_path / "cap.id.yaml").write_text(laid)
    (tmp_path / "cap.other.yaml").write_text(deck.replace("cap", "other"))
    library = scan([], tmp_path / "index.json")
    entry = library.resolve(str(tmp_path / "cap.yaml"))
    assert entry.overlays == ("id",)
    assert library.load("cap", "id").title == "Ibu kota"
    assert library.load("cap").title == "Capitals"

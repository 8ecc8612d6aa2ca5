"""Stamps are put into translations: missing ones always, stale ones when the author says that the entry was revised."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import AuthoringError, DeckError, Edit, apply_edit, check_file, load_deck, plan_edit
from quizgeo.decks.translatable import stamp

Folder = Callable[..., Path]
HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"

ORIGINAL = f"""{HEAD}questions:
  - {{id: who, question: Who?, answer: x}}
  - {{id: what, question: What?, answer: y}}
  - {{id: where, question: Where?, answer: z}}
"""
TRANSLATION = """quizgeo: 1
translates: d
language: id
questions:
  who:
    question: Siapa?   # who
  what: {question: Apa?}
  where:
    of: 00000000
    question: Di mana?
"""


def stamps(place: Path) -> dict[str, str]:
    return {question.id: stamp(question) for question in load_deck(place / "deck.yaml")}


def test_missing_stamps_are_put_first_in_their_entries(folder: Folder) -> None:
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=TRANSLATION)
    edit = plan_edit(place / "deck.id.yaml")
    assert edit.entries == ("who", "what", "where")
    assert [(each.what, each.name, each.renewed) for each in edit.additions] == [
        ("who", "of", False), ("what", "of", False)
    ]  # fmt: skip
    apply_edit(edit)
    known = stamps(place)
    assert (place / "deck.id.yaml").read_text() == TRANSLATION.replace(
        "    question: Siapa?", f"    of: {known['who']}\n    question: Siapa?"
    ).replace("{question: Apa?}", f"{{of: {known['what']}, question: Apa?}}")
    assert {each.code for each in check_file(place / "deck.id.yaml")[1]} == {"TR007", "TR008"}


@pytest.mark.parametrize("old", ["of: 00000000", "of: '00000000'", 'of: "old"', "of:", "of: # none", "of: ~"])
def test_a_stamp_is_renewed_when_that_is_asked_for(folder: Folder, old: str) -> None:
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=TRANSLATION.replace("of: 00000000", old))
    edit = plan_edit(place / "deck.id.yaml", ["where"])
    assert [each.what for each in edit.additions if each.renewed] == ["where"]
    apply_edit(edit)
    wanted = stamps(place)["where"]
    written = f'"{wanted}"' if '"' in old else f"{wanted} # none" if "#" in old else wanted
    assert f"    of: {written}\n    question: Di mana?" in (place / "deck.id.yaml").read_text()
    assert {each.code for each in check_file(place / "deck.id.yaml")[1]} == {"TR007", "TR009"}
    assert plan_edit(place / "deck.id.yaml", ["where"]).files == ()


@pytest.mark.parametrize("old", ["of: |\n      00000000", "of: [a]", "of:\n      - a"])
def test_a_stamp_in_a_shape_of_its_own_is_left_to_the_author(folder: Folder, old: str) -> None:
    text = TRANSLATION.replace("of: 00000000", old)
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=text)
    with pytest.raises(AuthoringError, match=r"nothing can be put into\. Write it by hand: of: "):
        plan_edit(place / "deck.id.yaml", ["where"])


def test_only_what_was_revised_is_stamped_when_that_is_asked_for(folder: Folder) -> None:
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=TRANSLATION)
    assert [each.what for each in plan_edit(place / "deck.id.yaml", ["who"]).additions] == ["who"]
    assert plan_edit(place / "deck.id.yaml", []).files == ()


def test_a_deck_has_no_stamps(folder: Folder) -> None:
    place = folder(deck__yaml=ORIGINAL)
    with pytest.raises(AuthoringError, match=r"deck\.yaml is no translation, and only the entries of translations"):
        plan_edit(place / "deck.yaml", ["who"])


def test_a_translation_that_is_a_list_gets_no_stamps(folder: Folder) -> None:
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=TRANSLATION.partition("questions")[0] + "questions: [who]\n")
    assert plan_edit(place / "deck.id.yaml") == Edit(())


def test_entries_that_are_no_questions_or_hold_nothing_get_no_stamp(folder: Folder) -> None:
    text = "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n  other: {question: Apa?}\n  who: {}\n  what: x\n"
    place = folder(deck__yaml=ORIGINAL, deck__id__yaml=text)
    assert plan_edit(place / "deck.id.yaml").files == ()


@pytest.mark.parametrize(
    ("original", "translation", "code"),
    [
        (ORIGINAL, TRANSLATION.replace("translates: d", "translates: e"), "TR002"),
        (ORIGINAL.replace("answer: x", "anser: x"), TRANSLATION, "TR002"),
        (ORIGINAL, TRANSLATION.replace("language: id\n", ""), "TR001"),
        (ORIGINAL, TRANSLATION.replace("Siapa?", "Siapa: ya?"), "YA011"),
    ],
)
def test_a_translation_without_its_deck_gets_no_stamps(
    folder: Folder, original: str, translation: str, code: str
) -> None:
    place = folder(deck__yaml=original, deck__id__yaml=translation)
    with pytest.raises(DeckError) as raised:
        plan_edit(place / "deck.id.yaml")
    assert code in [problem.code for problem in raised.value.problems]

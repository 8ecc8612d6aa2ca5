"""Translations: texts laid over a deck, and what is wrong, missing or stale in them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import (
    Choice,
    Cloze,
    Deck,
    Flashcard,
    Gap,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    Problem,
    Text,
    TrueFalse,
    check_file,
    load_deck,
)

Folder = Callable[..., Path]
Translate = Callable[[str], tuple[Deck | None, tuple[Problem, ...]]]

DECK = """\
quizgeo: 1
deck: d
title: Title
description: About.
language: en
questions:
  - {id: choice, question: Who?, answer: Russia, wrong: [China, Iran], accept: [RF], ladder: typed,
     explain: E., hint: [h, i]}
  - {id: several, question: Which?,
     options: [{text: Iran, correct: yes}, {text: NATO, feedback: No.}, {text: Syria, correct: yes}]}
  - {id: statement, statement: It is so., answer: yes}
  - {id: text, question: What?, answer: Turkey, accept: [Türkiye], reject: [Ankara], feedback: {right: Good.}}
  - {id: number, question: How many?, number: 38, unit: troops}
  - {id: date, question: When?, date: 2023-09}
  - {id: list, question: Name two., list: [Georgia, [Turkey, Türkiye]], need: 2}
  - {id: order, question: In order?, order: [first, second, third]}
  - {id: match, question: Match., match: {Georgia: Tbilisi, Armenia: Yerevan}, extra: [Baku]}
  - {id: groups, question: Sort., groups: {CSTO: [Russia], NATO: [Turkey, Greece]}}
  - {id: cloze, cloze: "((Turkey|Türkiye::a state)) closed in ((1993))."}
  - {id: card, front: CSTO, back: Treaty, both_ways: yes}
  - {id: open, question: Why?, model: Isolation., rubric: [one, two]}
  - {id: find, question: Where?, find: AM}
"""
STAMP = re.compile(r"of: \S+")


@pytest.fixture
def translate(folder: Folder) -> Translate:
    """Check a translation, whose marks are taken out, beside its deck."""

    def check(text: str) -> tuple[Deck | None, tuple[Problem, ...]]:
        place = folder(deck__yaml=DECK, deck__id__yaml=text.replace("«", "").replace("»", ""))
        return check_file(place / "deck.id.yaml")

    return check


def overlay(entries: str, head: str = "quizgeo: 1\ntranslates: d\nlanguage: id\n") -> str:
    return f"{head}questions:\n{entries}"


def place_of(marked: str) -> tuple[int, int]:
    before = marked.partition("«")[0]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


CASES = [
    ("TR001", "«quizgeo»: 1\ntranslates: d\nquestions: {choice: {question: S?}}\n", '"language" is missing', "add it"),
    ("TR001", "«quizgeo»: 1\nlanguage: id\ntranslates: d\n", '"questions" is missing', "add it"),
    ("TR002", overlay("  choice: {question: S?}\n", "quizgeo: 1\ntranslates: «e»\nlanguage: id\n"),
     'translates: no deck "e" without errors beside this file',
     "write the identity of the deck, and put the file beside it"),
    ("TR003", overlay("  choice: {question: S?}\n", "quizgeo: 1\ntranslates: d\nlanguage: «en»\n"),
     '"en" is the language of the deck itself', "write the language of the translation"),
    ("TR004", overlay("  «chioce»: {question: S?}\n"), '"chioce" is no question of the deck', 'did you mean "choice"?'),
    ("TR004", overlay("  «zzz»: {question: S?}\n"), '"zzz" is no question of the deck', "delete it"),
    ("TR005", overlay("  date: {question: S?, «date»: 2023}\n"), '"date" is not translated', "delete it"),
    ("TR005", overlay("  statement: {statement: S., «answer»: yes}\n"), '"answer" is not translated', "delete it"),
    ("TR006", overlay("  choice: {question: S?}\n").replace("questions", "«questions»"),
     "13 of 14 questions are not translated: several, statement, text, number, date, …", "add them"),
    ("TR007", overlay("  open: {«question»: S?, model: M.}\n"), 'no "rubric", the original has one', "add it"),
    ("TR008", overlay("  find: {question: S?, of: «00000000»}\n"), "the original changed since it was translated",
     "revise it, then write of: 825c6ea7"),
    ("TR009", overlay("  find: {«question»: S?}\n"), "the entry does not say which texts it was made from",
     "add of: 825c6ea7"),
    ("TR010", overlay("  choice: {question: S?, wrong: «[Cina]»}\n"), '"wrong" has 1 parts here, 2 in the original',
     "keep number and order of the original"),
    ("TR010", overlay("  cloze: {cloze: «((Turki)) saja.»}\n"), '"cloze" has 1 parts here, 2 in the original',
     "keep number and order of the original"),
    ("TR010", overlay("  several: {options: «[Iran, NATO]»}\n"), '"options" has 2 parts here, 3 in the original',
     "keep number and order of the original"),
    ("TR010", overlay("  groups: {groups: «{A: [a, b], B: [c]}»}\n"),
     '"groups" has [2, 1] parts here, [1, 2] in the original',
     "keep number and order of the original"),
    ("QN004", overlay("  find: {question: S?, «explian»: x}\n"), 'unknown field "explian"', 'did you mean "explain"?'),
    ("QN007", overlay("  find: «x»\n"), '"find" must be a mapping, here is a text', "write a mapping"),
    ("QN008", overlay("  find: {question: «''»}\n"), '"question" is empty', "write a value, or delete the field"),
    ("DK002", overlay("  find: {question: S?}\n").replace("quizgeo: 1", "quizgeo: «3»"),
     "this file is format 3, this program reads 1", "upgrade quizgeo"),
    ("DK004", "«foo»: bar\n" + overlay("  find: {question: S?}\n"), 'unknown field "foo"',
     "remove it, or begin its name with x-"),
    ("DK005", "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: «[a]»\n",
     '"questions" must be a mapping from ids to texts, here is a list', "write a mapping from ids to texts"),
    ("DK006", overlay("  find: {question: S?}\n", "quizgeo: 1\ntranslates: d\nlanguage: «indonesian»\n"),
     '"indonesian" is no language tag', "write en, id, az or zh-Hant"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_each_problem_of_a_translation_has_its_place_and_its_cure(
    translate: Translate, case: tuple[str, str, str, str]
) -> None:
    code, marked, message, fix = case
    _deck, problems = translate(marked)
    found = [(each.message, each.fix, (each.place.line, each.place.col)) for each in problems if each.code == code]
    assert (message, fix, place_of(marked)) in found, problems


def test_a_problem_of_a_translation_names_the_question_and_its_path(translate: Translate) -> None:
    _deck, problems = translate(overlay("  choice: {question: S?, wrong: [Cina]}\n"))
    assert [(each.question, each.path) for each in problems if each.code == "TR010"] == [
        ("d/choice", "questions.choice.wrong")
    ]


def test_two_translations_into_one_language_are_one_too_many(folder: Folder) -> None:
    text = overlay("  find: {question: S?}\n")
    place = folder(deck__yaml=DECK, deck__id__yaml=text, other__yaml=text)
    _deck, problems = check_file(place / "deck.id.yaml")
    assert [(each.message, each.place.line) for each in problems if each.code == "TR003"] == [
        ('other.yaml translates into "id" too', 3)
    ]


def test_the_file_name_follows_the_pattern(folder: Folder) -> None:
    place = folder(deck__yaml=DECK, terjemahan__yaml=overlay("  find: {question: S?}\n"))
    deck, problems = check_file(place / "terjemahan.yaml")
    assert deck is not None
    (problem,) = (each for each in problems if each.code == "TR011")
    assert (problem.message, problem.fix) == ("the file name is not deck.id.yaml", "rename it to deck.id.yaml")


@pytest.mark.parametrize("text", ["[translates]", "translates: d\n- x", "\ntranslates: d\n  x: [\n"])
def test_a_translation_that_is_no_mapping_has_problems(folder: Folder, text: str) -> None:
    place = folder(deck__yaml=DECK, deck__id__yaml=text)
    deck, problems = check_file(place / "deck.id.yaml")
    assert deck is None
    assert problems


def test_a_translation_of_a_deck_with_errors_waits_for_it(folder: Folder) -> None:
    place = folder(
        deck__yaml=DECK.replace("number: 38", "number: many"), deck__id__yaml=overlay("  find: {question: S?}\n")
    )
    _deck, problems = check_file(place / "deck.id.yaml")
    assert [each.code for each in problems] == ["TR002"]


def test_texts_are_laid_over_and_the_rest_stays(translate: Translate) -> None:
    head = "quizgeo: 1\ntranslates: d\nlanguage: id\ntitle: Judul\n"
    deck, _problems = translate(
        overlay("  date: {question: Kapan?, hint: Petunjuk, explain: Jelas.}\n", head).replace(
            "hint: Petunjuk, explain: Jelas.", "of: x"
        )
    )
    assert deck is not None
    assert (deck.id, deck.title, deck.description, deck.language, deck.original_language) == (
        "d",
        "Judul",
        "About.",
        "id",
        "en",
    )
    assert (deck["date"].prompt, deck["date"].language, deck["date"].key) == ("Kapan?", "id", "d/date")
    assert (deck["text"].prompt, deck["text"].language) == ("What?", "en")


def test_what_the_original_accepts_stays_right(translate: Translate) -> None:
    entries = """\
  text: {question: Apa?, answer: Turki, accept: [TR], reject: [Istanbul], feedback: {right: Bagus.}}
  choice: {question: Siapa?, answer: Rusia, wrong: [Tiongkok, Iran], accept: [FR]}
  list: {question: Dua., list: [Georgia, Turki]}
  cloze: {cloze: "((Turki)) menutup pada ((1993|'93))."}
  number: {question: Berapa?, unit: tentara}
"""
    deck, _problems = translate(overlay(entries))
    assert deck is not None
    assert deck["text"].body == Text("Turki", ("TR", "Turkey", "Türkiye"), ("Istanbul", "Ankara"))
    assert deck["text"].feedback == {"right": "Bagus."}
    choice = Choice((Option("Rusia", correct=True), Option("Tiongkok"), Option("Iran")), None, ("FR", "Russia", "RF"))
    assert deck["choice"].body == choice
    assert deck["list"].body == ListOf((("Georgia",), ("Turki", "Turkey", "Türkiye")), 2)
    gaps = (Gap("Turki", ("Turkey", "Türkiye"), "a state"), " menutup pada ", Gap("1993", ("'93",)), ".")
    assert deck["cloze"].body == Cloze(gaps)
    assert isinstance(deck["number"].body, Number)
    assert deck["number"].body.units == ("tentara", "troops")


def test_every_kind_can_be_translated(translate: Translate) -> None:
    entries = """\
  several: {question: Mana?, options: [Iran, Pakta, Suriah], feedback: {Pakta: Bukan.}}
  statement: {statement: Begitu.}
  order: {question: Urut?, order: [satu, dua, tiga]}
  match: {question: Jodoh., match: {Georgia: Tiflis, Armenia: Erivan}, extra: [Baku]}
  groups: {question: Pilah., groups: {A: [Rusia], B: [Turki, Yunani]}}
  card: {front: OPK, back: Perjanjian}
  open: {question: Mengapa?, model: Terpencil., rubric: [satu, dua]}
  find: {question: Di mana?}
  choice: {question: Siapa?, options: [Rusia, Tiongkok, Iran], hint: [a, b], explain: J.}
"""
    deck, problems = translate(overlay(entries))
    assert deck is not None
    assert {each.code for each in problems} == {"TR006", "TR009"}
    assert deck["several"].body == Multiple(
        (Option("Iran", correct=True), Option("Pakta", feedback="Bukan."), Option("Suriah", correct=True))
    )
    assert deck["statement"].body == TrueFalse("Begitu.", answer=True)
    assert deck["order"].body == Order(("satu", "dua", "tiga"))
    assert deck["match"].body == Match((("Georgia", "Tiflis"), ("Armenia", "Erivan")), ("Baku",))
    assert deck["groups"].body == Groups((("A", ("Rusia",)), ("B", ("Turki", "Yunani"))))
    assert deck["card"].body == Flashcard("OPK", "Perjanjian", both_ways=True)
    assert deck["open"].body == Open("Terpencil.", ("satu", "dua"))
    assert (deck["choice"].hints, deck["choice"].explain) == (("a", "b"), "J.")
    assert isinstance(deck["choice"].body, Choice)
    assert [option.text for option in deck["choice"].body.options] == ["Rusia", "Tiongkok", "Iran"]


def test_short_form_texts_fit_a_long_form_question(translate: Translate) -> None:
    deck, _problems = translate(overlay("  several: {answers: [I, S], wrong: [N]}\n"))
    assert deck is not None
    assert isinstance(deck["several"].body, Multiple)
    assert [(each.text, each.correct) for each in deck["several"].body.options] == [
        ("I", True),
        ("N", False),
        ("S", True),
    ]


def test_a_card_keeps_its_key_and_fingerprint_in_every_language(translate: Translate, tmp_path: Path) -> None:
    laid, _problems = translate(overlay("  text: {question: Apa?, answer: Turki}\n"))
    original = load_deck(tmp_path / "deck.yaml")
    assert laid is not None
    assert [(each.key, each.fingerprint) for each in laid] == [(each.key, each.fingerprint) for each in original]
    assert laid["text"].original == original["text"].body
    assert original["text"].original is None


def test_a_stamp_that_fits_says_nothing_and_a_reworded_original_makes_it_stale(folder: Folder) -> None:
    from quizgeo.decks.translatable import stamp

    place = folder(deck__yaml=DECK)
    question = load_deck(place / "deck.yaml")["find"]
    folder(deck__id__yaml=overlay(f"  find: {{question: S?, of: {stamp(question)}}}\n"))
    assert {each.code for each in check_file(place / "deck.id.yaml")[1]} == {"TR006"}
    folder(deck__yaml=DECK.replace("Where?", "Where is it?"))
    assert {each.code for each in check_file(place / "deck.id.yaml")[1]} == {"TR006", "TR008"}


def test_the_stamp_covers_texts_and_nothing_else(folder: Folder) -> None:
    from quizgeo.decks.translatable import stamp

    before = {each.id: stamp(each) for each in load_deck(folder(deck__yaml=DECK) / "deck.yaml")}
    changed = DECK.replace("number: 38", "number: 39").replace("2023-09", "2024").replace("find: AM", "find: AZ")
    after = {each.id: stamp(each) for each in load_deck(folder(deck__yaml=changed) / "deck.yaml")}
    assert before == after
    assert len(set(before.values())) == len(before)
    assert all(re.fullmatch("[0-9a-f]{8}", each) for each in before.values())


def test_all_questions_translated_is_nothing_to_tell(folder: Folder) -> None:
    deck = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n"
    deck += "  - {id: a, question: Q?, find: AM}\n  - {question: R?, find: AZ}\n"
    place = folder(deck__yaml=deck, deck__id__yaml=overlay("  a: {question: S?, x-note: kept}\n"))
    assert [each.code for each in check_file(place / "deck.id.yaml")[1]] == ["TR009"]


FEEDBACK = (
    "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n- id: a\n  question: Q?\n"
    "  options: [{text: B, correct: yes, feedback: Right.}, {text: C, feedback: Why C?}, {text: D}]\n"
)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{question: S?, options: [E, F, G]}", ['no "feedback", the original has one']),
        (
            "{question: S?, options: [E, F, G], feedback: {E: Benar.}}",
            ['"feedback" says 1 of the 2 texts of the original'],
        ),
        ("{question: S?, options: [E, F, G], feedback: {E: Benar., F: Mengapa?}}", []),
    ],
)
def test_feedback_that_would_stay_in_the_language_of_the_deck_is_told(
    folder: Folder, entry: str, told: list[str]
) -> None:
    place = folder(deck__yaml=FEEDBACK, deck__id__yaml=overlay(f"  a: {entry}\n"))
    deck, problems = check_file(place / "deck.id.yaml")
    assert [each.message for each in problems if each.code == "TR007"] == told
    assert deck is not None
    body = deck["a"].body
    assert isinstance(body, Choice)
    assert told or [option.feedback for option in body.options] == ["Benar.", "Mengapa?", ""]


def test_options_as_mappings_are_one_problem(folder: Folder) -> None:
    place = folder(deck__yaml=FEEDBACK, deck__id__yaml=overlay("  a: {question: S?, options: [{text: E}, F, G]}\n"))
    problems = check_file(place / "deck.id.yaml")[1]
    assert [each.message for each in problems if each.code == "TR007"] == ['no "feedback", the original has one']
    assert "QN007" in {each.code for each in problems}

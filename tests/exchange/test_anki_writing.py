"""Packages for Anki: what stands in them, what is lost, and what stays the same from one export to the next."""

import json
import re
import sqlite3
import zipfile
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from quizgeo.decks import Cloze, Deck, Gap
from quizgeo.exchange import FORMATS, Loss, WriteOptions
from quizgeo.exchange.anki import write
from quizgeo.exchange.anki.markup import inert
from quizgeo.exchange.anki.note_types import NOTE_TYPES
from quizgeo.exchange.archive import packed
from quizgeo.exchange.html_text import text_of
from quizgeo.exchange.losses import FATES
from quizgeo.language import speaking
from quizgeo.text import clean
from tests.exchange.anki_opened import Opened, opened
from tests.exchange.decks import NOW, OPTIONS, TRICKY, deck_of, decks

CARD = {"id": "a", "front": "CSTO", "back": "A treaty"}
LATER = NOW + timedelta(days=3)


def package(*questions: dict[str, Any], options: WriteOptions = OPTIONS, **head: Any) -> Opened:
    """Write a deck of these questions and open the package."""
    return opened(write(deck_of(questions, **head), options).data)


def again(deck: Deck, earlier: bytes) -> bytes:
    """Write a deck over an earlier package, three days later."""
    return write(deck, WriteOptions(LATER, earlier=earlier)).data


# -- what stands where -------------------------------------------------------------------------------------------


def test_a_flashcard_is_a_note_with_its_fields() -> None:
    card = {**CARD, "explain": "Six states.", "hint": "Not NATO.", "as_of": "2025-07", "tags": ["blocs", "x1"]}
    found = package({**card, "source": {"ref": "article", "at": 21}})
    source = "An article, July 2025, paragraph 21 · As of July 2025"
    assert found.fields() == ["CSTO", "A treaty", "Not NATO.", "Six states.", source, "d/a"]
    assert found.kind() == "quizgeo card"
    assert found.notes[0]["tags"] == " blocs x1 "
    assert [(card["ord"], card["type"], card["queue"], card["due"]) for card in found.cards] == [(0, 0, 0, 1)]


def test_the_deck_of_anki_stands_below_the_one_of_all_our_decks() -> None:
    found = package(CARD, title="Wars :: and <peace>", description="What <b>happened</b> [sound:x]")
    record = json.loads(found.col["decks"])[str(found.cards[0]["did"])]
    assert record["name"] == "quizgeo::Wars : and <peace>"
    assert record["desc"] == "What &lt;b&gt;happened&lt;/b&gt; &#91;sound:x]"
    assert found.col["ver"] == 11


def test_a_title_of_colons_alone_gives_the_deck_its_id() -> None:
    found = package(CARD, title=":::")
    assert json.loads(found.col["decks"])[str(found.cards[0]["did"])]["name"] == "quizgeo::d"


def test_a_flashcard_both_ways_has_two_cards() -> None:
    found = package({**CARD, "both_ways": "true"})
    assert found.kind() == "quizgeo card both ways"
    assert [card["ord"] for card in found.cards] == [0, 1]


def test_each_gap_is_a_card() -> None:
    found = package({"id": "a", "cloze": "((Russia)) closed the ((border|frontier::a: line))."})
    assert found.fields()[0] == "{{c1::Russia}} closed the {{c2::border::a&#58; line}}."
    assert found.fields()[3] == "Also right: frontier"
    assert [card["ord"] for card in found.cards] == [0, 1]


@pytest.mark.parametrize(
    ("fields", "question", "answer", "extra"),
    [
        ({"question": "Who?", "answer": "Georgia", "accept": ["Sakartvelo"]}, "Who?", "Georgia",
         "Also right: Sakartvelo"),
        ({"question": "Far?", "number": "40.5", "within": "5%", "unit": "km"},
         'Far?<div class="note">(km)</div>', "40.5", "Also right: ±5%"),
        ({"question": "Many?", "number": "60..70"}, "Many?", "60–70", ""),
        ({"question": "When?", "date": "2023"}, 'When?<div class="note">(YYYY)</div>', "2023", ""),
        ({"question": "When?", "date": "2023-09", "within": "2 months"},
         'When?<div class="note">(YYYY-MM)</div>', "2023-09", "Also right: September 2023, ±2 months"),
        ({"question": "When?", "date": "2024-05-20", "within": "1 day"},
         'When?<div class="note">(YYYY-MM-DD)</div>', "2024-05-20", "Also right: 20 May 2024, ±1 day"),
    ],
)  # fmt: skip
def test_a_typed_answer_is_compared_with_one_spelling(
    fields: dict[str, Any], question: str, answer: str, extra: str
) -> None:
    found = package({"id": "a", **fields})
    assert found.kind() == "quizgeo type-in"
    assert [*found.fields()[:2], found.fields()[3]] == [question, answer, extra]


@pytest.mark.parametrize(
    ("fields", "question", "answer"),
    [
        ({"statement": "It rains.", "answer": "false"}, "Is this true or false?\nIt rains.", "false"),
        ({"question": "Judge.", "statement": "It rains.", "answer": "true"}, "Judge.\nIt rains.", "true"),
        ({"question": "Name two.", "list": ["A", ["B", "b2"], "C"], "need": 2}, "Name two.\n(2 / 3)", "A\nB / b2\nC"),
        ({"question": "Name all.", "list": ["A", "B"]}, "Name all.", "A\nB"),
        ({"question": "Why?", "model": "So.", "rubric": ["one", "two"]}, "Why?", "So.\none\ntwo"),
        ({"question": "Why?", "model": "So."}, "Why?", "So."),
        ({"question": "Read it.", "front": "F", "back": "B"}, "Read it.\nF", "B"),
    ],
)
def test_other_kinds_are_cards(fields: dict[str, Any], question: str, answer: str) -> None:
    found = package({"id": "a", **fields})
    assert [text_of(field).text for field in found.fields()[:2]] == [question, answer]
    assert found.kind() == "quizgeo card"


def test_a_choice_shows_its_options_in_an_order_that_tells_nothing() -> None:
    wrong = ["China", "Iran", "Pakistan"]
    questions = [{"id": f"q{n}", "question": "Who?", "answer": "Russia", "wrong": wrong} for n in range(40)]
    found = package(*questions)
    orders = [re.findall("<li>(.*?)</li>", found.fields(n)[0]) for n in range(40)]
    assert all(sorted(order) == ["China", "Iran", "Pakistan", "Russia"] for order in orders)
    assert {order.index("Russia") for order in orders} == {0, 1, 2, 3}
    assert {found.fields(n)[1] for n in range(40)} == {"Russia"}


def test_an_edit_of_one_option_moves_no_other() -> None:
    wrong = ["B", "C", "D", "E"]
    before, after = (
        re.findall("<li>(.*?)</li>", package({"id": "a", "question": "Q", "answer": "A", "wrong": each}).fields()[0])
        for each in (wrong, [*wrong[:3], "F"])
    )
    assert [text for text in before if text != "E"] == [text for text in after if text != "F"]


def test_options_that_keep_their_place_keep_it() -> None:
    options = [{"text": "one", "correct": "true", "feedback": "Yes."}, {"text": "two"}, {"text": "none", "pin": "last"}]
    found = package({"id": "a", "question": "Q", "options": options, "feedback": {"two": "No."}})
    assert re.findall("<li>(.*?)</li>", found.fields()[0])[-1] == "none"
    assert found.fields()[3] == "two: No.<br>one: Yes."
    fixed = package({"id": "a", "question": "Q", "options": options, "shuffle": "false"})
    assert re.findall("<li>(.*?)</li>", fixed.fields()[0]) == ["one", "two", "none"]


def test_a_drawn_choice_shows_as_many_wrong_options_as_it_asks_for() -> None:
    found = package({"id": "a", "question": "Q", "answer": "A", "wrong": ["B", "C", "D", "E"], "show": 2})
    shown = re.findall("<li>(.*?)</li>", found.fields()[0])
    assert len(shown) == 3
    assert "A" in shown


def test_wrong_options_that_are_not_drawn_are_named() -> None:
    fields = {"id": "a", "question": "Q?", "answer": "a", "wrong": ["b", "c", "d"]}
    losses = write(deck_of([{**fields, "show": "2"}]), OPTIONS).losses
    assert Loss("d/a", "wrong", "changed", "2 of 3 wrong options, drawn by the seed") in losses
    assert [loss.field for loss in write(deck_of([fields]), OPTIONS).losses] == [""]


_SPOKEN = (
    {"id": "a", "statement": "It rains.", "answer": "true", "as_of": "2025-05"},
    {"id": "b", "question": "When?", "date": "2023-05", "within": "2 months", "hint": "Soon."},
    {"id": "c", "question": "Who?", "answer": "a", "accept": ["b"], "source": {"ref": "article", "at": 21}},
    {"id": "d", "question": "Sort.", "groups": {"x": ["a", "b"], "y": ["c"]}},
    {"id": "e", "question": "Name.", "list": ["a", "b", "c"], "need": 2},
)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ["anki", "anki-tsv"])
def test_a_card_speaks_the_language_of_its_deck_whoever_writes_it(name: str, language: str) -> None:
    deck, files = deck_of(_SPOKEN, language=language), []
    for spoken in ("en", "id"):
        with speaking(spoken):
            files.append(FORMATS[name].write(deck, OPTIONS).data)
    assert files[0] == files[1]


def test_what_is_put_in_order_never_stands_in_it() -> None:
    items = ["first", "second", "third"]
    found = package(*({"id": f"q{n}", "question": "Order.", "order": items} for n in range(30)))
    for place in range(30):
        shown = re.findall("<li>(.*?)</li>", found.fields(place)[0])
        assert shown != items
        assert sorted(shown) == items
        assert re.findall("<li>(.*?)</li>", found.fields(place)[1]) == items


def test_pairs_and_groups_are_shown_apart_and_told_together() -> None:
    pairs = {"id": "a", "question": "Pair.", "match": {"Georgia": "Tbilisi", "Armenia": "Yerevan"}, "extra": ["Baku"]}
    groups = {"id": "b", "question": "Sort.", "groups": {"CSTO": ["Russia", "Belarus"], "NATO": ["Turkey"]}}
    found = package(pairs, groups)
    asked, told = (text_of(field).text for field in found.fields(0)[:2])
    assert sorted(asked.split("\n")) == sorted(["Pair.", "Georgia", "Armenia", "Tbilisi", "Yerevan", "Baku"])
    assert told == "Georgia → Tbilisi\nArmenia → Yerevan"
    asked, told = (text_of(field).text for field in found.fields(1)[:2])
    assert sorted(asked.split("\n")) == sorted(["Sort.", "CSTO", "NATO", "Russia", "Belarus", "Turkey"])
    assert told == "CSTO: Russia, Belarus\nNATO: Turkey"


# -- text stays text -----------------------------------------------------------------------------------------------

LIVE = re.compile(r"[\[\\{}<>]|&(?!(amp|lt|gt|nbsp|#\d+);)")


@pytest.mark.parametrize("text", TRICKY)
def test_no_text_holds_what_anki_acts_on(text: str) -> None:
    assert LIVE.search(inert(text)) is None
    assert text_of(inert(text)).text == clean(text)


def test_lines_are_kept() -> None:
    assert inert("one\n  two") == "one<br>\u00a0\u00a0two"


@pytest.mark.parametrize("text", TRICKY)
def test_a_gap_holds_nothing_that_ends_it(text: str) -> None:
    deck = deck_of([{"id": "a", "cloze": "((x))"}])
    body = Cloze((f"{text} ", Gap(text, (), text), f" {text}"))
    found = opened(write(replace(deck, questions=(replace(deck.questions[0], body=body),)), OPTIONS).data)
    match = re.fullmatch(r"([^{}]*) \{\{c1::([^{}:]*)::([^{}:]*)\}\} ([^{}]*)", found.fields()[0])
    assert match is not None
    assert {text_of(part).text for part in match.groups()} == {clean(text)}


def test_every_field_that_comes_from_a_deck_is_inert() -> None:
    text = "<b>[sound:x.mp3] {{Question}} \\(x\\)"
    options = [{"text": text, "correct": "true", "feedback": text}, {"text": f"{text} 2"}]
    beside = {"explain": text, "hint": text, "source": {"ref": "s"}, "tags": ["[sound:x]", "{{c1::x}}"]}
    found = package(
        {"id": "a", "question": text, "options": options, **beside}, {"id": "b", "list": [text, "b"], "question": text},
        sources={"s": {"title": text}},
    )  # fmt: skip
    for place in range(2):
        shown = re.sub(r"</?(ol|ul|li|div)[^>]*>|<br>", "", "".join(found.fields(place)))
        assert LIVE.search(shown) is None


# -- the same note -------------------------------------------------------------------------------------------------


def test_a_note_is_known_by_the_key_and_never_by_the_wording() -> None:
    found = package({"id": "a", "front": "CSTO", "back": "x"}, {"id": "b", "front": "CSTO", "back": "x"})
    edited = package({"id": "b", "front": "NATO", "back": "y"}, {"id": "a", "question": "Q", "answer": "z"})
    assert found.guids == edited.guids[::-1]
    assert all(re.fullmatch(r"qg[\w-]{16}", guid) for guid in found.guids)
    assert found.guids[0] == "qgM7bkrYDNjYK_sQNz", "guids of notes that learners have must never change"


def test_a_question_that_was_renamed_is_the_same_note() -> None:
    before, after = package(CARD), package({**CARD, "id": "z", "was": ["y", "a"]})
    assert before.guids == after.guids
    assert after.fields()[-1] == "d/z"


def test_a_translation_has_notes_and_a_deck_of_its_own() -> None:
    deck = deck_of([CARD])
    laid = replace(deck, language="id", original_language="en")
    one, other = (opened(write(each, OPTIONS).data) for each in (deck, laid))
    assert one.guids != other.guids
    assert one.cards[0]["did"] != other.cards[0]["did"]


def test_a_question_from_anki_keeps_its_guid() -> None:
    origin = {"format": "anki", "id": "K_Ss?C6]k;"}
    found = package({**CARD, "x-from": origin}, {**CARD, "id": "b", "x-from": {"format": "gift", "id": "g"}})
    assert found.guids[0] == "K_Ss?C6]k;"
    assert found.guids[1] == package({**CARD, "id": "b"}).guids[0]
    laid = replace(deck_of([{**CARD, "x-from": origin}]), language="id", original_language="en")
    assert opened(write(laid, OPTIONS).data).guids[0] != origin["id"]


def test_no_guid_comes_twice() -> None:
    origin = {"format": "anki", "id": "same"}
    found = package(*({**CARD, "id": f"q{n}", "x-from": origin} for n in range(3)))
    assert len(set(found.guids)) == 3


def test_note_types_are_frozen() -> None:
    written = json.dumps([each.record() for each in NOTE_TYPES], sort_keys=True).encode()
    assert sha256(written).hexdigest()[:16] == "1fd5cdeb8ea63141", (
        "add a type beside these: learners' notes hang on them"
    )


def test_an_edit_gives_the_edited_note_alone_a_new_time() -> None:
    first = deck_of([{"id": f"q{n}", "front": f"F{n}", "back": "B"} for n in range(3)])
    data = write(first, OPTIONS).data
    second = deck_of([{"id": f"q{n}", "front": f"F{n}", "back": "B" if n != 1 else "C"} for n in range(4)])
    before, after = opened(data), opened(again(second, data))
    was, now = int(NOW.timestamp()), int(LATER.timestamp())
    assert [note["mod"] for note in before.notes] == [was] * 3
    assert [note["mod"] for note in after.notes] == [was, now, was, now]
    assert [note["id"] for note in after.notes[:3]] == [note["id"] for note in before.notes]


def test_a_change_of_tags_or_of_kind_is_a_change() -> None:
    data = write(deck_of([CARD, {**CARD, "id": "b"}]), OPTIONS).data
    after = opened(again(deck_of([{**CARD, "tags": ["x"]}, {**CARD, "id": "b", "both_ways": "true"}]), data))
    assert [note["mod"] for note in after.notes] == [int(LATER.timestamp())] * 2


def test_a_clock_that_went_back_still_makes_a_change_the_later_one() -> None:
    data = write(deck_of([CARD]), OPTIONS).data
    edited = deck_of([{**CARD, "back": "Another"}])
    after = opened(write(edited, WriteOptions(NOW - timedelta(days=9), earlier=data)).data)
    assert after.notes[0]["mod"] == int(NOW.timestamp()) + 1


@given(decks())
def test_the_same_deck_gives_the_same_bytes_and_unchanged_also_later(deck: Deck) -> None:
    first = write(deck, OPTIONS)
    assert write(deck, OPTIONS) == first
    if first.count:
        assert again(deck, first.data) == first.data


def test_rows_of_an_earlier_package_that_make_no_sense_are_passed_over() -> None:
    data = write(deck_of([CARD, {**CARD, "id": "b"}]), OPTIONS).data
    with zipfile.ZipFile(BytesIO(data)) as archive, sqlite3.connect(":memory:") as base:
        base.deserialize(archive.read("collection.anki2"))
        base.execute("UPDATE notes SET mod = 'never' WHERE rowid = (SELECT min(rowid) FROM notes)")
        base.execute("UPDATE notes SET mod = -5 WHERE rowid = (SELECT max(rowid) FROM notes)")
        base.commit()
        odd = packed([("collection.anki2", base.serialize()), ("media", b"{}")])
    base.close()
    after = opened(again(deck_of([CARD, {**CARD, "id": "b"}]), odd))
    assert [note["mod"] for note in after.notes] == [int(LATER.timestamp())] * 2


def test_an_earlier_archive_of_something_else_is_no_package() -> None:
    other = packed([("something.txt", b"else")])
    assert again(deck_of([CARD]), other) == again(deck_of([CARD]), b"")


def test_numbers_are_written_as_the_deck_speaks() -> None:
    found = package({"id": "a", "question": "Berapa?", "number": "40.5", "within": "0.5"}, language="id")
    assert found.fields()[1] == "40,5"
    assert found.fields()[3] == "Juga benar: ±0,5"


@pytest.mark.parametrize("cut", [0, 10, 300, -40])
def test_an_earlier_file_that_cannot_be_read_changes_nothing(cut: int) -> None:
    data = write(deck_of([CARD]), OPTIONS).data
    damaged = data[:cut] or b"no package"
    assert write(deck_of([CARD]), WriteOptions(NOW, earlier=damaged)).data == data


# -- what is lost --------------------------------------------------------------------------------------------------


@given(decks(beside=False))
def test_a_loss_is_named_for_every_kind_that_is_not_whole(deck: Deck) -> None:
    written = write(deck, OPTIONS)
    fates = {question.key: FATES["anki"][question.kind] for question in deck}
    assert {loss.key: loss.what for loss in written.losses} == {
        key: what for key, what in fates.items() if what != "whole"
    }
    assert written.count == sum(fate != "left out" for fate in fates.values()) == len(opened(written.data).notes)


def test_maps_are_left_out_and_said() -> None:
    written = write(deck_of([{"id": "a", "question": "Find it.", "find": "AM"}]), OPTIONS)
    assert written.losses == (Loss("d/a", "", "left out", "Anki has no map questions"),)
    assert written.count == 0
    assert opened(written.data).notes == []


def test_fields_that_no_note_has_are_named() -> None:
    written = write(deck_of([{**CARD, "points": 2, "status": "claim", "explain": "E"}]), OPTIONS)
    assert {loss.field for loss in written.losses} == {"points", "status"}
    assert {loss.what for loss in written.losses} == {"dropped"}


@given(decks())
def test_every_note_has_a_question_and_its_cards(deck: Deck) -> None:
    found = opened(write(deck, OPTIONS).data)
    assert all(found.fields(place)[0] for place in range(len(found.notes)))
    assert {card["nid"] for card in found.cards} == {note["id"] for note in found.notes}
    assert len({card["id"] for card in found.cards}) == len(found.cards)

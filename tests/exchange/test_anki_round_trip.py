"""Our own packages read back, and packages of others as decks."""

import pytest
from hypothesis import assume, given
from msgspec.structs import replace

from quizgeo.decks import BACK, Cloze, Deck, Flashcard, Gap, Question, Text
from quizgeo.exchange.anki import read, write
from quizgeo.exchange.importing import Wanted, import_deck
from quizgeo.text import clean
from tests.exchange.anki_made import (
    BASIC,
    CLOZE,
    REVERSED,
    TYPE_IN,
    Collection,
    Note,
    install,
    stand_in,
)
from tests.exchange.anki_read import NAME, READ, both, losses, the
from tests.exchange.decks import OPTIONS, TRICKY, deck_of, decks

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture(autouse=True)
def _zstd(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, stand_in())


def back(deck: Deck) -> list[Question]:
    return [each.question for each in read(write(deck, OPTIONS).data, READ).questions]


@given(decks("flashcard"))
def test_a_flashcard_comes_back_whole(deck: Deck) -> None:
    for ours, theirs in zip(deck.questions, back(deck), strict=True):
        assert (theirs.key, theirs.body, theirs.prompt) == (ours.key, ours.body, ours.prompt)
        assert (theirs.explain, theirs.hints, theirs.tags) == (ours.explain, ours.hints, ours.tags)
        assert bool(theirs.source) == bool(ours.source or ours.as_of)  # as one text, which names both


@pytest.mark.parametrize("text", TRICKY)
def test_every_tricky_text_survives(text: str) -> None:
    card = {"id": "a", "front": f"f {text}", "back": text, "explain": text, "hint": text}
    (question,) = back(deck_of([card]))
    text = clean(text)
    assert question.body == Flashcard(f"f {text}", text)
    assert (question.explain, question.hints) == (text, (text,))
    (typed,) = back(deck_of([{"id": "a", "question": "Who?", "answer": text}]))
    assert typed.body == Text(text)


def test_both_ways_and_an_instruction_come_back() -> None:
    card = {"id": "a", "question": "In German?", "front": "one", "back": "eins", "both_ways": True}
    deck = deck_of([card])
    (question,) = back(deck)
    assert (question.key, question.prompt, question.body) == ("d/a", deck["a"].prompt, deck["a"].body)
    assert not question.key.endswith(BACK)


@given(decks("cloze", beside=False))
def test_gaps_come_back_but_for_what_else_is_right(deck: Deck) -> None:
    for ours, theirs in zip(deck.questions, back(deck), strict=True):
        assert isinstance(ours.body, Cloze)
        bare = tuple(replace(part, accept=()) if isinstance(part, Gap) else part for part in ours.body.parts)
        assert theirs.body == Cloze(bare)


@given(decks(beside=False))
def test_every_question_that_went_out_comes_back_under_its_key(deck: Deck) -> None:
    written = write(deck, OPTIONS)
    out = {loss.key for loss in written.losses if loss.what == "left out"}
    assume(written.count)
    found = read(written.data, READ)
    assert [each.question.key for each in found.questions] == [each.key for each in deck if each.key not in out]
    assert (found.losses, found.problems) == ((), ())
    assert all(isinstance(each.question.body, Flashcard | Text | Cloze) for each in found.questions)


def test_what_is_read_becomes_a_deck() -> None:
    notes = [
        Note(BASIC, ["a", "b"], "x::y one,two"), Note(REVERSED, ["c", "d"], cards=(0, 1)), Note(TYPE_IN, ["e", "f"]),
        Note(CLOZE, ["{{c1::g}} ((h))", ""]),
    ]  # fmt: skip
    imported = import_deck(both(Collection(notes)), Wanted("anki", NAME))
    assert [question.kind for question in imported.deck] == ["flashcard", "flashcard", "text", "cloze"]
    assert imported.deck.title == "Capitals"
    own = import_deck(read(write(deck_of([{"id": "a", "front": "b", "back": "c"}]), OPTIONS).data, READ),
                      Wanted("anki", NAME))  # fmt: skip
    assert own.deck.questions[0].id == "a"


@pytest.mark.parametrize("key", ["", "no-slash", "d/\u202e", "d/" + "x" * 300])
def test_an_odd_key_is_no_key(key: str) -> None:
    from quizgeo.exchange.anki.note_types import FIELDS

    kind = {"name": "quizgeo card", "fields": list(FIELDS), "fronts": ["{{Question}}"], "stock": 0}
    assert the(Note(kind, ["a", "b", "", "", "", key])).key == ""
    assert losses(Note(kind, ["", "b", "", "", "", "d/a"])) == [("left out", "one of its sides is empty")]

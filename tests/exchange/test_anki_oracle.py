"""Packages of ours in Anki's own backend: it takes them in, knows their notes again, and shows their texts as texts.

`make anki` sets Anki up in an environment of its own and runs these; without it they are skipped.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from benchmarks.peer.install import ready
from benchmarks.peer.link import Peer
from quizgeo.clock import FixedClock, SystemClock
from quizgeo.decks import Choice, Cloze, Deck, Flashcard, Gap, Option, Question, Text
from quizgeo.exchange import FORMATS, ReadOptions, WriteOptions
from quizgeo.exchange.anki import schedule_of, write
from quizgeo.exchange.html_text import text_of
from quizgeo.progress import EventKind
from quizgeo.study import Learner
from quizgeo.text import clean
from tests.exchange.decks import BODIES, NOW, OPTIONS, TRICKY, deck_of
from tests.study.bench import bench_in, seen
from tests.study.past import answered_before
from tests.study.past import deck_of as words_of

pytestmark = [pytest.mark.oracle, pytest.mark.skipif(not ready(), reason="Anki is not set up; `make anki` does it")]

LATER = NOW + timedelta(days=3)
ONE_OF_EACH: tuple[dict[str, Any], ...] = (
    {"question": "Q", "answer": "A", "wrong": ["B"]},
    {"question": "Q", "answers": ["A", "B"], "wrong": ["C"]},
    {"statement": "S", "answer": "true"},
    {"question": "Q", "answer": "A", "accept": ["B"]},
    {"question": "Q", "number": "40", "within": "5%"},
    {"question": "Q", "date": "2023-09"},
    {"question": "Q", "list": ["A", "B"]},
    {"question": "Q", "order": ["A", "B", "C"]},
    {"question": "Q", "match": {"A": "B", "C": "D"}},
    {"question": "Q", "groups": {"A": ["B"], "C": ["D"]}},
    {"cloze": "((A)) and ((B::hint))"},
    {"front": "F", "back": "B", "both_ways": "true"},
    {"question": "Q", "model": "M", "rubric": ["r"]},
)


class Anki:
    """A collection of Anki that takes packages in."""

    def __init__(self, peer: Peer, folder: Path) -> None:
        self.peer = peer
        self.folder = folder
        peer.ask("new", path=str(folder / "collection.anki2"), notes=0)

    def take(self, data: bytes, *, progress: bool = False) -> dict[str, int]:
        """Take a package in; give how many notes came to what, those that nothing came to left out."""
        path = self.folder / "deck.apkg"
        path.write_bytes(data)
        found: dict[str, int] = self.facts("take_in", path=str(path), progress=int(progress))
        return {name: count for name, count in found.items() if count}

    def facts(self, name: str, **words: int | str) -> Any:
        """Ask for facts."""
        found = self.peer.ask(name, **words)
        assert isinstance(found, str)
        return json.loads(found)

    def take_table(self, data: bytes) -> dict[str, int]:
        """Take text in; give how many notes came to what."""
        path = self.folder / "notes.txt"
        path.write_bytes(data)
        found: dict[str, int] = self.facts("take_table", path=str(path))
        return {name: count for name, count in found.items() if count}

    @property
    def cards(self) -> dict[tuple[str, int], dict[str, Any]]:
        """Every card by the key in its note and its place there."""
        return {(card["fields"][-1], card["ord"]): card for card in self.facts("cards")}


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    with Peer() as made:
        yield made


@pytest.fixture
def anki(peer: Peer, tmp_path: Path) -> Anki:
    return Anki(peer, tmp_path)


def cards_deck(count: int, **backs: str) -> Deck:
    """Give a deck of flashcards; the back of some of them another."""
    return deck_of([{"id": f"q{n}", "front": "The same front", "back": backs.get(f"q{n}", "B")} for n in range(count)])


# -- notes -----------------------------------------------------------------------------------------------------------


def test_a_package_is_new_once_and_known_again(anki: Anki) -> None:
    data = write(cards_deck(30), OPTIONS).data
    assert anki.take(data) == {"new": 30}
    assert anki.take(data) == {"duplicate": 30}
    assert {card["deck"] for card in anki.cards.values()} == {"quizgeo::Title: a <deck> & more"}
    assert [card["due"] for card in anki.cards.values()] == list(range(1, 31))


def test_an_edit_of_wording_updates_its_note_and_no_other(anki: Anki) -> None:
    data = write(cards_deck(30), OPTIONS).data
    anki.take(data)
    edited = write(cards_deck(31, q7="Mended"), WriteOptions(LATER, earlier=data)).data
    assert anki.take(edited) == {"new": 1, "updated": 1, "duplicate": 29}
    assert len(anki.cards) == 31
    assert anki.cards["d/q7", 0]["fields"][1] == "Mended"


def test_what_a_learner_changed_in_another_note_stays(anki: Anki) -> None:
    data = write(cards_deck(3), OPTIONS).data
    anki.take(data)
    anki.peer.ask("edit", guid=anki.cards["d/q0", 0]["guid"], field=1, text="My own words")
    anki.take(write(cards_deck(3, q1="Mended"), WriteOptions(LATER, earlier=data)).data)
    assert [anki.cards[f"d/q{n}", 0]["fields"][1] for n in range(3)] == ["My own words", "Mended", "B"]


def test_cards_that_a_learner_laid_out_anew_are_updated_and_keep_their_looks(anki: Anki) -> None:
    data = write(cards_deck(2), OPTIONS).data
    anki.take(data)
    anki.peer.ask("restyle", kind="quizgeo card", front="MINE {{Question}}")
    edited = write(cards_deck(2, q1="Mended"), WriteOptions(LATER, earlier=data)).data
    assert anki.take(edited) == {"updated": 1, "duplicate": 1}
    assert [question for question, _answer, _sounds in anki.facts("shown")] == ["MINE The same front"] * 2


def test_a_renamed_question_is_its_old_note(anki: Anki) -> None:
    data = write(deck_of([{"id": "a", "front": "F", "back": "B"}]), OPTIONS).data
    anki.take(data)
    renamed = deck_of([{"id": "z", "was": ["a"], "front": "F", "back": "B"}])
    assert anki.take(write(renamed, WriteOptions(LATER, earlier=data)).data) == {"updated": 1}


def test_a_translation_stands_beside_its_deck(anki: Anki) -> None:
    deck = cards_deck(4)
    anki.take(write(deck, OPTIONS).data)
    laid = replace(deck, title="Judul", language="id", original_language="en")
    assert anki.take(write(laid, OPTIONS).data) == {"new": 4}


def test_every_kind_is_taken_in(anki: Anki) -> None:
    deck = deck_of([{"id": f"q{place}", **fields} for place, fields in enumerate(ONE_OF_EACH)])
    assert {question.kind for question in deck} == BODIES.keys() - {"find", "place"}
    assert anki.take(write(deck, OPTIONS).data) == {"new": len(deck)}
    assert len(anki.cards) == len(deck) + 2, "a second gap and a second way"


# -- texts -----------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a page holds besides text, and whether MathJax may look into all of it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[bool] = []
        self.bare: list[str] = []
        """Text outside what MathJax leaves alone."""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag not in ("br", "hr", "img", "input"):
            self.open.append("mathjax_ignore" in (dict(attrs).get("class") or "") or tag == "code")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("br", "hr"):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self.open):
            self.bare.append(data)


TAGS = {"div", "br", "hr", "span", "ol", "ul", "li", "a"}
ATTRIBUTES = {"class", "dir", "id", "type", "data-cloze", "data-ordinal", "href", "onclick", "draggable", "style"}
"""Those of our markup, of Anki's gaps, and of the link that Anki makes for a hint."""


def tricky_deck() -> Deck:
    """Give a deck whose every place for a text holds each text that a careless writer would break."""
    pattern = deck_of([{"id": "a", "front": "F", "back": "B"}]).questions[0]
    questions: list[Question] = []
    for number, written in enumerate(TRICKY):
        text = clean(written)
        beside = replace(pattern, explain=text, hints=(text,), tags=(text,))
        bodies = (
            Flashcard(text, text, both_ways=True),
            Text(text, (text,)),
            Cloze((f"{text} ", Gap(text, (text,), text), f" {text}")),
            Choice((Option(text, correct=True, feedback=text), Option(f"{text} 2"))),
        )
        for body in bodies:
            key = f"d/{body.name}-{number}"
            prompt = "" if isinstance(body, Cloze | Flashcard) else text
            questions.append(replace(beside, key=key, id=key[2:], body=body, prompt=prompt))
    return replace(deck_of([{"id": "a", "front": "F", "back": "B"}]), questions=tuple(questions))


def test_no_text_of_a_deck_becomes_anything_but_text(anki: Anki) -> None:
    deck = tricky_deck()
    assert anki.take(write(deck, OPTIONS).data) == {"new": len(deck)}
    cards, shown = anki.facts("cards"), anki.facts("shown")
    assert len(shown) == len(deck) + len(TRICKY), "a text made more cards, or none"
    for card, (question, answer, sounds) in zip(cards, shown, strict=True):
        number = int(card["fields"][-1].rpartition("-")[2])
        text = clean(TRICKY[number])
        for markup in (question, answer):
            page = Page(markup)
            assert page.tags <= TAGS, (card, markup)
            assert page.attributes <= ATTRIBUTES, (card, markup)
            assert all(bare.strip() == "[[type:Answer]]" for bare in page.bare), (card, page.bare)
            assert text in text_of(markup).text, (card, markup)
        assert sounds == 0, (card, question, answer)


def test_text_for_import_is_taken_in_and_stays_text(anki: Anki) -> None:
    deck = tricky_deck()
    data = FORMATS["anki-tsv"].write(deck, OPTIONS).data
    assert anki.take_table(data) == {"new": len(deck)}
    assert anki.take_table(data) == {"duplicate": len(deck)}
    for question, answer, sounds in anki.facts("shown"):
        for markup in (question, answer):
            page = Page(markup)
            assert page.tags <= TAGS | {"details", "summary"}, markup
            assert page.attributes <= ATTRIBUTES, markup
            assert not any("\\" in bare for bare in page.bare), markup
        assert sounds == 0, (question, answer)
    guids = {card["guid"] for card in anki.facts("cards")}
    assert guids == {each.origin for each in FORMATS["anki-tsv"].read(data, ReadOptions("notes.txt")).questions}


@pytest.mark.parametrize("text", TRICKY)
def test_a_typed_answer_is_right_when_it_is_what_the_deck_says(anki: Anki, text: str) -> None:
    deck = deck_of([{"id": "a", "question": "Who?", "answer": text}])
    anki.take(write(deck, OPTIONS).data)
    expected = anki.cards["d/a", 0]["fields"][1]
    verdict = anki.peer.ask("compare", expected=expected, typed=clean(text))
    assert isinstance(verdict, str)
    assert "typeGood" in verdict
    assert "typeBad" not in verdict
    assert "typeMissed" not in verdict


# -- progress --------------------------------------------------------------------------------------------------------


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """Give a learner of today, as Anki knows no other clock, who answered some of six words."""
    folder = tmp_path / "learner"
    folder.mkdir()
    with bench_in(folder) as bench:
        bench.clock = FixedClock(SystemClock().now())
        bench.write("many.yaml", words_of(6))
        made = bench.learner()
        answered_before(made, "many/w1", 30, 5)
        answered_before(made, "many/w1", 25, 20, nth=2)
        answered_before(made, "many/w1", 5, 12, nth=3, rating=1)
        answered_before(made, "many/w2", 3, 4)
        answered_before(made, "many/w3", 10, 40, rating=4)
        for key in ("many/w3", "many/w4"):
            made.record(replace(made.event(EventKind.SUSPENDED, key), extra='{"on":true}'))
        yield made


def test_progress_is_taken_over(anki: Anki, learner: Learner) -> None:
    deck = learner.library.load("many")
    data = write(deck, WriteOptions(datetime.now(UTC)), schedule_of(learner, deck)).data
    assert anki.take(data, progress=True) == {"new": 6}
    cards = anki.cards
    for key in ("many/w1", "many/w2", "many/w3"):
        card, state = cards[key, 0], seen(learner, key)
        assert card["due"] == state.due_day - learner.today(), key
        assert (card["type"], card["ivl"], card["reps"]) == (2, state.interval, state.nth)
        assert card["lapses"] == state.lapses
        assert card["data"]["s"] == pytest.approx(state.memory.stability, abs=1e-3)
        assert card["data"]["d"] == pytest.approx(state.memory.difficulty, abs=1e-2)
        assert card["data"]["dr"] == 0.9
    queues = [cards[f"many/w{n}", 0]["queue"] for n in range(1, 7)]
    assert queues == [2, 2, -1, -1, 0, 0]
    rows = anki.facts("reviews")
    own = [row[2:] for row in rows if row[0] == cards["many/w1", 0]["guid"]]
    assert [(ease, days, last, took, kind) for _id, ease, days, last, _factor, took, kind in own] == [
        (3, 5, 0, 10_000, 0), (3, 20, 5, 10_000, 1), (1, 12, 20, 10_000, 1),
    ]  # fmt: skip
    assert len(rows) == 5


def test_anki_works_out_the_same_memory_from_the_answers(anki: Anki, learner: Learner) -> None:
    deck = learner.library.load("many")
    anki.take(write(deck, OPTIONS, schedule_of(learner, deck)).data, progress=True)
    memories = dict(zip(anki.cards, anki.facts("memories"), strict=True))
    for key in ("many/w1", "many/w2"):
        stability, difficulty = memories[key, 0]
        state = seen(learner, key).memory
        assert stability == pytest.approx(state.stability, rel=1e-3)
        assert difficulty == pytest.approx(state.difficulty, rel=1e-3)


def test_an_edited_package_leaves_the_schedule_alone(anki: Anki, learner: Learner) -> None:
    deck = learner.library.load("many")
    data = write(deck, OPTIONS, schedule_of(learner, deck)).data
    anki.take(data, progress=True)
    before = anki.cards
    first = replace(deck.questions[0], explain="A new word about it.")
    edited = replace(deck, questions=(first, *deck.questions[1:]))
    assert anki.take(write(edited, WriteOptions(LATER, earlier=data)).data) == {"updated": 1, "duplicate": 5}
    kept = ("type", "queue", "due", "ivl", "reps", "lapses", "data")
    assert {key: [card[name] for name in kept] for key, card in anki.cards.items()} == {
        key: [card[name] for name in kept] for key, card in before.items()
    }


def test_a_package_with_progress_may_be_taken_in_without_it(anki: Anki, learner: Learner) -> None:
    deck = learner.library.load("many")
    anki.take(write(deck, OPTIONS, schedule_of(learner, deck)).data)
    assert {card["type"] for card in anki.cards.values()} == {0}
    assert anki.facts("reviews") == []

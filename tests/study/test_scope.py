"""What a scope is called: the titles of its decks, in the language that its texts are wanted in where they have it."""

import pytest

from quizgeo.decks import DeckEntry
from quizgeo.study import Learner, Scope, everything
from tests.study.bench import PLAIN, Bench

OVERLAY = """
quizgeo: 1
translates: plain
language: id
title: Sepuluh kata
questions:
  q1: {question: Kata yang mana?}
"""


@pytest.fixture
def translated(bench: Bench) -> Learner:
    bench.write("plain.yaml", PLAIN)
    bench.write("plain.id.yaml", OVERLAY)
    bench.write("second.yaml", PLAIN.replace("deck: plain", "deck: second").replace("Ten words", "Ten more"))
    return bench.learner()


def decks(learner: Learner) -> tuple[DeckEntry, ...]:
    return everything(learner).decks


def test_a_scope_has_the_titles_of_its_decks(translated: Learner) -> None:
    assert Scope(decks(translated)).title() == "Ten words · Ten more"
    assert Scope(decks(translated)).title(translated) == "Ten words · Ten more"


def test_a_translated_deck_has_its_translated_title_and_another_its_own(translated: Learner) -> None:
    assert Scope(decks(translated), language="id").title(translated) == "Sepuluh kata · Ten more"
    assert Scope(decks(translated), language="ms").title(translated) == "Ten words · Ten more"


def test_without_a_learner_decks_have_their_own_titles(translated: Learner) -> None:
    assert Scope(decks(translated), language="id").title() == "Ten words · Ten more"


def test_a_translation_without_a_title_leaves_the_deck_its_own(bench: Bench, translated: Learner) -> None:
    bench.write("plain.id.yaml", OVERLAY.replace("title: Sepuluh kata\n", ""))
    translated.rescan()
    assert Scope(decks(translated)[:1], language="id").title(translated) == "Ten words"


@pytest.mark.parametrize("text", ["quizgeo: 1\ntranslates: plain\nlanguage: id\nquestions: [\n", None])
def test_a_translation_that_cannot_be_read_leaves_the_deck_its_own_title(
    text: str | None, bench: Bench, translated: Learner
) -> None:
    path = bench.write("plain.id.yaml", text or "")
    if text is None:
        path.unlink()
    translated.rescan()
    assert Scope(decks(translated)[:1], language="id").title(translated) == "Ten words"


def test_a_deck_that_is_gone_keeps_the_title_it_had(bench: Bench, translated: Learner) -> None:
    known = decks(translated)[:1]
    (bench.places.deck_folders[0] / "plain.yaml").unlink()
    translated.rescan()
    assert Scope(known, language="id").title(translated) == "Sepuluh kata"


def test_a_scope_of_some_keys_holds_their_cards_alone(translated: Learner) -> None:
    whole = Scope(decks(translated))
    some = frozenset(card.key for card in whole.cards()[1::2])
    assert {card.key for card in Scope(decks(translated), keys=some).cards()} == some
    assert Scope(decks(translated), keys=frozenset()).cards() == []

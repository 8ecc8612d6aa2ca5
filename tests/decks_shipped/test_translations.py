"""Every shipped deck is there whole in each language of the interface, and as it stands today."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.decks import Deck, check_file
from quizgeo.decks.kinds import Cloze, Flashcard, Match, Multiple, Open, Text, TrueFalse
from quizgeo.decks.translatable import texts

TONGUES = [tag for tag in language.languages() if tag != "en"]
SENTENCES = ("question", "statement", "hint", "explain", "model", "rubric")
"""Fields that hold more than names, which may be the same in both languages."""


def test_every_deck_is_there_in_each_language(decks: Sequence[Deck], translated: Sequence[Deck]) -> None:
    wanted = {(deck.id, tongue) for deck in decks for tongue in TONGUES}
    assert {(deck.id, deck.language) for deck in translated} == wanted


def test_every_question_is_translated_from_the_texts_of_today(translations: Sequence[Path]) -> None:
    found = [str(problem) for path in translations for problem in check_file(path)[1] if problem.code.startswith("TR")]
    assert translations
    assert found == []
    deck = check_file(translations[0])[0]
    assert deck is not None
    assert all(question.original is not None for question in deck)


def test_titles_and_descriptions_are_translated(decks: Sequence[Deck], translated: Sequence[Deck]) -> None:
    originals = {deck.id: deck for deck in decks}
    for deck in translated:
        assert deck.title != originals[deck.id].title
        assert deck.description != originals[deck.id].description


def test_no_sentence_stands_there_in_the_language_of_the_original(
    decks: Sequence[Deck], translated: Sequence[Deck]
) -> None:
    originals = {question.key: question for deck in decks for question in deck}
    same = [
        (question.key, question.language, name)
        for deck in translated
        for question in deck
        for name in SENTENCES
        if (text := texts(question).get(name)) is not None and text == texts(originals[question.key])[name]
    ]
    assert same == []


def test_a_translation_changes_no_card(decks: Sequence[Deck], translated: Sequence[Deck]) -> None:
    originals = {question.key: question for deck in decks for question in deck}
    for deck in translated:
        for question in deck:
            before = originals[question.key]
            assert (question.kind, question.fingerprint, question.tags) == (
                before.kind,
                before.fingerprint,
                before.tags,
            )
            assert (question.source, question.after) == (before.source, before.after)


@pytest.mark.parametrize("kind", [Cloze, Flashcard, Match, Multiple, Open, Text, TrueFalse])
def test_each_kind_is_tried_in_another_language(translated: Sequence[Deck], kind: type) -> None:
    assert any(isinstance(question.body, kind) for deck in translated for question in deck)


@pytest.mark.parametrize(
    ("avoided", "written"),
    [
        ("manakah", "mana"),
        ("organisasi teroris luar", "Organisasi Teroris Asing"),
        ("perang dunia kedua", "Perang Dunia II"),
        ("persekutuan", "aliansi"),
    ],
)
def test_the_translations_have_one_word_for_one_thing(avoided: str, written: str, translations: Sequence[Path]) -> None:
    texts_of_all = " ".join(path.read_text(encoding="utf-8") for path in translations if path.name.endswith(".id.yaml"))
    assert avoided not in " ".join(texts_of_all.lower().split())
    assert written in texts_of_all

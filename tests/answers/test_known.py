"""The names that an answer may be mistaken for: what is one thing, what is near, and how long it is kept."""

import gc
import weakref

import pytest
from msgspec.structs import replace

from quizgeo.answers import as_typed, check_answer, prepare
from quizgeo.answers.known import known_of
from quizgeo.decks import CardKey, Kind, Question, parse_deck
from quizgeo.decks.kinds import ListOf, Text
from quizgeo.decks.model import Peers
from quizgeo.text import fold

DECK = """\
quizgeo: 1
deck: rivers
title: Rivers and towns
language: {language}
questions:
  - {{id: town, question: Which town?, answer: Varnholm, accept: [Old Varnholm, Türkiye]}}
  - {{id: other, question: Which other?, answer: Bremsk, wrong: [Bremska, Tolvia]}}
  - {{id: items, question: Which three?, list: [[Quillin, Kvillin], Ostavia, 1999]}}
  - {{id: pairs, question: Match., match: {{Ardent: Belmora, Corvin: Dastria}}, extra: [Elvia, Bremsks]}}
  - {{id: sorted, question: Sort., groups: {{North: [Fenholt], South: [Gallia]}}}}
  - {{id: gap, cloze: The ((Harrow|Harrowe)) is a river.}}
  - {{id: by, question: Who decided?, answer: Russia, accept: [Moscow, Kremlin, Rus Federation]}}
  - {{id: long, question: Why?, answer: "{long}"}}
"""


SHARED = """\
quizgeo: 1
deck: shared
title: Shared words
language: en
questions:
  - {id: first, question: Who began?, answer: Russia, accept: [the attackers, the government]}
  - {id: second, question: Who answered?, answer: Iran, accept: [the defenders, the government]}
  - {id: animal, question: Which animal?, answer: Moose, wrong: [Mouse, Hare], ladder: typed}
  - {id: part, question: Which part?, answer: cell, wrong: [cells, tissue], ladder: typed}
"""


def deck_question(language: str = "en") -> Question:
    return parse_deck(DECK.format(language=language, long="because " * 11))["town"]


def entities(name: str) -> frozenset[str]:
    return known_of(deck_question()).entities(fold(name, 4))


class TestOneThing:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Varnholm", "Old Varnholm"),
            ("Bremsk", "Bremsks"),
            ("Quillin", "Kvillin"),
            ("Harrow", "Harrowe"),
            ("Germany", "Jerman"),
            ("Russia", "Rus Federation"),
        ],
    )
    def test_has_several_names(self, one: str, other: str) -> None:
        assert entities(one) & entities(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Varnholm", "Bremsk"),
            ("Bremsk", "Tolvia"),
            ("Ardent", "Belmora"),
            ("Fenholt", "Gallia"),
            ("Elvia", "Tolvia"),
        ],
    )
    def test_is_not_another(self, one: str, other: str) -> None:
        assert entities(one)
        assert entities(other)
        assert not entities(one) & entities(other)

    @pytest.mark.parametrize("text", ["1999", "because " * 11, "Nowhere", ""])
    def test_is_not_what_is_no_name(self, text: str) -> None:
        assert entities(text) == frozenset()


class TestNear:
    def test_finds_the_name_of_another_thing(self) -> None:
        known = known_of(deck_question())
        assert known.near("varnholn", 1, frozenset()) == "Varnholm"
        assert known.near("varnholn", 1, entities("Varnholm")) is None
        assert known.near("varnholn", 0, frozenset()) is None

    def test_takes_a_town_for_a_country_only_where_it_is_nearer(self) -> None:
        known = known_of(deck_question())
        assert known.near("rusa", 1, frozenset({"RU"})) is None
        assert known.near("susa", 1, frozenset({"RU"})) == "Shusha"
        assert known.near("uwanda", 1, frozenset({"UG"})) == "Rwanda"

    def test_shows_a_name_of_the_table_in_the_language_of_the_deck(self) -> None:
        assert known_of(deck_question()).near("germani", 1, frozenset()) == "Germany"
        assert known_of(deck_question("id")).near("germani", 1, frozenset()) == "Jerman"


def test_what_stands_for_a_government_does_so_in_its_question_alone() -> None:
    question = deck_question()
    by = next(each for each in question.peers.questions if each.id == "by")
    assert check_answer(by, "Moscow").reason == "same"
    assert check_answer(by, "Moskwa").reason == "other-name"
    country = replace(question, body=Text("Russia"))
    assert not check_answer(country, "Moscow").passed


def test_one_phrase_accepted_in_two_questions_makes_no_two_countries_one() -> None:
    deck = parse_deck(SHARED)
    assert check_answer(deck["first"], "the government").reason == "same"
    assert not check_answer(deck["first"], "Iran").passed
    assert not check_answer(deck["second"], "Rusia").passed
    assert not check_answer(deck["second"], "the attackers").passed


def test_two_options_of_a_question_are_two_things_however_alike() -> None:
    deck = parse_deck(SHARED)
    assert check_answer(as_typed(deck["animal"]), "mouse").reason == "other-entity"
    assert check_answer(as_typed(deck["part"]), "cells").reason == "other-entity"


class TestKept:
    def test_for_a_deck_in_each_of_its_languages(self) -> None:
        question = deck_question()
        assert known_of(question) is known_of(question)
        assert known_of(question) is not known_of(deck_question())

    def test_no_longer_than_the_deck(self) -> None:
        question = deck_question()
        prepare(question)
        assert check_answer(question, "Bremsk").reason == "other-entity"
        deck = weakref.ref(question.peers)
        del question
        gc.collect()
        assert deck() is None


class TestTranslated:
    def question(self, body: Kind, original: Kind) -> Question:
        laid = Question(CardKey("rivers/q"), "q", body, "Mana?", language="id", original=original)
        return replace(laid, peers=Peers((laid,)))

    def one_thing(self, body: Kind, original: Kind, one: str, other: str) -> bool:
        entities = known_of(self.question(body, original)).entities
        return bool(entities(fold(one, 4)) & entities(fold(other, 4)))

    def test_an_answer_is_one_thing_with_the_answer_of_the_original(self) -> None:
        assert self.one_thing(Text("Varnhulu"), Text("Varnholm"), "Varnhulu", "Varnholm")

    def test_each_item_is_one_thing_with_the_item_in_its_place(self) -> None:
        body, original = ListOf((("Kuillin",), ("Ostalia",)), 2), ListOf((("Quillin",), ("Ostavia",)), 2)
        assert self.one_thing(body, original, "Ostalia", "Ostavia")
        assert not self.one_thing(body, original, "Ostalia", "Quillin")

    def test_parts_of_another_number_are_not_taken_together(self) -> None:
        body, original = ListOf((("Kuillin",), ("Ostalia",)), 2), ListOf((("Quillin",),), 1)
        assert not self.one_thing(body, original, "Kuillin", "Quillin")

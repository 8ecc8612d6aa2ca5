"""Finding cards: what each word of a search finds, in which order, and that no deck is read where none need be."""

import pytest
from msgspec.structs import replace

from quizgeo.decks import Library
from quizgeo.memory import Rating
from quizgeo.progress import EventKind
from quizgeo.study import Learner, Scope, Session, bring_back, everything, set_aside, start
from quizgeo.study.search import Finder, QueryError, search
from tests.study.bench import Bench, wrong

WORLD = """
quizgeo: 1
deck: world
title: The world
language: en
sources:
  article: {title: An article}
questions:
  - {id: baku, question: "What is the capital of Azerbaijan?", answer: Bakı, accept: [Baku],
     tags: [capitals, peace-text]}
  - {id: tbilisi, question: "What is the capital of Georgia?", answer: Tbilisi, wrong: [Batumi, Poti], tags: [capitals]}
  - {id: closed, cloze: "((Turkey)) closed its ((border)) with Armenia.", source: {ref: article, at: 2}, status: claim}
  - {id: when, question: "When was Karabakh retaken?", date: 2023-09, hint: After summer., tags: [dates]}
  - {id: csto, front: CSTO, back: Collective Security Treaty Organisation, both_ways: true, explain: Six states.}
  - {id: find, question: Find Georgia., find: GE, map: {region: south-caucasus}}
  - {id: truth, statement: "Sudan borders the Caucasus, and so on.", answer: false, explain: It lies in Africa.}
"""
OTHER = """
quizgeo: 1
deck: other
title: Another
language: id
questions:
  - {id: ibu, question: Apa ibu kota Georgia?, answer: Tbilisi, was: [lama]}
  - {id: dua, question: Rusia dan Iran?, answer: Dua}
"""
TRANSLATION = """
quizgeo: 1
translates: other
language: en
questions:
  ibu: {question: What is the chief town of Georgia?, answer: Tbilisi}
"""


@pytest.fixture
def learner(bench: Bench) -> Learner:
    """Give a learner with two decks, one of them translated."""
    bench.write("world.yaml", WORLD)
    bench.write("other.yaml", OTHER)
    bench.write("other.en.yaml", TRANSLATION)
    return bench.learner()


def found(learner: Learner, query: str, language: str = "") -> list[str]:
    """Give the ids of the cards that a search finds, in its order."""
    return [each.card.key.partition("/")[2] for each in search(learner, query, language).cards]


def session(learner: Learner, *keys: str) -> Session:
    """Begin a session on some cards."""
    return start(learner, replace(everything(learner), keys=frozenset(keys)))


def answer(learner: Learner, key: str, rating: Rating = Rating.GOOD) -> None:
    """Answer a card rightly, or give it up."""
    asked = session(learner, key)
    if rating is Rating.AGAIN:
        asked.give_up()
    else:
        asked.answer("Bakı" if key == "world/baku" else "2023-09" if key == "world/when" else "Tbilisi")
        asked.rate(rating)


# -- texts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["ibu", "dua", "baku", "tbilisi", "closed", "when", "csto", "csto~back", "find", "truth"]),
        ("georgia", ["ibu", "tbilisi", "find"]),
        ("GEORGIA capital", ["tbilisi"]),
        ("baki", ["baku"]),  # the answer is written Bakı
        ("baku", ["baku"]),  # an accepted spelling, and the key
        ("tbilisi", ["ibu", "tbilisi"]),
        ("batumi", []),  # a wrong option is no answer
        ("turkey border", ["closed"]),
        ('"turkey closed its border"', ["closed"]),
        ('"border turkey"', []),
        ('"georgia tbilisi"', []),  # question and answer are two texts
        ("collective", ["csto", "csto~back"]),
        ("september", ["when"]),
        ("2023-09", ["when"]),
        ("peace-text", ["baku"]),
        ("world/when", ["when"]),
        ("dan", ["dua", "truth"]),  # a word of its own is read as “and”, and it is a part of Sudan
        ("false", ["truth"]),
        ("georgia or azerbaijan", ["ibu", "baku", "tbilisi", "find"]),
        ("georgia and capital", ["tbilisi"]),
        ("-georgia -is:new", []),
        ("georgia -tbilisi", ["find"]),
        ("(georgia or karabakh) -find", ["ibu", "tbilisi", "when"]),
        ("-(georgia or csto) deck:world", ["baku", "closed", "when", "truth"]),
        ("--georgia", ["ibu", "tbilisi", "find"]),
        ('"or" deck:other', ["ibu"]),
        ("“georgia” capital", ["tbilisi"]),
        ('"georgia', ["ibu", "tbilisi", "find"]),
        ("(georgia", ["ibu", "tbilisi", "find"]),
    ],
)
def test_texts_are_found_as_the_judge_folds_them(query: str, ids: list[str], learner: Learner) -> None:
    assert sorted(found(learner, query)) == sorted(ids)


def test_texts_are_searched_in_the_language_they_are_shown_in(learner: Learner) -> None:
    assert found(learner, '"chief town"', "en") == ["ibu"]
    assert found(learner, '"ibu kota"') == ["ibu"]
    assert found(learner, '"ibu kota"', "en") == []


# -- words of the table ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("deck:other", ["ibu", "dua"]),
        ("deck:OTHER", ["ibu", "dua"]),
        ("deck:o*", ["ibu", "dua"]),
        ("tag:capitals", ["baku", "tbilisi"]),
        ("tag:*text*", ["baku"]),
        ("tag:p*e*t", ["baku"]),
        ("tag:*", ["baku", "tbilisi", "when"]),
        ("kind:flashcard", ["csto", "csto~back"]),
        ("kind:c*", ["tbilisi", "closed"]),
        ("id:when", ["when"]),
        ("id:world/c*", ["closed", "csto", "csto~back"]),
        ("id:lama", ["ibu"]),  # a key that it had before
        ("id:nothing-like-it", []),
        ("has:map", ["find"]),
        ("has:source", ["closed"]),
        ("has:hint", ["when"]),
        ("has:explain", ["csto", "csto~back", "truth"]),
        ("has:tag", ["baku", "tbilisi", "when"]),
        ("status:claim", ["closed"]),
        ("lang:id", ["ibu", "dua"]),
        ("lang:EN deck:other", ["ibu", "dua"]),
    ],
)
def test_names_and_parts_of_questions(query: str, ids: list[str], learner: Learner) -> None:
    assert found(learner, query) == ids


def test_states_of_cards(bench: Bench, learner: Learner) -> None:
    answer(learner, "world/tbilisi")
    answer(learner, "other/ibu")
    answer(learner, "other/dua", Rating.AGAIN)
    set_aside(learner, EventKind.SUSPENDED, "world/when")
    set_aside(learner, EventKind.BURIED, "world/baku")
    assert found(learner, "is:learned") == found(learner, "is:today") == ["ibu", "dua", "tbilisi"]
    assert found(learner, "is:due") == found(learner, "is:wrong") == ["dua"]  # missed today and not right since
    assert found(learner, "is:young") == ["ibu", "dua", "tbilisi"]
    assert found(learner, "is:mature") == found(learner, "is:overdue") == found(learner, "is:leech") == []
    assert found(learner, "is:suspended") == ["when"]
    assert found(learner, "is:buried") == ["baku"]
    assert "when" in found(learner, "is:new")
    bench.clock.move(days=200)
    assert found(learner, "is:overdue") == ["ibu", "dua", "tbilisi"]
    assert found(learner, "is:buried") == found(learner, "is:today") == []
    set_aside(learner, EventKind.SUSPENDED, "other/dua")
    assert found(learner, "is:overdue") == found(learner, "is:due") == ["ibu", "tbilisi"]
    bring_back(learner, "other/dua")
    assert found(learner, "is:overdue") == ["ibu", "dua", "tbilisi"]


def test_a_leech_was_forgotten_as_often_as_the_learner_says(bench: Bench, learner: Learner) -> None:
    answer(learner, "world/tbilisi")
    for _turn in range(2):
        bench.clock.move(days=30)
        answer(learner, "world/tbilisi", Rating.AGAIN)
        bench.clock.move(days=30)
        answer(learner, "world/tbilisi")
    lapses = next(iter(search(learner, "id:tbilisi").cards)).item.seen
    assert lapses is not None
    assert found(learner, "is:leech") == []
    learner.change("leech", lapses.lapses)
    assert found(learner, "is:leech") == ["tbilisi"]
    learner.change("leech", 0)
    assert found(learner, "is:leech") == []
    assert found(learner, f"prop:lapses={lapses.lapses}") == ["tbilisi"]
    assert found(learner, f"prop:lapses<{lapses.lapses} deck:other") == ["ibu", "dua"]
    assert found(learner, "prop:reps>=5") == ["tbilisi"]


def test_figures_are_compared(bench: Bench, learner: Learner) -> None:
    answer(learner, "world/tbilisi")
    answer(learner, "other/dua", Rating.AGAIN)
    seen = learner.item("world/tbilisi").seen
    assert seen is not None
    stability = seen.memory.stability
    assert found(learner, f"prop:s={stability:.2f}") == found(learner, f"prop:stability={stability:.1f}") == ["tbilisi"]
    assert found(learner, f"prop:s!={stability:.2f}") == ["dua"]
    assert found(learner, "prop:s<100") == ["dua", "tbilisi"]
    assert found(learner, "prop:s>100") == []
    assert found(learner, f"prop:d<={seen.memory.difficulty:.4f}1") == ["tbilisi"]
    assert "tbilisi" in found(learner, f"prop:ivl={seen.interval}")
    assert found(learner, f"prop:ivl>{seen.interval}") == []
    assert "tbilisi" in found(learner, f"prop:due={seen.interval}")
    assert found(learner, "prop:r>=99%") == found(learner, "prop:r>=0,99") == ["dua", "tbilisi"]
    bench.clock.move(days=seen.interval)
    assert found(learner, "prop:due<=0") == ["dua", "tbilisi"]
    assert found(learner, "prop:due<0") == []
    assert found(learner, "prop:r<99%") == ["dua", "tbilisi"]


def test_reviews_of_the_last_days(bench: Bench, learner: Learner) -> None:
    answer(learner, "other/dua", Rating.AGAIN)
    bench.clock.move(days=6)
    answer(learner, "world/tbilisi")
    assert found(learner, "rated:1") == ["tbilisi"]
    assert found(learner, "rated:7") == ["dua", "tbilisi"]
    assert found(learner, "rated:6") == ["tbilisi"]
    assert found(learner, "rated:7:1") == found(learner, "rated:7:again") == ["dua"]
    assert found(learner, "rated:7:3") == ["tbilisi"]
    assert found(learner, "rated:7:2") == []
    assert found(learner, "introduced:7") == ["dua", "tbilisi"]
    assert found(learner, "introduced:6") == ["tbilisi"]
    asked = session(learner, "other/dua")
    wrong(asked)
    asked.undo()
    assert found(learner, "rated:1") == ["tbilisi"]


# -- order -----------------------------------------------------------------------------------------------------------


def test_the_list_is_sorted(bench: Bench, learner: Learner) -> None:
    answer(learner, "other/dua", Rating.AGAIN)
    bench.clock.move(days=1)
    answer(learner, "world/tbilisi")
    answer(learner, "world/when", Rating.EASY)
    asked = "is:learned "
    assert found(learner, asked) == ["dua", "tbilisi", "when"]
    assert found(learner, asked + "sort:due") == ["dua", "tbilisi", "when"]
    assert found(learner, asked + "-sort:due") == ["when", "tbilisi", "dua"]
    assert found(learner, asked + "-sort:stability") == ["when", "tbilisi", "dua"]
    assert found(learner, asked + "sort:difficulty") == ["dua", "tbilisi", "when"]
    assert found(learner, asked + "sort:recall")[0] == "dua"
    assert found(learner, "-sort:deck deck:other") == ["dua", "ibu"]
    assert found(learner, "deck:other -sort:due -sort:deck") == ["dua", "ibu"]


def test_what_has_no_figure_stands_last_either_way_round(learner: Learner) -> None:
    answer(learner, "world/when")
    for name in ("due", "stability", "lapses", "difficulty", "recall"):
        assert found(learner, f"sort:{name}")[0] == found(learner, f"-sort:{name}")[0] == "when"


# -- what is not known -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "place", "near"),
    [
        ("tga:dates", 0, "tag:"),
        ("georgia tag:datse", 8, "tag:dates"),
        ("deck:wrld", 0, "deck:world"),
        ("is:duee", 0, "is:due"),
        ("kind:choise", 0, "kind:choice"),
        ("has:sauce", 0, "has:source"),
        ("status:clam", 0, "status:claim"),
        ("lang:e", 0, "lang:en"),
        ("prop:lapse>2", 0, "prop:lapses"),
        ("sort:stab", 0, "sort:stability"),
        ("a -sort:diffculty", 3, "sort:difficulty"),
        ("is:", 0, ""),
        ("prop:s", 0, ""),
        ("prop:s<x", 0, ""),
        ("rated:soon", 0, ""),
        ("rated:0", 0, ""),
        ("introduced:7:1", 0, ""),
        ("a or", 2, ""),
        ("or a", 0, ""),
        ("a )", 2, ""),
        ("()", 1, ""),
        ("-)", 1, ""),
        ("?!", 0, ""),
        ("(" * 60 + "a", 50, ""),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_place(query: str, place: int, near: str, learner: Learner) -> None:
    with pytest.raises(QueryError) as error:
        search(learner, query)
    assert error.value.start == place
    assert error.value.near == near
    assert f"place {place + 1}" in error.value.message
    assert near in error.value.message


def test_where_nothing_is_like_it_some_that_there_are_are_named(learner: Learner) -> None:
    with pytest.raises(QueryError, match="There are: is:new, is:learned, is:due"):
        search(learner, "is:xyzzy")


@pytest.mark.parametrize("query", ["12:30", "http://georgia", '"tag:xyz"'])
def test_a_colon_after_no_letters_or_in_quotes_is_text(query: str, learner: Learner) -> None:
    assert found(learner, query) == []


# -- reading no more than is needed ----------------------------------------------------------------------------------


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the decks that are read from now on."""
    names: list[str] = []
    load = Library.load

    def counted(self: Library, name: str, language: str = "") -> object:
        names.append(name)
        return load(self, name, language)

    monkeypatch.setattr(Library, "load", counted)
    return names


def test_names_and_states_are_found_without_reading_a_deck(learner: Learner, reads: list[str]) -> None:
    for query in ("", "deck:w* tag:dates -is:suspended kind:date id:when lang:en prop:due<3 or rated:7:1 sort:recall",
                  "introduced:7", "has:tag"):  # fmt: skip
        search(learner, query)
    assert reads == []


def test_only_the_decks_that_may_hold_the_text_are_read(learner: Learner, reads: list[str]) -> None:
    search(learner, "georgia deck:other")
    assert set(reads) == {"other"}


def test_a_deck_that_changed_is_read_again(bench: Bench, learner: Learner) -> None:
    finder = Finder(learner)
    assert not finder.find("helsinki").cards
    bench.write("world.yaml", WORLD.replace("Find Georgia.", "Find Helsinki."))
    learner.rescan()
    assert [each.card.key for each in finder.find("helsinki").cards] == ["world/find"]
    bench.write("world.yaml", WORLD.replace("Find Georgia.", "Find [Helsinki"))
    assert [each.card.key for each in finder.find("world when").cards] == ["world/when"]  # by its key
    assert "world" in finder.texts.broken


def test_questions_are_shown_once_their_decks_were_read(learner: Learner) -> None:
    finder = Finder(learner, "en")
    first = finder.find("deck:other").cards[0]
    assert finder.question(first) is None
    finder.read()
    question = finder.question(first)
    assert question is not None
    assert question.prompt == "What is the chief town of Georgia?"


def test_a_card_has_the_state_it_has_now(learner: Learner) -> None:
    finder = Finder(learner)
    first = finder.find("id:when").cards[0]
    assert finder.facts().recall_today(first) is None
    answer(learner, "world/when")
    assert finder.facts().recall_today(finder.again(first)) == 1


# -- studying what was found -----------------------------------------------------------------------------------------


def test_what_was_found_is_studied(learner: Learner) -> None:
    scope = search(learner, "georgia sort:lapses").scope("en")
    assert isinstance(scope, Scope)
    assert [deck.id for deck in scope.decks] == ["other", "world"]
    assert {card.key for card in scope.cards()} == {"other/ibu", "world/tbilisi", "world/find"}
    assert scope.language == "en"


def test_a_broken_deck_has_no_cards_to_find(bench: Bench) -> None:
    bench.write("broken.yaml", "quizgeo: 1\ndeck: broken\nquestions: [")
    assert search(bench.learner(), "").total == 0

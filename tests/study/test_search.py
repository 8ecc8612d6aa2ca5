"""Finding cards: what each word of a search finds, and what is said of a word that is not known."""

import pytest

from quizgeo.memory import Rating
from quizgeo.progress import EventKind
from quizgeo.study import Learner, bring_back, set_aside
from quizgeo.study.search import QueryError, search
from tests.study.bench import Bench, wrong
from tests.study.searched import answer, found, session, world


@pytest.fixture
def learner(bench: Bench) -> Learner:
    """Give a learner with two decks, one of them translated."""
    return world(bench)


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
    bench.clock.move(days=seen.interval)
    assert found(learner, "prop:r>=1%") == found(learner, "prop:r>=0,01") == ["dua", "tbilisi"]
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

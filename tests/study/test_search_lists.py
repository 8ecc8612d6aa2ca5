"""Lists of cards that were found: in which order, read from as few decks as can be, and studied."""

import pytest

from quizgeo.decks import Library
from quizgeo.memory import Rating
from quizgeo.progress import EventKind
from quizgeo.study import Learner, Scope, set_aside
from quizgeo.study.search import Finder, search
from quizgeo.study.search_cards import state_of
from quizgeo.study.search_query import sort_in
from quizgeo.study.search_shown import line_of
from tests.study.bench import Bench
from tests.study.searched import WORLD, answer, found, world


@pytest.fixture
def learner(bench: Bench) -> Learner:
    """Give a learner with two decks, one of them translated."""
    return world(bench)


def test_a_card_has_one_word_for_how_it_stands(bench: Bench, learner: Learner) -> None:
    def word(key: str) -> str:
        return state_of(learner.item(key), learner.today())

    assert word("world/when") == "new"
    answer(learner, "world/when", Rating.EASY)
    answer(learner, "other/dua", Rating.AGAIN)
    set_aside(learner, EventKind.BURIED, "world/baku")
    set_aside(learner, EventKind.SUSPENDED, "world/find")
    seen = learner.item("world/when").seen
    assert seen is not None
    assert [word(key) for key in ("world/when", "other/dua", "world/baku", "world/find")] == [
        "young", "again", "buried", "suspended",
    ]  # fmt: skip
    bench.clock.move(days=seen.interval)
    assert word("world/when") == "due"
    assert word("other/dua") == "overdue"
    for _turn in range(2):
        answer(learner, "world/when", Rating.EASY)
        bench.clock.move(days=(learner.item("world/when").seen or seen).interval)
    answer(learner, "world/when", Rating.EASY)
    assert word("world/when") == "mature"


@pytest.mark.parametrize(
    ("id_", "line"),
    [
        ("baku", "What is the capital of Azerbaijan?"),
        ("closed", "____ closed its ____ with Armenia."),
        ("truth", "Sudan borders the Caucasus, and so on."),
        ("csto", "CSTO"),
        ("csto~back", "Collective Security Treaty Organisation"),
    ],
)
def test_a_question_is_told_on_one_line(id_: str, line: str, learner: Learner) -> None:
    finder = Finder(learner)
    (each,) = finder.find(f"id:{id_}").cards
    finder.read([each])
    question = finder.question(each)
    assert question is not None
    assert line_of(question, each.card.key) == line


@pytest.mark.parametrize(
    ("query", "name"),
    [("", "deck"), ("sort:due", "due"), ("is:xyzzy -sort:LAPSES )", "lapses"), ("sort:x sort:recall", "recall")],
)
def test_the_order_is_known_whatever_else_is_wrong(query: str, name: str) -> None:
    assert sort_in(query) == name


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


def test_what_has_no_figure_stands_last_either_way_round(bench: Bench, learner: Learner) -> None:
    answer(learner, "world/when")
    bench.clock.move(days=1)
    for name in ("due", "stability", "lapses", "difficulty", "recall"):
        assert found(learner, f"sort:{name}")[0] == found(learner, f"-sort:{name}")[0] == "when"


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


def test_texts_are_ready_before_the_first_of_them_is_searched(learner: Learner, reads: list[str]) -> None:
    finder = Finder(learner)
    finder.prepare()
    assert set(reads) == {"world", "other"}
    texts = [finder.texts.folded(deck) for deck in learner.library.entries]
    assert [each.card.key for each in finder.find("karabakh").cards] == ["world/when"]
    again = [finder.texts.folded(deck) for deck in learner.library.entries]
    assert all(one is other for one, other in zip(texts, again, strict=True))


def test_a_card_has_the_state_it_has_now(bench: Bench, learner: Learner) -> None:
    finder = Finder(learner)
    first = finder.find("id:when").cards[0]
    assert finder.facts().recall_today(first) is None
    answer(learner, "world/when")
    assert finder.facts().recall_today(finder.again(first)) is None, "nothing is told of the day of an answer"
    bench.clock.move(days=1)
    tomorrow = Finder(learner)
    recall = tomorrow.facts().recall_today(tomorrow.again(first))
    assert recall is not None
    assert 0 < recall < 1


def test_recall_is_not_told_of_the_day_of_an_answer(bench: Bench, learner: Learner) -> None:
    answer(learner, "other/dua")
    bench.clock.move(days=1)
    answer(learner, "world/when")
    assert found(learner, "prop:r>=0") == ["dua"]
    assert found(learner, "is:learned sort:recall") == found(learner, "is:learned -sort:recall") == ["dua", "when"]


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

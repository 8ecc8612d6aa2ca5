"""Foreign questions become a deck of our own: named, with their origin, without what no deck can hold."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo import language
from quizgeo.answers import problems as problems_of_answers
from quizgeo.answers.geography import geography
from quizgeo.decks import (
    CardKey,
    Choice,
    Citation,
    Deck,
    Multiple,
    PlaceOnMap,
    Question,
    Severity,
    Source,
    Text,
    parse_deck,
)
from quizgeo.decks.checking import inspect_text
from quizgeo.exchange import FORMATS, ExchangeError, Foreign, ReadIn, ReadOptions
from quizgeo.exchange.importing import Imported, Wanted, import_deck
from quizgeo.exchange.origins import origin_of, stamp
from quizgeo.exchange.updating import update_text
from quizgeo.text import clean
from tests.exchange.decks import TRICKY, deck_of, decks
from tests.exchange.foreign import foreign, read_in, unkept

GIFT = Wanted("gift", "quiz.gift")
CAPITAL = {"question": "What is the capital of Georgia?", "answer": "Tbilisi", "wrong": ["Batumi", "Kutaisi"]}
LEADER = {"question": "Who leads Armenia?", "answer": "Nikol Pashinyan"}


def errors(text: str) -> list[str]:
    """Give the errors that `quizgeo check` finds in a deck."""
    checking = inspect_text(text, today=date(2026, 3, 2), geography=geography)
    found = list(checking.problems)
    if checking.deck is not None:
        found += problems_of_answers(checking.deck)
    return [str(each) for each in found if each.severity is Severity.ERROR]


def imported(*questions: Foreign, wanted: Wanted = GIFT, title: str = "T") -> Imported:
    """Import questions; the text must be the deck, and without errors."""
    result = import_deck(read_in(*questions, title=title), wanted)
    assert errors(result.text) == []
    assert unkept(parse_deck(result.text)) == unkept(result.deck)
    return result


# -- identities --------------------------------------------------------------------------------------------------------


def test_an_identity_that_the_file_carries_stays() -> None:
    deck = imported(foreign(CAPITAL, own="d/capital"), foreign(LEADER, own="leader")).deck
    assert [question.id for question in deck] == ["capital", "leader"]


def test_an_identity_is_made_of_the_words_where_there_is_none() -> None:
    deck = imported(foreign(CAPITAL), foreign(LEADER)).deck
    assert [question.id for question in deck] == ["capital-of-georgia", "leads-armenia"]


def test_made_identities_are_unlike_each_other_and_those_that_come_later() -> None:
    asked = [{"question": "Which is right?", "answer": each} for each in ("a1", "b2", "c3")]
    deck = imported(*map(foreign, asked), foreign(LEADER, own="right-2")).deck
    assert [question.id for question in deck] == ["right", "right-3", "right-4", "right-2"]


def test_a_second_import_gives_the_same_identities() -> None:
    questions = [foreign(CAPITAL), foreign(LEADER), foreign({"front": "北京", "back": "Beijing"})]
    one, other = imported(*questions), imported(*questions)
    assert one.text == other.text
    assert len({question.id for question in one.deck}) == 3


def test_an_identity_that_is_none_of_ours_is_kept_as_origin() -> None:
    result = imported(foreign(CAPITAL, own="Frage 1", place="31"))
    (problem,) = result.problems
    assert str(problem) == (
        'quiz.gift:31:1: warning EX008: "Frage 1" is not an identity of ours: the question is now capital-of-georgia'
    )
    origin = origin_of(result.deck.questions[0])
    assert origin is not None
    assert (origin.format, origin.id) == ("gift", "Frage 1")


def test_every_question_keeps_its_origin() -> None:
    result = imported(foreign(CAPITAL, origin="guid-1"), foreign(LEADER))
    first, second = map(origin_of, result.deck)
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("guid-1", "")
    assert first.of == stamp(result.deck.questions[0])
    assert re.search(r"    x-from: \{format: gift, id: guid-1, of: [a-p]{8}\}\n", result.text)


def test_a_stamp_tells_another_wording_and_no_other_identity() -> None:
    question = foreign(CAPITAL).question
    assert stamp(replace(question, prompt="Which?")) != stamp(question)
    assert stamp(replace(question, id="x", key=CardKey("d/x"))) == stamp(question)


@pytest.mark.parametrize("kept", [{}, {"x-from": "gift"}, {"x-from": {"id": "a"}}, {"x-from": {"format": ["a"]}}])
def test_no_origin_is_read_out_of_what_is_none(kept: dict[str, object]) -> None:
    assert origin_of(replace(foreign(CAPITAL).question, extra=kept)) is None


# -- what does not come in ---------------------------------------------------------------------------------------------


def test_what_stands_there_twice_comes_in_once() -> None:
    result = imported(foreign(CAPITAL, place="3"), foreign(LEADER), foreign(CAPITAL, place="9"))
    assert len(result.deck) == 2
    assert [str(each) for each in result.problems] == [
        "quiz.gift:9:1: warning EX005: the same question stands there twice; skipped"
    ]


def test_an_own_identity_that_stands_there_twice_comes_in_once() -> None:
    result = imported(foreign(CAPITAL, own="q1"), foreign(LEADER, own="q1", place="note 7"))
    (problem,) = result.problems
    assert problem.message.startswith('note 7: id "q1" is used twice')
    assert [question.prompt for question in result.deck] == [CAPITAL["question"]]


def test_what_the_checker_refuses_is_left_out_in_its_words() -> None:
    same = replace(foreign(CAPITAL).question, body=Text("x" * 1001))
    nowhere = replace(foreign(LEADER).question, body=PlaceOnMap(91.0, 0.0, 30.0))
    questions = (foreign(LEADER), Foreign(same, place="4"), Foreign(nowhere, place="8:3"))
    result = import_deck(read_in(*questions), GIFT)
    assert [each.id for each in result.deck] == ["leads-armenia"]
    told = [(each.place.line, each.code, each.message) for each in result.problems]
    assert told == [
        (4, "EX005", '"answer" is longer than 1000 characters; skipped'),
        (8, "EX005", "latitude comes first and is at most 90, longitude at most 180; skipped"),
    ]
    assert errors(result.text) == []


def test_a_question_that_breaks_a_rule_comes_in_with_a_comment() -> None:
    long = {"question": "Which state?", "answer": "The one that is much longer than all others", "wrong": ["a", "b c"]}
    result = imported(foreign(CAPITAL), foreign(long))
    assert result.silenced == ("MC005",)
    assert "\n  # lint: ignore MC005\n  - id: state\n" in result.text
    assert result.problems == ()


def test_a_rule_that_many_break_is_silenced_once() -> None:
    asked = [{"question": f"What did he say yesterday, {each}{each}?", "answer": each.upper()} for each in "abcde"]
    result = imported(*map(foreign, asked))
    assert result.text.count("# lint: ignore CT002") == 1
    assert "# lint: ignore CT002\nquestions:\n" in result.text


def test_a_file_without_a_good_question_is_refused() -> None:
    bad = Foreign(replace(foreign(CAPITAL).question, prompt=""))
    for read in (ReadIn(()), ReadIn((bad,))):
        with pytest.raises(ExchangeError, match=r"no question found in quiz\.gift") as caught:
            import_deck(read, GIFT)
        assert caught.value.problem.code == "EX006"


def test_more_than_a_deck_holds_is_refused() -> None:
    with pytest.raises(ExchangeError, match="20001 questions, more than the 20000 that a deck holds"):
        import_deck(ReadIn((foreign(CAPITAL),) * 20_001), GIFT)
    large = replace(foreign(CAPITAL).question, explain="é" * 7_999)
    asked = tuple(Foreign(replace(large, prompt=f"Question {number}")) for number in range(600))
    with pytest.raises(ExchangeError, match="more than 8000000 bytes"):
        import_deck(ReadIn(asked), GIFT)


# -- what is made to fit -----------------------------------------------------------------------------------------------


def test_right_options_come_first_where_their_order_means_nothing() -> None:
    options = [{"text": "Batumi"}, {"text": "Tbilisi", "correct": "yes"}]
    fields = {"question": "Which city?", "options": options}
    result = imported(foreign(fields), foreign({**fields, "question": "In order?", "shuffle": "no"}))
    first, second = (question.body for question in result.deck)
    assert isinstance(first, Choice)
    assert isinstance(second, Choice)
    assert [option.correct for option in first.options] == [True, False]
    assert [option.correct for option in second.options] == [False, True]
    assert "answer: Tbilisi\n    wrong: [Batumi]" in result.text


def test_options_with_more_to_say_keep_their_places() -> None:
    options = [{"text": "Batumi", "feedback": "A port."}, {"text": "Tbilisi", "correct": "yes"}, "Gori"]
    body = imported(foreign({"question": "Which city?", "options": options})).deck.questions[0].body
    assert isinstance(body, Choice | Multiple)
    assert [option.text for option in body.options] == ["Batumi", "Tbilisi", "Gori"]


def test_fields_beside_the_kind_are_made_to_fit() -> None:
    question = replace(
        foreign(CAPITAL).question,
        tags=("South Caucasus", "a, b", "x" * 60, "South Caucasus", " , "),
        seconds=9999,
        difficulty=9,
        feedback={"x" * 300: "no", "Batumi": "A port."},
        was=(CardKey("d/old"),),
        after=(CardKey("d/none"),),
    )
    result = imported(Foreign(question, place="5"))
    fit = result.deck.questions[0]
    assert fit.tags == ("South-Caucasus", "a-b", "x" * 40)
    assert (fit.seconds, fit.difficulty, fit.was, fit.after) == (3600, None, (), ())
    assert fit.feedback == {"Batumi": "A port."}
    assert [(loss.key, loss.field, loss.what, loss.how) for loss in result.losses] == [
        ("5", "time", "changed", '"time" 9999 s to 3600 s')
    ]


def test_sources_come_into_the_head_or_stay_with_their_question() -> None:
    one, other = (replace(foreign(each).question, source=None) for each in (CAPITAL, LEADER))
    result = imported(
        Foreign(replace(one, source=Citation(Source("book", "A book"), 3))),
        Foreign(replace(other, source=Citation(Source("A Page!", "")))),
    )
    assert "sources:\n  book: {title: A book}\n" in result.text
    assert "source: {ref: book, at: 3}" in result.text
    assert 'source: {title: "A Page!"}' in result.text


def test_what_all_questions_say_of_the_world_stands_in_the_head() -> None:
    result = imported(foreign({**CAPITAL, "as_of": "2025-07"}), foreign({**LEADER, "as_of": "2025-07"}))
    assert result.text.count("as_of") == 1


@pytest.mark.parametrize(
    ("read", "wanted", "head"),
    [
        (read_in(title="Kaukasus: Städte", language="de"), GIFT, ("kaukasus-stadte", "Kaukasus: Städte", "de")),
        (read_in(title="A"), Wanted("gift", "b.gift", "my-deck", "B", "id"), ("my-deck", "B", "id")),
        (read_in(), Wanted("gift", "dir/My quiz.gift", "Some Name"), ("some-name", "My quiz", "en")),
        (read_in(title="Кавказ", language="??"), Wanted("gift", "c.gift"), ("c", "Кавказ", "en")),
        (read_in(), Wanted("gift", "stdin"), ("imported", "Imported", "en")),
    ],
)
def test_the_head_comes_from_the_call_the_file_or_its_name(
    read: ReadIn, wanted: Wanted, head: tuple[str, str, str]
) -> None:
    deck = import_deck(replace(read, questions=(foreign(CAPITAL),)), wanted).deck
    assert (deck.id, deck.title, deck.language) == head
    assert deck.questions[0].language == head[2]


# -- any deck ----------------------------------------------------------------------------------------------------------


def unnamed(question: Question) -> Question:
    return replace(question, id="", key=CardKey(""))


@given(decks())
@settings(max_examples=30)
def test_any_questions_make_a_deck_without_errors(deck: Deck) -> None:
    found = tuple(Foreign(unnamed(each), origin=str(place)) for place, each in enumerate(deck))
    found = (*found, foreign(CAPITAL, origin="capital"))
    result = import_deck(ReadIn(found, title=deck.title), GIFT)
    assert errors(result.text) == []
    kept = {origin.id for each in result.deck if (origin := origin_of(each))}
    asked = {each.prompt + each.body.wording for each in result.deck}
    for place, question in enumerate(deck):
        assert str(place) in kept or result.problems, question
        assert str(place) not in kept or question.prompt + question.body.wording in asked


@given(st.sampled_from(TRICKY), st.sampled_from(TRICKY))
def test_any_origin_and_any_text_come_through(origin: str, text: str) -> None:
    fields = {"front": text, "back": "Z"}
    result = imported(Foreign(unnamed(deck_of([{"id": "q", **fields}]).questions[0]), origin=origin))
    found = origin_of(parse_deck(result.text).questions[0])
    assert found is not None
    assert found.id == clean(origin)


def test_what_is_put_in_speaks_the_language_of_the_deck_and_not_of_the_interface() -> None:
    read = FORMATS["gift"].read(b"Mengapa? {}\n", ReadOptions("q.gift"))
    wanted = Wanted("gift", "q.gift", language="id")
    texts = []
    for spoken in ("en", "id", "en"):
        language.use(spoken)
        texts.append(import_deck(read, wanted).text)
    assert texts[0] == texts[1]
    assert "No model answer" not in texts[0]
    assert "No model answer is given." in import_deck(read, Wanted("gift", "q.gift")).text
    deck = parse_deck(texts[0])
    assert update_text(texts[0], deck, read, wanted, parse_deck).renewed == ()

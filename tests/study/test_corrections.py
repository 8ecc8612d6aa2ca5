"""What learners said against the judge, gathered from a log: only what stands, and only what a deck does not settle."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.answers import check_answer
from quizgeo.decks import Choice, Cloze, Deck, ListOf, Question, Text, parse_deck
from quizgeo.progress import Event, Said, undo_of
from quizgeo.study import Asking, Corrections, Learner, Revealed, Session, TypedAnswer, corrections_of
from tests.study.bench import Bench, begin
from tests.study.overruled import DAY, DECK, answered, certain, of, right, said, texts, wrong


@pytest.fixture(scope="module")
def deck() -> Deck:
    return parse_deck(DECK)


def accepted(found: Corrections | None) -> tuple[str, ...]:
    """Give the forms that a question would accept."""
    body = certain(found).mended
    assert isinstance(body, Text | Choice)
    return body.accept


# -- what counts -----------------------------------------------------------------------------------------------------


def test_an_answer_called_right_is_told_with_how_often_and_when_last(deck: Deck) -> None:
    events = [*right("Kyjevo", day=DAY), *right("Kyjevo", day=DAY + 9), *right("Kyjevo", day=DAY + 3)]
    found = certain(of(deck, events))
    assert found.right == (TypedAnswer("Kyjevo", 3, DAY + 9),)
    assert (found.wrong, found.often) == ((), ())
    assert accepted(found) == ("Kiyiv", "Kyjevo")


def test_a_deck_about_which_nothing_was_said_tells_nothing(deck: Deck) -> None:
    assert corrections_of(deck, lambda _key: ()) == ()
    assert of(deck, [answered("Kyiv", grade="exact"), answered("Lviv"), answered(None)]) is None


def test_an_answer_that_was_taken_back_does_not_count(deck: Deck) -> None:
    answer, word = right("Kyjevo")
    assert of(deck, [answer, word, undo_of(answer, answered(None))]) is None


def test_a_word_that_was_taken_back_does_not_count(deck: Deck) -> None:
    answer, word = right("Kyjevo")
    assert of(deck, [answer, word, undo_of(word, answered(None))]) is None


def test_a_word_without_its_answer_does_not_count(deck: Deck) -> None:
    _answer, word = right("Kyjevo")
    assert of(deck, [word]) is None


def test_the_last_word_holds(deck: Deck) -> None:
    answer, word = right("Kyjevo")
    assert of(deck, [answer, word, said("guessed", answer)]) is None


def test_answers_of_several_devices_are_counted_together(deck: Deck) -> None:
    found = certain(of(deck, [*right("Kyjevo", device="one"), *right("kyjevo!", device="two")]))
    assert [(typed.count, typed.obstacle) for typed in found.right] == [(2, "")]


def test_answers_under_a_former_id_count(deck: Deck) -> None:
    renamed = parse_deck(DECK.replace("{id: text,", "{id: kyiv, was: [text, older],"))
    older = [replace(event, card="d/older") for event in right("Kyjevo")]
    found = certain(of(renamed, [*right("Kyjevo"), *older], "kyiv"))
    assert found.right[0].count == 2
    assert of(deck, older) is None


def test_answers_in_another_form_are_not_read_as_typed(deck: Deck) -> None:
    assert of(deck, right("China", "ladder", form="choice"), "ladder") is None
    assert of(deck, right("China", "choice", form="choice"), "choice") is None
    assert of(deck, right("again", "flash", form="flashcard"), "flash") is None
    assert accepted(of(deck, right("The bear", "ladder", form="typed"), "ladder")) == ("The bear",)


def test_what_the_deck_settles_by_now_is_left_out(deck: Deck) -> None:
    events = [*right("Kyjevo"), *right("Kiyiv"), *wrong("Lviv"), *[answered("Kharkiv")] * 2]
    mended = parse_deck(DECK.replace("accept: [Kiyiv]", "accept: [Kiyiv, Kyjevo]"))
    assert of(mended, events) is None
    assert texts(certain(of(deck, events)).right) == ["Kyjevo"]


def test_what_is_right_in_a_translation_is_left_out(deck: Deck) -> None:
    translated = tuple(
        replace(each, language="id", body=Text("Kyiv", accept=("Kota Kiew Raya",))) if each.id == "text" else each
        for each in deck
    )
    laid = replace(deck, language="id", questions=translated)
    assert texts(certain(of(deck, right("Kota Kiew Raya"))).right) == ["Kota Kiew Raya"]
    assert of(deck, right("Kota Kiew Raya"), translations=[laid]) is None


# -- spellings -------------------------------------------------------------------------------------------------------


def test_spellings_that_are_judged_alike_are_one_and_the_commonest_is_told(deck: Deck) -> None:
    events = [*right("kyjevo"), *right("Kyjévo"), *right("Kyjévo"), *right("the Kyjevo.")]
    found = certain(of(deck, events))
    assert [(typed.text, typed.count) for typed in found.right] == [("Kyjévo", 4)]


def test_capitals_are_two_spellings_where_they_count(deck: Deck) -> None:
    found = certain(of(deck, [*right("victory day", "strict", form="text")] * 1, "strict"))
    assert accepted(found) == ("victory day",)
    both = [*right("victory day", "strict", form="text"), *right("VICTORY DAY", "strict", form="text")]
    assert sorted(accepted(of(deck, both, "strict"))) == ["VICTORY DAY", "victory day"]


def test_what_another_new_form_makes_right_is_told_and_not_added(deck: Deck) -> None:
    found = certain(of(deck, [*right("Holy City"), *right("Holy City"), *right("Holycity")]))
    assert [(typed.text, typed.obstacle) for typed in found.right] == [("Holy City", ""), ("Holycity", "")]
    assert accepted(found) == ("Kiyiv", "Holy City")


def test_the_commonest_stand_first(deck: Deck) -> None:
    events = [*right("Zagreb on the Dnipro"), *right("Mother of cities"), *right("Mother of cities")]
    assert texts(certain(of(deck, events)).right) == ["Mother of cities", "Zagreb on the Dnipro"]


# -- what cannot be taken in -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "obstacle"),
    [
        ("x" * 10_000, "too-long"),
        ("Kharkiv", "rejected"),
        ("Paris", "other-entity"),
        ("🙂🙂", ""),
        ("=", ""),
        ("Kiev\u202e: the\ncity\x1b[31m", ""),
        ("- [a]: {b} # c", ""),
    ],
)
def test_what_cannot_be_accepted_is_told_with_the_reason(deck: Deck, given: str, obstacle: str) -> None:
    found = certain(of(deck, right(given)))
    (typed,) = found.right
    assert typed.obstacle == obstacle
    assert "\n" not in typed.text
    assert "\x1b" not in typed.text
    assert (found.mended == found.question.body) == bool(typed.obstacle)


def test_what_the_question_itself_says_is_not_accepted() -> None:
    asks = parse_deck(DECK.replace("What is the capital of Ukraine?", "What is Kiev called today?"))
    assert [typed.obstacle for typed in certain(of(asks, right("Kiev"))).right] == ["in-question"]


def test_a_wrong_option_is_no_other_form_of_the_right_one(deck: Deck) -> None:
    found = certain(of(deck, right("China", "ladder", form="typed"), "ladder"))
    assert [typed.obstacle for typed in found.right] == ["other-entity"]


def test_a_log_with_answers_that_are_no_answers_tells_nothing(deck: Deck) -> None:
    broken = ["[" * 100_000, "[1", "{}", "", " \u200b", '[["a"]]', "[null]"]
    events = [event for text in broken for event in right(text, "cloze")]
    assert of(deck, events, "cloze") is None
    assert of(deck, [*right(""), *right("\u200b")]) is None


# -- called wrong ----------------------------------------------------------------------------------------------------


def test_an_answer_called_wrong_may_be_rejected(deck: Deck) -> None:
    found = certain(of(deck, wrong("it was in Kyiv")))
    assert found.wrong == (TypedAnswer("it was in Kyiv", 1, DAY),)
    assert isinstance(found.mended, Text)
    assert found.mended.reject == ("Kharkiv", "it was in Kyiv")
    assert not check_answer(replace(found.question, body=found.mended), "it was in Kyiv").passed
    assert check_answer(replace(found.question, body=found.mended), "Kyiv").grade == "exact"


def test_the_answer_itself_cannot_be_rejected(deck: Deck) -> None:
    found = certain(of(deck, [*wrong("kyiv"), *wrong("Kiyiv")]))
    assert [typed.obstacle for typed in found.wrong] == ["accepted", "accepted"]
    assert found.mended == found.question.body


def test_what_is_judged_wrong_by_now_is_not_called_wrong_any_more(deck: Deck) -> None:
    assert of(deck, wrong("Lviv")) is None


def test_only_words_can_be_rejected(deck: Deck) -> None:
    events = [
        *wrong("4,100", "number"), *wrong("Iran, Georgia, Turkey", "list"), *wrong('["Turkey","Armenia"]', "cloze"),
    ]  # fmt: skip
    told = {name: certain(of(deck, events, name)).wrong for name in ("number", "list", "cloze")}
    assert {name: (typed[0].text, typed[0].part, typed[0].obstacle) for name, typed in told.items()} == {
        "number": ("4,100", None, "no-field"),
        "list": ("Iran, Georgia, Turkey", None, "no-field"),
        "cloze": ("Turkey, Armenia", None, "no-field"),
    }


def test_an_answer_longer_than_a_deck_may_hold_cannot_be_rejected(deck: Deck) -> None:
    assert [typed.obstacle for typed in certain(of(deck, wrong("Kyiv" + "." * 2_000))).wrong] == ["too-long"]


# -- often -----------------------------------------------------------------------------------------------------------


def test_wrong_answers_given_often_are_told_the_commonest_first(deck: Deck) -> None:
    events = [answered(text) for text in ("Odesa", "Lviv", "lviv", "Lviv", "odesa", "Poltava")]
    found = certain(of(deck, events))
    assert [(typed.text, typed.count) for typed in found.often] == [("Lviv", 3), ("Odesa", 2)]


def test_what_was_ever_called_right_is_not_a_common_mistake(deck: Deck) -> None:
    events = [answered("Kyjevo"), answered("Kyjevo"), *right("kyjevo")]
    found = certain(of(deck, events))
    assert (texts(found.right), found.often) == (["kyjevo"], ())


def test_what_the_deck_says_something_to_is_no_news(deck: Deck) -> None:
    assert of(deck, [answered(text, "said", form="text") for text in ("kazan", "Kazan")], "said") is None
    assert of(deck, [answered("Kharkiv"), answered("Kharkiv")]) is None
    general = parse_deck(DECK.replace("{Kazan: It lies on the Volga.}", "{wrong: It lies in Chechnya.}"))
    assert of(general, [answered(text, "said", form="text") for text in ("kazan", "Kazan")], "said") is not None


# -- laws ------------------------------------------------------------------------------------------------------------

TYPED = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.text("Kk yiv:;,|()\\#'\"", min_size=1)


@given(st.lists(st.tuples(TYPED, st.sampled_from(["text", "strict", "list", "gap", "ladder"])), max_size=6))
def test_whatever_is_taken_in_comes_out_right_and_the_rest_says_why(given: list[tuple[str, str]]) -> None:
    deck = parse_deck(DECK)
    forms = {"list": "list", "gap": "cloze"}
    events = [event for text, name in given for event in right(text, name, form=forms.get(name, "text"))]
    by_card: dict[str, list[Event]] = {}
    for event in events:
        by_card.setdefault(event.card or "", []).append(event)
    for found in corrections_of(deck, lambda key: by_card.get(key, [])):
        for typed in found.right:
            assert typed.obstacle or _passes(found, typed), typed
        assert (found.mended == found.question.body) == all(typed.obstacle for typed in found.right)


def _passes(found: Corrections, typed: TypedAnswer) -> bool:
    """Tell whether an answer is right once the deck is mended."""
    question, body = found.question, found.mended
    if isinstance(body, ListOf):
        item = body.items[typed.part or 0]
        body = Text(item[0], item[1:])
    elif isinstance(body, Choice):
        body = Text(body.answer, body.accept, body.reject)
    return check_answer(_with(question, body), typed.text if isinstance(body, Text) else (typed.text,)).passed


def _with(question: Question, body: Text | Cloze | object) -> Question:
    assert isinstance(body, Text | Cloze)
    return replace(question, body=body)


@given(st.permutations([*right("Kyjevo"), *right("Mother of cities", day=DAY + 1), answered("Lviv"), answered("Lviv")]))
def test_facts_do_not_depend_on_the_order_in_which_events_came(events: list[Event]) -> None:
    found = certain(of(parse_deck(DECK), events))
    assert [texts(typed) for typed in (found.right, found.often)] == [["Mother of cities", "Kyjevo"], ["Lviv"]]


# -- sessions --------------------------------------------------------------------------------------------------------


def give(session: Session, *, card: str, answer: str | list[str], word: Said | None = None) -> None:
    """Answer one card of a session, and say something of the verdict."""
    while isinstance(session.view, Asking) and session.view.asked.card != card:
        session.give_up()
        session.next()
    assert isinstance(session.answer(answer), Revealed)
    if word is not None:
        session.say(word)
    session.next()


def told(learner: Learner, path: Path) -> dict[str, Corrections]:
    """Give what a learner's own log tells of a deck."""
    return {each.question.id: each for each in corrections_of(learner.library.load(str(path)), learner.history)}


def test_what_a_session_writes_is_read(bench: Bench) -> None:
    path = bench.write("d.yaml", DECK)
    learner = bench.learner()
    session = begin(learner)
    give(session, card="d/text", answer="Kyjevo", word="right")
    give(session, card="d/list", answer="Georgia, Persia, Turkey", word="right")
    give(session, card="d/cloze", answer=["Turkey", "Hayastan"], word="right")
    found = told(bench.restarted(learner), path)
    assert {name: texts(each.right) for name, each in found.items()} == {
        "text": ["Kyjevo"], "list": ["Persia"], "cloze": ["Hayastan"],
    }  # fmt: skip


def test_undoing_in_a_session_takes_the_word_back(bench: Bench) -> None:
    path = bench.write("d.yaml", DECK)
    learner = bench.learner()
    session = begin(learner)
    give(session, card="d/text", answer="Kyjevo", word="right")
    assert "text" in told(learner, path)
    session.undo()
    assert told(learner, path) == {}

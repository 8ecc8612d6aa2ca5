"""A file is brought into a deck made of it before: what it changed changes, and every other byte stays."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.decks import CardKey, Choice, Deck, Text, check_text, decode_deck, parse_deck
from quizgeo.exchange import ExchangeError, Foreign, ReadIn
from quizgeo.exchange.importing import Wanted, import_deck
from quizgeo.exchange.updating import Updated, update_text
from tests.decks import written
from tests.exchange.decks import BODIES, decks
from tests.exchange.foreign import foreign, read_in, unkept

GIFT = Wanted("gift", "quiz.gift")
CAPITAL = {"question": "What is the capital of Georgia?", "answer": "Tbilisi", "wrong": ["Batumi", "Kutaisi"]}
LEADER = {"question": "Who leads Armenia?", "answer": "Nikol Pashinyan", "accept": ["Pashinyan"]}
NEW = {"statement": "Armenia lies on the sea.", "answer": "false"}


def updated(text: str, *questions: Foreign, wanted: Wanted = GIFT) -> Updated:
    """Bring questions into a deck."""
    return update_text(text, parse_deck(text), ReadIn(questions), wanted, parse_deck)


def deck_with(*items: str) -> str:
    """Give a deck with questions as they are written."""
    return "\n".join(["quizgeo: 1", "deck: d", "title: T", "language: en", "questions:", *items, ""])


def capital(**more: Any) -> Foreign:
    return foreign({**CAPITAL, **more}, origin="c")


def leader(**more: Any) -> Foreign:
    return foreign({**LEADER, **more}, origin="l", place="7")


def first(*questions: Foreign) -> str:
    """Give the text of a first import."""
    return import_deck(ReadIn(questions, title="D"), GIFT).text


# -- what stays --------------------------------------------------------------------------------------------------------


def test_an_unchanged_file_changes_nothing() -> None:
    text = first(capital(), leader())
    result = updated(text, capital(), leader())
    assert result == Updated(text, (), (), (), (), ())


def test_what_was_edited_here_stays_while_the_file_says_the_same() -> None:
    text = (
        first(capital(), leader()).replace("Tbilisi", "Tiflis").replace("    x-from", "    notes: mine\n    x-from", 1)
    )
    assert updated(text, capital(), leader()).text == text


def test_only_fields_that_the_file_changed_change() -> None:
    text = first(capital(explain="It is old."), leader()).replace(
        "    explain: It is old.\n",
        "    notes: mine  # to say\n\n    # ask again\n    explain: It is old.  # sure?\n",
    )
    result = updated(text, capital(explain="It is older."), leader())
    assert result.renewed == ("d/capital-of-georgia",)
    lines = [
        (one, other) for one, other in zip(text.splitlines(), result.text.splitlines(), strict=True) if one != other
    ]
    assert [one for one, _other in lines] == ["    explain: It is old.  # sure?", lines[1][0]]
    assert [other for _one, other in lines] == ["    explain: It is older.  # sure?", lines[1][1]]
    assert lines[1][0].startswith("    x-from: {format: gift, id: c, of: ")
    assert updated(result.text, capital(explain="It is older."), leader()).text == result.text


def test_a_question_gone_from_the_file_stays_and_is_named() -> None:
    text = first(capital(), leader())
    result = updated(text, capital())
    assert (result.text, result.gone) == (text, ("d/leads-armenia",))
    own = text.replace("x-from: {format: gift", "x-from: {format: anki")
    assert updated(own, foreign(NEW)).gone == ()


def test_identities_order_and_line_ends_stay() -> None:
    text = first(leader(), capital()).replace("id: leads-armenia", "id: pm").replace("\n", "\r\n")
    result = updated(text, capital(explain="E."), leader(answer="P."), foreign(NEW))
    assert "\n" not in result.text.replace("\r\n", "")
    assert [question.id for question in parse_deck(result.text)] == ["pm", "capital-of-georgia", "armenia-lies-sea"]


def test_what_is_told_of_options_here_stays() -> None:
    text = first(capital()).replace(
        "    answer: Tbilisi\n    wrong: [Batumi, Kutaisi]\n",
        "    options:\n      - {text: Batumi, feedback: A port., pin: last}\n"
        "      - {text: Tbilisi, correct: yes}\n      - Kutaisi\n",
    )
    assert updated(text, capital(tags=["t"])).text.count("A port.") == 1
    body = parse_deck(updated(text, capital(wrong=["Gori", "Batumi"])).text).questions[0].body
    assert isinstance(body, Choice)
    assert [(option.text, option.feedback, option.pin) for option in body.options] == [
        ("Tbilisi", "", ""), ("Gori", "", ""), ("Batumi", "A port.", "last"),
    ]  # fmt: skip


@pytest.mark.parametrize("fields", [{"wrong": ["Gori"]}, {"answer": "Gori"}, {"explain": "E."}])
def test_options_may_be_written_in_the_long_form(fields: dict[str, Any]) -> None:
    long = "    options:\n      - {text: Tbilisi, correct: yes}\n      - Batumi  # a port\n      - Kutaisi\n"
    text = first(capital()).replace("    answer: Tbilisi\n    wrong: [Batumi, Kutaisi]\n", long)
    result = updated(text, capital(**fields)).text
    assert parse_deck(result).questions[0].body == capital(**fields).question.body
    assert ("options" in result) == ("explain" in fields)
    assert "# a port" in result


def test_options_in_another_order_are_the_same_options() -> None:
    text = first(capital()).replace("[Batumi, Kutaisi]", "[Kutaisi, Batumi]")
    assert "wrong: [Kutaisi, Batumi]" in updated(text, capital(explain="E.")).text


def test_spellings_and_tags_that_were_added_here_stay() -> None:
    text = first(leader(tags=["a"])).replace("[Pashinyan]", "[Pashinyan, P.]").replace("tags: [a]", "tags: [a, mine]")
    question = parse_deck(updated(text, leader(tags=["b"], explain="E.")).text).questions[0]
    assert isinstance(question.body, Text)
    assert (question.body.accept, question.tags) == (("Pashinyan", "P."), ("a", "mine", "b"))


# -- how questions are found again -------------------------------------------------------------------------------------


def test_a_question_is_found_by_its_identity_in_this_deck() -> None:
    text = deck_with("  - {id: q1, question: Old words?, answer: Z}")
    new = {"question": "New words?", "answer": "Z"}
    assert updated(text, foreign(new, own="d/q1")).renewed == ("d/q1",)
    assert updated(text, foreign(new, own="q1")).renewed == ("d/q1",)
    other = updated(text, foreign(new, own="other/q1"))
    assert (other.renewed, other.added) == ((), ("d/new-words",))


def test_a_question_is_found_by_what_it_asks() -> None:
    text = deck_with("  - id: q1", "    question: Who leads ARMENIA?", "    answer: Z")
    result = updated(text, foreign(LEADER))
    assert result.renewed == ("d/q1",)
    assert "x-from" not in result.text


def test_one_question_is_found_once() -> None:
    text = first(capital())
    twin = foreign({**CAPITAL, "answer": "Gori"}, origin="other")
    result = updated(text, twin, capital())
    assert (result.renewed, result.added) == ((), ("d/capital-of-georgia-2",))


# -- how the text is changed -------------------------------------------------------------------------------------------


def test_new_questions_come_last_in_the_column_of_the_others() -> None:
    text = deck_with("- id: q1", "  question: Q", "  answer: Z", "# the end", "", "")
    result = updated(text, foreign(LEADER, origin="l"))
    before, _break, after = result.text.partition("\n\n- id: leads-armenia\n  question: Who leads Armenia?\n")
    assert before == text.partition("\n# the end")[0]
    assert after.endswith("}\n# the end\n\n\n")


def test_a_changed_kind_takes_the_place_of_the_old_one() -> None:
    text = first(leader(), capital()).replace("    answer: Nikol", "    strict: yes\n    answer: Nikol")
    changed = {"question": LEADER["question"], "answer": "Nikol Pashinyan", "wrong": ["Z"]}
    result = updated(text, foreign(changed, origin="l"), foreign({**NEW}, origin="c"))
    kinds = [question.kind for question in parse_deck(result.text)]
    assert kinds == ["choice", "true_false"]
    assert "strict" not in result.text
    assert "accept" not in result.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("wrong:   # those\n      # one\n      - Batumi\n      # two\n      - Kutaisi  # three", ["Gori"]),
        ("wrong: [Batumi, Kutaisi]  # those\n    # one\n    # two and three", ["Gori " + "x" * 60, "Oni " + "x" * 60]),
        ("wrong: [Batumi,  # those\n      Kutaisi] # one two three", ["Gori"]),
        ("wrong:\n    - Batumi\n    - Kutaisi\n    # those one two three", ["Gori"]),
    ],
)
def test_comments_stay_however_a_field_is_written(field: str, value: list[str]) -> None:
    text = first(capital()).replace("wrong: [Batumi, Kutaisi]", field)
    result = updated(text, capital(wrong=value))
    body = parse_deck(result.text).questions[0].body
    assert isinstance(body, Choice)
    assert [option.text for option in body.options] == ["Tbilisi", *value]
    if "[Batumi,  #" not in field:
        assert all(word in result.text for word in ("those", "one", "two", "three"))


def test_texts_of_several_lines_are_put_in_and_taken_out() -> None:
    one, other = "First.\n\nSecond.", "Only one."
    text = first(capital(explain=one), leader())
    result = updated(text, capital(explain=other), leader(explain=one)).text
    assert [question.explain for question in parse_deck(result)] == [other, one]
    again = updated(result, capital(explain=one), leader(explain=one)).text
    assert [question.explain for question in parse_deck(again)] == [one, one]


def test_a_question_in_braces_is_written_anew() -> None:
    text = deck_with(
        "  - {id: q1, question: Who leads Armenia?, answer: Z, notes: mine}", "  - {id: q2, front: F, back: B}"
    )
    result = updated(text, foreign(LEADER)).text
    assert "  - id: q1\n    question: Who leads Armenia?\n    answer: Nikol Pashinyan\n" in result
    assert "    notes: mine\n" in result
    assert result.endswith("\n  - {id: q2, front: F, back: B}\n")


def test_a_comment_behind_braces_stays() -> None:
    text = deck_with("  - {id: q1, question: Who leads Armenia?, answer: Z}  # who?")
    result = updated(text, foreign({**LEADER, "notes": "One.\nTwo."})).text
    assert "  - # who?\n    id: q1\n" in result
    assert parse_deck(result).questions[0].notes == "One.\nTwo."


def test_a_list_in_brackets_takes_no_question() -> None:
    text = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions: [{id: q, front: F, back: B}]\n"
    with pytest.raises(ExchangeError, match="written in a way that nothing can be put into"):
        updated(text, foreign(LEADER))


# -- what does not go --------------------------------------------------------------------------------------------------


def test_a_change_that_would_be_an_error_is_named_and_not_made() -> None:
    text = first(capital(show=2), leader())
    changed = updated(text, capital(), replace(leader(), question=replace(leader().question, body=Text("x" * 1001))))
    assert changed.text == text
    assert [each.message for each in changed.problems] == [
        'd/leads-armenia: "answer" is longer than 1000 characters; skipped'
    ]
    fewer = updated(text, capital(show=1, wrong=["Batumi"]), leader())
    assert parse_deck(fewer.text).questions[0].body.show == 1  # type: ignore[union-attr] # it is a choice
    unshown = updated(text, capital(wrong=["Batumi"]), leader())
    assert [each.message for each in unshown.problems] == [
        "d/capital-of-georgia: show: 2, but wrong options: 1; skipped"
    ]


def test_a_new_question_with_an_error_is_left_out() -> None:
    text = first(capital())
    result = updated(
        text, capital(), foreign({"question": "Where?", "find": "AM"}), foreign({"question": "W?", "find": "XQ"})
    )
    assert [each.id for each in parse_deck(result.text)] == ["capital-of-georgia", "where"]
    assert [each.code for each in result.problems] == ["EX005"]


def test_rules_that_an_update_breaks_are_silenced_where_it_does() -> None:
    text = first(capital(), leader())
    result = updated(text, capital(question="What was the capital of Georgia yesterday?"), leader(), foreign({
        "question": "What did he say today?", "answer": "Z",
    }))  # fmt: skip
    assert result.silenced == ("CT002",)
    assert result.text.count("\n  # lint: ignore CT002\n  - id: ") == 2
    assert (
        updated(result.text, capital(question="What was the capital of Georgia yesterday?"), leader()).text
        == result.text
    )


def test_questions_in_parts_are_known_and_left_alone() -> None:
    head = deck_with("  - {id: a, front: F, back: B}").replace("questions", "include: [p.part.yaml]\nquestions")
    part = "part_of: d\nquestions:\n  - {id: b, question: Who leads Armenia?, answer: Z}\n"

    def reread(text: str) -> Deck:
        return decode_deck(text.encode(), "decks/d.yaml", {"p.part.yaml": part.encode()}.get)

    found = ReadIn((foreign(LEADER, place="4"), foreign(NEW)))
    result = update_text(head, reread(head), found, GIFT, reread)
    assert result.added == ("d/armenia-lies-sea",)
    assert [str(each) for each in result.problems] == [
        "quiz.gift:4:1: warning EX005: d/b stands in a part of the deck, which no update touches; skipped"
    ]
    assert [each.id for each in reread(result.text)] == ["a", "armenia-lies-sea", "b"]


def test_a_source_that_the_deck_does_not_have_stays_with_its_question() -> None:
    text = deck_with("  - {id: q1, front: F, back: B}")
    result = updated(text, foreign({**LEADER, "source": {"ref": "article", "at": 3}}))
    assert "source: {title: An article, published: 2025-07, at: 3}" in result.text


# -- any deck ----------------------------------------------------------------------------------------------------------


def as_found(deck: Deck) -> tuple[Foreign, ...]:
    return tuple(Foreign(replace(each, key=CardKey(""), id=""), origin=f"o{place}") for place, each in enumerate(deck))


@given(decks(), decks())
@settings(max_examples=30)
def test_a_second_file_of_any_questions_is_taken_in(one: Deck, other: Deck) -> None:
    text = import_deck(ReadIn((foreign(CAPITAL), *as_found(one)), title="D"), GIFT).text
    found = ReadIn((foreign(CAPITAL), *as_found(other)))
    result = update_text(text, parse_deck(text), found, GIFT, parse_deck)
    again = update_text(result.text, parse_deck(result.text), found, GIFT, parse_deck)
    assert again.text == result.text
    before = {question.key: question for question in unkept(parse_deck(text).questions)}
    for question in unkept(parse_deck(result.text).questions):
        if question.key not in {*result.added, *result.renewed}:
            assert question == before[question.key]


NEWS = st.one_of([BODIES[kind] for kind in ("choice", "text", "flashcard", "match", "open", "cloze")])


@given(written.decks(), NEWS, st.data())
@settings(max_examples=30)
def test_a_deck_as_people_write_it_takes_in_any_question(
    deck: written.Written, fields: Mapping[str, Any], data: st.DataObject
) -> None:
    text = deck.text.removeprefix("\ufeff")
    before, _problems = check_text(text)
    assume(before is not None)  # the same question may stand twice
    assert before is not None
    known = data.draw(st.sampled_from([question.id for question in before if question.id] or [""]))
    own = f"d/{known}" if known else ""
    result = update_text(text, before, read_in(foreign(fields, own=own)), GIFT, parse_deck)
    after = parse_deck(result.text)
    changed = {*result.added, *result.renewed}
    assert [each for each in unkept(after) if each.key not in changed] == [
        each for each in unkept(before) if each.key not in changed
    ]

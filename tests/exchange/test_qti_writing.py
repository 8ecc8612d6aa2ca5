"""What is promised of packages of QTI: every kind that they hold comes back as it was, and no file tells its key."""

from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from quizgeo.decks import Choice, Deck, Groups, Match, Number, Open, Option, Order, Question, Text, Tolerance
from quizgeo.exchange import FORMATS, Loss, WriteOptions
from quizgeo.exchange.losses import FATES, FIELDS
from quizgeo.exchange.qti.decimals import plain
from quizgeo.text import clean
from tests.exchange.decks import NOW, OPTIONS, TRICKY, deck_of, decks
from tests.exchange.qti_written import READ, back, both, files, item, settled, tree, written

WHOLE = ("choice", "multiple", "text", "number", "order", "match", "groups", "cloze", "open")


def kept(question: Question) -> dict[str, object]:
    """Give what the format keeps of a question, in a form that does not tell what means the same."""
    body = question.body
    if isinstance(body, Match):
        body = Match(body.pairs, tuple(sorted(dict.fromkeys(body.extra))))
    if isinstance(body, Number):
        written = "..".join(plain(end) for end in dict.fromkeys((body.low, body.high)))
        body = Number(body.low, body.high, written, body.units, body.within)
    beside = {field: getattr(question, field) for field in ("key", "prompt", "hints", "explain", "points", "seconds")}
    return {**beside, "body": body, "feedback": dict(question.feedback), "language": question.language}


# -- there and back ----------------------------------------------------------------------------------------------------


@both
@given(deck=decks(*WHOLE))
@settings(max_examples=60)
def test_whole_kinds_come_back_as_they_were(name: str, deck: Deck) -> None:
    read = FORMATS[name].read(FORMATS[name].write(deck, OPTIONS).data, READ)
    assert not read.problems
    assert not read.losses
    assert [kept(settled(each.question)) for each in read.questions] == [kept(settled(question)) for question in deck]
    assert read.title == deck.title
    assert read.language == deck.language


@both
@given(deck=decks())
@settings(max_examples=60)
def test_losses_are_those_of_the_table(name: str, deck: Deck) -> None:
    result = FORMATS[name].write(deck, OPTIONS)
    changed = {loss.key for loss in result.losses if loss.what != "dropped"}
    for question in deck:
        fate = FATES[name][question.kind]
        assert (question.key in changed) == (fate != "whole")
        left_out = Loss(question.key, "", "left out", "QTI has no map questions") in result.losses
        assert left_out == (fate == "left out")
    assert result.count == sum(FATES[name][question.kind] != "left out" for question in deck)
    assert not {loss.field for loss in result.losses if loss.what == "dropped"} & FIELDS[name]


@both
@given(deck=decks())
@settings(max_examples=15)
def test_equal_decks_give_equal_bytes(name: str, deck: Deck) -> None:
    again = replace(deck, questions=tuple(deck.questions))
    assert FORMATS[name].write(deck, OPTIONS) == FORMATS[name].write(again, OPTIONS)


@both
@pytest.mark.parametrize("text", TRICKY)
def test_every_text_survives_everywhere(name: str, text: str) -> None:
    text = clean(text)
    other = text + " other"
    questions = back(
        name,
        {"question": text, "answer": text, "wrong": [other], "explain": text, "hint": text, "feedback": {other: text}},
        {"question": text, "answer": text, "accept": [other], "strict": "yes"},
        {"question": text, "order": [text, other, "third"]},
        {"question": text, "match": [[text, other], [other, text]]},
        {"question": text, "model": text, "rubric": [text]},
    )
    choice, typed, order, match, opened = questions
    assert choice.body == Choice((Option(text, correct=True), Option(other, feedback=text)))
    assert (choice.prompt, choice.explain, choice.hints) == (text, text, (text,))
    assert typed.body == Text(text, (other,), (), strict=True)
    assert order.body == Order((text, other, "third"))
    assert match.body == Match(((text, other), (other, text)))
    assert opened.body == Open(text, (text,))


@both
def test_options_bring_all_they_have(name: str) -> None:
    options = [
        {"text": "first", "pin": "first"},
        {"text": "right", "correct": "yes", "feedback": "Well\ndone"},
        {"text": "nearly", "credit": "0.25"},
        {"text": "none", "pin": "last", "feedback": "No"},
    ]
    (question,) = back(name, {"question": "Which?", "options": options, "shuffle": "no"})
    assert question.body == Choice(
        (
            Option("first", pin="first"),
            Option("right", correct=True, feedback="Well\ndone"),
            Option("nearly", credit=0.25),
            Option("none", feedback="No", pin="last"),
        )
    )
    assert question.shuffle is False
    assert back(name, {"question": "Which?", "options": options})[0].shuffle is True


@both
def test_what_is_said_to_answers_comes_back(name: str) -> None:
    said = {"right": "yes", "wrong": "no", "Rome": "not Rome"}
    typed, chosen, counted, gap = back(
        name,
        {"question": "Where?", "answer": "Baku", "feedback": said},
        {"question": "Where?", "answer": "Baku", "wrong": ["Rome", "Kyiv"], "feedback": said},
        {"question": "How many?", "number": "38", "feedback": {"40": "too many", "right": "yes"}},
        {"cloze": "It is ((Baku)).", "feedback": {"Rome": "not Rome"}},
    )
    assert typed.feedback == said
    assert chosen.feedback == {"right": "yes", "wrong": "no"}
    assert isinstance(chosen.body, Choice)
    assert [option.feedback for option in chosen.body.options] == ["", "", "not Rome"]  # Baku, Kyiv, Rome
    assert counted.feedback == {"40": "too many", "right": "yes"}
    assert gap.feedback == {"Rome": "not Rome"}


@both
def test_numbers_keep_their_tolerance(name: str) -> None:
    near = [{"number": "-40.5"}, {"number": "-40.5", "within": "5%"}, {"number": "-40.5", "within": "2"}]
    numbers = [*near, {"number": "60..70", "unit": "km"}, {"number": "1000"}]
    bodies = [each.body for each in back(name, *({"question": f"{at}?", **each} for at, each in enumerate(numbers)))]
    exact = Decimal("-40.5")
    assert bodies == [
        Number(exact, exact, "-40.5"),
        Number(exact, exact, "-40.5", (), Tolerance(Decimal(5), percent=True)),
        Number(exact, exact, "-40.5", (), Tolerance(Decimal(2))),
        Number(Decimal(60), Decimal(70), "60..70", ("km",)),
        Number(Decimal(1000), Decimal(1000), "1000"),
    ]


@both
def test_a_question_without_id_comes_back_with_none(name: str) -> None:
    (question,) = back(name, {"question": "Who?", "answer": "x", "wrong": ["y"]})
    assert (question.key, question.id) == ("", "")


@both
def test_a_question_with_id_comes_back_with_its_key(name: str) -> None:
    (question,) = back(name, {"id": "who-1", "question": "Who?", "answer": "x", "wrong": ["y"]}, deck="karabakh")
    assert question.key == "karabakh/who-1"


# -- what other programs see -------------------------------------------------------------------------------------------


@both
def test_templates_are_named_where_one_says_all(name: str) -> None:
    old, new = "http://www.imsglobal.org/question/qti_v2p1/", "https://purl.imsglobal.org/spec/qti/v3p0/"
    prefix = f'{old}rptemplates/{{}}"' if name == "qti21" else f'{new}rptemplates/{{}}.xml"'
    assert prefix.format("match_correct") in item(written(name, {"question": "a", "answer": "b", "wrong": ["c"]}))
    assert prefix.format("map_response") in item(written(name, {"question": "a", "answer": "b"}))
    said = {"question": "a", "answer": "b", "wrong": ["c"], "feedback": {"right": "yes"}}
    assert "rptemplates" not in item(written(name, said))


def test_spellings_earn_all_in_any_case_unless_strict() -> None:
    loose = item(written("qti21", {"question": "a", "answer": "b", "accept": ["c"], "reject": ["d"]}))
    for key, value in (("b", 1), ("c", 1), ("d", 0)):
        assert f'<mapEntry mapKey="{key}" mappedValue="{value}" caseSensitive="false" />' in loose
    assert 'caseSensitive="true"' in item(written("qti21", {"question": "a", "answer": "b", "strict": "yes"}))


def test_ticking_everything_earns_nothing() -> None:
    text = item(written("qti21", {"question": "a", "answers": ["b", "c", "d"], "wrong": ["e", "f"]}))
    values = [
        float(entry.get("mappedValue", "")) for entry in fromstring(text).iter() if entry.tag.endswith("mapEntry")
    ]
    assert sum(values) == pytest.approx(0, abs=1e-5)
    assert 'lowerBound="0" upperBound="1"' in text
    assert 'maxChoices="0"' in text


@both
def test_the_place_and_the_name_of_an_option_do_not_tell_that_it_is_right(name: str) -> None:
    fields = [{"question": f"{place}?", "answer": "yes", "wrong": ["a", "b", "c"]} for place in range(40)]
    result = written(name, *fields)
    path = ".//{*}correctResponse/{*}value" if name == "qti21" else ".//{*}qti-correct-response/{*}qti-value"
    rights = {tree(result, member).findtext(path) for member in files(result) if member.startswith("items/")}
    assert rights == {"choice-1", "choice-2", "choice-3", "choice-4"}
    kept_in_place = written(name, {**fields[0], "shuffle": False})
    assert "choice-1</" in item(kept_in_place)


@both
def test_a_share_is_one_of_what_is_right(name: str) -> None:
    said = item(written(name, {"question": "?", "number": "40", "within": "5%"}))
    assert said.index("<correct " if name == "qti21" else "<qti-correct ") < said.index(
        "<variable " if name == "qti21" else "<qti-variable "
    )


@both
def test_the_order_of_items_does_not_tell_the_answer(name: str) -> None:
    items = ["one", "two", "three", "four", "five"]
    asked = {"id": "q", "question": "Order", "order": items}
    text = item(written(name, asked))
    shown = sorted(items, key=text.index)
    assert shown != items
    others = {tuple(sorted(items, key=item(written(name, asked, options=WriteOptions(NOW, seed=seed))).index))
              for seed in range(5)}  # fmt: skip
    assert len(others) > 1
    assert tuple(items) not in others


@both
def test_groups_are_not_told_by_the_order_of_what_goes_into_them(name: str) -> None:
    groups = {"A": ["a1", "a2", "a3"], "B": ["b1", "b2", "b3"]}
    asked = {"id": "q", "question": "Sort", "groups": groups}
    text = item(written(name, asked))
    items = [each for group in groups.values() for each in group]
    assert sorted(items, key=lambda each: text.index(f">{each}<")) != items
    assert back(name, asked)[0].body == Groups((("A", ("a1", "a2", "a3")), ("B", ("b1", "b2", "b3"))))


@both
def test_the_test_holds_points_time_and_title(name: str) -> None:
    heavy = {"id": "a", "question": "a", "answer": "b", "points": 2.5, "time": 30}
    light = {"id": "c", "question": "c", "answer": "d"}
    text = files(written(name, heavy, light, title="A & <b>"))["assessment.xml"].decode()
    assert 'title="A &amp; &lt;b&gt;"' in text
    assert 'value="2.5"' in text
    assert ('maxTime="30"' if name == "qti21" else 'max-time="30"') in text
    assert text.count("weight ") == 1


@both
def test_drawing_becomes_sections(name: str) -> None:
    tagged = [{"id": f"a{place}", "question": f"a{place}", "answer": "b", "tags": ["x"]} for place in range(3)]
    rest = [{"id": "z", "question": "z", "answer": "b"}, {"id": "y", "question": "y", "answer": "b"}]
    result = written(name, *tagged, *rest, draw={"x": "2", "*": "1"})
    sections = [each for each in tree(result, "assessment.xml").iter() if each.tag.lower().endswith("section")]
    selected = [child.get("select") for each in sections for child in each if child.tag.endswith("selection")]
    assert selected == ["2", "1"]
    assert not [loss for loss in result.losses if loss.field == "draw"]
    without_rest = written(name, *tagged, *rest, draw={"x": "2"})
    assert Loss("", "draw", "changed", "questions of no drawn tag are all asked") in without_rest.losses
    all_drawn = written(name, *tagged, draw={"x": "3"})
    assert b"selection" not in files(all_drawn)["assessment.xml"]
    read = FORMATS[name].read(result.data, READ)
    assert Loss("", "draw", "dropped", "2 are drawn out of x") in read.losses


@both
def test_hints_are_not_shown_before_they_are_asked_for(name: str) -> None:
    text = item(written(name, {"question": "a", "answer": "b", "hint": ["It is near."]}))
    if name == "qti21":
        assert '<infoControl title="Hint 1"><p>It is near.</p></infoControl>' in text
    else:
        assert 'view="tutor" class="hint" use="instructions"' in text


@both
def test_titles_tell_no_answer(name: str) -> None:
    text = item(written(name, {"cloze": "The capital is ((Baku)), by the sea."}))
    assert 'title="The capital is …, by the sea."' in text


@both
def test_language_is_told(name: str) -> None:
    deck = {"question": "Siapa?", "answer": "x"}
    assert 'xml:lang="id"' in item(written(name, deck, language="id"))
    assert back(name, deck, language="id")[0].language == "id"


@both
def test_dates_and_words_are_in_the_language_of_the_deck(name: str) -> None:
    when = {"id": "a", "question": "Kapan?", "date": "2023-08"}
    result = written(name, when, {"id": "b", "statement": "Ya.", "answer": "true"}, language="id")
    assert "Agustus 2023" in item(result, "items/q-a.xml")
    assert ">benar</" in item(result, "items/q-b.xml")


@both
def test_what_stands_in_for_an_id_is_never_that_of_another_question(name: str) -> None:
    nameless = {"question": "Who?", "answer": "x"}
    (alias,) = (question.key.partition("~")[2] for question in deck_of([nameless]))
    result = written(name, nameless, {**nameless, "id": alias, "question": "What?"})
    assert len([member for member in files(result) if member.startswith("items/")]) == 2
    assert len(FORMATS[name].read(result.data, READ).questions) == 2

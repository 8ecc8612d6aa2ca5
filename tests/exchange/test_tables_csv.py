"""Tables with commas or tabs: ours come back as they were, and those of other people are understood."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Deck, Question
from quizgeo.exchange import FORMATS, ExchangeError, ReadIn, ReadOptions, WriteOptions
from quizgeo.exchange.tables.columns import COLUMNS, NAMES
from tests.exchange.decks import NOW, OPTIONS, TRICKY, deck_of, decks

TABLES = ("csv", "tsv", "xlsx")
_BACK = {"key", "body", "prompt", "hints", "explain", "feedback", "as_of", "status", "tags", "difficulty", "points",
         "seconds", "map", "typed_ladder", "shuffle"}  # fmt: skip
"""Fields that a table keeps whole."""
_ALWAYS = (
    "id,kind,question,answer,accept,wrong,extra,unit,within,hint,explain,tags,source,at,as_of,status,difficulty,points,"
    "time"
)


def kept(question: Question) -> Mapping[str, object]:
    source = question.source
    cited = source and (source.source.id, source.source.title, source.at, source.quote)
    return {**{name: getattr(question, name) for name in _BACK}, "source": cited}


def back(deck: Deck, name: str) -> ReadIn:
    return FORMATS[name].read(FORMATS[name].write(deck, OPTIONS).data, ReadOptions("x"))


def refusal(data: bytes, name: str = "csv") -> str:
    with pytest.raises(ExchangeError) as caught:
        FORMATS[name].read(data, ReadOptions("table.csv"))
    return f"{caught.value.problem.code} {caught.value.problem.message}"


def outcome(data: bytes) -> tuple[str, int]:
    """Give the code of a refusal, and how many questions were read."""
    try:
        return "", len(FORMATS["csv"].read(data, ReadOptions("x")).questions)
    except ExchangeError as error:
        return error.problem.code, 0


EVERYTHING = deck_of([
    {"id": "long", "question": "Which?", "shuffle": "no", "options": [
        {"text": "None | of; these", "pin": "last", "feedback": "No.\nReally => no."},
        {"text": "CSTO \\| x", "correct": "yes", "feedback": "Yes"}, {"text": "NATO", "credit": "0.25"}]},
    {"id": "several", "question": "Which?", "show": "1", "options": [
        "a, b", {"text": "c", "correct": "yes"}, {"text": "d;", "correct": "yes"}]},
    {"id": "ladder", "question": "Who?", "answer": "A", "wrong": ["B", "C"], "ladder": "typed", "accept": ["a|"],
     "reject": ["X"], "map": {"region": "south-caucasus", "show": ["AM", "AZ"]}},
    {"id": "strict", "question": "Who?", "answer": "=A | b", "strict": "yes", "accept": ["x = y"], "reject": ["-"]},
    {"id": "stated", "question": "True?", "statement": "Two\nlines", "answer": "false", "feedback": {"right": "Well"}},
    {"id": "need", "question": "Two.", "list": [["a = b", "="], "c=d", "e\\"], "need": "2"},
    {"id": "units", "question": "How far?", "number": "11000", "unit": ["km", "k;m"], "within": "2.50%"},
    {"id": "span", "question": "When?", "date": "2023-09", "within": "2 months"},
    {"id": "cards", "question": "Turn it.", "front": "'=F", "back": "b | c\nd", "both_ways": "yes"},
    {"id": "gaps", "question": "Fill.", "cloze": "\\((x)) ((a\\|b|c::h\\::i))\n((d))", "hint": ["one\ntwo", "a | b"]},
    {"id": "sorted", "question": "Sort.", "groups": {"a: b": ["c; d", "e|f\\"], "12:30": ["g"]}},
    {"id": "pairs", "question": "Pair.", "match": [["a => b", "c="], [">", "=>"]], "extra": ["x;y"]},
    {"id": "point", "question": "Put.", "place": "-0.00001, 179.5", "within": "20 mi"},
    {"id": "own", "question": "Q", "answer": "a", "source": {"title": "A book", "at": 3, "quote": "so it is"}},
])  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_every_field_of_every_kind_comes_back(name: str) -> None:
    read = back(EVERYTHING, name)
    assert not read.problems
    assert not read.losses
    for one, other in zip(EVERYTHING.questions, read.questions, strict=True):
        ours, theirs = dict(kept(one)), dict(kept(other.question))
        if one.id == "long":  # what is said to options comes back beside them
            assert theirs.pop("feedback") == {"None | of; these": "No.\nReally => no.", "CSTO \\| x": "Yes"}
            assert [each.text for each in other.question.body.options] == ["None | of; these", "CSTO \\| x", "NATO"]  # type: ignore[union-attr] # a choice
            assert [each.pin for each in other.question.body.options] == ["last", "", ""]  # type: ignore[union-attr] # a choice
            assert [each.credit for each in other.question.body.options] == [0, 0, 0.25]  # type: ignore[union-attr] # a choice
            del ours["feedback"], ours["body"], theirs["body"]
        assert ours == theirs


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=40)
@given(deck=decks())
def test_any_deck_comes_back_whole_and_without_a_loss(name: str, deck: Deck) -> None:
    written = FORMATS[name].write(deck, OPTIONS)
    read = FORMATS[name].read(written.data, ReadOptions("x"))
    assert written.count == len(deck.questions)
    assert {loss.field for loss in written.losses} <= {"sources"}
    assert not read.problems
    assert not read.losses
    assert [kept(each) for each in deck.questions] == [kept(each.question) for each in read.questions]


@pytest.mark.parametrize("text", TRICKY)
@pytest.mark.parametrize("name", TABLES)
def test_every_tricky_text_survives_in_every_column(name: str, text: str) -> None:
    deck = deck_of([
        {"id": "a", "question": text, "answer": text, "wrong": ["w"], "explain": text, "hint": [text, text + "2"]},
        {"id": "b", "front": text, "back": text, "feedback": {text: text}},
        {"id": "c", "question": text, "match": [[text, text], ["l", "r"]], "extra": [text]},
        {"id": "d", "question": text, "groups": {text: [text, "g"], "h": ["i"]}},
        {"id": "e", "question": text, "list": [[text, "x"], ["y", text + "3"]]},
        {"id": "f", "question": text, "model": text, "rubric": [text, "z"]},
    ])  # fmt: skip
    read = back(deck, name)
    assert [kept(each) for each in deck.questions] == [kept(each.question) for each in read.questions]


def test_a_table_begins_with_the_columns_that_are_promised() -> None:
    data = FORMATS["csv"].write(deck_of([{"id": "a", "question": "Q", "answer": "b"}]), OPTIONS).data
    assert data.startswith(b"\xef\xbb\xbf")
    head, row, end = data.decode("utf-8-sig").split("\r\n")
    assert head == _ALWAYS == ",".join(each.name for each in COLUMNS if each.always)
    assert row.startswith("d/a,text,Q,b,")
    assert end == ""


def test_tabs_part_the_cells_of_tsv_and_no_mark_stands_before_them() -> None:
    data = FORMATS["tsv"].write(deck_of([{"id": "a", "question": "Q\tx", "answer": "b"}]), OPTIONS).data
    assert data.startswith(b"id\tkind\tquestion")


def test_the_same_deck_gives_the_same_bytes() -> None:
    write = FORMATS["csv"].write
    assert write(EVERYTHING, OPTIONS).data == write(EVERYTHING, WriteOptions(NOW, seed=9)).data


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    deck = deck_of([{"id": "a", "question": "=cmd()", "answer": "@x", "explain": "+1+1"}, {"id": "b", "front": "-x",
                    "back": "＝y"}])  # fmt: skip
    rows = FORMATS["csv"].write(deck, OPTIONS).data.decode("utf-8-sig").split("\r\n")
    assert "'=cmd(),'@x," in rows[1]
    assert ",'+1+1," in rows[1]
    assert "'-x,'＝y," in rows[2]


def test_a_question_too_long_for_a_cell_is_left_out_and_said() -> None:
    wrong = [f"{number}" + "x" * 900 for number in range(9)]
    written = FORMATS["csv"].write(deck_of([{"id": "a", "question": "Q", "answer": "b", "wrong": wrong}]), OPTIONS)
    assert written.count == 0
    assert [(loss.key, loss.what) for loss in written.losses] == [("d/a", "left out")]
    assert "8000" in written.losses[0].how


def test_what_sources_say_beside_their_title_is_told_once() -> None:
    deck = deck_of([{"id": name, "question": "Q", "answer": "b", "source": "article"} for name in "ab"])
    assert [(loss.field, loss.what) for loss in FORMATS["csv"].write(deck, OPTIONS).losses] == [("sources", "dropped")]


def test_a_question_without_an_id_goes_without_one() -> None:
    assert back(deck_of([{"question": "Q", "answer": "b"}]), "csv").questions[0].question.key == ""


@settings(max_examples=150)
@given(data=st.binary(max_size=200) | st.text('question,answer;\t\n"\\|=>():wrong', max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    code, count = outcome(data)
    assert code.startswith("EX") or count > 0


@settings(max_examples=100)
@given(place=st.integers(0, 4000), piece=st.binary(max_size=6))
def test_a_damaged_table_is_read_or_refused(place: int, piece: bytes) -> None:
    data = FORMATS["csv"].write(EVERYTHING, OPTIONS).data
    place %= len(data)
    code, _count = outcome(data[:place] + piece + data[place + len(piece) :])
    assert code in ("", "EX002", "EX006")


@pytest.mark.parametrize("data", [b'"' * 400_000, b'"a\n' * 100_000, b"," * 1_000_000, b"a|" * 500_000,
                                  b"cloze\n" + b"((" * 3_000 + b"\n", b"question\n" * 100_000])  # fmt: skip
def test_hostile_tables_end_soon(data: bytes) -> None:
    refusal(data)


def test_more_questions_than_a_deck_holds_are_refused() -> None:
    assert refusal(b"front,back\n" + b"a,b\n" * 20_001).startswith("EX003 ")


def test_the_documentation_names_every_column(request: pytest.FixtureRequest) -> None:
    page = (request.config.rootpath / "docs" / "formats" / "tables.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    told = {line.split("`")[1]: line.split(" | ", 1)[1] for line in rows}
    assert [name for name in told if name in NAMES] == list(NAMES)
    for column in COLUMNS:
        assert told[column.name].replace("\\|", "|").removesuffix(" |") == column.holds


def test_what_is_said_of_the_deck_has_no_place_and_that_is_said() -> None:
    card = {"id": "a", "front": "CSTO", "back": "A treaty"}
    for name in TABLES:
        losses = FORMATS[name].write(deck_of([card], description="Who left it."), OPTIONS).losses
        assert [(loss.key, loss.field, loss.what) for loss in losses] == [("", "description", "dropped")]

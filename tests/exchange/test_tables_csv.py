"""Tables with commas or tabs: ours come back as they were, and those of other people are understood."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Choice, Deck, Flashcard, ListOf, Match, Multiple, Number, Question, Text, TrueFalse
from quizgeo.exchange import FORMATS, ExchangeError, ReadIn, ReadOptions, WriteOptions
from quizgeo.exchange.tables.cells import (
    equals_parted,
    grouped,
    groups_parted,
    joined,
    lines_parted,
    listed,
    loosely_parted,
    paired,
    pairs_parted,
    parted,
    with_equals,
)
from quizgeo.exchange.tables.columns import COLUMNS, NAMES
from tests.exchange.decks import NOW, OPTIONS, TRICKY, deck_of, decks

TABLES = ("csv", "tsv")
_BACK = {"key", "body", "prompt", "hints", "explain", "feedback", "as_of", "status", "tags", "difficulty", "points",
         "seconds", "map", "typed_ladder", "shuffle"}  # fmt: skip
"""Fields that a table keeps whole."""
_ALWAYS = (
    "id,kind,question,answer,accept,wrong,extra,unit,within,hint,explain,tags,source,at,as_of,status,difficulty,points,"
    "time"
)


def csv(text: str, name: str = "table.csv") -> ReadIn:
    return FORMATS["csv"].read(text.encode(), ReadOptions(name))


def first(text: str) -> Question:
    read = csv(text)
    assert not read.problems
    return read.questions[0].question


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


# --- tables of other people


@pytest.mark.parametrize("head", [
    "question,answer,wrong", "Question,Correct Answer,Distractors", "PROMPT,Correct,Wrong",
    "Pertanyaan,Jawaban,Pengecoh", "Soal,Kunci Jawaban,Jawaban Salah",
    "question_text,right-answer,Incorrect answers (optional)",
])  # fmt: skip
def test_heads_are_understood_in_any_case_and_in_indonesian(head: str) -> None:
    body = first(f"{head}\nWho?,Russia,China | Iran\n").body
    assert isinstance(body, Choice)
    assert [each.text for each in body.options] == ["Russia", "China", "Iran"]


@pytest.mark.parametrize("table", [
    "Question,Option A,Option B,Option C,Correct Answer\nWho?,China,Russia,Iran,B\n",
    "Question,Option 1,Option 2,Option 3,Answer\nWho?,China,Russia,Iran,2\n",
    "question,A,B,C,answer\nWho?,China,Russia,Iran,b.\n",
    "Soal;Pilihan A;Pilihan B;Pilihan C;Kunci\nWho?;China;Russia;Iran;B\n",
    "question\tchoices\tkey\nWho?\tChina; Russia; Iran\tRussia\n",
    'question,options,answer\nWho?,"China\nRussia\nIran",russia\n',
])  # fmt: skip
def test_options_are_told_by_letter_number_or_text(table: str) -> None:
    body = first(table).body
    assert isinstance(body, Choice)
    assert body.answer == "Russia"
    assert [each.text for each in body.options] == ["China", "Russia", "Iran"]


@pytest.mark.parametrize("right", ["A, C", "1;3", "a & c", "Iran, North Korea", "Iran | North Korea", "Iran dan 3"])
def test_several_right_options_are_told_in_one_cell(right: str) -> None:
    body = first(f'question,A,B,C,answer\nWhich?,Iran,Armenia,North Korea,"{right}"\n').body
    assert isinstance(body, Multiple)
    assert body.answers == ("Iran", "North Korea")


def test_an_answer_beside_its_wrong_ones_needs_no_column_of_its_own() -> None:
    one = first("question,answer,wrong 1,wrong 2\nWho?,Russia,China,Iran\n").body
    other = first("question,answer,option 1,option 2\nWho?,Russia,China,Iran\n").body
    assert one == other
    assert isinstance(one, Choice)
    assert one.answer == "Russia"


def test_options_that_are_numbers_are_told_by_their_text() -> None:
    body = first("question,A,B,C,answer\nHow many?,3,2,1,1\n").body
    assert isinstance(body, Choice)
    assert body.answer == "1"


@pytest.mark.parametrize(("answer", "kind"), [
    ("Baku", "text"), ("38", "number"), ("60..70", "number"), ("2023-09", "date"), ("true", "true_false"),
    ("Salah", "true_false"), ("a | b", "list"), ("a => b | c => d", "match"), ("x" * 80, "flashcard"),
])  # fmt: skip
def test_the_kind_is_told_by_the_answer_where_nothing_else_tells_it(answer: str, kind: str) -> None:
    assert first(f"question,answer\nQ?,{answer}\n").kind == kind


@pytest.mark.parametrize(("head", "row", "kind"), [
    ("statement,answer", "It is.,ya", "true_false"), ("front,back", "CSTO,38", "flashcard"),
    ("Term,Definition", "CSTO,38", "flashcard"), ("Istilah,Arti", "CSTO,38", "flashcard"),
    ("question,date", "When?,19 September 2023", "date"), ("question,number", 'How?,"2,5"', "number"),
    ("question,order", "First?,a | b | c", "order"), ("question,model", "Why?,So.", "open"),
    ("question,groups", "Sort.,a: b; c | d: e", "groups"), ("question,find", "Where?,AM", "find"),
    ("question,place,within", 'Where?,"40.18, 44.51",30 km', "place"), ("cloze", "((a)) b", "cloze"),
    ("question,answer", "((Baku)) lies there.,", "cloze"), ("question,answer", "Fill in.,((Baku)) lies there.", "text"),
    ("question,kind,answer", "Fill in.,cloze,((Baku)) lies there.", "cloze"),
    ("soal,jenis soal,jawaban", "Apa?,Isian singkat,38", "text"), ("q,type,a", "Why?,Essay,So.", "open"),
    ("soal,tipe,jawaban", "Ya?,Benar/Salah,B", "true_false"),
])  # fmt: skip
def test_the_kind_is_told_by_the_heads_or_by_its_name(head: str, row: str, kind: str) -> None:
    assert first(f"{head}\n{row}\n").kind == kind


def test_what_else_people_write_is_understood() -> None:
    question = first(
        "Question,Answer,Hint 1,Hint 2,Pembahasan,Feedback,Category,Level,Marks,Time limit (sec),"
        "Source,Page,Kode Mapel\n"
        'Q,a,h,i,Because.,Well done,"South Caucasus, dates",Sulit,"2,5",20 sec,A book,7,GEO-1\n'
    )
    assert question.hints == ("h", "i")
    assert question.explain == "Because.\nWell done"
    assert question.tags == ("South-Caucasus", "dates")
    assert (question.difficulty, question.points, question.seconds) == (4, 2.5, 20)
    assert question.source is not None
    assert (question.source.source.title, question.source.at) == ("A book", 7)
    assert question.extra == {"x-kode-mapel": "GEO-1"}


def test_ids_of_ours_are_keys_and_others_are_told_as_their_origin() -> None:
    read = csv("id,question,answer\nkarabakh/a,Q,a\nrow 7,R,b\n")
    assert [(each.question.key, each.origin) for each in read.questions] == [("karabakh/a", ""), ("", "row 7")]


@pytest.mark.parametrize("text", ["CSTO\ta treaty\nNATO\tanother\n", "CSTO,a treaty\nNATO,another",
                                  "CSTO;a treaty\r\n\r\nNATO;another;;\r\n"])  # fmt: skip
@pytest.mark.parametrize("name", TABLES)
def test_two_columns_without_heads_are_flashcards(name: str, text: str) -> None:
    read = FORMATS[name].read(text.encode(), ReadOptions("x"))
    assert [each.question.body for each in read.questions] == [
        Flashcard("CSTO", "a treaty"),
        Flashcard("NATO", "another"),
    ]


def test_a_third_cell_without_heads_skips_its_row() -> None:
    read = csv("\n".join([*(f"{place},b" for place in range(30)), "a,b,c", "d,e"]))
    assert len(read.questions) == 31
    assert [(each.code, each.place.line, each.place.col) for each in read.problems] == [("EX005", 31, 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_8_and_utf_16_are_read(encoding: str) -> None:
    read = FORMATS["csv"].read("question,answer\nСтолица?,Баку é\n".encode(encoding), ReadOptions("x"))
    assert read.questions[0].question.body == Text("Баку é")


def test_other_encodings_and_files_are_refused_with_what_to_do() -> None:
    assert refusal("question,answer\nWer?,Müller\n".encode("latin-1")) == "EX002 table.csv is not UTF-8 (byte 0xFC)"
    assert refusal(b"%PDF-1.7") == "EX002 table.csv is no text"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old") == "EX002 table.csv is a spreadsheet of before 2007"
    assert refusal(b" " * 8_000_001).startswith("EX003 ")


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"hello", b"a,b,c\nd,e,f\n", b"question,answer\n", b"question,answer\n,\n"]
)
def test_a_table_without_a_question_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("EX006 ")


def test_excel_may_say_which_sign_parts_the_cells() -> None:
    assert first("sep=;\nquestion;answer\nQ;a, b\n").body == Text("a, b")


def test_cells_in_quotes_may_hold_anything() -> None:
    question = first('question,answer,explain\r\n"a ""b"", c\r\nd",e,"x,y"\r\n')
    assert (question.prompt, question.explain) == ('a "b", c\nd', "x,y")


@pytest.mark.parametrize(("row", "line", "col", "words"), [
    ("Q,number,eleven,,", 3, 3, 'column "Answer": "eleven" is no number'),
    (",text,a,,", 3, 1, 'column "question": there is no question'),
    ("Q,text,,,", 3, 1, 'column "answer": there is no answer'),
    ("Q,choice,a,a,", 3, 4, "there is no wrong option"),
    ("Q,choice,,a | b,", 3, 1, "no option is right"),
    ("Q,date,2023-13,,", 3, 3, "no month 13"),
    ("Q,date,2023,,2 months", 3, 5, "finer than the date"),
    ("Q,number,70..60,,", 3, 3, "runs backwards"),
    ("Q,number,7,,x", 3, 5, "no tolerance"),
    ("Q,list,a,,", 3, 3, "too few parts: 1"),
    ("Q,list,a | A,,", 3, 3, '"A" stands twice'),
    ("Q,order,a | b,,", 3, 3, "too few parts: 2"),
    ("Q,match,a => b | c,,", 3, 3, '"c" is no pair'),
    ("Q,groups,a: b | c,,", 3, 3, '"c" is no group'),
    ("Q,true_false,maybe,,", 3, 3, "not yes or no"),
    ("Q,cloze,,,", 3, 1, "there is no gap"),
    ('Q,place,"91, 0",,3 km', 3, 3, "latitude comes first"),
    ('Q,place,"1, 0",,', 3, 1, "no distance"),
    ('Q,text,"a,,', 3, 3, "a quote is never closed"),
    (f"Q,text,{'x' * 8002},,", 3, 1, "longer than 8000"),
    ("Q,text" + "," * 250, 3, 1, "more than 200 cells"),
])  # fmt: skip
def test_a_row_that_cannot_be_read_is_named_by_line_and_column(row: str, line: int, col: int, words: str) -> None:
    read = csv(f"Question,Kind,Answer,Wrong,Within\nA,text,b,,\n{row}\nZ,text,b,,\n")
    assert [each.question.prompt for each in read.questions] == ["A", "Z"]
    (problem,) = read.problems
    assert (problem.code, problem.place.file) == ("EX005", "table.csv")
    assert (problem.place.line, problem.place.col) == (line, col)
    assert words in problem.message
    assert problem.message.endswith("; skipped")


@pytest.mark.parametrize(("name", "value"), [("points", "-1"), ("status", "rumour"), ("as_of", "soon"),
                                             ("time", "long"), ("difficulty", "9"), ("shuffle", "how")])  # fmt: skip
def test_a_field_that_cannot_be_read_is_dropped_and_the_question_comes(name: str, value: str) -> None:
    read = csv(f"question,answer,{name}\nQ,a,{value}\n")
    assert len(read.questions) == 1
    assert [(loss.key, loss.field, loss.what) for loss in read.losses] == [("2", name, "dropped")]


def test_pictures_and_polls_are_told_as_losses() -> None:
    read = csv("question,type,answer,image\nQ,,a,http://x/y.png\nHow are you?,Poll,,\n")
    assert [(loss.key, loss.what) for loss in read.losses] == [("2", "dropped"), ("3", "left out")]


def test_lines_are_those_of_the_file_behind_cells_of_several_lines() -> None:
    read = csv('question,answer\n"a\nb\r\nc",d\nQ,\n')
    assert [each.place for each in read.questions] == ["2"]
    assert [each.place.line for each in read.problems] == [5]


def test_a_tolerance_list_and_units_are_read() -> None:
    body = first("question,answer,unit,toleransi\nHow far?,11000,km | kilometres,5%\n").body
    assert isinstance(body, Number)
    assert body.units == ("km", "kilometres")
    assert str(body.within and body.within.amount) == "5"
    listing = first("question,kind,answer,need\nName.,list,Georgia | Turkey = Türkiye | Iran,2\n").body
    assert listing == ListOf((("Georgia",), ("Turkey", "Türkiye"), ("Iran",)), 2)
    assert first("question,match\nPair.,a => b | c=>d\n").body == Match((("a", "b"), ("c", "d")))


def test_other_spellings_beside_an_answer_are_accepted() -> None:
    body = first("question,kind,answer,accept\nWho?,text,Turkey | Türkiye,Turkiye; Turkei\n").body
    assert body == Text("Turkey", ("Türkiye", "Turkiye", "Turkei"))


def test_a_statement_may_have_its_two_options_as_columns() -> None:
    assert first("question,type,A,B,answer\nIt is.,True/False,True,False,B\n").body == TrueFalse("It is.", answer=False)


# --- the laws of cells

_TEXTS = st.lists(st.text("ab |=;:>\\", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=4)


@given(parts=_TEXTS)
def test_parts_of_a_cell_come_back(parts: list[str]) -> None:
    assert parted(joined(parts)) == lines_parted(joined(parts)) == tuple(parts)
    assert loosely_parted(listed(parts)) == tuple(parts)


@given(items=st.lists(_TEXTS, min_size=1, max_size=3))
def test_items_with_equals_come_back(items: list[list[str]]) -> None:
    assert equals_parted(with_equals(items)) == tuple(map(tuple, items))


@given(pairs=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=3))
def test_pairs_come_back(pairs: list[tuple[list[str], list[str]]]) -> None:
    flat = tuple((left[0], right[0]) for left, right in pairs)
    assert pairs_parted(paired(flat)) == pairs_parted(paired(flat), lines=True) == flat


@given(names=_TEXTS, items=_TEXTS)
def test_groups_come_back(names: list[str], items: list[str]) -> None:
    groups = {name: tuple(items) for name in names}
    assert groups_parted(grouped(groups.items())) == tuple(groups.items())


# --- whatever comes


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

"""Tables of other people are understood: any heads, encodings and signs, a named problem for each row that is not."""

import pytest

from quizgeo.decks import Choice, Date, Flashcard, ListOf, Match, Multiple, Number, Question, Text, TrueFalse
from quizgeo.exchange import FORMATS, ExchangeError, ReadIn, ReadOptions

TABLES = ("csv", "tsv")


def csv(text: str, name: str = "table.csv") -> ReadIn:
    return FORMATS["csv"].read(text.encode(), ReadOptions(name))


def first(text: str) -> Question:
    read = csv(text)
    assert not read.problems
    return read.questions[0].question


def refusal(data: bytes, name: str = "csv") -> str:
    with pytest.raises(ExchangeError) as caught:
        FORMATS[name].read(data, ReadOptions("table.csv"))
    return f"{caught.value.problem.code} {caught.value.problem.message}"


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


def test_parentheses_that_are_no_gaps_are_words() -> None:
    assert first("question,answer\nf((x) is?,a\n").body == Text("a")


def test_empty_parts_of_a_cell_are_passed_over() -> None:
    assert first("question,match\nPair.,a => b |  | c => d |\n").body == Match((("a", "b"), ("c", "d")))
    assert first("question,groups\nSort.,a: b |  | c: d; ; a: e\n").kind == "groups"


def test_many_right_options_among_many_are_found() -> None:
    names = [
        f"{first}{second}" for first in "abcdefghijklmnopqrstuvwxyz" for second in "abcdefghijklmnopqrstuvwxyz0123"
    ]
    row = f"Q,{'|'.join(names)},{'|'.join(names[1:])}\n"
    read = csv("question,options,answer\n" + row * 100)  # each name held against each other one would take a minute
    assert len(read.questions) == 100


# -- tables in other tongues -------------------------------------------------------------------------------------------


def test_the_first_row_tells_which_sign_parts_the_cells() -> None:
    read = csv("Frage;Antwort;Falsch 1\nPreis in %?;12,50 %;x\nAnteil in %?;3,5 %;y\n")
    assert [each.question.prompt for each in read.questions] == ["Preis in %?", "Anteil in %?"]
    assert refusal(b"Vraag;Antwoord;Fout\nPrijs in %?;12,50 %;x\nDeel in %?;3,5 %;y\n").startswith("EX006")


def test_usual_german_heads_are_understood() -> None:
    question = first("Frage;Antwort A;Antwort B;Richtig;Erklärung;Punkte\nWer?;China;Russland;B;Seit 1918;2\n")
    assert isinstance(question.body, Choice)
    assert (question.body.answer, question.explain, question.points) == ("Russland", "Seit 1918", 2.0)


@pytest.mark.parametrize(
    ("table", "tag"),
    [
        ("Soal;Pilihan A;Pilihan B;Kunci Jawaban\nIbu kota Armenia?;Baku;Yerevan;B\n", "id"),
        ("Frage;Antwort;Falsch 1\nWer?;a;b\n", "de"), ("question,answer,wrong\nWho?,a,b\n", ""),
        ("Question,Jawaban,Wrong\nWho?,a,b\n", ""), ("Armenia,Yerevan\n", ""),
    ],
)  # fmt: skip
def test_heads_tell_the_language(table: str, tag: str) -> None:
    assert csv(table).language == tag
    assert FORMATS["csv"].read(table.encode(), ReadOptions("t.csv", "fr", told=True)).language == ""


def answer_in(tag: str, written: str) -> object:
    """Give the body that a row with an answer gets in a language that somebody said; empty: nobody did."""
    options = ReadOptions("t.csv", tag or "en", told=bool(tag))
    body = FORMATS["csv"].read(f"question;answer\nWhat?;{written}\n".encode(), options).questions[0].question.body
    return body.low if isinstance(body, Number) else body.date if isinstance(body, Date) else getattr(body, "answer", 0)


@pytest.mark.parametrize(
    ("tag", "written", "meant"),
    [
        ("de", "5.054", "5054"), ("id", "1.234,5", "1234.5"), ("id", "12,5", "12.5"), ("de", "5,054", "5.054"),
        ("en", "5,054", "5054"), ("en", "5.054", "5.054"), ("en", "1,234.5", "1234.5"), ("", "5.054", "5.054"),
        ("id", "1.200..1.500", "1200"), ("de", "10.1.2.3", "10.1.2.3"), ("", "5,054", "5,054"),
        ("de", "10.11.2020", "2020-11-10"), ("", "10.11.2020", "2020-11-10"), ("id", "10 November 2020", "2020-11-10"),
        ("id", "10/11/2020", "2020-11-10"), ("en", "10/11/2020", "10/11/2020"), ("de", "3. März 2020", "2020-03-03"),
        ("de", "wahr", "True"), ("de", "Falsch", "False"),
    ],
)  # fmt: skip
def test_numbers_and_dates_are_read_as_the_language_writes_them(tag: str, written: str, meant: str) -> None:
    assert str(answer_in(tag, written)) == meant


def test_numbers_of_a_table_of_our_own_are_those_of_decks() -> None:
    table = b"id,kind,question,answer,accept,wrong\nd/q,number,How high?,5.054,,\n"
    body = FORMATS["csv"].read(table, ReadOptions("t.csv", "id", told=True)).questions[0].question.body
    assert isinstance(body, Number)
    assert str(body.low) == "5.054"


def test_rows_that_are_only_numbered_are_empty() -> None:
    read = csv(",Question,Answer 1,Answer 2,Time limit,Correct\n1,Who?,a,b,20,1\n2,,,,20,\n3,,,,,\n")
    assert (len(read.questions), read.problems) == (1, ())

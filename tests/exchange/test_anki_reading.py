"""Packages of Anki, of both layouts: which questions their notes become, and what is said of those that become none."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from quizgeo.decks import Cloze, Flashcard, Gap, Question, Text
from quizgeo.exchange import ExchangeError, ReadOptions
from quizgeo.exchange.anki import read
from tests.exchange.anki_made import (
    BASIC,
    CLOZE,
    OCCLUSION,
    OPTIONAL,
    REVERSED,
    TYPE_IN,
    WIDE,
    Collection,
    Note,
    install,
    note_id,
    old_package,
    stand_in,
)
from tests.exchange.anki_read import READ, both, losses, the

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture(autouse=True)
def _zstd(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, stand_in())


def refusal(data: bytes, options: ReadOptions = READ) -> tuple[str, str]:
    with pytest.raises(ExchangeError) as told:
        read(data, options)
    return told.value.problem.code, told.value.problem.message


# -- kinds of notes ----------------------------------------------------------------------------------------------------


def test_a_note_of_two_sides_is_a_flashcard() -> None:
    note = Note(BASIC, ["<b>Capital</b> of&nbsp;Georgia?", "Tbilisi<br>on the Kura"], " caucasus world::asia leech ")
    found = both(Collection([note]))
    (foreign,) = found.questions
    assert foreign.question == Question(
        key=foreign.question.key, id="", body=Flashcard("Capital of Georgia?", "Tbilisi\non the Kura"), prompt="",
        tags=("caucasus", "world::asia"),
    )  # fmt: skip
    assert (foreign.question.key, foreign.origin, foreign.place) == ("", "guid0", f"nid:{note_id(0)}")
    assert (found.title, found.language, found.losses, found.problems) == ("Capitals", "en", (), ())


def test_a_reversed_note_is_asked_both_ways_where_it_has_both_cards() -> None:
    assert the(Note(REVERSED, ["one", "eins"], cards=(0, 1))).body == Flashcard("one", "eins", both_ways=True)
    assert the(Note(REVERSED, ["one", "eins"], cards=(0,))).body == Flashcard("one", "eins")


def test_an_optional_reverse_is_asked_where_it_was_wanted() -> None:
    assert the(Note(OPTIONAL, ["one", "eins", ""])).body == Flashcard("one", "eins")
    assert the(Note(OPTIONAL, ["one", "eins", "y"], cards=(0, 1))).body == Flashcard("one", "eins", both_ways=True)
    assert losses(Note(OPTIONAL, ["one", "eins", "y"], cards=(0, 1))) == []


def test_a_typed_answer_is_a_text_question() -> None:
    question = the(Note(TYPE_IN, ["Who speaks?", "Nikol <i>Pashinyan</i>"]))
    assert (question.prompt, question.body) == ("Who speaks?", Text("Nikol Pashinyan"))


def test_a_typed_answer_of_several_lines_is_a_flashcard() -> None:
    assert the(Note(TYPE_IN, ["Say it.", "one<br>two"])).body == Flashcard("Say it.", "one\ntwo")


def test_what_is_typed_may_be_the_first_field() -> None:
    kind = {**TYPE_IN, "fronts": ["{{Back}} {{type:nc:Front}}"]}
    question = the(Note(kind, ["Tbilisi", "Georgia?"]))
    assert (question.prompt, question.body) == ("Georgia?", Text("Tbilisi"))


def test_gaps_become_gaps_of_ours() -> None:
    note = Note(CLOZE, ["{{c1::Russia}} closed the <b>{{c1::border::a line}}</b> here.", "It is so."])
    question = the(note)
    parts = (Gap("Russia"), " closed the ", Gap("border", hint="a line"), " here.")
    assert (question.body, question.explain, question.prompt) == (Cloze(parts), "It is so.", "")
    assert losses(note) == []


def test_gaps_of_several_numbers_stay_one_question_and_that_is_said() -> None:
    note = Note(CLOZE, ["{{c1::Russia}} and {{c2::Iran}}", ""], cards=(0, 1))
    assert the(note).body == Cloze((Gap("Russia"), " and ", Gap("Iran")))
    assert losses(note) == [("changed", "its gaps are asked together")]


def test_gaps_may_stand_in_any_field() -> None:
    note = Note({**CLOZE, "name": "Three", "fields": ["Title", "Text", "More"]}, ["t", "{{c1::x}}", "more"])
    assert the(note).body == Cloze((Gap("x"),))
    assert losses(note) == [("dropped", "fields without a place: Title, More")]


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ("{{c1::the {{c2::inner::hid}} one::out}}", (Gap("the inner one", hint="out"),)),
        ("{{c1::<div>a<br>b</div>}}!", (Gap("a b"), "!")),
        ("a {{c1,3::b}} c", ("a ", Gap("b"), " c")),
        ("{{c1::a::b::c}}", (Gap("a", hint="b::c"),)),
        ("x }} y :: z {{c1::a}}", ("x }} y :: z ", Gap("a"))),
        ("&#123;{c1::no}} {{c1::yes}}", ("{{c1::no}} ", Gap("yes"))),
        ("{{c1::a}}&nbsp;{{c1::b}}", (Gap("a"), " ", Gap("b"))),
        ("\u2a00 {{c1::\u2a01}}", ("\u2a00 ", Gap("\u2a01"))),
        ("\\({{c1::x}}\\) [latex]{{c1::y}}[/latex]", ("\\(", Gap("x"), "\\) [latex]", Gap("y"), "[/latex]")),
    ],
)
def test_marks_of_gaps_are_told_from_words(field: str, parts: tuple[str | Gap, ...]) -> None:
    assert the(Note(CLOZE, [field, ""])).body == Cloze(parts)


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("{{c1::open", "a gap is not closed"),
        ("no gap", "it has no gap"),
        ("{{c1::<b></b>}}", "a gap holds nothing"),
        ("{{c1::<script>}}</script> a", "it has no gap"),
        ("".join(map(chr, range(0x2A00, 0x2A3E))) + "{{c1::x}}", "it has too many rare signs"),
    ],
)
def test_gaps_that_cannot_be_read_are_one_problem(field: str, reason: str) -> None:
    found = both(Collection([Note(CLOZE, [field, ""]), Note(BASIC, ["a", "b"])]))
    (problem,) = found.problems
    assert (problem.code, problem.message) == ("EX005", f"note {note_id(0)}: {reason}; skipped")
    assert len(found.questions) == 1


def test_any_other_note_is_a_flashcard_of_its_first_two_fields() -> None:
    note = Note(WIDE, ["日本", "にほん", "Japan", ""])
    assert the(note).body == Flashcard("日本", "にほん")
    assert losses(note) == [("dropped", "fields without a place: Meaning")]


def test_fields_can_be_chosen_by_name() -> None:
    options = replace(READ, fields=("meaning ", "Word"))
    assert the(Note(WIDE, ["日本", "にほん", "Japan", ""]), options=options).body == Flashcard("Japan", "日本")


def test_fields_that_no_note_has_are_refused_with_those_there_are() -> None:
    data = old_package(Collection([Note(WIDE, ["a", "b", "c", "d"])]))
    with pytest.raises(ExchangeError) as told:
        read(data, replace(READ, fields=("Word", "Sound")))
    problem = told.value.problem
    assert (problem.code, problem.message) == ("EX006", "no note has both fields, Word and Sound")
    assert problem.fix == "the fields are Word, Reading, Meaning, Notes"


def test_notes_that_lack_the_chosen_fields_keep_their_own() -> None:
    notes = [Note(WIDE, ["日本", "にほん", "Japan", ""]), Note(BASIC, ["a", "b"])]
    found = both(Collection(notes), replace(READ, fields=("Word", "Meaning")))
    assert [each.question.body for each in found.questions] == [Flashcard("日本", "Japan"), Flashcard("a", "b")]


@pytest.mark.parametrize(
    ("note", "how"),
    [
        (
            Note(OCCLUSION, ["{{c1::image-occlusion:rect:left=.1}}", "<img src=a.png>", ""]),
            "it hides parts of a picture",
        ),
        (Note(BASIC, ["<img src='a.png'>", "b"]), 'nothing is left of its "Front" without pictures'),
        (
            Note(BASIC, ["a", "[sound:a.mp3]<img src='a.png' alt='x'>"]),
            'nothing is left of its "Back" without pictures',
        ),
        (Note(BASIC, ["a", "<br>"]), 'its "Back" is empty'),
        (Note(CLOZE, ["{{c1::<img src=a.png>}} here", ""]), "nothing is left of it without pictures"),
        (Note({**BASIC, "name": "Single", "fields": ["One"], "fronts": ["{{One}}"]}, ["a"]), "it has a single field"),
    ],
)
def test_what_cannot_be_asked_is_left_out_and_said(note: Note, how: str) -> None:
    assert losses(note) == [("left out", how)]


def test_pictures_and_sounds_are_named_and_their_descriptions_stay() -> None:
    front = 'Which <img src="a%20b.png" alt="flag"> is it? <img src="http://example.org/x.png"> <img src="gone.png">'
    note = Note(BASIC, [front, "Georgia [sound:c.mp3]"])
    media = {"a b.png": PNG, "c.mp3": b"ID3", "other.png": PNG}
    question = the(note, media=media)
    assert question.body == Flashcard(
        "Which [image: flag] is it? [image: x.png] [image: gone.png]", "Georgia [sound:c.mp3]"
    )
    assert question.extra == {"x-media": ["a b.png", "c.mp3"]}
    assert both(Collection([note], media=media)).media == {"a b.png": "0", "c.mp3": "1", "other.png": "2"}


def test_scripts_vanish_and_are_named_and_templates_are_words() -> None:
    note = Note(BASIC, ["<script>alert(1)</script>Who? {{Back}} \x1b[31m\u202e", "<style>x</style>He @@PLUGINFILE@@"])
    assert the(note).body == Flashcard("Who? {{Back}} [31m", "He @@PLUGINFILE@@")
    assert losses(note) == [("changed", "without script")]


def test_the_language_of_the_call_is_that_of_the_texts() -> None:
    assert the(Note(BASIC, ["a", "b"]), options=replace(READ, language="id")).language == "id"


@pytest.mark.parametrize(
    ("names", "title"),
    [({}, ""), ({1_600_000_000_000: "Default"}, ""), ({1_600_000_000_000: "quizgeo::The peace"}, "The peace")],
)
def test_the_deck_of_most_cards_names_the_whole(names: Mapping[int, str], title: str) -> None:
    assert both(Collection([Note(BASIC, ["a", "b"])], decks=names)).title == title

"""Text for Anki's import: every cell inert, and read back; and what Anki and learners write in such files."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.decks import Cloze, Deck, Flashcard, Gap, Question
from quizgeo.decks import Text as Typed
from quizgeo.exchange import FORMATS, ExchangeError, Loss, ReadIn, ReadOptions, Written
from quizgeo.exchange.losses import FATES
from tests.exchange.decks import OPTIONS, TRICKY, deck_of, decks

FORMAT = FORMATS["anki-tsv"]
HEAD = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
CARD = {"id": "a", "front": "CSTO", "back": "A treaty"}


def written(*questions: dict[str, Any], **head: Any) -> Written:
    return FORMAT.write(deck_of(questions, **head), OPTIONS)


def rows(*questions: dict[str, Any], **head: Any) -> list[list[str]]:
    """Give the cells of a deck's lines."""
    text = written(*questions, **head).data.decode()
    assert text.startswith(HEAD)
    return [line.split("\t") for line in text.removeprefix(HEAD).splitlines()]


def read(text: str | bytes, **options: Any) -> ReadIn:
    data = text.encode() if isinstance(text, str) else text
    return FORMAT.read(data, ReadOptions("notes.txt", **options))


def questions(text: str | bytes, **options: Any) -> list[Question]:
    return [each.question for each in read(text, **options).questions]


# -- out -------------------------------------------------------------------------------------------------------------


def test_a_line_is_a_note() -> None:
    (row,) = rows({**CARD, "tags": ["blocs", "x1"]}, title="Wars")
    assert row == ["qgM7bkrYDNjYK_sQNz", "Basic", "quizgeo::Wars", "CSTO", "A treaty", "blocs x1"]


def test_what_is_told_beside_the_answer_stands_below_it_and_a_hint_is_folded() -> None:
    (row,) = rows({**CARD, "explain": "Six states.", "hint": "Not NATO.", "as_of": "2025"})
    front, back = (cell.strip('"').replace('""', '"') for cell in row[3:5])
    assert front == 'CSTO<details class="hint"><summary>Hint</summary>Not NATO.</details>'
    assert back == 'A treaty<div class="extra">Six states.</div><div class="source">As of 2025</div>'


def test_gaps_are_of_the_type_for_gaps() -> None:
    (row,) = rows({"id": "a", "cloze": "((Russia)) closed the ((border|frontier::line))."})
    assert row[1] == "Cloze"
    assert row[3] == "{{c1::Russia}} closed the {{c2::border::line}}."


def test_a_flashcard_both_ways_tells_nothing_that_gives_the_way_back_away() -> None:
    card = {**CARD, "both_ways": "true", "explain": "Six states.", "as_of": "2025"}
    (row,) = rows(card)
    assert row[1] == "Basic (and reversed card)"
    assert row[4] == "A treaty"
    how = "it would stand in front on the way back"
    assert written(card).losses == (Loss("d/a", "explain", "dropped", how), Loss("d/a", "as_of", "dropped", how))


def test_a_guid_that_looks_like_a_comment_is_quoted() -> None:
    (row,) = rows({**CARD, "x-from": {"format": "anki", "id": "#x"}})
    assert row[0] == '"#x"'


@pytest.mark.parametrize("text", TRICKY)
def test_no_cell_holds_what_anki_or_mathjax_acts_on(text: str) -> None:
    (row,) = rows({"id": "a", "front": text, "back": text, "explain": text})
    cells = " ".join(row[3:5])
    assert not {"{", "}", "[", "\\"} & {*cells}
    assert "mathjax_ignore" in cells or "&#92;" not in cells


@given(decks(beside=False))
def test_a_loss_is_named_for_every_kind_that_is_not_whole(deck: Deck) -> None:
    made = FORMAT.write(deck, OPTIONS)
    fates = {question.key: FATES["anki-tsv"][question.kind] for question in deck}
    assert {loss.key: loss.what for loss in made.losses} == {
        key: what for key, what in fates.items() if what != "whole"
    }
    assert made.count == sum(fate != "left out" for fate in fates.values())
    assert FORMAT.write(deck, OPTIONS) == made


# -- there and back --------------------------------------------------------------------------------------------------


@given(decks("flashcard"))
def test_flashcards_come_back_whole(deck: Deck) -> None:
    found = read(FORMAT.write(deck, OPTIONS).data)
    assert found.problems == ()
    for before, after in zip(deck, found.questions, strict=True):
        question = after.question
        assert question.body == before.body
        assert (question.explain, question.hints, question.tags) == (before.explain, before.hints, before.tags)
        assert bool(question.source) == bool(before.source or before.as_of)
        assert after.origin.startswith("qg")
    assert found.title == "Title: a <deck> & more"


@pytest.mark.parametrize("text", TRICKY)
def test_every_text_survives_in_every_place(text: str) -> None:
    card = {"id": "a", "front": text, "back": text, "explain": text, "hint": text}
    deck = deck_of([card, {"id": "b", "cloze": "((x))"}, {**CARD, "id": "c", "question": text}])
    body = Cloze((f"{deck.questions[0].body.wording} ", Gap(text, (), text), f" {text}"))
    deck = replace(deck, questions=(deck.questions[0], replace(deck.questions[1], body=body), deck.questions[2]))
    one, other, third = (each.question for each in read(FORMAT.write(deck, OPTIONS).data).questions)
    assert (one.body, one.explain, one.hints) == (
        deck.questions[0].body, deck.questions[0].explain, deck.questions[0].hints,
    )  # fmt: skip
    assert isinstance(other.body, Cloze)
    assert other.body.wording == f"{one.body.wording} … {one.body.wording}"
    assert other.body.gaps[0].hint == one.body.wording
    assert (third.prompt, third.body) == (one.body.wording, Flashcard("CSTO", "A treaty"))


# -- what others write -----------------------------------------------------------------------------------------------


def test_notes_that_anki_wrote_are_read() -> None:
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        'KJ?a;x\tBasic\tWorld::Capitals\t"What is<br>the ""capital""?"\t<b>Tbilisi</b>\tgeo asia\n'
        "b\tBasic (type in the answer)\tWorld::Capitals\tArmenia?\tYerevan\t\n"
        "c\tBasic (and reversed card)\tWorld::Capitals\tBaku\tAzerbaijan\t\n"
        "d\tCloze\tWorld::Capitals\t{{c1::Grozny::city}} lies in {{c2::Chechnya}}\tin the north\t\n"
    )
    found = read(text)
    first, second, third, fourth = (each.question for each in found.questions)
    assert first.body == Flashcard('What is\nthe "capital"?', "Tbilisi")
    assert first.tags == ("geo", "asia")
    assert (second.body, second.prompt) == (Typed("Yerevan"), "Armenia?")
    assert third.body == Flashcard("Baku", "Azerbaijan", both_ways=True)
    assert fourth.body == Cloze((Gap("Grozny", (), "city"), " lies in ", Gap("Chechnya")))
    assert fourth.explain == "in the north"
    assert [(each.origin, each.place) for each in found.questions] == [
        ("KJ?a;x", "7"),
        ("b", "8"),
        ("c", "9"),
        ("d", "10"),
    ]
    assert found.title == "Capitals"


def test_a_plain_list_needs_no_head() -> None:
    assert [each.body for each in questions("Georgia\tTbilisi\n\nArmenia\tYerevan\n")] == [
        Flashcard("Georgia", "Tbilisi"), Flashcard("Armenia", "Yerevan"),
    ]  # fmt: skip
    assert questions("Georgia;Tbilisi, on the Kura\n")[0].body == Flashcard("Georgia", "Tbilisi, on the Kura")


def test_text_that_is_no_html_is_shown_as_it_is() -> None:
    plain = questions("#html:false\n#separator:Tab\n<b>x</b> &amp; y\tz\n")
    assert plain[0].body == Flashcard("<b>x</b> &amp; y", "z")
    assert questions("a &amp; b\tz\n")[0].body == Flashcard("a &amp; b", "z"), "no tag in it, so no HTML"
    assert questions("a<br>b\tz\n")[0].body == Flashcard("a\nb", "z")


def test_lines_in_quotes_belong_to_their_cell() -> None:
    found = read('#html:false\n"one\ntwo"\tback\nnext\tback\n')
    assert [each.question.body for each in found.questions] == [
        Flashcard("one\ntwo", "back"), Flashcard("next", "back"),
    ]  # fmt: skip
    assert [each.place for each in found.questions] == ["2", "4"]


def test_fields_may_be_chosen_by_the_names_of_columns() -> None:
    text = "#separator:comma\n#columns:Note,Front,More,Back\n#guid column:1\ng1,F,x,B\n"
    assert questions(text, fields=("Back", "Front"))[0].body == Flashcard("B", "F")
    assert questions(text)[0].body == Flashcard("F", "x")


def test_tags_and_deck_of_all_notes_are_taken() -> None:
    found = read("#tags:one two\n#deck:Big::Small\nF\tB\n")
    assert found.questions[0].question.tags == ("one", "two")
    assert found.title == "Small"


def test_one_note_that_cannot_be_read_keeps_no_other_out() -> None:
    found = read(
        HEAD
        + "a\tBasic\tD\tonly\n"
        + "b\tBasic\tD\tF\t\t\n"
        + "c\tCloze\tD\t{{c1::open\tx\t\n"
        + "d\tBasic\tD\tF\tB\t\n"
    )
    assert [each.origin for each in found.questions] == ["d"]
    assert [(each.code, each.place.line) for each in found.problems] == [("EX005", 7), ("EX005", 8), ("EX005", 9)]


def test_what_vanishes_is_named() -> None:
    found = read("#html:true\na<script>alert(1)</script>\tb\n")
    assert found.questions[0].question.body == Flashcard("a", "b")
    assert found.losses == (Loss("2", "", "changed", "without script"),)


def test_a_cell_that_is_far_too_long_is_one_problem() -> None:
    found = read(f"{'x' * 200_000}\ty\nF\tB\n")
    assert [each.question.body for each in found.questions] == [Flashcard("F", "B")]
    assert [(each.code, each.place.line) for each in found.problems] == [("EX005", 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "#separator:tab\n", "no cells at all\n", "#a\n#b", "\0\t\0"])
def test_nothing_to_read_is_said(text: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(text)
    assert caught.value.problem.code in ("EX002", "EX006")


@pytest.mark.parametrize("sign", ['"', "xx", "\\", ""])
def test_a_sign_that_parts_nothing_is_not_taken(sign: str) -> None:
    assert questions(f"#separator:{sign}\nF\tB\n")[0].body == Flashcard("F", "B")


def _survives(data: bytes) -> None:
    try:
        found = read(data)
    except ExchangeError:
        return
    assert found.questions
    for each in found.questions:
        assert isinstance(each.question.body, Flashcard | Cloze | Typed)


@given(st.binary(max_size=300))
def test_random_bytes_end_in_questions_or_a_sentence(data: bytes) -> None:
    _survives(data)


@given(decks("flashcard", "cloze"), st.data())
def test_a_damaged_file_ends_in_questions_or_a_sentence(deck: Deck, data: st.DataObject) -> None:
    good = bytearray(FORMAT.write(deck, OPTIONS).data)
    for _change in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(good) - 1))
        good[place : place + data.draw(st.integers(0, 4))] = data.draw(
            st.sampled_from(
                (b"", b'"', b"\t", b"\n", b"{{c1::", b"}}", b"<div", b"#columns:", b"\xff", b"\xef\xbb\xbf")
            )
        )
    _survives(bytes(good))


def test_the_names_of_the_two_columns_are_no_card() -> None:
    assert [each.body for each in questions("Term\tDefinition\nCSTO\tA treaty\n")] == [Flashcard("CSTO", "A treaty")]
    assert len(questions("Terms\tof a treaty\nCSTO\tA treaty\n")) == 2

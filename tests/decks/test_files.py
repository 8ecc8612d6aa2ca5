"""Files: opened without waiting, bounded, decoded strictly; parts and texts of sources below the deck's folder."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import DeckError, Problem, check_file, check_text, load_deck, parse_deck

Folder = Callable[..., Path]
Write = Callable[..., str]

ONE = "  - {id: a, question: Q?, answer: x}\n"
HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
DECK = f"{HEAD}questions:\n{ONE}"


@pytest.fixture
def check_bytes(tmp_path: Path) -> Callable[[bytes], tuple[Problem, ...]]:
    """Check a file of these bytes."""

    def check(data: bytes) -> tuple[Problem, ...]:
        (tmp_path / "deck.yaml").write_bytes(data)
        return check_file(tmp_path / "deck.yaml")[1]

    return check


Check = Callable[[bytes], tuple[Problem, ...]]


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, int, str]]:
    return [(each.code, each.place.line, each.place.col, each.message) for each in problems]


def test_a_deck_is_loaded_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    deck = load_deck(path)
    assert (deck.path, deck["a"].path, deck["a"].line) == (path, str(path), 6)
    assert load_deck(str(path)) == deck


def test_a_deck_with_errors_raises_all_its_problems(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK.replace("answer", "anser") + "  - {question: R?, answer: y}\n")
    with pytest.raises(DeckError) as raised:
        load_deck(tmp_path / "deck.yaml")
    assert [problem.code for problem in raised.value.problems] == ["QN004", "QN009"]
    assert str(raised.value).endswith('deck.yaml:6:27: error QN004: unknown field "anser"; did you mean "answer"?')
    with pytest.raises(DeckError, match="DK001"):
        parse_deck("x: y")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _path: None, "No such file or directory"),
        (lambda path: path.mkdir(), "it is a folder"),
        (os.mkfifo, "it is a pipe"),
        (lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a device"),
    ],
)
def test_what_is_no_file_is_named_at_once(tmp_path: Path, make: Callable[[Path], None], reason: str) -> None:
    make(tmp_path / "deck.yaml")
    deck, (problem,) = check_file(tmp_path / "deck.yaml")
    assert deck is None
    assert (problem.code, problem.message) == ("YA001", f"cannot read deck.yaml: {reason}")


def test_a_standard_input_that_is_closed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    _deck, (problem,) = check_file("-")
    assert (problem.code, problem.message) == ("YA001", "cannot read -: the standard input is closed")


def test_a_name_that_is_none_is_no_traceback() -> None:
    assert [problem.code for problem in check_file("a\0b.yaml")[1]] == ["YA001"]


def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "deck.yaml").open("wb") as file:
        file.write(b"# quizgeo\n" * 800_000)
        file.truncate(1 << 34)
    _deck, (problem,) = check_file(tmp_path / "deck.yaml")
    assert (problem.code, problem.message) == ("YA007", "more than 8000000 bytes")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04rest", "a zip archive"),
        (b"PK\x03\x04\x14\x00collection.anki21b", "an Anki package"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.textPK", "a LibreOffice document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"%PDF-1.7", "a PDF document"),
        (b"{\\rtf1\\ansi}", "an RTF document"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 9 + b"\x03\x00>\x00", "a program"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"\x00" * 100, "a binary file"),
        (b"\x00\x01\x00\x02" * 30, "a binary file"),
        (b"\x89PNG\r\n" + b"x" * 8_000_000, "a PNG image"),
    ],
)
def test_what_is_no_text_is_named(check_bytes: Check, data: bytes, name: str) -> None:
    (problem,) = check_bytes(data)
    assert (problem.code, problem.message) == ("YA002", f"this is {name}, no text")
    assert problem.fix == "a deck is a file of text, in YAML"


@pytest.mark.parametrize(
    ("make", "fix"),
    [
        (lambda _path: None, "check the name and the permissions"),
        (lambda path: path.mkdir(), "name a file in it"),
        (os.mkfifo, "what comes through a pipe is checked by: quizgeo check -"),
        (lambda path: path.symlink_to("/dev/null"), "name a file of text"),
    ],
)
def test_what_is_no_file_has_its_cure(tmp_path: Path, make: Callable[[Path], None], fix: str) -> None:
    make(tmp_path / "deck.yaml")
    _deck, (problem,) = check_file(tmp_path / "deck.yaml")
    assert (problem.code, problem.fix) == ("YA001", fix)


@pytest.mark.parametrize(
    ("data", "line", "col", "message"),
    [
        (b"title: caf\xe9 x\n", 1, 11, "not UTF-8 (byte 0xE9, maybe Latin-1)"),
        (b"a: b\r\nb: \x93x\x94\n", 2, 4, "not UTF-8 (byte 0x93, maybe Windows-1252)"),
        ("a: Россия\n".encode("cp1251"), 1, 4, "not UTF-8 (byte 0xD0, maybe Windows-1251)"),
        (b"a: \xc0\xaf\n", 1, 4, "not UTF-8 (byte 0xC0, maybe Latin-1)"),
        ("a: Россия".encode()[:-1], 1, 9, "not UTF-8: the file ends within a character (byte 0xD1)"),
        ("a: b\n".encode("utf-16"), 1, 1, "this is UTF-16, not UTF-8"),
        ("a: b\n".encode("utf-32"), 1, 1, "this is UTF-32, not UTF-8"),
        ("a: \u00e9\n".encode("utf-16-le"), 1, 1, "this is UTF-16, not UTF-8"),
        ("title: Karabakh\n".encode("utf-16-be"), 1, 1, "this is UTF-16, not UTF-8"),
        ("title: Россия и её союзники\n".encode("utf-16-le"), 1, 1, "this is UTF-16, not UTF-8"),
        ("title: Karabakh\n".encode("utf-32-le"), 1, 1, "this is UTF-32, not UTF-8"),
        ("title: Karabakh\n".encode("utf-32-be"), 1, 1, "this is UTF-32, not UTF-8"),
        (b"a: \xed\xa0\x80\n", 1, 4, "not UTF-8 (byte 0xED, maybe Windows-1252)"),
    ],
)
def test_other_encodings_are_named_with_the_byte(
    check_bytes: Check, data: bytes, line: int, col: int, message: str
) -> None:
    assert told(check_bytes(data)) == [("YA003", line, col, message)]


def test_one_byte_order_mark_is_passed_over(check_bytes: Check) -> None:
    assert check_bytes(b"\xef\xbb\xbf" + DECK.encode()) == ()
    assert told(check_bytes(b"\xef\xbb\xbf\xef\xbb\xbf" + DECK.encode())) == [
        ("YA004", 1, 1, "character U+FEFF is not allowed")
    ]


@pytest.mark.parametrize(
    "char", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\ufeff", "\uffff", "\ufffe"]
)
def test_characters_that_no_text_needs_are_refused_where_they_stand(check_bytes: Check, char: str) -> None:
    data = DECK.replace("Q?", f"Q{char}?").encode()
    assert told(check_bytes(data)) == [("YA004", 6, 24, f"character U+{ord(char):04X} is not allowed")]


def test_a_text_with_half_surrogates_is_refused() -> None:
    assert [problem.code for problem in check_text(DECK.replace("Q?", "Q\ud800?"))[1]] == ["YA004"]


def test_at_most_twenty_such_characters_are_listed(check_bytes: Check) -> None:
    assert len(check_bytes(b"twenty\x00letters " * 100)) == 20


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"# only\n  # comments\n", b"\xef\xbb\xbf", b"\r\n\r"])
def test_a_file_without_content_is_empty(check_bytes: Check, data: bytes) -> None:
    (problem,) = check_bytes(data)
    assert (problem.code, problem.message, problem.fix) == ("YA006", "the file is empty", 'begin with "quizgeo: 1"')


def test_an_unfinished_merge_is_told_at_each_place(check_bytes: Check) -> None:
    conflict = "<<<<<<< HEAD\n  - {id: b}\n=======\n>>>>>>> other\n"
    problems = check_bytes((DECK + conflict + conflict).encode())
    assert told(problems) == [("YA008", line, 1, "unfinished git merge") for line in (7, 11)]
    assert problems[0].fix == "choose one side and delete the marks"


def test_signs_like_those_of_a_merge_may_stand_in_a_text(check_bytes: Check) -> None:
    assert check_bytes(f"{HEAD}questions:\n  - id: a\n    question: '<<<<<<< HEAD'\n    answer: x\n".encode()) == ()


def test_a_json_file_is_a_deck_too(check_bytes: Check) -> None:
    text = '{"quizgeo": 1, "deck": "d", "title": "T", "language": "en", "questions": '
    text += '[{"id": "a", "question": "Q?", "answer": "x"}]}'
    assert check_bytes(text.encode()) == ()


def test_the_standard_input_is_a_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DECK.encode())))
    deck, problems = check_file("-")
    assert problems == ()
    assert deck is not None
    assert deck["a"].path == "-"


PART = "part_of: d\nquestions:\n  - {id: b, question: R?, answer: y, after: a, source: n}\n"
WHOLE = f"{HEAD}sources: {{n: {{title: N}}}}\ndefaults: {{tags: t}}\ninclude: [part.yaml]\nquestions:\n{ONE}"


def test_parts_are_read_in_order_with_the_head_of_the_deck(folder: Folder) -> None:
    place = folder(deck__yaml=WHOLE, part__yaml=PART)
    deck = load_deck(place / "deck.yaml")
    assert [(each.key, each.tags, each.path, each.line) for each in deck] == [
        ("d/a", ("t",), str(place / "deck.yaml"), 9),
        ("d/b", ("t",), str(place / "part.yaml"), 3),
    ]
    assert deck["b"].after == ("d/a",)
    assert deck["b"].source is not None


def test_a_deck_may_consist_of_parts_alone(folder: Folder) -> None:
    place = folder(deck__yaml=f"{HEAD}include: part.yaml\n", part__yaml="part_of: d\nquestions:\n" + ONE)
    assert len(load_deck(place / "deck.yaml")) == 1


def test_problems_of_a_part_stand_in_its_file(folder: Folder) -> None:
    place = folder(
        deck__yaml=WHOLE, part__yaml="part_of: d\nquestions:\n  - foo\n" + ONE + "  - {id: b, qestion: R?, answer: y}\n"
    )
    _deck, problems = check_file(place / "deck.yaml")
    part = str(place / "part.yaml")
    assert [(each.code, each.place.file, each.place.line, each.path) for each in problems if each.code != "DK015"] == [
        ("QN001", part, 3, "questions[0]"),
        ("DK008", part, 4, "questions[1].id"),
        ("QN004", part, 5, "questions[2].qestion"),
    ]
    assert problems[1].related[0].place.file == str(place / "deck.yaml")


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("part_of: e\nquestions:\n  - {id: b, question: R?, answer: y}\n", "it is part of e"),
        ("questions: []\n", "it does not begin with part_of"),
        ("- a\n", "it does not begin with part_of"),
        ("part_of: d\ninclude: [x.yaml]\nquestions: []\n", "a part includes nothing itself"),
        ("\x00", "it is no text"),
        (None, "it cannot be read"),
    ],
)
def test_parts_that_cannot_be_used_are_named_in_the_deck(folder: Folder, part: str | None, reason: str) -> None:
    place = folder(deck__yaml=WHOLE, **({} if part is None else {"part__yaml": part}))
    _deck, problems = check_file(place / "deck.yaml")
    (problem,) = (each for each in problems if each.code == "DK014")
    assert (problem.place.line, problem.place.col) == (7, 11)
    assert problem.message == f"part part.yaml cannot be used: {reason}"


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Folder, tmp_path: Path) -> None:
    place = folder(secret="part_of: d\n")
    (place / "in").mkdir()
    (place / "in" / "part.yaml").symlink_to(tmp_path / "secret")
    (place / "in" / "deck.yaml").write_text(WHOLE)
    _deck, problems = check_file(place / "in" / "deck.yaml")
    assert [each.code for each in problems if each.code != "DK015"] == ["DK013"]


def test_a_loop_of_links_is_refused(folder: Folder) -> None:
    place = folder(deck__yaml=WHOLE)
    (place / "part.yaml").symlink_to(place / "part.yaml")
    assert {each.code for each in check_file(place / "deck.yaml")[1]} & {"DK013", "DK014"}


def test_a_syntax_error_in_a_part_hides_nothing_else(folder: Folder) -> None:
    place = folder(
        deck__yaml=WHOLE.replace("answer: x", "answer: x, after: b"),
        part__yaml="part_of: d\nquestions:\n  - {id: b, answer: @y}\n",
    )
    assert [each.code for each in check_file(place / "deck.yaml")[1]] == ["YA013"]


def test_a_part_can_be_checked_alone(folder: Folder) -> None:
    place = folder(
        part__yaml=PART.replace("answer", "anser") + "  - foo\n",
        other__yaml="part_of: d\n",
        good__yaml=PART.replace(", after: a", ""),
    )
    assert [each.code for each in check_file(place / "part.yaml")[1]] == ["QN004", "QN001"]
    assert [each.code for each in check_file(place / "other.yaml")[1]] == ["DK003"]
    assert check_file(place / "good.yaml") == (None, ())


SOURCED = f"""\
{HEAD}sources:
  n: {{title: N, text: article.txt}}
questions:
  - {{id: a, question: Q?, answer: x, source: {{ref: n, at: 2, quote: two  words}}}}
  - {{id: b, question: R?, answer: y, source: {{ref: n, at: 4}}}}
  - {{id: c, question: S?, answer: z, source: {{ref: n, quote: not there}}}}
  - {{id: e, question: T?, answer: z, source: n}}
  - {{id: f, question: U?, answer: z}}
"""


def test_paragraphs_and_quotes_are_looked_up_in_the_text(folder: Folder) -> None:
    place = folder(deck__yaml=SOURCED, article__txt="One.\n\nThe two words here.\r\nThree.\n")
    deck, problems = check_file(place / "deck.yaml")
    assert deck is not None
    assert [(each.message, each.place.line, each.place.col, each.question, each.path) for each in problems] == [
        ("at: 4, the text has 3 paragraphs", 9, 59, "d/b", "questions[1].source.at"),
        ("the quote does not occur in the text", 10, 62, "d/c", "questions[2].source.quote"),
    ]
    assert {each.code for each in problems} == {"QN026"}


def test_a_text_of_a_source_that_cannot_be_read_is_a_warning(folder: Folder) -> None:
    place = folder(deck__yaml=SOURCED)
    deck, (problem,) = check_file(place / "deck.yaml")
    assert deck is not None
    assert (problem.code, problem.place.line, problem.place.col, problem.path) == ("DK018", 6, 23, "sources.n.text")
    assert problem.message == "the text of source n cannot be read: cannot read article.txt: No such file or directory"


def test_a_text_of_a_source_outside_the_folder_is_refused(folder: Folder) -> None:
    place = folder(secret="x")
    (place / "in").mkdir()
    (place / "in" / "article.txt").symlink_to(place / "secret")
    (place / "in" / "deck.yaml").write_text(SOURCED)
    deck, (problem,) = check_file(place / "in" / "deck.yaml")
    assert deck is None
    assert problem.code == "DK013"


def test_a_text_alone_opens_no_source() -> None:
    deck, problems = check_text(SOURCED)
    assert deck is not None
    assert problems == ()

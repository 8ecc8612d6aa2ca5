"""The catalogues say all that the program says, and every fault in one is told with its message."""

from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from tools import messages
from tools.house.messages import Message
from tools.messages import LOCALE, SOURCES, Book, books, brought_up, faults, main, po_text, template, write

SAID = [
    Message("src/b.py", "Right."),
    Message("src/a.py", "{n} of {all}"),
    Message("src/a.py", "{count} card", "{count} cards"),
    Message("src/b.py", "{n} of {all}"),
    Message("src/a.py", "Two\nlines."),
    Message("src/a.py", "{days:.1f} d, {who!r}"),
    Message("src/a.py", "%(prog)s, version"),
]
TRANSLATED: dict[str, str | tuple[str]] = {
    "Right.": "Benar.",
    "{n} of {all}": "{n} dari {all}",
    "{count} card": ("{count} kartu",),
    "Two\nlines.": "Dua\nbaris.",
    "{days:.1f} d, {who!r}": "{days:.1f} hr, {who!r}",
    "%(prog)s, version": "%(prog)s, versi",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Give a complete catalogue of what is said."""
    folder = tmp_path / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    book = books(tmp_path)[0]
    catalogue = brought_up(book.read(), template(SAID))
    for source, translation in TRANSLATED.items():
        catalogue[source].string = translation
    book.po.write_text(po_text(catalogue, "id"), encoding="utf-8")
    write(book, template(SAID))
    return book


def faults_of(book: Book) -> list[str]:
    """Give the faults of a catalogue."""
    return list(faults(book, template(SAID)))


@pytest.mark.parametrize("book", books(), ids=lambda book: book.title)
def test_the_catalogues_of_the_program_are_complete(book: Book) -> None:
    assert list(faults(book, template(SOURCES[book.name]()))) == []


def test_every_language_has_every_catalogue() -> None:
    assert {(book.language, book.name) for book in books()} == {("id", "quizgeo"), ("id", "click")}
    assert all(book.po.is_relative_to(LOCALE) for book in books())


def test_a_whole_catalogue_has_no_fault(book: Book) -> None:
    assert faults_of(book) == []


def test_writing_again_changes_nothing(book: Book) -> None:
    before = book.po.read_bytes(), book.mo.read_bytes()
    write(book, template(reversed(SAID)))
    assert (book.po.read_bytes(), book.mo.read_bytes()) == before


def test_a_file_names_places_without_lines_and_nothing_of_a_day_or_a_person(book: Book) -> None:
    text = book.po.read_text(encoding="utf-8")
    assert "#: src/a.py src/b.py\n" in text
    assert text.index('"%(prog)s') < text.index('"Two') < text.index('"{days') < text.index('"Right')
    assert not {word for word in ("Date", "Team", "Translator", "Generated", "Babel") if word in text}
    assert text.startswith('# Indonesian.\nmsgid ""\n')


def test_what_is_compiled_is_what_gettext_reads(book: Book) -> None:
    with book.mo.open("rb") as file:
        read = read_mo(file)
    found = {str(entry.id) if isinstance(entry.id, str) else entry.id[0]: entry.string for entry in read if entry.id}
    assert found == {source: said if isinstance(said, str) else list(said) for source, said in TRANSLATED.items()}
    assert read.num_plurals == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Benar.", "", "this is not translated: 'Right.'"),
        ("{n} dari {all}", "{n} dari semua", "'{n} dari semua' has other places to fill than: '{n} of {all}'"),
        ("{n} dari {all}", "{n} dari {all} {x}", "has other places to fill"),
        ("{days:.1f} hr", "{days} hr", "has other places to fill"),
        ("hr, {who!r}", "hr, {who}", "has other places to fill"),
        ('"%(prog)s, versi"', '"versi"', "has other places to fill"),
        ("{n} dari", "{n dari", "the braces of '{n dari {all}' are not closed"),
        ("Benar.", "Benar. ", "'Benar. ' has other spaces at its ends than: 'Right.'"),
        ("Benar.", " Benar.", "has other spaces at its ends"),
        (r'"Dua\n"', '"Dua "', "has other line ends"),
        (
            'msgstr[0] "{count} kartu"',
            'msgstr[0] "{count} kartu"\nmsgstr[1] "{count} kartu"',
            "the file cannot be read",
        ),
        ('"Right."', '"Wrong."', "the program no longer says this: 'Wrong.'"),
        ('"Right."', '"Wrong."', "this is not translated: 'Right.'"),
        ("#: src/b.py\nmsgid", "#: src/b.py\n#, fuzzy\nmsgid", "this is only guessed: 'Right.'"),
        ("\n#: src/b.py\n", '\n#~ msgid "Gone"\n#~ msgstr "Hilang"\n\n#: src/b.py\n', "no longer says this: 'Gone'"),
        ("Benar.", "Betul.", "quizgeo.mo is not what this file gives"),
        ("#: src/b.py\n", "#: src/c.py\n", "the file is not as `make messages` writes it"),
    ],
)
def test_a_fault_is_told_with_its_message(old: str, new: str, fault: str, book: Book) -> None:
    text = book.po.read_text(encoding="utf-8")
    assert old in text
    book.po.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [each for each in faults_of(book) if fault in each]


def test_a_catalogue_that_is_missing_has_every_fault(book: Book) -> None:
    book.po.unlink()
    book.mo.unlink()
    assert len([fault for fault in faults_of(book) if "not translated" in fault]) == 6
    assert "the file is not as `make messages` writes it" in faults_of(book)


def test_what_is_no_longer_said_is_dropped_and_what_is_new_left_open(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    write(book, template([*SAID[1:], Message("src/a.py", "Right!")]))
    text = book.po.read_text(encoding="utf-8")
    assert "Benar" not in text
    assert "#~" not in text
    assert "fuzzy" not in text
    assert "id/quizgeo.po: 6 messages, 1 to translate\n  'Right!'" in capsys.readouterr().out


def test_a_sentence_that_begins_to_count_is_translated_anew(book: Book) -> None:
    counting = [Message("src/b.py", "Right.", "All {n} right."), *SAID[1:]]
    write(book, template(counting))
    assert "this is not translated: 'Right.'" in list(faults(book, template(counting)))


def test_checking_writes_nothing_and_tells_each_fault(
    book: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "books", lambda: (book,))
    monkeypatch.setattr(messages, "SOURCES", {"quizgeo": lambda: SAID})
    assert main(["--check"]) == 0
    book.mo.write_bytes(b"")
    capsys.readouterr()
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == "id/quizgeo.po: quizgeo.mo is not what this file gives; run `make messages`\n"
    assert book.mo.read_bytes() == b""
    assert main([]) == 0
    assert main(["--check"]) == 0


def test_a_file_that_is_none_is_named(
    book: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "books", lambda: (book,))
    monkeypatch.setattr(messages, "SOURCES", {"quizgeo": lambda: SAID})
    book.po.write_text("Right. = Benar.\n", encoding="utf-8")
    assert main([]) == main(["--check"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("a catalogue cannot be read: ")
    assert second.startswith("id/quizgeo.po: the file cannot be read, ")
    assert book.po.read_text(encoding="utf-8") == "Right. = Benar.\n"

"""The page of fields says all that the table says: what a field may be, what holds without it, and an example."""

import re

import pytest

from quizgeo import language
from quizgeo.decks import FIELDS, KINDS, check_text, reference_text
from quizgeo.decks.fields import BOOL, DATE, LINE, Type, list_of, mapping_of, whole, word
from quizgeo.decks.reference import allowed


def rows(title: str) -> dict[str, list[str]]:
    """Give the cells of a section's table by the first one."""
    section = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", reference_text(), re.MULTILINE | re.DOTALL)
    assert section is not None
    cells = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in section[1].splitlines() if line.startswith("| ")]
    return {each[0]: each for each in cells[2:]}


def test_every_field_stands_in_the_table_of_its_place() -> None:
    page = reference_text()
    for field in FIELDS:
        assert f"| `{field.name}` | {field.doc} |" in page


def test_every_kind_is_shown_by_a_question_that_reads() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", reference_text(), re.DOTALL)
    assert len(blocks) == len(KINDS)
    for row, block in zip(KINDS, blocks, strict=True):
        deck, problems = check_text(f"quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n{block}")
        assert (deck is not None, problems) == (True, ()), row.name


def test_words_defaults_and_what_is_required_are_told() -> None:
    status = rows("Any question")["`status`"]
    assert status[2:] == [
        "`fact`, `claim`, `contested`, `forecast`, `quote`, `analysis`", "", "`fact`", "`claim`"
    ]  # fmt: skip
    assert rows("Any question")["`as_of`"][4] == "the deck's"
    assert rows("Kind: place")["`within`"][2:] == ["a number of km, m or mi", "yes", "", "`30 km`"]
    assert "`question` is required but in these kinds: true false, cloze, flashcard." in reference_text()


def test_the_texts_of_a_translation_are_listed_with_its_stamp() -> None:
    entry = rows("A question in a translation")
    assert next(iter(entry)) == "`of`"
    assert {"`question`", "`wrong`", "`front`"} < entry.keys()
    assert "`date`" not in entry


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (BOOL, "`yes` or `no`"),
        (DATE, "a date: `2023`, `2023-09` or `2023-09-19`"),
        (whole(1, 5), "a whole number from 1 to 5"),
        (whole(1, 1_000_000), "a whole number from 1"),
        (word("a", "b"), "`a`, `b`"),
        (list_of(LINE), "a list, or one alone: text on one line"),
        (list_of(LINE, 3), "a list of 3 or more"),
        (mapping_of(LINE), "a mapping from texts to texts"),
        (Type("pairs", 2), "a mapping, or a list of pairs, 2 or more"),
    ],
)
def test_a_type_is_told_in_words(kind: Type, words: str) -> None:
    assert allowed(kind) == words


def test_every_type_in_the_table_can_be_told_in_words() -> None:
    for field in FIELDS:
        assert allowed(field.type)


def test_a_note_stands_under_the_title() -> None:
    assert reference_text("<!-- note -->").startswith("# Fields of a deck\n\n<!-- note -->\n\nEvery field")
    assert reference_text().startswith("# Fields of a deck\n\nEvery field")


def test_the_page_speaks_the_language_in_use() -> None:
    english = reference_text()
    language.use("id")
    try:
        page = reference_text()
    finally:
        language.use("en")
    assert page != english
    assert "Apa ibu kota Georgia?" in page

"""The page of every code of the reader by its own examples, in each language: bad ones give that code and no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

import quizgeo.decks
from quizgeo.answers.geography import geography
from quizgeo.decks import CODES
from quizgeo.decks.checking import inspect_file
from quizgeo.decks.explaining import SOURCE, Example, read_page
from quizgeo.decks.library import scan

FAMILIES = ("YA", "DK", "QN", "TR")
READ = [code for code in CODES if code.startswith(FAMILIES)]
PAGES = Path(quizgeo.decks.__file__).parent / "pages"
LANGUAGES = (SOURCE, "id")
Given = Callable[[Example], set[str]]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Write the files of an example, check the one that is meant, and give the codes of the reader."""

    def write(example: Example) -> set[str]:
        files = example.files()
        for file, data in files.items():
            (tmp_path / file).write_bytes(data)
        meant = [*files, example.text.split()[-1]][len(files) - 1 if files else 0]
        problems = [*inspect_file(tmp_path / meant, geography=geography).problems]
        if len(files) > 1:
            problems += scan([tmp_path], tmp_path / "index.json").problems
        return {problem.code for problem in problems if problem.code.startswith(FAMILIES)}

    return write


def examples(kind: str) -> list[object]:
    found: list[object] = []
    for language in LANGUAGES:
        for code in READ:
            page = read_page(PAGES, code, language)
            for number, each in enumerate(page.bad if kind == "bad" else page.good):
                found.append(pytest.param(code, each, id=f"{code}-{language}-{number}"))
    return found


@pytest.mark.parametrize(("code", "example"), examples("bad"))
def test_a_bad_example_gives_its_code_and_no_other(given: Given, code: str, example: Example) -> None:
    assert given(example) == {code}


@pytest.mark.parametrize(("code", "example"), examples("good"))
def test_a_good_example_gives_none(given: Given, code: str, example: Example) -> None:
    assert given(example) == set(), code


@pytest.mark.parametrize("code", READ)
def test_every_code_is_told_with_examples_of_both(code: str) -> None:
    page = read_page(PAGES, code)
    assert page.why
    assert page.why.endswith((".", ")"))
    assert page.bad
    assert page.good


@pytest.mark.parametrize("folder", [PAGES, PAGES.parent / "lint" / "pages", PAGES.parents[1] / "answers" / "pages"])
def test_pages_are_the_same_in_every_language(folder: Path) -> None:
    names = {path.name for path in folder.glob("*.md")}
    assert {path.name for path in (folder / "id").glob("*.md")} == names
    for name in sorted(names):
        own, other = read_page(folder, name[:5]), read_page(folder, name[:5], "id")
        assert [each.form for each in own.bad] == [each.form for each in other.bad], name
        assert [each.form for each in own.good] == [each.form for each in other.good], name
        assert own.why != other.why, name
        assert own.why.count("`") == other.why.count("`"), name


def test_no_page_is_left_of_a_code_that_is_no_more() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(READ)


def test_a_page_is_read_in_the_language_of_the_source_where_there_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "XX001.md").write_text("Why\nso.\n\n```yaml bad\n- x\n```\n\n```sh good\nls\n```\n", encoding="utf-8")
    page = read_page(tmp_path, "XX001", "az")
    assert (page.why, page.bad, page.good) == ("Why so.", (Example("- x\n"),), (Example("ls\n", "sh"),))


def test_an_example_is_one_deck_or_files_with_names() -> None:
    (deck,) = Example("- {id: a}\n").files().values()
    assert deck.decode().endswith("language: en\nquestions:\n- {id: a}\n")
    assert Example("deck: d\nquestions: []\n").files()["deck.yaml"].startswith(b"quizgeo: 1\ntitle: Example\n")
    files = Example("# a.txt\nText\n# b.id.yaml\nx: 1\n# a comment\n").files()
    assert files == {"a.txt": b"Text\n", "b.id.yaml": b"x: 1\n# a comment\n"}
    assert Example("# c.yaml\nC\\xf4te\n", "bytes").files() == {"c.yaml": b"C\xf4te\n"}
    assert Example("quizgeo check x.yaml\n", "sh").files() == {}

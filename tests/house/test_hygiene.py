"""Nothing of one machine, one registry or an unfinished merge lies in the repository, and links lead somewhere."""

import pytest

from tools.house.hygiene import LARGEST, File, dead_links, repository, strangers
from tools.house.source import ROOT


def file(text: str, path: str = "docs/page.md", size: int = 0) -> File:
    return File(path, size or len(text), text)


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "home/ann/decks",
        "path = '/" + "opt/tools'",
        "C:\\" + "Users\\ann",
        "https://files.python" + "hosted.org/packages/a",
        "https://pypi" + ".org/simple",
        "--extra-index" + "-url x",
        "https://example.org/quizgeo-1.0" + ".whl",
        "<" * 7 + " HEAD",
    ],
)
def test_a_line_of_one_machine_is_found(line: str) -> None:
    assert [finding.line for finding in strangers((file(f"first\n{line}\n"),))] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "~/decks",
        "docs/home/page.md",
        "https://example.org/home/page",
        "https://pypi.org/project/quizgeo",
        "/tmp/x",
        "a / home",
        "/home/learner/decks",
    ],
)
def test_an_ordinary_line_is_let_in(line: str) -> None:
    assert not list(strangers((file(line),)))


def test_a_huge_file_is_found() -> None:
    assert not list(strangers((file("x", size=LARGEST),)))
    assert list(strangers((file("x", size=LARGEST + 1),)))


@pytest.mark.parametrize("target", ["missing.md", "../../elsewhere.md", "#no-such-heading", "other.md#no-such-heading"])
def test_a_link_that_leads_nowhere_is_found(target: str) -> None:
    files = (file(f"[there]({target})"), file("# A heading\n", "docs/other.md"))
    assert [finding.message for finding in dead_links(files)] == [f"the link leads nowhere: {target}"]


@pytest.mark.parametrize(
    "target", ["other.md", "other.md#a-heading-of-1-line", "https://example.org", "mailto:a@b.c", "../docs"]
)
def test_a_link_that_leads_somewhere_is_let_in(target: str) -> None:
    files = (file(f"[there]({target})"), file("# A heading, of 1 line\n", "docs/other.md"))
    assert not list(dead_links(files))


def test_the_repository_is_read_with_its_root_files() -> None:
    paths = {item.path for item in repository()}
    assert {"Makefile", "pyproject.toml", "constraints.txt"} <= paths
    assert not any(path.startswith((".venv/", ".git/")) for path in paths)
    assert all((ROOT / path).is_file() for path in paths)


def test_nothing_of_one_machine_lies_in_the_repository() -> None:
    assert "\n".join(map(str, strangers(repository()))) == ""


def test_every_link_leads_somewhere() -> None:
    assert "\n".join(map(str, dead_links(repository()))) == ""

"""`check --explain`: every code that can be reported is told, rules with why, examples and how to silence them."""

from typing import Any

import pytest

from quizgeo import decks, language
from quizgeo.answers.problems import CODES as JUDGED
from quizgeo.answers.problems import problems
from quizgeo.cli.code_pages import CodePage, code_pages, markdown
from quizgeo.cli.explain import WIDTH, page_lines
from quizgeo.decks import Severity
from quizgeo.decks.explaining import Example, as_deck
from quizgeo.decks.lint import rules

PAGE = CodePage(
    "MC005", Severity.WARNING, "The right option is longer.", "It is seen. " * 12,
    (Example("- {id: a}\n"), Example("- {id: b}\n")), (Example("- {id: c}\n"),), "# lint: ignore MC005", is_rule=True,
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English where no call chooses."""
    language.use("en")


def test_every_code_can_be_explained() -> None:
    pages = code_pages()
    assert set(pages) == {*decks.CODES, *JUDGED}
    assert {page.code for page in pages.values() if page.is_rule} == {rule.code for rule in rules()}
    for page in pages.values():
        assert page.meaning.endswith("."), page.code
        assert page.why, page.code
        assert page.bad, page.code
        assert page.good, page.code


def test_a_rule_is_told_with_why_and_examples(call: Any) -> None:
    done = call("check", "--explain", "MC005")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("error/warning MC005: The right option is longer than all others.\n\n")
    for part in (
        "\nFound in:\n\n    - {id: ",
        "\nNot in:\n\n    ",
        "\nThis comment silences it: # lint: ignore MC005\n",
    ):
        assert part in done.out


def test_a_code_is_found_in_any_case(call: Any) -> None:
    assert call("check", "--explain", " tr008 ").out.startswith("warning TR008: The original changed since it was")


@pytest.mark.parametrize(("code", "near"), [("MC05", "MC005"), ("qn4", "QN004"), ("TR08", "TR008")])
def test_codes_that_look_alike_are_suggested(call: Any, code: str, near: str) -> None:
    done = call("check", "--explain", code)
    assert done.status == 2
    assert done.err.startswith(f"There is no code {code}; did you mean ")
    assert near in done.err


def test_what_looks_like_no_code_is_told_what_one_looks_like(call: Any) -> None:
    assert call("check", "--explain", "\x1blengthy").err == "There is no code lengthy. A code is written as in MC005.\n"


def test_json_holds_the_whole_page(call: Any) -> None:
    page = call("check", "--json", "--explain", "MC005").json
    assert page["format"] == 1
    assert (page["code"], page["severity"], page["silence"]) == ("MC005", "warning", "# lint: ignore MC005")
    assert page["severities"] == ["error", "warning"]
    assert page["why"]
    assert page["bad"]
    assert page["good"]
    bare = call("check", "--json", "--explain", "DK001").json
    assert (bare["meaning"], bare["severities"], bare["silence"]) == ("The file is no deck.", ["error"], "")
    assert "quizgeo: 1" in bare["good"][0]


def test_a_page_is_this() -> None:
    lines = list(page_lines(PAGE, colours=False))
    prose = lines[2 : lines.index("Found in:") - 1]
    assert lines[:2] == ["warning MC005: The right option is longer.", ""]
    assert max(map(len, prose)) <= WIDTH
    assert " ".join(prose) == PAGE.why.strip()
    assert lines[lines.index("Found in:") :] == [
        "Found in:",
        "",
        "    - {id: a}",
        "",
        "    - {id: b}",
        "",
        "Not in:",
        "",
        "    - {id: c}",
        "",
        "This comment silences it: # lint: ignore MC005",
        "It stands at the end of a line, before a question, or above questions: for the whole deck.",
    ]


def test_colour_only_adds_to_a_page() -> None:
    painted = "\n".join(page_lines(PAGE, colours=True))
    assert painted != "\n".join(page_lines(PAGE, colours=False))
    assert painted.replace("\x1b[33;1m", "").replace("\x1b[0m", "") == "\n".join(page_lines(PAGE, colours=False))


def test_a_page_in_markdown_fences_its_examples() -> None:
    text = markdown(PAGE)
    assert "Found in:\n\n```yaml\n- {id: a}\n```\n\n```yaml\n- {id: b}\n```\n\nNot in:" in text
    assert text.endswith("This comment silences it: `# lint: ignore MC005`")
    assert markdown(CodePage("DK001", Severity.ERROR, "No deck.")) == "No deck."


@pytest.mark.parametrize("code", ["DK001", "MC005", "AN001"])
def test_a_page_is_told_in_the_language_of_the_interface(call: Any, code: str) -> None:
    english, indonesian = call("check", "--explain", code).out, call("--lang", "id", "check", "--explain", code).out
    assert english.partition(":")[0] == indonesian.partition(":")[0]
    prose = {line for line in indonesian.splitlines() if line and not line.startswith(" ")}
    assert prose.isdisjoint(english.splitlines())
    assert call("--lang", "id", "check", "--json", "--explain", code).json["why"] in " ".join(english.split())


def test_what_only_bytes_show_is_told_as_text() -> None:
    page = code_pages()["YA003"]
    assert "xf4te" in "\n".join(page_lines(page, colours=False))
    assert "```text\n" in markdown(page)


@pytest.mark.parametrize("code", JUDGED)
@pytest.mark.parametrize("tongue", ["en", "id"])
def test_examples_of_codes_of_judging_give_them_and_no_other(code: str, tongue: str) -> None:
    language.use(tongue)
    page = code_pages()[code]
    for examples, codes in ((page.bad, {code}), (page.good, set())):
        for example in examples:
            deck, found = decks.check_text(as_deck(example.text))
            assert deck is not None
            assert {problem.code for problem in (*found, *problems(deck))} == codes


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--explain", "MC005", "--stale"), "--stale does not go with --explain: leave one of the two out."),
        (("--explain", "MC005", "deck.yaml"), "PATH does not go with --explain"),
        (("--answers", "d", "--strict"), "--strict does not go with --answers"),
        (("--answers", "d", "--as-of", "2026-01-01"), "--as-of does not go with --answers"),
        (("--stale", "--format", "sarif"), "--format sarif does not go with --stale"),
        ((), "Missing argument 'PATH...'."),
        (("--as-of", "soon", "d.yaml"), "Invalid value for '--as-of': \"soon\" is no day; write it like 2026-03-01."),
        (("--as-of", "May 2026", "d.yaml"), "Invalid value for '--as-of': \"May 2026\" is no day"),
        (("--as-of", "3 May 2026", "d.yaml"),
         "Invalid value for '--as-of': \"3 May 2026\" is no day; write it like 2026-05-03."),
    ],
)  # fmt: skip
def test_words_that_do_not_go_together_are_refused(call: Any, words: tuple[str, ...], sentence: str) -> None:
    done = call("check", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(sentence)

"""Comments that silence rules: for a line, a question, a deck; and what is told of those that silence nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quizgeo.decks import Place
from quizgeo.decks.checking import Checking, inspect_file, inspect_text

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
BAD = "question: Which?, answer: Iran, wrong: [Oman]"
"""Told as MC016, for want of a third option."""


def codes(checking: Checking) -> tuple[list[str], list[str]]:
    """Give the codes about options and comments that are told, and those that are silenced."""
    watched = [problem.code for problem in checking.problems if problem.code in ("MC016", "MC011", "DK016")]
    return watched, [problem.code for problem in checking.silenced]


SILENT = [
    f"questions:\n- {{id: a, {BAD}}}  # lint: ignore MC016\n",
    f"questions:\n# lint: ignore MC016\n- {{id: a, {BAD}}}\n",
    f"questions:\n  # lint: ignore MC016\n\n  # for now\n  - {{id: a, {BAD}}}\n",
    f"# lint: ignore MC016\nquestions:\n- {{id: a, {BAD}}}\n",
    f"questions:\n- {{id: a, {BAD}}}  #LINT:ignore mc016\n",
    "questions:\n- id: a\n  question: Which?\n  answer: Iran\n  wrong: [Oman]  # two are enough # lint: ignore MC016\n",
    "questions:\n# lint: ignore MC016\n-\n  id: a\n  question: Which?\n  answer: Iran\n  wrong: [Oman]\n",
    f"# lint: ignore MC016\nlicense: MIT\nquestions:\n- {{id: a, {BAD}}}\n",
    f"questions: [\n# lint: ignore MC016\n{{id: a, {BAD}}}]\n",
]


@pytest.mark.parametrize("body", SILENT)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_comment_silences(body: str, end: str) -> None:
    assert codes(inspect_text((HEAD + body).replace("\n", end))) == ([], ["MC016"])


def test_what_is_silenced_is_kept_with_its_place() -> None:
    checking = inspect_text(HEAD + SILENT[0])
    (problem,) = checking.silenced
    column = f"- {{id: a, {BAD}".index("[") + 1
    assert (problem.place, problem.path) == (Place("deck.yaml", 6, column, 6, column + 6), "questions[0].wrong")


def test_a_question_is_silenced_and_not_its_neighbours() -> None:
    rows = f"- {{id: a, {BAD}}}\n# lint: ignore MC016\n- {{id: b, {BAD}}}\n- {{id: c, {BAD}}}\n"
    checking = inspect_text(f"{HEAD}questions:\n{rows}")
    assert [problem.question for problem in checking.problems if problem.code == "MC016"] == ["d/a", "d/c"]
    assert [problem.question for problem in checking.silenced] == ["d/b"]


def test_several_codes_stand_in_one_comment() -> None:
    body = "question: Which port?, answer: A port, wrong: [Oman]"
    comment = "# lint: ignore MC016, MC011  # as it was asked for"
    assert codes(inspect_text(f"{HEAD}questions:\n- {{id: a, {body}}} {comment}\n")) == ([], ["MC011", "MC016"])


TEXTS = [
    'explain: "x # lint: ignore MC016"',
    "explain: |\n    x\n    # lint: ignore MC016\n",
    "explain: >-\n    x # lint: ignore MC016\n\n    y\n",
    "explain: 'x\n\n    # lint: ignore MC016'\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_silences_nothing(text: str) -> None:
    body = f"- id: a\n  question: Which?\n  answer: Iran\n  wrong: [Oman]\n  {text}\n"
    assert codes(inspect_text(f"{HEAD}questions:\n{body}")) == (["MC016"], [])


def test_a_comment_below_a_text_of_lines_is_a_comment() -> None:
    body = f"- id: a\n  statement: So.\n  answer: yes\n  explain: |\n    x\n# lint: ignore MC016\n- {{id: b, {BAD}}}\n"
    assert codes(inspect_text(f"{HEAD}questions:\n{body}")) == ([], ["MC016"])


GOOD = "- {id: a, question: Which?, answer: Iran, wrong: [Oman, Mali]}"
VAIN = [
    (f"{GOOD} # lint: ignore «MC016»\n", "finds nothing"),
    (f"# lint: ignore «MC016»\n{GOOD}\n", "finds nothing"),
    (f"{GOOD} # lint: ignore «MC999»\n", "no rule"),
    (f"{GOOD} # lint: ignore «everything»\n", "no rule"),
    (f"{GOOD} # lint: ignore «MC001»\n", "cannot be silenced"),
    (f"{GOOD} # lint: ignore «QN004»\n", "cannot be silenced"),
    (f"{GOOD} # lint: ignore«»\n", "names no rule"),
    ("- id: a\n  # lint: ignore «MC016»\n  question: Which?\n  answer: Iran\n  wrong: [Oman]\n", "finds nothing"),
    (f"- {{id: a, {BAD}}}\n# lint: ignore «MC016»\n", "finds nothing"),
]


@pytest.mark.parametrize(("body", "said"), VAIN)
def test_a_comment_in_vain_is_told_at_its_code(body: str, said: str) -> None:
    before, _mark, rest = f"{HEAD}questions:\n{body}".partition("«")
    inside, _mark, after = rest.partition("»")
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    (problem,) = [each for each in inspect_text(before + inside + after).problems if each.code == "DK016"]
    assert said in problem.message
    assert problem.place == Place("deck.yaml", line, column, line, column + len(inside))
    assert problem.fix


def test_other_words_after_the_sign_are_no_wish() -> None:
    assert codes(inspect_text(f"{HEAD}questions:\n{GOOD} # lint ignores MC016, eslint: ignore MC016\n")) == ([], [])


def test_only_what_the_deck_asked_for_is_silenced() -> None:
    assert codes(inspect_text(f"{HEAD}questions:\n- {{id: a, {BAD}}} # lint: ignore MC011\n")) == (
        ["MC016", "DK016"],
        [],
    )


@pytest.mark.parametrize(
    ("main", "part", "silenced"),
    [
        ("# lint: ignore MC016\n", "", ["d/a", "d/b"]),
        ("", "# lint: ignore MC016\n", ["d/b"]),
    ],
)
def test_the_head_silences_parts_too_and_a_part_itself(
    folder: Callable[..., Path], main: str, part: str, silenced: Sequence[str]
) -> None:
    place = folder(
        deck__yaml=f"{HEAD}include: [more.yaml]\n{main}questions:\n- {{id: a, {BAD}}}\n",
        more__yaml=f"part_of: d\n{part}questions:\n- {{id: b, {BAD}}}\n",
    )
    checking = inspect_file(place / "deck.yaml")
    assert sorted(problem.question for problem in checking.silenced) == silenced


def test_a_translation_is_silenced_in_its_own_file(folder: Callable[..., Path]) -> None:
    overlay = (
        "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n{comment}  a: {{question: Mana pelabuhan?, {texts}}}\n"
    )
    texts = "answer: Sebuah pelabuhan, wrong: [Oman, Mali]"
    place = folder(
        deck__yaml=f"{HEAD}questions:\n{GOOD}\n",
        deck__id__yaml=overlay.format(comment="  # lint: ignore MC011\n", texts=texts),
    )
    checking = inspect_file(place / "deck.id.yaml")
    assert [problem.place.line for problem in checking.silenced if problem.code == "MC011"] == [6]
    assert "DK016" not in {problem.code for problem in checking.problems}


def test_many_comments_and_many_options_are_no_more_work_than_their_number() -> None:
    comments = "# lint: ignore MC016 MC005\n" * 20_000
    options = ", ".join(["Oman"] * 5_000)
    text = f"{HEAD}questions:\n{comments}- {{id: a, question: Which?, answer: Iran, wrong: [{options}]}}\n"
    checking = inspect_text(text)
    assert [problem.code for problem in checking.silenced] == ["MC016"]
    assert [problem.code for problem in checking.problems].count("MC002") == 4_999


def test_wishes_on_lines_of_flow_and_of_files_do_not_mix() -> None:
    rows = f"[{{id: a, {BAD}}}, # lint: ignore MC016\n {{id: b, {BAD}}}]"
    checking = inspect_text(f"{HEAD}questions: {rows}\n")
    assert [problem.question for problem in checking.silenced] == ["d/a"]

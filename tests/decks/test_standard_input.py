"""What comes on the standard input is checked as far as it can be without the files beside it."""

import pytest

from quizgeo.decks.checking import inspect_stdin

ALONE = "TR002 2 a translation is checked beside its deck, and none comes with the standard input"
HEAD = "quizgeo: 1\ntranslates: d\nlanguage: id\n"


def told(text: str) -> list[str]:
    checking = inspect_stdin(text)
    assert checking.deck is None
    return [f"{problem.code} {problem.place.line} {problem.message}" for problem in checking.problems]


@pytest.mark.parametrize(
    ("text", "also"),
    [
        (f"{HEAD}questions: {{a: {{question: b}}}}\n", []),
        (f"{HEAD}questions: [a]\n", ['DK005 4 "questions" must be a mapping from ids to texts, here is a list']),
        (HEAD, ['TR001 1 "questions" is missing']),
        ("quizgeo: 1\ntranslates: d\nlanguage: [\n", ["YA015 3 this [ is never closed"]),
        (
            "quizgeo: 1\ntranslates: d\nlanguage: xx-yy-zz-q\nquestions: {}\n",
            ['DK006 3 "xx-yy-zz-q" is no language tag'],
        ),
    ],
)
def test_of_a_translation_the_form_is_checked_and_the_rest_is_said_to_be_unknown(text: str, also: list[str]) -> None:
    assert sorted(told(text)) == sorted([ALONE, *also])


def test_a_deck_is_checked_in_full() -> None:
    question = "questions:\n- {id: q, question: Where?, answer: x}\n"
    checking = inspect_stdin(f"quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\n{question}")
    assert checking.deck is not None
    assert {problem.place.file for problem in checking.problems} == {"-"}
    assert inspect_stdin(f"quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\n{question}", rules=False).problems == ()

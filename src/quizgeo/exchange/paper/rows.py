"""A marked class as rows, one for each answer, out of which `quizgeo report` tells of the questions."""

from collections.abc import Iterator, Sequence

from quizgeo.answers import answer_text
from quizgeo.exchange.paper.grading import Mark, Marked, Marking

COLUMNS = ("person", "question", "score", "given", "worth", "kind", "text", "right", "variant", "title")
"""Of a row for each answer, as `quizgeo report` reads them."""


def answer_rows(marking: Marking) -> Iterator[tuple[str, ...]]:
    """Give a row for each answer under COLUMNS.

    What was not answered, or cannot be read, has no score. Where a person gave the points, no answer is told: what
    stands in the cell is none. Of persons with one name the second is `Ann (2)`, so that no answers run together.
    """
    for name, person in zip(_names(marking.people), marking.people, strict=True):
        for mark in person.marks:
            question = marking.questions[mark.question]
            score = f"{mark.score:.6g}" if mark.answered else ""
            asked = (question.kind, question.prompt or question.body.wording, answer_text(question))
            yield (name, mark.question, score, _given(mark), f"{mark.of:g}", *asked, person.variant, marking.title)


def _given(mark: Mark) -> str:
    return mark.given if mark.answered and not mark.by_hand else ""


def _names(people: Sequence[Marked]) -> Iterator[str]:
    """Give each person a name that no other one has, whatever the case of its letters."""
    taken = {each.name.casefold() for each in people}
    known: set[str] = set()
    for each in people:
        name, number = each.name, 2
        while name.casefold() in known or (name != each.name and name.casefold() in taken):
            name, number = f"{each.name} ({number})", number + 1
        known.add(name.casefold())
        yield name

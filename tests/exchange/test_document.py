"""A deck as JSON: everything that it says, under the names that it has in a deck."""

import json
from typing import Any

import pytest
from hypothesis import given

from quizgeo.decks import Deck
from quizgeo.exchange import FORMATS
from quizgeo.exchange.document import write
from tests.exchange.decks import OPTIONS, TRICKY, deck_of, decks


def written(*questions: dict[str, Any], **head: Any) -> Any:
    return json.loads(write(deck_of(questions, **head), OPTIONS).data)


def body_of(**fields: Any) -> dict[str, Any]:
    """Give what is written of a question that only the kind has."""
    (question,) = written({"id": "q", "question": "Q?", **fields})["questions"]
    beside = ("key", "id", "question", "status", "points", "shuffle")
    return {name: value for name, value in question.items() if name not in beside}


def test_the_head_is_there() -> None:
    head = written(
        {"id": "q", "front": "F", "back": "B", "tags": ["dates"]},
        description="D.", as_of="2025", license="CC0", authors=["A"], level="exam", draw={"dates": 1},
        **{"x-own": {"a": ["b"]}},
    )  # fmt: skip
    del head["questions"]
    assert head == {
        "format": 1,
        "deck": "d",
        "title": "Title: a <deck> & more",
        "language": "en",
        "description": "D.",
        "as_of": "2025",
        "license": "CC0",
        "authors": ["A"],
        "level": "exam",
        "sources": {"article": {"id": "article", "title": "An article", "published": "2025-07"}},
        "draw": {"dates": 1},
        "x-own": {"a": ["b"]},
    }


def test_what_stands_beside_the_kind_is_there() -> None:
    fields = {
        "id": "q2", "was": ["old"], "question": "Q?", "hint": ["One.", "Two."], "explain": "E.",
        "feedback": {"right": "Yes."}, "source": {"ref": "article", "at": 21, "quote": "so"}, "as_of": "2025-07",
        "review_by": "2026", "status": "claim", "tags": ["t"], "difficulty": 3, "points": 2.5, "time": 45,
        "map": {"region": "south-caucasus", "show": ["AM"]}, "after": ["q1"], "shuffle": "no", "notes": "N.",
        "answer": "Z", "x-own": "kept",
    }  # fmt: skip
    question = written({"id": "q1", "front": "F", "back": "B"}, fields)["questions"][1]
    assert question == {
        "key": "d/q2", "id": "q2", "kind": "text", "question": "Q?", "answer": "Z", "accept": [], "reject": [],
        "strict": False, "was": ["d/old"], "hint": ["One.", "Two."], "explain": "E.", "feedback": {"right": "Yes."},
        "source": {"id": "article", "title": "An article", "published": "2025-07", "at": 21, "quote": "so"},
        "as_of": "2025-07", "review_by": "2026", "status": "claim", "tags": ["t"], "difficulty": 3, "points": 2.5,
        "time": 45, "map": {"region": "south-caucasus", "show": ["AM"]}, "after": ["d/q1"], "shuffle": False,
        "notes": "N.", "x-own": "kept",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"number": "11000", "within": "5%", "unit": "km"}, {
            "kind": "number", "low": "11000", "high": "11000", "written": "11000", "units": ["km"],
            "within": {"amount": "5", "percent": True},
        }),
        ({"date": "2023-09", "within": "2 months"}, {
            "kind": "date", "date": "2023-09", "within": {"count": 2, "unit": "month"},
        }),
        ({"cloze": "((a|b::c)) d"}, {
            "kind": "cloze", "cloze": [{"answer": "a", "accept": ["b"], "hint": "c"}, " d"],
        }),
        ({"match": {"a": "b", "c": "d"}, "extra": ["e"]}, {
            "kind": "match", "pairs": [["a", "b"], ["c", "d"]], "extra": ["e"],
        }),
        ({"place": [40.18, 44.51], "within": "500 m"}, {
            "kind": "place", "lat": 40.18, "lon": 44.51, "within_km": 0.5,
        }),
        ({"ladder": "typed", "options": [{"text": "a", "correct": "yes"}, {"text": "b", "credit": 1, "pin": "last"}]}, {
            "kind": "choice", "ladder": "typed", "show": None, "accept": [], "reject": [],
            "options": [
                {"text": "a", "correct": True, "credit": 0.0, "feedback": "", "pin": ""},
                {"text": "b", "correct": False, "credit": 1.0, "feedback": "", "pin": "last"},
            ],
        }),
    ],
)  # fmt: skip
def test_what_is_right_is_there(fields: dict[str, Any], body: dict[str, Any]) -> None:
    assert body_of(**fields) == body


@given(decks())
def test_nothing_is_lost_of_any_deck(deck: Deck) -> None:
    one = FORMATS["json"].write(deck, OPTIONS)
    assert one == FORMATS["json"].write(deck, OPTIONS)
    assert (one.count, one.losses) == (len(deck), ())
    assert [each["id"] for each in json.loads(one.data)["questions"]] == [question.id for question in deck]


@pytest.mark.parametrize("text", TRICKY)
def test_any_text_is_read_as_it_was(text: str) -> None:
    deck = deck_of([{"id": "q", "front": text, "back": "B"}])
    (question,) = json.loads(write(deck, OPTIONS).data)["questions"]
    assert question["front"] == deck["q"].body.wording

"""The one text that an essay of GIFT holds beside its question: the model, the rubric and the explanation in one.

Essays have no place for a model, but their general feedback is shown when all is done.
"""

from collections.abc import Sequence

_DIVIDER = "---"
_DASH = "- "


def essay_text(model: str, rubric: Sequence[str] = (), explain: str = "") -> str:
    """Write a model, the points of a rubric and an explanation as one text."""
    text = "\n\n".join(filter(None, (model, "\n".join(f"{_DASH}{point}" for point in rubric))))
    return "\n".join(filter(None, (text, explain and f"{_DIVIDER}\n{explain}")))


def essay_parts(text: str) -> tuple[str, tuple[str, ...], str]:
    """Read a text as model, points and explanation; one without dashes and divider is the model alone."""
    body, _divider, explain = text.partition(f"\n{_DIVIDER}\n")
    model, blank, last = body.rpartition("\n\n")
    points = last.split("\n") if blank else []
    if points and all(point.startswith(_DASH) for point in points):
        return model, tuple(point.removeprefix(_DASH) for point in points), explain
    return body, (), explain

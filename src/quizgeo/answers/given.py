"""What a caller hands in as an answer, brought to the shape that a kind of question takes.

The wrong Python type is the caller's mistake and a TypeError; whatever a person can type is accepted here.
"""

from collections.abc import Mapping, Sequence

from quizgeo.answers.verdict import Given


def as_text(kind: str, given: Given) -> str:
    """Give a text as it is; raise TypeError for any other type."""
    if isinstance(given, str):
        return given
    raise wrong_type(kind, "a text", given)


def as_texts(kind: str, given: Given) -> tuple[str, ...]:
    """Give a list of texts; raise TypeError for any other type, a lone text too."""
    if isinstance(given, Sequence) and not isinstance(given, str):
        texts = tuple(text for text in given if isinstance(text, str))
        if len(texts) == len(given):
            return texts
    raise wrong_type(kind, "a text or a list of texts", given)


def as_pairs(kind: str, given: Given) -> tuple[tuple[str, str], ...]:
    """Give the pairs of a mapping of texts to texts; raise TypeError for any other type."""
    if isinstance(given, Mapping) and all(isinstance(part, str) for pair in given.items() for part in pair):
        return tuple(given.items())
    raise wrong_type(kind, "a text or a mapping of texts to texts", given)


def wrong_type(kind: str, shape: str, given: object) -> TypeError:
    """Make the error that names the kind of question and the shape it takes."""
    return TypeError(f"an answer to a question of kind {kind} is {shape}, not {type(given).__name__}")

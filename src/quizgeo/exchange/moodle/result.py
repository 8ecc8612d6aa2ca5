"""What a reader of one type of question gives; what all types have is added to it."""

from collections.abc import Mapping

from msgspec import Struct, field

from quizgeo.decks import Kind


class Read(Struct, frozen=True):
    """The part of a question that its type says."""

    prompt: str
    body: Kind
    feedback: Mapping[str, str] = field(default_factory=dict)
    shuffle: bool = True
    points: float | None = None
    """Where the text says it; None: the file's `defaultgrade`."""

"""What the braces of a question hold, as a question of ours: which kind it is, and what is said to answers.

Source: Moodle, `qformat_gift::readquestion`, for how the kind is told.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from quizgeo.decks import Cloze, Gap, Kind, Open, Text, TrueFalse
from quizgeo.exchange.gift.asked import Asked
from quizgeo.exchange.gift.choices import is_match, is_true_false, options, pairs, true_false_feedback
from quizgeo.exchange.gift.essays import essay_parts
from quizgeo.exchange.gift.numbers import number
from quizgeo.exchange.gift.reader import Reader
from quizgeo.exchange.gift.scanning import Piece
from quizgeo.exchange.gift.typed import words
from quizgeo.exchange.voice import NO_MODEL
from quizgeo.language import _


class Answered(Struct, frozen=True):
    """A question without what stands around it in the file."""

    body: Kind
    prompt: str
    feedback: Mapping[str, str] = field(default_factory=dict)
    explain: str = ""


def answered(asked: Asked, block: Piece, general: str, reader: Reader) -> Answered:
    """Read the answers of a question. Raises MisreadError where that cannot be done.

    block: what stands in the braces. general: the general feedback.
    """
    if not block.text:
        return _essay(asked, general, reader)
    if block.text.startswith("#"):
        body, feedback = number(block.part(1), reader)
        return Answered(body, asked.prompt, feedback, general)
    if "~" in block.text:
        return Answered(options(block, reader), asked.prompt, explain=general)
    if is_match(block):
        return Answered(pairs(block, reader), asked.prompt, explain=general)
    if (answer := is_true_false(block)) is not None:
        feedback = true_false_feedback(block, reader)
        return Answered(TrueFalse(asked.prompt, answer), "", feedback, general)
    return _words(asked, block, general, reader)


def _essay(asked: Asked, general: str, reader: Reader) -> Answered:
    """Make an open question, whose model is the general feedback."""
    model, rubric, explain = essay_parts(general)
    if not model:
        model = NO_MODEL
        reader.lose("model", "changed", _("an essay without a model answer"))
    return Answered(Open(model, rubric), asked.prompt, explain=explain)


def _words(asked: Asked, block: Piece, general: str, reader: Reader) -> Answered:
    """Make a typed answer, or a gap where it stands inside the text."""
    found = words(block, reader)
    answer, *accept = found.right
    if not asked.after:
        return Answered(Text(answer, tuple(accept), found.reject), asked.prompt, found.feedback, general)
    if found.reject:
        reader.lose("reject", "dropped", _("a gap has no answers that are never right"))
    parts = (asked.before, Gap(answer, tuple(accept)), asked.after)
    return Answered(Cloze(tuple(part for part in parts if part)), "", found.feedback, general)

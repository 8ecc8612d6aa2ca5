"""Every reason a verdict can give: its stable word, the grade it comes with, and what is said to the learner.

The words never change their meaning and are never translated; the sentences are, and they blame nobody.
"""

from collections.abc import Mapping

from msgspec import Struct

from quizgeo.answers.verdict import Grade, Verdict
from quizgeo.language import N_, _
from quizgeo.text import clean, shorten

EXCERPT_CELLS = 40
"""How much of a learner's own words a message repeats."""


class Reason(Struct, frozen=True):
    """What a reason's word stands for."""

    grade: Grade
    """The grade it comes with; only `self` comes with others too."""
    sentence: str
    """English source of the message, with named places to fill; empty where nothing is said."""


_RIGHT = N_("Right.")
_WRITTEN = N_("Right. It is written {answer}.")
_THE_ANSWER = N_("The answer is {answer}.")

REASONS: Mapping[str, Reason] = {
    "same": Reason("exact", _RIGHT),
    "filler": Reason("exact", _RIGHT),
    "folded": Reason("exact", _WRITTEN),
    "spacing": Reason("exact", _WRITTEN),
    "within": Reason("exact", N_("Right: within {tolerance} of {answer}.")),
    "more-precise": Reason("exact", N_("Right, and more exact than asked.")),
    "all": Reason("exact", N_("All {n} right.")),
    "self": Reason("exact", ""),
    "typo": Reason("close", N_("Almost, counted as right. It is written {answer}.")),
    "variant": Reason("close", N_("Right in another spelling; here {answer}.")),
    "word-order": Reason("close", N_("Right words in another order; here {answer}.")),
    "other-name": Reason("close", N_("Right: {given} is another name for {answer}.")),
    "other-separator": Reason("close", N_("Right; here the number is written {answer}.")),
    "day-month": Reason("close", N_("Right with day and month exchanged; here {answer}.")),
    "near": Reason("close", N_("Near enough: {answer}.")),
    "all-close": Reason("close", N_("All {n} right; look at the spelling.")),
    "some": Reason("partial", N_("{k} of {n}. Missing: {missing}.")),
    "extra": Reason("partial", N_("{k} of {n}, and {extra} does not belong.")),
    "order": Reason("partial", N_("{k} of {n} stand in order; move the other {m}.")),
    "less-precise": Reason("partial", N_("True as far as it goes: {answer}.")),
    "credit": Reason("partial", N_("Partly right: {answer}.")),
    "distance": Reason("partial", N_("{km} km too far {wind}; {within} km counts in full.")),
    "blank": Reason("wrong", N_("Nothing answered.")),
    "gave-up": Reason("wrong", _THE_ANSWER),
    "timeout": Reason("wrong", N_("Time is up. The answer is {answer}.")),
    "different": Reason("wrong", _THE_ANSWER),
    "none": Reason("wrong", N_("None of the {n}.")),
    "rejected": Reason("wrong", N_("{given} is not accepted here. The answer is {answer}.")),
    "strict": Reason("wrong", N_("The spelling counts here: {answer}.")),
    "other-entity": Reason("wrong", N_("{given} is something else. The answer is {answer}.")),
    "nearer-other": Reason("wrong", N_("That is as near to {other} as to {answer}.")),
    "in-question": Reason("wrong", N_("The question itself says {given}; another name is asked.")),
    "extra-words": Reason("wrong", N_("More was written than the answer; write only {answer}.")),
    "missing-words": Reason("wrong", N_("A part is missing: {answer}.")),
    "not-a-number": Reason("wrong", N_("That could not be read as a number. The answer is {answer}.")),
    "not-a-date": Reason("wrong", N_("That could not be read as a date. The answer is {answer}.")),
    "not-true-false": Reason("wrong", N_("That could not be read as true or false. The answer is {answer}.")),
    "no-such-date": Reason("wrong", N_("There is no {given}.")),
    "other-unit": Reason("wrong", N_("The unit is {unit}.")),
    "not-an-option": Reason("wrong", N_("{given} is none of the choices.")),
    "not-a-place": Reason("wrong", N_("That could not be read as a place. The answer is {answer}.")),
    "other-country": Reason("wrong", N_("That is {picked}; {answer} is {wind} of it.")),
    "sea": Reason("wrong", N_("That is water; pick again.")),
    "contested": Reason("wrong", N_("This area is contested and not scored; pick again.")),
    "too-far": Reason("wrong", N_("{km} km too far {wind}.")),
}
"""The reasons by their words."""

SCORES: Mapping[Grade, float] = {"exact": 1.0, "close": 1.0, "wrong": 0.0}
"""Scores that a grade alone decides; a partial answer brings its own."""


def verdict(
    word: str,
    answer: str = "",
    *,
    grade: Grade | None = None,
    score: float | None = None,
    parts: tuple[Verdict, ...] = (),
    diff: tuple[str, str, str] | None = None,
    **said: str,
) -> Verdict:
    """Make the verdict of a reason, with its message filled in the language of the interface.

    `grade` and `score` are those of the reason unless given; `said` fills the places of the sentence but `answer`.
    """
    reason = REASONS[word]
    grade = grade or reason.grade
    message = _(reason.sentence).format(answer=answer, **said) if reason.sentence else ""
    return Verdict(grade, SCORES[grade] if score is None else score, word, message, answer, parts, diff)


def excerpt(given: str) -> str:
    """Give a learner's own words as a message may repeat them: cleaned, on one line, not long."""
    return shorten(clean(given), EXCERPT_CELLS)

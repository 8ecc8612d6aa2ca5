"""Whether a given answer is right, and why: one verdict for every kind of question and anything a person can give.

Reading and comparing are exact and explainable: each verdict carries the stable word of its reason. Nothing here
asks, schedules or writes anything down.
"""

from quizgeo.answers.check import (
    answer_lines,
    answer_text,
    as_typed,
    blank,
    check,
    check_answer,
    gave_up,
    prepare,
    timeout,
)
from quizgeo.answers.context import Known
from quizgeo.answers.feedback import feedback_for
from quizgeo.answers.hints import hints
from quizgeo.answers.problems import problems
from quizgeo.answers.reasons import REASONS
from quizgeo.answers.verdict import Given, Grade, Verdict

__all__ = [
    "REASONS",
    "Given",
    "Grade",
    "Known",
    "Verdict",
    "answer_lines",
    "answer_text",
    "as_typed",
    "blank",
    "check",
    "check_answer",
    "feedback_for",
    "gave_up",
    "hints",
    "prepare",
    "problems",
    "timeout",
]

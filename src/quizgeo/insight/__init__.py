"""Numbers that tell how it goes: what is remembered, what is to come, what goes wrong. Each with the count it is of.

Plain values from a learner's log and states; nothing here reads a deck, a clock or a file, or draws anything.
"""

from quizgeo.insight.calendar import Calendar, Work
from quizgeo.insight.calibration import Calibration, Forecasts
from quizgeo.insight.coming import Coming, Load, Pace, Timing
from quizgeo.insight.course import Course, Span
from quizgeo.insight.knowledge import Cards, Knowledge
from quizgeo.insight.learner import Book, Material, Numbers, numbers, numbers_of
from quizgeo.insight.retention import Retention, Retentions
from quizgeo.insight.reviews import Review, reviews
from quizgeo.insight.shares import Share, Sum
from quizgeo.insight.spread import Bin, Spread
from quizgeo.insight.trouble import Confusion, Hard, Leech, Trouble

__all__ = [
    "Bin", "Book", "Calendar", "Calibration", "Cards", "Coming", "Confusion", "Course", "Forecasts", "Hard",
    "Knowledge", "Leech", "Load", "Material", "Numbers", "Pace", "Retention", "Retentions", "Review", "Share", "Span",
    "Spread", "Sum", "Timing", "Trouble", "Work", "numbers", "numbers_of", "reviews",
]  # fmt: skip

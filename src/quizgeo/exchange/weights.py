"""The weights that Moodle knows: what an answer may earn or cost, in hundredths. A file with others is refused there.

Source: the grades offered by Moodle's question bank (`question_bank::fraction_options_full`), and how near to one of
them an imported weight has to be (`match_grade_options`).
"""

FRACTIONS = (
    100.0, 90.0, 83.33333, 80.0, 75.0, 70.0, 66.66667, 60.0, 50.0, 40.0, 33.33333, 30.0, 25.0, 20.0, 16.66667,
    14.28571, 12.5, 11.11111, 10.0, 5.0, 0.0,
)  # fmt: skip
"""What an answer may earn, from all to nothing; all but nothing also with a minus, as what it costs."""
_NEAR = 0.001
"""Moodle's own tolerance, in hundredths."""


def nearest(percent: float) -> tuple[float, bool]:
    """Give the weight of the table that is nearest, and whether Moodle would take the one given for it.

    percent: any number but NaN, negative for what an answer costs. Of two that are as near the larger is given.
    """
    value = min(FRACTIONS, key=lambda each: abs(each - abs(percent)))
    return (-value if percent < 0 and value else value), abs(value - abs(percent)) < _NEAR


def written(percent: float) -> str:
    """Write a weight as Moodle does: up to five places, no zeros at the end, such as `33.33333` or `-50`."""
    return f"{percent:.5f}".rstrip("0").rstrip(".")

"""All rules in one table."""

from quizgeo.decks.lint import (
    backing,
    catchalls,
    contested,
    copying,
    counts,
    cues,
    giveaways,
    lengths,
    positions,
    repeats,
    sameness,
    sorts,
    speakers,
    stems,
    structure,
    times,
    tolls,
    towns,
)
from quizgeo.decks.lint.rule import ReaderRule, Rule

_FAMILIES = ("MC", "ST", "CT")
_FILES = (
    *(lengths, sameness, catchalls, cues, sorts, positions, counts),
    *(stems, structure, repeats, giveaways),
    *(backing, times, speakers, tolls, towns, contested, copying),
)
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (ReaderRule("MC001"), *(rule for file in _FILES for rule in file.RULES)),
        key=lambda rule: (_FAMILIES.index(rule.code[:2]), rule.code),
    )
)
"""Every rule, in the order of families and numbers. A code may have two: for a question, and for the deck."""

"""What the parts of a picture are, as stable words; the front ends give them colours of their own."""

from typing import Literal, get_args

from msgspec import Struct

Mark = Literal["mark", "right", "wrong"]
"""How a country stands out: asked or picked, right after the answer, wrong after it."""
Foreground = Literal["", "line", "label", "mark", "right", "wrong", "mark-text", "cursor"]
"""`line` is braille and the names of seas; `mark-text` is all that stands on a mark; marks only without colours."""
Background = Literal["", "water", "land0", "land1", "land2", "land3", "land4", "mark", "right", "wrong"]
"""Nothing outside of the map, and nowhere without colours."""

MARKS: tuple[Mark, ...] = get_args(Mark)
FOREGROUNDS: tuple[Foreground, ...] = get_args(Foreground)
BACKGROUNDS: tuple[Background, ...] = get_args(Background)
LANDS: tuple[Background, ...] = ("land0", "land1", "land2", "land3", "land4")
"""By tint."""
SIGNS: dict[Mark, str] = {"mark": "", "right": "✔", "wrong": "✘"}
"""What stands with the name of a marked country, for colour alone tells some people nothing."""


class Spot(Struct, frozen=True):
    """A point that is shown: where the learner put the cursor, or where it belonged."""

    lat: float
    lon: float
    mark: Mark

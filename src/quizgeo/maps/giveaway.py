"""Whether the name of a sea tells the name of a country, as that of the Gulf of Oman or of the Norwegian Sea."""

from quizgeo.text import fold

_STEM = 4
"""Letters that two words begin with alike when one is made of the other: Norway, Norwegian."""
_LEVEL = 3
"""Of folding: no case, no accents."""


def tells(sea: str, country: str) -> bool:
    """Tell whether a word of the name of a sea begins like one of a country's name."""
    stems = {word[:_STEM] for word in fold(country, _LEVEL).split() if len(word) >= _STEM}
    return not stems.isdisjoint(word[:_STEM] for word in fold(sea, _LEVEL).split())

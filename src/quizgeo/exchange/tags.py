"""Tags of foreign files as tags of a deck, which are words without spaces or commas."""

from quizgeo.decks.limits import TAG
from quizgeo.text import clean


def tag_of(text: str) -> str:
    """Make a tag of a text: a dash for each space or comma, and not too long; empty where nothing is left."""
    return "-".join(clean(text).replace(",", " ").split())[:TAG].strip("-")

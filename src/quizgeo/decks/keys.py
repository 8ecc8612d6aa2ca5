"""What progress hangs on: the names of decks and of their cards."""

from typing import NewType

DeckId = NewType("DeckId", str)
CardKey = NewType("CardKey", str)
"""`deck/id`, or `deck/id~back` for the way back of a flashcard, or `deck/~hash` while a question has no id."""

BACK = "~back"
"""What the key of the way back of a flashcard ends in."""

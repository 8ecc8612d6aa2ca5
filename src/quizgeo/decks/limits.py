"""Limits of a deck and of a library: beyond one a problem names it and the place, before anything is built."""

BYTES = 8_000_000
"""Size of a deck file, and of a part of one."""
VALUES = 400_000
"""Scalars, lists and mappings of one file, keys not counted."""
HELD = 30_000
"""Values that a deck may hold beside its questions, and one question in itself: these are in memory at once."""
DEPTH = 8
"""Lists and mappings inside one another."""
QUESTIONS = 20_000
"""Questions of a deck with all its parts."""
TEXT = 8_000
"""Characters of a text of several lines."""
LINES = 200
"""Lines of a text."""
LINE = 1_000
"""Characters of an option, an answer, a tag or any other text of one line."""
KEY = 200
"""Characters of a key of a mapping."""
SLUG = 64
"""Characters of an identity."""
TAG = 40
"""Characters of a tag."""
PROBLEMS = 10_000
"""Problems kept of a file."""
RESTARTS = 20
"""Syntax errors after which reading goes on at the next question."""
PARTS = 200
"""Files that one deck includes."""
FILES = 5_000
"""Deck files of a library."""
FOLDERS_DEEP = 6
"""Folders inside one another in a library."""

"""A picture as text with its roles, a letter each, so that a test can compare all of it."""

from quizgeo.maps import Picture

BACKGROUNDS = {"": ".", "water": "~", "mark": "M", "right": "R", "wrong": "X"} | {f"land{n}": str(n) for n in range(5)}
FOREGROUNDS = {
    "": ".",
    "line": "-",
    "label": "L",
    "mark-text": "T",
    "cursor": "C",
    "mark": "M",
    "right": "R",
    "wrong": "X",
}


def backgrounds(picture: Picture) -> str:
    """Give the backgrounds, row by row."""
    return "\n".join("".join(BACKGROUNDS[back] for _, _, back in row) for row in picture.rows)


def foregrounds(picture: Picture) -> str:
    """Give the roles of the characters, row by row."""
    return "\n".join("".join(FOREGROUNDS[fore] for _, fore, _ in row) for row in picture.rows)

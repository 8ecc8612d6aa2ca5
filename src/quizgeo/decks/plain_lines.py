"""What the lines of plain YAML hold beside values: comments, texts below a sign, values that go on below, keys.

Every function takes lines apart that `quizgeo.decks.plain` found, and raises NotPlainError for what PyYAML must read.
"""

from quizgeo.decks import limits
from quizgeo.decks.nodes import NOTHING
from quizgeo.decks.unplaced import NotPlainError, PlainScalar
from quizgeo.patterns import regex
from quizgeo.text import clean

VOID = r"(?: *+(?:#[^\n]*+)?\n)*+"
"""Empty lines and comments, as an expression."""
SIGNS = frozenset(("", *"-?:,[]{}#&*!|>'\"%@` "))
"""What a bare text does not begin with; some of them may begin one where no space follows."""
_BEHIND = regex(rf"{VOID} *+(?:#[^\n]*+)?")


def quoted(text: str) -> PlainScalar:
    """Take a text with a style, which alone keeps some texts from standing for nothing."""
    if text in NOTHING:
        raise NotPlainError
    return PlainScalar(text)


def block(sign: str, text: str, column: int) -> PlainScalar:
    """Read the lines below `>` or `|` at a key's column: all indented alike, then at most empty ones and comments."""
    lines = text.split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    start = " " * indent
    count = 0
    while count < len(lines) and lines[count].startswith(start) and lines[count][indent : indent + 1].strip():
        count += 1
    behind = [line for line in lines[count:] if line]
    if count == 0 or indent <= column or sign not in (">", ">-", "|", "|-"):
        raise NotPlainError
    if any(line.startswith(start) or not line.lstrip(" ").startswith("#") for line in behind):
        raise NotPlainError
    joined = (" " if sign[0] == ">" else "\n").join(line[indent:] for line in lines[:count])
    return quoted(joined if sign[1:] else joined + "\n")


def spread(raw: str, rest: str) -> str:
    """Take the lines below a value, which only a bracket or a brace may leave open; they are no part of any other."""
    if raw.startswith(("[", "{")) and " #" not in rest and "\n#" not in rest:
        return "\n".join([raw, *[line.strip(" ") for line in rest.split("\n")]]).strip("\n")
    require_void(rest)
    return raw


def require_void(text: str) -> None:
    """Require nothing but empty lines and comments."""
    if text and not _BEHIND.fullmatch(text):
        raise NotPlainError


def is_comment(text: str) -> bool:
    """Tell whether there is a comment and nothing else."""
    if text[:1] == "#":
        require_void(text)
    return text[:1] == "#"


def uncommented(raw: str) -> str:
    """Take the comment and the spaces around a value away."""
    return f" {raw}".partition(" #")[0].strip(" ")


def is_odd(name: str) -> bool:
    """Tell whether a key is anything but a bare text as it will be shown."""
    if name[:1] in SIGNS or name[-1] == " " or " #" in name:
        return True
    return len(name) > limits.KEY or name in NOTHING or clean(name) != name

r"""Stars in short answers: in Moodle `*` stands for any text, and `\*` for itself.

Source: how Moodle's short answers compare (`qtype_shortanswer_question::compare_string_with_wildcard`).
"""

_LITERAL = "\\*"


def starred(text: str) -> str:
    """Write a text that is meant letter by letter."""
    return text.replace("*", _LITERAL)


def unstarred(written: str) -> tuple[str, bool]:
    """Read a short answer, without stars that stand for any text at its ends, and tell whether there were any."""
    parts = written.split(_LITERAL)
    wild = any("*" in part for part in parts)
    if wild:
        parts[0] = parts[0].lstrip("* ")
        parts[-1] = parts[-1].rstrip("* ")
    return "*".join(parts), wild

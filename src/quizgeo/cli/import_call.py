"""What the words of a call of `import` ask for."""

from msgspec import Struct

STREAM = "-"
"""The name of stdin and stdout."""


class ImportCall(Struct, frozen=True):
    """What is to be read, where it is to go, and how."""

    file: str
    target: str
    format: str = ""
    """Empty: told by the file."""
    update: bool = False
    force: bool = False
    language: str = ""
    """Empty: told by the file, or English."""
    fields: str = ""
    media: str = ""
    """The folder for pictures and sounds; empty: they are not saved."""
    dry_run: bool = False
    as_json: bool = False

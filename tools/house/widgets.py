"""No string reaches a widget of the app as markup."""

from collections.abc import Iterator

from tools.house.source import Finding, Modules


def markup_risks(modules: Modules) -> Iterator[Finding]:
    """Find strings that a widget would read as markup."""
    yield from ()

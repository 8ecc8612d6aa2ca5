"""The language quizgeo speaks to people: gettext catalogues, English in the source.

`_()` translates when a sentence is shown; `N_()` only marks one that stands in a table. English costs nothing:
gettext is imported for another language.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

_CATALOGUES = Path(__file__).resolve().parent / "locale"
_SOURCE = "en"
_catalogue: "NullTranslations | None" = None
"""None: sentences as they stand in the source."""


def use(language: str) -> None:
    """Speak `language` from now on, a tag such as `en` or `id`; English where a catalogue is missing."""
    global _catalogue  # noqa: PLW0603 - one voice for the whole process
    _catalogue = None if language.replace("_", "-").partition("-")[0] == _SOURCE else _read(language)


def _read(language: str) -> "NullTranslations":
    from gettext import translation

    return translation("quizgeo", _CATALOGUES, [language.replace("-", "_")], fallback=True)


def _(message: str) -> str:
    """Give the message in the language in use."""
    return message if _catalogue is None else _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a mark
    """Mark a message of a table for the catalogues and give it back unchanged."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form of a message that fits `count`, in the language in use."""
    if _catalogue is None:
        return one if count == 1 else many
    return _catalogue.ngettext(one, many, count)

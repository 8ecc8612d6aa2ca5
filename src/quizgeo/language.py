"""The language quizgeo speaks to people: gettext catalogues, English in the source.

`_()` translates when a sentence is shown; `N_()` only marks one that stands in a table.
"""

import gettext as _gettext
from pathlib import Path

_CATALOGUES = Path(__file__).resolve().parent / "locale"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use(language: str) -> None:
    """Speak `language` from now on, a tag such as `en` or `id`; English where a catalogue is missing."""
    global _catalogue  # noqa: PLW0603 - one voice for the whole process
    _catalogue = _gettext.translation("quizgeo", _CATALOGUES, [language.replace("-", "_")], fallback=True)


def _(message: str) -> str:
    """Give the message in the language in use."""
    return _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a mark
    """Mark a message of a table for the catalogues and give it back unchanged."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form of a message that fits `count`, in the language in use."""
    return _catalogue.ngettext(one, many, count)

"""Paper as PDF, by typst, which reads texts as JSON input alone: no text of a deck is ever part of its source."""

import re
from pathlib import Path

from msgspec import Struct
from msgspec.json import encode

from quizgeo.exchange.paper.sheets import Printed
from quizgeo.patterns import regex

_TEMPLATE = Path(__file__).with_name("paper.typ")
_DATE = 315_532_800
"""1980-01-01, in every PDF: the same paper has the same bytes."""
_NO_GLYPH = regex(r'error: [^\n]*the text `"([^\n]*?)"` could not be displayed')


_ESCAPE = regex(r"\\u\{([0-9a-f]{1,6})\}|\\(.)")
"""What stands for a sign in typst's messages, which are written as Rust writes texts."""


_HEAD = b"/MarkInfo<</Marked true"
_SAYS_NO, _NOTHING = _HEAD + b"/Suspects false", _HEAD + b" " * len(b"/Suspects false")
"""That no tag is suspect goes without saying; poppler takes the word for an error. No byte moves."""


class MissingTypstError(Exception):
    """The package typst is not installed."""


class Typeset(Struct, frozen=True):
    """A PDF, and what it cannot show."""

    data: bytes
    missing: tuple[str, ...]
    """Signs that no font here has, each once; they stand as empty boxes."""


def pdf(printed: Printed) -> Typeset:
    """Typeset paper. The PDF is an accessible one (PDF/UA-1) unless signs are missing. Raises MissingTypstError."""
    try:
        from typst import TypstError, compile  # noqa: A004 - typst's own name; only here
    except ImportError as error:
        raise MissingTypstError from error
    template, inputs = str(_TEMPLATE), {"paper": encode(printed).decode()}
    try:
        data = compile(template, sys_inputs=inputs, timestamp=_DATE, pdf_standards="ua-1")
        return Typeset(data.replace(_SAYS_NO, _NOTHING), ())
    except TypstError as error:
        missing = [_ESCAPE.sub(_sign, told) for told in _NO_GLYPH.findall(error.diagnostic)]
    data = compile(template, sys_inputs=inputs, timestamp=_DATE)
    return Typeset(data.replace(_SAYS_NO, _NOTHING), tuple(dict.fromkeys(missing)))


def _sign(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]

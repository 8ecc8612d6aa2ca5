"""Our text as HTML in which nothing is more than text to Anki: no cloze, sound, LaTeX, MathJax or field template.

`html_text.text_of` gives the same text again.
"""

from collections.abc import Iterable

from quizgeo.exchange.html_text import html_of
from quizgeo.patterns import regex

_LIVE = regex(r"[\[{}\\]")
_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "[{}\\"})
"""What opens a sound, LaTeX or a field to type in; a field or a gap; MathJax."""
_COLON = "&#58;"


def inert(text: str) -> str:
    """Give a text as HTML that shows it, and nothing else."""
    markup = html_of(text)
    return markup.translate(_SIGNS) if _LIVE.search(markup) else markup


def gap(number: int, answer: str, hint: str) -> str:
    """Give a gap of a text, from 1; two colons in a row would end what it hides."""
    parts = [inert(part).replace(":", _COLON) for part in (answer, hint) if part]
    return f"{{{{c{number}::{'::'.join(parts)}}}}}"


def block(name: str, markup: str) -> str:
    """Give a line of its own with a class that the templates know."""
    return f'<div class="{name}">{markup}</div>'


def listed(name: str, texts: Iterable[str], *, numbered: str = "") -> str:
    """Give texts as a list, counted where `numbered` is a type of HTML's: `A` or `1`."""
    tag = "ol" if numbered else "ul"
    kind = f' type="{numbered}"' if numbered else ""
    items = "".join(f"<li>{inert(text)}</li>" for text in texts)
    return f'<{tag} class="{name}"{kind}>{items}</{tag}>'

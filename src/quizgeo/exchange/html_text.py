r"""HTML of other programs as text, and our text as HTML. Nothing here is shown as markup, run or fetched.

The time grows with the length of the markup alone, whatever is in it: a sign that opens something without an end makes
all that follows text. The standard library's parser does not promise that for tags that are never closed.
"""

import html
import re
from collections.abc import Mapping

from msgspec import Struct

from quizgeo.patterns import regex
from quizgeo.text import clean

LONGEST = 1_000_000
"""Characters of markup that are read, pictures inside it not counted; the longest text of a deck is far shorter."""

_INSIDE = regex(r"data:([\w/+.-]{0,60}+)(?:;[\w=-]{1,40}+)*+,[\w+/=%.~-]*+", re.ASCII)
"""A picture that stands in the markup itself."""
_TAG = regex(r"<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=)*+)>")
_ATTRIBUTE = regex(r"(?<![^\s/>\"'])([^\s=/>\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))")
_SPACES = regex("[ \t\n\r\f]+")
_LONG_NUMBER = regex(r"&#(?:[0-9]{8,}+|[xX][0-9A-Fa-f]{8,}+);?")
"""No character has such a number, and turning thousands of digits into one is refused."""
_UNSEEN = regex("(?m)^ |(?<= ) ")
"""Spaces that a browser would not show."""

_BREAKS = frozenset((
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that stand on lines of their own."""
_SILENT = ("head", "style", "title")
"""Elements that vanish with what is in them, and say nothing to a reader anyhow."""
_LOST = ("applet", "audio", "canvas", "iframe", "object", "script", "svg", "template", "video")
"""Elements that vanish with what is in them, and are named."""
_ENDS: Mapping[str, re.Pattern[str]] = {
    name: regex(rf"</{name}(?![^\s/>])[^>]*+>?", re.IGNORECASE) for name in (*_SILENT, *_LOST)
}
_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_MOVED = {"sup": _RAISED, "sub": _LOWERED}


class Text(Struct, frozen=True):
    """What a piece of HTML says, and what of it no text can say."""

    text: str
    """Cleaned; several lines where the markup breaks them."""
    pictures: tuple[str, ...] = ()
    """Addresses of its pictures as written; of one inside the markup only its type, such as `data:image/png`."""
    lost: tuple[str, ...] = ()
    """Names of elements that vanished with what was in them, such as `script`, each once."""


def text_of(markup: str) -> Text:
    """Give HTML as text: elements break lines as on a page, a picture is its description in brackets."""
    markup = bounded(markup)
    page = _Page()
    place = 0
    while (sign := markup.find("<", place)) >= 0:
        page.words(markup[place:sign])
        place = _read_sign(markup, sign, page)
    page.words(markup[place:])
    page.end_line()
    return Text(clean("\n".join(page.lines), lines=True), tuple(page.pictures), tuple(dict.fromkeys(page.lost)))


def html_of(text: str) -> str:
    """Give our text as HTML: escaped, its lines and spaces kept; `text_of` gives the same text again.

    Spaces at the end of a line are the exception: nobody sees them.
    """
    return html.escape(_UNSEEN.sub("\u00a0", text), quote=False).replace("\n", "<br>")


def bounded(markup: str) -> str:
    """Give markup without the pictures that stand in it, and no longer than is read."""
    return _INSIDE.sub(r"data:\1", markup)[:LONGEST]


def resolved(written: str) -> str:
    """Resolve the entities of a text once; a number that no character has becomes a sign of replacement."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", written))


def _read_sign(markup: str, sign: int, page: "_Page") -> int:
    """Read what a `<` opens, and give the place after it."""
    after = markup[sign + 1 : sign + 2]
    if not (after.isascii() and after.isalpha()) and after not in ("/", "!", "?"):
        page.words("<")
        return sign + 1
    if found := _TAG.match(markup, sign):
        name = found[2].lower()
        page.tag(name, found[3], closes=bool(found[1]))
        opens = not found[1] and not found[3].endswith("/")
        return _past(markup, found.end(), name) if opens and name in _ENDS else found.end()
    comment = markup.startswith("<!--", sign)
    first = markup[sign + 1 : sign + 3].removeprefix("/")[:1]
    is_open = first.isascii() and first.isalpha()  # a tag without an end: no later one has any either
    end = -1 if is_open else markup.find("-->" if comment else ">", sign + 2)
    if end < 0:
        page.words(markup[sign:])
        return len(markup)
    return end + (3 if comment else 1)


def _past(markup: str, start: int, name: str) -> int:
    """Give the place after the end of an element that vanishes; without an end all the rest is in it."""
    found = _ENDS[name].search(markup, start)
    return found.end() if found else len(markup)


class _Page:
    """Lines as a page shows them, put together word by word."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pictures: list[str] = []
        self.lost: list[str] = []
        self._line: list[str] = []
        self._kept = 0
        """Elements around that keep spaces and line ends as they are."""
        self._moved: int | None = None
        """Where in the line raised or lowered signs begin; of those in each other the inmost."""

    def words(self, written: str) -> None:
        """Add what stands between two tags."""
        text = resolved(written)
        if self._kept:
            first, *others = text.splitlines() or [""]
            self._add(first)
            for line in [*others, ""] if text.endswith("\n") else others:
                self.end_line()
                self._add(line)
            return
        text = _SPACES.sub(" ", text)
        self._add(text.lstrip(" ") if not self._line or self._line[-1].endswith(" ") else text)

    def tag(self, name: str, attributes: str, *, closes: bool) -> None:
        """Do what a tag says."""
        if name == "br":
            self.end_line()
        elif name in _BREAKS:
            self._break()
            self._kept = max(0, self._kept + (-1 if closes else 1)) if name == "pre" else self._kept
        elif name in _MOVED:
            self._move(_MOVED[name], closes=closes)
        elif name in ("td", "th"):
            self.words(" ")
        elif not closes:
            self._show(name, attributes)

    def end_line(self) -> None:
        """Begin a new line, whatever is in this one."""
        self.lines.append("".join(self._line).rstrip(" \u00a0"))
        self._line.clear()
        self._moved = None

    def _add(self, text: str) -> None:
        if text:
            self._line.append(text)

    def _break(self) -> None:
        """Begin a new line if there is anything in this one."""
        if self._line:
            self.end_line()

    def _move(self, signs: Mapping[str, str], *, closes: bool) -> None:
        """Raise or lower what stood between two tags where each sign has such a form."""
        if not closes:
            self._moved = len(self._line)
        elif self._moved is not None:
            start, self._moved = self._moved, None
            inside = "".join(self._line[start:]).replace("\u2212", "-")
            if all(sign in signs for sign in inside):
                self._line[start:] = ["".join(signs[sign] for sign in inside)] if inside else []

    def _show(self, name: str, attributes: str) -> None:
        """Describe a picture; name what vanishes."""
        if name == "img":
            found = {key.lower(): double or single or bare for key, double, single, bare in _pairs(attributes)}
            address = clean(resolved(found.get("src", "")))
            self.pictures.append(address)
            name = found.get("alt", "").strip() or html.escape(_name_of(address))
            self.words(f"[image: {name}]" if name else "[image]")
        elif name in _LOST or name == "embed":
            self.lost.append(name)


def _pairs(attributes: str) -> list[tuple[str, str, str, str]]:
    return [(found[1], found[2] or "", found[3] or "", found[4] or "") for found in _ATTRIBUTE.finditer(attributes)]


def _name_of(address: str) -> str:
    """Give the name of the file that an address ends in; none for a picture inside the markup."""
    from urllib.parse import unquote

    return "" if address.startswith("data:") else unquote(address.partition("?")[0].rpartition("/")[2])

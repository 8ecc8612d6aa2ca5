"""What is found out while one foreign item is read: its texts, what of them no text can say, and what was lost."""

from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element

from quizgeo.exchange.html_text import text_of
from quizgeo.exchange.qti.asked import Lost
from quizgeo.exchange.shape import What
from quizgeo.language import _
from quizgeo.text import clean

StandIn = Callable[[Element], str | None]
"""Gives the markup that stands for an element; None: its own."""

_HIDDEN = frozenset((
    "catalogInfo", "endAttemptInteraction", "feedbackBlock", "feedbackInline", "infoControl", "modalFeedback",
    "stylesheet", "templateBlock", "templateInline", "companionMaterialsInfo",
))  # fmt: skip
"""Elements that are not there when a question is asked, or are no text."""
_BLOCKS = frozenset(("contentBody", "prompt", "rubricBlock", "itemBody", "simpleMatchSet"))
"""Elements of QTI that stand on lines of their own."""
_VOID = frozenset(("br", "hr"))
_MOST_TAG = 20


class LeftOutError(Exception):
    """An item of a sort that decks do not have, and what it is, in the language in use."""


class Notes:
    """Notes on one item."""

    def __init__(self) -> None:
        self.lost: list[Lost] = []
        self.pictures: list[str] = []

    def lose(self, field: str, what: What, how: str) -> None:
        """Note a loss, once."""
        lost = Lost(field, what, how)
        if lost not in self.lost:
            self.lost.append(lost)

    def lines(self, element: Element, stand_in: StandIn | None = None) -> str:
        """Give what is in an element as text, line by line, without what is hidden when a question is asked."""
        found = text_of(markup(element, stand_in))
        for address in found.pictures:
            self.pictures.append(address)
            self.lose("", "changed", _("a picture is only named in the text"))
        for name in found.lost:
            self.lose("", "changed", _("what stands in <{name}> is left out").format(name=name))
        if element.find(".//math") is not None:
            self.lose("", "changed", _("a formula is only its signs"))
        return found.text

    def line(self, element: Element, stand_in: StandIn | None = None) -> str:
        """Give what is in an element as text of one line."""
        return clean(self.lines(element, stand_in))


def markup(element: Element, stand_in: StandIn | None = None) -> str:
    """Give what is in an element as HTML. Raises LeftOutError for a text that is made anew each time."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        instead = stand_in(child) if stand_in else None
        parts += [_one(child, stand_in) if instead is None else instead, escape(child.tail or "", quote=False)]
    return "".join(parts)


def _one(element: Element, stand_in: StandIn | None) -> str:
    """Give an element as HTML with its tags."""
    tag = element.tag
    if tag in _HIDDEN:
        return ""
    if tag == "printedVariable":
        raise LeftOutError(_("parts of it are drawn anew each time"))
    if tag == "img" or (tag == "object" and element.get("type", "").startswith("image/")):
        return _picture(element)
    inside = markup(element, stand_in)
    if tag in _BLOCKS:
        return f"<div>{inside}</div>"
    if tag in _VOID:
        return f"<{tag}>"
    plain = tag.isascii() and tag.isalnum() and len(tag) <= _MOST_TAG
    return f"<{tag}>{inside}</{tag}>" if plain else inside


def _picture(element: Element) -> str:
    address = element.get("src") or element.get("data") or ""
    words = element.get("alt") or " ".join("".join(element.itertext()).split())
    return f'<img src="{escape(address)}" alt="{escape(words)}">'

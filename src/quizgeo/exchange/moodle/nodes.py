"""Elements as Moodle writes them: a text stands in an element `text`, and what is around it names its format."""

from xml.etree.ElementTree import Element, SubElement

from quizgeo.exchange.html_text import html_of


def add(parent: Element, tag: str, value: str = "") -> Element:
    """Add an element with a bare value."""
    child = SubElement(parent, tag)
    child.text = value
    return child


def add_plain(parent: Element, tag: str, text: str) -> Element:
    """Add an element with a text in it that has no format."""
    child = SubElement(parent, tag)
    add(child, "text", text)
    return child


def add_html(parent: Element, tag: str, text: str) -> Element:
    """Add an element with our text in it as HTML."""
    return add_markup(parent, tag, html_of(text))


def add_markup(parent: Element, tag: str, markup: str) -> Element:
    """Add an element with HTML in it."""
    child = add_plain(parent, tag, markup)
    child.set("format", "html")
    return child


def add_answer(parent: Element, fraction: str, text: str, feedback: str = "", *, html: bool = False) -> Element:
    """Add an answer that earns so many hundredths."""
    child = add_html(parent, "answer", text) if html else add_plain(parent, "answer", text)
    child.set("fraction", fraction)
    add_html(child, "feedback", feedback)
    return child


def value(parent: Element, tag: str) -> str:
    """Give the bare value of an element, empty where there is none."""
    return (parent.findtext(tag) or "").strip()


def inner(node: Element | None) -> str:
    """Give the text in an element, be it in an element `text` or, as old files have it, bare."""
    if node is None:
        return ""
    inside = node.find("text")
    return ((node if inside is None else inside).text or "").strip()

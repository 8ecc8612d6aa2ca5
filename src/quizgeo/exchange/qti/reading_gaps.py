"""Foreign interactions inside a text: fields to type into, menus, words to put into gaps."""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from quizgeo.decks import Cloze, Gap, Kind
from quizgeo.decks.scalars import MisreadError
from quizgeo.exchange.qti.notes import Notes, markup
from quizgeo.exchange.qti.reading_responses import Key
from quizgeo.exchange.qti.reading_typed import NUMBERS, gap, number, text
from quizgeo.exchange.qti.typed import CLOZE, UNIT
from quizgeo.language import _
from quizgeo.text import clean

INLINE = frozenset(("textEntryInteraction", "inlineChoiceInteraction"))
_OPEN = "…"
"""What stands for a gap that is asked about in another way."""


class Holes:
    """Signs that stand for elements while the text around them is read; no text of the item holds one."""

    def __init__(self, root: Element) -> None:
        said = markup(root)
        self._sign = "gap"
        while f"_{self._sign}" in said:
            self._sign += "x"
        self._elements: list[Element] = []

    def sign(self, element: Element) -> str:
        """Give the sign for an element."""
        self._elements.append(element)
        return f"_{self._sign}{len(self._elements) - 1}_"

    def parts(self, said: str) -> list[str | Element]:
        """Take a text apart into texts and the elements that stand in it."""
        pieces = re.split(rf"_{self._sign}(\d{{1,6}})_", said)
        return [self._elements[int(piece)] if place % 2 else piece for place, piece in enumerate(pieces)]


def inline(body: Element, holes: Holes, notes: Notes) -> list[str | Element]:
    """Give the text of an item with the interactions in it, without what only wraps it."""

    def stand_in(element: Element) -> str | None:
        return holes.sign(element) if element.tag in INLINE else aside(element)

    return holes.parts(notes.lines(body, stand_in))


def aside(element: Element) -> str | None:
    """Leave out a rubric that is not meant for learners."""
    for_learners = "candidate" in element.get("view", "").split() and "hint" not in element.get("class", "").split()
    return "" if element.tag == "rubricBlock" and not for_learners else None


def cloze(body: Element, key: Key, notes: Notes) -> tuple[Cloze, str]:
    """Read a text with gaps, and what stands above it. Raises MisreadError where a gap has no answer."""
    whole = _frame(body)
    asked = notes.lines(body, lambda element: "" if element is whole else aside(element)) if whole is not None else ""
    parts = inline(body if whole is None else whole, Holes(body), notes)
    return _joined([each if isinstance(each, str) else _gap(each, key, notes) for each in parts]), asked


def _frame(body: Element) -> Element | None:
    """Find what sets a text with all its gaps apart from what is asked about it."""
    frame = body.find(f".//div[@class='{CLOZE}']")
    return frame if frame is not None and _entries(frame) == _entries(body) else None


def _entries(element: Element) -> int:
    return sum(each.tag in INLINE for each in element.iter())


def _gap(element: Element, key: Key, notes: Notes) -> Gap:
    response = key.response(element)
    if element.tag == "textEntryInteraction":
        return gap(response, key, element.get("placeholderText", ""), notes)
    choices = {each.get("identifier", "").strip(): notes.line(each) for each in element.findall("inlineChoice")}
    answer = next((choices[name] for name in key.right(response) if choices.get(name)), "")
    if not answer:
        raise MisreadError(_("no answer is right"), _("mark the right one in the system it comes from"))
    notes.lose("cloze", "changed", _("what could be chosen from becomes a hint"))
    return Gap(answer, (), " / ".join(dict.fromkeys(filter(None, choices.values()))))


def _joined(parts: Sequence[str | Gap]) -> Cloze:
    """Put a text with gaps together, without the nothing between two of them."""
    return Cloze(tuple(part for part in parts if part))


def lone_entry(item: Element, body: Element, key: Key, notes: Notes) -> tuple[Kind, str]:
    """Read an item with one field to type into: a number, a text behind a question, or a text with a gap.

    Raises MisreadError where no answer is right.
    """
    entry = next(element for element in body.iter() if element.tag == "textEntryInteraction")
    response = key.response(entry)
    if _frame(body) is not None:
        return cloze(body, key, notes)
    unit = next((element for element in body.iter("span") if element.get("class") == UNIT), None)
    holes = Holes(body)
    said = notes.lines(body, lambda each: "" if each is unit else holes.sign(each) if each is entry else aside(each))
    parts = holes.parts(said)
    before, after = _around(parts)
    if response.base in NUMBERS:
        units = () if unit is None else tuple(filter(None, [notes.line(unit)]))
        whole = "".join(each if isinstance(each, str) else _OPEN for each in parts)
        return number(response, key, item, units), clean(whole, lines=True) if after else before
    if after:
        return cloze(body, key, notes)
    return text(response, key, notes), before


def _around(parts: Sequence[str | Element]) -> tuple[str, str]:
    """Give what stands before and behind the first element."""
    texts = [each if isinstance(each, str) else "" for each in parts]
    return clean(texts[0], lines=True), clean("".join(texts[1:]), lines=True)


def lone_menu(body: Element, menu: Element, notes: Notes) -> str:
    """Give the text around a menu, which is asked about as a choice."""
    return notes.lines(body, lambda each: _OPEN if each is menu else aside(each))


def from_words(interaction: Element, key: Key, notes: Notes) -> tuple[Cloze, str]:
    """Read a text with gaps into which words are put, and the words. Raises MisreadError where no gap has one."""
    words = {each.get("identifier", "").strip(): notes.line(each) for each in interaction.findall("gapText")}
    answers = _answers(key.right(key.response(interaction)), words)
    holes = Holes(interaction)

    def stand_in(element: Element) -> str | None:
        if element.tag in ("prompt", "gapText", "gapImg"):
            return ""
        if element.tag != "gap":
            return None
        return holes.sign(element) if answers.get(element.get("identifier", "").strip()) else _OPEN

    parts = holes.parts(notes.lines(interaction, stand_in))
    if not answers:
        raise MisreadError(_("no answer is right"), _("mark the right one in the system it comes from"))
    notes.lose("cloze", "changed", _("the words to choose from stand in the question"))
    gaps = [each if isinstance(each, str) else Gap(answers[each.get("identifier", "").strip()]) for each in parts]
    return _joined(gaps), " / ".join(dict.fromkeys(filter(None, words.values())))


def _answers(pairs: Sequence[str], words: Mapping[str, str]) -> dict[str, str]:
    """Give the word of each gap, by its name; a pair names the word first."""
    answers: dict[str, str] = {}
    for pair in pairs:
        match pair.split():
            case [word, place] if words.get(word):
                answers.setdefault(place, words[word])
            case [place, word] if words.get(word):
                answers.setdefault(place, words[word])
            case _:
                continue
    return answers

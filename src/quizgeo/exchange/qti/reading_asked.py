"""What a foreign item asks: which of our kinds its interactions make, and the text around them."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from quizgeo.decks import Kind, TrueFalse
from quizgeo.decks.scalars import MisreadError
from quizgeo.exchange.qti.notes import LeftOutError, Notes, markup
from quizgeo.exchange.qti.reading_choices import chosen
from quizgeo.exchange.qti.reading_gaps import INLINE, aside, cloze, from_words, lone_entry, lone_menu
from quizgeo.exchange.qti.reading_pairs import associate, matched, order
from quizgeo.exchange.qti.reading_responses import Key, key_of
from quizgeo.exchange.qti.reading_sayings import Sayings, sayings_of
from quizgeo.exchange.qti.reading_typed import free, number
from quizgeo.language import N_, _
from quizgeo.text import clean

MOST_ELEMENTS = 5_000
"""Elements of one item: real ones have hundreds."""

_STRANGE = {
    "uploadInteraction": N_("a file is to be handed in"),
    "drawingInteraction": N_("something is to be drawn"),
    "mediaInteraction": N_("a sound or film is to be played"),
    "customInteraction": N_("it needs a program of its own"),
    "portableCustomInteraction": N_("it needs a program of its own"),
    "hotspotInteraction": N_("it is answered on a picture"),
    "selectPointInteraction": N_("it is answered on a picture"),
    "graphicOrderInteraction": N_("it is answered on a picture"),
    "graphicAssociateInteraction": N_("it is answered on a picture"),
    "graphicGapMatchInteraction": N_("it is answered on a picture"),
    "positionObjectInteraction": N_("it is answered on a picture"),
    "positionObjectStage": N_("it is answered on a picture"),
}
"""What decks cannot ask."""
_SILENT = frozenset(("endAttemptInteraction",))


class Source(Struct, frozen=True):
    """An item that asks something decks may ask, and what is known of it before its question is read."""

    root: Element
    body: Element
    interactions: tuple[Element, ...]
    key: Key
    sayings: Sayings
    notes: Notes


class Body(Struct, frozen=True):
    """What an item asks."""

    kind: Kind
    prompt: str
    feedback: Mapping[str, str] = field(default_factory=dict)
    """What is said to right and wrong answers beside what the item says."""
    shuffle: bool = True


def source_of(root: Element) -> Source:
    """Find what an item asks with. Raises LeftOutError for what decks do not have."""
    body, interactions = _interactions(root)
    key, notes = key_of(root), Notes()
    return Source(root, body, tuple(interactions), key, sayings_of(root, key, notes), notes)


def _interactions(root: Element) -> tuple[Element, list[Element]]:
    """Find what an item asks with. Raises LeftOutError for what decks do not have."""
    if sum(1 for _element in root.iter()) > MOST_ELEMENTS:
        raise LeftOutError(_("it has more than {count} elements").format(count=MOST_ELEMENTS))
    if root.get("adaptive", "").strip() == "true":
        raise LeftOutError(_("it goes on asking after an answer"))
    if root.find("templateDeclaration") is not None:
        raise LeftOutError(_("parts of it are drawn anew each time"))
    body = root.find("itemBody")
    found = [] if body is None else [element for element in body.iter() if _asks(element)]
    if body is None or not found:
        raise LeftOutError(_("it asks nothing"))
    for element in found:
        if element.tag in _STRANGE:
            raise LeftOutError(_(_STRANGE[element.tag]))
    if len(found) > 1 and any(element.tag not in INLINE for element in found):
        raise LeftOutError(_("it asks several things at once"))
    return body, found


def _asks(element: Element) -> bool:
    return element.tag.endswith(("Interaction", "Stage")) and element.tag not in _SILENT


def asked_in(source: Source) -> Body:
    """Read what is asked. Raises MisreadError for what is not told or cannot be right, LeftOutError as above."""
    first, body, key, notes = source.interactions[0], source.body, source.key, source.notes
    if first.tag not in INLINE:
        asked = _block(source, first)
    elif len(source.interactions) > 1:
        asked = Body(*cloze(body, key, notes))
    elif first.tag == "textEntryInteraction":
        asked = Body(*lone_entry(source.root, body, key, notes))
    else:
        options = chosen(first, key, source.sayings, notes)
        asked = Body(options.body, lone_menu(body, first, notes), options.feedback, options.shuffle)
    return _worded(asked, clean(source.root.get("title", "")))


def _block(source: Source, first: Element) -> Body:
    """Read an interaction that stands by itself."""
    prompt = _prompt(source.body, first, source.notes)
    if first.tag in ("choiceInteraction", "hottextInteraction"):
        options = chosen(first, source.key, source.sayings, source.notes)
        return Body(options.body, prompt, options.feedback, options.shuffle)
    if first.tag == "gapMatchInteraction":
        text, words = from_words(first, source.key, source.notes)
        return Body(text, "\n".join(filter(None, (prompt, words))))
    keeps = first.tag == "matchInteraction" and first.get("shuffle", "").strip() == "false"
    return Body(_kind(source, first), prompt, shuffle=not keeps)


def _kind(source: Source, first: Element) -> Kind:
    """Read an interaction whose question is all that stands around it."""
    kind: Kind
    match first.tag:
        case "orderInteraction":
            kind = order(first, source.key, source.notes)
        case "matchInteraction":
            kind = matched(first, source.key, source.notes)
        case "associateInteraction":
            kind = associate(first, source.key, source.notes)
        case "extendedTextInteraction":
            kind = free(source.key.response(first), source.sayings, source.notes)
        case "sliderInteraction":
            source.notes.lose("", "changed", _("a slider becomes a number to type"))
            kind = number(source.key.response(first), source.key, source.root, ())
        case _:
            raise LeftOutError(_("decks have nothing like {name}").format(name=clean(first.tag)))
    return kind


def _prompt(body: Element, interaction: Element, notes: Notes) -> str:
    """Give what is asked: all text around an interaction, with its own question, without its answers."""

    def stand_in(element: Element) -> str | None:
        if element is not interaction or element.tag == "hottextInteraction":
            return aside(element)
        asked = element.find("prompt")
        return "" if asked is None else f"<div>{markup(asked)}</div>"

    return notes.lines(body, stand_in)


def _worded(asked: Body, title: str) -> Body:
    """Give what is asked its words: those of the title where there are no others. Raises MisreadError without any."""
    prompt = asked.prompt or ("" if asked.kind.wording else title)
    if not prompt and not asked.kind.wording:
        raise MisreadError(_("it asks nothing"), _("write a question in the system it comes from"))
    if isinstance(asked.kind, TrueFalse):
        return Body(TrueFalse(clean(prompt), asked.kind.answer), "", asked.feedback)
    return Body(asked.kind, prompt, asked.feedback, asked.shuffle)

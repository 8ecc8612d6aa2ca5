"""Which kind of question a note of another maker becomes: by what its type does, never by the type's name.

Names are translated and changed. Templates are looked at and not run.
"""

from typing import Final

from msgspec import Struct

from quizgeo.decks import Cloze, Flashcard, Gap, Kind
from quizgeo.decks import Text as Typed
from quizgeo.decks.limits import LINE
from quizgeo.exchange.anki.cloze_marks import gapped
from quizgeo.exchange.anki.foreign import ForeignType, Note
from quizgeo.exchange.anki.sides import Sides, says_something
from quizgeo.exchange.shape import What
from quizgeo.language import _
from quizgeo.patterns import regex

_SHOWN = regex(r"\{\{(?:[\w-]{1,20}:){0,5}([^{}#^/!:][^{}:]{0,200})\}\}")
"""A field in a template, after its filters."""
_TYPED_IN = regex(r"\{\{type:(?:[\w-]{1,20}:){0,5}([^{}:]{1,200})\}\}")
_CONDITION = regex(r"\{\{[#^/]([^{}]{0,200})\}\}")
"""What shows a part of a template only where a field is filled, or empty."""
_MARK = regex(r"\{\{c[\d,]{1,20}::")
_PAIR: Final = 2


class Left(Struct, frozen=True):
    """A note that becomes no question."""

    how: str
    """Why, as a clause in the language in use."""


class Shown(Struct, frozen=True):
    """What a note asks and tells."""

    body: Kind
    prompt: str = ""
    hints: tuple[str, ...] = ()
    explain: str = ""
    source: str = ""
    """What it rests on, in words."""
    losses: tuple[tuple[What, str], ...] = ()
    """What became of it, and how as a clause."""


def shown(note: Note, wanted: tuple[str, str], sides: Sides) -> Shown | Left:
    """Give what a note asks. wanted: names of the fields that become front and back, empty for its own.

    Raises MarkError for gaps that cannot be read.
    """
    kind = note.type
    if kind.hides_pictures:
        return Left(_("it hides parts of a picture"))
    if kind.cloze:
        return _with_gaps(note, sides)
    pair = _chosen(kind, wanted) or _typed_pair(kind) or (0, 1)
    if len(note.fields) < _PAIR:
        return Left(_("it has a single field"))
    front, back = (sides.text(note.fields[place]) for place in pair)
    for text, place in zip((front, back), pair, strict=True):
        if not says_something(text):
            reason = _('nothing is left of its "{field}" without pictures') if text else _('its "{field}" is empty')
            return Left(reason.format(field=kind.fields[place]))
    losses = _others(note, pair, sides)
    if _typed_pair(kind) and len(back) <= LINE and "\n" not in back:
        return Shown(Typed(back), front, losses=losses)
    return Shown(Flashcard(front, back, both_ways=_is_reversed(kind, pair) and 1 in note.cards), losses=losses)


def has_pair(kind: ForeignType, wanted: tuple[str, str]) -> bool:
    """Tell whether a type has the two fields that were asked for by name."""
    return kind.cloze or _chosen(kind, wanted) is not None


def _chosen(kind: ForeignType, wanted: tuple[str, str]) -> tuple[int, int] | None:
    """Find the two fields that were asked for; None where the type has not both."""
    front, back = (_place(kind, name) for name in wanted)
    return None if front is None or back is None or front == back else (front, back)


def _place(kind: ForeignType, name: str) -> int | None:
    folded = name.strip().casefold()
    return next((place for place, each in enumerate(kind.fields) if folded and each.casefold() == folded), None)


def _typed_pair(kind: ForeignType) -> tuple[int, int] | None:
    """Give the fields that a type asks for and has typed in; None for any other type."""
    found = _TYPED_IN.search(kind.fronts[0]) if len(kind.fronts) == 1 else None
    back = _place(kind, found[1]) if found else None
    if back is None or len(kind.fields) < _PAIR:
        return None
    return (1 if back == 0 else 0), back


def _is_reversed(kind: ForeignType, pair: tuple[int, int]) -> bool:
    """Tell whether a type has two cards that ask one of the two fields each."""
    if len(kind.fronts) != _PAIR:
        return False
    asked = [{_place(kind, name) for name in _SHOWN.findall(_CONDITION.sub("", front))} for front in kind.fronts]
    front, back = pair
    return front in asked[0] and back not in asked[0] and back in asked[1] and front not in asked[1]


def _with_gaps(note: Note, sides: Sides) -> Shown | Left:
    place = next((place for place, field in enumerate(note.fields) if _MARK.search(field)), 0)
    text = gapped(note.fields[place])
    sides.seen(text.said)
    if not all(says_something(part.answer) for part in text.parts if isinstance(part, Gap)):
        return Left(_("nothing is left of it without pictures"))
    asked_as_one: tuple[tuple[What, str], ...] = ()
    if len(text.numbers) > 1:
        asked_as_one = (("changed", _("its gaps are asked together")),)
    others = [each for each in range(len(note.fields)) if each != place]
    if len(others) == 1:
        return Shown(Cloze(text.parts), explain=sides.text(note.fields[others[0]]), losses=asked_as_one)
    return Shown(Cloze(text.parts), losses=(*asked_as_one, *_others(note, (place,), sides)))


def _others(note: Note, used: tuple[int, ...], sides: Sides) -> tuple[tuple[What, str], ...]:
    """Name the fields that say something and did not come along; what only chooses cards says nothing."""
    chosen_by = {_place(note.type, name) for front in note.type.fronts for name in _CONDITION.findall(front)}
    names = [
        name
        for place, (name, markup) in enumerate(zip(note.type.fields, note.fields, strict=True))
        if place not in used and place not in chosen_by and sides.text(markup)
    ]
    if not names:
        return ()
    return (("dropped", _("fields without a place: {names}").format(names=", ".join(names))),)

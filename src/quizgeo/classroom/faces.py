"""The face of a question for one player: what is shown, with ids that tell nothing, and reading what comes back.

Everybody sees another order; an id says only at which place something stands. Without the room's seed nobody can find
out more, and the seed never leaves the server.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Literal

from msgspec import Struct

from quizgeo.classroom.events import Given
from quizgeo.classroom.map_ids import country_ids, map_name
from quizgeo.decks import Choice, Groups, Match, Multiple, Order, Question
from quizgeo.study import Asked, Blank, ask
from quizgeo.text import clean

ID_BYTES = 6
LOT_BYTES = 8
MOST_PARTS = 20
TEXT_MOST: Mapping[str, int] = {"text": 200, "find": 200, "number": 64, "date": 64, "open": 1000, "list": 100,
                                "cloze": 100, "place": 64}  # fmt: skip
"""Characters of a typed answer, or of each part of one, by kind."""


class Thing(Struct, frozen=True):
    """Something to choose, to put in order, or to sort."""

    id: str
    text: str


class Shown(Struct, frozen=True, omit_defaults=True):
    """All that anybody may see of a question before its reveal. There is no field for what is right."""

    kind: str
    text: str
    """The stem, or the instruction where the kind needs one of its own."""
    statement: str = ""
    options: tuple[Thing, ...] = ()
    """What to choose from; for order the items, for match the lefts, for groups the items."""
    targets: tuple[Thing, ...] = ()
    """match: the rights. groups: the groups."""
    parts: tuple[str | None, ...] = ()
    """cloze: the text, with None for each gap."""
    need: int = 0
    unit: str = ""
    precision: str = ""
    as_of: str = ""
    self_graded: bool = False
    map: str = ""
    """Name of its map, to be fetched from `/map/`; empty for a question without one."""
    told: tuple[str, ...] = ()
    """The map in words, for whoever sees none."""
    how: str = ""
    """find, place: how it is answered in words."""
    offered: tuple[Thing, ...] = ()
    """find: some countries by what can be said of them without their names, with their ids on the map."""


class Face(Struct, frozen=True):
    """A question as one player sees it."""

    shown: Shown
    texts: Mapping[str, str]
    """What each id stands for, as the deck writes it; on a map, the code of the country."""

    def read(self, sent: object) -> Given:
        """Give what was sent in the texts of the deck. Raises BadGivenError."""
        return _READERS.get(self.shown.kind, _text)(self, sent)

    def sent(self, given: Given) -> object:
        """Give an answer as it was sent: in this player's ids where things were chosen, as text where it was typed."""
        match given:
            case bool():
                return self.shown.options[0 if given else 1].id
            case str():
                return self._id(given)
            case dict():
                lefts = {each.text: each.id for each in self.shown.options}
                rights = {each.text: each.id for each in self.shown.targets}
                return {lefts.get(left, left): rights.get(right, right) for left, right in given.items()}
            case tuple():
                return [self._id(each) if isinstance(each, str) else each for each in given]
            case _:
                return None

    def _id(self, text: str) -> str:
        """Give what stands for a text; the text itself where nothing does."""
        for each, meant in self.texts.items():  # they are few: to turn them round would cost more
            if meant == text:
                return each
        return text


class BadGivenError(ValueError):
    """What was sent is no answer of that kind, however friendly one looks at it."""


class EmptyGivenError(ValueError):
    """Nothing was written."""


class Mould(Struct, frozen=True):
    """A question as everybody sees it, and what of it is dealt out in another order to each."""

    question: Question
    asked: Asked
    deals: Literal["options", "targets", "anew", ""]
    """`anew`: it is asked once more for each player, for some things are left out or stay in their places."""
    order: tuple[str, ...] = ()
    """The order that may not come up, for it is the answer."""

    def face(self, seed: str, p: str, q: int) -> Face:
        """Give the face for a player."""
        asked = self.asked
        options, targets = asked.options, asked.targets
        noise = _noise(f"{seed};{p}|{q}", (LOT_BYTES + ID_BYTES) * (len(options) + len(targets)) or LOT_BYTES)
        match self.deals:
            case "options":
                options = _dealt(options, noise)
                options = (*options[1:], options[0]) if options == self.order else options
            case "targets":
                targets = _dealt(targets, noise)
            case "anew":
                options = ask(self.question, self.question.key, (int.from_bytes(noise[:LOT_BYTES], "big"),)).options
        ids = _ids(noise, len(options) + len(targets))
        drawn = map_name(seed, q) if asked.map is not None and asked.map.scene is not None else ""
        things = tuple(map(Thing, ids, (*options, *targets)))
        texts = dict(zip(ids, (*options, *targets), strict=True)) or country_ids(self.question, seed, q)
        offered = self._offered(texts) if drawn else ()
        return Face(self._shown(things[: len(options)], things[len(options) :], drawn, offered), texts)

    def _offered(self, texts: Mapping[str, str]) -> tuple[Thing, ...]:
        """Give the countries that are described, each with its id on the map of this room."""
        words = self.asked.map.words if self.asked.map is not None else None
        if words is None or not words.codes:
            return ()
        ids = {code: each for each, code in texts.items()}
        pairs = zip(words.codes, words.candidates, strict=True)
        return tuple(sorted((Thing(ids[code], text) for code, text in pairs if code in ids), key=lambda each: each.id))

    def _shown(
        self, options: tuple[Thing, ...], targets: tuple[Thing, ...], drawn: str, offered: tuple[Thing, ...]
    ) -> Shown:
        asked, as_of = self.asked, self.question.as_of
        words = asked.map.words if asked.map is not None and drawn else None
        return Shown(
            asked.kind,
            asked.prompt,
            asked.statement,
            options,
            targets,
            tuple(None if isinstance(part, Blank) else part for part in asked.parts),
            asked.need,
            asked.unit,
            asked.precision,
            str(as_of) if as_of else "",
            asked.self_graded,
            drawn,
            words.lines if words is not None else (),
            words.how if words is not None and (offered or asked.kind == "place") else "",
            offered,
        )


def mould(question: Question) -> Mould:
    """Give what the faces of a question have in common, worked out once."""
    asked = ask(question, question.key, (0,))
    match question.body:
        case Choice() | Multiple() as body if question.shuffle:
            whole = len(asked.options) == len(body.options) and not any(option.pin for option in body.options)
            return Mould(question, asked, "options" if whole else "anew")
        case Order(items=items):
            return Mould(question, asked, "options", tuple(items))
        case Groups():
            return Mould(question, asked, "options")
        case Match():
            return Mould(question, asked, "targets")
        case Choice() | Multiple() as body if body.show is not None:
            return Mould(question, asked, "anew")
        case _:
            return Mould(question, asked, "")


def face(question: Question, seed: str, p: str, q: int) -> Face:
    """Give the face of a question for a player. It is the same in every round, and after a restart."""
    return mould(question).face(seed, p, q)


def _noise(text: str, size: int) -> bytes:
    """Draw so many bytes out of a text, the same ones again: a hash gives as many as it has at once."""
    noise = blake2b(text.encode()).digest()
    block = 0
    while len(noise) < size:
        block += 1
        noise += blake2b(f"{text}|{block}".encode()).digest()
    return noise


def _dealt(things: tuple[str, ...], noise: bytes) -> tuple[str, ...]:
    """Shuffle by the first bytes: every order is as likely."""
    lots = [noise[at : at + LOT_BYTES] for at in range(0, LOT_BYTES * len(things), LOT_BYTES)]
    return tuple(thing for _lot, thing in sorted(zip(lots, things, strict=True)))


def _ids(noise: bytes, number: int) -> list[str]:
    """Make so many ids of the last bytes, in the order in which they sort, so that they tell nothing but a place."""
    text = noise[len(noise) - ID_BYTES * number :].hex()
    return sorted(text[at : at + 2 * ID_BYTES] for at in range(0, len(text), 2 * ID_BYTES))


# -- what comes back ------------------------------------------------------------------------------------------------


def _known(face: Face, sent: object) -> str:
    """Give the text of an id that this player was shown."""
    text = face.texts.get(sent) if isinstance(sent, str) else None
    if text is None:
        raise BadGivenError("id")
    return text


def _choice(face: Face, sent: object) -> Given:
    return _known(face, sent)


def _judgement(face: Face, sent: object) -> Given:
    """Read which of the two was chosen: the first one is true."""
    return _known(face, sent) == face.shown.options[0].text


def _several(face: Face, sent: object) -> tuple[str, ...]:
    """Read a list of ids, each once."""
    if not isinstance(sent, Sequence) or isinstance(sent, str) or len(sent) > len(face.texts):
        raise BadGivenError("given")
    texts = tuple(_known(face, each) for each in sent)
    if len(set(map(str, sent))) != len(sent):
        raise BadGivenError("given")
    return texts


def _multiple(face: Face, sent: object) -> Given:
    chosen = _several(face, sent)
    if not chosen:
        raise EmptyGivenError
    return chosen


def _order(face: Face, sent: object) -> Given:
    texts = _several(face, sent)
    if len(texts) != len(face.shown.options):
        raise BadGivenError("given")
    return texts


def _pairs(face: Face, sent: object) -> Given:
    """Read `{left: right}`: every left or item once, with one of the targets."""
    lefts = {each.id for each in face.shown.options}
    targets = {each.id for each in face.shown.targets}
    if not isinstance(sent, Mapping) or set(sent) != lefts or not targets.issuperset(sent.values()):
        raise BadGivenError("given")
    return {face.texts[left]: face.texts[right] for left, right in sent.items()}


def _text(face: Face, sent: object) -> str:
    if not isinstance(sent, str) or len(sent) > TEXT_MOST.get(face.shown.kind, 200):
        raise BadGivenError("given")
    text = clean(sent)
    if not text:
        raise EmptyGivenError
    return text


def _country(face: Face, sent: object) -> Given:
    """Read a country that was chosen on the map, as its code, or a name that was typed."""
    chosen = face.texts.get(sent) if isinstance(sent, str) else None
    return chosen or _text(face, sent)


def _texts(face: Face, sent: object) -> Given:
    if not isinstance(sent, Sequence) or isinstance(sent, str) or len(sent) > MOST_PARTS:
        raise BadGivenError("given")
    longest = TEXT_MOST[face.shown.kind]
    if not all(isinstance(each, str) and len(each) <= longest for each in sent):
        raise BadGivenError("given")
    texts = tuple(clean(str(each)) for each in sent)
    gaps = face.shown.parts.count(None)
    if gaps and len(texts) != gaps:
        raise BadGivenError("given")
    if not any(texts):
        raise EmptyGivenError
    return texts if gaps else tuple(filter(None, texts))


def _point(face: Face, sent: object) -> Given:
    """Read latitude and longitude in degrees."""
    if isinstance(sent, str):
        return _text(face, sent)
    if not isinstance(sent, Sequence) or len(sent) != 2:  # noqa: PLR2004 - a point has two numbers
        raise BadGivenError("given")
    lat, lon = sent
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        raise BadGivenError("given")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - degrees of the globe
        raise BadGivenError("given")
    return float(lat), float(lon)


def _have_it(face: Face, sent: object) -> Given:
    del face
    if sent is not None:
        raise BadGivenError("given")
    return None


_READERS = {
    "choice": _choice, "true_false": _judgement, "multiple": _multiple, "order": _order, "match": _pairs,
    "groups": _pairs, "list": _texts, "cloze": _texts, "place": _point, "flashcard": _have_it,
    "find": _country,
}  # fmt: skip

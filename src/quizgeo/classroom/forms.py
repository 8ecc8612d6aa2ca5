"""Between a question as a room shows it and as study asks it: so that one form serves both. Pure.

A room names things by ids that tell nothing, a form by their texts; texts of one list are all different.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from quizgeo.answers import Given
from quizgeo.classroom.faces import Shown, Thing
from quizgeo.decks import CardKey
from quizgeo.study import Asked, AskedMap, Blank

_BY_ID = frozenset({"choice", "multiple", "order", "find"})


def asked_of(shown: Shown) -> Asked:
    """Give a question of a room as forms ask it."""
    return Asked(
        CardKey(""),
        shown.kind,
        shown.text,
        shown.statement,
        tuple(each.text for each in shown.options),
        tuple(each.text for each in shown.targets),
        tuple(Blank() if part is None else part for part in shown.parts),
        shown.need,
        shown.unit,
        cast("Literal['', 'year', 'month', 'day']", shown.precision),
        self_graded=shown.self_graded,
        map=_map_in_words(shown),
    )


def _map_in_words(shown: Shown) -> AskedMap | None:
    """Give the map of a question as it is told; what is chosen on it is chosen by its id."""
    if not shown.told:
        return None
    from quizgeo.answers import MapWords  # with the maps, which few decks need

    texts, ids = tuple(each.text for each in shown.offered), tuple(each.id for each in shown.offered)
    return AskedMap(None, MapWords(shown.told, shown.how, texts, ids))


def sent_of(shown: Shown, given: Given | None) -> object:
    """Give an answer of a form as it is sent: in ids where things were chosen, as text where it was typed."""
    match given:
        case None:
            return None
        case bool():
            return shown.options[0 if given else 1].id
        case str():
            return _sent_text(shown, given)
        case Mapping():
            lefts, rights = _ids(shown.options), _ids(shown.targets)
            return {lefts[left]: rights[right] for left, right in given.items()}
        case _:
            ids = _ids(shown.options) if shown.kind in _BY_ID else {}
            return [ids.get(each, each) if isinstance(each, str) else each for each in given]


def _sent_text(shown: Shown, text: str) -> object:
    if shown.kind == "list":
        return _items(text, shown.need)
    return _ids(shown.options).get(text, text) if shown.options else text


def _ids(things: Sequence[Thing]) -> dict[str, str]:
    return {each.text: each.id for each in things}


def _items(line: str, need: int) -> list[str]:
    """Take what was typed on one line apart: at semicolons, and where these make too few at commas too."""
    parts = [part for part in line.split(";") if part.strip()]
    if len(parts) < need or len(parts) == 1:
        parts = line.replace(";", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def given_of(shown: Shown, sent: object) -> Given | None:
    """Give an answer that was sent as forms have it, in texts; None where it was "I have it", or cannot be read."""
    texts = {each.id: each.text for each in (*shown.options, *shown.targets, *shown.offered)}
    match sent:
        case str() if shown.kind == "true_false":
            return bool(shown.options) and sent == shown.options[0].id
        case str():
            return texts.get(sent, sent) if shown.kind in _BY_ID else sent
        case Mapping():
            return {texts.get(str(left), str(left)): texts.get(str(right), str(right)) for left, right in sent.items()}
        case [int() | float() as lat, int() | float() as lon] if shown.kind == "place":
            return float(lat), float(lon)
        case Sequence():
            return tuple(texts.get(str(each), str(each)) if shown.kind in _BY_ID else str(each) for each in sent)
        case _:
            return None

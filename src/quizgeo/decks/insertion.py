"""Fields put into a text of YAML without touching another character of it, and the proof that nothing else changed."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from quizgeo.decks.lines import BREAK
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries, is_empty
from quizgeo.patterns import regex

_BLOCK = frozenset("|>")
_JSON = '"'
_VISIBLE = regex(r"\S")


class Put(Struct, frozen=True):
    """A field that is put into a mapping, and the change of the text that does it."""

    mapping: int
    """Where the mapping begins in the text as it was."""
    name: str
    value: str
    quotes: str
    """What it stands in: the quotes of JSON where the mapping is written so, or nothing."""
    start: int
    end: int
    """The stretch that is taken out, from its first character to that after its last."""
    text: str
    """What stands there instead."""


def changed(text: str, puts: Iterable[Put]) -> str:
    """Put fields into a text, each into a mapping of its own."""
    parts, done = [], 0
    for put in sorted(puts, key=lambda each: each.start):
        parts += [text[done : put.start], put.text]
        done = put.end
    return "".join([*parts, text[done:]])


def first_field(text: str, node: MapNode, name: str, value: str) -> Put:
    """Put a field before the others of a mapping, in its own style and with the line ends of the place."""
    start = node.keys[0].start_mark
    if text[node.start_mark.index] == "{":
        quotes = _quotes(node.keys[0])
        written = f"{quotes}{name}{quotes}: {quotes}{value}{quotes}, "
    else:
        quotes = ""
        indent = _VISIBLE.sub(" ", text[start.index - start.column : start.index])
        found = BREAK.search(text, start.index) or BREAK.search(text)
        written = f"{name}: {value}{found.group() if found else chr(10)}{indent}"
    return Put(node.start_mark.index, name, value, quotes, start.index, start.index, written)


def new_value(node: MapNode, name: str, value: str) -> Put | None:
    """Put a value in the place of a field's; None where it is not a text on one line."""
    key, old = entries(node)[name]
    at = node.start_mark.index
    if is_empty(old) and old.start_mark.index == old.end_mark.index:
        after = key.end_mark.index + 1  # the colon
        return Put(at, name, value, "", after, after, f" {value}")
    if not isinstance(old, Scalar) or (old.style or "") in _BLOCK:
        return None
    quotes = _quotes(old)
    return Put(at, name, value, quotes, old.start_mark.index, old.end_mark.index, f"{quotes}{value}{quotes}")


def _quotes(model: Scalar) -> str:
    """Give the quotes for a text that stands beside another, or in its place."""
    return _JSON if model.style == _JSON else ""


def image(node: Node | None, puts: Mapping[int, Put] | None = None) -> object:
    """Give a tree as a value that equals another's when they hold the same texts in the same quotes and order.

    puts: fields that mappings get, by the place where these begin.
    """
    if isinstance(node, ListNode):
        return [image(item, puts) for item in node.items]
    if isinstance(node, MapNode):
        held = [(_text(key), image(value, puts)) for key, value in zip(node.keys, node.values, strict=True)]
        put = (puts or {}).get(node.start_mark.index)
        return tuple(held if put is None else _with(put, held))
    return _text(node) if isinstance(node, Scalar) else None


def _with(put: Put, held: Sequence[tuple[tuple[str, str], object]]) -> list[tuple[tuple[str, str], object]]:
    value = put.value, put.quotes
    if not any(key[0] == put.name for key, _own in held):
        return [((put.name, put.quotes), value), *held]
    return [(key, value if key[0] == put.name else own) for key, own in held]


def _text(node: Scalar) -> tuple[str, str]:
    return node.value, node.style or ""

"""Fields put into a text of YAML without touching another character of it, and the proof that nothing else changed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgeo.decks.lines import BREAK
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries, is_empty

_BLOCK = frozenset("|>")
_VISIBLE = re.compile(r"\S")

Fields = Mapping[int, tuple[str, str]]
"""Name and value of a field for mappings, by the place in the text where these begin."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a text, from its first character to that after its last, and what stands there instead."""

    start: int
    end: int
    text: str


def changed(text: str, changes: Iterable[Change]) -> str:
    """Make changes that do not overlap."""
    parts, done = [], 0
    for change in sorted(changes, key=lambda each: each.start):
        parts += [text[done : change.start], change.text]
        done = change.end
    return "".join([*parts, text[done:]])


def first_field(text: str, node: MapNode, name: str, value: str) -> Change:
    """Put a field before the others of a mapping, in its own style and with the line ends of the place."""
    start = node.keys[0].start_mark
    if text[node.start_mark.index] == "{":
        return Change(start.index, start.index, f"{name}: {value}, ")
    indent = _VISIBLE.sub(" ", text[start.index - start.column : start.index])
    found = BREAK.search(text, start.index) or BREAK.search(text)
    return Change(start.index, start.index, f"{name}: {value}{found.group() if found else chr(10)}{indent}")


def new_value(node: MapNode, name: str, value: str) -> Change | None:
    """Put a value in the place of a field's; None where it is not a text on one line."""
    key, old = entries(node)[name]
    if is_empty(old) and old.start_mark.index == old.end_mark.index:
        after = key.end_mark.index + 1  # the colon
        return Change(after, after, f" {value}")
    if not isinstance(old, Scalar) or (old.style or "") in _BLOCK:
        return None
    return Change(old.start_mark.index, old.end_mark.index, value)


def image(node: Node | None, given: Fields | None = None) -> object:
    """Give a tree as a value that equals another's when they hold the same texts in the same quotes and order.

    given: fields that mappings get in place of their own, or before all others.
    """
    if isinstance(node, ListNode):
        return [image(item, given) for item in node.items]
    if isinstance(node, MapNode):
        held = [(_text(key), image(value, given)) for key, value in zip(node.keys, node.values, strict=True)]
        field = (given or {}).get(node.start_mark.index)
        return tuple(held if field is None else _with(field, held))
    return _text(node) if isinstance(node, Scalar) else None


def _with(field: tuple[str, str], held: Sequence[tuple[object, object]]) -> list[tuple[object, object]]:
    name, value = field
    if not any(key == (name, "") for key, _value in held):
        return [((name, ""), (value, "")), *held]
    return [(key, (value, "") if key == (name, "") else own) for key, own in held]


def _text(node: Scalar) -> tuple[str, str]:
    return node.value, node.style or ""

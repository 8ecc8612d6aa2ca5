"""YAML as other programs take it: plain texts are numbers, truth values or nothing where they look like it.

Our own reader takes every scalar as text. What stands here is for what is handed to other programs, such as editors.
Source: YAML 1.2.2, chapter 10.3.2, the tag resolution of the core schema.
"""

import re

from quizgeo.decks.events import read_tree
from quizgeo.decks.nodes import NOTHING, ListNode, MapNode, Node, Scalar
from quizgeo.decks.report import Report

Generic = str | int | float | bool | None | list["Generic"] | dict[str, "Generic"]
"""A value of JSON."""

_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?[0-9]{1,300}")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def read_generic(text: str) -> Generic:
    """Read a YAML text without errors of syntax, such as an example of the field table."""
    root = read_tree(text, Report(""))[0].root
    return None if root is None else generic(root)


def generic(node: Node) -> Generic:
    """Give a node as other programs take it."""
    if isinstance(node, ListNode):
        return [generic(item) for item in node.items]
    if isinstance(node, MapNode):
        return {name: generic(value) for name, value in zip(node.names, node.values, strict=True)}
    if isinstance(node, Scalar):
        return node.value if node.style else _resolved(node.value)
    return None


def _resolved(plain: str) -> Generic:
    if plain in NOTHING:
        return None
    if plain in _TRUTH:
        return _TRUTH[plain]
    if _WHOLE.fullmatch(plain):
        return int(plain)
    if _BASED.fullmatch(plain):
        return int(plain, 0)
    return float(plain) if _FLOAT.fullmatch(plain) else plain

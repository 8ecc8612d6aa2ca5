"""The plain part of YAML, read by splitting lines: what it takes, PyYAML reads as the same, in four times the time.

It takes a list of questions in which each text stands on one line, bare or in quotes, or below `>` or `|`; lists and
mappings in brackets and braces, or below their key; comments; empty lines. Anything else, right or not, is for PyYAML.
"""

import re
from collections.abc import Iterator, Sequence

from quizgeo.decks import limits
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar
from quizgeo.decks.plain_lines import SIGNS, VOID, block, is_comment, is_odd, quoted, spread, uncommented
from quizgeo.decks.unplaced import KEPT, NOWHERE, NotPlainError, PlainScalar, Unplaced
from quizgeo.patterns import regex

_LISTED = regex(r"^questions:(?: [^\n]*)?\n", re.MULTILINE)
_ABOVE = regex(VOID)
_LOOSE = regex(r"^(?:(?: *+|#[^\n]*+)\n)++(?=[^ \n])", re.MULTILINE)
"""Empty lines and comments above a field of the head. One that is indented may be part of a text below `|` or `>`."""
_FIRST = regex(rf"{VOID}( *+)-( ++)(?=[^\s#])")
_FIRST_SIGN = r"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`]|-(?=\w))"""
_EASY = rf"{_FIRST_SIGN}[^,\[\]{{}}:\n]*+(?<! )"
_LIST = regex(rf"\[{_EASY}(?:, {_EASY})*+\]")
_MAP = regex(rf"\{{{_EASY}: {_EASY}(?:, {_EASY}: {_EASY})*+\}}")
_TEXT = rf"""(?:({_FIRST_SIGN}(?:[^,\[\]{{}}:\n]++|:(?=[\w/]))*+)|"([^"\\\n]++)"|'([^'\n]++)'(?!'))"""
_ATOM = regex(_TEXT)
_KEY = regex(rf"{_TEXT}: ++")
_OPEN = regex(r"[\[{][ \n]*+")
_NEXT = regex(r"[ \n]*+([,\]}])[ \n]*+")
_FLOWS = 3
"""Brackets and braces inside one another; with the blocks and what is around a question within limits.DEPTH."""
_BLOCKS = 3
"""Lists and mappings of several lines inside one another, the question among them."""


def part(text: str) -> tuple[str, str]:
    """Part a text behind the line `questions:`. Raises NotPlainError if it has none, or maybe too much of anything."""
    text = text.replace("\r\n", "\n")
    found = _LISTED.search(text)
    if found is None or "\t" in text or "\r" in text:
        raise NotPlainError
    head, body = text[: found.end()], text[found.end() :]
    if len(head) > limits.HELD or len(head) + _most_values(body) > limits.VALUES:
        raise NotPlainError
    return head, body


def plain_head(text: str) -> MapNode | None:
    """Read what ends in the line `questions:`, which then stands for nothing; None for what is not plain."""
    above, questions, rest = _LOOSE.sub("", text).rpartition("\nquestions:\n")
    if not questions or rest or "|+" in above or ">+" in above:
        return None
    root = _Reader(commented="#" in above).question(above, 0)
    if root is None or "questions" in root.names:
        return None
    nothing = ListNode([], NOWHERE, NOWHERE)
    keys = [*root.keys, PlainScalar("questions")]
    return MapNode((*root.names, "questions"), keys, [*root.values, nothing], NOWHERE, NOWHERE)


def _most_values(body: str) -> int:
    """Give how many values there may be at most: something stands before each, if only a line end."""
    signs = body.encode()
    return len(signs) - len(signs.translate(None, b"\n-,[{"))


class PlainList:
    """The questions of the list in a text."""

    def __init__(self, body: str, line: int) -> None:
        """Take the text below a line, counted from 0. Raises NotPlainError."""
        first = _FIRST.match(body)
        if first is None:
            raise NotPlainError
        self.line = line + body.count("\n", 0, first.end())
        """Line of the question that was given last, counted from 0; before, that of the first."""
        self._dash = f"{first[1]}-{first[2]}"
        self._texts = body[first.end() :].split(f"\n{self._dash}")
        self._commented = "#" in body
        self._ended = body.endswith("\n")

    def __iter__(self) -> Iterator[MapNode | None]:
        """Give the questions one by one; of their places only the line is known. None for one that is not plain."""
        reader, column, line = _Reader(commented=self._commented), len(self._dash), self.line
        for place, text in enumerate(self._texts):
            self.line = line
            plain = self._ended or self.has_next(place)  # the last text below `|` would lack its line end
            node = reader.question(text, column) if plain else None
            if node is not None:
                node.start_mark = Unplaced(line)
            yield node
            line += text.count("\n") + 1

    def has_next(self, place: int) -> bool:
        """Tell whether a question follows another."""
        return place + 1 < len(self._texts)

    def lines(self, place: int) -> str:
        """Give the lines of a question, and the dash of the next one."""
        return f"{self._dash}{self._texts[place]}" + (f"\n{self._dash}" if self.has_next(place) else "")


class _Reader:
    """Reads nodes out of texts, and keeps those that may come again: none of them has a place."""

    def __init__(self, *, commented: bool) -> None:
        """Take whether there may be comments."""
        self._commented = commented
        self._flows: dict[str, Node] = {}
        self._keys: dict[tuple[str, ...], tuple[tuple[str, ...], list[Scalar]]] = {}
        self._splits: dict[int, re.Pattern[str]] = {}

    def question(self, text: str, column: int) -> MapNode | None:
        """Read what follows the dash of a question."""
        try:
            node = self.item(text, column, 0)
        except NotPlainError:
            return None
        return node if type(node) is MapNode else None

    def item(self, text: str, column: int, deep: int) -> Node:
        """Read what follows a dash: a mapping whose keys stand at a column, or anything else."""
        first, _break, rest = text.partition("\n")
        if first[:1] not in SIGNS and (": " in first or first[-1] == ":"):
            return self._mapping(text, column, deep + 1)
        return self._value(spread(uncommented(first), rest))

    def _mapping(self, text: str, column: int, deep: int) -> MapNode:
        """Read a mapping, the first key without its indentation."""
        names: list[str] = []
        values: list[Node] = []
        entries = self._entries(text, column, deep)
        plainer = len(entries) == text.count("\n") + 1 and not (self._commented and "#" in text)
        for entry in entries:
            name, _colon, raw = entry.partition(": ")
            if not plainer and ("\n" in entry or entry[:1] == "#" or " #" in raw):
                if is_comment(entry):
                    continue
                name, node = self._entry(entry, column, deep)
            elif raw[:1] in SIGNS:
                node = self._flows.get(raw) or self._kept(raw)
            elif ": " in raw or raw[-1] in ": ":
                node = self._value(raw.strip(" "))
            else:
                node = PlainScalar(raw)
            names.append(name)
            values.append(node)
        return self._named(names, values)

    def _entries(self, text: str, column: int, deep: int) -> Sequence[str]:
        """Part a mapping before each of its keys."""
        if deep > _BLOCKS:
            raise NotPlainError
        start = "\n" + " " * column
        if f"{start} " not in text and f"{start}-" not in text:
            return text.split(start)
        split = self._splits.get(column)
        if split is None:
            split = self._splits[column] = regex(f"{start}(?![ -])")
        return split.split(text)

    def _named(self, names: Sequence[str], values: list[Node]) -> MapNode:
        """Make a mapping, if it has keys and these are plain texts unlike each other."""
        written = tuple(names)
        known = self._keys.get(written)
        if known is None:
            if not written or len(set(written)) != len(written) or any(map(is_odd, written)):
                raise NotPlainError
            known = written, [PlainScalar(name) for name in written]
            if len(self._keys) < KEPT:
                self._keys[written] = known
        return MapNode(*known, values, NOWHERE, NOWHERE)

    def _entry(self, text: str, column: int, deep: int) -> tuple[str, Node]:
        """Read a key and what stands behind or below it."""
        first, _break, rest = text.partition("\n")
        name, colon, raw = first.partition(": ")
        if not colon:
            if first[-1:] != ":":
                raise NotPlainError
            name = first[:-1]
        raw = uncommented(raw)
        if not raw:
            return name, self._below(rest, column, deep)
        if raw[0] in "|>":
            return name, block(raw, rest, column)
        whole = spread(raw, rest)
        return name, self._flows.get(whole) or self._kept(whole)

    def _below(self, text: str, column: int, deep: int) -> Node:
        """Read the list or mapping below a key."""
        above = _ABOVE.match(text)
        text = text[above.end() :] if above else text
        indent = len(text) - len(text.lstrip(" "))
        if text.startswith("- ", indent) and indent >= column and deep < _BLOCKS:
            items = text[indent + 2 :].split("\n" + " " * indent + "- ")
            return ListNode([self.item(each, indent + 2, deep + 1) for each in items], NOWHERE, NOWHERE)
        if indent <= column:
            raise NotPlainError
        return self._mapping(text[indent:], indent, deep + 1)

    def _kept(self, raw: str) -> Node:
        """Read what begins with a sign and is often the same, such as tags."""
        node = self._value(raw.strip(" "))
        if len(self._flows) < KEPT:
            self._flows[raw] = node
        return node

    def _value(self, raw: str) -> Node:
        """Read what stands on one line, without comment and spaces around it."""
        sign = raw[:1]
        if sign == "[" and _LIST.fullmatch(raw):
            return ListNode([PlainScalar(each) for each in raw[1:-1].split(", ")], NOWHERE, NOWHERE)
        if sign == "{" and _MAP.fullmatch(raw):
            pairs = [each.partition(": ") for each in raw[1:-1].split(", ")]
            return self._named([pair[0] for pair in pairs], [PlainScalar(pair[2]) for pair in pairs])
        if sign in SIGNS and not (sign == "-" and raw[1:2] not in SIGNS):
            node, end = self._flow(raw, 0, _FLOWS)
            if end != len(raw):
                raise NotPlainError
            return node
        if ": " in raw or raw[-1] == ":":
            raise NotPlainError
        return PlainScalar(raw)

    def _flow(self, raw: str, at: int, deep: int) -> tuple[Node, int]:
        """Read what stands at a place of a line within brackets or braces, and give the place behind it."""
        opening = _OPEN.match(raw, at)
        if opening is None:
            return _text(raw, at, _ATOM)
        names: list[str] = []
        values: list[Node] = []
        at, sign, closing = opening.end(), ",", "]" if raw[at] == "[" else "}"
        while sign == "," and deep:
            if closing == "}":
                key, at = _text(raw, at, _KEY)
                names.append(key.value)
            node, at = self._flow(raw, at, deep - 1) if raw[at : at + 1] in ("[", "{") else _text(raw, at, _ATOM)
            values.append(node)
            behind = _NEXT.match(raw, at)
            if behind is None:
                raise NotPlainError
            at, sign = behind.end(), behind[1]
        if sign != closing:
            raise NotPlainError
        return self._named(names, values) if names else ListNode(values, NOWHERE, NOWHERE), at


def _text(raw: str, at: int, shape: re.Pattern[str]) -> tuple[PlainScalar, int]:
    """Read a text within brackets or braces, bare or in quotes, and give the place behind it."""
    found = shape.match(raw, at)
    if found is None:
        raise NotPlainError
    bare = found[1]
    return PlainScalar(bare.rstrip(" ")) if bare else quoted(found[2] or found[3]), found.end()

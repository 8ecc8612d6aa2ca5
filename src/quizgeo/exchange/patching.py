"""Fields of questions put into the text of a deck at their marks: every other character stays as it was."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from quizgeo.decks.emitting_values import Lines
from quizgeo.decks.lines import BREAK
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries
from quizgeo.patterns import regex

_BLOCK = frozenset("|>")


_COMMENT = regex(r"(?<![^\s])#[^\r\n]*")


class CannotPatchError(Exception):
    """A question is written in a way that nothing can be put into."""


class Cut(Struct, frozen=True, order=True):
    """A stretch of the text, and what comes into its place."""

    start: int
    end: int
    text: str


class Change(Struct, frozen=True):
    """What a question is to say from now on."""

    fields: Mapping[str, Lines]
    """Lines of the fields that are new or renewed, by name."""
    gone: frozenset[str] = frozenset()
    """Fields that no longer go with it."""
    kind: Mapping[str, Lines] = {}
    """All fields of its kind, for where it is written in another form, whose fields are among those gone."""


def apply(text: str, cuts: Iterable[Cut]) -> str:
    """Put changes into a text; none of them touches another."""
    parts, done = [], 0
    for cut in sorted(cuts):
        parts += [text[done : cut.start], cut.text]
        done = cut.end
    return "".join([*parts, text[done:]])


class Patcher:
    """Makes the changes of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = BREAK.search(text)
        self._break = found.group() if found else "\n"

    def changes(self, node: MapNode, change: Change) -> Iterator[Cut]:
        """Change the fields of a question. Raises CannotPatchError when it stands in braces."""
        if self._text[node.start_mark.index] == "{" or not node.keys:
            raise CannotPatchError
        fields = entries(node)
        renewed = {**(change.fields if change.gone.isdisjoint(fields) else change.kind), **change.fields}
        added = {name: lines for name, lines in renewed.items() if name not in fields}
        for name, (key, value) in fields.items():
            if name in renewed:
                yield self._renewed(key, value, renewed[name])
            elif name in change.gone and added:
                yield self._renewed(key, value, [line for lines in added.values() for line in lines])
                added = {}
            elif name in change.gone:
                yield self._removed(key, value)
        if added:
            yield self._added(node, [line for lines in added.values() for line in lines])

    def rewritten(self, node: MapNode, lines: Sequence[str]) -> Cut:
        """Write a question anew where it stands; a comment behind it would be read as text of its last line."""
        start, end = node.start_mark, node.end_mark.index
        rest = self._text[end : self._line_end(end)]
        said = [rest.strip()] if rest.strip() else []
        return Cut(start.index, end + len(rest), self._joined([*said, *lines], start.column))

    def _renewed(self, key: Scalar, value: Node, lines: Sequence[str]) -> Cut:
        """Put lines in the place of a field; comments among its own come to stand above, or behind where they can."""
        start, end = key.start_mark.index, self._end(value, key)
        comments = self._comments(value, key.end_mark.index + 1)
        rest = self._text[end : self._line_end(end)]
        if len(lines) > 1 and rest.strip():
            comments.append(rest.strip())
            end += len(rest)
        return Cut(start, end, self._joined([*comments, *lines], key.start_mark.column))

    def _comments(self, node: Node, since: int) -> list[str]:
        """Give the comments before a value and among what it holds, where these stand one below another."""
        found = [each.strip() for each in _COMMENT.findall(self._text[since : node.start_mark.index])]
        if isinstance(node, Scalar) or self._text[node.start_mark.index] in "[{":
            return found
        children = node.items if isinstance(node, ListNode) else _in_turn(node)
        at = node.start_mark.index
        for child in children:
            found += self._comments(child, at)
            at = max(self._end(child, None), child.start_mark.index)
        return found

    def _removed(self, key: Scalar, value: Node) -> Cut:
        start = key.start_mark.index - key.start_mark.column
        if self._text[start : key.start_mark.index].strip():
            raise CannotPatchError
        return Cut(start, self._next_line(self._end(value, key)), "")

    def _added(self, node: MapNode, lines: Sequence[str]) -> Cut:
        """Put fields before those that are only kept, or else behind the last one."""
        column = node.keys[0].start_mark.column
        for key in node.keys[1:]:
            if key.value.startswith("x-"):
                at = key.start_mark.index
                return Cut(at, at, f"{self._joined(lines, column)}{self._break}{' ' * column}")
        at = self._line_end(self._end(node.values[-1], node.keys[-1]))
        return Cut(at, at, f"{self._break}{' ' * column}{self._joined(lines, column)}")

    def appended(self, listed: Node | None, lines: Sequence[str]) -> Cut:
        """Put the lines of questions behind the last one of the list.

        Raises CannotPatchError where the list stands in brackets.
        """
        if not isinstance(listed, ListNode) or not listed.items or self._text[listed.start_mark.index] == "[":
            raise CannotPatchError
        at = self._line_end(self._end(listed.items[-1], None))
        return Cut(at, at, "".join(f"{self._break}{line}" for line in lines))

    def above(self, node: MapNode, comment: str) -> Iterator[Cut]:
        """Put a comment above a question whose dash stands in the line of its first field; above no other."""
        start = node.start_mark.index - node.start_mark.column
        before = self._text[start : node.start_mark.index]
        if before.strip() == "-":
            yield Cut(start, start, f"{' ' * before.index('-')}# {comment}{self._break}")

    def _joined(self, lines: Sequence[str], column: int) -> str:
        return self._break.join([lines[0], *(f"{' ' * column}{line}" if line else "" for line in lines[1:])])

    def _end(self, node: Node, key: Scalar | None) -> int:
        """Give where a value ends: behind its last sign."""
        text, start = self._text, node.start_mark.index
        if isinstance(node, Scalar):
            if start == node.end_mark.index and key is not None:
                return key.end_mark.index + 1  # the colon
            end = node.end_mark.index
            return start + len(text[start:end].rstrip()) if (node.style or "") in _BLOCK else end
        if isinstance(node, ListNode) and node.items and text[start] != "[":
            return self._end(node.items[-1], None)
        if isinstance(node, MapNode) and node.keys and text[start] != "{":
            return self._end(node.values[-1], node.keys[-1])
        return node.end_mark.index

    def _line_end(self, at: int) -> int:
        found = BREAK.search(self._text, at)
        return found.start() if found else len(self._text)

    def _next_line(self, at: int) -> int:
        found = BREAK.search(self._text, at)
        return found.end() if found else len(self._text)


def _in_turn(node: Node) -> list[Node]:
    """Give keys and values as they stand one behind another; nothing of what is no mapping."""
    return (
        [each for pair in zip(node.keys, node.values, strict=True) for each in pair]
        if isinstance(node, MapNode)
        else []
    )

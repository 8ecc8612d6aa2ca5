"""Nodes into typed values: the reading functions that others are made of.

A reading function takes a node and the report. It gives the value, or None after writing down what is wrong.
"""

from collections.abc import Callable
from typing import TypeVar

from quizgeo.decks import limits
from quizgeo.decks.guesses import Guesses
from quizgeo.decks.nodes import NOTHING, ListNode, Lost, MapNode, Node, PlacedScalar, Scalar, is_empty
from quizgeo.decks.report import Report, here, shown
from quizgeo.decks.scalars import MisreadError, is_slug, slug_of
from quizgeo.decks.unplaced import KEPT, NOWHERE
from quizgeo.language import _
from quizgeo.text import clean, removed

T = TypeVar("T")
Read = Callable[[Node, Report], T | None]

_NEEDED = frozenset(("quizgeo", "deck", "title", "language", "translates", "part_of"))
"""Fields of a head that cannot be left out."""
_ENUMERATED = frozenset(("accept", "reject", "wrong"))
"""Fields in which one text with commas is hardly one."""
_MOST_WORDS = 4
"""Of each thing in an enumeration."""
_LEAST = max(map(len, NOTHING))
"""Characters of the longest word that may stand for nothing; shorter texts are looked at more closely."""


def line(name: str, longest: int = limits.LINE) -> Read[str]:
    """Read one line of text; line ends become spaces."""

    def read(node: Node, report: Report) -> str | None:
        try:
            raw = node.value  # type: ignore[union-attr] # others raise
        except AttributeError:
            misshapen(node, report, name, _("one line of text"))
            return None
        if _LEAST < len(raw) <= longest and raw.isascii() and raw.isprintable() and raw[0] != " ":
            return raw.rstrip()
        return tidy(node, report, name, longest)  # type: ignore[arg-type] # it has a value

    return read


def text(name: str) -> Read[str]:
    """Read a text of any number of lines."""

    def read(node: Node, report: Report) -> str | None:
        try:
            raw = node.value  # type: ignore[union-attr] # others raise
        except AttributeError:
            misshapen(node, report, name, _("a text"))
            return None
        if _LEAST < len(raw) <= limits.TEXT and raw.isascii() and raw.isprintable() and raw[0] != " ":
            return raw.rstrip()
        return tidy(node, report, name, limits.TEXT, lines=True)  # type: ignore[arg-type] # it has a value

    return read


def tidy(node: Scalar, report: Report, name: str, longest: int, *, lines: bool = False) -> str | None:
    """Clean the text of a scalar: report what was taken out, what is left empty, and what is too long."""
    raw = node.value
    if len(raw) > longest:
        message = _('"{name}" is longer than {count} characters').format(name=name, count=longest)
        report.add("YA007", node, message, _("shorten it"))
        return None
    cleaned = clean(raw, lines=lines)
    if cleaned != raw and (gone := removed(raw)):
        message = _("invisible {signs} was removed").format(signs=", ".join(gone[:5]))
        report.add("YA005", node, message, _("delete it from the file"))
    if not cleaned or is_empty(node):
        empty(node, report, name)
        return None
    if cleaned.count("\n") >= limits.LINES:
        message = _('"{name}" has more than {count} lines').format(name=name, count=limits.LINES)
        report.add("YA007", node, message, _("shorten it"))
        return None
    return cleaned


def empty(node: Node, report: Report, name: str) -> None:
    """Report a field without a value, or with a plain word that stands for none."""
    if type(node) is PlacedScalar and node.marked:
        report.errors += 1  # a text that YAML took for a sign of its own, which is told already
        return
    message, fix = _('"{name}" is empty').format(name=name), _("write a value, or delete the field")
    if name == "questions":
        fix = _("add a question")
    elif name in _NEEDED:
        fix = _("write a value")
    if isinstance(node, Scalar) and node.value in NOTHING and node.value:
        message = _('"{name}" is empty: {word} stands for nothing').format(name=name, word=node.value)
        fix = _('write a value, or "{word}" with its quotes if the word is meant').format(word=node.value)
    report.trouble("empty", node, message, fix)


def misshapen(node: Node, report: Report, name: str, wanted: str) -> None:
    """Report a node of another shape than `wanted`."""
    if is_empty(node):
        empty(node, report, name)
    elif type(node) is Lost:
        report.errors += 1  # why is told already
    else:
        message = _('"{name}" must be {wanted}, here is {here}').format(name=name, wanted=wanted, here=here(node))
        report.trouble("shape", node, message, _("write {wanted}").format(wanted=wanted))


def parsed(name: str, parse: Callable[[str], T], trouble: str = "value", read_text: Read[str] | None = None) -> Read[T]:
    """Read a text and make a value of it by `parse`, which raises MisreadError.

    trouble: what it is when that fails, or the code of the problem. read_text: `line` unless given.
    """
    read_written = read_text or line(name)
    known: dict[str | None, T] = {}

    def read(node: Node, report: Report) -> T | None:
        value = known.get(getattr(node, "value", None))
        if value is not None:
            return value
        written = read_written(node, report)
        if written is None:
            return None
        try:
            value = parse(written)
        except MisreadError as error:
            report.trouble(trouble, node, error.message, error.fix)
            return None
        known[written] = value
        return value

    return read


def slug(name: str) -> Read[str]:
    """Read an identity."""
    read_line = line(name)

    def read(node: Node, report: Report) -> str | None:
        raw = getattr(node, "value", "")
        if is_slug(raw) and not is_empty(node):  # nothing is left to clean
            return raw
        written = read_line(node, report)
        if written is None or is_slug(written):
            return written
        better = slug_of(written)
        message = _('"{text}" is not an identity of small letters, digits and single dashes').format(
            text=shown(written)
        )
        fix = _("write {better}").format(better=better) if better else _("write letters from a to z")
        report.trouble("slug", node, message, fix)
        return None

    return read


def word(name: str, words: tuple[str, ...]) -> Read[str]:
    """Read one word of a set."""
    read_line, guesses = line(name), Guesses(words)

    def read(node: Node, report: Report) -> str | None:
        written = read_line(node, report)
        if written is None or written in words:
            return written
        close = guesses.nearest(written)
        message = _('"{text}" is not one of {words}').format(text=shown(written), words=", ".join(words))
        report.trouble("word", node, message, _('did you mean "{word}"?').format(word=close) if close else "")
        return None

    return read


def list_of(name: str, read_item: Read[T], least: int = 1) -> Read[tuple[T, ...]]:
    """Read a list; where one item is enough it may stand bare."""

    def read(node: Node, report: Report) -> tuple[T, ...] | None:
        if type(node) is ListNode and node.items:
            values = [read_item(item, report) for item in node.items]
            if len(values) < least:
                too_few(node, report, name, least, len(values))
                return None
            return None if None in values else tuple(values)  # type: ignore[arg-type] # no None is among them
        if isinstance(node, Scalar) and not is_empty(node):
            glued_dashes(node, report)
            if least == 1:
                value = read_item(node, report)
                if name in _ENUMERATED and "," in node.value:
                    _enumeration(node, report, name)
                return None if value is None else (value,)
        if type(node) is ListNode:
            empty(node, report, name)
            return None
        misshapen(node, report, name, _("a list"))
        return None

    return read


def lines(name: str, least: int = 1) -> Read[tuple[str, ...]]:
    """Read a list of lines: `list_of` and `line` in one, as half of a deck is such lists."""
    read_slowly = list_of(name, line(name), least)

    def read(node: Node, report: Report) -> tuple[str, ...] | None:
        if type(node) is ListNode and len(node.items) >= least:
            try:
                raws = [item.value for item in node.items]  # type: ignore[union-attr] # others raise
            except AttributeError:
                return read_slowly(node, report)
            plain = [
                raw
                for raw in raws
                if 1 < len(raw) <= limits.LINE
                and raw.isascii()
                and raw.isprintable()
                and raw[0] != " " != raw[-1]
                and raw not in NOTHING
            ]
            if len(plain) == len(raws):
                return tuple(plain)
        return read_slowly(node, report)

    return read


def remembered(read_list: Read[tuple[T, ...]]) -> Read[tuple[T, ...]]:
    """Read lists that repeat themselves, such as tags: equal texts give the same value again."""
    known: dict[tuple[str, ...], tuple[T, ...]] = {}

    def read(node: Node, report: Report) -> tuple[T, ...] | None:
        try:
            raws = tuple([item.value for item in node.items])  # type: ignore[union-attr] # others raise
        except AttributeError:
            return read_list(node, report)
        value = known.get(raws)
        if value is None:
            problems = len(report.problems)
            value = read_list(node, report)
            if value is not None and len(report.problems) == problems:
                known[raws] = value
        return value

    return read


def shared(read_value: Read[T]) -> Read[T]:
    """Read nodes without places once each: such a node stands for all that are written alike."""
    known: dict[Node, T] = {}

    def read(node: Node, report: Report) -> T | None:
        value = known.get(node)
        if value is None:
            value = read_value(node, report)
            if value is not None and node.start_mark is NOWHERE and len(known) < KEPT:
                known[node] = value
        return value

    return read


def _enumeration(node: Scalar, report: Report, name: str) -> None:
    """Warn of a text without quotes that was meant as a list, its items parted by commas."""
    parts = [part.strip() for part in node.value.split(",")]
    if not node.style and all(0 < len(part.split()) <= _MOST_WORDS for part in parts):
        message = _('"{text}" is one text with commas').format(text=shown(node.value))
        fix = _("write {name}: [{items}], or put it in quotes").format(name=name, items=shown(", ".join(parts)))
        report.add("QN034", node, message, fix)


def glued_dashes(node: Scalar, report: Report) -> None:
    """Warn of a text that was meant as a list, its dashes without a space."""
    raw = node.value
    if not node.style and raw.startswith("-") and " -" in raw and node.start_mark.line != node.end_mark.line:
        message = _('"{text}" looks like a list').format(text=shown(raw))
        report.add("YA031", node, message, _("write a space after each dash"))


def too_few(node: Node, report: Report, name: str, least: int, count: int) -> None:
    """Report a list or mapping with fewer entries than its kind of question needs."""
    message = _('"{name}" needs at least {least} items, here: {count}').format(name=name, least=least, count=count)
    report.trouble("few", node, message, _("add items"))


def mapping_of(name: str, read_value: Read[T], least: int = 1) -> Read[dict[str, T]]:
    """Read a mapping from texts; its keys keep the order of the file."""
    read_key = line(name, limits.KEY)

    def read(node: Node, report: Report) -> dict[str, T] | None:
        if type(node) is not MapNode:
            misshapen(node, report, name, _("a mapping"))
            return None
        errors = report.errors
        values: dict[str, T] = {}
        for key_node, value_node in zip(node.keys, node.values, strict=True):
            if parted(key_node, value_node, report):
                continue
            key, value = read_key(key_node, report), read_value(value_node, report)
            if key is not None and value is not None:
                values[key] = value
        if len(values) < least and report.errors == errors:
            too_few(node, report, name, least, len(values))
        return values if report.errors == errors else None

    return read


def parted(key: Scalar, value: Node, report: Report) -> bool:
    """Tell whether a key is a piece of text behind a comma in braces, and report it."""
    if not is_empty(value) or value.start_mark.index != key.end_mark.index:
        return False
    message = _('"{text}" has no value: a comma in {{ }} starts an entry').format(text=shown(key.value))
    report.add("YA032", key, message, _("put the text with the comma in quotes"))
    return True


def anything(node: Node) -> object:
    """Give a node that is kept and never read as lists, mappings and texts; None for what is empty."""
    if type(node) is ListNode:
        return [anything(item) for item in node.items]
    if type(node) is MapNode:
        return {name: anything(value) for name, value in zip(node.names, node.values, strict=True)}
    if isinstance(node, Scalar) and not is_empty(node):
        return clean(node.value, lines=True)
    return None

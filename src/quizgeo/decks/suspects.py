"""Signs that YAML reads in another way than was meant.

They are searched in the text first, as most files have none: only where there is one is each event looked at.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quizgeo.decks.lines import BREAK
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report, shown
from quizgeo.language import _
from quizgeo.patterns import regex

if TYPE_CHECKING:
    from quizgeo.decks.stream import AliasEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

_SIGN = regex(r"[&*!](?<![^\s\[{,][&*!])")
_COMMENT = regex(r"#(?<=[ \t]#)[^\s#!]|#(?<=[^\W\d] #) \d")
_LOST = regex(r"[ \t]+(#[^\s#!]\S*)")
_NUMBERED = regex(r" (#[ \t]+\d+(?![\d.,]*\w)(?=[ \t]+\w))")
"""A comment one space behind a text, such as `# 1 exporter`: the sign stands for "number"."""
_BETWEEN = regex(r"[\s,\[\]{}:?-]*")
"""What may stand before the sign of a complex key in its line, behind the text before it."""
_COMPLEX = regex(r"\?(?<![^\s\[{,]\?)[ \t\r\n]")
_ESCAPE = regex(r"\\[uU]")
_HALF = regex("[\ud800-\udfff]")
_DEEPER = regex(r"\n( *+)\S[^\n]*+(?<![:|>])(?<![|>][+-])(?=(?:\n[ \t]*+(?=\n))*+\n\1 ++-[ \t\n])")
"""A line that begins no list, with a dash deeper than it below."""
_GLUED_DASH = regex(r"[\r\n][ \t]*(-[^\W\d_][^\r\n]*)(?=[\r\n]|\Z)")
_GLUED_LINE = regex(r"^ +-[^\W\d_]", re.MULTILINE)
_CONTINUED = regex(r"[\r\n][ \t]*(-(?:[ \t][^\r\n]*)?)(?=[\r\n]|\Z)")


class Suspects:
    """Whether a text needs its events inspected, and the inspection."""

    __slots__ = ("_end", "_report", "_text", "any", "shift")

    def __init__(self, text: str, report: Report) -> None:
        self._text = text
        self._report = report
        self._end = 0
        """Where the last text ended."""
        searches = ((_SIGN, "&*!"), (_COMMENT, "#"), (_COMPLEX, "?"), (_ESCAPE, "\\"))
        self.any = (
            any(any(sign in text for sign in signs) and pattern.search(text) for pattern, signs in searches)
            or _DEEPER.search(BREAK.sub("\n", text) if "\r" in text else text) is not None
            or _GLUED_LINE.search(text) is not None
        )
        """Whether watching could find anything."""
        self.shift = 0
        """What to add to a mark's index to find its character in the text."""

    def watch(self, events: "Iterable[Event]") -> "Iterator[Event]":
        """Pass events on, and report what in them is not what was meant."""
        from quizgeo.decks.stream import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent  # PyYAML's

        for event in events:
            if isinstance(event, ScalarEvent):
                self._scalar(event)
            if isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
                self._signs(event)
            yield event

    def _scalar(self, event: "ScalarEvent") -> None:
        start = event.start_mark.index + self.shift
        before = self._text[max(self._end, start - 20) : start].rstrip()
        self._end = event.end_mark.index + self.shift
        if before.endswith("?") and _BETWEEN.fullmatch(BREAK.split(before)[-1]):
            self._report.syntax("YA026", event, _('a key must be plain text, without "?"'), _('write "key: value"'))
        if not event.style:
            self._comment(event)
            if event.start_mark.line != event.end_mark.line:
                self._dash(event)
        elif event.style == '"' and _HALF.search(event.value):
            self._report.syntax(
                "YA004", event, _("this escape stands for no character"), _("write the character itself")
            )

    def _comment(self, event: "ScalarEvent") -> None:
        end = event.end_mark
        lost, numbered = _LOST.match(self._text, end.index + self.shift), None
        if lost is None and event.value[-1:].isalpha():
            numbered = _NUMBERED.match(self._text, end.index + self.shift)
        found = lost or numbered
        if found is None:
            return
        column = end.column + 1 + found.start(1) - found.start()
        place = Place(self._report.file, end.line + 1, column, end.line + 1, column + len(found[1]))
        message = _('" {word}" starts a comment, text is lost').format(word=shown(found[1]))
        fix = _("put the whole text in quotes; if it is meant as a comment, write a space after #")
        if numbered:
            fix = _("put the whole text in quotes; if it is meant as a comment, begin it with a word")
        self._report.add_at("YA030" if lost else "YA035", place, message, fix)

    def _dash(self, event: "ScalarEvent") -> None:
        """Warn of a line within a text that begins as an item of a list does."""
        start = event.start_mark.index + self.shift
        end = event.end_mark.index + self.shift
        glued = _GLUED_DASH.search(self._text, start, end)
        found = _CONTINUED.search(self._text, start, end) or glued
        if found is None or self._text.startswith("-", start):
            return  # a text that begins with a dash is told as a whole
        line = event.start_mark.line + len(BREAK.findall(self._text, start, found.start(1))) + 1
        column = len(found.group()) - len(found[1])
        place = Place(self._report.file, line, column, line, column + len(found[1]))
        message = _('"{text}" is read as part of the text above it').format(text=shown(found[1]))
        fix = _("indent all items of a list alike, or put the whole text in quotes")
        if found is glued:
            fix = _("write a space after the dash, or put the whole text in quotes")
        self._report.add_at("YA034", place, message, fix)

    def _signs(self, event: "ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent") -> None:
        from quizgeo.decks.stream import AliasEvent

        fix = _("put the text in quotes")
        if isinstance(event, AliasEvent):
            self._report.syntax("YA021", event, _('"{word}" is an alias').format(word=shown(f"*{event.anchor}")), fix)
            return
        if event.anchor is not None:
            self._report.syntax(
                "YA020", event, _('"{word}" is a YAML anchor').format(word=shown(f"&{event.anchor}")), fix
            )
        if event.tag is not None:
            self._report.syntax("YA022", event, _('"{word}" is a tag').format(word=shown(event.tag)), fix)

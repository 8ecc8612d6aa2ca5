"""Signs that YAML reads in another way than was meant.

They are searched in the text first, as most files have none: only where there is one is each event looked at.
"""

from collections.abc import Iterable, Iterator

from quizgeo.decks.lines import BREAK
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report, shown
from quizgeo.decks.stream import AliasEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent
from quizgeo.language import _
from quizgeo.patterns import regex

_SIGN = regex(r"[&*!](?<![^\s\[{,][&*!])")
_COMMENT = regex(r"#(?<=[ \t]#)[^\s#!]")
_LOST = regex(r"[ \t]+(#[^\s#!]\S*)")
_COMPLEX = regex(r"\?(?<![^\s\[{,]\?)[ \t\r\n]")
_ESCAPE = regex(r"\\[uU]")
_HALF = regex("[\ud800-\udfff]")
_DEEPER = regex(r"\n( *+)\S[^\n]*+(?<![:|>])(?<![|>][+-])(?=(?:\n[ \t]*+(?=\n))*+\n\1 ++-[ \t\n])")
"""A line that begins no list, with a dash deeper than it below."""
_CONTINUED = regex(r"[\r\n][ \t]*(-(?:[ \t][^\r\n]*)?)(?=[\r\n]|\Z)")


class Suspects:
    """Whether a text needs its events inspected, and the inspection."""

    __slots__ = ("_report", "_text", "any", "shift")

    def __init__(self, text: str, report: Report) -> None:
        self._text = text
        self._report = report
        searches = ((_SIGN, "&*!"), (_COMMENT, "#"), (_COMPLEX, "?"), (_ESCAPE, "\\"))
        self.any = (
            any(any(sign in text for sign in signs) and pattern.search(text) for pattern, signs in searches)
            or _DEEPER.search(BREAK.sub("\n", text) if "\r" in text else text) is not None
        )
        """Whether watching could find anything."""
        self.shift = 0
        """What to add to a mark's index to find its character in the text."""

    def watch(self, events: Iterable[Event]) -> Iterator[Event]:
        """Pass events on, and report what in them is not what was meant."""
        for event in events:
            if isinstance(event, ScalarEvent):
                self._scalar(event)
            if isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
                self._signs(event)
            yield event

    def _scalar(self, event: ScalarEvent) -> None:
        before = self._text[
            max(0, event.start_mark.index + self.shift - 20) : event.start_mark.index + self.shift
        ].split()
        if before and before[-1].lstrip("[{,") == "?":
            self._report.syntax("YA026", event, _('a key must be plain text, without "?"'), _('write "key: value"'))
        if not event.style:
            self._comment(event)
            if event.start_mark.line != event.end_mark.line:
                self._dash(event)
        elif event.style == '"' and _HALF.search(event.value):
            self._report.syntax(
                "YA004", event, _("this escape stands for no character"), _("write the character itself")
            )

    def _comment(self, event: ScalarEvent) -> None:
        end = event.end_mark
        lost = _LOST.match(self._text, end.index + self.shift)
        if lost is None:
            return
        column = end.column + 1 + lost.start(1) - lost.start()
        place = Place(self._report.file, end.line + 1, column, end.line + 1, column + len(lost.group(1)))
        message = _('" {word}" starts a comment, text is lost').format(word=shown(lost.group(1)))
        self._report.add_at("YA030", place, message, _("put the whole text in quotes, or a space after #"))

    def _dash(self, event: ScalarEvent) -> None:
        """Warn of a line within a text that begins as an item of a list does."""
        start = event.start_mark.index + self.shift
        found = _CONTINUED.search(self._text, start, event.end_mark.index + self.shift)
        if found is None:
            return
        line = event.start_mark.line + len(BREAK.findall(self._text, start, found.start(1))) + 1
        column = len(found.group()) - len(found[1])
        place = Place(self._report.file, line, column, line, column + len(found[1]))
        message = _('"{text}" is read as part of the text above it').format(text=shown(found[1]))
        fix = _("indent all items of a list alike, or put the whole text in quotes")
        self._report.add_at("YA034", place, message, fix)

    def _signs(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent) -> None:
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

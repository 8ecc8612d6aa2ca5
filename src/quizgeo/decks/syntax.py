"""The words of PyYAML's two parsers into codes: what is wrong, at the place where it began, and how to mend it."""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from quizgeo.decks.brackets import misplaced, unclosed
from quizgeo.decks.faults import KEY_LINE, Before, Fault, ParserError, Point
from quizgeo.decks.lines import BREAK
from quizgeo.decks.nodes import Scalar
from quizgeo.decks.report import shown
from quizgeo.language import _
from quizgeo.patterns import regex

__all__ = ["Before", "Fault", "describe"]

_GLUED_KEY = regex(r"[ \t]*(?:- +)*([\w-]+)(?::(?=[^\s:/])|：)")
_GLUED_DASH = regex(r"[ \t]*(-[^\W\d_][\w-]*)")
_LAST_WORD = regex(r"(?<![^\s{,])[\w-]+\Z")
_BAD_ESCAPE = regex(r"\\(?:u[dD][89a-fA-F]|U(?!000|0010))")


def describe(error: Exception, text: str, shift: int, before: Before) -> Fault:
    """Put an error of a parser into our words. `shift` is what to add to a mark's index."""
    mark = getattr(error, "problem_mark", None)
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return _unmarked(error, text, shift, before.last)
    began = error.context_mark or mark
    at = ParserError(
        (error.problem or "").lower(),
        (error.context or "").lower(),
        mark,
        began,
        text,
        mark.index + shift,
        before,
    )
    wide = at.wide_space()
    if wide is not None:
        return cannot_indent(at, wide)
    for words, maker in _MAKERS:
        if words in at.context or words in at.words:
            fault = maker(at)
            if fault is not None:
                return fault
    return at.fault("YA019", _("this is not YAML: {words}").format(words=shown(at.words)), _("put the text in quotes"))


def _unmarked(error: Exception, text: str, shift: int, last: Scalar | None) -> Fault:
    """Describe an error without a place: an escape for what is no character."""
    start = last.end_mark.index + shift if last else 0
    found = _BAD_ESCAPE.search(text, start)
    line = last.end_mark.line if last else 0
    column = last.end_mark.column if last else 0
    if found is None:
        return Fault("YA019", line, column, 1, _("this is not YAML: {words}").format(words=shown(str(error))), "", line)
    before = text[start : found.start()]
    breaks = re.findall(r"\r\n|[\r\n]", before)
    if breaks:
        line, column = line + len(breaks), len(re.split(r"[\r\n]", before)[-1])
    else:
        column += len(before)
    return _no_character(line, column)


def _no_character(line: int, column: int) -> Fault:
    return Fault(
        "YA004", line, column, 2, _("this escape stands for no character"), _("write the character itself"), line
    )


def cannot_indent(at: ParserError, mark: Point) -> Fault:
    """Say that a line begins with a space that only looks like one."""
    message = _("the space {code} cannot indent").format(code=f"U+{ord(at.sign(mark)):04X}")
    return at.fault("YA010", message, _("use spaces"), mark)


def _tab(at: ParserError) -> Fault | None:
    if at.sign() != "\t" and "tab" not in at.words:
        return None
    return at.fault("YA010", _("a tab cannot indent"), _("use spaces"))


def _reserved(at: ParserError) -> Fault | None:
    return _tab(at) or _sign(at)


def _sign(at: ParserError) -> Fault | None:
    if not at.sign():
        return unclosed(at, at.before.opened) if at.before.opened else None
    sign = at.text[at.index - at.at.index + at.began.index : at.index + 1].strip()[:1] or at.sign()
    if sign == "-":
        sign = "- "
    message = _('text may not start with "{sign}"').format(sign=sign)
    return at.fault("YA013", message, _("put the text in quotes"), at.began)


def _colon(at: ParserError) -> Fault | None:
    glued = _GLUED_KEY.match(at.before.last.value) if at.before.last is not None and not at.before.last.style else None
    if glued and at.before.last is not None:
        message = _('there is no space after "{key}:"').format(key=glued[1])
        return at.fault(
            "YA019", message, _('write "{key}: …"').format(key=glued[1]), at.before.last.start_mark, len(glued[1]) + 1
        )
    if (
        at.before.last is not None
        and at.before.last.start_mark.line < at.at.line
        and KEY_LINE.match(at.line_before() + ": ")
    ):
        return _indentation(at, at.before.last.start_mark.line)
    return at.fault("YA011", _('": " in unquoted text'), _("put the text in quotes"))


def _dash(at: ParserError) -> Fault | None:
    """Describe a dash without a space at the start of the line of the error, or of the one above it."""
    lines = BREAK.split(at.text[: at.index - at.at.column])[-2:]
    starts = [(at.at.line, at.line_before() + at.sign() + at.line_after()), (at.at.line - 1, lines[0])]
    for line, written in starts:
        found = _GLUED_DASH.match(written)
        if found:
            message = _('there is no space after the dash of "{word}"').format(word=shown(found[1]))
            fix = _("write a space after it")
            return Fault("YA019", line, found.start(1), len(found[1]), message, fix, at.at.line)
    return None


def _indentation(at: ParserError, line: int) -> Fault:
    if glued := _dash(at):
        return glued
    column = len(at.line_before()) - len(at.line_before().lstrip())
    message = _("the indentation does not match line {line}").format(line=line + 1)
    mark = at.at
    return Fault("YA014", mark.line, min(column, mark.column), 1, message, _("indent both lines alike"), mark.line)


def _quote(at: ParserError) -> Fault | None:
    if "unicode" in at.words or "escape code" in at.words:
        return _no_character(at.at.line, at.at.column - 2)
    if "escape" in at.words:
        message = _("this escape is not known")
        return at.fault("YA019", message, _("write \\\\ for a backslash, or use single quotes"))
    return at.fault("YA012", _("this quote is never closed"), _("close it in the same line"), at.began)


def _bracket(at: ParserError) -> Fault | None:
    if at.line_before().rstrip()[-1:] in ("'", '"') and at.began.line == at.at.line:
        return _after(at)
    return misplaced(at) or unclosed(at, at.began)


def _after(at: ParserError) -> Fault | None:
    """Describe text behind a closing quote; if the quote spans lines with a key in them, it was left open before."""
    last = at.before.last
    if last is not None and last.style in ("'", '"') and last.start_mark.line < last.end_mark.line:
        shift = at.index - at.at.index
        inner = at.text[last.start_mark.index + shift : last.end_mark.index + shift]
        if KEY_LINE.search(inner.partition("\n")[2] + " "):
            began = last.start_mark
            return at.fault("YA012", _("this quote is never closed"), _("close it in the same line"), began)
    before = at.line_before().rstrip()[-1:]
    if before in ("'", '"'):
        return at.fault("YA016", _("text after the closing quote"), _("put the whole text in quotes"))
    if before in ("]", "}"):
        return at.fault("YA016", _("text after the closing bracket"), _("put the whole text in quotes"))
    return None


def _entry(at: ParserError) -> Fault | None:
    """Describe something where a key or a dash was expected."""
    if at.sign() == ":":
        return at.fault("YA026", _("a key is empty"), _('write "key: value"'))
    fault = _after(at)
    if fault is None and not at.line_before().strip():
        return _indentation(at, at.began.line)
    return fault


def _document(at: ParserError) -> Fault | None:
    before = at.text[: at.index].rstrip()
    if before.endswith("...") or before[-1:] in ("]", "}", "'", '"'):
        return at.fault("YA025", _("text after the end of the document"), _("keep one mapping in the file"))
    return _indentation(at, max(0, at.at.line - 1))


def _colon_at_end(at: ParserError) -> Fault | None:
    """Describe a colon at the end of a text in brackets, which the parser in C finds; the other one wants a comma."""
    key = _LAST_WORD.search(at.line_before())
    if key and at.line_after()[:1] in ("[", "{", "'", '"'):
        message = _('there is no space after "{key}:"').format(key=key[0])
        mark = Point(at.at.index - len(key[0]), at.at.line, at.at.column - len(key[0]))
        return at.fault("YA019", message, _('write "{key}: …"').format(key=key[0]), mark, len(key[0]) + 1)
    return at.fault("YA011", _('":" at the end of unquoted text'), _("put the text in quotes")) if at.sign() else None


def _no_colon(at: ParserError) -> Fault | None:
    if dash := _dash(at):
        return dash
    line = at.text[at.index - at.at.index + at.began.index - at.began.column :]
    glued = _GLUED_KEY.match(line)
    fix = _('write "{key}: …"').format(key=glued[1]) if glued else _('write "field: value"')
    return at.fault("YA019", _("there is no key and no value here"), fix, at.began)


def _word_fault(code: str, message: str) -> Callable[[ParserError], Fault]:
    def make(at: ParserError) -> Fault:
        word = at.word(at.began)
        return at.fault(code, _(message).format(word=word), _("put the text in quotes"), at.began, max(1, len(word)))

    return make


def _directive(at: ParserError) -> Fault:
    return at.fault("YA025", _("a line that begins with % is a directive"), _("delete it"), at.began)


_MAKERS: tuple[tuple[str, Callable[[ParserError], Fault | None]], ...] = (
    ("quoted scalar", _quote),
    ("an alias", _word_fault("YA021", '"{word}" is an alias')),
    ("an anchor", _word_fault("YA020", '"{word}" is a YAML anchor')),
    (" tag", _word_fault("YA022", '"{word}" is a tag')),
    ("directive", _directive),
    ("tab character", _tab),
    ("cannot start any token", _reserved),
    ("block scalar", _sign),
    ("mapping values are not allowed", _colon),
    ("unexpected ':'", _colon_at_end),
    ("entries are not allowed", _sign),
    ("keys are not allowed", _sign),
    ("', ' or", _bracket),
    ("',' or", _bracket),
    ("node content", _sign),
    ("<document start>", _document),
    ("expected ':'", _no_colon),
    ("expected key", _entry),
    ("block end", _entry),
    ("'-' indicator", _entry),
)
"""Words of the context or of the problem, in C or pure Python, and who describes them; the first that fits."""

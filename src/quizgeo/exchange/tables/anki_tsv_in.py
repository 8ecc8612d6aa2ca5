"""Text of Anki, `Notes in Plain Text`, as questions; a plain list of fronts and backs is read too.

Lines that begin with # before the first note say which column holds what. Nothing in a cell is run or fetched.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from quizgeo.decks import CardKey, Citation, Cloze, Flashcard, Kind, Problem, Question, Source
from quizgeo.decks import Text as Typed
from quizgeo.decks.limits import LINE
from quizgeo.exchange.anki.cloze_marks import MarkError, gapped
from quizgeo.exchange.decoding import MOST_QUESTIONS, decoded, too_many
from quizgeo.exchange.errors import MOST_PROBLEMS, problem, refused
from quizgeo.exchange.html_text import html_of, text_of
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions
from quizgeo.exchange.tables.anki_layout import EXTRA, HINT, REVERSED, SOURCE, UNTOUCHED
from quizgeo.exchange.tables.heads import heads_of
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean

_SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " ",
}  # fmt: skip
_SIGNS = tuple(_SEPARATORS.values())
_USUAL = ("\t", ";", ",")
"""Signs that part cells where the file does not say, the likeliest first."""
_SAYS = regex(r"#([A-Za-z ]{1,30}):[ ]?(.{0,2000})")
_MARK = regex(r"\{\{c\d{1,3}::")
_MARKUP = regex(r"<(?:br|b|i|u|a|p|div|img|span|strong|em|su[bp]|[uo]l|li|hr|details)\b[^<>]*>", re.IGNORECASE)
_TEXT = r"((?:[^<]++|<br>)*+)"
_BESIDE = {
    EXTRA: regex(rf'<div class="{EXTRA}">{_TEXT}</div>'),
    SOURCE: regex(rf'<div class="{SOURCE}">{_TEXT}</div>'),
    HINT: regex(rf'<details class="{HINT}"><summary>[^<]*+</summary>{_TEXT}</details>'),
}
_NOTE = regex(rf'\A<div class="note">{_TEXT}</div>')
_TYPED = "Basic (type in the answer)"
_PAIR = 2
_LARGEST_COLUMN = 99


class _Layout(Struct):
    """What the head of a file says."""

    separator: str = ""
    html: bool | None = None
    columns: dict[str, int] = field(default_factory=dict)
    """Place of each column that is no field, from 0."""
    names: tuple[str, ...] = ()
    """Names of all columns, where they are told."""
    tags: tuple[str, ...] = ()
    """Of all notes."""
    deck: str = ""
    type: str = ""


class _Row(Struct, frozen=True):
    """A note as it stands in the file."""

    line: int
    guid: str
    type: str
    fields: Sequence[str]
    """As HTML."""
    tags: tuple[str, ...]


def read_notes(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the notes of a text. Raises ExchangeError when there is none that can be read."""
    file = decoded(data, options.name)
    lines = file.text.split("\n")
    layout, start = _layout(lines)
    layout.separator = layout.separator or _likeliest(lines[start:])
    problems: list[Problem] = []
    losses = file.losses
    found: list[Foreign] = []
    decks: Counter[str] = Counter()
    for line, cells in _records(lines, start, layout, options.name, problems):
        if len(found) >= MOST_QUESTIONS:
            raise too_many(options.name)
        if line == 1 and heads_of(cells):  # no note, but the names that a list of cards gives its two columns
            continue
        decks[_cell(cells, layout.columns.get("deck")) or layout.deck] += 1
        try:
            found.append(_foreign(_row(line, cells, layout), layout, options, losses))
        except MarkError as error:
            _add(problems, options.name, line, error.reason)
    if not found:
        raise refused("EX006", options.name, _("no question found in {file}").format(file=options.name))
    title = clean(decks.most_common(1)[0][0].rpartition("::")[2])
    return ReadIn(tuple(found), tuple(losses), tuple(problems), title, options.language)


# -- the head --------------------------------------------------------------------------------------------------------


def _layout(lines: Sequence[str]) -> tuple[_Layout, int]:
    """Read what the first lines say of the others; give the number of the first line of notes, from 0."""
    layout = _Layout()
    said: dict[str, str] = {}
    place = 0
    for place, line in enumerate((*lines, "")):  # noqa: B007 - where the notes begin
        if not line.startswith("#"):
            break
        if match := _SAYS.match(line):
            said[match[1].strip().lower()] = match[2].strip() or match[2]
    separator = said.get("separator", "")
    layout.separator = _SEPARATORS.get(separator.lower(), separator if separator in _SIGNS else "")
    layout.html = said["html"].lower() == "true" if "html" in said else None
    layout.tags = tuple(said.get("tags", "").split())
    layout.deck, layout.type = said.get("deck", ""), said.get("notetype", "")
    for name in ("guid", "notetype", "deck", "tags"):
        number = said.get(f"{name} column", "")
        if number.isascii() and number.isdecimal() and 0 < int(number[:3]) <= _LARGEST_COLUMN:
            layout.columns[name] = int(number[:3]) - 1
    if columns := said.get("columns"):
        layout.names = tuple(clean(name) for name in columns.split(layout.separator or "\t"))
    return layout, place


def _likeliest(lines: Sequence[str]) -> str:
    """Choose the sign that parts the first lines into cells; a tab where none does."""
    sample = [line for line in lines[:20] if line.strip()]
    return max(_USUAL, key=lambda sign: sum(sign in line for line in sample))


# -- the rows --------------------------------------------------------------------------------------------------------


def _records(
    lines: Sequence[str], start: int, layout: _Layout, name: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of each note with the line that it begins in, from 1."""
    reader = csv.reader((f"{line}\n" for line in lines[start:]), delimiter=layout.separator)
    while True:
        line = start + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            _add(problems, name, line, _("a cell is too long"))
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells) or (cells[0].startswith("#") and len(cells) == 1):
            continue
        if len(_fields(cells, layout)) < _PAIR:
            _add(problems, name, line, _("it has a single field"))
        else:
            yield line, cells


def _add(problems: list[Problem], name: str, line: int, reason: str) -> None:
    if len(problems) < MOST_PROBLEMS:
        problems.append(problem("EX005", name, _("{reason}; skipped").format(reason=reason), line=line))


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _fields(cells: Sequence[str], layout: _Layout) -> list[str]:
    others = set(layout.columns.values())
    return [cell for place, cell in enumerate(cells) if place not in others]


def _row(line: int, cells: Sequence[str], layout: _Layout) -> _Row:
    """Name the cells of a note, its fields as HTML."""
    fields = _fields(cells, layout)
    html = any(map(_MARKUP.search, fields)) if layout.html is None else layout.html
    tags = (*layout.tags, *_cell(cells, layout.columns.get("tags")).split())
    return _Row(
        line,
        clean(_cell(cells, layout.columns.get("guid"))),
        clean(_cell(cells, layout.columns.get("notetype")) or layout.type),
        fields if html else [html_of(text) for text in fields],
        tuple(dict.fromkeys(filter(None, map(clean, tags)))),
    )


# -- questions -------------------------------------------------------------------------------------------------------


def _foreign(row: _Row, layout: _Layout, options: ReadOptions, losses: list[Loss]) -> Foreign:
    """Make the question of a note. Raises MarkError where it says nothing or its gaps cannot be read."""
    front, back = _pair(row, layout, options.fields)
    front, hint = _apart(front, HINT)
    back, source = _apart(back, SOURCE)
    back, extra = _apart(back, EXTRA)
    body, prompt = _body(row, front, back)
    place = str(row.line)
    said = [text_of(markup) for markup in (front, back)]
    if lost := ", ".join(dict.fromkeys(name for each in said for name in each.lost)):
        losses.append(Loss(place, "", "changed", _("without {elements}").format(elements=lost)))
    if isinstance(body, Cloze):
        extra = "<br>".join(filter(None, (back, extra)))
    question = Question(
        key=CardKey(""), id="", body=body, prompt=prompt, tags=row.tags, language=options.language,
        hints=tuple(filter(None, text_of(hint).text.split("\n"))), explain=text_of(extra).text,
        source=Citation(Source("", " ".join(text_of(source).text.split()))) if source else None,
    )  # fmt: skip
    return Foreign(question, row.guid, place)


def _pair(row: _Row, layout: _Layout, wanted: tuple[str, str]) -> tuple[str, str]:
    """Give the two fields that become front and back, out of what keeps MathJax out of them."""
    names = _fields(layout.names, layout)
    places = [names.index(name) for name in wanted if name in names]
    chosen = places if len(places) == _PAIR and max(places) < len(row.fields) else (0, 1)
    first, second = (row.fields[place] for place in chosen)
    return _bare(first), _bare(second)


def _bare(markup: str) -> str:
    return markup.removeprefix(UNTOUCHED).removesuffix("</div>") if markup.startswith(UNTOUCHED) else markup


def _apart(markup: str, name: str) -> tuple[str, str]:
    """Take what stands beside under a class out of a cell."""
    found = _BESIDE[name].search(markup)
    return (markup[: found.start()] + markup[found.end() :], found[1]) if found else (markup, "")


def _body(row: _Row, front: str, back: str) -> tuple[Kind, str]:
    """Give what is asked, and the stem."""
    note = _NOTE.match(front)
    prompt = text_of(note[1]).text if note else ""
    front = front[note.end() :] if note else front
    if _MARK.search(front):
        return Cloze(gapped(front).parts), prompt
    asked, told = text_of(front).text, text_of(back).text
    if not asked or not told:
        raise MarkError(_("one of its sides is empty"))
    if row.type == _TYPED and len(told) <= LINE and "\n" not in told:
        return Typed(told), asked
    return Flashcard(asked, told, both_ways=row.type == REVERSED), prompt

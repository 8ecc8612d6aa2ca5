"""What is said after the reveal besides the verdict: the author's words, where it stands, how sure it is. And hints."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from quizgeo.decks import Citation, PartialDate, Question
from quizgeo.language import N_, _
from quizgeo.study import date_in_words
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, RIGHT, hung, plain, row, wrapped
from quizgeo.tui.lines.chrome import heading
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import Signs

LABEL = 9
"""Cells of a word such as `Source` before what it names."""

STATUS: Mapping[str, str] = {
    "claim": N_("a claim"),
    "contested": N_("contested"),
    "forecast": N_("a forecast"),
    "quote": N_("a quotation"),
    "analysis": N_("an analysis"),
}


def why(
    question: Question,
    feedback: str,
    sheet: Sheet,
    whole: str = "",
    told: Sequence[str] = (),
    *,
    remarks: Sequence[str] = (),
) -> list[Content]:
    """Give the author's words for this answer, the explanation, the source and the status, broken into rows.

    whole: the right answer, to stand before them. told: what is told of a map that is not drawn. remarks: on the card,
    such as what it is often confused with.
    """
    inner = sheet.narrower(4)
    where = row((_("Map").ljust(LABEL), QUIET))
    blocks = [
        hung(row((_("Answer").ljust(LABEL), QUIET)), whole, inner.width, f"{BOLD} {RIGHT}") if whole else [],
        wrapped(feedback, inner.width, MARK) if feedback else [],
        wrapped(" ".join(remarks), inner.width, MARK) if remarks else [],
        wrapped(question.explain, inner.width) if question.explain else [],
        [each for text in told for each in hung(where, text, inner.width)],
        _facts(question, inner),
    ]
    rows: list[Content] = []
    for block in filter(None, blocks):
        rows += [*([EMPTY] if rows else []), *block]
    return [row("  ", each) for each in rows]


def hints(texts: Sequence[str], total: int, sheet: Sheet) -> list[Content]:
    """Give the hints asked for so far, each with its number."""
    rows: list[Content] = []
    for number, text in enumerate(texts, 1):
        head = _("Hint {number} of {total}").format(number=number, total=total)
        rows += hung(row("  ", (head, f"{BOLD} {MARK}"), "  "), text, sheet.width - 2)
    return rows


def _facts(question: Question, sheet: Sheet) -> list[Content]:
    as_of = _("as of {date}").format(date=_date(question.as_of)) if question.as_of is not None else ""
    facts: list[tuple[str, str]] = []
    if question.source is not None:
        facts.append(
            (
                _("Source"),
                f" {sheet.signs.dot} ".join(filter(None, (source_words(question.source, sheet.signs), as_of))),
            )
        )
    if status := status_words(question):
        facts.append((_("Status"), status))
    rows: list[Content] = []
    for label, text in facts:
        rows += hung(row((label.ljust(LABEL), QUIET)), text, sheet.width)
    if not facts and as_of and question.explain:
        rows = [plain(as_of, QUIET)]
    return rows


def source_words(citation: Citation, signs: Signs) -> str:
    """Name a source on one line: its title, who made it, when, and where in it."""
    source = citation.source
    parts = [source.title, source.author, source.publisher, _date(source.published)]
    parts.append(f"{signs.paragraph}{citation.at}" if citation.at else "")
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _date(date: PartialDate | None) -> str:
    """Give a date of a deck as people read it; empty for none."""
    return "" if date is None else date_in_words(date.year, date.month, date.day)


def status_words(question: Question) -> str:
    """Say how sure a fact is and who says so; empty for a plain fact."""
    if question.status not in STATUS:
        return ""
    word = _(STATUS[question.status])
    if question.source is None:
        return word
    who = question.source.source.author or question.source.source.publisher
    return (
        _("{status} by {who}").format(status=word, who=who)
        if who
        else _("{status}, as in the source").format(status=word)
    )


def why_pane(rows: Sequence[Content], title: str, sheet: Sheet, *, ruled: bool) -> list[Content]:
    """Put a title over rows: a line across the sheet, or in a column of its own the bare word."""
    if not rows:
        return []
    return [heading(title, sheet) if ruled else plain(f"  {title}", f"{BOLD} {MARK}"), *rows]

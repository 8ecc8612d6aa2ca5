"""A report on a terminal, in 80 columns: figures with their intervals, and bars beside what they show."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from quizgeo.insight.plots import bar
from quizgeo.insight.report import sentences
from quizgeo.insight.report.options import Taken
from quizgeo.insight.report.rows import LEVEL_WORDS
from quizgeo.insight.report.whole import Item, Report
from quizgeo.insight.tables import WIDTH, Drawing, in_width, laid_out, percent
from quizgeo.language import _
from quizgeo.text import cells, shorten

__all__ = ["Drawing", "lines"]

_BAR = 8
"""Cells of a full bar in a row of a question."""
_LONG_BAR = 30
_LONG = 48
"""Cells of an answer with a line of its own."""
_NAME = 24
"""Cells of a name or an option."""
_WRONG = 3
"""Wrong answers that stand below a question."""


def lines(found: Report, drawing: Drawing) -> list[str]:
    """Tell the whole report."""
    numbers = {item.asked.key: place for place, item in enumerate(found.items, 1)}
    sections = (
        _head(found),
        _distribution(found, drawing),
        _questions(found, drawing),
        *(_block(numbers[item.asked.key], item, drawing) for item in found.doubtful),
        _judged(found),
        _again(found, numbers),
        _sureness(found, numbers, drawing),
        _regraded(found, numbers),
        _models(found, numbers),
        _people(found, numbers),
        _left_out(found),
        _notes(found),
    )
    told: list[str] = []
    for section in sections:
        rows = list(section)
        told += ["", *in_width(rows)] if told and rows else rows
    return told


def _head(found: Report) -> Iterator[str]:
    source = found.source
    yield " · ".join(filter(None, (source.title, source.day, source.session)))
    yield from sentences.head(found)
    told = [row for row in sentences.numbers(found) if found.answered]
    yield from (f"  {row}" for row in laid_out([(name, value, f"n {n}") for name, value, n in told], left=(0, 1)))


def _distribution(found: Report, drawing: Drawing) -> Iterator[str]:
    """Draw how many had how many points."""
    bars = found.whole.bars
    if not bars:
        return
    yield _("Scores, and how many had them")
    most = max(each.n for each in bars) or 1
    rows = [(sentences.span(each), str(each.n), _drawn(each.n / most, _LONG_BAR, drawing)) for each in bars]
    yield from (f"  {row}" for row in laid_out(rows, left=(2,)))


def _drawn(share: float, width: int, drawing: Drawing) -> str:
    return bar(share, width, signs=drawing.signs) if drawing.bars else ""


def _questions(found: Report, drawing: Drawing) -> Iterator[str]:
    """Tell of every question in the order of the deck."""
    if not found.items:
        return
    yield _questions_head(found)
    cells = [
        (
            _drawn(_share(item), _BAR, drawing),
            sentences.level(item),
            "" if item.r.value is None else f"r {sentences.interval(item.r)}",
            sentences.seconds(item),
            _verdict(item),
        )
        for item in found.items
    ]
    for place, (item, row) in enumerate(zip(found.items, laid_out(cells, left=(0, 1, 2, 4)), strict=True), 1):
        yield shorten(f"{place:>3}  {_title(item)}", WIDTH)
        yield f"     {row}"
        wrong = _wrong(item)
        if wrong:
            yield shorten(f"     {_('wrong:')} {wrong}", WIDTH)


def _questions_head(found: Report) -> str:
    """Name the figures of a question; paper knows no times."""
    few = all(item.r.why == "few" for item in found.items)
    if all(item.median_seconds.value is None for item in found.items):
        return _("Questions: right") if few else _("Questions: share right, r with the rest")
    return _("Questions: right, median time") if few else _("Questions: share right, r with the rest, median time")


def _share(item: Item) -> float:
    """Give what the words beside the bar say: a share of persons where they are counted, else one of points."""
    return item.right / item.n if item.facility.lo is None and item.n else item.facility.value or 0.0


def _verdict(item: Item) -> str:
    """Give the words of a question; what is beyond doubt stands out by a sign too."""
    firm = bool(item.findings) and item.findings[0].firm
    return sentences.verdict(item) + ("!" if firm else "")


def _title(item: Item) -> str:
    return item.asked.text or item.asked.key


def _wrong(item: Item) -> str:
    found = sorted((each for each in item.taken if each.count and not each.right), key=lambda each: -each.count)
    return ", ".join(f"{each.text} {each.count}" for each in found[:_WRONG])


def _block(place: int, item: Item, drawing: Drawing) -> Iterator[str]:
    """Tell of one question with a finding."""
    yield from _indented(f"{place:>3}  {_title(item)}")
    for each in item.findings:
        yield from _indented(f"     {sentences.finding(each, item)}")
    if item.asked.right:
        yield shorten(f"     {_('right: {answer}').format(answer=item.asked.right)}", WIDTH)
    yield from (f"     {row}" for row in laid_out(taken_rows(item.taken, drawing), left=(0, 1, 4, 5)) if row)


def _indented(line: str) -> list[str]:
    """Break a line that begins with a number or as much space."""
    return wrap(line, WIDTH, subsequent_indent=" " * 5) if cells(line) > WIDTH else [line]


def taken_rows(taken: Sequence[Taken], drawing: Drawing) -> list[tuple[str, ...]]:
    """Give a row for each answer: whether it is right, its text, count, share, bar and r."""
    return [
        (
            "+" if each.right else "-",
            shorten(each.text, _NAME),
            str(each.count),
            percent(each.share.value or 0.0),
            _drawn(each.share.value or 0.0, _BAR, drawing),
            "" if each.r.value is None else f"r {sentences.interval(each.r)}",
        )
        for each in taken
    ] or [("",) * 6]


def _judged(found: Report) -> Iterator[str]:
    """Tell how persons judged themselves."""
    if found.judged:
        yield _("Judged by themselves, and in no total")
    for each in found.judged:
        yield shorten(f"     {each.asked.text or each.asked.key}", WIDTH)
        yield f"     {sentences.judged(each)}"


def _again(found: Report, numbers: dict[str, int]) -> Iterator[str]:
    """Tell of questions that were asked again."""
    rows = [item for item in found.items if item.rounds]
    if rows:
        yield _("Asked again after talking")
    for item in rows:
        yield f"{numbers[item.asked.key]:>3}  {sentences.rounds(item.rounds)}"


def _sureness(found: Report, numbers: dict[str, int], drawing: Drawing) -> Iterator[str]:
    """Tell how right the sure were, and what was wrong with confidence."""
    if not found.sureness:
        return
    yield _("Right answers, by how sure they were")
    rows = [
        (_(LEVEL_WORDS[each.level]), sentences.of(each.right, each.n), _drawn(each.right / each.n, _BAR, drawing))
        for each in found.sureness
    ]
    yield from (f"  {row}" for row in laid_out(rows, left=(0, 2)))
    if found.misbeliefs:
        yield _("Wrong, and held as sure")
    for each in found.misbeliefs:
        text = shorten(each.text, _LONG)
        told = _("{text}: {sure} of {count} were sure").format(text=text, sure=each.sure, count=each.count)
        yield f"{numbers[each.question]:>3}  {told}"


def _regraded(found: Report, numbers: dict[str, int]) -> Iterator[str]:
    """Name the answers that the host judged otherwise; the deck may want to know them."""
    rows = [(item, each) for item in found.items for each in item.taken if each.regraded]
    if rows:
        yield _("Judged otherwise by the host: consider them for accept or reject in the deck")
    for item, each in rows:
        yield f"{numbers[item.asked.key]:>3}  {'+' if each.right else '-'} {each.text} ({each.count})"


def _models(found: Report, numbers: dict[str, int]) -> Iterator[str]:
    """Tell the difficulties of the Rasch model, the hardest first."""
    if found.models.rasch.why in ("few", "draw"):
        return
    yield from sentences.models(found.models)
    curves = zip(found.items, found.models.rasch.curves, strict=False)
    told = [(curve.difficulty, numbers[item.asked.key], _title(item)) for item, curve in curves if curve is not None]
    rows = [(str(place), sentences.signed(b), shorten(title, 60)) for b, place, title in sorted(told, reverse=True)]
    yield from (f"  {row}" for row in laid_out(rows, left=(2,)) if rows)
    names = [
        str(numbers[item.asked.key])
        for item, curve in zip(found.items, found.models.rasch.curves, strict=False)
        if curve is None
    ]
    if names:
        yield _("Left out, for all or none had them right, or partly: {numbers}").format(numbers=", ".join(names))


def _people(found: Report, numbers: dict[str, int]) -> Iterator[str]:
    """Tell each person's points, and the questions that they missed by number."""
    if not found.people:
        return
    room = sentences.has_room_points(found)
    if room:
        yield _("Persons: score, points in the lesson, answered, missed questions by number")
    else:
        yield _("Persons: score, answered, missed questions by number")
    rows = []
    for each in found.people:
        name = " · ".join(filter(None, (shorten(each.name, _NAME), each.team, sentences.standing(each.standing))))
        missed = ", ".join(str(numbers[key]) for key in each.missed)
        points = (sentences.amount(each.points),) if room else ()
        rows.append((name, sentences.score(each), *points, sentences.of(each.answered, each.met), missed))
    yield from (f"  {row}" for row in laid_out(rows, left=(0, 4 if room else 3)))


def _left_out(found: Report) -> Iterator[str]:
    if found.voided:
        yield _("Counted for nothing: {questions}").format(questions="; ".join(each.text for each in found.voided))
    if found.unmet:
        yield _("Not asked: {questions}").format(questions="; ".join(each.text for each in found.unmet))


def _notes(found: Report) -> Iterator[str]:
    yield _("Notes")
    yield from (f"  {each}" for each in sentences.notes(found))

"""The rows of a card: question and answer, how it stands, its forgetting curve, and every answer to it. Pure."""

from collections.abc import Iterator

from textual.content import Content

from quizgeo.answers import answer_text
from quizgeo.insight.card import CardStory, Told
from quizgeo.insight.history_words import SAID_IN_WORDS, given_words, grade_words, happened_words
from quizgeo.insight.plots import floor_of
from quizgeo.insight.tables import foretold
from quizgeo.language import _, number
from quizgeo.memory import Rating
from quizgeo.progress import EventKind
from quizgeo.study import ask, day_in_words, days_in_short, gist, milliseconds_in_words
from quizgeo.text import shorten
from quizgeo.tui.content import BOLD, EMPTY, QUIET, RIGHT, fit, hung, plain, row, wrapped
from quizgeo.tui.lines.plots import axis_words, columns_over_axis, percent
from quizgeo.tui.lines.ratings import NAMES
from quizgeo.tui.sheet import Sheet

DAY, VERDICT, RATING, TOOK, NEXT = 13, 15, 8, 13, 8
"""Cells of the columns of the table; what was given has the rest."""
MARGIN = 2
LONG = 10
"""Days from which on their tenths are not told."""


def state_words(story: CardStory) -> str:
    """Say in a few words how a card stands, and when it is due."""
    item, seen = story.item, story.item.seen
    if item.suspended:
        return _("suspended")
    if item.buried_until > story.today:
        return _("buried until {date}").format(date=day_in_words(item.buried_until))
    if seen is None:
        return _("new")
    if seen.due_day == story.today:
        return _("due today")
    words = _("due {date}") if seen.due_day > story.today else _("due since {date}")
    return words.format(date=day_in_words(seen.due_day))


def question_words(story: CardStory) -> str:
    """Give what a card asks, on one line; empty where its deck is not there."""
    return "" if story.question is None else gist(ask(story.question, story.card.key, (0, 0)))


def stability_words(days: float) -> str:
    """Say a stability in a few cells: `3.1 d`, `12 d`, `5 mo`."""
    if days < LONG:
        return _("{count} d").format(count=number(f"{days:.1f}"))
    return days_in_short(round(days))


def card_rows(story: CardStory, high: int, sheet: Sheet) -> list[Content]:
    """Give all rows of a card. high: rows of its curve."""
    inner = sheet.narrower(2 * MARGIN)
    rows = [*_asked(story, inner), EMPTY, *wrapped(_figures(story, inner), inner.width)]
    if len(story.curve) > 1:
        rows += [EMPTY, *_curve(story, high, inner)]
    table = list(_table(story, inner))
    rows += [EMPTY, *table] if table else []
    return [row(" " * MARGIN, each) for each in rows]


def _asked(story: CardStory, sheet: Sheet) -> list[Content]:
    if story.question is None:
        return wrapped(_("Its deck is not here; this is what was logged."), sheet.width, QUIET)
    head = row((_("Answer"), QUIET), "  ")
    answer = hung(head, answer_text(story.question), sheet.width, RIGHT)
    return [*wrapped(question_words(story), sheet.width, BOLD), *answer]


def _figures(story: CardStory, sheet: Sheet) -> str:
    seen = story.item.seen
    if seen is None:
        return _("Never answered.")
    parts = [
        _("Stability {days}").format(days=stability_words(seen.memory.stability)),
        _("Difficulty {difficulty}").format(difficulty=number(f"{seen.memory.difficulty:.1f}")),
    ]
    if story.recall is not None:
        parts.append(_("Recall now {share}").format(share=foretold(story.recall)))
    parts.append(_("Reviews {count}").format(count=seen.nth))
    parts.append(_("Lapses {count}").format(count=seen.lapses))
    return f" {sheet.signs.dot} ".join(parts)


def _curve(story: CardStory, high: int, sheet: Sheet) -> list[Content]:
    low = floor_of(story.curve)
    shares = [(recall - low) / (1.0 - low) for recall in story.curve]
    first = story.steps[0].day
    ends = [day_in_words(first), day_in_words(first + len(shares) - 1)]
    return [*columns_over_axis(shares, high, (percent(1.0), percent(low)), sheet), axis_words(ends, sheet)]


def _table(story: CardStory, sheet: Sheet) -> Iterator[Content]:
    """Give a row for each thing that happened, the newest first, and below it what was said of it."""
    if not story.history:
        return
    given = max(8, sheet.width - DAY - VERDICT - RATING - TOOK - NEXT)
    widths = (DAY, given, VERDICT, RATING, TOOK, NEXT)
    heads = (_("Study day"), _("Given"), _("Verdict"), _("Rating"), _("Took"), _("Next"))
    yield _columns(heads, widths, QUIET)
    for told in reversed(story.history):
        yield _columns(_told(told, story, sheet), widths, QUIET if told.undone else "")
        for words in _remarks(told):
            yield row(" " * DAY, (f"{sheet.signs.here} {words}", QUIET))


def _columns(texts: tuple[str, ...], widths: tuple[int, ...], style: str) -> Content:
    cells = [fit(plain(shorten(text, width - 1), style), width) for text, width in zip(texts, widths, strict=True)]
    return row(*cells)


def _told(told: Told, story: CardStory, sheet: Sheet) -> tuple[str, ...]:
    event, day = told.event, day_in_words(told.event.day)
    if event.kind != EventKind.ANSWERED:
        return day, happened_words(event), "", "", "", ""
    took = milliseconds_in_words(event.took) if event.took else sheet.signs.dash
    rating = _(NAMES[Rating(told.rating)]) if told.rating else sheet.signs.dash
    return day, given_words(event, story.question), grade_words(event), rating, took, _next(told, sheet)


def _next(told: Told, sheet: Sheet) -> str:
    if told.undone or told.stability is None or told.interval is None:
        return sheet.signs.dash
    return _("today") if told.rating == Rating.AGAIN else days_in_short(told.interval)


def _remarks(told: Told) -> Iterator[str]:
    if told.said:
        yield _(SAID_IN_WORDS[told.said])
    if told.undone:
        yield _("taken back")

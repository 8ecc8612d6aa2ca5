"""Numbers for a learner in words, figures and small bars, in 80 columns. Beside each bar stands what it shows."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from quizgeo.clock import day_date
from quizgeo.insight import Bin, Calendar, Calibration, Coming, Knowledge, Load, Numbers, Retention, Retentions
from quizgeo.insight.tables import BAR, WIDTH, Drawing, bar, counted, heat, in_width, laid_out, percent
from quizgeo.insight.trouble_words import trouble_lines
from quizgeo.language import N_, _, ngettext, number
from quizgeo.study import YearAhead, day_in_words
from quizgeo.text import cells, clean, shorten

__all__ = ["Drawing", "lines"]

LABEL = 18
"""Cells of what a row is called."""
MARGIN = 4
"""Cells that stay free beside the widest table: the app shows it between margins."""
SPANS = 31
"""Spans into which a course is cut at most."""
MOST = 12
"""Decks or tags that are told; `--json` has all."""

_WINDOWS: Mapping[str, str] = {
    "today": N_("today"),
    "7": N_("last 7 days"),
    "30": N_("last 30 days"),
    "365": N_("last 365 days"),
    "all": N_("ever"),
}
_PARTS: Mapping[str, str] = {
    "young": N_("young cards"),
    "mature": N_("mature cards"),
    "typed": N_("typed answers"),
    "chosen": N_("chosen answers"),
    "flipped": N_("self-graded"),
}
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_DAYS_OF_WEEK = 7
_SPANS = ((2, 7), (7, 14), (14, 30))
"""Days ahead that are told together."""


def lines(found: Numbers, year: YearAhead, decks: str, days: int | None, drawing: Drawing) -> list[str]:
    """Tell all numbers. decks: the titles of those that were asked for. days: how far it looks back."""
    told = [*head_lines(found, decks, days)]
    if not found.work.answers and not found.calendar.n and not found.knowledge.all.n:
        return [*in_width(told), _("Nothing was answered yet.")]
    sections = (
        retention_lines(found.retention, drawing),
        knowledge_lines(found.knowledge, drawing),
        coming_lines(found.coming, drawing),
        calendar_lines(found.calendar, drawing),
        spread_lines(found, drawing),
        calibration_lines(found.calibration),
        trouble_lines(found.trouble),
        workload_lines(year),
    )
    for section in sections:
        rows = list(section)
        told += ["", *rows] if rows else []
    return in_width(told)


def head_lines(found: Numbers, decks: str, days: int | None) -> Iterator[str]:
    """Say whose numbers they are, what was done, and how many cards there are."""
    yield shorten(_("How it goes: {decks}").format(decks=decks), WIDTH)
    if days is not None:
        past = ngettext("What looks back is of today.", "What looks back is of the last {count} study days.", days)
        yield past.format(count=days)
    work, cards = found.work, found.cards
    answers = ngettext("{count} answer", "{count} answers", work.answers).format(count=number(f"{work.answers:,}"))
    on_days = ngettext("on {count} study day", "on {count} study days", work.days).format(count=work.days)
    sentence = _("{answers} {days}, {today} of them today")
    yield sentence.format(answers=answers, days=on_days, today=number(f"{work.today:,}"))
    yield _("Cards: {new} new, {young} young, {mature} mature, {suspended} suspended").format(
        new=cards.new, young=cards.young, mature=cards.mature, suspended=cards.suspended
    )


def cards_lines(found: Numbers, drawing: Drawing) -> Iterator[str]:
    """Tell how many cards are new, young, mature and suspended."""
    cards = found.cards
    counts = (cards.new, cards.young, cards.mature, cards.suspended)
    names = (_("new"), _("young"), _("mature"), _("suspended"))
    most = max(counts) or 1
    yield ngettext("{count} card", "{count} cards", cards.n).format(count=number(f"{cards.n:,}"))
    rows = [(name, counted(count), bar(count / most, drawing)) for name, count in zip(names, counts, strict=True)]
    yield from laid_out(rows, left=(0, 2))


def course_lines(found: Numbers, drawing: Drawing) -> Iterator[str]:
    """Tell what was answered and recalled, span after span, the newest first."""
    yield _("Answers, and of cards that came back those known at once")
    rows = [("", _("answers"), _("a day"), _("known"), "", "")]
    spans = found.course.spans(SPANS)
    most = max((each.answers / each.days for each in spans), default=0.0) or 1.0
    for each in reversed(spans):
        rate, recalled = each.answers / each.days, each.recalled
        known = "" if recalled.value is None else percent(recalled.value)
        counts = _("{right} of {n}").format(right=counted(recalled.hits), n=counted(recalled.n)) if recalled.n else ""
        name = day_in_words(each.first)
        if each.days > 1:
            name = f"{name} – {day_in_words(each.first + each.days - 1)}"
        a_day = number(f"{rate:.1f}".removesuffix(".0"))
        rows.append((name, counted(each.answers), a_day, known, counts, bar(rate / most, drawing)))
    yield from laid_out(rows, left=(0, 5))


# -- recall ----------------------------------------------------------------------------------------------------------


def retention_lines(found: Retentions, drawing: Drawing) -> Iterator[str]:
    """Tell what share of due cards was known, over time and parted by age, kind and deck."""
    yield _("Cards that came back and were known at once (goal: {goal})").format(goal=percent(found.goal))
    named = [(_(_WINDOWS[name]), each) for name, each in found.windows.items()]
    named += [
        (_(_PARTS[name]), each) for part in (found.ages, found.ways) for name, each in part.items() if each.share.n
    ]
    if len(found.decks) > 1:
        named += [(clean(deck), each) for deck, each in list(found.decks.items())[:MOST]]
    head = ("", _("known"), _("between"), _("right"), _("without luck"))
    told = laid_out([head, *(_retention_row(name, each) for name, each in named)], left=(0,))
    widest = max(map(cells, told))
    full = min(BAR, max(0, WIDTH - MARGIN - widest))
    yield told[0]
    for row, (_name, each) in zip(told[1:], named, strict=True):
        drawn = bar(each.share.value or 0.0, drawing, full)
        yield f"{row}{' ' * (widest - cells(row))}  {drawn}" if drawn else row
    yield from _more(len(found.decks) - MOST)


def _retention_row(name: str, found: Retention) -> tuple[str, ...]:
    share = found.share
    counts = _("{right} of {n}").format(right=counted(share.hits), n=counted(share.n))
    if share.value is None:
        return shorten(name, LABEL), _("too few"), "", counts, ""
    between = "–".join(f"{end * 100:.0f}" for end in share.interval) if share.interval else ""
    luckless = "" if found.without_luck is None else percent(found.without_luck)
    return shorten(name, LABEL), percent(share.value), between, counts, luckless


def knowledge_lines(found: Knowledge, drawing: Drawing) -> Iterator[str]:
    """Tell what would be known today, by deck and by tag."""
    if not found.all.n:
        return
    sentence = _("You would know about {known} of the {n} cards you have seen (between {low} and {high}).")
    whole = found.all
    between = {"low": counted(whole.low), "high": counted(whole.high)}
    yield sentence.format(known=counted(whole.value), n=counted(whole.n), **between)
    decks = list(found.decks.items())[:MOST] if len(found.decks) > 1 else []
    tags = list(found.tags.items())[:MOST]
    rows = []
    for name, each in (*decks, *tags):
        counts = _("{known} of {n}").format(known=counted(each.value), n=counted(each.n))
        rows.append((shorten(clean(name), LABEL), counts, bar(each.value / each.n, drawing)))
    told = laid_out(rows, left=(0, 2))
    yield from told[: len(decks)]
    if tags:
        yield _("The same by tag:")
    yield from told[len(decks) :]
    yield from _more(max(0, len(found.decks) - MOST) + max(0, len(found.tags) - MOST))


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield ngettext("… {count} more: see --json", "… {count} more: see --json", count).format(count=count)


# -- days ------------------------------------------------------------------------------------------------------------


class _Span(Struct, frozen=True):
    name: str
    load: Load
    days: int


def coming_lines(found: Coming, drawing: Drawing) -> Iterator[str]:
    """Tell what falls due, and what was to be done before today."""
    spans = [_Span(_("overdue"), found.overdue, 1), _Span(_("today"), found.days[0], 1)]
    spans.append(_Span(_("tomorrow"), found.days[1], 1))
    for start, end in _SPANS:
        loads = found.days[start:end]
        load = Load(sum(each.cards for each in loads), sum(each.minutes for each in loads))
        spans.append(_Span(_("in {first} to {last} days").format(first=start, last=end - 1), load, end - start))
    yield _("Cards that fall due in the next {count} days, without new ones").format(count=len(found.days))
    most = max(each.load.cards / each.days for each in spans) or 1
    rows = [("", _("cards"), _("minutes"), _("a day"), "")]
    for each in spans:
        daily = each.load.cards / each.days
        minutes = number(f"{each.load.minutes:.0f}")
        a_day = number(f"{daily:.1f}".removesuffix(".0"))
        rows.append((each.name, counted(each.load.cards), minutes, a_day, bar(daily / most, drawing)))
    yield from laid_out(rows, left=(0, 4))


def calendar_lines(found: Calendar, drawing: Drawing) -> Iterator[str]:
    """Tell answers day by day, or week by week where nothing is drawn."""
    weeks = len(found.weeks)
    if not drawing.bars:
        yield _("Answers week by week")
        for place, count in enumerate(found.weeks):
            if count:
                monday = day_in_words(found.first + place * _DAYS_OF_WEEK)
                yield _("from {date}: {count}").format(date=monday, count=count)
        return
    yield _("Answers a day in the last {weeks} weeks, the present one on the right").format(weeks=weeks)
    for weekday, name in enumerate(_WEEKDAYS):
        yield f"{_(name):<4}{heat(found.steps[weekday::_DAYS_OF_WEEK], drawing)}".rstrip()
    first, second, third = found.quartiles
    signs = [heat((step,), drawing) for step in range(5)]
    key = _("{none} none  {few} up to {first}  {some} up to {second}  {many} up to {third}  {most} more")
    yield "    " + key.format(
        none=signs[0],
        few=signs[1],
        some=signs[2],
        many=signs[3],
        most=signs[4],
        first=first,
        second=second,
        third=third,
    )
    today = _(_WEEKDAYS[day_date(found.first + len(found.counts) - 1).weekday()])
    yield "    " + _("Today is {weekday}, at the right end: {count} answers.").format(
        weekday=today, count=found.counts[-1]
    )


# -- memory ----------------------------------------------------------------------------------------------------------


def spread_lines(found: Numbers, drawing: Drawing) -> Iterator[str]:
    """Tell how many cards are kept how long, and how difficult they are."""
    if not found.spread.n:
        return
    yield _("Stability: days until recall falls to 90 %")
    yield from _bins(found.spread.stability, drawing)
    yield ""
    yield _("Difficulty, from 1 to 10")
    yield from _bins(found.spread.difficulty, drawing)


def _bins(bins: Sequence[Bin], drawing: Drawing) -> list[str]:
    most = max(each.n for each in bins) or 1
    rows = [(_bin_name(each), counted(each.n), bar(each.n / most, drawing)) for each in bins]
    return laid_out(rows, left=(0, 2))


def _bin_name(found: Bin) -> str:
    if found.high is None:
        return _("{low:.0f} and more").format(low=found.low)
    return _("{low:.0f} to {high:.0f}").format(low=found.low, high=found.high)


def calibration_lines(found: Calibration) -> Iterator[str]:
    """Tell whether what was foretold came true."""
    if found.why:
        sentence = _("Whether forecasts come true is told from 100 answers to cards that came back; there are {n}.")
        yield sentence.format(n=found.n)
        return
    yield _("Whether forecasts came true, a tenth of the answers in each row")
    rows = [(_("foretold"), _("came back"), _("between"), _("right"))]
    for each in found.bins:
        low, high = each.interval
        counts = _("{right} of {n}").format(right=counted(each.passed.hits), n=counted(each.passed.n))
        shown = percent(each.passed.hits / each.passed.n), f"{low * 100:.0f}–{high * 100:.0f}", counts
        rows.append((percent(each.mean), *shown))
    yield from laid_out(rows, left=())
    sentence = _("Log loss {loss}; foretelling always the same share gives {constant}. Less is better.")
    yield sentence.format(loss=number(f"{found.log_loss:.3f}"), constant=number(f"{found.constant:.3f}"))


def workload_lines(found: YearAhead) -> Iterator[str]:
    """Tell what other goals would cost."""
    if not found.curve:
        return
    yield _("What other goals would cost, simulated for a year")
    if found.simulated < found.cards:
        yield _("It follows {n} of your {cards} cards.").format(n=found.simulated, cards=found.cards)
    rows = [(_("goal"), _("answers a day"), _("minutes a day"), _("known after it"))]
    for each in found.curve:
        answers, minutes = found.answers_a_day(each), found.minutes_a_day(each)
        known = _("{known} of {n}").format(known=f"{each.known:.0f}", n=found.cards)
        rows.append((percent(each.retention), number(f"{answers:.1f}"), number(f"{minutes:.1f}"), known))
    yield from laid_out(rows, left=())

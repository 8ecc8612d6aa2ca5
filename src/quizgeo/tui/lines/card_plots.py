"""Panels of cards: states, knowledge, how they are kept, forecasts, and what goes wrong. Pure."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content

from quizgeo.insight import Bin, Confusion, Numbers, Retention
from quizgeo.insight.tables import counted
from quizgeo.insight.trouble_words import instead_words
from quizgeo.language import N_, _, ngettext, number
from quizgeo.text import clean, shorten
from quizgeo.tui.content import EMPTY, QUIET, fit, plain, row, wrapped
from quizgeo.tui.lines.days_plots import share_words
from quizgeo.tui.lines.plots import bar_row, histogram, percent
from quizgeo.tui.sheet import Sheet

LABEL, PART, NAME = 12, 16, 20
"""Cells of short names, of parts of recall, and of names that people gave."""
ROOMY = 54
"""Columns from which a share has room for what of it is not luck."""
_PARTS: Mapping[str, str] = {
    "young": N_("young"), "mature": N_("mature"), "typed": N_("typed"), "chosen": N_("chosen"),
    "flipped": N_("self-graded"),
}  # fmt: skip


def states_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw how many cards are new, young, mature and suspended."""
    del high
    cards = found.cards
    counts = (
        (_("new"), cards.new),
        (_("young"), cards.young),
        (_("mature"), cards.mature),
        (_("suspended"), cards.suspended),
    )
    most = max(count for _name, count in counts) or 1
    whole = ngettext("{count} card", "{count} cards", cards.n).format(count=number(f"{cards.n:,}"))
    rows = [bar_row(name, count / most, counted(count), sheet, label=LABEL, figures=6) for name, count in counts]
    return [plain(whole, QUIET), *rows, plain("  " + _("mature: kept 21 days and more"), QUIET)]


def knowledge_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw what would be known today, by deck and by tag."""
    known = found.knowledge
    if not known.all.n:
        return [plain(_("Nothing was answered yet."), QUIET)]
    said = _("about {known} of {n} cards seen").format(known=counted(known.all.value), n=counted(known.all.n))
    parts = [*(known.decks.items() if len(known.decks) > 1 else ()), *known.tags.items()]
    label = min(NAME, sheet.width // 2)
    rows = [
        bar_row(
            shorten(clean(name), label - 1), each.value / each.n, f"{each.value:.0f}/{each.n}", sheet,
            label=label, figures=8,
        )
        for name, each in parts
    ]  # fmt: skip
    return [plain(said, QUIET), *_cut(rows, high - 1, sheet)]


def parts_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Tell what was recalled of young and mature cards, and by how the answer was given."""
    parts = [*found.retention.ages.items(), *found.retention.ways.items()]
    rows = [_part(_(_PARTS[name]), each, sheet) for name, each in parts if each.share.n]
    if not rows:
        return [plain(_("No card came back yet."), QUIET)]
    return _cut([piece for pieces in rows for piece in pieces], high, sheet)


def _part(name: str, found: Retention, sheet: Sheet) -> list[Content]:
    words = share_words(found.share)
    told = row("  ", (shorten(name, PART - 1).ljust(PART), QUIET), words)
    if found.without_luck is None:
        return [told]
    luckless = _("{share} without luck").format(share=percent(found.without_luck))
    if sheet.width >= ROOMY:
        return [row(told, (f", {luckless}", QUIET))]
    return [told, plain(" " * (PART + 2) + luckless, QUIET)]


def stability_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw how many cards are kept how long."""
    return _bins(found.spread.stability, _("days to 90 % recall"), high, sheet, _days)


def difficulty_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw how many cards are how difficult."""
    return _bins(found.spread.difficulty, _("from 1 to 10"), high, sheet, lambda low: f"{low:.0f}")


def _bins(bins: Sequence[Bin], said: str, high: int, sheet: Sheet, name: Callable[[float], str]) -> list[Content]:
    total = sum(each.n for each in bins)
    cards = ngettext("{count} card", "{count} cards", total).format(count=total)
    head = plain(f"{cards} {sheet.signs.dot} {said}", QUIET)
    if not total:
        return [head]
    return [head, *histogram([each.n for each in bins], [name(each.low) for each in bins], high - 1, sheet)]


def _days(low: float) -> str:
    year = 365
    return f"{low:.0f}" if low < year else _("{count} y").format(count=f"{low / year:.0f}")


def calibration_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Tell whether forecasts came true, a tenth of the answers in each row."""
    made = found.calibration
    if made.why:
        said = _("Told from 100 answers to cards that came back; there are {n}.").format(n=made.n)
        return wrapped(said, sheet.width, QUIET)[:high]
    near = min(made.bins, key=lambda each: abs(each.mean - found.retention.goal))
    said = _("Cards promised at {share} came back {right} times of {n}.").format(
        share=percent(near.mean), right=counted(near.passed.hits), n=counted(near.passed.n)
    )
    head = wrapped(said, sheet.width, QUIET)
    loss = _("Log loss {loss}, without a model {constant}").format(
        loss=number(f"{made.log_loss:.3f}"), constant=number(f"{made.constant:.3f}")
    )
    rows = []
    for each in reversed(made.bins):
        share = each.passed.hits / each.passed.n
        rows.append(bar_row(percent(each.mean), share, percent(share), sheet, label=7, figures=6))
    return [*head, plain(loss, QUIET), *rows][:high]


def guesses_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Tell how many right answers were called guesses, and how many cards were forgotten again."""
    trouble = found.trouble
    guessed = _("Right answers that you called guesses: {share}").format(share=share_words(trouble.guessed))
    lapses = _("Forgotten again, of all cards that came back: {share}").format(share=share_words(trouble.lapses))
    return [*wrapped(guessed, sheet.width), EMPTY, *wrapped(lapses, sheet.width)][:high]


def hardest_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """List the hardest cards."""
    rows = [(each.card, f"{each.passed.hits}/{each.passed.n}") for each in found.trouble.hardest]
    return _listed(rows, _("No card came back often enough to tell."), high, sheet)


def leeches_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """List the cards that are forgotten again and again."""
    rows = [(each.card, str(each.lapses)) for each in found.trouble.leeches]
    return _listed(rows, _("No card was forgotten four times or more."), high, sheet)


def confusions_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """List what is often answered instead."""
    rows = [(each.card, _instead(each)) for each in found.trouble.confusions]
    return _listed(rows, _("Nothing was taken for something else twice."), high, sheet)


def _instead(found: Confusion) -> str:
    return shorten(instead_words(found), 22)


def _listed(rows: Sequence[tuple[str, str]], none: str, high: int, sheet: Sheet) -> list[Content]:
    if not rows:
        return wrapped(none, sheet.width, QUIET)[:high]
    told = []
    for card, words in rows:
        room = max(8, sheet.width - len(words) - 4)
        told.append(row("  ", fit(plain(shorten(card, room - 1)), room), (words, QUIET)))
    return _cut(told, high, sheet)


def _cut(rows: Sequence[Content], high: int, sheet: Sheet) -> list[Content]:
    """Keep as many rows as there is room for; the last of them says how many are left out."""
    if len(rows) <= high:
        return list(rows)
    more = _("… {count} more").format(count=len(rows) - high + 1)
    return [*rows[: high - 1], plain("  " + more, QUIET)] if sheet.width else []

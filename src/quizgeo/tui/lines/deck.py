"""What home tells of the last weeks and of the marked deck. Pure but for reading what the hardest cards ask.

It is imported when something was counted, after the first paint.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from textual.content import Content

from quizgeo.clock import day_date
from quizgeo.insight.recent import Recall
from quizgeo.language import _, ngettext
from quizgeo.study import DeckRow, Learner, Settings
from quizgeo.text import clean, shorten
from quizgeo.tui.content import BOLD, EMPTY, QUIET, fit, plain, row, wrapped
from quizgeo.tui.lines.calendar import forecast
from quizgeo.tui.lines.chrome import bar
from quizgeo.tui.lines.home import broken
from quizgeo.tui.sheet import Sheet

LABEL = 11
"""Cells of a word before its figure."""
SPANS = 10
"""Cells of the course of recall, each of as many days."""
HARDEST = 5
"""Hardest cards that are told."""
BAR = 16


class Hardest(Struct, frozen=True):
    """A card that was forgotten often."""

    question: str
    lapses: int


class Deck(Struct, frozen=True):
    """What is told of the marked deck."""

    standing: DeckRow
    title: str
    due: Sequence[int]
    """Cards that fall due on each of the next days."""
    recall: Recall | None
    """Of the last days; None where nothing came back."""
    hardest: Sequence[Hardest] = ()


def goal_words(answers: Counter[int], settings: Settings, today: int, sheet: Sheet) -> str:
    """Say on how many days of this week something was answered, and on how many ever, where the learner wants it told.

    A missed day takes nothing away from them.
    """
    parts = []
    if settings.goal_days:
        monday = today - day_date(today).weekday()
        done = sum(answers[day] > 0 for day in range(monday, today + 1))
        parts.append(_("{done} of {goal} days this week").format(done=done, goal=settings.goal_days))
    if settings.streak:
        days = sum(count > 0 for count in answers.values())
        parts.append(ngettext("{count} study day in all", "{count} study days in all", days).format(count=days))
    return f" {sheet.signs.dot} ".join(parts)


def recall_words(deck: DeckRow, recalls: Mapping[str, Recall], sheet: Sheet) -> str:
    """Say what share of the due cards of a deck was known in the last days; a dash for too few."""
    recall = recalls.get(deck.deck.id)
    share = None if recall is None else recall.share
    return sheet.signs.dash if share is None else _("{percent} %").format(percent=round(100 * share))


def hardest_of(learner: Learner, deck: DeckRow, language: str) -> tuple[Hardest, ...]:
    """Read what the cards of a deck ask that were forgotten most often. language: in which, where the deck has it."""
    seen = ((card.key, learner.item(card.key).seen) for card in deck.deck.cards)
    forgotten = sorted(((state.lapses, key) for key, state in seen if state is not None and state.lapses), reverse=True)
    if not forgotten:
        return ()
    from quizgeo.study.resting import question_of  # a deck is read for it

    asked = ((question_of(learner, learner.entry(key), language) or key, count) for count, key in forgotten[:HARDEST])
    return tuple(Hardest(question, count) for question, count in asked)


def details(deck: Deck, today: int, sheet: Sheet) -> list[Content]:
    """Give the rows of the marked deck."""
    if broken(deck.standing):
        return [row("  ", each) for each in wrapped(clean(deck.standing.deck.path.name), sheet.width - 4, BOLD)]
    rows = [*wrapped(deck.title, sheet.width - 4, BOLD), *_size(deck.standing, sheet), EMPTY, *_known(deck, sheet)]
    rows += [EMPTY, *forecast(deck.due, today, sheet)]
    if deck.hardest:
        rows += [EMPTY, plain(_("Hardest"), BOLD), *(_hard(each, sheet.width - 4, sheet) for each in deck.hardest)]
    return [row("  ", each) for each in rows]


def _size(deck: DeckRow, sheet: Sheet) -> list[Content]:
    cards = ngettext("{count} card", "{count} cards", deck.cards).format(count=deck.cards)
    figures = _("{cards} {dot} {new} new {dot} {due} due")
    return [plain(figures.format(cards=cards, new=deck.new, due=deck.due, dot=sheet.signs.dot))]


def _known(deck: Deck, sheet: Sheet) -> list[Content]:
    percent = round(100 * deck.standing.known / deck.standing.cards) if deck.standing.cards else 0
    told = _("{percent} %").format(percent=percent)
    known = row(fit(plain(_("Known"), QUIET), LABEL), bar(percent, 100, BAR, sheet), "  ", told)
    return [known, _recall(deck.recall, sheet)]


def _recall(recall: Recall | None, sheet: Sheet) -> Content:
    head = fit(plain(_("Retention"), QUIET), LABEL)
    share = None if recall is None else recall.share
    if recall is None or share is None:
        count = recall.n if recall is not None else 0
        words = ngettext("{count} card came back: too few", "{count} cards came back: too few", count)
        return row(head, (words.format(count=count), QUIET))
    told = _("{percent} %").format(percent=round(100 * share))
    return row(head, told, "  ", (_spark(recall, sheet), "$done"), ("  " + _("30 days"), QUIET))


def _spark(recall: Recall, sheet: Sheet) -> str:
    """Draw the course of recall, the half of all cards at the bottom; a span in which nothing came back is blank."""
    from quizgeo.insight.plots import spark  # not before there is something to draw

    half = 0.5
    shares = [0.0 if each is None else max(0.06, (each - half) / half) for each in recall.spans(SPANS)]
    return spark(shares, signs=sheet.signs.block != "#")


def _hard(hard: Hardest, width: int, sheet: Sheet) -> Content:
    words = ngettext("{count} lapse", "{count} lapses", hard.lapses).format(count=hard.lapses)
    room = max(8, width - len(words) - 4)
    return row(f"{sheet.signs.dot} ", fit(plain(shorten(hard.question, room)), room), "  ", (words, QUIET))

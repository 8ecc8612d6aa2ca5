"""Cards that were found as a table for people, and the words of a search."""

from collections.abc import Iterator, Sequence

from quizgeo.language import _, number
from quizgeo.study import Finder, day_in_words
from quizgeo.study.search import Candidate
from quizgeo.study.search_cards import STATES, state_of
from quizgeo.study.search_shown import line_of
from quizgeo.study.search_words import TABLE
from quizgeo.text import cells

NOTHING = "–"
_INDENT = "    "


def table(cards: Sequence[Candidate], finder: Finder, day: int) -> list[str]:
    """Give cards, whose decks were read, in rows: key, state, due day, stability in days, lapses, question."""
    head = (_("Card"), _("State"), _("Due"), _("Stability"), _("Lapses"), _("Question"))
    rows = [_row(each, finder, day) for each in cards]
    return _laid_out([head, *rows]) if rows else [_("No card is found.")]


def _row(each: Candidate, finder: Finder, day: int) -> tuple[str, ...]:
    seen = each.item.seen
    state = _(STATES[state_of(each.item, day)])
    question = question_of(each, finder)
    if seen is None:
        return (each.card.key, state, NOTHING, NOTHING, NOTHING, question)
    stability = _("{count} d").format(count=number(f"{seen.memory.stability:.1f}"))
    return (each.card.key, state, day_in_words(seen.due_day), stability, str(seen.lapses), question)


def question_of(each: Candidate, finder: Finder) -> str:
    """Give what a card asks; empty where its deck cannot be read."""
    question = finder.question(each)
    return "" if question is None else line_of(question, each.card.key)


def _laid_out(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Lay rows out in columns: figures end at the right, the last column is as long as it is."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for key, state, *figures, question in rows:
        texts = [_left(key, widths[0]), _left(state, widths[1])]
        texts += [" " * (width - cells(text)) + text for text, width in zip(figures, widths[2:-1], strict=True)]
        lines.append("  ".join([*texts, question]).rstrip())
    return lines


def _left(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def word_lines() -> list[str]:
    """Give the words of a search, what each finds, and what may stand after it."""
    return list(_words())


def _words() -> Iterator[str]:
    yield _("Words side by side have to occur together: in the question, its answer, its tags, or the key of the card.")
    yield _('"Several words" are looked for as they stand; -word must not occur; `or` and brackets are understood.')
    yield _("In a shell, put a search with < > * or brackets into single quotes.")
    for word in TABLE:
        yield ""
        yield f"{word.name}:  {_(word.help)}"
        yield _INDENT + _("As in {examples}").format(examples="   ".join(word.examples))
        width = max((cells(value.name) for value in word.values), default=0)
        for value in word.values:
            yield f"{_INDENT}{word.name}:{_left(value.name, width)}  {_(value.help)}"

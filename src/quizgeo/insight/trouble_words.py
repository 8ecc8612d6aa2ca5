"""What goes wrong, in words: lapses, guesses, leeches, confusions and the hardest cards."""

from collections.abc import Iterable, Iterator

from quizgeo.insight import Confusion, Share, Trouble
from quizgeo.insight.tables import percent
from quizgeo.language import _, ngettext
from quizgeo.text import shorten

MOST = 8
"""Cards that are told of each sort; `--json` has more."""
_GIVEN = 30
"""Cells of an answer that is repeated."""
_KEY = 40
"""Cells of a card's key."""


def trouble_lines(found: Trouble) -> Iterator[str]:
    """Tell what goes wrong."""
    if not found.lapses.n and not found.guessed.n and not found.confusions:
        return
    yield _("What went wrong")
    yield from _counted(_("Forgotten again, of all cards that came back: {share}"), found.lapses)
    yield from _counted(_("Right answers that you called guesses: {share}"), found.guessed)
    hard = [
        (each.card, _("{right} of {n} right").format(right=each.passed.hits, n=each.passed.n)) for each in found.hardest
    ]
    yield from _listed(_("Hardest cards:"), hard)
    leeches = []
    for each in found.leeches:
        words = ngettext("forgotten {count} time", "forgotten {count} times", each.lapses).format(count=each.lapses)
        leeches.append((each.card, _("{words}, suspended").format(words=words) if each.suspended else words))
    yield from _listed(_("Forgotten again and again, perhaps better written anew:"), leeches)
    yield from _listed(_("Often answered instead:"), ((each.card, instead_words(each)) for each in found.confusions))


def _counted(sentence: str, share: Share) -> Iterator[str]:
    if share.n:
        counts = _("{hits} of {n}").format(hits=share.hits, n=share.n)
        told = counts if share.value is None else f"{percent(share.value)} ({counts})"
        yield sentence.format(share=told)


def instead_words(found: Confusion) -> str:
    """Say what was answered instead, and how often."""
    given = found.given
    if found.form == "find":
        from quizgeo import language
        from quizgeo.answers import country_name

        given = country_name(given, language.in_use())
    return _("“{given}” ({count})").format(given=shorten(given, _GIVEN), count=found.count)


def _listed(head: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    shown = list(rows)
    if shown:
        yield head
        yield from (f"  {shorten(card, _KEY)}: {words}" for card, words in shown[:MOST])

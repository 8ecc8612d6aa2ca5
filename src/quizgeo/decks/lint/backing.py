"""Rules about what the facts of a deck rest on: each has a source, not all the same one, and it is about the world."""

from collections import Counter
from collections.abc import Iterator

from quizgeo.decks.lint.rule import DeckRule, Finding, QuestionRule
from quizgeo.decks.lint.subject import STEM, Asked, Whole
from quizgeo.decks.lint.texts import accountable
from quizgeo.decks.lint.words import Said
from quizgeo.decks.model import Source
from quizgeo.decks.problems import Severity
from quizgeo.decks.report import shown
from quizgeo.language import _

LEAST = 10
"""Questions from which a share of them can be told."""
MOST_FROM_ONE = 0.4
"""Share of questions that may rest on one source."""
QUOTE_WORDS = 25


def no_source(asked: Asked) -> Iterator[Finding]:
    """CT001: a fact rests on nothing, or on something of an unknown time."""
    if not accountable(asked.whole.deck):
        return
    cited = asked.question.source
    if cited is None:
        yield Finding(_("nothing says what this rests on"), _("add source: a source of the deck, and the paragraph"))
    elif not cited.source.id and cited.source.published is None:
        yield Finding(*_undated(cited.source), ("source.title", "source"), Severity.INFO)


def undated_sources(whole: Whole) -> Iterator[Finding]:
    """CT001: a source of the deck does not say when it was published."""
    for name, source in whole.deck.sources.items():
        if source.published is None:
            yield Finding(*_undated(source), (f"sources.{name}", "sources"), Severity.INFO)


def _undated(source: Source) -> tuple[str, str]:
    message = _('nothing says when "{title}" was published').format(title=shown(source.title))
    return message, _("add published: the year at least")


def one_source(whole: Whole) -> Iterator[Finding]:
    """CT012: much of the deck rests on one source, and nothing says what it leaves out."""
    if whole.deck.scope or not accountable(whole.deck):
        return
    cited = Counter(asked.question.source.source for asked in whole.asked if asked.question.source is not None)
    for source, count in cited.most_common(1):
        if count > MOST_FROM_ONE * len(whole.asked):
            message = _('{count} of {total} questions rest on "{title}"')
            message = message.format(count=count, total=len(whole.asked), title=shown(source.title))
            fix = _("add scope: what the deck rests on and leaves out; or draw on other sources too")
            yield Finding(message, fix, (*([f"sources.{source.id}"] if source.id else []), "sources"))


def long_quote(asked: Asked) -> Iterator[Finding]:
    """CT012: a quote is longer than quoting allows for."""
    cited = asked.question.source
    count = len(Said(cited.quote, asked.speech).raw) if cited is not None and cited.quote else 0
    if count > QUOTE_WORDS and accountable(asked.whole.deck):
        message = _("the quote has {count} words").format(count=count)
        fix = _("keep {most} words or fewer, enough to find the place").format(most=QUOTE_WORDS)
        yield Finding(message, fix, ("source.quote", "source"))


def about_paper(asked: Asked) -> Iterator[Finding]:
    """CT013: a question asks what a text says, and not what the world is like."""
    bare = asked.stem.unquoted
    for hit in asked.speech.paper.hits(bare) if accountable(asked.whole.deck) else ():
        if not any(map(str.isdigit, "".join(bare.raw[hit.stop : hit.stop + 1]))):  # as in "Article 5 of the treaty"
            message = _('"{word}" is about the text, not about the world').format(word=shown(bare.raw[hit.start]))
            yield Finding(message, _("ask for the fact itself; the source field says where it stands"), STEM)
            return


RULES = (
    QuestionRule("CT001", no_source, translated=False),
    DeckRule("CT001", undated_sources, translated=False),
    DeckRule("CT012", one_source, least=LEAST, translated=False),
    QuestionRule("CT012", long_quote, translated=False),
    QuestionRule("CT013", about_paper),
)

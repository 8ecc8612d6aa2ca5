"""Rules about what the facts of a deck rest on: each has a source, not all the same one, and it is about the world."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgeo.decks.lint.rule import DeckRule, Finding, QuestionRule
from quizgeo.decks.lint.subject import STEM, Asked, Whole
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


def no_source(asked: Asked) -> Sequence[Finding]:
    """CT001: a fact rests on nothing, or on something of an unknown time."""
    cited = asked.question.source
    if cited is None:
        return [Finding(_("nothing says what this rests on"), _("add source: a source of the deck, and the paragraph"))]
    if cited.source.id or cited.source.published is not None:
        return ()
    return [Finding(*_undated(cited.source), ("source.title", "source"), Severity.INFO)]


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
    if whole.deck.scope:
        return
    cited = Counter(asked.question.source.source for asked in whole.asked if asked.question.source is not None)
    for source, count in cited.most_common(1):
        if count > MOST_FROM_ONE * len(whole.asked):
            message = _('{count} of {total} questions rest on "{title}"')
            message = message.format(count=count, total=len(whole.asked), title=shown(source.title))
            fix = _("add scope: what the deck rests on and leaves out; or draw on other sources too")
            yield Finding(message, fix, (*([f"sources.{source.id}"] if source.id else []), "sources"))


def long_quote(asked: Asked) -> Sequence[Finding]:
    """CT012: a quote is longer than quoting allows for."""
    cited = asked.question.source
    if cited is None or not cited.quote:
        return ()
    count = len(Said(cited.quote, asked.speech).raw)
    message = _("the quote has {count} words").format(count=count)
    fix = _("keep {most} words or fewer, enough to find the place").format(most=QUOTE_WORDS)
    return [Finding(message, fix, ("source.quote", "source"))] if count > QUOTE_WORDS else ()


def about_paper(asked: Asked) -> Iterator[Finding]:
    """CT013: a question asks what a text says, and not what the world is like."""
    bare = asked.stem.unquoted
    for hit in asked.speech.paper.hits(bare):
        if not any(map(str.isdigit, "".join(bare.raw[hit.stop : hit.stop + 1]))):  # as in "Article 5 of the treaty"
            message = _('"{word}" is about the text, not about the world').format(word=shown(bare.raw[hit.start]))
            yield Finding(message, _("ask for the fact itself; the source field says where it stands"), STEM)
            return


RULES = (
    QuestionRule("CT001", no_source, translated=False, trait="source", accountable=True),
    DeckRule("CT001", undated_sources, translated=False, partial=True),
    DeckRule("CT012", one_source, least=LEAST, translated=False, accountable=True),
    QuestionRule("CT012", long_quote, translated=False, trait="source", accountable=True),
    QuestionRule("CT013", about_paper, lists=("paper",), accountable=True),
)

"""CT014: wording taken from a source. Facts are free, wording is not."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from quizgeo.decks.lint.rule import DeckRule, Finding
from quizgeo.decks.lint.subject import Asked, Whole
from quizgeo.decks.lint.texts import Part, shown_parts
from quizgeo.decks.lint.words import Said
from quizgeo.decks.report import shown
from quizgeo.language import _
from quizgeo.patterns import regex

RUNNING = 12
"""Words in a row that are no chance."""
SENTENCE = 6
"""Words of a sentence that is an author's own."""
_END = regex(r"(?<=[.!?…])[\"”’»)]*\s+")


class _Wording(Struct, frozen=True):
    """The wording of sources, to look words up in; words in a row are kept by their hash, as a source can be long."""

    starts: frozenset[int]
    """The first `SENTENCE` words of all stretches."""
    stretches: frozenset[int]
    """All runs of `RUNNING` words, and sentences that are shorter."""

    def copied(self, words: Sequence[str]) -> range | None:
        """Give the first stretch of words that stands in a source."""
        for place in range(len(words) - SENTENCE + 1):
            if hash(tuple(words[place : place + SENTENCE])) in self.starts:
                for length in range(RUNNING, SENTENCE - 1, -1):
                    if hash(tuple(words[place : place + length])) in self.stretches:
                        return range(place, min(place + length, len(words)))
        return None


def copied(whole: Whole) -> Iterator[Finding]:
    """CT014: a text of a question runs with the text of a source, or with what is quoted from one."""
    wording = _wording(whole)
    if not wording.stretches:
        return
    for asked in whole.asked:
        for part, stretch in _copies(asked, wording):
            bare = part.said.unquoted
            message = _('"{text}" is the wording of the source')
            yield Finding(
                message.format(text=shown(" ".join(bare.raw[stretch.start : stretch.stop]))),
                _("say it in your own words, or put it in quotation marks and name the source"),
                part.at,
                question=asked.question,
            )


def _copies(asked: Asked, wording: _Wording) -> Iterator[tuple[Part, range]]:
    for part in shown_parts(asked):
        stretch = wording.copied(part.said.unquoted.words)
        if stretch is not None:
            yield part, stretch


def _wording(whole: Whole) -> _Wording:
    """Gather the wording of the sources whose texts are there, and of all quotes."""
    starts: set[int] = set()
    stretches: set[int] = set()
    for words in _stretches(whole):
        starts.add(hash(tuple(words[:SENTENCE])))
        stretches.add(hash(tuple(words)))
    return _Wording(frozenset(starts), frozenset(stretches))


def _stretches(whole: Whole) -> Iterator[Sequence[str]]:
    """Give all runs of so many words, and all sentences of fewer that are long enough to be somebody's own."""
    for paragraph in _paragraphs(whole):
        words = Said(paragraph, whole.speech).words
        yield from (words[place : place + RUNNING] for place in range(len(words) - RUNNING + 1))
        for sentence in _END.split(paragraph):
            spoken = Said(sentence, whole.speech).words
            if SENTENCE <= len(spoken) < RUNNING:
                yield spoken


def _paragraphs(whole: Whole) -> Iterable[str]:
    for paragraphs in whole.texts.values():
        yield from paragraphs
    for asked in whole.asked:
        if asked.question.source is not None and asked.question.source.quote:
            yield asked.question.source.quote


RULES = (DeckRule("CT014", copied, accountable=True, partial=True),)

"""One given text as the rules see it: folded, beside what is expected and what is known."""

from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers.context import Context
from quizgeo.answers.expected import Expected, Form
from quizgeo.answers.names import sort_of
from quizgeo.answers.vocabulary import FILLER_PHRASES, FILLERS, TITLES
from quizgeo.patterns import regex
from quizgeo.text import fold

_ALL_TITLES = frozenset().union(*TITLES.values())
_NOTHING: frozenset[str] = frozenset()
_POSSESSIVE = regex("['’]s\\b")


@cache
def _fillers(language: str) -> frozenset[str]:
    return FILLERS["en"] | FILLERS.get(language, _NOTHING)


class Case(Struct, frozen=True):
    """One given text before the rules."""

    expected: Expected
    context: Context
    given: str
    """The text, or the part of it that is looked at, as it was typed."""
    same: str
    """Level 2."""
    folded: str
    """Level 4."""
    own: frozenset[str] = frozenset()
    """The entities that bear one of the accepted names; looked up when the first rule needs them."""

    @property
    def tokens(self) -> list[str]:
        """The words of the folded text."""
        return self.folded.split()

    @property
    def common_fillers(self) -> frozenset[str]:
        """The words that change nothing beside any answer."""
        return _fillers(self.context.base_language) - self.tied

    @property
    def dressed(self) -> bool:
        """Whether anything at its ends may be a filler or a title."""
        tokens = self.tokens
        may_be = _fillers(self.context.base_language) | _ALL_TITLES
        return len(tokens) > 1 and (tokens[0] in may_be or tokens[-1] in may_be)

    def titled(self) -> Iterator["Case"]:
        """Give for each form what remains without the titles that fit it, beside that form alone."""
        if _ALL_TITLES.isdisjoint(self.tokens):
            return
        for form in self.expected.forms:
            rest = self._trimmed(self.common_fillers | (self._titles(form) - self.tied))
            if rest is not None:
                yield replace(rest, expected=self.expected.alone(form)).among_names()

    def _titles(self, form: Form) -> frozenset[str]:
        """Give the titles of a form by what the table says that it is; what it does not know may be a person."""
        known = self.context.known
        sorts = {sort_of(code) for code in known.entities(form.folded)} & TITLES.keys() if known else set[str]()
        return _NOTHING.union(*(TITLES[sort] for sort in sorts or ("person",)))

    @property
    def tied(self) -> frozenset[str]:
        """The words that a hyphen ties to others: `by-election` is no election beside a filler."""
        if "-" not in self.given:
            return _NOTHING
        words = (word for word in self.given.split() if "-" in word.strip("-"))
        return frozenset(token for word in words for token in fold(word, 3).split())

    def among_names(self) -> "Case":
        """Look up what the accepted names are names of."""
        known = self.context.known
        if known is None:
            return self
        own = _NOTHING.union(*(known.entities(form.folded) for form in self.expected.forms))
        return Case(self.expected, self.context, self.given, self.same, self.folded, own)

    @property
    def asked(self) -> list[str]:
        """The words of the question, folded."""
        return fold(_POSSESSIVE.sub("", self.context.prompt), 4, self.context.language).split()

    def without_phrases(self) -> "Case":
        """Leave out the phrases that change nothing, of which each word alone may change something."""
        if " " not in self.folded:
            return self
        folded = f" {self.folded} "
        for phrase in FILLER_PHRASES["en"] + FILLER_PHRASES.get(self.context.base_language, ()):
            folded = folded.replace(f" {phrase} ", " ")
        kept = folded.strip()
        return self if kept == self.folded or not kept else replace(self, folded=kept)

    def without_fillers(self) -> "Case | None":
        """Leave out the words at the ends that change nothing; None where there are none, or nothing else."""
        return self._trimmed(self.common_fillers)

    def bared(self) -> "Case | None":
        """Give what remains without titles of every sort, whether or not they fit; None where there are none."""
        return self._trimmed(self.common_fillers | (_ALL_TITLES - self.tied))

    def _trimmed(self, fillers: frozenset[str]) -> "Case | None":
        def filling(words: str) -> bool:
            return fillers.issuperset(fold(words, 3).split())

        tokens = _trimmed(self.tokens, fillers.__contains__)
        if not tokens or len(tokens) == len(self.tokens):
            return None
        said = " ".join(_trimmed(self.given.split(), filling)) or self.given
        return replace(self, folded=" ".join(tokens), given=said)


def _trimmed(words: list[str], filling: Callable[[str], bool]) -> list[str]:
    meant = [place for place, word in enumerate(words) if not filling(word)]
    if not meant:
        return []
    behind = [place for place, word in enumerate(words) if len(word) == 1 and place > meant[-1]]
    return words[meant[0] : (behind or meant)[-1] + 1]  # a lone letter behind is a part: `hepatitis A`, `Elizabeth I`


def run_in(run: list[str], tokens: list[str]) -> int | None:
    """Find where a run of words stands in a list of words; None where it does not."""
    length = len(run)
    for start in range(len(tokens) - length + 1 if run else 0):
        if tokens[start] == run[0] and tokens[start : start + length] == run:
            return start
    return None

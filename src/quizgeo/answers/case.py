"""One given text as the rules see it: folded, beside what is expected and what is known."""

from dataclasses import dataclass, replace

from quizgeo.answers.context import Context
from quizgeo.answers.expected import Expected
from quizgeo.answers.names import sort_of
from quizgeo.answers.vocabulary import FILLER_PHRASES, FILLERS, TITLES
from quizgeo.text import fold

_ALL_TITLES = frozenset().union(*TITLES.values())
_NOTHING: frozenset[str] = frozenset()
_OF_DECK = "deck"
"""The sort of what only the deck names."""


@dataclass(frozen=True, slots=True)
class Case:
    """One given text before the rules."""

    expected: Expected
    context: Context
    given: str
    same: str
    folded: str

    @property
    def tokens(self) -> list[str]:
        """The words of the folded text."""
        return self.folded.split()

    @property
    def fillers(self) -> frozenset[str]:
        """The words that change nothing, some of them only beside a name of their sort."""
        common = FILLERS["en"] | FILLERS.get(self.context.base_language, frozenset())
        if _ALL_TITLES.isdisjoint(self.tokens):
            return common
        sorts = set(map(sort_of, self.own)) - {_OF_DECK}
        return common.union(*(TITLES.get(sort, frozenset()) for sort in sorts or ("person",)))

    @property
    def own(self) -> frozenset[str]:
        """The entities that bear one of the accepted names; none where no names are known."""
        known = self.context.known
        return frozenset().union(*(known.entities(form.folded) for form in self.expected.forms)) if known else _NOTHING

    @property
    def asked(self) -> list[str]:
        """The words of the question, folded."""
        return fold(self.context.prompt, 4, self.context.language).split()


def without_phrases(case: Case) -> Case:
    """Leave out the phrases that change nothing, of which each word alone may change something."""
    folded = f" {case.folded} "
    for phrase in FILLER_PHRASES["en"] + FILLER_PHRASES.get(case.context.base_language, ()):
        folded = folded.replace(f" {phrase} ", " ")
    return case if len(folded) == len(case.folded) + 2 or folded.isspace() else replace(case, folded=folded.strip())


def without_fillers(case: Case) -> Case | None:
    """Leave out the words at the ends that change nothing; None where there are none, or nothing else."""
    tokens, fillers = case.tokens, case.fillers
    meant = [place for place, token in enumerate(tokens) if token not in fillers]
    if not meant or meant[-1] - meant[0] + 1 == len(tokens):
        return None
    return replace(case, folded=" ".join(tokens[meant[0] : meant[-1] + 1]))


def run_in(run: list[str], tokens: list[str]) -> int | None:
    """Find where a run of words stands in a list of words; None where it does not."""
    length = len(run)
    for start in range(len(tokens) - length + 1 if run else 0):
        if tokens[start] == run[0] and tokens[start : start + length] == run:
            return start
    return None

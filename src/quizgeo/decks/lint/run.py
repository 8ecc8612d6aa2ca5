"""The running of the rules over a deck: findings become problems, each at its place."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from msgspec import Struct

from quizgeo.decks import limits
from quizgeo.decks.calm import calm
from quizgeo.decks.codes import CODES
from quizgeo.decks.lint.places import Brackets, InDeck, InTranslation, Places
from quizgeo.decks.lint.rule import DeckRule, Finding, QuestionRule, ReaderRule
from quizgeo.decks.lint.silence import silence
from quizgeo.decks.lint.speech import speech_of
from quizgeo.decks.lint.subject import Whole
from quizgeo.decks.lint.table import RULES
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Problem, Related
from quizgeo.decks.report import shown
from quizgeo.language import _

_SILENCEABLE = frozenset(rule.code for rule in RULES if not isinstance(rule, ReaderRule))
_DATED = frozenset(rule.code for rule in RULES if isinstance(rule, QuestionRule) and rule.dated)


class Linted(Struct, frozen=True):
    """What the rules found in a deck."""

    problems: tuple[Problem, ...]
    silenced: tuple[Problem, ...] = ()
    """Problems that a comment of the deck asks to be silent about."""


class _Found(Struct, frozen=True):
    """A finding, the code of its rule, and the question that it is about; None for the deck itself."""

    code: str
    finding: Finding
    question: Question | None


def lint_deck(
    deck: Deck,
    text_of: Callable[[str], str | None],
    *,
    today: date | None = None,
    texts: Mapping[str, Sequence[str]] | None = None,
) -> Linted:
    """Run every rule over a deck that was read without errors. `text_of` gives the text of a file by its name.

    today: for rules that ask whether a day is past; without it they say nothing. texts: the paragraphs of the deck's
    sources that could be read, by the source.
    """
    return _lint(deck, InDeck(deck, text_of), today, texts)


def lint_translation(
    deck: Deck,
    name: str,
    text: str,
    *,
    today: date | None = None,
    texts: Mapping[str, Sequence[str]] | None = None,
) -> Linted:
    """Run the rules about words over a deck with a translation laid over it, whose file has a name and a text.

    Only what is translated is judged, in the language of the translation. The rest is as for `lint_deck`.
    """
    return _lint(deck, InTranslation(name, text), today, texts)


def _lint(deck: Deck, places: Places, today: date | None, texts: Mapping[str, Sequence[str]] | None) -> Linted:
    """Run the rules over a deck in its language, and put what they find in its place."""
    with calm():
        whole = Whole(deck, speech_of(deck.language), today=today, texts=texts)
    brackets = Brackets(places)
    found_ones = (problem for found in _findings(whole) if (problem := _problem(found, places, brackets)) is not None)
    with calm():
        problems = list(islice(found_ones, limits.PROBLEMS))
    wished = silence(places.files)
    if wished is None:
        return Linted(tuple(problems))
    told, silenced = wished.part(problems, _SILENCEABLE)
    undecided = _DATED if today is None else frozenset[str]()
    room = max(0, limits.PROBLEMS - len(problems))
    return Linted((*told, *islice(wished.vain(_SILENCEABLE, undecided), room)), tuple(silenced))


def _findings(whole: Whole) -> Iterator[_Found]:
    """Give what the rules find: first what concerns the language, then the deck, then its questions in order."""
    if not whole.speech.known:
        message = _('no word lists for "{language}": rules about words find nothing')
        unknown = Finding(message.format(language=shown(whole.deck.language)), at=("language",))
        yield _Found("DK017", unknown, None)
    rules = [rule for rule in RULES if not isinstance(rule, ReaderRule) and _judges(rule, whole)]
    by_kind = defaultdict[str, list[QuestionRule]](list)
    for rule in rules:
        if isinstance(rule, DeckRule):
            yield from (_Found(rule.code, finding, finding.question) for finding in rule.find(whole))
        else:
            for kind in rule.kinds:
                by_kind[kind].append(rule)
    for asked in whole.asked:
        for rule in by_kind[asked.question.kind]:
            for finding in rule.find(asked):
                yield _Found(rule.code, finding, finding.question or asked.question)


def _judges(rule: QuestionRule | DeckRule, whole: Whole) -> bool:
    """Tell whether a rule is for a deck: a translation is judged by its words, a small deck by its questions alone."""
    if whole.deck.original_language and not rule.translated:
        return False
    return isinstance(rule, QuestionRule) or len(whole.asked) >= rule.least


def _problem(found: _Found, places: Places, brackets: Brackets) -> Problem | None:
    """Put a finding in its place; None when that is not this file's matter."""
    finding, question = found.finding, found.question
    if finding.in_brackets and question is not None and not brackets.hold(question, finding.at):
        return None
    spot = places.head(finding.at) if question is None else places.part(question, finding.at)
    if spot is None:
        return None
    path, place = spot
    near = ((places.part(each.question, each.at), each.message) for each in finding.related)
    return Problem(
        code=found.code,
        severity=CODES[found.code].severity if finding.severity is None else finding.severity,
        place=place,
        message=finding.message,
        fix=finding.fix,
        question="" if question is None else question.key,
        path=path,
        related=tuple(Related(there[1], message) for there, message in near if there is not None),
    )

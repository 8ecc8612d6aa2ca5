"""The running of the rules over a deck: findings become problems, each at its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from msgspec import Struct

from quizgeo.decks import limits
from quizgeo.decks.calm import calm
from quizgeo.decks.codes import CODES
from quizgeo.decks.geography import Geography
from quizgeo.decks.lint.places import Brackets, InDeck, InTranslation, Places
from quizgeo.decks.lint.rows import Spot
from quizgeo.decks.lint.rule import DeckRule, Finding, QuestionRule, ReaderRule
from quizgeo.decks.lint.silence import silence
from quizgeo.decks.lint.speech import Speech, speech_of
from quizgeo.decks.lint.subject import Asked, Traits, Whole
from quizgeo.decks.lint.table import RULES
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Problem, Related
from quizgeo.decks.report import shown
from quizgeo.language import _

_SILENCEABLE = frozenset(rule.code for rule in RULES if not isinstance(rule, ReaderRule))
_DATED = frozenset(rule.code for rule in RULES if isinstance(rule, QuestionRule) and rule.dated)
_MAPPED = frozenset(rule.code for rule in RULES if isinstance(rule, QuestionRule) and rule.mapped)


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
    partial: bool = False,
    geography: Geography | None = None,
) -> Linted:
    """Run every rule over a deck that was read without errors. `text_of` gives the text of a file by its name.

    today: for rules that ask whether a day is past; without it they say nothing. texts: the paragraphs of the deck's
    sources that could be read, by the source. partial: whether the deck has more questions, which could not be read;
    then only such rules are run as hold nevertheless, and no comment that silences is called idle. geography: what is
    on the maps, for rules about those; without it they say nothing.
    """
    with calm():
        whole = Whole(deck, speech_of(deck.language), today=today, texts=texts, geography=geography)
        return _lint(whole, InDeck(deck, text_of), partial=partial)


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
    with calm():
        whole = Whole(deck, speech_of(deck.language), today=today, texts=texts)
        return _lint(whole, InTranslation(name, text))


def _lint(whole: Whole, places: Places, *, partial: bool = False) -> Linted:
    """Run the rules over a deck in its language, and put what they find in its place."""
    rules = [rule for rule in RULES if not isinstance(rule, ReaderRule) and _judges(rule, whole, partial=partial)]
    found = list(islice(_findings(whole, rules), limits.PROBLEMS))
    places.expect(spot for each in found for spot in _spots(each))
    brackets = Brackets(places)
    problems = [problem for each in found if (problem := _problem(each, places, brackets)) is not None]
    wished = silence(places.files)
    if wished is None:
        return Linted(tuple(problems))
    told, silenced = wished.part(problems, _SILENCEABLE)
    undecided = _SILENCEABLE if partial else _undecided(whole)
    room = max(0, limits.PROBLEMS - len(problems))
    return Linted((*told, *islice(wished.vain(_SILENCEABLE, undecided), room)), tuple(silenced))


def _undecided(whole: Whole) -> frozenset[str]:
    """Give the codes of rules that may find more where more is known."""
    dated = _DATED if whole.known.today is None else frozenset[str]()
    return dated | _MAPPED if whole.known.geography is None else dated


def _spots(found: _Found) -> Iterator[tuple[Question, Spot]]:
    """Give the questions that a finding needs the places of, each with the part that is meant."""
    if found.question is not None:
        yield found.question, found.finding.at
    for near in found.finding.related:
        yield near.question, near.at


def _judges(rule: QuestionRule | DeckRule, whole: Whole, *, partial: bool) -> bool:
    """Tell whether a rule is for a deck: a translation is judged by its words, a small deck by its questions alone."""
    if whole.deck.original_language and not rule.translated:
        return False
    if rule.accountable and not whole.known.accountable:
        return False
    if isinstance(rule, QuestionRule):
        return not rule.mapped or whole.known.geography is not None
    return len(whole.asked) >= rule.least and (rule.partial or not partial)


def _findings(whole: Whole, rules: Sequence[QuestionRule | DeckRule]) -> Iterator[_Found]:
    """Give what the rules find: first what concerns the language, then the deck, then its questions in order."""
    if not whole.speech.known:
        message = _('no word lists for "{language}": rules about words find nothing')
        unknown = Finding(message.format(language=shown(whole.deck.language)), at=("language",))
        yield _Found("DK017", unknown, None)
    for rule in rules:
        if isinstance(rule, DeckRule):
            yield from (_Found(rule.code, finding, finding.question) for finding in rule.find(whole))
    asking = _Asking([rule for rule in rules if isinstance(rule, QuestionRule)], whole.speech)
    for asked in whole.asked:
        for question_rule in asking.about(asked):
            for finding in question_rule.find(asked):
                yield _Found(question_rule.code, finding, finding.question or asked.question)


class _Asking:
    """Which rules are asked about a question: those for its kind, and of those about words the ones it may hold."""

    def __init__(self, rules: Sequence[QuestionRule], speech: Speech) -> None:
        self._rules = [(rule, frozenset[bytes]().union(*map(speech.tells, rule.lists))) for rule in rules]
        self._known: dict[tuple[str, Traits, frozenset[bytes], frozenset[bytes]], tuple[QuestionRule, ...]] = {}

    def about(self, asked: Asked) -> tuple[QuestionRule, ...]:
        """Give the rules for a question, in their order."""
        case = asked.question.body.name, asked.traits, asked.listed, asked.listed_behind
        found = self._known.get(case)
        if found is None:
            found = self._known[case] = tuple(self._chosen(*case))
        return found

    def _chosen(
        self, kind: str, traits: Traits, listed: frozenset[bytes], behind: frozenset[bytes]
    ) -> Iterator[QuestionRule]:
        for rule, tells in self._rules:
            if kind in rule.kinds and (rule.trait is None or rule.trait in traits):
                told = rule.behind and not tells.isdisjoint(behind)
                if not rule.lists or told or not tells.isdisjoint(listed):
                    yield rule


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
        related=tuple([Related(there[1], message) for there, message in near if there is not None]),
    )

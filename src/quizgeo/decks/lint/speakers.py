"""Rules about whose word something is: what somebody says, expects or judges is given to them, in neutral words."""

from collections.abc import Iterator, Sequence

from quizgeo.decks.lint.rule import DeckRule, Finding, QuestionRule
from quizgeo.decks.lint.subject import QUESTIONS, STEM, Asked, Whole
from quizgeo.decks.lint.texts import key_parts, outside_names, shown_parts, stem
from quizgeo.decks.lint.words import attributed
from quizgeo.decks.report import shown
from quizgeo.language import _

LEAST = 20
"""Questions from which a share of them can be told."""
MOST_NOT_FACTS = 0.15
"""Share of questions that are not about facts."""
_FACT, _CLAIM, _ANALYSIS = "fact", "claim", "analysis"


def unattributed(asked: Asked) -> Sequence[Finding]:
    """CT003: a claim, a forecast or the like, and the stem does not say whose it is."""
    status = asked.question.status
    if status == _FACT or not asked.speech.known or _has_a_speaker(asked):
        return ()
    message = _("status: {status}, and the question does not say whose word it is").format(status=status)
    return [Finding(message, _("name in the question who says so, as in: According to Armenia, …"), STEM)]


def _has_a_speaker(asked: Asked) -> bool:
    """Tell whether the stem names who says so; analysis may be that of experts or the press, without a name."""
    analysed = asked.question.status == _ANALYSIS and asked.speech.say.first(asked.stem)
    return asked.attributed or bool(analysed)


def loaded(asked: Asked) -> Iterator[Finding]:
    """CT005: a word takes sides, and is neither quoted, nor given to somebody, nor part of a name."""
    if asked.attributed:
        return
    for part in shown_parts(asked):
        word = outside_names(asked.speech.loaded, part)
        if word and not attributed(part.said, asked.speech):
            message = _('"{word}" takes sides').format(word=shown(word))
            fix = _("use a neutral word, or say whose word it is and put it in quotation marks")
            yield Finding(message, fix, part.at)


def judging(asked: Asked) -> Iterator[Finding]:
    """CT006: a word of saying tells what to think of what is said; at the beginning of a text it has no subject."""
    if asked.question.status == _CLAIM:
        return
    for part in shown_parts(asked):
        bare = part.said.unquoted
        word = next((bare.raw[hit.start] for hit in asked.speech.judge.hits(bare) if hit.start > 0), "")
        if word:
            message = _('"{word}" judges what is said').format(word=shown(word))
            yield Finding(message, _("write said, stated or wrote; or status: claim"), part.at)


def causes(asked: Asked) -> Iterator[Finding]:
    """CT007: a reason is asked for or given as if it were a fact."""
    if asked.question.status != _FACT:
        return
    for part in (stem(asked), *key_parts(asked)):
        word = asked.speech.cause.first(part.said.unquoted)
        if word:
            message = _('"{word}" is about a reason, and status says that it is a fact').format(word=shown(word))
            yield Finding(message, _("say who gives the reason, and write status: analysis or claim"), part.at)
            return


def few_facts(whole: Whole) -> Iterator[Finding]:
    """CT015: much of the deck is about what is said, expected or judged."""
    others = sum(asked.question.status != _FACT for asked in whole.asked)
    if others > MOST_NOT_FACTS * len(whole.asked):
        message = _("{others} of {count} questions are not about facts").format(others=others, count=len(whole.asked))
        yield Finding(message, _("add questions about borders, institutions, dates"), QUESTIONS)


RULES = (
    QuestionRule("CT003", unattributed, trait="standing", accountable=True),
    QuestionRule("CT005", loaded, lists=("loaded",), behind=True),
    QuestionRule("CT006", judging, lists=("judge",), behind=True),
    QuestionRule("CT007", causes, lists=("cause",), accountable=True),
    DeckRule("CT015", few_facts, least=LEAST, translated=False, accountable=True),
)

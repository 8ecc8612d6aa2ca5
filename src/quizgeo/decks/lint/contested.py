"""CT009: a country or region whose status is in dispute, asked for on a map as if it were not.

Which those are is known to the maps, which decks do not know: where nobody hands it to them the rule finds nothing.
"""

from collections.abc import Iterator

from quizgeo.decks.geography import has_map, targets
from quizgeo.decks.lint.rule import Finding, QuestionRule
from quizgeo.decks.lint.subject import Asked
from quizgeo.decks.report import shown
from quizgeo.language import _


def contested_targets(asked: Asked) -> Iterator[Finding]:
    """CT009: a contested shape is to be found or is marked, and the status does not say that it is contested."""
    question = asked.question
    if not has_map(question) or question.status == "contested" or asked.known.geography is None:
        return
    for text, path in targets(question):
        if asked.known.geography.is_contested(text, question.language):
            message = _('the status of "{name}" is in dispute').format(name=shown(text))
            fix = _("write status: contested, and say in the question who sees it how")
            yield Finding(message, fix, (path, path.partition("[")[0]))


RULES = (QuestionRule("CT009", contested_targets, translated=False, mapped=True),)

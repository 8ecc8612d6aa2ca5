"""CT009: a country or region whose status is in dispute, asked for on a map as if it were not.

Which those are is known to the maps, which decks do not know: whoever has both makes the rule out of the codes.
"""

from collections.abc import Collection, Iterator

from quizgeo.decks.kinds import Find
from quizgeo.decks.lint.rule import Finding, QuestionRule
from quizgeo.decks.lint.subject import Asked, Spot
from quizgeo.decks.report import shown
from quizgeo.language import _


def contested_rule(codes: Collection[str]) -> QuestionRule:
    """Make the rule for the codes and names of contested shapes, in capitals."""

    def find(asked: Asked) -> Iterator[Finding]:
        return contested_targets(asked, codes)

    return QuestionRule("CT009", find, translated=False)


def contested_targets(asked: Asked, codes: Collection[str]) -> Iterator[Finding]:
    """CT009: a contested shape is to be found or is marked, and the status does not say that it is contested."""
    question = asked.question
    if question.status == "contested":
        return
    targets: list[tuple[str, Spot]] = []
    if isinstance(question.body, Find):
        targets.append((question.body.target, ("find",)))
    if question.map is not None:
        targets += [(code, (f"map.show[{place}]", "map.show")) for place, code in enumerate(question.map.show)]
    for target, at in targets:
        if target.upper() in codes:
            message = _('the status of "{name}" is in dispute').format(name=shown(target))
            yield Finding(message, _("write status: contested, and say in the question who sees it how"), at)

"""What stands in a list of questions and is none."""

from quizgeo.decks.nodes import ListNode, Lost, Node
from quizgeo.decks.report import Report, here
from quizgeo.decks.values import misshapen
from quizgeo.language import _


def report_strays(node: Node, report: Report) -> None:
    """Report what stands in the list of questions and is none; questions themselves are read already."""
    if not isinstance(node, ListNode):
        misshapen(node, report, "questions", _("a list"))
        return
    for place, item in enumerate(node.items):
        if not isinstance(item, Lost):
            report.enter(None, place)
            message = _("a question must be a mapping, here is {here}").format(here=here(item))
            report.add("QN001", item, message, _("write id: and question: below a dash"))

"""How a session begins: on what waits today, or on what was just missed."""

from quizgeo.decks import CardEntry
from quizgeo.study.ladder import TYPED
from quizgeo.study.learner import Learner
from quizgeo.study.queue import Queue, plan
from quizgeo.study.scope import Scope, waiting_in
from quizgeo.study.session import Session


def start(learner: Learner, scope: Scope) -> Session:
    """Begin a session on what waits today in a scope; its first view is there at once."""
    notice = learner.trust_clock()
    learner.refresh()
    today = waiting_in(learner, scope)
    order = plan(today)
    returning = today.again
    if scope.limit is not None:
        returning = returning[: scope.limit]
        order = order[: scope.limit - len(returning)]
    queue = Queue(order, dict.fromkeys(returning, 0))
    session = _begun(Session(learner, scope, queue, began=learner.now().ms))
    session.notice = notice or session.notice
    return session


def redo(session: Session) -> Session:
    """Begin a session on the cards that were wrong in another, each in the form in which it was missed first.

    Its answers are logged and never move the schedule.
    """
    forms: dict[CardEntry, str] = {}
    for made in session.attempts:
        if not made.right:
            forms.setdefault(made.card, made.answer.posed.asked.kind)
    typed = frozenset(card.key for card, form in forms.items() if form == TYPED)
    learner = session.learner
    return _begun(Session(learner, session.scope, Queue(list(forms)), "redo", began=learner.now().ms, typed=typed))


def _begun(session: Session) -> Session:
    session.next()
    return session

"""The forms in which questions are answered: what is chosen, ticked, carried or typed until the answer is given.

A form knows the question as asked, never what is right.
"""

from quizgeo.study import Asked
from quizgeo.tui.forms.cards import Carding
from quizgeo.tui.forms.choosing import Choosing, Ticking
from quizgeo.tui.forms.form import Answer, Form, Note, Step
from quizgeo.tui.forms.naming import Naming
from quizgeo.tui.forms.ordering import Ordering
from quizgeo.tui.forms.pairing import Pairing
from quizgeo.tui.forms.pointing import Aim, Finding, Placing, Pointing
from quizgeo.tui.forms.typing import Filling, Listing, Typing

__all__ = [
    "Aim",
    "Answer",
    "Carding",
    "Choosing",
    "Filling",
    "Finding",
    "Form",
    "Listing",
    "Naming",
    "Note",
    "Ordering",
    "Pairing",
    "Placing",
    "Pointing",
    "Step",
    "Ticking",
    "Typing",
    "form_for",
]

_FORMS: dict[str, type[Form]] = {
    "choice": Choosing,
    "true_false": Choosing,
    "multiple": Ticking,
    "order": Ordering,
    "match": Pairing,
    "groups": Pairing,
    "list": Listing,
    "cloze": Filling,
    "flashcard": Carding,
    "open": Carding,
    "find": Naming,
}
_ON_MAPS: dict[str, type[Form]] = {"find": Finding, "place": Placing}


def form_for(asked: Asked, *, drawn: bool = False) -> Form:
    """Give the form in which a question is answered; what has no form of its own is typed.

    drawn: whether its map is drawn, so that it can be answered on it.
    """
    on_map = _ON_MAPS.get(asked.kind) if drawn else None
    return (on_map or _FORMS.get(asked.kind, Typing))(asked)

"""What the summary says of the answers that were wrong."""

import pytest

from quizgeo import language
from quizgeo.answers import Given
from quizgeo.study import Learner, in_one_line
from tests.study.bench import asked, begin


@pytest.mark.parametrize(("tongue", "right", "said"), [("en", "True", "False"), ("id", "Benar", "Salah")])
def test_true_and_false_are_said_as_the_options_say_them(tongue: str, right: str, said: str, kinds: Learner) -> None:
    language.use(tongue)
    session = begin(kinds)
    while asked(session.view) != "kinds/truth":
        session.give_up()
        session.next()
    session.answer(given=False)
    missed = {str(each.card): (each.answer, each.given) for each in session.summary().missed}
    assert missed["kinds/truth"] == (right, said)


@pytest.mark.parametrize(("given", "said"), [
    (None, "–"), ("Grozny", "Grozny"), (True, "True"), (False, "False"), (["Iran", "Georgia"], "Iran, Georgia"),
    ({"Georgia": "Tbilisi", "Armenia": "Yerevan"}, "Georgia: Tbilisi, Armenia: Yerevan"), ((41.5, 45.0), "41.5, 45.0"),
])  # fmt: skip
def test_what_was_given_is_said_on_one_line(given: Given | None, said: str) -> None:
    assert in_one_line(given) == said

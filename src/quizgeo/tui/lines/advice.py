"""What is said to a host above the keys: what comes next, what has to be known, why nothing was done. Pure."""

from collections.abc import Mapping

from quizgeo.classroom.lectern import Lectern, Next
from quizgeo.classroom.wire import Refused
from quizgeo.language import N_, _, ngettext
from quizgeo.tui.content import CLOSE, QUIET

STEPS: Mapping[Next, str] = {
    "start": N_("space begins with the first question."),
    "close": N_("space closes the question; so does the last answer."),
    "reveal": N_("space shows what is right; a asks once more, after a talk."),
    "board": N_("space shows the board."),
    "next": N_("space goes on to the next question."),
    "finish": N_("That was the last question; space ends the lesson."),
    "resume": N_("The clocks stand, the question is hidden; space goes on."),
    "leave": N_("The lesson is over; space closes this screen."),
}
"""What the one key that leads on does."""
NOBODY = N_("Nobody is here yet: show this screen to the class, then space begins.")
NOBODY_LOCAL = N_("Nobody is here yet: join from another terminal or a browser of this computer.")
WARNINGS: Mapping[str, str] = {
    "guessing": N_("Somebody tries codes. Nobody has got in by that; l closes the door."),
    "flood": N_("Somebody sends far too much; it is turned away."),
    "not_saved": N_("Nothing can be saved now, so no answer counts: {reason} It is tried again and again."),
}
REFUSALS: Mapping[str, str] = {
    "stale": N_("Nothing was done: the lesson had gone on meanwhile."),
    "finished": N_("The lesson is over."),
    "no_such_player": N_("Nobody of that name is there any more."),
    "name_taken": N_("Somebody has that name already. Free is: {name}"),
    "name_long": N_("A name has 24 characters at most."),
    "name_empty": N_("A name needs a letter or a digit."),
    "not_saved": N_("Nothing can be saved now; try again."),
}
"""Why a command did nothing."""


def advice(lectern: Lectern, *, local: bool) -> tuple[str, str]:
    """Give what to say above the keys, and its style: what has to be known, else what comes next.

    local: whether only this computer can come in.
    """
    if lectern.room is None:
        return _("Calling the server of the lesson…"), QUIET
    warning = lectern.warning
    if warning is not None:
        return _(WARNINGS[warning.what]).format(reason=warning.text), CLOSE
    count = len(lectern.waiting)
    if count:
        words = ngettext(
            "{count} person waits to be let in: enter, then a.", "{count} people wait to be let in: enter, then a.",
            count,
        )  # fmt: skip
        return words.format(count=count), CLOSE
    if lectern.next == "start" and not lectern.inside:
        return _(NOBODY_LOCAL if local else NOBODY), QUIET
    if lectern.next == "finish" and lectern.room.phase == "running":
        return _("Everybody goes at their own pace; space ends the lesson, and asks before."), QUIET
    return _(STEPS[lectern.next]), QUIET


def refusal(refused: Refused | None) -> str:
    """Say why a command did nothing; empty where nothing has to be said."""
    if refused is None or refused.why not in REFUSALS:
        return ""
    return _(REFUSALS[refused.why]).format(name=refused.suggest)

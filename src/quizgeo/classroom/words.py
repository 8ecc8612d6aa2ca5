"""What a room says in stable words, as sentences for whoever takes part."""

from collections.abc import Mapping

from quizgeo.answers import Given
from quizgeo.language import N_, _

REFUSALS: Mapping[str, str] = {
    "stale": N_("That was another question."),
    "not_open": N_("No question is open now."),
    "late": N_("The time was up; this answer does not count."),
    "paused": N_("The clocks stand; your answer is kept and sent when they go on."),
    "bad_given": N_("That cannot be an answer here."),
    "empty": N_("Nothing was written."),
    "not_saved": N_("Your answer could not be saved yet; it is sent again."),
    "slow_down": N_("That was too fast; it is sent again in a moment."),
    "bad_code": N_("No session has this code."),
    "bad_token": N_("The session does not know you any more; join again."),
    "kicked": N_("The teacher sent you out."),
    "name_empty": N_("A name needs a letter or a digit."),
    "name_long": N_("A name has 24 characters at most."),
    "name_taken": N_("Somebody has that name already. Free is: {name}"),
    "name_blocked": N_("That name is not allowed here."),
    "pick_name": N_("Choose one of the names that the teacher gave."),
    "room_full": N_("The session is full."),
    "locked": N_("The teacher has closed the door."),
    "finished": N_("The session is over."),
    "version": N_("The session is played by another version of quizgeo."),
    "name_same": N_("You have that name."),
}
"""Refusals by their stable word."""
GRADES: Mapping[str, str] = {
    "exact": N_("Right."), "close": N_("Close: counted as right."), "partial": N_("Right in part."),
    "wrong": N_("Wrong."),
}  # fmt: skip


def refusal_words(why: str, suggest: str = "") -> str:
    """Say why nothing happened."""
    sentence = REFUSALS.get(why)
    return (
        _("This was not understood: {word}").format(word=why) if sentence is None else _(sentence).format(name=suggest)
    )


def no_answer(place: str) -> str:
    """Say that nobody answers."""
    return _("No answer from {place}. Same Wi-Fi? Started with --lan?").format(place=place)


def given_words(given: Given | None) -> str:
    """Give an answer on one line."""
    match given:
        case None | bool():
            return ""
        case str():
            return given
        case Mapping():
            return "; ".join(f"{left}: {right}" for left, right in given.items())
        case _:
            return ", ".join(map(str, given))

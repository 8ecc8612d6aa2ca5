"""The command `join`: taking part in a lesson, on a screen or line by line; one's answers go into one's own log."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, runtime_checkable

import click

from quizgeo import language
from quizgeo.classroom.invitation import Invitation, InvitationError, read_invitation
from quizgeo.cli.refusal import MISUSED, RefusalError
from quizgeo.cli.start import has_screen, learner
from quizgeo.language import N_, _
from quizgeo.paths import places
from quizgeo.study import Learner
from quizgeo.study.lessons import LessonAnswer, record_lesson_answer, void_lesson_answers

Keeps = Callable[[Sequence[LessonAnswer], str], str]


@runtime_checkable
class Joining(Protocol):
    """What can open the screen of somebody who takes part."""

    def join(
        self, home: Path, invitation: Invitation, name: str, seek: Callable[[str], Invitation], keeps: Keeps | None
    ) -> int:
        """Open it; give the exit status. home: where the theme and the token of the seat are kept."""
        ...


@click.command()
@click.argument("words", nargs=-1, metavar="[CODE@ADDRESS]")
@click.option("--name", default="", metavar="N", help=N_("The name that the teacher sees."))
@click.option("--no-log", is_flag=True, help=N_("Keep nothing of the lesson in your own progress."))
@click.option("--lang", default="", metavar="L", help=N_("Speak this language."))
@click.option("--plain", is_flag=True, help=N_("Line by line on stdin and stdout, for screen readers and pipes."))
@click.pass_obj
def join(open_app: object, *, words: tuple[str, ...], name: str, no_log: bool, lang: str, plain: bool) -> int:
    """Take part in a lesson: CODE@ADDRESS, the address, or the code alone, as on the teacher's screen."""
    if language.speaks(lang):
        language.use(lang)
    screen = isinstance(open_app, Joining) and has_screen() and not plain
    invitation = _invitation(" ".join(words))  # a code is shown in groups of three
    with _own_log(no_log=no_log) as keeps:
        if screen and isinstance(open_app, Joining):
            return open_app.join(places().home, invitation, name, seek, keeps)
        if not invitation.code or not name:
            raise RefusalError(_lacking(invitation), MISUSED)
        from quizgeo.cli.join_plain import take_part  # with what speaks to a network

        gc.enable()
        return take_part(places().home, invitation, name, keeps)


def _lacking(invitation: Invitation) -> str:
    """Say what line mode has to be told."""
    if invitation.host and not invitation.code:
        sentence = _("The code is missing; it stands on the teacher's screen: quizgeo join CODE@{place} --name NAME")
        return sentence.format(place=invitation.place)
    return _("Say what to join, and as whom: quizgeo join CODE@ADDRESS --name NAME")


def _invitation(text: str) -> Invitation:
    """Read what to join; where only a code was given, look for the room. Raises RefusalError."""
    try:
        invitation = read_invitation(text)
        return seek(invitation.code) if invitation.code and not invitation.host else invitation
    except InvitationError as error:
        raise RefusalError(str(error), MISUSED) from error


def seek(code: str) -> Invitation:
    """Look for the session of a code on the network. Raises InvitationError with a sentence."""
    from quizgeo.classroom.find import find  # opens sockets

    found = find()
    if not found:
        raise InvitationError(
            _("No session found here; some Wi-Fi keeps devices apart. Type CODE@ADDRESS as on the teacher's screen")
        )
    if len(found) > 1:
        named = ", ".join(f"{each.title} ({code}@{each.address}:{each.port})" for each in found[:5])
        raise InvitationError(_("Several sessions are played here; say which: {sessions}").format(sessions=named))
    only = found[0]
    return Invitation(code, only.address, only.port, only.tls)


@contextmanager
def _own_log(*, no_log: bool) -> Iterator[Keeps | None]:
    """Open the learner's own log, and give what writes answers into it; None where nothing is to be kept."""
    if no_log:
        yield None
        return
    with learner() as studying:
        yield keeper(studying)


def keeper(studying: Learner) -> Keeps:
    """Give what writes answers into a learner's log, and says what went wrong, if anything did."""

    def keep(answers: Sequence[LessonAnswer], lesson: str) -> str:
        said = ""
        for answer in answers:
            written = record_lesson_answer(studying, answer)
            said = written.message if written is not None else said
        voided = void_lesson_answers(studying, lesson, answers) if lesson else None
        return voided.message if voided is not None and voided.message else said

    return keep

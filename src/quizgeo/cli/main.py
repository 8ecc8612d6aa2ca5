"""The boundary of the commands: words in, an exit status out, and never a traceback on the screen.

Status 0 done, 1 problems found, 2 the call's words are off, 3 the learner's data is damaged, 130 stopped by Ctrl-C.
"""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.quick import read_check
from quizgeo.cli.refusal import PROBLEMS, RefusalError
from quizgeo.language import _
from quizgeo.text import clean

if TYPE_CHECKING:
    from quizgeo.cli.start import OpenApp

STOPPED = 130
"""Status of a program that was stopped by Ctrl-C, as shells give it."""
UNHEARD = 141
"""Status of a program that wrote into a closed pipe, as shells give it."""


def run(arguments: Sequence[str], open_app: "OpenApp | None" = None) -> int:
    """Run one command and give its exit status. open_app: opens the app; without it everything is line by line."""
    try:
        output.prepare()
        language.use(tongue(os.environ))
        status = _called(arguments, open_app)
        output.finish()
    except BrokenPipeError:
        output.give_up()
        return UNHEARD
    except KeyboardInterrupt:
        output.say("")
        return STOPPED
    except OSError as error:
        output.say(_reason(error))
        output.give_up()
        return PROBLEMS
    except Exception as error:  # noqa: BLE001 - the boundary of the commands: a fault of ours ends in one sentence
        return _failed(error, arguments)
    return status


def _called(arguments: Sequence[str], open_app: "OpenApp | None") -> int:
    """Call a command; what it refuses is said in words."""
    try:
        return _command(arguments, open_app)
    except RefusalError as refusal:
        output.say(refusal.message)
        return refusal.status


def _reason(error: OSError) -> str:
    """Say what the operating system refused."""
    reason = error.strerror or str(error)
    name = error.filename if isinstance(error.filename, str) else ""
    return clean(f"{name}: {reason}" if name else reason)


def _command(arguments: Sequence[str], open_app: "OpenApp | None") -> int:
    """Call what is meant; click costs as much as starting Python, and is asked only where there are words to read."""
    if not arguments:
        from quizgeo.cli.home import home

        return home(open_app)
    quick = read_check(arguments[1:]) if arguments[:1] == ["check"] else None
    if quick is not None:
        from quizgeo.cli.checking import check

        return check(quick.paths, as_json=quick.as_json, strict=quick.strict)
    from quizgeo.cli.group import call

    return call(arguments, open_app)


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    """Say in one line that the fault is ours and where its report is."""
    from quizgeo.cli.fault import write_report

    path = write_report(error, arguments)
    if path is None:
        output.say(_("quizgeo has a fault: {error}").format(error=clean(repr(error))))
    else:
        output.say(
            _("quizgeo has a fault, and your answers are safe. A report for its makers: {path}").format(path=path)
        )
    return PROBLEMS


def tongue(environment: Mapping[str, str]) -> str:
    """Give the language of the locale, a tag such as `id`; `en` where none is set."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        words = environment.get(name, "").partition(":")[0].partition(".")[0].partition("@")[0]
        if words:
            return "en" if words in ("C", "POSIX") else words
    return "en"

"""The boundary of the commands: words in, an exit status out, and never a traceback on the screen.

Status 0 done, 1 problems found, 2 the call's words are off, 3 the learner's data is damaged, 130 stopped by Ctrl-C.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.quick import read_check
from quizgeo.cli.refusal import PROBLEMS, RefusalError, shown
from quizgeo.language import _
from quizgeo.text import clean

if TYPE_CHECKING:
    from quizgeo.cli.start import OpenApp

STOPPED = 130
"""Status of a program that was stopped by Ctrl-C, as shells give it."""
UNHEARD = 141
"""Status of a program that wrote into a closed pipe, as shells give it."""
LANG = "--lang"
"""Chooses the language, before any command."""
TRANSLATED = frozenset({"decks", "host", "study"})
"""Commands with a `--lang` of their own, which chooses texts of decks too; the one before them is theirs as well."""
OWN = TRANSLATED | {"export", "import", "preview", "print"}
"""Commands that read the `--lang` behind them by themselves: the language they name is one of texts, not of ours."""


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
        words = in_their_language(arguments)
        return _command(words, open_app) if words else _home(arguments, open_app)
    except RefusalError as refusal:
        output.say(refusal.message)
        return refusal.status


def _reason(error: OSError) -> str:
    """Say what the operating system refused."""
    reason = error.strerror or str(error)
    name = error.filename if isinstance(error.filename, str) else ""
    return clean(f"{name}: {reason}" if name else reason)


def _home(arguments: Sequence[str], open_app: "OpenApp | None") -> int:
    """Go home where no command is called, in the language that the call asks for."""
    from quizgeo.cli.home import home

    return home(open_app, before_the_command(arguments)[1] or "")


def _command(arguments: Sequence[str], open_app: "OpenApp | None") -> int:
    """Call what is meant; click costs as much as starting Python, and is asked only where there are words to read."""
    quick = read_check(arguments[1:]) if arguments[:1] == ["check"] else None
    if quick is not None:
        from quizgeo.cli.checking import check

        return check(quick)
    with language.lent("click"):
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


def in_their_language(arguments: Sequence[str]) -> list[str]:
    """Speak the language that `--lang` asks for, and give the words of the call without it.

    A command with a `--lang` of its own reads that itself, and is handed the one before it: it chooses texts of decks
    too. Raises RefusalError when another one is no language of the interface.
    """
    words, wanted = before_the_command(arguments)
    own = bool(words) and words[0] in OWN
    if not own:
        words, after = _without_lang(words)
        wanted = wanted if after is None else after
    if wanted is not None and not language.speaks(wanted):
        message = _("Nothing here is in the language {language}. There are: {known}")
        if not wanted:
            message = _("--lang needs a language. There are: {known}")
        raise RefusalError(message.format(language=shown(wanted), known=", ".join(language.languages())))
    asked = [tag for tag in (wanted or "", *(_of_the_command(words) if own else ())) if language.speaks(tag)]
    if asked:
        language.use(asked[-1])
    if wanted is not None and words and words[0] in TRANSLATED:
        words[1:1] = [LANG, wanted]
    return words


def _of_the_command(words: Sequence[str]) -> Iterator[str]:
    """Give what a command's own `--lang` asks for, so that its help speaks that language too."""
    for word, after in pairwise([*words, ""]):
        if word == LANG:
            yield after
        elif word.startswith(f"{LANG}="):
            yield word.removeprefix(f"{LANG}=")


def before_the_command(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Take `--lang L` or `--lang=L` out of the options before the command; give the other words, and L or None."""
    first = next((place for place, word in enumerate(arguments) if _is_command(arguments, place)), len(arguments))
    before, wanted = _without_lang(arguments[:first])
    return [*before, *arguments[first:]], wanted


def _is_command(words: Sequence[str], place: int) -> bool:
    """Tell whether a word is neither an option nor the value of `--lang`."""
    return not words[place].startswith("-") and (place == 0 or words[place - 1] != LANG)


def _without_lang(words: Sequence[str]) -> tuple[list[str], str | None]:
    """Take `--lang L` and `--lang=L` out of words, as far as a bare `--`; give the others, and the last L or None."""
    left: list[str] = []
    wanted, waiting = None, iter(words)
    for word in waiting:
        if word == "--":
            return [*left, word, *waiting], wanted
        if word == LANG:
            wanted = next(waiting, "")
        elif word.startswith(f"{LANG}="):
            wanted = word.removeprefix(f"{LANG}=")
        else:
            left.append(word)
    return left, wanted


def tongue(environment: Mapping[str, str]) -> str:
    """Give the language that the environment asks for, or that was chosen on this device: see `language.wished`."""
    kept = "" if environment.get("QUIZGEO_LANG") else language.kept_in(data_folder(environment))
    return language.wished(environment, kept)


def data_folder(environment: Mapping[str, str]) -> str:
    """Give the folder of the learner's data, where on most computers nothing has to be imported to know it.

    `paths.places` says the same. Empty where nobody is at home.
    """
    chosen, home = environment.get("QUIZGEO_HOME"), environment.get("HOME", "")
    if chosen:
        return os.path.expanduser(chosen)  # noqa: PTH111 - pathlib takes 2 ms to import
    if not sys.platform.startswith("linux"):
        from quizgeo.paths import places  # 15 ms

        return str(places(environment).home) if environment else ""
    wanted = environment.get("XDG_DATA_HOME", "").strip()
    data = wanted if wanted.startswith("/") else f"{home}/.local/share" if home else ""
    return f"{data}/quizgeo" if data else ""

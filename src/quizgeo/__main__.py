"""The program `quizgeo`: the one file that knows both the commands and the app.

The app is imported when a screen is drawn, the commands when there is more to do than to tell the version.
"""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quizgeo.classroom.invitation import Invitation
    from quizgeo.classroom.shelf import Session
    from quizgeo.study import Leaf, Learner, Scope
    from quizgeo.tui.joiner import Keeps
    from quizgeo.tui.screens.joining import Seek


def main() -> int:
    """Run the program with the words of its call and give the exit status."""
    words = sys.argv[1:]
    if words == ["--version"]:
        from quizgeo import __version__
        from quizgeo.cli.output import fact

        fact(f"quizgeo {__version__}")
        return 0
    gc.disable()  # nothing that is made while starting is garbage; what goes on for long enables it again
    from quizgeo.cli.main import run

    status = run(words, Screens())
    gc.freeze()  # what is there ends with the program; to look through it for garbage first takes 10 ms
    return status


class Screens:
    """What commands open on a screen. Called with a learner it is their app; each call gives the exit status."""

    def __call__(self, learner: "Learner", scope: "Scope | None", tongue: str) -> int:
        """Open the app on the home screen, or on a session of a scope; decks in a language where they have it."""
        from quizgeo.tui.app import run_app

        return run_app(learner, scope, tongue)

    def preview(self, home: "Path", leaf: "Leaf") -> int:
        """Open the preview of a deck; home: where the theme is that was chosen before."""
        from quizgeo.tui.previewer import run_preview

        return run_preview(home, leaf)

    def host(self, home: "Path", session: "Session") -> int:
        """Open the screen of a host on a session whose server runs."""
        from quizgeo.tui.hoster import run_host

        return run_host(home, session)

    def join(self, home: "Path", invitation: "Invitation", name: str, seek: "Seek", keeps: "Keeps | None") -> int:
        """Open the screen of somebody who takes part in a lesson. seek: finds it; keeps: writes the own log."""
        from quizgeo.tui.joiner import run_join

        return run_join(home, invitation, name, seek, keeps)


if __name__ == "__main__":
    sys.exit(main())

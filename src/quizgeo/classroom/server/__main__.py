"""The process of a server: `python -m quizgeo.classroom.server FOLDER`. It says one line, then nothing more."""

import asyncio
import os
import sys
from pathlib import Path

from msgspec import json

from quizgeo import language
from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.server.process import Said
from quizgeo.classroom.server.running import serve_session
from quizgeo.classroom.shelf import ShelfError, open_folder
from quizgeo.clock import SystemClock
from quizgeo.decks import DeckError

_STATUS = {LogTrouble.DAMAGED: 3}


def say(said: Said) -> None:
    """Tell who started us how it went, and let go of the pipe: they may end, we do not."""
    with open(1, "wb", closefd=False) as out:
        out.write(json.encode(said) + b"\n")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def main(folder: str) -> int:
    """Serve the session of a folder; give the status."""
    language.use(os.environ.get("QUIZGEO_LANG", ""))
    try:
        session = open_folder(Path(folder))
        asyncio.run(serve_session(session, SystemClock(), lambda: say(Said())))
    except ShelfError as error:
        said = Said(error.message, error.status)
    except LogError as error:
        said = Said(error.message, _STATUS.get(error.trouble, 1))
    except DeckError as error:
        said = Said(str(error), 1)
    else:
        return 0
    say(said)
    return said.status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

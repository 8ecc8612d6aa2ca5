"""The server of a session as a process of its own: started, found again, brought back after a crash, stopped.

A host's screen is a client of it like any other, so that a screen which is closed, or dies, never ends a lesson.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from threading import Thread, Timer

from msgspec import DecodeError, Struct, json

from quizgeo.classroom.shelf import (
    SERVING,
    Serving,
    Session,
    Shelf,
    ShelfError,
    exists,
    look,
    purge,
    put_serving,
    serving_of,
)
from quizgeo.language import _, in_use

START_S = 20.0
"""Seconds in which a server must be there."""
STOP_S = 10.0
"""Seconds that a server has to write what it holds, and to say goodbye."""
ANSWER_S = 3.0
_MODULE = "quizgeo.classroom.server"
ERRORS = "server.err"
"""What a server that broke left behind, in the folder of its session."""


class Said(Struct, frozen=True):
    """The one line that a server says to who started it."""

    error: str = ""
    """Why it cannot run; empty when it does."""
    status: int = 0
    """Of the command, where it cannot."""


def start(session: Session, serving: Serving | None = None) -> Session:
    """Start the server of a session and wait until it answers; a session that was interrupted goes on.

    serving: how it is reached; None: as it was. Raises ShelfError with the server's own words where it cannot run.
    """
    put_serving(session, serving or serving_of(session))  # by which a server of its own is known
    errors = os.open(session.folder / ERRORS, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        # -P: no file of the folder that somebody happens to stand in takes the place of a module.
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, and a folder of ours
            [sys.executable, "-P", "-m", _MODULE, str(session.folder)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, start_new_session=True,
            env={**os.environ, "QUIZGEO_LANG": in_use()},  # what it has to say, it says in the teacher's language
        )  # fmt: skip
    finally:
        os.close(errors)
    said = _heard(process, session)
    # Who waits for it leaves no dead process behind that would look alive for as long as we are.
    Thread(target=process.wait, daemon=True).start()
    if said.error:
        raise ShelfError(said.error, said.status)
    return look(session)


def begin(session: Session, serving: Serving) -> Session:
    """Start the server of a new session. One that cannot start leaves no session behind, but for what says why.

    Raises ShelfError.
    """
    try:
        return start(session, serving)
    except ShelfError:
        errors = session.folder / ERRORS
        if not (errors.exists() and errors.stat().st_size):
            purge(session)
        raise


def _heard(process: "subprocess.Popen[bytes]", session: Session) -> Said:
    """Wait for what the server says first."""
    assert process.stdout is not None
    timer = Timer(START_S, process.kill)
    timer.daemon = True
    timer.start()
    with process.stdout:
        line = process.stdout.readline()
    timer.cancel()
    try:
        return json.decode(line, type=Said)
    except DecodeError:
        process.kill()
        message = _("The server of the session did not start; {file} says why.").format(file=session.folder / ERRORS)
        return Said(message, 1)


def runs(session: Session) -> bool:
    """Ask the server of a session whether it is there."""
    if session.live is None:
        return False
    path = f"/alive/{session.room}".encode()
    asked = b"GET %b HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n" % (path, session.port)
    try:
        with closing(socket.create_connection((session.address, session.port), ANSWER_S)) as connection:
            answer = _answer(connection, asked, tls=session.live.tls)
    except OSError:
        return False
    return answer.startswith(b"HTTP/1.1 200 ")


def _answer(connection: socket.socket, asked: bytes, *, tls: bool) -> bytes:
    """Send a request and read all of the answer."""
    speaking = connection
    if tls:
        import ssl

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # it is our own, on this computer
        speaking = context.wrap_socket(connection)
    with closing(speaking):
        speaking.sendall(asked)
        answer = b""
        while part := speaking.recv(4096):
            answer += part
    return answer


def attach(shelf: Shelf, word: str = "") -> Session:
    """Find the session that is played, and start its server again if that is gone.

    word: its code or its name; empty for the only one. Raises ShelfError where there is none, or more than one.
    """
    if word:
        session = shelf.find(word)
        if session.state == "finished":
            raise ShelfError(_("The session {room} is over.").format(room=session.room))
    else:
        session = _only(shelf)
    return session if runs(session) else start(session)


def _only(shelf: Shelf) -> Session:
    """Give the one session that is played now; if none is, the one that was interrupted."""
    known = shelf.sessions()
    live = [each for each in known if each.state == "live" and runs(each)]
    found = live or [each for each in known if each.live is not None and each.finished is None]
    if not found:
        raise ShelfError(_("No session is running. Begin one with quizgeo host DECK"))
    if len(found) > 1:
        rows = "\n".join(f"  {each.code}  {each.room}  {each.title}" for each in found)
        raise ShelfError(_("Several sessions are running; name the code of one:") + "\n" + rows)
    return found[0]


def resume(session: Session) -> Session:
    """Start the server of an interrupted session again, on the port that it had. Raises ShelfError."""
    if session.finished is not None:
        raise ShelfError(_("The session {room} is over.").format(room=session.room))
    return session if runs(session) else start(session)


def let_go(session: Session) -> Session:
    """End the server of a lesson that is over, where it is its own; give the session as it stands then."""
    if session.finished is not None and session.is_served and (session.folder / SERVING).is_file():
        stop(session)
    return look(session) if session.folder.is_dir() else session


def stop(session: Session) -> None:
    """End the server of a session; what it holds is written first. Does nothing where there is none."""
    if session.live is None or not runs(session):
        return
    os.kill(session.live.pid, signal.SIGTERM)
    end = time.monotonic() + STOP_S
    while exists(session.live.pid) and time.monotonic() < end:
        time.sleep(0.05)

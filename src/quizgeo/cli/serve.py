"""The command `serve`: a server on which many teachers open sessions, until it is stopped."""

import secrets

import click

from quizgeo.classroom.shelf import Live, Serving, Shelf, bracketed
from quizgeo.cli import output
from quizgeo.cli.classroom_shelf import open_shelf, shelf_in_words
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError
from quizgeo.cli.start import clock
from quizgeo.language import N_, _
from quizgeo.progress.files import make_folder, write_text

TOKEN = "serve.token"  # noqa: S105 - the name of a file


@click.command()
@click.option("--lan", is_flag=True, help=N_("Let others on the network in; else this computer alone."))
@click.option("--address", default="", metavar="A", help=N_("Listen on this address only."))
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help=N_("8765, or the next one that is free."))
@click.option("--tls", nargs=2, metavar="CERT KEY", help=N_("Files of a certificate and its key."))
@click.option("--public-name", default="", metavar="NAME", help=N_("A name under which it is reached too."))
@click.option(
    "--join-rate", type=click.FloatRange(1), default=5.0, metavar="N", help=N_("Joins a second from one address.")
)
@click.option("--log", "log", default="", metavar="URL", hidden=True)
def serve(
    *,
    lan: bool,
    address: str,
    port: int | None,
    tls: tuple[str, str] | None,
    public_name: str,
    join_rate: float,
    log: str,
) -> int:
    """Keep a server for sessions of many teachers, until Ctrl+C. Programs open a session with POST /rooms."""
    import asyncio

    from quizgeo.classroom.server.running import serve_many

    if log:
        raise RefusalError(_("Sessions are kept on this computer; --log has no other place yet."), MISUSED)
    cert, key = tls or ("", "")
    serving = Serving(lan, address, port or 0, cert, key, public_name, join_rate, remote_host=True)
    with shelf_in_words():
        shelf = open_shelf()
        asyncio.run(serve_many(shelf, serving, _token(shelf), clock(), lambda live: _tell(shelf, live)))
    return DONE


def _token(shelf: Shelf) -> str:
    """Give the token that opens sessions, made when it is first needed, for its owner's eyes alone."""
    path = shelf.folder / TOKEN
    if not path.is_file():
        make_folder(shelf.folder)
        write_text(path, secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()


def _tell(shelf: Shelf, live: Live) -> None:
    scheme = "https" if live.tls else "http"
    for address in live.addresses:
        output.prompt(f"{scheme}://{bracketed(address)}:{live.port}", "\n")  # at once: a program may wait for it
    output.say(_("The token for POST /rooms is in {file}").format(file=shelf.folder / TOKEN))

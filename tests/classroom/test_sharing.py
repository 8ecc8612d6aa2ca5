"""A deck goes out at the end of its lesson, where the teacher asked for it alone, to those who know its place."""

import asyncio
import io
import zipfile
from pathlib import Path

import aiohttp
import pytest

from quizgeo import parse_deck
from quizgeo.classroom import RoomSettings, deck_files
from quizgeo.classroom.server import process
from quizgeo.classroom.sharing import address, shared
from quizgeo.classroom.shelf import Shelf
from quizgeo.clock import SystemClock
from tests.classroom.test_process import MANY, Student, host_do
from tests.classroom.test_server import Server, played
from tests.classroom.test_shelf import DECK

FILES = {deck_files.MAIN: DECK.encode()}


async def status(server: Server, path: str) -> int:
    async with server.session.get(server.url + path) as answer:
        return answer.status


@pytest.mark.parametrize("asked", [True, False])
def test_no_deck_goes_out_before_the_end_nor_unasked(*, asked: bool) -> None:
    async def scene(server: Server) -> None:
        room = server.room.keeper.desk.lesson.room
        server.room.deck = shared("rivers", "en", FILES)
        host, ann = await server.host(), await server.player("Ann")
        assert "/deck/" not in str(ann.heard)
        for cmd in ("open", "close", "reveal"):
            await host.say("do", cmd=cmd)
            await host.hear("done")
            assert address(room) == ""
        before = room.phase
        room.phase = "finished"  # what it will be called
        path = address(room)
        room.phase = before
        assert await status(server, path or "/deck/x") == 404
        await host.say("do", cmd="finish")
        while (state := await ann.hear("state"))["phase"] != "finished":
            pass
        assert state["end"].get("share", "") == path
        assert bool(path) is asked
        assert await status(server, path or "/deck/x") == (200 if asked else 404)
        assert await status(server, "/deck/" + "0" * 32) == 404

    played(scene, share_deck=asked)


def test_what_comes_out_is_the_deck_that_was_played(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "sessions")

    async def scene() -> None:
        made = shelf.create(FILES, RoomSettings(share_deck=True), SystemClock().now(), kept=False)
        session = process.start(made, MANY)
        async with aiohttp.ClientSession() as net:
            ann = Student(net, session, "Ann")
            living = asyncio.create_task(ann.live())
            await ann.back.wait()
            await host_do(net, session, "finish")
            state = await host_do(net, session, "")
            assert state["phase"] == "finished"
            await asyncio.wait_for(ann.ended.wait(), 5)
            async with net.get(f"http://127.0.0.1:{session.port}{ann.share}") as answer:
                assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                text = await answer.text()
            assert text == DECK
            living.cancel()
        process.stop(session)

    asyncio.run(scene())


def test_a_deck_of_several_files_is_packed_and_unpacks_into_its_folder() -> None:
    files = FILES | {
        deck_files.OVERLAY: b"overlay", "part/more/rivers.yaml": b"part", "part/../out.yaml": b"x", "part//etc/x": b"x",
        "part/c:x": b"x", "part/a\\b": b"x",
    }  # fmt: skip
    made = shared("rivers", "id", files)
    assert (made.name, made.kind) == ("rivers.zip", "application/zip")
    assert made == shared("rivers", "id", dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(made.body)) as archive:
        assert set(archive.namelist()) == {"rivers.yaml", "rivers.id.yaml", "more/rivers.yaml"}
        assert len(parse_deck(archive.read("rivers.yaml").decode())) == len(parse_deck(DECK))

"""What a wall is told of how to come in, and who is told it."""

import re
from typing import Any

import segno

from quizgeo.classroom.server.door import QUIET, door
from tests.classroom.test_server import CODE, Server, played

RECT = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def test_the_path_draws_the_dark_modules_of_the_address_in_capitals_and_no_others() -> None:
    told = door("K7QF2M", ("http://192.0.2.20:8765", "http://other"))
    matrix = segno.make("HTTP://192.0.2.20:8765/K7QF2M", error="m", micro=False, boost_error=False).matrix
    drawn = set()
    for x, y, length, back in (map(int, found) for found in RECT.findall(told.qr)):
        assert length == back
        drawn |= {(x + step, y) for step in range(length)}
    dark = {(x, y) for y, row in enumerate(matrix, QUIET) for x, module in enumerate(row, QUIET) if module}
    assert drawn == dark
    assert (told.size, RECT.sub("", told.qr)) == (25 + 2 * QUIET, "")


def test_without_an_address_there_is_the_code_alone() -> None:
    assert (door("K7QF2M", ()).code, door("K7QF2M", ()).qr) == ("K7QF2M", "")


def test_a_wall_is_told_the_code_and_no_player_is() -> None:
    async def scene(server: Server) -> None:
        wall = await server.connect()
        await wall.say("hello", role="screen", token="token of the screen")
        told: dict[str, Any] = await wall.hear("h.door")
        assert told["code"] == CODE
        ann = await server.player("Ann")
        await ann.say("next", q=0)
        await ann.hear("refused")
        assert CODE not in str(ann.heard)

    played(scene)


def test_the_page_of_the_wall_and_maps_are_given_out_by_name_alone() -> None:
    async def scene(server: Server) -> None:
        async with server.session.get(f"{server.url}/screen") as answer:
            assert (answer.status, "screen.js" in await answer.text()) == (200, True)
        for path in ("map/", "map/0123456789abcdef", "map/0123456789abcdef.svg", "map/..%2fwire.js"):
            async with server.session.get(f"{server.url}/{path}") as answer:
                assert answer.status == 404

    played(scene)

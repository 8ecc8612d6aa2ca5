"""A room with nothing in it: aiohttp, the same messages, no log, no rules, no marks. What a classroom is compared with.

Run: python benchmarks/peer/bare_room.py; it prints its port. Whoever says `{"t": "do", "cmd": "open"}` is the host.
"""

import asyncio
import json
import socket
from typing import Any

from aiohttp import WSMsgType, web

OPTIONS = [{"id": f"{place:012x}", "text": f"{place} " + "o" * 58} for place in range(4)]
QUESTION = {"kind": "choice", "text": "q" * 220, "options": OPTIONS}


class Room:
    """Sockets of players, and what they answered."""

    def __init__(self) -> None:
        self.players: dict[web.WebSocketResponse, str] = {}
        self.answers: dict[web.WebSocketResponse, str] = {}
        self.number = 0
        self.host: web.WebSocketResponse | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection."""
        socket = web.WebSocketResponse(compress=False, max_msg_size=4096)
        await socket.prepare(request)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self.heard(socket, json.loads(message.data))
        self.players.pop(socket, None)
        return socket

    async def heard(self, socket: web.WebSocketResponse, sent: dict[str, Any]) -> None:
        """Do what was asked."""
        if sent["t"] == "hello":
            if sent["role"] == "player":
                self.players[socket] = sent["name"]
            await self.tell(socket, {"t": "state", "phase": "lobby"})
        elif sent["t"] == "answer":
            self.answers.setdefault(socket, sent["given"])
            await self.tell(socket, {"t": "ack", "re": sent["n"], "given": self.answers[socket]})
            if len(self.answers) == len(self.players):
                await self.tell_all({"t": "closed"})
                if self.host is not None:
                    await self.tell(self.host, {"t": "closed"})
        elif sent["cmd"] == "open":
            self.host = socket
            self.answers.clear()
            self.number += 1
            await self.tell_all({"t": "question", "q": self.number - 1, "round": 1, "shown": QUESTION})
        else:
            for player, given in self.answers.items():
                right = given == OPTIONS[0]["id"]
                await self.tell(
                    player,
                    {
                        "t": "reveal",
                        "right": OPTIONS[0]["text"],
                        "you": {"given": given, "grade": "exact" if right else "wrong"},
                    },
                )

    async def tell_all(self, message: dict[str, Any]) -> None:
        """Tell all players the same."""
        body = json.dumps(message)
        for player in list(self.players):
            await player.send_str(body)

    async def tell(self, socket: web.WebSocketResponse, message: dict[str, Any]) -> None:
        """Tell one."""
        await socket.send_str(json.dumps(message))


async def main() -> None:
    """Serve until killed."""
    app = web.Application()
    app.router.add_get("/ws", Room().serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    opened = socket.create_server(("127.0.0.1", 0), backlog=1024)
    await web.SockSite(runner, opened, backlog=1024).start()
    print(opened.getsockname()[1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())

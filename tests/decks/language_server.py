"""A language server in a process of its own, asked as an editor asks it: JSON-RPC over its standard streams.

Source: the Language Server Protocol, "Base Protocol".
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO, Any

LONGEST = 60
"""Seconds after which a server that says nothing more is ended."""


class LanguageServer:
    """A server that runs, and the documents that are open in it."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._to: IO[bytes] = process.stdin
        self._from: IO[bytes] = process.stdout
        self._folder = folder
        self._asked = 0
        self._opened = 0
        self._told: list[dict[str, Any]] = []
        completion = {"completionItem": {"snippetSupport": True}}
        abilities = {"textDocument": {"completion": completion, "hover": {"contentFormat": ["markdown"]}}}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": abilities})
        self.tell("initialized", {})
        wishes = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": wishes}})

    def open(self, text: str) -> str:
        """Open a document and give its address."""
        self._opened += 1
        address = (self._folder / f"deck{self._opened}.yaml").as_uri()
        self.tell(
            "textDocument/didOpen", {"textDocument": {"uri": address, "languageId": "yaml", "version": 1, "text": text}}
        )
        return address

    def faults(self, address: str) -> list[tuple[int, str]]:
        """Give what is wrong with a document: lines, from 1, and messages."""
        while True:
            for message in self._told:
                if message["method"] == "textDocument/publishDiagnostics" and message["params"]["uri"] == address:
                    found = message["params"]["diagnostics"]
                    return [(each["range"]["start"]["line"] + 1, each["message"]) for each in found]
            self._read()

    def offers(self, address: str, line: int, column: int) -> dict[str, str]:
        """Give what could be written at a place, counted from 0: labels, and what would be put in."""
        found = self.ask("textDocument/completion", _at(address, line, column))
        return {item["label"]: item.get("insertText", "") for item in reversed(found["items"])}

    def hover(self, address: str, line: int, column: int) -> str:
        """Give what is told of what stands at a place, counted from 0."""
        found = self.ask("textDocument/hover", _at(address, line, column))
        return str(found["contents"]["value"])

    def ask(self, method: str, given: object) -> Any:
        """Ask and wait for the answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": given})
        while True:
            message = self._read()
            if message is not None and message.get("id") == self._asked:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, given: object) -> None:
        """Tell something that has no answer."""
        self._send({"method": method, "params": given})

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _read(self) -> dict[str, Any] | None:
        """Read a message; give it if it is an answer. Questions of the server are answered, the rest is kept."""
        length = 0
        while (line := self._from.readline()) != b"\r\n":
            assert line, "the server ended"
            name, _colon, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._from.read(length))
        if "method" not in message:
            return message
        if "id" in message:
            items = message.get("params", {}).get("items", []) if isinstance(message.get("params"), dict) else []
            self._send({"id": message["id"], "result": [None] * len(items)})
        else:
            self._told.append(message)
        return None


def _at(address: str, line: int, column: int) -> dict[str, object]:
    return {"textDocument": {"uri": address}, "position": {"line": line, "character": column}}


@contextmanager
def language_server(node: str, program: Path, folder: Path) -> Iterator[LanguageServer]:
    """Run a server for documents in a folder."""
    with subprocess.Popen(
        [node, str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        watch = Timer(LONGEST, process.kill)
        watch.start()
        try:
            yield LanguageServer(process, folder)
        finally:
            watch.cancel()
            process.kill()

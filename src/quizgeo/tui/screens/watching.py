"""A screen that shows a deck while it is written: it looks at the files by itself, off its own thread."""

import asyncio
from dataclasses import dataclass

from textual.message import Message

from quizgeo.study import Leaf, Manuscript, Trial
from quizgeo.tui.screens.answering import Answering

POLL = 0.5
"""Seconds between two looks at the files."""


class Watching(Answering):
    """A question of a deck that may change at any time."""

    @dataclass
    class Looked(Message):
        """The files were looked at; a message, for the screen may be gone by then."""

        manuscript: Manuscript

    def __init__(self, leaf: Leaf) -> None:
        """Take a deck as it was read and opened."""
        super().__init__()
        self.leaf = leaf
        self._looking = False

    def on_mount(self) -> None:
        """Look at the files from now on."""
        self.set_interval(POLL, self.look)

    @property
    def manuscript(self) -> Manuscript:
        """The deck."""
        return self.leaf.manuscript

    @property
    def trial(self) -> Trial | None:
        """The question as it stands; None while there is no version of the deck that can be shown."""
        return self.leaf.trial

    def read_anew(self) -> None:
        """Show what the files say now."""
        raise NotImplementedError

    def look(self) -> None:
        """Look at the files, one look at a time."""
        if not (self._looking or self.gone):
            self._looking = True
            self.run_worker(self._look(), group="files")

    async def _look(self) -> None:
        self.post_message(self.Looked(await asyncio.get_running_loop().run_in_executor(None, self.manuscript.look)))

    def on_watching_looked(self, event: Looked) -> None:
        """Go on with what the files say; show it where it is new."""
        self._looking = False
        before = self.manuscript.version
        self.leaf = self.leaf.after(event.manuscript)
        if not self.gone and self.manuscript.version != before:
            self.read_anew()

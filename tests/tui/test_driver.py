"""What is written to a terminal that is gone is lost, and nobody waits for it."""

import os
import threading
from typing import IO, cast

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from quizgeo.tui.driver import Lasting

PATIENCE = 10.0


def test_a_writer_outlasts_its_terminal() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=1) as file:
        lasting = Lasting(file)
        writer = WriterThread(cast("IO[str]", lasting))

        def write_all() -> None:
            for number in range(3 * MAX_QUEUED_WRITES):
                writer.write(f"{number}\n")
            writer.stop()

        writer.start()
        told = threading.Thread(target=write_all, daemon=True)
        told.start()
        told.join(PATIENCE)
        assert not told.is_alive()
        assert (lasting.fileno(), lasting.isatty()) == (writing, False)
        os.dup2(os.open(os.devnull, os.O_WRONLY), writing)  # so that closing the file does not fail


def test_a_terminal_that_is_there_gets_it_all() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as file:
        lasting = Lasting(file)
        assert lasting.write("all of it") == 9
        lasting.flush()
        assert os.read(reading, 100) == b"all of it"
    os.close(reading)

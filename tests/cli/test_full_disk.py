"""A disk that takes nothing: study goes on, where the answer is is said, and nothing that can be kept is lost."""

import resource
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits a running program"),
]


def fill(dialogue: Any, *, full: bool) -> None:
    """Let the files of a running program grow no more, or again."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.prlimit(dialogue.process.pid, resource.RLIMIT_FSIZE, (0 if full else hard, hard))


@pytest.fixture
def dialogue(home: Any, talk: Any, texts: dict[str, str]) -> Any:
    """Begin a session whose disk is full when the first answer comes."""
    home.deck(texts["capitals"])
    begun = talk("capitals")
    begun.next("question")
    fill(begun, full=True)
    return begun


def test_an_answer_that_is_only_in_memory_gets_no_verdict_and_gives_one(dialogue: Any, call: Any) -> None:
    dialogue.send("Tbilisi")
    assert dialogue.next() == {
        "event": "error",
        "message": "NOT SAVED: 1 answer is only in memory. Free space before you quit",
        "saved": "memory",
    }
    dialogue.next("question")
    _out, err = dialogue.process.communicate()
    assert dialogue.process.returncode == 1
    assert "NOT SAVED: 1 answer is only in memory" in err
    assert call("card", "capitals/georgia", "--json").json["history"] == []


def test_an_answer_in_memory_is_written_when_there_is_room_again(dialogue: Any, call: Any) -> None:
    dialogue.send("Tbilisi")
    assert dialogue.next("error")["saved"] == "memory"
    dialogue.next("question")
    fill(dialogue, full=False)
    dialogue.send("Yerevan")
    assert dialogue.next("verdict")["saved"] == "log"
    assert dialogue.close() == 0
    for card in ("capitals/georgia", "capitals/armenia"):
        assert len(call("card", card, "--json").json["history"]) == 1
    assert call("progress", "verify").status == 0


@pytest.mark.parametrize(("line", "event"), [(":@", "suspended"), (":-", "buried"), (":undo", "undone")])
def test_what_is_done_to_a_card_says_where_it_is(dialogue: Any, line: str, event: str) -> None:
    fill(dialogue, full=False)
    dialogue.send("Tbilisi")
    dialogue.next("verdict")
    dialogue.next("question")
    fill(dialogue, full=True)
    dialogue.send(line)
    assert dialogue.next(event)["saved"] == "memory"
    fill(dialogue, full=False)
    assert dialogue.close() == 0


def test_people_see_what_is_not_saved(home: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    with home.start("study", "capitals", "--plain") as process:
        process.stdout.readline()
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, hard))
        _out, err = process.communicate(":@\n")
    assert "NOT SAVED: 1 answer is only in memory" in err


def test_what_is_in_memory_at_the_end_is_tried_once_more(dialogue: Any, call: Any) -> None:
    dialogue.send("Tbilisi")
    dialogue.next("error")
    dialogue.next("question")
    fill(dialogue, full=False)
    assert dialogue.close() == 0
    assert len(call("card", "capitals/georgia", "--json").json["history"]) == 1


def test_a_result_that_cannot_be_written_is_a_sentence(home: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    if sys.platform != "linux":
        pytest.skip("needs a device that is always full")
    with Path("/dev/full").open("w") as full:
        process = home.start("decks", stdout=full)
        _out, err = process.communicate()
    assert process.returncode == 1
    assert err == "No space left on device\n"

"""The file of "Save my answers": what the page writes is what the learner's own log takes in, rated as in study."""

import json
import shutil
import subprocess
from io import BytesIO
from typing import Any

import pytest
from msgspec import json as wire_json

from quizgeo.classroom.commands import Answer, Do, Judge
from quizgeo.classroom.views import finished
from quizgeo.memory import suggest
from quizgeo.progress import GRADES, SAID, Event
from quizgeo.progress.lines import import_lines
from tests.classroom.test_views import Played, sent_for
from tools.wire import WEB

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="node is not on the PATH: the page's file is not tried")
ZONE = 7 * 60
MARCH = 1_772_500_000_000
SCRIPT = f"""import {{readFileSync}} from "node:fs";
const {{lines}} = await import("{WEB.as_uri()}/save.js");
process.stdout.write(lines(JSON.parse(readFileSync(0, "utf8")), () => {ZONE}));"""


def saved(played: Played, p: str) -> bytes:
    """Give the file that a page writes for a player."""
    told = wire_json.encode(finished(played.lesson, played.lesson.room.players[p]))
    assert NODE is not None
    call = [NODE, "--input-type=module", "-e", SCRIPT]
    return subprocess.run(call, input=told, capture_output=True, check=True).stdout


def play() -> Played:
    """Play every question of the deck: one answers at random, and says of each how sure; the other says nothing."""
    one = Played(confidence=True)
    one.now = MARCH
    for q in range(len(one.lesson.questions)):
        one.ask(Do("open", q=q))
        given = one.lesson.face("ann", q).read(sent_for(one, "ann", q))
        verdict = one.lesson.judge(q).judge(given).verdict
        conf: Any = ("guess", "unsure", "sure")[q % 3]
        one.now += 4_000
        one.ask(Answer("ann", q, 1, given, "", verdict.grade, verdict.score, verdict.reason, conf))
        one.ask(Do("close"))
        one.ask(Do("reveal"))
        if one.lesson.room.items[q].self_graded:
            one.ask(Judge("ann", q, knew=True))
    one.ask(Do("finish"))
    return one


def test_every_answer_becomes_an_event_of_the_class_rated_as_in_study() -> None:
    one = play()
    file = saved(one, "ann")
    events = list(import_lines(BytesIO(file)))
    answers = finished(one.lesson, one.lesson.room.players["ann"]).answers
    assert len(events) == len(answers) == len(one.lesson.questions)
    for event, answer in zip(events, answers, strict=True):
        assert isinstance(event, Event), event
        wanted = suggest(answer.form, answer.grade, guessed=answer.conf == "guess").rating
        assert (event.id.hex(), event.card, event.origin) == (answer.eid, answer.key, "class")
        assert (event.form, event.rating, GRADES[event.grade or 0]) == (answer.form, wanted, answer.grade)
        assert (event.at, event.offset, event.took) == (answer.at, ZONE, 4_000)
        assert SAID[event.said or 0] == ("guessed" if answer.conf == "guess" else "")
        assert json.loads(event.extra or "{}") == {"confidence": answer.conf}
    assert {event.rating for event in events if isinstance(event, Event)} == {1, 3}


def test_the_file_is_the_same_however_often_it_is_saved() -> None:
    one = play()
    assert saved(one, "ann") == saved(one, "ann")


def test_what_was_given_stands_as_the_log_writes_it() -> None:
    events = [event for event in import_lines(BytesIO(saved(play(), "ann"))) if isinstance(event, Event)]
    given = {event.form: event.given for event in events}
    assert given["true_false"] == "true"
    assert given["flashcard"] is None
    assert isinstance(json.loads(given["order"] or ""), list)
    assert isinstance(json.loads(given["match"] or ""), dict)
    shown = {event.form: event.shown for event in events}
    assert sorted(json.loads(shown["choice"] or "")) == ["Aral Sea", "Black Sea", "Caspian Sea"]
    assert shown["text"] is None


def test_who_answered_nothing_saves_an_empty_file_that_is_one_all_the_same() -> None:
    assert list(import_lines(BytesIO(saved(play(), "bo")))) == []

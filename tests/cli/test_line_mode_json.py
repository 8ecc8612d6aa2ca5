"""Line mode for programs: one JSON object a line, and every verdict after the answer is on disk."""

import json
import signal
from collections.abc import Callable
from typing import Any

import pytest

NOON = "2026-03-02T12:00+00:00"
NEXT_DAY = "2026-03-03T12:00+00:00"


def answers(call: Callable[..., Any], key: str) -> list[dict[str, Any]]:
    """Give the history of a card."""
    history: list[dict[str, Any]] = call("card", key, "--json").json["history"]
    return history


@pytest.fixture(autouse=True)
def _kinds(home: Any, texts: dict[str, str]) -> None:
    """Put the deck with every kind into the home."""
    home.deck(texts["kinds"])


def test_every_kind_is_asked_and_judged(talk: Any, right: dict[str, str]) -> None:
    asked = set()
    for day in (NOON, NEXT_DAY):  # ten new cards a day
        dialogue = talk("kinds", now=day)
        while (event := dialogue.next())["event"] == "question":
            asked.add(event["kind"])
            dialogue.send(right[event["kind"]])
            assert dialogue.next("verdict")["grade"] == "exact", event["kind"]
        assert dialogue.close() == 0
    assert asked == set(right)


def test_a_question_holds_all_that_an_answer_needs(call: Any) -> None:
    (event,) = call("study", "kinds", "--json").of("question")
    assert event["card"] == "kinds/choice"
    assert event["kind"] == "choice"
    assert event["question"] == "Which country retook full control of Karabakh?"
    assert sorted(event["options"]) == ["Armenia", "Azerbaijan", "Georgia"]
    assert event["hints"] == 1
    assert event["counts"] == {"new": 10, "again": 0, "due": 0, "done": 0, "left": 10}


def test_a_verdict_tells_grade_answer_and_when_the_card_is_due(call: Any) -> None:
    done = call("study", "kinds", "--json", lines=["Georgia"])
    (verdict,) = done.of("verdict")
    wanted = {
        "card": "kinds/choice", "grade": "wrong", "score": 0, "reason": "different", "answer": "Azerbaijan",
        "rating": 1, "again": True, "saved": "log",
    }  # fmt: skip
    assert wanted.items() <= verdict.items()
    assert verdict["explain"] == "A swift campaign ended a conflict of decades."
    assert verdict["due"] == "2026-03-03"
    assert verdict["source"] == {
        "id": "book", "title": "A book of facts", "published": "2025-07", "url": "https://example.org/book", "at": 21,
        "quote": None,
    }  # fmt: skip
    assert done.status == 0


def test_a_letter_is_the_place_on_the_screen(talk: Any) -> None:
    dialogue = talk("kinds")
    question = dialogue.next("question")
    dialogue.send("abc"[question["options"].index("Azerbaijan")])
    assert dialogue.next("verdict")["grade"] == "exact"


def test_what_is_no_answer_changes_nothing(call: Any) -> None:
    done = call("study", "kinds", "--json", lines=["z", "", ":nonsense", "x" * 3000, ":hint", ":hint"])
    assert [event["event"] for event in done.events] == [
        "question", "error", "question", "error", "question", "error", "question", "error", "question",
        "hint", "error", "question", "summary",
    ]  # fmt: skip
    assert done.of("error")[0]["message"] == "Choose a to c, or ? to give up."
    assert done.of("hint") == [{"event": "hint", "text": "It lies on the Caspian Sea."}]
    assert answers(call, "kinds/choice") == []


def test_a_gap_has_a_number_and_its_hint_is_told_when_asked_for(home: Any, call: Any) -> None:
    home.deck(
        "quizgeo: 1\ndeck: gaps\ntitle: Gaps\nlanguage: en\nquestions:\n"
        "  - {id: one, cloze: ((Turkey)) closed its border with ((Armenia::a neighbour)).}\n"
    )
    done = call("study", "gaps", "--json", lines=[":hint"])
    (question,) = done.of("question")
    assert question["parts"] == [{"gap": 1}, " closed its border with ", {"gap": 2}, "."]
    assert (question["hints"], question["hints_shown"]) == (3, [])
    assert done.of("hint") == [{"event": "hint", "text": "Gap 2: a neighbour"}]
    assert "a neighbour" not in call("study", "gaps", "--plain").out


def test_giving_up_shows_the_answer(call: Any) -> None:
    (verdict,) = call("study", "kinds", "--json", lines=["?"]).of("verdict")
    assert (verdict["reason"], verdict["given"], verdict["answer"]) == ("gave-up", None, "Azerbaijan")


def test_the_last_verdict_can_be_amended_while_the_next_question_waits(call: Any) -> None:
    done = call("study", "kinds", "--json", lines=["Georgia", ":right", ":right", "Baku"])
    assert [event["event"] for event in done.events] == [
        "question", "verdict", "question", "verdict", "question", "error", "question", "verdict", "question", "summary",
    ]  # fmt: skip
    first, amended, _third = done.of("verdict")
    assert (first["card"], first["rating"], first["again"]) == ("kinds/choice", 1, True)
    assert (amended["card"], amended["rating"], amended["said"], amended["again"]) == (
        "kinds/choice",
        3,
        "right",
        False,
    )
    assert [event["card"] for event in done.of("question")] == [
        "kinds/choice",
        *["kinds/multiple"] * 3,
        "kinds/true-false",
    ]
    (told,) = answers(call, "kinds/choice")
    assert (told["grade"], told["rating"], told["said"]) == ("wrong", 3, "right")


@pytest.mark.parametrize(
    ("word", "said"), [(":guessed", "guessed"), (":g", "guessed"), (":wrong", "wrong"), (":n", "wrong")]
)
def test_a_right_answer_can_be_called_a_guess_or_wrong(call: Any, word: str, said: str) -> None:
    verdict = call("study", "kinds", "--json", lines=["Azerbaijan", word]).of("verdict")[-1]
    assert (verdict["said"], verdict["rating"], verdict["again"]) == (said, 1, True)


def test_hard_and_easy_can_be_said_of_typed_answers(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    done = call("study", "capitals", "--json", lines=["Tbilisi", ":easy", "Yerevan", ":hard", "Madrid"])
    assert [verdict["rating"] for verdict in done.of("verdict")] == [3, 4, 3, 2, 3]


def test_undo_takes_back_and_asks_again(call: Any) -> None:
    done = call("study", "kinds", "--json", lines=["Georgia", ":undo", "Azerbaijan"])
    assert [event["event"] for event in done.events][2:6] == ["question", "undone", "question", "verdict"]
    undone = {"event": "undone", "card": "kinds/choice", "what": "answered", "day": "2026-03-02", "saved": "log"}
    assert done.of("undone") == [undone]
    assert done.of("question")[2]["card"] == "kinds/choice"
    assert [(told["grade"], told["undone"]) for told in answers(call, "kinds/choice")] == [
        ("wrong", True),
        ("exact", False),
    ]


def test_undo_survives_a_restart(call: Any) -> None:
    call("study", "kinds", "--json", lines=["Georgia"])
    done = call("study", "kinds", "--json", lines=[":u"], now="2026-03-03T12:00+00:00")
    assert [(event["card"], event["day"]) for event in done.of("undone")] == [("kinds/choice", "2026-03-02")]
    assert call("study", "kinds", "--json").of("question")[0]["card"] == "kinds/choice"
    assert call("study", "kinds", "--json", lines=[":u"]).of("error")


def test_self_graded_cards_are_rated_at_once_or_turned_first(home: Any, call: Any, texts: dict[str, str]) -> None:
    deck = (
        texts["kinds"]
        .replace("deck: kinds", "deck: few")
        .replace("  - id: choice", "  - {id: card, front: A, back: B}\n  - id: choice")
    )
    home.deck(deck)
    done = call("study", "few", "--json", lines=["", "9", "2"])
    assert [event["event"] for event in done.events][:5] == ["question", "turned", "error", "turned", "verdict"]
    turned = done.of("turned")[0]
    assert (turned["answer"], [offer["rating"] for offer in turned["ratings"]]) == ("B", [1, 2, 3, 4])
    assert done.of("verdict")[0]["rating"] == 2
    again = call("study", "few", "--json", lines=[":u", "4"]).of("verdict")[0]
    assert (again["rating"], again["answer"], again["given"]) == (4, "B", "easy")


@pytest.mark.parametrize("lines", [["?"], ["", "?"]])
def test_a_card_nobody_knows_is_rated_again(home: Any, call: Any, texts: dict[str, str], lines: list[str]) -> None:
    home.deck(texts["capitals"].replace("  - {id: georgia", "  - {id: card, front: A, back: B}\n  - {id: georgia"))
    done = call("study", "capitals", "--json", lines=lines)
    assert len(done.of("turned")) == len(lines) - 1
    (verdict,) = done.of("verdict")
    assert (verdict["rating"], verdict["reason"], verdict["given"], verdict["answer"]) == (1, "gave-up", None, "B")


@pytest.mark.parametrize("line", ["", "…", "maybe", "()", "; ;", "9 9", "0, 0", "zz z", "1z", "99: 99", ":nonsense"])
def test_no_refusal_gives_an_answer_away(call: Any, right: dict[str, str], line: str) -> None:
    for day in (NOON, NEXT_DAY):  # ten new cards a day
        kind, shown = "", ""
        for event in call("study", "kinds", "--json", lines=[line, "?"] * 15, now=day).events:
            if event["event"] == "question":
                kind, shown = event["kind"], json.dumps(event)
            elif event["event"] == "error":
                parts = [part.strip() for part in right[kind].replace(";", ",").split(",")]
                secrets = [part for part in parts if part not in shown and part != "3"]
                assert [part for part in secrets if part in event["message"]] == []


def test_what_is_neither_true_nor_false_is_told_alike_whatever_is_right(home: Any, call: Any) -> None:
    home.deck(
        "quizgeo: 1\ndeck: tf\ntitle: T\nlanguage: en\nquestions:\n"
        "  - {id: a, statement: Water is wet., answer: true}\n  - {id: b, statement: Ice is hot., answer: false}\n"
    )
    done = call("study", "tf", "--json", lines=["maybe", "?", "maybe"])
    assert {event["message"] for event in done.of("error")} == {"Answer true or false. Choose a or b, or ? to give up."}
    assert (
        "Answer true or false.\nChoose a or b, or ? for help.\n"
        in call("study", "tf", "--plain", lines=[":u", "maybe"]).out
    )


def test_the_points_of_a_rubric_are_ticked(home: Any, call: Any) -> None:
    home.deck(
        "quizgeo: 1\ndeck: free\ntitle: Free\nlanguage: en\nquestions:\n"
        "  - {id: why, question: Why?, model: Because., rubric: [one, two]}\n"
    )
    done = call("study", "free", "--json", lines=["", "3 a"])
    assert done.of("turned")[0]["rubric"] == ["one", "two"]
    (verdict,) = done.of("verdict")
    assert (verdict["given"], verdict["grade"], verdict["score"]) == (["one"], "partial", 0.5)


def test_cards_can_be_suspended_and_buried(call: Any) -> None:
    done = call("study", "kinds", "--json", lines=[":suspend", ":-"])
    assert done.events[1] == {"event": "suspended", "card": "kinds/choice", "saved": "log"}
    assert done.events[3] == {"event": "buried", "card": "kinds/multiple", "saved": "log"}
    assert call("study", "kinds", "--json").of("question")[0]["card"] == "kinds/true-false"
    assert call("card", "kinds/choice", "--json").json["suspended"] is True
    assert call("card", "kinds/multiple", "--json").json["buried_until"] == "2026-03-03"


def test_file_and_source_of_the_last_answer_are_named(home: Any, call: Any) -> None:
    done = call("study", "kinds", "--json", lines=["?", ":edit", ":open", ":help"])
    (where,), (source,), (words,) = done.of("where"), done.of("source"), done.of("help")
    assert (where["card"], where["path"]) == ("kinds/choice", str(home.decks / "kinds.yaml"))
    lines = (home.decks / "kinds.yaml").read_text().splitlines()
    assert "choice" in lines[where["line"] - 1]
    assert source["source"]["title"] == "A book of facts"
    assert ":undo" in words["commands"]
    assert [event["event"] for event in done.events] == [
        "question", "verdict", "question", "where", "source", "help", "summary"
    ]  # fmt: skip


def test_quitting_and_the_end_of_input_are_alike(call: Any) -> None:
    quits = call("study", "kinds", "--json", lines=["Azerbaijan", ":quit", "Baku"])
    ends = call("study", "kinds", "--json", lines=[":u", "Azerbaijan"])
    assert quits.status == ends.status == 0
    assert quits.events[-1] == ends.events[-1]
    assert (quits.events[-1]["event"], quits.events[-1]["cards"], quits.events[-1]["left"]) == ("summary", 1, 9)


def test_the_session_ends_by_itself_when_nothing_is_left(home: Any, talk: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    dialogue = talk("capitals")
    for line in ("Tbilisi", "Yerevan", "Madrid"):
        dialogue.next("question")
        dialogue.send(line)
        dialogue.next("verdict")
    summary = dialogue.next("summary")
    assert (summary["cards"], summary["first_right"], summary["missed"]) == (3, 3, [])
    assert dialogue.close() == 0


def test_the_last_verdict_can_be_amended_and_taken_back(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    lines = ["Tbilisi", ":guessed", "Tbilisi", ":undo", ":quit"]
    done = call("study", "capitals", "--limit", "1", "--json", lines=lines)
    assert [event["event"] for event in done.events] == [
        "question", "verdict", "summary", "verdict", "question", "verdict", "summary", "undone", "question", "summary",
    ]  # fmt: skip
    assert [event["answers"] for event in done.of("summary")] == [1, 2, 1]
    assert (done.status, {event["card"] for event in done.of("question")}) == (0, {"capitals/georgia"})


def test_the_next_study_day_asks_what_is_due(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    first = call("study", "capitals", "--json", lines=["Tbilisi", "Yerevan", "Madrid"])
    assert call("study", "capitals", "--json").of("question") == []
    due = min(verdict["due"] for verdict in first.of("verdict"))
    (question, *_rest) = call("study", "capitals", "--json", now=f"{due}T12:00+00:00").of("question")
    assert question["counts"]["due"] == sum(verdict["due"] == due for verdict in first.of("verdict"))
    assert question["counts"]["new"] == 0


def test_the_small_hours_belong_to_the_evening_before(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Yerevan", "?"], now="2026-03-02T23:00+00:00")
    night = call("study", "capitals", "--json", now="2026-03-03T03:00+00:00").of("question")[0]
    assert (night["card"], night["counts"]["again"]) == ("capitals/spain", 1)


def test_tags_and_a_limit_narrow_a_session(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    tagged = call("study", "capitals", "--json", "--tag", "europe", lines=["Madrid"])
    assert [event["card"] for event in tagged.of("question")] == ["capitals/spain"]
    limited = call("study", "capitals", "--json", "--limit", "1", lines=["Tbilisi"])
    assert [event["card"] for event in limited.of("question")] == ["capitals/georgia"]


def test_nothing_but_json_in_english_reaches_stdout(home: Any, call: Any) -> None:
    home.environment = {"LC_ALL": "id_ID.UTF-8", "LANGUAGE": "id"}
    path = home.decks / "kinds.id.yaml"
    path.write_text("quizgeo: 1\ntranslates: kinds\nlanguage: id\nquestions: {choice: {question: Siapa?}}\n")
    done = call("study", "kinds", "--json", "--lang", "id", lines=["z", "Georgia", ":g"])
    assert done.of("question")[0]["question"] == "Siapa?"
    assert done.of("error")[0]["message"].startswith("Choose")
    assert done.err == ""


@pytest.mark.crash
@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_verdict_that_was_told_survives_the_death_of_the_program(call: Any, talk: Any, count: int) -> None:
    dialogue = talk("kinds")
    told = []
    for _answer in range(count):
        dialogue.next("question")
        dialogue.send("?")
        told.append(dialogue.next("verdict")["card"])
    dialogue.kill()
    assert [len(answers(call, key)) for key in told] == [1] * count
    assert call("progress", "verify").status == 0


def test_ctrl_c_leaves_quietly(call: Any, talk: Any) -> None:
    dialogue = talk("kinds")
    dialogue.next("question")
    dialogue.send("?")
    card = dialogue.next("verdict")["card"]
    dialogue.next("question")
    dialogue.process.send_signal(signal.SIGINT)
    _out, err = dialogue.process.communicate()
    assert dialogue.process.returncode == 130
    assert err.strip() == ""
    assert len(answers(call, card)) == 1


def test_a_reader_that_goes_away_is_no_fault(home: Any) -> None:
    process = home.start("study", "kinds", "--json")
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write("?\n" * 3)
    process.stdin.close()
    assert process.stderr.read() == ""
    assert process.wait() == 0
    process.stderr.close()


def test_lines_that_are_no_text_are_no_fault(call: Any) -> None:
    done = call("study", "kinds", "--json", lines=b"\xff\xfe\x00\n\x1b[2J\n" + b"y" * 50_000 + b"\nAzerbaijan")
    assert done.status == 0
    assert [event["event"] for event in done.events[-3:]] == ["verdict", "question", "summary"]
    assert len(done.of("error")) == 3
    assert json.dumps(done.events).isascii()
    assert "\x1b" not in done.out


def test_the_program_ends_by_itself_with_its_input_still_open(talk: Any, right: dict[str, str]) -> None:
    dialogue = talk("kinds")
    while (event := dialogue.next())["event"] == "question":
        dialogue.send(right[event["kind"]])
        dialogue.next("verdict")
    assert event["event"] == "summary"
    assert dialogue.process.wait(10) == 0


def test_a_last_word_that_is_there_already_is_heard(call: Any, right: dict[str, str]) -> None:
    done = call("study", "kinds", "--json", "--limit", "1", lines=[right["choice"], ":guessed"])
    assert [verdict["said"] for verdict in done.of("verdict")] == ["", "guessed"]

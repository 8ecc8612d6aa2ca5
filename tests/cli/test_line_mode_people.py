"""Line mode for people: one fact a line, prompts, no escape codes."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _kinds(home: Any, texts: dict[str, str]) -> None:
    """Put the deck with every kind into the home."""
    home.deck(texts["kinds"])


def test_a_question_is_told_line_by_line(call: Any) -> None:
    done = call("study", "kinds", "--plain")
    lines = done.out.splitlines()
    assert lines[0] == "Every kind"
    start = lines.index("Left: 10 new, 0 again, 0 due.")
    assert lines[start + 1] == "Which country retook full control of Karabakh?"
    assert sorted(line[3:] for line in lines[start + 2 : start + 5]) == ["Armenia", "Azerbaijan", "Georgia"]
    assert [line[:3] for line in lines[start + 2 : start + 5]] == ["a) ", "b) ", "c) "]
    assert lines[start + 5] == "a to c:"
    assert (done.status, done.err) == (0, "")
    assert "\x1b" not in done.out


def test_without_a_terminal_study_falls_back_to_lines(home: Any) -> None:
    done = home.run("study", "kinds", lines=[":q"])
    assert "Which country retook full control of Karabakh?" in done.out
    assert done.status == 0


def test_a_wrong_answer_is_told_with_the_right_one_and_why(call: Any) -> None:
    out = call("study", "kinds", "--plain", lines=["Georgia"]).out
    told = out[out.index("a to c:\n") :].splitlines()[1:8]
    assert told == [
        "Wrong.",
        "The answer is Azerbaijan.",
        "A swift campaign ended a conflict of decades.",
        "Source: A book of facts, Jul 2025, paragraph 21",
        "Again: the answer was wrong.",
        "It comes back in this session.",
        "You may say: :y I was right.",
    ]


def test_a_typed_answer_may_be_called_hard_or_easy(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    out = call("study", "capitals", "--plain", lines=["Tbilisi", ":easy"]).out
    assert ":hard Hard: 1 day, :easy Easy: 7 days." in out
    assert "You chose this rating." in out


def test_wrong_input_names_the_letters_and_then_helps(call: Any) -> None:
    out = call("study", "kinds", "--plain", lines=["x", "?", "?"]).out
    assert "Choose a to c, or ? for help." in out
    helped = out.index(":u takes back what was done last")
    assert out.index("The answer is Azerbaijan.") > helped


def test_nothing_typed_is_no_answer(call: Any) -> None:
    out = call("study", "kinds", "--plain", lines=["", ":u"]).out
    assert "Nothing typed; ? if you do not know." in out
    assert "There is nothing left to take back." in out


def test_undo_names_what_it_takes_back(call: Any) -> None:
    out = call("study", "kinds", "--plain", lines=["Georgia", ":u"]).out
    assert "Taken back: “Which country retook full control of Karabakh?”, answered today\n" in out


def test_undo_of_an_earlier_session_wants_a_second_word(call: Any) -> None:
    call("study", "kinds", "--plain", lines=["Georgia"])
    doubt = "This is not of this session: “Which country retook full control of Karabakh?”, answered yesterday."
    tomorrow = "2026-03-03T12:00+00:00"
    once = call("study", "kinds", "--plain", lines=[":u", ":h", ":u"], now=tomorrow).out
    assert once.count(f"{doubt} :u once more takes it back.") == 2
    assert "Taken back" not in once
    twice = call("study", "kinds", "--plain", lines=[":u", ":u"], now=tomorrow).out
    assert "Taken back: “Which country retook full control of Karabakh?”, answered yesterday\n" in twice


def test_who_gave_up_is_not_told_to_have_been_wrong(call: Any) -> None:
    out = call("study", "kinds", "--plain", lines=["?"]).out
    assert "Again: you gave up." in out
    assert "rong" not in out.partition("Again:")[0]


def test_a_date_without_its_year_is_asked_again(home: Any, call: Any) -> None:
    home.deck(
        "quizgeo: 1\ndeck: day\ntitle: A day\nlanguage: en\nquestions:\n"
        "  - {id: a, question: When?, date: 2022-02-24}\n"
    )
    out = call("study", "day", "--plain", lines=["24.02", "24.02.2022"]).out
    assert "The year is missing: write it in four digits.\nWrite a day, or ? for help.\n" in out
    assert "Right." in out


def test_an_empty_line_turns_a_card_over(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(
        texts["capitals"].replace("  - {id: georgia", "  - {id: card, front: Front, back: Back}\n  - {id: georgia")
    )
    out = call("study", "capitals", "--plain", lines=["", "", "3"]).out
    assert "Front\nenter turns the card over:\n" in out
    assert "Answer: Back\n1 Again: in this session\n2 Hard: " in out
    assert "Write 1 for Again, 2 for Hard, 3 for Good or 4 for Easy, or ? for help." in out
    assert "Rated Good." in out


def test_every_kind_is_told_and_asked_for(call: Any, right: dict[str, str]) -> None:
    lines = list(right.values())
    out = call("study", "kinds", "--plain", lines=lines[:10]).out
    out += call("study", "kinds", "--plain", lines=lines, now="2026-03-04T12:00+00:00").out
    for line in (
        "a to d, one or more:", "a or b:", "a number, in km:", "month and year:", "2 items, with commas:",
        "a to c, first to last:", "They go with:", "pairs such as 1b 2a:", "The groups:", "your answer:",
        "(1 ____) closed its border with (2 ____) in (3 ____).", "3 gaps, with ; between them:",
    ):  # fmt: skip
        assert f"\n{line}\n" in out, line


def test_the_last_verdict_waits_for_a_last_word(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    lines = ["Tbilisi", "Yerevan", "Rome", "Madrid", ":n", "Madrid", "done"]
    out = call("study", "capitals", "--plain", lines=lines).out
    assert out.count("That was the last card.") == 2
    assert "Again: you said that it was wrong." in out
    assert "Session done: 3 cards, 5 answers" in out


def test_a_summary_counts_first_answers_and_what_comes_back(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    out = call("study", "capitals", "--plain", lines=["Tbilisi", "Rome", ":q"]).out
    summary = out[out.index("Session done") :].splitlines()
    assert summary[0].startswith("Session done: 2 cards, 2 answers")
    assert summary[1] == "Right first time: 1 of 2 (50 %)"
    assert "Missed: What is the capital of Armenia? You said: Rome. Answer: Yerevan" in summary
    assert summary[-1] == "2 cards wait."


def test_nothing_due_is_said(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    call("study", "capitals", "--plain", lines=["Tbilisi", "Yerevan", "Madrid"])
    assert "Nothing waits now." in call("study", "capitals", "--plain").out


def test_commands_speak_of_the_last_answer(home: Any, call: Any) -> None:
    out = call("study", "kinds", "--plain", lines=["?", ":e", ":o", ":u", ":@", ":-", ":q"]).out
    assert f"{home.decks / 'kinds.yaml'}:" in out
    assert "https://example.org/book" in out
    assert "Taken back: “Which country retook full control of Karabakh?”, answered today" in out
    assert "Suspended: kinds/choice" in out
    assert "Buried until tomorrow: kinds/multiple" in out


def test_text_of_a_deck_never_acts_on_the_terminal(home: Any, call: Any) -> None:
    home.deck(
        'quizgeo: 1\ndeck: hostile\ntitle: "Ti\\e[31mtle\\u202e"\nlanguage: en\nquestions:\n'
        '  - {id: a, question: "Q\\e]0;x\\a\\u200b?", answer: "A\\e[2J", wrong: ["B\\x9b2J", "C"],\n'
        '     explain: "\\e[5mE"}\n'
    )
    for words in (("study", "hostile", "--plain"), ("study", "hostile", "--json"), ("decks",), ("card", "hostile/a")):
        done = call(*words, lines=["?"])
        assert not {char for char in done.out + done.err if ord(char) < 32 and char != "\n"}, words
        assert not set("\x7f\x9b\u202e\u200b") & set(done.out + done.err), words

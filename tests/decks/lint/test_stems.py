"""Rules about how a question is worded: what they tell in English and Indonesian, how severely, what they let pass."""

from collections.abc import Sequence

import pytest

from quizgeo.decks import Problem, Severity
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.lint import as_deck

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - the letters of the rules

WORD = "word "


def found(code: str, fields: str, language: str = "en") -> Sequence[Problem]:
    """Give what a code tells of one question, by its fields in braces."""
    checking = inspect_text(as_deck(f"language: {language}\nquestions:\n- {{id: a, {fields}}}\n"))
    assert checking.deck is not None, checking.problems
    return [problem for problem in checking.problems if problem.code == code]


TOLD = [
    ("ST001", "en", W, "question", "question: The capital of Armenia, answer: Yerevan, wrong: [Baku, Gyumri]"),
    ("ST001", "en", W, "question", 'question: "Which is it, then:", answer: Yerevan, wrong: [Baku, Gyumri]'),
    ("ST001", "en", W, "question", 'question: "What? Choose: ", answer: Yerevan, wrong: [Baku, Gyumri]'),
    ("ST001", "en", W, "question", "question: Its neighbours, answers: [Iran, Georgia], wrong: [Oman]"),
    ("ST001", "en", W, "question", "question: The number of states, number: 193"),
    ("ST001", "en", W, "question", "question: The end of the war, date: 2020-11"),
    ("ST001", "en", W, "question", "question: The capital of Armenia, answer: Yerevan"),
    ("ST001", "en", W, "question", "question: Its neighbours, list: [Iran, Georgia]"),
    ("ST001", "en", W, "question", "question: On trade and borders, model: They go together."),
    ("ST001", "en", W, "question", "question: Describe the capital, answer: Yerevan"),
    ("ST001", "id", W, "question", "question: Ibu kota Armenia, answer: Yerevan, wrong: [Baku, Gyumri]"),
    ("ST001", "id", W, "question", "question: Jelaskan ibu kota Armenia, answer: Yerevan"),
    ("ST001", "az", W, "question", 'question: "Paytaxt:", answer: Yerevan'),
    ("ST002", "en", I, "question", f"question: What {WORD * 40}?, answer: Yerevan"),
    ("ST002", "en", W, "question", f"question: What {WORD * 80}?, answer: Yerevan"),
    ("ST002", "en", I, "statement", f"statement: So {WORD * 40}., answer: true"),
    ("ST002", "en", I, "wrong[1]", f"question: What?, answer: Baku, wrong: [Gyumri, {WORD * 16}]"),
    ("ST002", "en", I, "answer", f"question: What?, answer: {WORD * 16}, wrong: [Gyumri, Baku]"),
    ("ST002", "id", I, "question", f"question: Apa {'kata ' * 40}?, answer: Yerevan"),
    ("ST003", "en", W, "question", "question: What did Armenia name Armenia?, answer: Armenia, wrong: [Oman, Iran]"),
    ("ST003", "en", W, "question", "question: Where is NATO based?, answers: [NATO, Mons], wrong: [Rome]"),
    ("ST003", "en", W, "front", "front: CSTO treaty, back: the treaty"),
    ("ST003", "en", E, "question", "question: What did Armenia name it?, answer: ARMENIA"),
    ("ST003", "en", E, "question", "question: What is the Hôtel called?, answer: Hotel"),
    ("ST003", "en", E, "question",
     "question: Is Armenia named so?, answer: Armenia, wrong: [Oman, Iran], ladder: typed"),
    ("ST003", "en", E, "question", "question: How many of the 38 died?, number: 38"),
    ("ST003", "en", E, "question", 'question: "How many of the 11,000 came?", number: 11000'),
    ("ST003", "en", E, "question", "question: In which year was the war of 2020?, date: 2020"),
    ("ST003", "en", E, "question", "question: When in September 2023 did it begin?, date: 2023-09"),
    ("ST003", "en", E, "question", "question: When on 19 September 2023 did it begin?, date: 2023-09-19"),
    ("ST003", "en", E, "question", "question: Which states border Georgia and Iran?, list: [Turkey, Iran], need: 2"),
    ("ST003", "en", E, "cloze", 'cloze: "Turkey closed the border of ((Turkey))."'),
    ("ST003", "id", E, "question", "question: Kapan perang September 2023 itu?, date: 2023-09"),
    ("ST003", "id", W, "question", "question: Apa nama Armenia?, answer: Armenia, wrong: [Oman, Iran]"),
    ("ST004", "en", W, "question", "question: Who was it? When?, answer: Aliyev"),
    ("ST004", "en", W, "question", "question: Who came and how?, answer: Aliyev"),
    ("ST004", "en", W, "question", "question: Which border closed And Why?, answer: Aliyev"),
    ("ST004", "id", W, "question", "question: Siapa yang datang dan bagaimana?, answer: Aliyev"),
    ("ST004", "id", W, "question", "question: Siapa yang datang dan mengapa?, answer: Aliyev"),
    ("ST004", "az", W, "question", "question: Kim? Necə?, answer: Aliyev"),
    ("ST005", "en", W, "list", "question: Name them., list: [Iran, Oman, Mali, Chad, Iraq, Peru]"),
    ("ST005", "id", W, "list", "question: Sebutkan., list: [Iran, Oman, Mali, Chad, Irak, Peru], need: 6"),
    ("ST007", "en", I, "statement", "statement: Baku lies in Georgia., answer: no"),
    ("ST007", "id", I, "statement", "statement: Baku terletak di Georgia., answer: no"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "language", "severity", "path", "fields"), TOLD)
def test_it_is_told_at_its_place(code: str, language: str, severity: Severity, path: str, fields: str) -> None:
    (problem,) = found(code, fields, language)
    assert (problem.severity, problem.path) == (severity, f"questions[0].{path}".rstrip("."))
    assert problem.question == "example/a"
    assert problem.fix


LET_PASS = [
    ("ST001", "en", "question: Which is it?, answer: Yerevan, wrong: [Baku, Gyumri]"),
    ("ST001", "en", 'question: "Armenia borders ___ in the north.", answer: Georgia'),
    ("ST001", "en", "question: Armenia borders … in the north., answer: Georgia"),
    ("ST001", "en", "question: Armenia borders ... in the north., answer: Georgia"),
    ("ST001", "en", "question: Give the capital of Armenia., answer: Yerevan"),
    ("ST001", "en", "question: NAME two of them., list: [Iran, Georgia]"),
    ("ST001", "en", "question: Compare the two borders., model: One is open."),
    ("ST001", "en", "statement: Armenia borders Georgia., answer: true"),
    ("ST001", "en", 'question: "Say whether it is so:", statement: Armenia borders Georgia., answer: true'),
    ("ST001", "en", "front: CSTO, back: A treaty"),
    ("ST001", "en", 'question: "Fill in:", cloze: "((Turkey)) borders Armenia."'),
    ("ST001", "en", 'question: "From north to south:", order: [Georgia, Armenia, Iran]'),
    ("ST001", "en", 'question: "The capitals:", match: {Georgia: Tbilisi, Armenia: Yerevan}'),
    ("ST001", "en", 'question: "By alliance:", groups: {CSTO: [Russia], NATO: [Turkey]}'),
    ("ST001", "en", "question: Yerevan, place: [40.18, 44.51], within: 30 km"),
    ("ST001", "en", "question: Armenia, find: AM"),
    ("ST001", "id", "question: Sebutkan ibu kota Armenia., answer: Yerevan"),
    ("ST001", "id", "question: Uraikan perbatasan itu., model: Terbuka."),
    ("ST001", "az", "question: Paytaxtın adı, answer: Yerevan"),
    ("ST002", "en", f"question: What {WORD * 39}?, answer: Yerevan"),
    ("ST002", "en", f"question: What?, answer: Baku, wrong: [Gyumri, {WORD * 15}]"),
    ("ST003", "en", "question: 'Which is larger, Armenia or Georgia?', answer: Georgia, wrong: [Armenia]"),
    (
        "ST003",
        "en",
        "question: 'Which is larger, Armenia or Georgia?', answer: Georgia, wrong: [Armenia], ladder: typed",
    ),
    ("ST003", "en", "question: Who are the Armenians?, answer: Armenia, wrong: [Oman, Iran]"),
    ("ST003", "en", "question: How many of the 5 came?, number: 5"),
    ("ST003", "en", "question: Which 60 or 70 died?, number: 60..70"),
    ("ST003", "en", "question: When did the war of 2020 end?, date: 2020-11"),
    ("ST003", "en", "question: Why did Turkey close it?, model: Turkey"),
    ("ST003", "en", 'question: "Is it so — or?", answer: "—"'),
    ("ST003", "en", "question: Match Georgia., match: {Georgia: Tbilisi, Armenia: Yerevan}"),
    ("ST004", "en", "question: 'Who wrote “Who is it? When?”', answer: Aliyev"),
    ("ST004", "en", "question: Who came??, answer: Aliyev"),
    ("ST004", "en", "question: Who came and left?, answer: Aliyev"),
    ("ST004", "az", "question: Who came and why?, answer: Aliyev"),
    ("ST005", "en", "question: Name five., list: [Iran, Oman, Mali, Chad, Iraq]"),
    ("ST005", "en", "question: Name five., list: [Iran, Oman, Mali, Chad, Iraq, Peru], need: 5"),
    ("ST007", "en", "question: Who?, answer: Aliyev, explain: He did."),
    ("ST007", "id", "question: Siapa?, answer: Aliyev, feedback: {wrong: Bukan.}"),
    ("ST007", "en", "statement: Baku lies in Azerbaijan., answer: yes"),
    ("ST007", "en", "statement: Baku lies in Georgia., answer: no, explain: In Azerbaijan."),
    ("ST007", "en", "front: NATO, back: An alliance"),
    ("ST007", "en", "cloze: ((Baku)) lies on the Caspian Sea."),
]


@pytest.mark.parametrize(("code", "language", "fields"), LET_PASS)
def test_it_lets_pass_what_is_well_written(code: str, language: str, fields: str) -> None:
    assert list(found(code, fields, language)) == []


def test_a_question_is_told_once_that_it_holds_its_answers() -> None:
    (problem,) = found("ST003", "question: Name Georgia and Iran., list: [Georgia, Iran], need: 2")
    assert '"georgia"' in problem.message


def test_the_second_question_is_named() -> None:
    (problem,) = found("ST004", "question: Which border closed And Why?, answer: Aliyev")
    assert '"And Why"' in problem.message


EXAM = "level: exam\nquestions:\n- {id: a, question: Who?, explain: So."


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ("answer: Baku, wrong: [Gyumri, Goris]", ["wrong[0]"]),
        ("answer: Baku, wrong: [Gyumri, Goris], feedback: {Goris: No.}", ["wrong[0]"]),
        ("answer: Baku, wrong: [Gyumri, Goris], feedback: {wrong: No.}", []),
        ("answers: [Baku, Ganja], wrong: [Gyumri], feedback: {right: Yes.}", ["wrong[0]"]),
        ("options: [{text: Baku, correct: true}, {text: Goris, feedback: No.}, Gyumri]", ["options[2]"]),
        ("answer: Baku", []),
    ],
)
def test_in_a_deck_for_exams_wrong_options_without_feedback_are_told_once(fields: str, paths: Sequence[str]) -> None:
    problems = [each for each in inspect_text(as_deck(f"{EXAM}, {fields}}}\n")).problems if each.code == "ST007"]
    assert [problem.path for problem in problems] == [f"questions[0].{path}" for path in paths]
    assert {problem.severity for problem in problems} <= {W}
    assert {problem.message for problem in problems} <= {
        '"Gyumri" has no feedback', "2 wrong options have no feedback",
    }  # fmt: skip

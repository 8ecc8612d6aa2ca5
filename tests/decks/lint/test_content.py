"""Rules about content, one by one: what they tell in English and in Indonesian, how severely, what they let pass."""

from collections.abc import Sequence
from datetime import date

import pytest

from quizgeo.decks import Problem, Severity
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.lint import as_deck

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - the letters of the rules

SOURCED = "sources: {report: {title: A report, published: 2025}}\n"
DATED = f"as_of: 2025-07\n{SOURCED}"


def found(code: str, fields: str, language: str = "en", head: str = DATED) -> Sequence[Problem]:
    """Give what a code tells of one question, by its fields in braces, in a deck that answers for its facts."""
    checking = inspect_text(as_deck(f"language: {language}\n{head}questions:\n- {{id: a, {fields}}}\n"))
    assert checking.deck is not None, checking.problems
    return [problem for problem in checking.problems if problem.code == code]


TOLD = [
    ("CT001", "en", E, "", "question: Who?, answer: Aliyev"),
    ("CT001", "en", I, "source.title", "question: Who?, answer: Aliyev, source: {title: An atlas}"),
    ("CT001", "id", E, "", "question: Siapa?, answer: Aliyev"),
    ("CT002", "en", E, "question", "question: Who left yesterday?, answer: Aliyev"),
    ("CT002", "en", E, "answer", "question: When?, answer: This year, wrong: [In 1994, In 2020]"),
    ("CT002", "en", E, "list[1]", "question: When?, list: [In 1994, Last week]"),
    ("CT002", "en", E, "back", "front: The war, back: It ended last month"),
    ("CT002", "en", E, "model", "question: Why?, model: Because of next week."),
    ("CT002", "en", E, "order[2]", "question: Sort them., order: [In 1994, In 2020, Tomorrow]"),
    ("CT002", "en", E, "match", "question: Match them., match: {Iran: last year, Oman: never}"),
    ("CT002", "en", E, "groups", "question: Sort them., groups: {This year: [Iran], Before: [Oman]}"),
    ("CT002", "en", E, "cloze", 'cloze: "It fell ((last year|in 2024))."'),
    ("CT002", "id", E, "question", "question: Siapa yang pergi bulan lalu?, answer: Aliyev"),
    ("CT002", "id", E, "statement", "statement: Ia datang tahun depan., answer: true"),
    ("CT003", "en", E, "question", "question: What did they say?, answer: Yes, status: claim"),
    ("CT003", "en", E, "statement", "statement: Iran will win., answer: true, status: forecast"),
    ("CT003", "en", E, "question", "question: Which city is best?, answer: Yerevan, status: analysis"),
    ("CT003", "id", E, "question", "question: Kota mana yang terbaik?, answer: Yerevan, status: contested"),
    ("CT004", "en", W, "question", "question: How many were killed?, number: 38"),
    ("CT004", "en", W, "question", "question: How many came?, number: 38, unit: troops"),
    ("CT004", "en", W, "number", "question: 'According to the UN, how many were killed?', number: 4000"),
    ("CT004", "en", W, "statement", "statement: In that night 38 were killed., answer: true"),
    ("CT004", "en", W, "question", "question: How many died or were wounded?, answer: About 38, wrong: [About 50, 70]"),
    ("CT004", "en", W, "cloze", 'cloze: "There were ((200)) dead."'),
    ("CT004", "id", W, "question", "question: Berapa yang tewas?, number: 38"),
    ("CT004", "id", W, "statement", "statement: Pada malam itu 38 orang tewas., answer: true"),
    ("CT005", "en", W, "question", "question: Where is the regime?, answer: Kabul"),
    ("CT005", "en", W, "answer", "question: Who came?, answer: The rebels, wrong: [The army, The police]"),
    ("CT005", "en", W, "wrong[1]", "question: Who came?, answer: The army, wrong: [The police, A puppet]"),
    ("CT005", "en", W, "explain", "question: Who came?, answer: The army, explain: An illegal step."),
    ("CT005", "en", W, "hint[0]", "question: Who came?, answer: The army, hint: [It was a genocide.]"),
    ("CT005", "en", W, "feedback.wrong", "question: Who?, answer: The army, feedback: {wrong: They betrayed it.}"),
    ("CT005", "en", W, "statement", "statement: In 2014 the land was Annexed., answer: true"),
    ("CT005", "id", W, "question", "question: Di mana rezim itu?, answer: Kabul"),
    ("CT005", "id", W, "explain", "question: Siapa?, answer: Tentara, explain: Langkah itu ilegal."),
    ("CT006", "en", W, "question", "question: Who claimed it?, answer: Aliyev"),
    ("CT006", "en", W, "explain", "question: Who said it?, answer: Aliyev, explain: He insisted on it."),
    ("CT006", "en", W, "wrong[0]", "question: What?, answer: He came, wrong: [He boasts, He left], status: quote"),
    ("CT006", "id", W, "question", "question: Siapa yang mengklaim itu?, answer: Aliyev"),
    ("CT007", "en", W, "question", "question: Why did it close?, answer: War"),
    ("CT007", "en", W, "answer", "question: What?, answer: It left because of it, wrong: [It stayed, It paid]"),
    ("CT007", "en", W, "model", "question: What happened?, model: It left in order to live."),
    ("CT007", "id", W, "question", "question: Mengapa perbatasan ditutup?, answer: Perang"),
    ("CT007", "id", W, "back", "front: Perbatasan, back: Ditutup karena perang"),
    ("CT010", "en", W, "question", "question: Who is the prime minister?, answer: Aliyev"),
    ("CT010", "en", W, "statement", "statement: Iran is a member of the bloc., answer: true"),
    ("CT010", "id", W, "question", "question: Siapa presiden Azerbaijan?, answer: Aliyev"),
    ("CT011", "en", W, "statement", "statement: The army will leave., answer: true"),
    ("CT011", "id", W, "statement", "statement: Tentara akan pergi., answer: true"),
    ("CT013", "en", I, "question", "question: What does the article say?, answer: No"),
    ("CT013", "id", I, "question", "question: Apa kata penulis?, answer: Tidak"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "language", "severity", "path", "fields"), TOLD)
def test_it_is_told_at_its_place(code: str, language: str, severity: Severity, path: str, fields: str) -> None:
    (problem,) = found(code, fields, language)
    assert (problem.severity, problem.path) == (severity, f"questions[0].{path}".rstrip("."))
    assert problem.question == "example/a"
    assert problem.fix


LET_PASS = [
    ("CT001", "en", "question: Who?, answer: Aliyev, source: report"),
    ("CT001", "en", "question: Who?, answer: Aliyev, source: {title: An atlas, published: 2021}"),
    ("CT002", "en", "question: Who is now there?, answer: Aliyev"),
    ("CT002", "en", "question: 'Who wrote “Yesterday”?', answer: Aliyev"),
    ("CT002", "en", "question: Who owns Russia Today?, answer: Russia"),
    ("CT002", "en", "question: Who?, answer: Aliyev, explain: So it is this year."),
    ("CT002", "id", "question: Apa bulan itu?, answer: Mei"),
    ("CT003", "en", "question: What did Aliyev say?, answer: Yes, status: claim"),
    ("CT003", "en", "question: 'According to experts, which city is best?', answer: Yerevan, status: analysis"),
    ("CT003", "en", "question: Which city is best?, answer: Yerevan"),
    ("CT003", "id", "question: Apa kata Aliyev?, answer: Ya, status: claim"),
    ("CT003", "az", "question: Kim?, answer: Aliyev, status: claim"),
    ("CT004", "en", "question: 'According to the UN, how many were killed?', number: 38"),
    ("CT004", "en", "question: How many were killed?, number: 38, explain: The UN says so."),
    ("CT004", "en", "question: 'According to the UN, how many were killed?', number: 4000, within: 10%"),
    ("CT004", "en", "question: 'According to the UN, how many were killed?', number: 3000..5000"),
    ("CT004", "en", "question: 'According to the UN, how many were killed?', number: 50"),
    ("CT004", "en", "question: How deep is the Dead Sea?, number: 300, unit: m"),
    ("CT004", "en", "question: In which year did the troops come?, answer: '2020', wrong: ['2021', '2022']"),
    ("CT004", "en", "statement: On 19 September troops came in 2023., answer: true"),
    ("CT004", "en", "statement: After the 44 days of war it was the troops that left., answer: true"),
    ("CT004", "en", "question: How many came?, number: 38, unit: tanks"),
    ("CT004", "en", "statement: Troops came., answer: true"),
    ("CT004", "id", "question: 'Menurut PBB, berapa yang tewas?', number: 38"),
    ("CT005", "en", "question: 'Who spoke of a “regime” in 2020?', answer: Kabul"),
    ("CT005", "en", "question: Which city did Washington call occupied?, answer: Kabul"),
    ("CT005", "en", "question: Who came?, answer: The army, explain: What Tehran called illegal."),
    ("CT005", "en", "question: Which label is it?, answer: Foreign Terrorist Organization"),
    ("CT005", "id", "question: 'Kota mana yang menurut Washington dikuasai teroris?', answer: Kabul"),
    ("CT006", "en", "question: Who claimed it?, answer: Aliyev, status: claim"),
    ("CT006", "en", "question: Who said “I insist”?, answer: Aliyev"),
    ("CT007", "en", "question: Why did it close?, answer: War, status: analysis"),
    ("CT007", "en", "question: When did it close?, answer: In 1993, explain: It closed because of the war."),
    ("CT010", "en", "question: Who is the prime minister?, answer: Aliyev, review_by: 2026"),
    ("CT010", "en", "question: Who was president in 2020?, answer: Aliyev"),
    ("CT010", "en", "question: Who was president in the 1990s?, answer: Aliyev"),
    ("CT010", "en", "question: Which ally was lost in the nineteenth century?, answer: Aliyev"),
    ("CT010", "en", "question: When did the troops leave?, date: 1989-02"),
    ("CT010", "id", "question: Siapa presiden pada 2020?, answer: Aliyev"),
    ("CT011", "en", "statement: It was the last Will., answer: true"),
    ("CT011", "en", "question: Who will come?, answer: Aliyev"),
    ("CT011", "en", "question: Will it be so?, statement: The army left., answer: true"),
    ("CT011", "az", "statement: Tentara akan pergi., answer: true"),
    ("CT012", "en", f"question: Who?, answer: Aliyev, source: {{ref: report, quote: {'word ' * 25}}}"),
    ("CT013", "en", "question: What does Article 5 say?, answer: No"),
    ("CT013", "en", "question: 'Who wrote “The Author”?', answer: Aliyev"),
    ("CT013", "en", "question: Who is it?, answer: The author"),
]


@pytest.mark.parametrize(("code", "language", "fields"), LET_PASS)
def test_it_lets_pass_what_is_well_written(code: str, language: str, fields: str) -> None:
    assert list(found(code, fields, language)) == []


@pytest.mark.parametrize("code", ["CT001", "CT003", "CT004", "CT007", "CT010", "CT013"])
def test_a_deck_without_sources_and_date_need_not_answer_for_its_facts(code: str) -> None:
    for row in TOLD:
        if row[0] == code:
            assert list(found(code, row[4], row[1], head="")) == []


@pytest.mark.parametrize("code", ["CT002", "CT005", "CT006", "CT011"])
def test_rules_about_words_are_for_every_deck(code: str) -> None:
    for row in TOLD:
        if row[0] == code:
            assert len(found(code, row[4], row[1], head="")) == 1


@pytest.mark.parametrize(("fields", "language"), [
    ("question: Who leads it today?, answer: Aliyev", "en"),
    ("question: Who is it?, answer: So far Aliyev", "en"),
    ("question: Siapa yang kini memimpin?, answer: Aliyev", "id"),
])  # fmt: skip
def test_now_is_understood_where_a_time_is_given(fields: str, language: str) -> None:
    assert len(found("CT002", fields, language, head=SOURCED)) == 1
    assert list(found("CT002", f"{fields}, as_of: 2024", language, head=SOURCED)) == []
    assert list(found("CT002", fields, language)) == []


def test_a_number_of_troops_has_a_time() -> None:
    fields = "question: 'According to the UN, how many were killed?', number: 38"
    assert len(found("CT004", fields, head=SOURCED)) == 1
    assert list(found("CT004", f"{fields}, as_of: 2024", head=SOURCED)) == []
    assert list(found("CT004", fields.replace("killed", "killed in 2020"), head=SOURCED)) == []


@pytest.mark.parametrize(
    ("number", "is_round"),
    [("4000", True), ("100", True), ("1" + "0" * 30, True), ("50", False), ("4050", False), ("4000.5", False)],
)
def test_whole_hundreds_are_rounded(number: str, is_round: bool) -> None:
    fields = f"question: 'According to the UN, how many were killed?', number: {number}"
    assert [each.path for each in found("CT004", fields)] == ["questions[0].number"] * is_round


def test_a_number_of_troops_can_lack_all_three() -> None:
    fields = "question: How many were killed?, number: 4000"
    assert [each.path for each in found("CT004", fields, head=SOURCED)] == [
        "questions[0].question", "questions[0].question", "questions[0].number",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("review_by", "today", "is_told"),
    [
        ("2026-06-30", date(2026, 6, 30), False),
        ("2026-06-30", date(2026, 7, 1), True),
        ("2026-06", date(2026, 6, 30), False),
        ("2026-06", date(2026, 7, 1), True),
        ("2026", date(2026, 12, 31), False),
        ("2026", date(2027, 1, 1), True),
        ("2026", None, False),
    ],
)
def test_a_day_of_review_is_past_when_it_is_over(review_by: str, today: date | None, is_told: bool) -> None:
    deck = as_deck(f"{DATED}questions:\n- {{id: a, question: Who?, answer: x, review_by: {review_by}}}\n")
    problems = [each for each in inspect_text(deck, today=today).problems if each.code == "CT010"]
    assert [problem.path for problem in problems] == ["questions[0].review_by"] * is_told
    bare = inspect_text(deck.replace(DATED, ""), today=today).problems
    assert [each.path for each in bare if each.code == "CT010"] == ["questions[0].review_by"] * is_told


@pytest.mark.parametrize("name", ["Khankendi", "Stepanakert", "Shusha", "Shushi", "Lachin", "Berdzor", "Kyiv", "Kiev"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_place_with_two_names_is_told_at_its_first_mention(name: str, language: str) -> None:
    problem, *more = found(
        "CT008", f"question: Where?, answer: {name}, explain: '{name}, or {name.upper()}.'", language
    )
    assert problem.path == "questions[0].answer"
    assert f'"{name}"' in problem.message
    assert more == []


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ("question: What is the Shusha-born poet called?, answer: Vagif", "question"),
        ("question: Where?, answer: Here, accept: [Lachin]", "accept[0]"),
        ("question: Where?, list: [Here, [There, Lachin]]", "list[1]"),
        ("question: Match., match: {Iran: a, Oman: b}, extra: [Lachin]", "extra[0]"),
        ('cloze: "It is ((here|Lachin))."', "cloze"),
    ],
)
def test_any_text_may_mention_a_place(fields: str, path: str) -> None:
    (problem,) = found("CT008", fields)
    assert problem.path == f"questions[0].{path}"


@pytest.mark.parametrize(
    ("fields", "head"),
    [
        ("question: Where?, answer: Shusha, accept: [Shushi]", DATED),
        ("question: Where?, answer: Shusha, explain: Also called Shushi.", DATED),
        ("question: Where?, answer: Shusha, notes: Also called SHUSHI.", DATED),
        ("question: Where?, answer: Shusha", f"notes: Not Shushi.\n{DATED}"),
        ("question: Where?, answer: Shusha", f"description: From Shushi.\n{DATED}"),
        ("question: Where?, answer: Shusha", ""),
        ("question: Where was the Kievan Rus?, answer: Shushans", DATED),
    ],
)
def test_one_mention_of_the_other_name_is_enough(fields: str, head: str) -> None:
    assert list(found("CT008", fields, head=head)) == []

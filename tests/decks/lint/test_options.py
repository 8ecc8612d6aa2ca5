"""Rules about options, one by one: what they tell in English and in Indonesian, how severely, what they let pass."""

from collections.abc import Sequence

import pytest

from quizgeo.decks import Problem, Severity
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.lint import as_deck

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - the letters of the rules


def found(code: str, fields: str, language: str = "en") -> Sequence[Problem]:
    """Give what a code tells of one question, by its fields in braces."""
    deck = as_deck(f"language: {language}\nquestions:\n- {{id: a, {fields}}}\n")
    checking = inspect_text(deck)
    assert checking.deck is not None, checking.problems
    return [problem for problem in checking.problems if problem.code == code]


TOLD = [
    ("MC002", "en", E, "wrong[0]", "question: Who?, answer: The Taliban, wrong: [taliban, Iran, Oman]"),
    ("MC002", "en", E, "wrong[1]", 'question: How many?, answer: "12", wrong: ["38 %", 38 percent, "40 %"]'),
    ("MC002", "en", E, "wrong[0]", "question: When?, answer: 3 July 2025, wrong: [2025-07-03, 4 July 2025]"),
    ("MC002", "en", E, "wrong[2]",
     'question: How many?, answer: 5 million, wrong: [3 million, 4 million, "5,000,000"]'),
    ("MC002", "en", W, "wrong[0]", "question: Who?, answer: Pashinyan, wrong: [Pashinian, Aliyev]"),
    ("MC002", "en", W, "wrong[1]", "question: Who?, answer: Iran, wrong: [Baku and Yerevan, Yerevan and Baku]"),
    (
        "MC002",
        "en",
        W,
        "wrong[1]",
        "question: What?, answer: A war, wrong: [It shut the border with the north, It shut its border with the north]",
    ),
    ("MC002", "id", E, "wrong[1]", "question: Siapa?, answer: Iran, wrong: [Rusia dan Turki, Rusia & Turki, Oman]"),
    ("MC002", "id", E, "wrong[0]", "question: Kapan?, answer: Agustus 2021, wrong: [2021-08, Mei 2021]"),
    ("MC002", "id", W, "wrong[0]", "question: Siapa?, answer: Azerbaijan, wrong: [Azerbaidjan, Rusia]"),
    ("MC003", "en", W, "answer", "question: Which?, answer: All of these, wrong: [Iran, Oman]"),
    ("MC003", "en", W, "wrong[1]", "question: Which?, answer: Oman, wrong: [Iran, A and B are both correct]"),
    ("MC003", "id", W, "wrong[1]", "question: Mana?, answer: Iran, wrong: [Oman, Semua di atas]"),
    ("MC003", "id", W, "wrong[1]", "question: Mana?, answer: Iran, wrong: [Oman, Keduanya benar]"),
    ("MC003", "id", W, "wrong[1]", "question: Mana?, answer: Iran, wrong: [Oman, Semuanya betul]"),
    ("MC004", "en", I, "answer", "question: Which?, answer: None of the above, wrong: [Iran, Oman]"),
    ("MC004", "en", W, "wrong[1]", "question: Which?, answer: Iran, wrong: [Oman, Neither of these]"),
    ("MC004", "id", W, "wrong[1]", "question: Mana?, answer: Iran, wrong: [Oman, Bukan salah satu di atas]"),
    ("MC004", "id", I, "answer", "question: Mana?, answer: Tidak ada yang benar, wrong: [Oman, Iran]"),
    ("MC004", "id", W, "wrong[1]", "question: Mana?, answer: Iran, wrong: [Oman, Tidak satu pun di atas]"),
    ("MC004", "id", W, "wrong[1]", "question: Mana?, answer: Iran, wrong: [Oman, Tak ada yang tepat]"),
    ("MC005", "en", W, "answer",
     "question: What?, answer: A pact of three old friends, wrong: [A pact of two friends, A bank]"),
    ("MC005", "en", E, "answers[1]",
     "question: What?, answers: [A pact of three eastern states, A league of six old states], wrong: [A bank, A port]"),
    ("MC007", "en", W, "wrong[2]",
     "question: What?, answer: Iran, wrong: [Oman, Mali, The former Soviet Socialist republics]"),
    ("MC008", "en", E, "wrong[0]", "question: What?, answer: It stayed, wrong: [It never came, It must leave]"),
    ("MC008", "en", W, "wrong[1]", "question: What?, answer: It stayed, wrong: [It left, It always lost]"),
    ("MC008", "en", I, "question", "question: Which is the only port?, answer: Baku, wrong: [Sochi, Kazan]"),
    ("MC008", "id", E, "wrong[0]", "question: Apa?, answer: Ia tinggal, wrong: [Ia selalu pergi, Ia pasti kalah]"),
    ("MC008", "id", W, "wrong[1]", "question: Apa?, answer: Ia tinggal, wrong: [Ia pergi, Ia tidak pernah datang]"),
    ("MC009", "en", I, "wrong[0]", "question: What?, answer: It snowed, wrong: [It rarely snowed, It rained]"),
    ("MC009", "en", I, "question", "question: Who usually speaks first?, answer: Iran, wrong: [Oman, Mali]"),
    ("MC009", "id", I, "question", "question: Siapa yang sering datang?, answer: Iran, wrong: [Oman, Mali]"),
    ("MC009", "id", I, "answer", "question: Apa?, answer: Jarang hujan, wrong: [Hujan salju, Panas terik]"),
    ("MC010", "en", W, "question", "question: Which state didn’t join?, answer: Iran, wrong: [Oman, Mali]"),
    ("MC010", "en", W, "question", "question: All of these joined except which?, answer: Iran, wrong: [Oman, Mali]"),
    ("MC010", "en", E, "wrong[1]", "question: What is NOT so?, answer: It stayed, wrong: [It left, It did not pay]"),
    ("MC010", "id", W, "question", "question: Negara mana yang tidak ikut?, answer: Iran, wrong: [Oman, Mali]"),
    ("MC010", "id", E, "answer",
     "question: Mana yang BUKAN isi teks?, answer: Tidak membayar, wrong: [Pergi, Tinggal]"),
    ("MC011", "en", W, "answer",
     "question: Which towns traded?, answer: A trading post, wrong: [A border post, A camp]"),
    ("MC011", "en", W, "answer",
     "question: What was recognised?, answer: The recognised rule, wrong: [A treaty, A port]"),
    ("MC011", "id", W, "answer",
     "question: Apa tugas penjaga?, answer: Menjadi penjaganya, wrong: [Berlayar, Berdagang]"),
    ("MC011", "id", W, "answer",
     "question: Di mana pelabuhan itu?, answer: Di kota pelabuhan, wrong: [Di kota lama, Di bukit]"),
    ("MC012", "en", W, "wrong[0]", "question: It was a, answer: bank, wrong: [embassy, port]"),
    ("MC012", "en", W, "answer", "question: It was an, answer: union, wrong: [embassy, army]"),
    ("MC012", "en", W, "answer", "question: What?, answer: the army, wrong: [police, courts]"),
    ("MC012", "en", W, "answer", "question: What?, answer: gas, wrong: [Oil, Coal]"),
    ("MC012", "en", W, "answer", "question: How many?, answer: 5 states, wrong: [Many states, Few states]"),
    ("MC012", "id", W, "answer", "question: Apa?, answer: suatu bank, wrong: [kantor, gudang]"),
    ("MC012", "id", W, "answer", "question: Apa?, answer: Bank., wrong: [Kantor, Gudang]"),
    ("MC013", "en", E, "answer",
     'question: What?, answer: "1994", wrong: [Ilham Aliyev, Vladimir Putin, Armen Sarkissian]'),
    ("MC013", "en", E, "answer", "question: What?, answer: May 2025, wrong: [a truce, a treaty, a war]"),
    ("MC013", "en", W, "wrong[1]", 'question: When?, answer: "1994", wrong: ["1991", "38", "1988"]'),
    ("MC013", "en", E, "answers[0]", 'question: What?, answers: ["5", "9"], wrong: [a truce, a treaty]'),
    ("MC013", "id", E, "answer", "question: Apa?, answer: Mei 2025, wrong: [perang, damai, gencatan]"),
    ("MC013", "id", W, "wrong[1]",
     "question: Siapa?, answer: Ilham Aliyev, wrong: [Vladimir Putin, 12 orang, Armen Sarkissian]"),
    ("MC014", "en", W, "wrong", 'question: When?, answer: "1994", wrong: ["1991", "1999"], shuffle: no'),
    ("MC014", "en", W, "wrong[0]", "question: How long?, answer: 5-10 km, wrong: [10-15 km, 16-20 km, more]"),
    ("MC014", "en", E, "wrong[0]", "question: How long?, answer: from 5 to 10 km, wrong: [8 to 9 km, 16 to 20 km]"),
    ("MC014", "id", E, "wrong[0]",
     "question: Berapa?, answer: antara 5 dan 10 km, wrong: [8 hingga 12 km, 16 sampai 20 km]"),
    ("MC016", "en", W, "wrong", "question: Which?, answer: Iran, wrong: [Oman]"),
    ("MC016", "en", I, "wrong", "question: Which?, answer: Iran, wrong: [Oman, Mali, Chad, Niger]"),
    ("MC016", "en", W, "show", "question: Which?, answer: Iran, wrong: [Oman, Mali, Chad], show: 1"),
    ("MC016", "en", W, "options",
     "question: Which?, options: [{text: Iran, correct: yes}, Oman, Mali, Chad, Niger, Togo]"),
    ("MC019", "en", E, "wrong[1]", "question: Which?, answer: Iran, wrong: [Oman, A and B only]"),
    ("MC019", "en", W, "answer", "question: Which?, answer: Both A and C, wrong: [Iran, Oman], shuffle: no"),
    ("MC019", "en", E, "answer", "question: Which?, answer: What option B says, wrong: [Iran, Oman]"),
    ("MC019", "id", E, "wrong[1]", "question: Mana?, answer: Iran, wrong: [Oman, A dan B benar]"),
    ("MC019", "id", E, "answer", "question: Mana?, answer: Jawaban (C), wrong: [Oman, Iran]"),
    ("MC020", "en", I, "answer", "question: Which?, answer: I and II, wrong: [I and III, II only]"),
    ("MC020", "en", I, "answer", 'question: Which?, answer: "1, 2 and 3", wrong: [1 and 2, 3 only]'),
    ("MC020", "id", I, "answer", "question: Mana?, answer: i dan ii, wrong: [i dan iii, hanya ii]"),
    ("MC020", "id", I, "answer", "question: Mana?, answer: 1 dan 2, wrong: [2 dan 3, 3 saja]"),
    ("MC021", "en", E, "wrong[0]",
     "question: Who?, answer: Russia, accept: [Moscow], wrong: [moscow, Iran], ladder: typed"),
    ("MC021", "id", E, "wrong[1]",
     "question: Siapa?, answer: Rusia, accept: [Moskwa], wrong: [Iran, Moskwa], ladder: typed"),
    ("MC022", "en", W, "wrong[1]", "question: Who?, answer: Iran, wrong: [Oman, and Mali, Chad]"),
    ("MC022", "en", W, "list[1]", "question: Name two., list: [Oman, but not Mali, Chad]"),
    ("MC022", "en", W, "accept[1]", "question: Who?, answer: Oman, accept: [the state, with its islands]"),
    ("MC022", "en", W, "list[0][1]", "question: Name two., list: [[Oman, or Muscat], Chad]"),
    ("MC022", "id", W, "order[1]", "question: Urutkan., order: [Perang, dan damai, Pemilu]"),
    ("MC022", "id", W, "rubric[1]", "question: Mengapa?, model: Ya., rubric: [menyebut Iran, atau Turki]"),
    ("MC022", "id", W, "extra[1]",
     "question: Cocokkan., match: {Iran: Teheran, Oman: Maskat}, extra: [Baku, dengan Gyumri]"),
    ("MC022", "en", W, "groups.CSTO[1]", "question: Sort., groups: {CSTO: [Russia, and Mali], NATO: [Turkey]}"),
    ("MC022", "en", W, "options[2]", "question: Who?, options: [{text: Iran, correct: yes}, Oman, and Mali]"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "language", "severity", "path", "fields"), TOLD)
def test_a_rule_tells(code: str, language: str, severity: Severity, path: str, fields: str) -> None:
    first = found(code, fields, language)[0]
    assert (first.severity, first.path) == (severity, f"questions[0].{path}")
    assert first.question == "example/a"
    assert first.fix
    assert "\n" not in first.message + first.fix


PASSED = [
    ("MC002", "en", "question: How far?, answer: 5 km, wrong: [50 km, 500 km]"),
    ("MC002", "en", "question: Which?, answer: Iran, wrong: [Iraq, Oman]"),
    ("MC002", "en", "question: How cold?, answer: -5 degrees, wrong: [5 degrees, 15 degrees]"),
    ("MC002", "en", "question: Which way?, answer: Baku to Sochi, wrong: [Sochi to Baku, Kazan to Baku]"),
    ("MC002", "en", "question: Which?, answer: Article 5 of the treaty, wrong: [Article 6 of the treaty, A law]"),
    (
        "MC002",
        "en",
        "question: What?, answer: The old pact of 1994 with the north, wrong: [The old pact of 2001 with the north, X]",
    ),
    ("MC002", "id", "question: Mana?, answer: Korea Utara, wrong: [Korea Selatan, Jepang]"),
    ("MC002", "id", "question: Kapan?, answer: Mei 2021, wrong: [Mei 2022, Juni 2021]"),
    ("MC003", "en", "question: Who?, answer: All members of the council, wrong: [Both chambers, The court]"),
    ("MC003", "en", "question: What?, answer: It left all of these to others in the end, wrong: [Iran, Oman]"),
    ("MC003", "id", "question: Siapa?, answer: Semua anggota dewan, wrong: [Kedua kamar, Mahkamah]"),
    ("MC003", "id", "question: Apa?, answer: Semuanya dijual ke luar negeri, wrong: [Iran, Oman]"),
    ("MC004", "en", "question: Who?, answer: None of the members of the old council, wrong: [Iran, Oman]"),
    ("MC004", "en", "question: What?, answer: Neither war nor peace, wrong: [War, Peace]"),
    ("MC004", "id", "question: Siapa?, answer: Tidak seorang pun, wrong: [Iran, Oman]"),
    ("MC004", "id", "question: Apa?, answer: Tidak ada perjanjian baru, wrong: [Perang, Damai]"),
    ("MC005", "en", "question: What?, answer: Nagorno-Karabakh, wrong: [Iran, Oman]"),
    ("MC005", "en", "question: What?, answer: A pact of six states, wrong: [A pact of two states, A bank]"),
    ("MC007", "en", "question: What?, answer: Iran, wrong: [Oman, The former Soviet]"),
    ("MC008", "en", "question: What?, answer: It never left, wrong: [It always lost, It must pay]"),
    ("MC008", "en", "question: What?, answer: It stayed, wrong: [It left, None of these]"),
    ("MC008", "id", "question: Apa?, answer: Hanya satu, wrong: [Selalu dua, Semua tiga]"),
    ("MC008", "id", "question: Apa?, answer: Ia tinggal, wrong: [Ia pergi, Ia kalah]"),
    ("MC009", "en", "question: What?, answer: In 3 of 4 years, wrong: [In 1 of 4 years, In 2 of 4 years]"),
    ("MC009", "id", "question: Apa?, answer: Tiap tahun, wrong: [Tiap bulan, Tiap minggu]"),
    ("MC010", "en", "question: Which is NOT a port?, answer: Kazan, wrong: [Baku, Sochi]"),
    ("MC010", "en", "question: What did “not our war” mean?, answer: Peace, wrong: [War, Trade]"),
    ("MC010", "en", "question: Who has at least two ports?, answer: Iran, wrong: [Mali, Chad]"),
    ("MC010", "en", "question: Who spoke not only of peace?, answer: Iran, wrong: [Mali, Chad]"),
    ("MC010", "id", "question: Mana salah satu pelabuhan?, answer: Baku, wrong: [Kazan, Ufa]"),
    ("MC010", "id", "question: Siapa yang tidak hanya bicara?, answer: Iran, wrong: [Mali, Chad]"),
    ("MC011", "en", "question: Which trade pact?, answer: A trade pact, wrong: [A trade war, A pact of arms]"),
    ("MC011", "en", "question: Who has it?, answer: They have it, wrong: [Iran, Oman]"),
    ("MC011", "id", "question: Apa itu perjanjian?, answer: Perjanjian dagang, wrong: [Perjanjian damai, Bank]"),
    ("MC011", "id", "question: Siapa yang ada?, answer: Dia ada, wrong: [Iran, Oman]"),
    ("MC011", "en", "question: 'Which is larger, Armenia or Georgia?', answer: Georgia, wrong: [Armenia]"),
    ("MC011", "id", "question: 'Mana yang tidak berpantai, Laos atau Kamboja?', answer: Laos, wrong: [Kamboja]"),
    ("MC012", "en", "question: It was an, answer: hour, wrong: [embassy, SMS]"),
    ("MC012", "en", "question: It was a, answer: union, wrong: [one-year lease, NATO base]"),
    ("MC012", "en", "question: Who?, answer: The Taliban, wrong: [The army, The court]"),
    ("MC012", "en", "question: Which?, answer: “Iran”, wrong: [Oman, Mali]"),
    ("MC012", "id", "question: Itu a, answer: emas, wrong: [besi, perak]"),
    ("MC012", "id", "question: Apa?, answer: Sebuah bank, wrong: [Sebuah kantor, Sebuah gudang]"),
    ("MC013", "en", "question: What?, answer: Natural gas, wrong: [Oil, Coal, Wheat]"),
    ("MC013", "en", "question: Who?, answer: President of the council, wrong: [Envoys of Iran, Officials of the UN]"),
    ("MC013", "en", 'question: What?, answer: "1994", wrong: [a war]'),
    ("MC013", "id", "question: Apa?, answer: Gas alam, wrong: [Minyak, Batu bara]"),
    ("MC013", "id",
     "question: Siapa?, answer: Teroris Global yang Ditetapkan, wrong: [Negara Sponsor Teror, Daftar Hitam]"),
    ("MC013", "en", 'question: How many?, answer: "900", wrong: ["1200", "1500", "1800"]'),
    ("MC013", "en", 'question: How many?, answer: "1234", wrong: ["900", "2500", "12000"]'),
    ("MC014", "en", 'question: When?, answer: "1994", wrong: ["1997", "1999"], shuffle: no'),
    ("MC014", "en", 'question: When?, answer: "1999", wrong: ["1997", "1994"], shuffle: no'),
    ("MC014", "en", "question: How long?, answer: 5-9 km, wrong: [10-14 km, 12-15 miles]"),
    ("MC014", "en", "question: Which?, answer: Iran, wrong: [Oman, Mali], shuffle: no"),
    ("MC016", "en", "question: Which?, answers: [Iran, Oman, Chad], wrong: [Mali, Niger, Togo]"),
    ("MC019", "en", "question: Which?, answer: Hepatitis A, wrong: [Hepatitis B, Hepatitis C]"),
    ("MC019", "en", "question: Which?, answer: The answer a king gave, wrong: [Iran, Oman]"),
    ("MC019", "id", "question: Mana?, answer: Kelas A dan B, wrong: [Kelas C, Kelas D]"),
    ("MC019", "id", "question: Mana?, answer: Pilihan rakyat, wrong: [Jawaban raja, Titah]"),
    ("MC020", "en", "question: Which?, answer: Iran and Oman, wrong: [Iran and Mali, Mali]"),
    ("MC020", "en", "question: Which war?, answer: I, wrong: [II, III]"),
    ("MC020", "id", "question: Mana?, answer: Iran dan Oman, wrong: [Iran dan Mali, Mali]"),
    ("MC020", "id", 'question: Berapa?, answer: "1", wrong: ["2", "3"]'),
    ("MC021", "en", "question: Who?, answer: Russia, accept: [RF], wrong: [Moscow, Iran], ladder: typed"),
    ("MC021", "id", "question: Siapa?, answer: Rusia, accept: [RF], wrong: [Moskwa, Iran], ladder: typed"),
    ("MC022", "en", 'question: Who?, answer: Iran, wrong: [Oman, "and Mali", Chad]'),
    ("MC022", "en", "question: Who?, answer: Iran, wrong: [Oman, Andorra, Orkney]"),
    ("MC022", "en", "question: How?, answer: by ship, wrong: [with camels, with horses]"),
    ("MC022", "id", "question: Siapa?, answer: Iran, wrong: [Dengue, Danau Toba]"),
    ("MC022", "id", "question: Bagaimana?, answer: kapal, wrong: [dengan unta, dengan kuda]"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "language", "fields"), PASSED)
def test_a_rule_lets_pass(code: str, language: str, fields: str) -> None:
    assert found(code, fields, language) == []


def test_items_that_stand_below_each_other_are_not_cut() -> None:
    body = "- id: a\n  question: Who?\n  answer: Iran\n  wrong:\n  - Oman\n  - and Mali\n  - Chad\n"
    assert "MC022" not in {problem.code for problem in inspect_text(as_deck(body)).problems}


def test_what_stands_last_for_good_is_told_another_way_out() -> None:
    shuffled = found("MC003", "question: Which?, answer: All of these, wrong: [Iran, Oman]")[0]
    pinned = "question: Which?, options: [Iran, Oman, {text: All of these, correct: yes, pin: last}]"
    assert "pin: last" in shuffled.fix
    assert "pin" not in found("MC003", pinned)[0].fix


def test_yes_and_no_are_better_a_statement() -> None:
    assert "statement" in found("MC016", 'question: So?, answer: "Yes", wrong: ["No"]')[0].fix
    assert "statement" in found("MC016", "question: Benar?, answer: Benar, wrong: [Salah]", "id")[0].fix
    assert "statement" not in found("MC016", "question: Who?, answer: Iran, wrong: [Oman]")[0].fix


def test_twins_name_each_other() -> None:
    (problem,) = found("MC002", "question: Who?, answer: Iran, wrong: [Oman, IRAN]")
    assert [(near.place.line, near.place.col) for near in problem.related] == [(6, 35)]

"""What is said in Indonesian: whole sentences, with everything filled in that the English ones tell."""

from collections.abc import Iterator

import pytest

import quizgeo
from quizgeo import language
from quizgeo.answers import REASONS
from quizgeo.decks import check_text
from quizgeo.language import _, ngettext
from quizgeo.study import SETTINGS, days_in_short, days_in_words, milliseconds_in_words, wait_in_words
from tools.house.messages import Message, fields, messages
from tools.house.source import checkout

SAID = tuple(dict.fromkeys(message for module in checkout("src") for message in messages(module)))
DECK = """\
quizgeo: 1
deck: asia
title: Asia
language: id
questions:
  - {id: capital, question: Apa ibu kota Kirgizstan?, answer: Bishkek}
  - {id: choice, question: Manakah yang bukan negara?, answer: Grozny, wrong: [Armenia, Georgia]}
  - {id: number, question: Berapa jiwa?, number: 38, within: 2}
  - {id: date, question: Kapan?, date: 2023-09-19}
  - {id: list, question: Sebutkan dua., list: [Iran, Georgia, Turki], need: 2}
  - {id: order, question: Urutkan., order: [satu, dua, tiga]}
  - {id: fact, statement: Baku terletak di tepi laut., answer: true}
  - {id: place, question: Di mana Baku?, place: [40.4, 49.9], within: 30 km}
"""


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    """Speak Indonesian during a test."""
    language.use("id")
    yield
    language.use("en")


def filled(text: str) -> str:
    """Fill every place of a sentence with something of the type that its form asks for."""
    values = {name: 1.5 if form else name.upper() for name, _how, form in fields(text)}
    return text.format(**values)


def spoken(message: Message, count: int = 2) -> str:
    """Give a message in the language in use."""
    return ngettext(message.text, message.many, count) if message.many else _(message.text)


@pytest.mark.parametrize("tongue", language.languages())
def test_every_sentence_can_be_filled(tongue: str) -> None:
    language.use(tongue)
    for message in SAID:
        for count in (0, 1, 2):
            said = spoken(message, count)
            known = {name.upper() for name, _how, form in fields(message.many or message.text) if not form}
            assert {word for word in known if word in filled(said)} == known or count == 1


def test_hardly_a_sentence_is_the_same_in_both() -> None:
    same = [message.text for message in SAID if spoken(message) == (message.many or message.text)]
    assert [text for text in same if len(text.split()) > 2 and "{" not in text] == []


def test_a_sentence_ends_as_it_does_in_english() -> None:
    ends = ".?!:…"
    odd = [
        message.text
        for message in SAID
        if message.text[-1] in ends
        and not message.many
        and not message.text.endswith("…")
        and spoken(message)[-1] != message.text[-1]
    ]
    assert odd == []


@pytest.mark.parametrize("word", [word for word, reason in REASONS.items() if reason.sentence])
def test_every_reason_is_told_whole(word: str) -> None:
    sentence = REASONS[word].sentence
    said = {name: name.upper() for name, _how, _form in fields(sentence)}
    message = _(sentence).format(**said)
    assert message != sentence.format(**said)
    assert [value for value in said.values() if value not in message] == []


@pytest.mark.parametrize(
    ("question", "given", "message"),
    [
        ("capital", "Bishkek", "Benar."),
        ("capital", "Bishkk", "Hampir tepat, dihitung benar. Ejaannya Bishkek."),
        ("capital", "Ankara", "Ankara bukan yang dimaksud. Jawabannya Bishkek."),
        ("capital", "", "Tidak ada jawaban."),
        ("choice", "Armenia", "Jawabannya Grozny."),
        ("number", "banyak", "Itu tidak terbaca sebagai angka. Jawabannya 38."),
        ("number", "39", "Benar: dalam batas 2 dari 38."),
        ("date", "September 2023", "Benar, tetapi belum lengkap: 19 September 2023."),
        ("date", "31 Februari 2023", "Tidak ada 31 Februari 2023 dalam kalender."),
        ("list", "Iran", "1 dari 2. Kurang: 1 di antara Georgia, Turki."),
        ("fact", "salah", "Jawabannya benar."),
        ("fact", "barangkali", "Itu tidak terbaca sebagai benar atau salah. Jawabannya benar."),
    ],
)
def test_a_judged_answer_is_told_in_indonesian(question: str, given: str, message: str) -> None:
    deck = quizgeo.parse_deck(DECK)
    assert quizgeo.check_answer(deck[question], given).message == message


def test_the_order_is_told_in_indonesian() -> None:
    order = quizgeo.parse_deck(DECK)["order"]
    assert quizgeo.check_answer(order, ["satu", "tiga", "dua"]).message == "2 dari 3 sudah urut; pindahkan 1 lainnya."


def test_problems_and_cures_are_told_in_indonesian() -> None:
    _deck, problems = check_text(DECK.replace("answer: Bishkek", "awnser: Bishkek"), "asia.yaml")
    told = {(problem.code, problem.message, problem.fix) for problem in problems}
    assert ("QN004", 'bidang "awnser" tidak dikenal', 'maksudnya "answer"?') in told


def test_lengths_of_time_are_short() -> None:
    days = (0, 1, 20, 183, 731)
    assert [days_in_short(each) for each in days] == ["hari ini", "1 hari", "20 hari", "6 bln", "2 thn"]
    assert [days_in_words(each) for each in days] == ["hari ini", "1 hari", "20 hari", "6 bulan", "2 tahun"]
    assert [wait_in_words(each) for each in days[:3]] == ["hari ini", "besok", "20 hari lagi"]
    assert milliseconds_in_words(680_000) == "11 mnt 20 dtk"
    assert milliseconds_in_words(3_900_000) == "1 jam 5 mnt"


def test_settings_refuse_in_indonesian() -> None:
    with pytest.raises(ValueError, match=r"retention harus 0.7 sampai 0.97 \(yang ditulis 2\)"):
        SETTINGS["retention"].checked(2)

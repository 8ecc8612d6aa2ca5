"""Answers as learners type them, judged in English and in Indonesian decks: one table across the kinds."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from quizgeo.answers import Given, check_answer
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Gap,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Option,
    Order,
    PartialDate,
    Span,
    Text,
    Tolerance,
    TrueFalse,
)


def number(value: str, *units: str, percent: int = 0) -> Number:
    tolerance = Tolerance(Decimal(percent), percent=True) if percent else None
    return Number(Decimal(value), Decimal(value), value, units, tolerance)


ENGLISH: Mapping[str, Kind] = {
    "minister": Text("Nikol Pashinyan", accept=("Pashinyan",), reject=("Nikol",)),
    "bloc": Text("Collective Security Treaty Organisation", accept=("CSTO", "the Tashkent Treaty")),
    "corridor": Text("Zangezur corridor", accept=("Syunik corridor",)),
    "stepanakert": Text("Stepanakert", accept=("Khankendi", "Xankəndi")),
    "troops": number("11000", "troops", "soldiers", percent=5),
    "share": number("2.5", "%"),
    "retaken": Date(PartialDate(2023, 9), Span(1, "month")),
    "war": Date(PartialDate(2022, 2, 24)),
    "closed": Date(PartialDate(1993)),
    "neighbours": ListOf((("Georgia",), ("Iran",), ("Turkey", "Türkiye"), ("Azerbaijan",)), need=4),
    "steps": Order(("Border closed", "Karabakh retaken", "Peace text agreed")),
    "capitals": Match((("Georgia", "Tbilisi"), ("Armenia", "Yerevan"), ("Azerbaijan", "Baku")), extra=("Ankara",)),
    "alliances": Groups((("CSTO", ("Russia", "Belarus", "Armenia")), ("NATO", ("Turkey",)))),
    "sentence": Cloze((Gap("Turkey", ("Türkiye",)), " closed its border with ", Gap("Armenia"), ".")),
    "first": Choice((Option("Russia", correct=True), Option("China"), Option("Iran"), Option("Pakistan"))),
    "friends": Multiple((Option("Iran", correct=True), Option("North Korea", correct=True), Option("Armenia"))),
    "statement": TrueFalse("Turkey opened its border in 1993.", answer=False),
}
INDONESIAN: Mapping[str, Kind] = {
    "negara": Text("Korea Utara", accept=("Republik Rakyat Demokratik Korea",)),
    "pemimpin": Text("Nikol Pashinyan", accept=("Pashinyan",)),
    "pasukan": number("11000", "tentara", percent=5),
    "bagian": number("2.5", "persen"),
    "jumlah": number("4812"),
    "direbut": Date(PartialDate(2023, 9)),
    "merdeka": Date(PartialDate(1945, 8, 17)),
    "tetangga": ListOf((("Georgia",), ("Iran",), ("Turki",), ("Azerbaijan",)), need=3),
    "kalimat": Cloze((Gap("Turki"), " menutup perbatasan dengan ", Gap("Armenia"), ".")),
    "benar": TrueFalse("Turki menutup perbatasannya.", answer=True),
}


def reason(decks: Mapping[str, Kind], name: str, given: Given, language: str) -> str:
    question = Question(CardKey(f"deck/{name}"), name, decks[name], "…?", language=language)
    return check_answer(question, given).reason


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("minister", "Nikol Pashinyan", "same"),
        ("minister", "nikol pashinyan.", "same"),
        ("minister", "Pashinyan", "same"),
        ("minister", "it is Pashinyan", "filler"),
        ("minister", "Pashinyan Nikol", "word-order"),
        ("minister", "Nikol", "rejected"),
        ("minister", "Nikol P.", "different"),
        ("minister", "Pashinyan or Aliyev", "extra-words"),
        ("minister", "Serzh Sargsyan", "different"),
        ("bloc", "csto", "same"),
        ("bloc", "C.S.T.O.", "same"),
        ("bloc", "CS TO", "spacing"),
        ("bloc", "the CSTO", "folded"),
        ("bloc", "Tashkent Treaty", "folded"),
        ("bloc", "collective security treaty organisation", "same"),
        ("bloc", "Security Treaty", "missing-words"),
        ("bloc", "CIS", "other-entity"),
        ("corridor", "the Zangezur Corridor", "folded"),
        ("corridor", "Zangezur", "missing-words"),
        ("corridor", "syunik-corridor", "same"),
        ("stepanakert", "Xankendi", "different"),
        ("stepanakert", "Khankandi", "folded"),
        ("stepanakert", "STEPANAKERT", "same"),
        ("troops", "11,000", "same"),
        ("troops", "11 000 troops", "same"),
        ("troops", "11k soldiers", "same"),
        ("troops", "eleven thousand", "same"),
        ("troops", "about 11 thousand soldiers", "same"),
        ("troops", "11.000", "other-separator"),
        ("troops", "11,500", "within"),
        ("troops", "12,000", "near"),
        ("troops", "13,000", "different"),
        ("troops", "11,000 tanks", "other-unit"),
        ("troops", "a lot", "not-a-number"),
        ("share", "2.5%", "same"),
        ("share", "2.50 percent", "same"),
        ("share", "2,5", "other-separator"),
        ("share", "5/2", "same"),
        ("share", "25", "different"),
        ("retaken", "September 2023", "same"),
        ("retaken", "09/2023", "same"),
        ("retaken", "19 Sep 2023", "more-precise"),
        ("retaken", "October 2023", "within"),
        ("retaken", "Nov 2023", "near"),
        ("retaken", "2020", "different"),
        ("retaken", "2023", "less-precise"),
        ("war", "24 February 2022", "same"),
        ("war", "24.2.22", "same"),
        ("war", "Feb 24, 2022", "same"),
        ("war", "2/24/2022", "day-month"),
        ("war", "24 Feburary 2022", "same"),
        ("war", "February 2022", "less-precise"),
        ("war", "2014", "different"),
        ("closed", "in 1993", "same"),
        ("closed", "April 1993", "more-precise"),
        ("closed", "the nineties", "not-a-date"),
        ("neighbours", "Georgia, Iran, Turkey and Azerbaijan", "all"),
        ("neighbours", "turkiye; azerbaijan; iran; georgia", "all"),
        ("neighbours", "Georgia Iran", "none"),
        ("neighbours", "Georgia, Iran", "some"),
        ("neighbours", "Georgia, Iran, Turkey, Azerbaijan, Russia", "extra"),
        ("steps", "border closed > karabakh retaken > peace text agreed", "all"),
        ("steps", "karabakh retaken, border closed, peace text agreed", "order"),
        ("capitals", "Georgia: Tbilisi, Armenia: Yerevan, Azerbaijan: Baku", "all"),
        ("capitals", "Georgia=Tbilisi; Armenia=Yerevan; Azerbaijan=Ankara", "some"),
        ("alliances", "CSTO: Russia, Belarus, Armenia; NATO: Turkey", "all"),
        ("alliances", "Russia: CSTO; Belarus: CSTO; Armenia: NATO; Turkey: NATO", "some"),
        ("sentence", "Turkey; Armenia", "all"),
        ("sentence", "Türkiye, armenia", "all"),
        ("sentence", "Armenia, Turkey", "none"),
        ("first", "russia", "same"),
        ("first", "Rusia", "not-an-option"),
        ("friends", "Iran & North Korea", "all"),
        ("friends", "Iran, North Korea, Armenia", "different"),
        ("statement", "no", "same"),
        ("statement", "Salah", "same"),
        ("statement", "y", "different"),
    ],
)
def test_in_an_english_deck(name: str, given: Given, expected: str) -> None:
    assert reason(ENGLISH, name, given, "en") == expected


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("negara", "korea utara", "same"),
        ("negara", "Korea-Utara", "same"),
        ("negara", "yaitu Korea Utara", "filler"),
        ("negara", "Utara Korea", "word-order"),
        ("negara", "Korea Selatan", "other-entity"),
        ("negara", "Korea", "missing-words"),
        ("negara", "Korea Utara dan Iran", "extra-words"),
        ("pemimpin", "oleh Pashinyan", "filler"),
        ("pemimpin", "si Pashinyan", "folded"),
        ("pasukan", "11.000 tentara", "same"),
        ("pasukan", "sebelas ribu", "same"),
        ("pasukan", "11 ribu tentara", "same"),
        ("pasukan", "11rb", "same"),
        ("pasukan", "kurang lebih 11.500", "within"),
        ("pasukan", "11,000", "other-separator"),
        ("pasukan", "11.000 tank", "other-unit"),
        ("pasukan", "banyak", "not-a-number"),
        ("bagian", "2,5%", "same"),
        ("bagian", "2,5 persen", "same"),
        ("bagian", "2.5", "other-separator"),
        ("jumlah", "4.812", "same"),
        ("jumlah", "empat ribu delapan ratus dua belas", "same"),
        ("jumlah", "4.813", "different"),
        ("direbut", "September 2023", "same"),
        ("direbut", "bulan September tahun 2023", "same"),
        ("direbut", "19-9-2023", "more-precise"),
        ("direbut", "akhir 2023", "less-precise"),
        ("direbut", "Oktober 2023", "different"),
        ("merdeka", "17 Agustus 1945", "same"),
        ("merdeka", "tgl 17-8-1945", "same"),
        ("merdeka", "Jumat, 17 Agt 1945", "same"),
        ("merdeka", "8/17/1945", "day-month"),
        ("merdeka", "17 Agustus", "less-precise"),
        ("merdeka", "31 Juni 1945", "no-such-date"),
        ("tetangga", "Georgia, Iran dan Turki", "all"),
        ("tetangga", "Iran serta Turki", "some"),
        ("tetangga", "Rusia", "none"),
        ("kalimat", "Turki; Armenia", "all"),
        ("kalimat", "di Turki, Armenia", "all"),
        ("benar", "betul", "same"),
        ("benar", "tidak", "different"),
        ("benar", "mungkin", "not-true-false"),
    ],
)
def test_in_an_indonesian_deck(name: str, given: Given, expected: str) -> None:
    assert reason(INDONESIAN, name, given, "id") == expected

"""What a fair teacher would count passes, in the spelling in which learners write it."""

from collections.abc import Mapping, Sequence

import pytest

from quizgeo import check_answer
from quizgeo.answers import as_typed
from quizgeo.decks.kinds import Choice
from quizgeo.decks.model import Question

TYPED = {
    "armenia-russia/head-of-government": ["N. Pashinyan", "Pashynian", "Pashinyan", "PM Nikol Pashinyan"],
    "armenia-russia/russian-base": ["Gyumry", "gyumri", "near Gyumri"],
    "armenia-russia/seat-of-the-court": ["The Hague, Netherlands", "Hague"],
    "azerbaijan-russia/crash-country": ["Kazakstan", "Republic of Kazakhstan"],
    "azerbaijan-russia/grozny-republic": ["Checnya", "Chechenya"],
    "azerbaijan-russia/parade": [
        "the Victory Day",
        "Victory Day Parade in Moscow",
        "Victory Day parade on Red Square",
        "the 9th of May parade",
        "World War 2 Victory Day",
    ],
    "azerbaijan-russia/phone-call": ["President Zelensky", "Ukraine's President Zelenskyy", "the president of Ukraine"],
    "azerbaijan-russia/raids-city": ["Ekaterinburg", "Yekaterinberg"],
    "azerbaijan-russia/sputnik": ["Sputnik News"],
    "azerbaijan-russia/victims": [
        "38",
        "38 dead",
        "38 of 67",
        "38 out of 67",
        "38 people",
        "thirty-eight",
        "38 deaths",
        "38 people lost their lives",
    ],
    "karabakh/nakhchivan": ["Nakchivan", "Nakhchivan Autonomous Republic"],
    "new-friends/first-contingent": ["11,000", "11000", "11 000", "about 11,000", "10,000", "12,000", "11,000 men"],
    "new-friends/first-losses": ["4,000", "4000 casualties"],
    "new-friends/late-2024-ally": ["DPRK", "N. Korea"],
    "taliban/putin-allies": ["our ally", "ally", "an ally", "our allies"],
    "taliban/supreme-leader-seat": ["Khandahar", "Qandahar"],
}
SEVERAL = {
    "armenia-russia/csto-members": ["Kirgizstan", "Kazakstan", "Republic of Armenia"],
    "azerbaijan-russia/guam": ["Georgia", "Ukraine", "Azerbaidjan", "Republic of Moldova"],
    "azerbaijan-russia/neighbours": ["Islamic Republic of Iran", "Turkiye", "Republic of Georgia"],
    "karabakh/minsk-group": ["America", "France", "Russia"],
    "new-friends/donbas-regions": ["Luhansk oblast", "Donetsk oblast"],
    "new-friends/korean-neighbours": ["PRC", "ROK", "Russia"],
    "armenia-russia/solidarity": ["Azerbaidjan", "Nagorno Karabakh"],
    "azerbaijan-russia/detained-posts": ["CEO", "editor in chief", "4"],
    "karabakh/long-conflict": ["three decades", "Armenia", "Russia"],
    "new-friends/drone-deal": ["Shahed", "blueprint", "Russian"],
}
REFUSED = {
    "armenia-russia/head-of-government": ["Sargsyan", "Aliyev"],
    "azerbaijan-russia/grozny-republic": ["Dagestan", "Czechia"],
    "azerbaijan-russia/parade": ["Independence Day", "Russia Day", "VE Day", "8 May", "military parade"],
    "azerbaijan-russia/victims": ["29", "67", "29 of 67"],
    "new-friends/first-contingent": ["8,000", "110,000", "11"],
    "taliban/supreme-leader-seat": ["Kabul", "Herat"],
}


def pairs(table: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(key, given) for key, texts in table.items() for given in texts]


def typed(question: Question) -> Question:
    return as_typed(question) if isinstance(question.body, Choice) else question


@pytest.mark.parametrize(("key", "given"), pairs(TYPED))
def test_a_fair_answer_passes(key: str, given: str, questions: Mapping[str, Question]) -> None:
    assert check_answer(typed(questions[key]), given).passed


@pytest.mark.parametrize("key", SEVERAL)
def test_fair_answers_pass_together(key: str, questions: Mapping[str, Question]) -> None:
    verdict = check_answer(questions[key], SEVERAL[key])
    assert verdict.passed
    assert verdict.score == 1


@pytest.mark.parametrize(("key", "given"), pairs(REFUSED))
def test_a_wrong_answer_stays_wrong(key: str, given: str, questions: Mapping[str, Question]) -> None:
    assert not check_answer(typed(questions[key]), given).passed


def test_further_spellings_of_a_choice_pass_once_it_is_typed(versions: Mapping[str, Question]) -> None:
    failed = [
        (key, spelling)
        for key, question in versions.items()
        if isinstance(question.body, Choice)
        for spelling in question.body.accept
        if not check_answer(as_typed(question), spelling).passed
    ]
    assert failed == []


def test_no_distractor_passes_once_a_choice_is_typed(versions: Mapping[str, Question]) -> None:
    passed = [
        (key, option.text)
        for key, question in versions.items()
        if isinstance(question.body, Choice)
        for option in question.body.options
        if not option.correct and check_answer(as_typed(question), option.text).passed
    ]
    assert passed == []

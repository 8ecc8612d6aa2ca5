"""What a fair teacher in Indonesia would count passes: names, numbers and dates as they are written there."""

from collections.abc import Mapping, Sequence

import pytest

from quizgeo import check_answer
from quizgeo.answers import as_typed
from quizgeo.decks.kinds import Choice
from quizgeo.decks.model import Question

TYPED = {
    "armenia-russia/head-of-government": ["Pashinyan", "PM Pashinyan", "Nikol Pashinian"],
    "armenia-russia/lavrov-in-yerevan": ["20 Mei 2025", "20/5/2025", "tanggal 20 Mei 2025"],
    "armenia-russia/ratification-date": ["Oktober 2023", "bulan Oktober 2023", "10/2023"],
    "armenia-russia/seat-of-the-court": ["Den Haag", "Denhaag", "Den Haag, Belanda", "The Hague"],
    "armenia-russia/court-joined": ["ICC", "Mahkamah Pidana Internasional"],
    "armenia-russia/border-closed": ["1993", "tahun 1993"],
    "azerbaijan-russia/crash-country": ["Kazakstan", "Kazakhstan"],
    "azerbaijan-russia/crash-date": ["Desember 2024", "Des 2024", "12/2024"],
    "azerbaijan-russia/grozny-republic": ["Chechnya", "Chechen", "Republik Chechnya"],
    "azerbaijan-russia/parade": [
        "Hari Kemenangan",
        "Parade Hari Kemenangan",
        "9 Mei",
        "hari kemenangan Perang Dunia 2",
    ],
    "azerbaijan-russia/phone-call": ["Zelenskyy", "Zelensky", "Presiden Zelenskyy", "dengan Zelenskyy"],
    "azerbaijan-russia/victims": ["38", "38 orang", "tiga puluh delapan", "38 dari 67 orang", "38 korban jiwa"],
    "karabakh/control-date": ["September 2023", "Sept 2023", "9/2023"],
    "karabakh/nakhchivan": ["Nakhchivan", "Nakhichevan", "Republik Otonom Nakhchivan"],
    "karabakh/war-of-2020": ["44", "44 hari", "empat puluh empat hari"],
    "new-friends/first-contingent": ["11.000", "11000", "11 ribu", "sebelas ribu", "sekitar 11.000 tentara"],
    "new-friends/first-losses": ["4.000", "4 ribu", "empat ribu orang"],
    "new-friends/further-troops": ["30.000", "30 ribu tentara"],
    "new-friends/invasion-date": ["24 Februari 2022", "24-2-2022"],
    "new-friends/late-2024-ally": ["Korut", "Korea Utara", "Republik Rakyat Demokratik Korea"],
    "taliban/first-recogniser": ["Rusia", "Federasi Rusia"],
    "taliban/putin-allies": ["sekutu", "sekutu kami"],
    "taliban/return-to-power": ["Agustus 2021", "Agt 2021", "8/2021"],
    "taliban/supreme-leader-seat": ["Kandahar", "Kota Kandahar", "Qandahar"],
    "taliban/years-between": ["20", "20 tahun", "dua puluh tahun"],
}
SEVERAL = {
    "armenia-russia/csto-members": ["Kirgistan", "Belarusia", "Kazakstan"],
    "azerbaijan-russia/guam": ["Georgia", "Ukraina", "Azerbaijan", "Moldova"],
    "azerbaijan-russia/neighbours": ["Turki", "Iran", "Rusia"],
    "karabakh/minsk-group": ["Amerika", "Perancis", "Rusia"],
    "new-friends/donbas-regions": ["Lugansk", "Donetsk"],
    "new-friends/korean-neighbours": ["Cina", "Korsel", "Rusia"],
    "karabakh/long-conflict": ["puluhan tahun", "Armenia", "Rusia"],
}
REFUSED = {
    "armenia-russia/head-of-government": ["Sargsyan", "Aliyev"],
    "azerbaijan-russia/grozny-republic": ["Dagestan", "Ceko"],
    "azerbaijan-russia/parade": ["Hari Kemerdekaan", "Hari Rusia", "8 Mei", "parade militer"],
    "azerbaijan-russia/victims": ["29", "67", "tiga puluh", "38.000", "38 ribu"],
    "karabakh/control-date": ["November 2020", "2022"],
    "new-friends/first-contingent": ["8.000", "110.000", "11"],
    "taliban/return-to-power": ["Agustus 2020", "September 1996"],
    "taliban/supreme-leader-seat": ["Kabul", "Herat"],
}


def pairs(table: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(key, given) for key, texts in table.items() for given in texts]


def asked(key: str, versions: Mapping[str, Question]) -> Question:
    question = versions[f"{key} in id"]
    return as_typed(question) if isinstance(question.body, Choice) else question


@pytest.mark.parametrize(("key", "given"), pairs(TYPED))
def test_a_fair_answer_passes(key: str, given: str, versions: Mapping[str, Question]) -> None:
    assert check_answer(asked(key, versions), given).passed


@pytest.mark.parametrize("key", SEVERAL)
def test_fair_answers_pass_together(key: str, versions: Mapping[str, Question]) -> None:
    verdict = check_answer(asked(key, versions), SEVERAL[key])
    assert verdict.passed
    assert verdict.score == 1


@pytest.mark.parametrize(("key", "given"), pairs(REFUSED))
def test_a_wrong_answer_stays_wrong(key: str, given: str, versions: Mapping[str, Question]) -> None:
    assert not check_answer(asked(key, versions), given).passed


def test_what_is_right_in_the_original_is_right_here_too(
    versions: Mapping[str, Question], questions: Mapping[str, Question]
) -> None:
    refused = [
        (key, answer)
        for key, question in questions.items()
        if isinstance(question.body, Choice) and question.typed_ladder
        for answer in (question.body.answer, *question.body.accept)
        if not check_answer(asked(key, versions), answer).passed
    ]
    assert refused == []

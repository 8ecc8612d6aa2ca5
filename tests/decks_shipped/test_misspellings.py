"""What learners misspell is right, and not exact, so that they see how it is written.

None of these is listed in a deck; in Indonesian some of the English ones are how the name is written.
"""

from collections.abc import Callable, Mapping, Sequence

import pytest

from quizgeo.answers import Verdict

Typed = tuple[tuple[str, ...], Callable[[str], Verdict]]
MISSPELT = {
    "armenia-russia/csto-members": [
        "Kazakstan",
        "Kirghizstan",
        "Kirgistan",
        "Kirgizstan",
        "Kyrgistan",
        "Tadjikistan",
        "Tadzhikistan",
        "Tajikstan",
    ],
    "armenia-russia/head-of-government": [
        "Nicol Pashinyan",
        "Nikol Pashynian",
        "Nikol Pashynyan",
        "Pashynian",
        "Pashynyan",
    ],
    "armenia-russia/istanbul": ["Istambul"],
    "armenia-russia/kallas-country": ["Esthonia"],
    "armenia-russia/russian-base": ["Giumri", "Gumri", "Gumry", "Gyumry"],
    "armenia-russia/solidarity gap 1": ["Azerbaidjan", "Azerbajan"],
    "armenia-russia/solidarity gap 2": ["Nagorno-Karabach"],
    "azerbaijan-russia/crash-country": ["Kazakstan"],
    "azerbaijan-russia/destination": ["Grosny", "Grozni"],
    "azerbaijan-russia/grozny-republic": ["Chechenia", "Chechenya", "Chechnia", "Chechniya", "Checnya"],
    "azerbaijan-russia/guam": ["Ukraina", "Azerbaidjan", "Azerbajan", "Azerbeijan"],
    "azerbaijan-russia/owner": ["Rossija Segodnja", "Rossiya Segodnia", "Rossiya Sevodnya"],
    "azerbaijan-russia/phone-call": ["Vladimir Zelensky", "Zelenski"],
    "azerbaijan-russia/raids-city": ["Ekaterinberg", "Jekaterinburg", "Yekatarinburg", "Yekaterinberg", "Yekatrinburg"],
    "azerbaijan-russia/safarov": ["Safarovs"],
    "azerbaijan-russia/sputnik": ["Sputnik Azerbaidjan", "Sputnik Azerbaycan"],
    "karabakh/caucasus-states": ["Azerbaidjan", "Azerbajan", "Azerbeijan"],
    "karabakh/nakhchivan": ["Nahchivan", "Nakchivan", "Nakhchevan", "Nakichevan"],
    "new-friends/alabuga": ["Tartarstan"],
    "new-friends/donbas-regions": ["Luhanska", "Donetska", "Donyetsk"],
    "new-friends/drone-deal gap 1": ["Shaheed", "Shahid"],
    "new-friends/nuclear-sites": ["Fordu", "Nantanz"],
    "taliban/afghan-neighbours": ["Usbekistan", "Tajikstan"],
    "taliban/fallen-president": ["Ashraf Gani", "Gani"],
    "taliban/supreme-leader-seat": ["Kandehar", "Khandahar"],
}
INDONESIAN = {
    "armenia-russia/kallas": ["Kaya Kalas", "Kalas"],
    "armenia-russia/law-on-accession": ["Uni Eropah", "Uni Erope"],
    "armenia-russia/new-consultations": ["Pertahanan dan keamana", "Keamanan dan pertahana"],
    "armenia-russia/russian-base": ["Gyumry"],
    "armenia-russia/seat-of-the-court": ["Den Hag"],
    "azerbaijan-russia/grozny-republic": ["Cechnya", "Checnya"],
    "azerbaijan-russia/raids-city": ["Yekatarinburg", "Jekaterinburg"],
    "azerbaijan-russia/sea-crossed": ["Laut Kaspea", "Laut Kaspian"],
    "karabakh/lost-region": ["Kaukasus Slatan", "Kaukasus Selatn"],
    "new-friends/alabuga": ["Tartarstan"],
    "new-friends/drone-deal gap 2": ["disain", "ranacngan", "tehnologi"],
    "new-friends/treaty-name gap 1": ["konprehensif", "komprehensip"],
    "taliban/emirate-name": ["Emirat Islam Afganistan"],
    "taliban/fallen-president": ["Asraf Ghani", "Asyraf Ghani"],
    "taliban/us-label": ["Teroris Global yang Ditetapkan Kusus"],
}


def in_indonesian(key: str) -> str:
    """Give the key of the same place in the translation."""
    question, gap, number = key.partition(" gap ")
    return f"{question} in id{gap}{number}"


def not_close(judge: Callable[[str], Verdict], texts: Sequence[str]) -> Mapping[str, str]:
    verdicts = {given: judge(given) for given in texts}
    return {given: verdict.reason for given, verdict in verdicts.items() if verdict.grade != "close"}


@pytest.mark.parametrize("key", MISSPELT)
def test_a_misspelling_is_close(key: str, typed: Mapping[str, Typed]) -> None:
    assert not_close(typed[key][1], MISSPELT[key]) == {}


@pytest.mark.parametrize("key", INDONESIAN)
def test_a_misspelling_in_indonesian_is_close(key: str, typed: Mapping[str, Typed]) -> None:
    assert not_close(typed[in_indonesian(key)][1], INDONESIAN[key]) == {}


@pytest.mark.parametrize("key", MISSPELT)
def test_what_is_misspelt_in_english_passes_in_indonesian(key: str, typed: Mapping[str, Typed]) -> None:
    judge = typed[in_indonesian(key)][1]
    assert [given for given in MISSPELT[key] if not judge(given).passed] == []

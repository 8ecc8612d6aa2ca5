"""Proposed ids: the words of a question that tell it from others, in their order, never one that is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import propose_id
from quizgeo.decks.scalars import is_slug


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("What is the capital of Georgia?", "capital-of-georgia"),
        ("When did Azerbaijan retake full control of Karabakh?", "azerbaijan-retake-full-control-karabakh"),
        ("Who is Armenia's prime minister?", "armenia-prime-minister"),
        ("Which of these countries is a member of the CSTO?", "countries-member-of-csto"),
        ("Which country is the largest by area?", "country-largest-by-area"),
        ("Which state was the first to recognise the Taliban government?", "recognise-taliban-government"),
        ("What happened on 20 September 2023?", "20-september-2023"),
        ("Turkey opened its border with Armenia in 1993.", "turkey-opened-border-armenia-1993"),
        ("Put these events in order, first to last.", "events-first-to-last"),
        ("Name two neighbours of Armenia.", "neighbours-of-armenia"),
        ("Is a war, war?", "war"),
        ("What is it called?", "what-is-it-called"),
        ("The CSTO's seat", "csto-seat"),
        ("How many km² is it, 2.5 or 3?", "km2-2-5-3"),
        ("Türkiye Əliyev Łódź", "turkiye-aliyev-lodz"),
        ("Donaudampfschifffahrtsgesellschaftskapitänswitwe", "donaudampfschifffahrtsgesellschaftskapit"),
        ("Who of Donaudampfschifffahrtsgesellschaft is it", "donaudampfschifffahrtsgesellschaft"),
        ("1993", "1993"),
    ],
)
def test_an_id_is_made_of_the_words_that_tell_most(wording: str, name: str) -> None:
    assert propose_id(wording) == name


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("Apa ibu kota Georgia?", "ibu-kota-georgia"),
        ("Siapa yang pertama kali mengakui Taliban?", "pertama-mengakui-taliban"),
        ("Negara mana yang menjadi lebih dekat dengan Moskow?", "negara-dekat-dengan-moskow"),
        ("Pada tahun berapa Turki menutup perbatasannya dengan Armenia?", "turki-menutup-perbatasannya-armenia"),
        ("Sebutkan dua negara tetangga Armenia.", "negara-tetangga-armenia"),
        ("Di mana letak Yerevan?", "letak-yerevan"),
    ],
)
def test_an_id_is_made_of_what_tells_most_in_indonesian_too(wording: str, name: str) -> None:
    assert propose_id(wording, "id") == name


@given(st.text(max_size=80), st.sampled_from(["en", "id", "zh-Hant"]), st.sets(st.sampled_from(["a", "b", "who", "1"])))
def test_any_words_give_an_id_that_a_deck_can_hold(wording: str, language: str, taken: set[str]) -> None:
    name = propose_id(wording, language, taken)
    assert is_slug(name)
    assert name not in taken
    assert len(name) <= 42


def test_an_id_is_never_one_that_is_taken() -> None:
    taken = {"who", "who-2"}
    assert propose_id("Who?", taken=taken) == "who-3"
    assert propose_id("Кто?", taken={propose_id("Кто?")}).endswith("-2")
    assert propose_id("Si Budi", "id") == "budi"
    assert propose_id("Null?") == "null-2"
